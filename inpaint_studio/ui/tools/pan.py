"""Pan: the hand that moves the photo. The canvas does the moving; this tool only says so."""

from inpaint_studio.ui.tools.tool import Tool


class PanTool(Tool):
    """Paints nothing: while it is chosen, every drag moves the photo."""

    pans = True
    paints = False
