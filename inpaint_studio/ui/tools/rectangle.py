"""Rectangle: marks the box that is dragged."""

from inpaint_studio.core.figures import Rectangle
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.box import BoxTool, corners
from inpaint_studio.ui.tools.tool import Outline


class RectangleTool(BoxTool):
    """Marks a rectangle between two corners; with Shift a square."""

    name = Title("rectangle")
    figure = Rectangle

    @property
    def outline(self) -> Outline | None:
        """The four sides."""
        return Outline(corners(Rectangle(*self.box))) if self.box else None
