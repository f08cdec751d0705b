"""Lasso: marks what a line drawn by hand encloses."""

from math import hypot

from inpaint_studio.core.figures import Polygon
from inpaint_studio.core.shapes import Point
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.tool import Gesture, Outline, Tool, Workbench

_FINE = 0.1  # of the gesture's reach: points closer together than that make the line no finer


class LassoTool(Tool):
    """Follows the pointer while the button is down. The line's end is joined to its start."""

    is_dragged = True

    def __init__(self, bench: Workbench) -> None:
        """Start without a line."""
        super().__init__(bench)
        self._points: list[Point] = []
        self._first = Gesture((0.0, 0.0))

    @property
    def outline(self) -> Outline | None:
        """The line so far, closed."""
        return Outline(tuple(self._points)) if self._points else None

    def press(self, gesture: Gesture) -> None:
        """Start the line."""
        self._first = gesture
        self._points = [gesture.point]

    def move(self, gesture: Gesture) -> None:
        """Continue the line."""
        if not self._points:
            return
        (row, column), (last_row, last_column) = gesture.point, self._points[-1]
        if hypot(row - last_row, column - last_column) > _FINE * gesture.reach:
            self._points.append(gesture.point)

    def release(self) -> None:
        """Mark what the line encloses."""
        points = tuple(self._points)
        self.cancel()
        if len(points) > 2:
            self.mark(Polygon(points), Title("lasso"), self._first.mode)

    def finish(self) -> None:
        """Mark what the line encloses so far."""
        self.release()

    def cancel(self) -> None:
        """Give the line up."""
        self._points = []
