"""Rectangle and ellipse: figures dragged from corner to corner."""

from collections.abc import Callable
from math import copysign, cos, pi, sin

from inpaint_studio.core.figures import Ellipse, Rectangle
from inpaint_studio.core.shapes import Point
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.tool import Gesture, Outline, Tool, Workbench

_SIDES = 96  # of the line that shows an ellipse


def corners(frame: Rectangle) -> tuple[Point, ...]:
    """Return the corners of a rectangle, all around."""
    (top, left), (bottom, right) = frame.start, frame.end
    return (top, left), (top, right), (bottom, right), (bottom, left)


def rim(ellipse: Ellipse) -> tuple[Point, ...]:
    """Return points of an ellipse's rim, all around."""
    (top, left), (bottom, right) = ellipse.start, ellipse.end
    angles = (2 * pi * step / _SIDES for step in range(_SIDES))
    return tuple(
        ((top + bottom + (bottom - top) * sin(each)) / 2, (left + right + (right - left) * cos(each)) / 2)
        for each in angles
    )


class FrameTool(Tool):
    """Marks a figure between two corners; with Shift its sides are equal."""

    name = Title("")
    figure: Callable[[Point, Point], Rectangle | Ellipse]

    def __init__(self, bench: Workbench) -> None:
        """Start with nothing."""
        super().__init__(bench)
        self._start: Gesture | None = None
        self._end: Point = (0.0, 0.0)

    def press(self, gesture: Gesture) -> None:
        """Put one corner down."""
        self._start, self._end = gesture, gesture.point

    def move(self, gesture: Gesture) -> None:
        """Drag the other."""
        if self._start is not None:
            self._end = _equal(self._start.point, gesture.point) if gesture.is_straight else gesture.point

    def release(self) -> None:
        """Mark the figure."""
        start = self._start
        self.cancel()
        if start is not None and start.point != self._end:
            self.mark(type(self).figure(start.point, self._end), self.name, start.mode)

    def finish(self) -> None:
        """Mark the figure as it is."""
        self.release()

    def cancel(self) -> None:
        """Give it up."""
        self._start = None

    @property
    def corners(self) -> tuple[Point, Point] | None:
        """The two corners of the figure under way."""
        return (self._start.point, self._end) if self._start is not None else None


class RectangleTool(FrameTool):
    """Marks a rectangle."""

    name = Title("rectangle")
    figure = Rectangle

    @property
    def outline(self) -> Outline | None:
        """Its four sides."""
        return Outline(corners(Rectangle(*self.corners))) if self.corners else None


class EllipseTool(FrameTool):
    """Marks an ellipse."""

    name = Title("ellipse")
    figure = Ellipse

    @property
    def outline(self) -> Outline | None:
        """Its rim."""
        return Outline(rim(Ellipse(*self.corners))) if self.corners else None


def _equal(start: Point, end: Point) -> Point:
    down, right = end[0] - start[0], end[1] - start[1]
    side = max(abs(down), abs(right))
    return start[0] + copysign(side, down), start[1] + copysign(side, right)
