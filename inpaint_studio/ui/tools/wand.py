"""Wand: marks what looks like the place that is clicked, such as a white crack or a dark stain."""

from inpaint_studio.core.figures import Stamp
from inpaint_studio.core.flood import similar
from inpaint_studio.core.job import CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.tool import Gesture, Tool


class WandTool(Tool):
    """Takes the connected pixels of about the same colour, or all of them in the photo."""

    def press(self, gesture: Gesture) -> None:
        """Mark what is alike."""
        marking = self.bench.marking
        point, tolerance, is_connected = gesture.point, marking.tolerance, marking.is_connected

        def find(photo: Photo, cancel: CancelToken) -> Stamp | None:
            return similar(photo, point, tolerance, is_connected=is_connected, cancel=cancel)

        self.bench.editor.paint_found(marking.title(Title("wand"), gesture.mode), find, marking.target, gesture.mode)
