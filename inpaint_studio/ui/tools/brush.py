"""Brush and eraser: paint the mask, or take it away."""

from inpaint_studio.core.shapes import Capsule, Point, on_grid
from inpaint_studio.core.stroke import Mode
from inpaint_studio.ui.editor import Editor
from inpaint_studio.ui.tools.tool import Brush, Gesture


class BrushTool:
    """A round brush; the right button does the opposite; Shift+click draws a line from the last point."""

    def __init__(self, editor: Editor, brush: Brush, *, is_eraser: bool = False) -> None:
        """Paint with ``brush`` on the editor's mask."""
        self._editor = editor
        self._brush = brush
        self._is_eraser = is_eraser
        self._erases_now = is_eraser
        self._is_line = False
        self._last: Point | None = None
        editor.opened.connect(self.forget)

    @property
    def cursor_size(self) -> int | None:
        """Diameter in photo pixels of the circle that shows the tool."""
        return self._brush.size

    def forget(self) -> None:
        """Forget the last point: another photo is open."""
        self._last = None

    def press(self, gesture: Gesture) -> None:
        """Start a stroke, with Shift at the end of the last one."""
        self._erases_now = self._is_eraser != gesture.is_secondary
        self._is_line = gesture.is_line and self._last is not None
        self._editor.begin_stroke(mode=Mode.SUBTRACT if self._erases_now else Mode.ADD)
        if not self._is_line:
            self._last = gesture.point
        self._paint_to(gesture.point)

    def move(self, gesture: Gesture) -> None:
        """Paint on, unless the stroke is a straight line."""
        if self._editor.is_painting and not self._is_line:
            self._paint_to(gesture.point)

    def release(self) -> None:
        """Finish the stroke: one step of the history."""
        title = "Erase" if self._erases_now else "Line" if self._is_line else "Brush stroke"
        self._editor.end_stroke(title)

    def _paint_to(self, point: Point) -> None:
        start, size = self._last or point, self._brush.size
        self._last = point
        self._editor.paint(Capsule(on_grid(start, size), on_grid(point, size), size))


def make_eraser(editor: Editor, brush: Brush) -> BrushTool:
    """Return the brush that takes the mask away."""
    return BrushTool(editor, brush, is_eraser=True)
