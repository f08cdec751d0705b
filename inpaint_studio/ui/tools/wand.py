"""Wand: marks what looks like the place that is clicked, such as a white crack or a dark stain."""

from inpaint_studio.core.flood import similar
from inpaint_studio.ui.tools.tool import Gesture, Tool


class WandTool(Tool):
    """Takes the connected pixels of about the same colour, or all of them in the photo."""

    def press(self, gesture: Gesture) -> None:
        """Mark what is alike."""
        document, marking = self.bench.editor.document, self.bench.marking
        if document is None:
            return
        found = similar(document.photo, gesture.point, marking.tolerance, is_connected=marking.is_connected)
        if found is not None:
            self.mark(found, "Wand", gesture.mode)
