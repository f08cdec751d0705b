"""Pan: the hand that moves the photo. The canvas does the moving; this tool only says so."""

from inpaint_studio.ui.editor import Editor
from inpaint_studio.ui.tools.tool import Brush, Gesture


class PanTool:
    """Paints nothing: while it is chosen, every drag moves the photo."""

    def __init__(self, editor: Editor, brush: Brush) -> None:
        """Take what every tool gets; a hand needs neither."""

    @property
    def cursor_size(self) -> int | None:
        """An ordinary pointer."""
        return None

    def press(self, gesture: Gesture) -> None:
        """Do nothing."""

    def move(self, gesture: Gesture) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""
