"""Wand: marks pixels of about the colour that is clicked, such as a white crack or a dark stain."""

from inpaint_studio.core.figures import Stamp
from inpaint_studio.core.flood import similar
from inpaint_studio.core.job import CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.tool import Gesture, Tool


class WandTool(Tool):
    """Marks the pixels of about the same colour that are connected to the one clicked, or all in the photo."""

    def press(self, gesture: Gesture) -> None:
        """Find the pixels, in a job if the photo is large, and mark them."""
        marking = self.bench.marking
        point, tolerance, is_connected = gesture.point, marking.tolerance, marking.is_connected

        def find(photo: Photo, cancel: CancelToken) -> Stamp | None:
            return similar(photo, point, tolerance, is_connected=is_connected, cancel=cancel)

        self.bench.editor.paint_found(marking.title(Title("wand"), gesture.mode), find, marking.target, gesture.mode)
