"""Line: paints straight lines with the brush."""

from inpaint_studio.core.shapes import Capsule, Point, on_grid
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.polyline import PolylineTool
from inpaint_studio.ui.tools.tool import Gesture, Outline, Workbench


class LineTool(PolylineTool):
    """Paints straight lines as wide as the brush. Shift+click continues from the end of the last one."""

    def __init__(self, bench: Workbench) -> None:
        """Start without corners and without a last line."""
        super().__init__(bench)
        self._last: Point | None = None

    @property
    def cursor_size(self) -> int | None:
        """Diameter in photo pixels of the circle that shows the tool."""
        return self.bench.brush.size

    @property
    def outline(self) -> Outline | None:
        """The line so far, as wide as the brush."""
        return Outline(self.line, is_closed=False, width=self.bench.brush.size) if self.corners else None

    def press(self, gesture: Gesture) -> None:
        """Add a corner; with Shift, paint a line from the end of the last one if there is one."""
        if gesture.is_straight and not self.corners and self._last is not None:
            self.first = gesture
            self.corners = [self._last, gesture.point]
            self.finish()
        else:
            super().press(gesture)

    def release(self) -> None:
        """Finish a line of one side that was dragged."""
        is_first = len(self.corners) == 1
        super().release()
        if is_first and len(self.corners) == 2:
            self.finish()

    def finish(self) -> None:
        """Paint the sides from corner to corner; a single corner is a dot."""
        points, size = self.corners, self.bench.brush.size
        self.cancel()
        if not points:
            return
        self._last = points[-1]
        editor, marking = self.bench.editor, self.bench.marking
        editor.begin_stroke(marking.target, self.first.mode)
        for start, end in zip(points[: max(1, len(points) - 1)], points[1:] or points, strict=True):
            editor.paint(Capsule(on_grid(start, size), on_grid(end, size), size))
        editor.end_stroke(marking.title(Title("line"), self.first.mode))

    def forget(self) -> None:
        """Forget the corners and the end of the last line."""
        super().forget()
        self._last = None
