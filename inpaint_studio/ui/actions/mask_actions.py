"""MaskActions: what the Mask menu does to the mask as a whole."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from inpaint_studio.core.hole_sizes import HoleSizes
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.morphology import fill_enclosed, grow, shrink, smooth
from inpaint_studio.core.region import Region
from inpaint_studio.translation import Text, Title, tr
from inpaint_studio.ui.dialogs.hole_sizes import HoleSizesDialog
from inpaint_studio.ui.editor.editor import Editor


class MaskActions:
    """Changes the mask of the open document, each time as one step of the history."""

    def __init__(self, editor: Editor, distance: Callable[[], int], window: QWidget) -> None:
        """Work on the document of ``editor``, growing by ``distance()`` pixels; dialogs belong to ``window``."""
        self._editor = editor
        self._distance = distance
        self._window = window

    def clear(self) -> None:
        """Clear the mask: nothing is to be restored."""
        self._editor.change_mask(Title("Clear mask"), Mask.clear)

    def invert(self) -> None:
        """Swap what is kept and what is restored."""
        self._editor.change_mask(Title("Invert mask"), Mask.invert)

    def grow(self) -> None:
        """Make the mask wider."""
        self._by_distance("Grow mask by {distance} px", grow)

    def shrink(self) -> None:
        """Make the mask narrower."""
        self._by_distance("Shrink mask by {distance} px", shrink)

    def smooth(self) -> None:
        """Smooth the outline of the mask."""
        self._by_distance("Smooth mask by {distance} px", smooth)

    def fit(self) -> None:
        """Bring the mask to where the damage below it ends."""
        self._editor.fit_mask(Title("Fit mask to damage"))

    def fill_enclosed(self) -> None:
        """Add the areas that the mask encloses."""
        self._editor.change_mask(Title("Fill enclosed areas"), fill_enclosed)

    def select_holes(self) -> None:
        """Ask which holes to keep or to remove, by their size."""
        self._editor.settle_strokes()
        document = self._editor.document
        if document is not None:
            mask = document.mask.copy()
            self._editor.jobs.run(
                tr("Measuring the spots"),
                lambda progress, cancel: HoleSizes(mask),
                self._show_sizes,
                leads_away=True,
            )

    def _show_sizes(self, sizes: HoleSizes) -> None:
        HoleSizesDialog(sizes, self._editor, self._window).open()

    def _by_distance(self, title: Text, change: Callable[[Mask, int], Region]) -> None:
        distance = self._distance()
        self._editor.change_mask(Title(title, distance=distance), lambda mask: change(mask, distance))
