"""BoxTool: what the rectangle and the ellipse have in common, a box dragged from corner to corner."""

from collections.abc import Callable
from math import copysign

from inpaint_studio.core.figures import Ellipse, Rectangle
from inpaint_studio.core.shapes import Point
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.tool import Gesture, Tool, Workbench


class BoxTool(Tool):
    """Marks a figure between two corners; with Shift the box is a square.

    Attributes:
        name: of the figure, for the history.
        figure: makes the figure from two opposite corners.
    """

    is_dragged = True
    name = Title("")
    figure: Callable[[Point, Point], Rectangle | Ellipse]

    def __init__(self, bench: Workbench) -> None:
        """Start without a box."""
        super().__init__(bench)
        self._start: Gesture | None = None
        self._end: Point = (0.0, 0.0)

    @property
    def box(self) -> tuple[Point, Point] | None:
        """Two opposite corners (row, column) of the box that is being dragged, or None."""
        return (self._start.point, self._end) if self._start is not None else None

    def press(self, gesture: Gesture) -> None:
        """Set the first corner."""
        self._start, self._end = gesture, gesture.point

    def move(self, gesture: Gesture) -> None:
        """Drag the opposite corner."""
        if self._start is not None:
            self._end = _squared(self._start.point, gesture.point) if gesture.is_straight else gesture.point

    def release(self) -> None:
        """Mark the figure, unless the box has no size."""
        start = self._start
        self.cancel()
        if start is not None and start.point != self._end:
            self.mark(type(self).figure(start.point, self._end), self.name, start.mode)

    def finish(self) -> None:
        """Mark the figure as it is."""
        self.release()

    def cancel(self) -> None:
        """Give the box up."""
        self._start = None


def corners(box: Rectangle) -> tuple[Point, ...]:
    """Return the four corners (row, column) of a rectangle, all around."""
    (top, left), (bottom, right) = box.start, box.end
    return (top, left), (top, right), (bottom, right), (bottom, left)


def _squared(start: Point, end: Point) -> Point:
    """Return the corner opposite to ``start`` of a square that reaches as far as ``end`` on its longer side."""
    down, right = end[0] - start[0], end[1] - start[1]
    side = max(abs(down), abs(right))
    return start[0] + copysign(side, down), start[1] + copysign(side, right)
