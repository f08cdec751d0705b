"""Brush and eraser: add to the mask, or subtract from it, along the pointer's way."""

from inpaint_studio.core.shapes import Capsule, Point, on_grid
from inpaint_studio.core.stroke import Mode
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.tool import Gesture, Tool, Workbench


class BrushTool(Tool):
    """A round brush with a hard edge. Less pressure of a pen makes it narrower; Shift+click paints a straight line."""

    is_dragged = True

    def __init__(self, bench: Workbench) -> None:
        """Paint with the brush of ``bench``."""
        super().__init__(bench)
        self._last: tuple[Point, int] | None = None
        self._mode = Mode.ADD
        self._is_line = False

    @property
    def cursor_size(self) -> int | None:
        """Diameter in photo pixels of the circle that shows the tool."""
        return self.bench.brush.size

    def press(self, gesture: Gesture) -> None:
        """Start a stroke; with Shift, paint a straight line from the end of the last one."""
        self._mode = gesture.mode
        self._is_line = gesture.is_straight and self._last is not None
        self.bench.editor.begin_stroke(self.bench.marking.target, gesture.mode)
        if not self._is_line:
            self._last = None
        self._paint_to(gesture)

    def move(self, gesture: Gesture) -> None:
        """Continue the stroke, unless it is a straight line."""
        if self.bench.editor.is_painting and not self._is_line:
            self._paint_to(gesture)

    def release(self) -> None:
        """Finish the stroke, which becomes one step of the history."""
        name = Title("line") if self._is_line else Title("brush stroke")
        self.bench.editor.end_stroke(self.bench.marking.title(name, self._mode))

    def finish(self) -> None:
        """Finish the stroke."""
        self.release()

    def cancel(self) -> None:
        """Give the stroke up."""
        self.bench.editor.cancel_stroke()

    def forget(self) -> None:
        """Forget where the last stroke ended."""
        self._last = None

    def _paint_to(self, gesture: Gesture) -> None:
        size = max(1, round(self.bench.brush.size * gesture.pressure))
        start, start_size = self._last or (gesture.point, size)
        self._last = gesture.point, size
        self.bench.editor.paint(Capsule(on_grid(start, start_size), on_grid(gesture.point, size), start_size, size))


class EraserTool(BrushTool):
    """A brush that subtracts where others add."""

    inverts = True
