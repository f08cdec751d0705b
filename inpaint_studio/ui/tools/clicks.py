"""Line and polygon: made of straight sides, by clicking from corner to corner or by dragging."""

from math import atan2, cos, hypot, pi, sin

from inpaint_studio.core.figures import Polygon
from inpaint_studio.core.shapes import Capsule, Point, on_grid
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.tool import Gesture, Outline, Tool, Workbench

_STEP = pi / 4


def snapped(start: Point, end: Point) -> Point:
    """Return the point on the nearest of the eight directions from ``start`` that is closest to ``end``."""
    down, right = end[0] - start[0], end[1] - start[1]
    angle = round(atan2(down, right) / _STEP) * _STEP
    length = down * sin(angle) + right * cos(angle)
    return start[0] + length * sin(angle), start[1] + length * cos(angle)


class ClickTool(Tool):
    """Collects corners: each click adds one, a drag adds a side; Enter or a double click ends, Esc gives up.

    With Shift, sides go in steps of 45 degrees.
    """

    def __init__(self, bench: Workbench) -> None:
        """Start with nothing."""
        super().__init__(bench)
        self.corners: list[Point] = []
        self.pointer: Point = (0.0, 0.0)
        self.first = Gesture((0.0, 0.0))
        self._is_down = False

    @property
    def is_active(self) -> bool:
        """Whether corners wait for more."""
        return bool(self.corners)

    @property
    def line(self) -> tuple[Point, ...]:
        """The corners and where the pointer is."""
        return (*self.corners, self.pointer)

    def press(self, gesture: Gesture) -> None:
        """Add a corner."""
        if not self.corners:
            self.first = gesture
        self.pointer = self._placed(gesture)
        if self._is_apart(self.pointer):
            self.corners.append(self.pointer)
        self._is_down = True

    def move(self, gesture: Gesture) -> None:
        """Point at where the next corner would be."""
        if self.corners:
            self.pointer = self._placed(gesture)

    def release(self) -> None:
        """Add the other end of a side that was dragged."""
        if self._is_down and self.corners and self._is_dragged:
            self.corners.append(self.pointer)
        self._is_down = False

    def cancel(self) -> None:
        """Give all corners up."""
        self.corners = []
        self._is_down = False

    def take_back(self) -> None:
        """Take the last corner back."""
        self.corners = self.corners[:-1]

    @property
    def _is_dragged(self) -> bool:
        return _distance(self.corners[-1], self.pointer) > self.first.reach

    def _is_apart(self, point: Point) -> bool:
        return not self.corners or point != self.corners[-1]

    def _placed(self, gesture: Gesture) -> Point:
        is_snapped = gesture.is_straight and self.corners
        return snapped(self.corners[-1], gesture.point) if is_snapped else gesture.point


class PolygonTool(ClickTool):
    """Marks what its sides go round; a click on the first corner ends it, too."""

    @property
    def outline(self) -> Outline | None:
        """The sides so far."""
        return Outline(self.line) if self.corners else None

    def press(self, gesture: Gesture) -> None:
        """Add a corner, or end on the first one."""
        if len(self.corners) > 2 and _distance(self.corners[0], gesture.point) <= gesture.reach:
            self.finish()
        else:
            super().press(gesture)

    def finish(self) -> None:
        """Mark what the corners go round."""
        points = tuple(self.corners)
        self.cancel()
        if len(points) > 2:
            self.mark(Polygon(points), Title("polygon"), self.first.mode)


class LineTool(ClickTool):
    """Paints straight lines as wide as the brush; Shift+click goes on from the end of the last one."""

    def __init__(self, bench: Workbench) -> None:
        """Start with nothing."""
        super().__init__(bench)
        self._last: Point | None = None

    @property
    def cursor_size(self) -> int | None:
        """Diameter in photo pixels of the circle that shows the tool."""
        return self.bench.brush.size

    @property
    def outline(self) -> Outline | None:
        """The way so far, as wide as it is going to be."""
        return Outline(self.line, is_closed=False, width=self.bench.brush.size) if self.corners else None

    def press(self, gesture: Gesture) -> None:
        """Begin, add a corner, or draw on from the last line."""
        if gesture.is_straight and not self.corners and self._last is not None:
            self.first = gesture
            self.corners = [self._last, gesture.point]
            self.finish()
        else:
            super().press(gesture)

    def release(self) -> None:
        """End a line that was dragged."""
        is_first = len(self.corners) == 1
        super().release()
        if is_first and len(self.corners) == 2:
            self.finish()

    def finish(self) -> None:
        """Paint the way from corner to corner."""
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
        """Forget the last point, too."""
        super().forget()
        self._last = None


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
