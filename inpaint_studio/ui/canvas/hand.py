"""Hand: the tool in use, and the buttons and keys that are held with it."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, Qt

from inpaint_studio.core.stroke import Mode
from inpaint_studio.ui.tools.tool import Tool


class Drag(Enum):
    """What a pressed button does."""

    NOTHING = "nothing"
    TOOL = "tool"
    PAN = "pan"
    DIVIDER = "divider"


@dataclass(slots=True, eq=False)
class Hand:
    """The state of the input on one view. The pointer changes it; the guides draw it.

    Attributes:
        tool: the tool in use, or None.
        position: where the pointer is, in logical pixels of the view, or None when it is elsewhere.
        start: where the gesture under way began, in logical pixels, or None. The gesture stays in the pane there.
        drag: what the pressed button does.
        button: the pressed button.
        modifiers: the modifier keys that are held.
        is_eraser: whether the gesture is made with the eraser end of a pen.
        is_pan_held: whether the key is held with which any tool moves the photo.
        is_by_keys: whether keys move the pointer; its place is shown then, as the screen shows none.
    """

    tool: Tool | None = None
    position: QPointF | None = None
    start: QPointF | None = None
    drag: Drag = Drag.NOTHING
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    is_eraser: bool = False
    is_pan_held: bool = False
    is_by_keys: bool = False

    @property
    def mode(self) -> Mode:
        """What the tool would do now, with the modifiers and the button that are held."""
        if self.tool is None:
            return Mode.ADD
        is_control = bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)
        is_inside = is_control and bool(self.modifiers & Qt.KeyboardModifier.AltModifier)
        is_opposite = is_control or self.is_eraser or self.button == Qt.MouseButton.RightButton
        marking = self.tool.bench.marking
        return marking.mode_for(is_opposite=is_opposite != self.tool.inverts, is_inside=is_inside)

    @property
    def is_source(self) -> bool:
        """Whether a gesture names a source rather than painting."""
        is_alt = bool(self.modifiers & Qt.KeyboardModifier.AltModifier)
        is_control = bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)
        return (is_alt and not is_control) or self.button == Qt.MouseButton.RightButton

    @property
    def is_panning(self) -> bool:
        """Whether dragging moves, or would move, the photo."""
        return self.drag is Drag.PAN or self.is_pan_held or self.has_pan_tool

    @property
    def has_pan_tool(self) -> bool:
        """Whether the tool in use is one that moves the photo."""
        return self.tool is not None and self.tool.pans

    @property
    def is_in_gesture(self) -> bool:
        """Whether the tool is being used: its button is down, or it waits for the next of several clicks."""
        return self.tool is not None and (self.drag is Drag.TOOL or self.tool.is_active)

    def release(self) -> None:
        """Note that no button is pressed any more."""
        self.drag = Drag.NOTHING
        self.button = Qt.MouseButton.NoButton
        self.is_eraser = False
        self.start = None
