"""Ellipse: marks the ellipse that fits into the box that is dragged."""

from math import cos, pi, sin

from inpaint_studio.core.figures import Ellipse
from inpaint_studio.core.shapes import Point
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.box import BoxTool
from inpaint_studio.ui.tools.tool import Outline

_SIDES = 96  # of the polygon that shows an ellipse on the screen


class EllipseTool(BoxTool):
    """Marks an ellipse between two corners; with Shift a circle."""

    name = Title("ellipse")
    figure = Ellipse

    @property
    def outline(self) -> Outline | None:
        """The ellipse's rim, as a polygon."""
        return Outline(_rim(Ellipse(*self.box))) if self.box else None


def _rim(ellipse: Ellipse) -> tuple[Point, ...]:
    """Return ``_SIDES`` points (row, column) all around an ellipse's rim."""
    (top, left), (bottom, right) = ellipse.start, ellipse.end
    angles = (2 * pi * step / _SIDES for step in range(_SIDES))
    return tuple(
        ((top + bottom + (bottom - top) * sin(each)) / 2, (left + right + (right - left) * cos(each)) / 2)
        for each in angles
    )
