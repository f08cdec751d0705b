"""The table of tools. The tool strip, the Tools menu, the shortcuts and the tool panel are made from it."""

from inpaint_studio.ui.tools.brush import BrushTool, EraserTool
from inpaint_studio.ui.tools.ellipse import EllipseTool
from inpaint_studio.ui.tools.find import FindTool
from inpaint_studio.ui.tools.follow import FollowTool
from inpaint_studio.ui.tools.lasso import LassoTool
from inpaint_studio.ui.tools.line import LineTool
from inpaint_studio.ui.tools.pan import PanTool
from inpaint_studio.ui.tools.pick import PickTool
from inpaint_studio.ui.tools.polygon import PolygonTool
from inpaint_studio.ui.tools.rectangle import RectangleTool
from inpaint_studio.ui.tools.retouch import CloneTool, HealTool
from inpaint_studio.ui.tools.tool import ToolEntry
from inpaint_studio.ui.tools.wand import WandTool
from inpaint_studio.ui.tools.zoom import ZoomTool

_PAINTS = frozenset({"mode", "size"})
_ENCLOSES = frozenset({"mode"})

TOOLS: tuple[ToolEntry, ...] = (
    ToolEntry("brush", "Brush", "B", "Paint over the damage. Right button erases, Shift+click draws a line.",
              BrushTool, _PAINTS),
    ToolEntry("eraser", "Eraser", "E", "Take the mask away again. Right button paints.", EraserTool,
              frozenset({"size"})),
    ToolEntry("line", "Line", "S", "Drag a straight line, or click from corner to corner: Enter or a double click "
              "ends. Shift turns in steps of 45°; Shift+click goes on from the last line.", LineTool, _PAINTS),
    ToolEntry("follow", "Follow", "I", "Click along a scratch, a hair or a crack: the line follows it, and the mask is "
              "as wide as it is. Enter or a double click ends, Backspace takes a piece back. Or drag roughly over it.",
              FollowTool, _PAINTS),
    ToolEntry("lasso", "Lasso", "L", "Draw around the damage.", LassoTool, _ENCLOSES,
              "Marks what you draw around with the button held down."),
    ToolEntry("polygon", "Polygon", "P", "Click around the damage: Enter, a double click or the first corner ends. "
              "Shift turns in steps of 45°, Backspace takes a corner back.", PolygonTool, _ENCLOSES,
              "Marks the area between the corners you click; Enter ends."),
    ToolEntry("rectangle", "Rectangle", "R", "Drag from corner to corner; with Shift a square.", RectangleTool,
              _ENCLOSES, "Marks a rectangle: drag from corner to corner, with Shift a square."),
    ToolEntry("ellipse", "Ellipse", "O", "Drag from corner to corner; with Shift a circle.", EllipseTool, _ENCLOSES,
              "Marks an ellipse: drag from corner to corner, with Shift a circle."),
    ToolEntry("wand", "Wand", "W", "Click a crack or a stain: what looks like it is marked.", WandTool,
              frozenset({"mode", "tolerance"})),
    ToolEntry("pick", "Pick", "K", "Click a spot of the mask to take it away whole, again to put it back. "
              "Ctrl+Alt keeps this one alone.", PickTool,
              hint="Takes single spots off the mask: click one, again to put it back."),
    ToolEntry("heal", "Heal", "J", "Paint over damage with the texture of another place and the tone around it. "
              "Alt+click, or the right button, chooses where to take from.", HealTool, frozenset({"size", "source"})),
    ToolEntry("clone", "Clone", "U", "Paint a copy of another place. Alt+click, or the right button, chooses where to "
              "take from.", CloneTool, frozenset({"size", "source"})),
    ToolEntry("find", "Find Damage", "D", "Have scratches, cracks and dust found. Click a mark to reject it, again to "
              "take it back.", FindTool,
              hint="Click a mark to reject it, or a place without one to add what is there."),
    ToolEntry("pan", "Hand", "H", "Drag the photo. With any other tool: hold Space, or use the middle button.",
              PanTool, hint="Moves the photo: drag it. With any other tool hold Space."),
    ToolEntry("zoom", "Zoom", "Z", "Click to look closer, right button to step back, drag a frame to fill the view.",
              ZoomTool, hint="Click to look closer, right button to step back, or drag a frame."),
)  # fmt: skip
