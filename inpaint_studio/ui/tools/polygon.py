"""Polygon: marks what straight sides enclose."""

from inpaint_studio.core.figures import Polygon
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.polyline import PolylineTool, distance
from inpaint_studio.ui.tools.tool import Gesture, Outline


class PolygonTool(PolylineTool):
    """Marks what its sides enclose. A click on the first corner ends it, as Enter does."""

    @property
    def outline(self) -> Outline | None:
        """The sides so far."""
        return Outline(self.line) if self.corners else None

    def press(self, gesture: Gesture) -> None:
        """Add a corner, or end on the first one."""
        if len(self.corners) > 2 and distance(self.corners[0], gesture.point) <= gesture.reach:
            self.finish()
        else:
            super().press(gesture)

    def finish(self) -> None:
        """Mark what the sides enclose, if there are three or more corners."""
        points = tuple(self.corners)
        self.cancel()
        if len(points) > 2:
            self.mark(Polygon(points), Title("polygon"), self.first.mode)
