"""The table of tools."""

from inpaint_studio.ui.tools.brush import BrushTool, make_eraser
from inpaint_studio.ui.tools.pan import PanTool
from inpaint_studio.ui.tools.tool import ToolEntry

TOOLS: tuple[ToolEntry, ...] = (
    ToolEntry(
        "brush", "Brush", "B", "Paint over the damage. Right button erases, Shift+click draws a line.", BrushTool
    ),
    ToolEntry("eraser", "Eraser", "E", "Take the mask away again. Right button paints.", make_eraser),
    ToolEntry(
        "pan", "Hand", "H", "Drag the photo. With any other tool: hold Space, or use the middle button.", PanTool
    ),
)
