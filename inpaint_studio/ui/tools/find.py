"""Find: a click judges a mark that detection proposes."""

from inpaint_studio.ui.tools.tool import Gesture, Outline, Tool

_AROUND = 12  # photo pixels between a mark and the frame around it


class FindTool(Tool):
    """Rejects the proposed mark that is clicked, or proposes the one that is there; frames the one under review."""

    paints = False

    @property
    def outline(self) -> Outline | None:
        """A frame around the mark that is asked about."""
        region = self.bench.editor.review.region
        if region is None:
            return None
        box = region.padded(_AROUND)
        return Outline(((box.top, box.left), (box.top, box.right), (box.bottom, box.right), (box.bottom, box.left)))

    def press(self, gesture: Gesture) -> None:
        """Reject the proposed mark there, or propose the one that is not."""
        self.bench.editor.finder.click(gesture.point, gesture.reach)
