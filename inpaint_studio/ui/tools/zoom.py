"""Zoom: a click zooms in, a drag fills the view with the box that it spans."""

from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.stroke import Mode
from inpaint_studio.ui.tools.box import corners
from inpaint_studio.ui.tools.tool import Gesture, Outline, Tool, Workbench


class ZoomTool(Tool):
    """Zooms in; with the right button or with Ctrl, out."""

    paints = False

    def __init__(self, bench: Workbench) -> None:
        """Look around in the view of ``bench``."""
        super().__init__(bench)
        self._start: Gesture | None = None
        self._end: Gesture | None = None

    @property
    def outline(self) -> Outline | None:
        """The box that will fill the view."""
        box = self._box
        return Outline(corners(box)) if box else None

    def press(self, gesture: Gesture) -> None:
        """Set the first corner of a box."""
        self._start = self._end = gesture

    def move(self, gesture: Gesture) -> None:
        """Drag the opposite corner."""
        if self._start is not None:
            self._end = gesture

    def release(self) -> None:
        """Fill the view with the box, or zoom around the point that was clicked."""
        start, box = self._start, self._box
        self.cancel()
        if box is not None and not box.region.is_empty:
            self.bench.view.show_region(box.region)
        elif start is not None:
            self.bench.view.zoom_at(start.point, 1 if start.mode is not Mode.SUBTRACT else -1)

    def cancel(self) -> None:
        """Give the box up."""
        self._start = self._end = None

    @property
    def _box(self) -> Rectangle | None:
        if self._start is None or self._end is None or self._start.mode is Mode.SUBTRACT:
            return None
        box = Rectangle(self._start.point, self._end.point)
        is_click = max(abs(a - b) for a, b in zip(box.start, box.end, strict=True)) <= self._start.reach
        return None if is_click else box
