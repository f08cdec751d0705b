"""PolylineTool: what the line and the polygon have in common, straight sides from corner to corner."""

from math import atan2, cos, hypot, pi, sin

from inpaint_studio.core.shapes import Point
from inpaint_studio.ui.tools.tool import Gesture, Tool, Workbench

_STEP = pi / 4  # radians between two directions that Shift allows


def snapped(start: Point, end: Point) -> Point:
    """Return the point closest to ``end`` on the nearest of the eight directions from ``start``."""
    down, right = end[0] - start[0], end[1] - start[1]
    angle = round(atan2(down, right) / _STEP) * _STEP
    length = down * sin(angle) + right * cos(angle)
    return start[0] + length * sin(angle), start[1] + length * cos(angle)


class PolylineTool(Tool):
    """Collects corners: each click adds one, a drag adds a side; Enter or a double click ends, Esc gives up.

    With Shift, the directions of sides are multiples of 45 degrees.

    Attributes:
        corners: (row, column) of each corner so far.
        pointer: (row, column) where the next corner would be.
        first: the gesture that set the first corner.
    """

    def __init__(self, bench: Workbench) -> None:
        """Start without corners."""
        super().__init__(bench)
        self.corners: list[Point] = []
        self.pointer: Point = (0.0, 0.0)
        self.first = Gesture((0.0, 0.0))
        self._is_down = False

    @property
    def is_active(self) -> bool:
        """Whether there is a corner and more may follow."""
        return bool(self.corners)

    @property
    def line(self) -> tuple[Point, ...]:
        """(row, column) of the corners, then of the pointer."""
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
        """Move the place of the next corner."""
        if self.corners:
            self.pointer = self._placed(gesture)

    def release(self) -> None:
        """Add a corner at the other end of a side that was dragged."""
        if self._is_down and self.corners and self._is_dragged:
            self.corners.append(self.pointer)
        self._is_down = False

    def cancel(self) -> None:
        """Give all corners up."""
        self.corners = []
        self._is_down = False

    def take_back(self) -> None:
        """Remove the last corner."""
        self.corners = self.corners[:-1]

    @property
    def _is_dragged(self) -> bool:
        return distance(self.corners[-1], self.pointer) > self.first.reach

    def _is_apart(self, point: Point) -> bool:
        return not self.corners or point != self.corners[-1]

    def _placed(self, gesture: Gesture) -> Point:
        is_snapped = gesture.is_straight and self.corners
        return snapped(self.corners[-1], gesture.point) if is_snapped else gesture.point


def distance(one: Point, other: Point) -> float:
    """Return the distance of two points, in photo pixels."""
    return hypot(one[0] - other[0], one[1] - other[1])
