"""Pan: dragging moves the photo. The canvas moves it; this tool only asks for that."""

from inpaint_studio.ui.tools.tool import Tool


class PanTool(Tool):
    """Marks nothing. While it is chosen, every drag moves the photo."""

    pans = True
    paints = False
