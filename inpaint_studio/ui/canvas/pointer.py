"""Pointer: turns Qt's mouse, pen and wheel events into gestures of tools, panning, zooming and dragging the divider."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QCursor, QSinglePointEvent, QWheelEvent

from inpaint_studio.core.shapes import Point
from inpaint_studio.core.stroke import Mode
from inpaint_studio.ui.canvas.guides import Guides
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.tools.tool import Gesture, Tool

if TYPE_CHECKING:
    from inpaint_studio.ui.canvas.view import Canvas

_NOTCH = 120  # angle delta of one click of a wheel
_ZOOM_PER_NOTCH = 1.25
_REACH = 5  # logical pixels a hand may be off
_VISIBLE = 3.0  # a circle of a smaller radius is lost to the eye: a cross hair shows the place then

_MODIFIERS = {
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}


class Drag(Enum):
    """What a pressed button does."""

    NOTHING = "nothing"
    TOOL = "tool"
    PAN = "pan"
    DIVIDER = "divider"


class Pointer:
    """Decides what the pointer does on a canvas.

    Attributes:
        tool: the tool that is chosen, or None.
        position: where the pointer is, logical, or None when it is elsewhere.
        start: where the stroke under way began, logical; it keeps to the pane there.
        last_painted: (row, column) in the photo where a tool that paints was used last, or None.
    """

    def __init__(self, canvas: "Canvas") -> None:
        """Handle the events of ``canvas``."""
        self.tool: Tool | None = None
        self.position: QPointF | None = None
        self.start: QPointF | None = None
        self.last_painted: Point | None = None
        self._canvas = canvas
        self._guides = Guides(canvas)
        self._drag = Drag.NOTHING
        self._button = Qt.MouseButton.NoButton
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._is_eraser = False
        self._is_pan_held = False
        self._drawn = QRect()

    @property
    def settings(self) -> Settings:
        """What the user has chosen."""
        return self._canvas.editor.settings

    @property
    def is_panning(self) -> bool:
        """Whether dragging moves, or would move, the photo."""
        return self._drag is Drag.PAN or self._is_pan_held or self._is_hand

    @property
    def guides(self) -> Guides:
        """What is drawn of the tool."""
        return self._guides

    @property
    def mode(self) -> Mode:
        """What the tool would do now, modifiers and buttons included."""
        if self.tool is None:
            return Mode.ADD
        has = self._modifiers.__and__
        is_control = bool(has(Qt.KeyboardModifier.ControlModifier))
        is_inside = is_control and bool(has(Qt.KeyboardModifier.AltModifier))
        is_opposite = is_control or self._is_eraser or self._button == Qt.MouseButton.RightButton
        marking = self.tool.bench.marking
        return marking.mode_for(is_opposite=is_opposite != self.tool.inverts, is_inside=is_inside)

    @property
    def _is_hand(self) -> bool:
        return self.tool is not None and self.tool.pans

    @property
    def _can_use_tool(self) -> bool:
        if self.tool is None or self._canvas.document is None:
            return False
        return not self.tool.paints or (self._canvas.editor.can_paint and not self._canvas.is_before)

    def set_tool(self, tool: Tool) -> None:
        """Use another tool from now on; a gesture under way is finished first."""
        if self.tool is not None and (self._drag is Drag.TOOL or self.tool.is_active):
            self.tool.finish()
            self._end()
        self.tool = tool
        self.refresh()

    def hold_pan(self, is_held: bool) -> None:
        """Pan while Space is held, also in the middle of a gesture."""
        self._is_pan_held = is_held
        self.refresh()

    def let_go(self) -> None:
        """Forget the keys held; their release goes elsewhere."""
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self.hold_pan(False)

    def hold_modifier(self, key: int, is_held: bool) -> None:
        """Follow the modifiers while the pointer stands still."""
        modifier = _MODIFIERS.get(Qt.Key(key))
        if modifier is not None:
            self._modifiers = self._modifiers | modifier if is_held else self._modifiers & ~modifier
            self.refresh()

    def press(self, event: QSinglePointEvent, pressure: float = 1.0, *, is_eraser: bool = False) -> None:
        """Start a gesture, unless one is under way with another button."""
        self.position = event.position()
        if self._drag is not Drag.NOTHING or self._canvas.document is None:
            return
        self._button = event.button()
        self._is_eraser = is_eraser
        self._modifiers = event.modifiers()
        self._drag = self._start(event)
        if self._drag is Drag.TOOL and self.tool is not None:
            self.start = event.position()
            if self.tool.paints:
                self._canvas.set_mask_shown(True)  # Nobody paints what cannot be seen.
            self.tool.press(self._noted(self._gesture(event, pressure)))
        self.refresh()

    def move(self, event: QSinglePointEvent, pressure: float = 1.0) -> None:
        """Go on with the gesture."""
        last, self.position = self.position, event.position()
        self._modifiers = event.modifiers()
        canvas = self._canvas
        is_panning = self._drag is Drag.PAN or (self._drag is Drag.TOOL and self._is_pan_held)
        if is_panning and last is not None:
            step = (self.position - last) * canvas.devicePixelRatioF()
            canvas.set_transform(canvas.transform.scrolled(step.x(), step.y()))
        elif self._drag is Drag.DIVIDER:
            canvas.move_divider(self.position)
        elif self.tool is not None and (self._drag is Drag.TOOL or self.tool.is_active):
            self.tool.move(self._noted(self._gesture(event, pressure)))
        if canvas.document is not None:
            canvas.pointed.emit(canvas.photo_point(self.position, self.start))
        self.refresh()

    def release(self, event: QSinglePointEvent) -> None:
        """Finish the gesture."""
        if event.button() != self._button:
            return
        if self._drag is Drag.TOOL and self.tool is not None:
            self.tool.release()
        self._end()
        self.refresh()

    def double_click(self, event: QSinglePointEvent) -> None:
        """End a gesture of several clicks; anything else takes it for two clicks."""
        if self.tool is not None and self.tool.is_active and event.button() == Qt.MouseButton.LeftButton:
            self.tool.finish()
            self.refresh()
        else:
            self.press(event)

    def abandon(self) -> None:
        """Give the gesture under way up."""
        if self.tool is not None and self.is_in_gesture:
            self.tool.cancel()
        self._end()
        self.refresh()

    @property
    def is_in_gesture(self) -> bool:
        """Whether the tool is being used."""
        return self.tool is not None and (self._drag is Drag.TOOL or self.tool.is_active)

    def takes_key(self, key: int) -> bool:
        """Whether a key belongs to the gesture under way rather than to a shortcut."""
        if not self.is_in_gesture or self.tool is None:
            return False
        ends = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        return key in ends or (key == Qt.Key.Key_Backspace and self.tool.is_active)

    def key(self, key: int) -> None:
        """End the gesture, give it up, or take its last point back."""
        if self.tool is None:
            return
        if key == Qt.Key.Key_Escape:
            self.abandon()
        elif key == Qt.Key.Key_Backspace:
            self.tool.take_back()
        else:
            self.tool.finish()
            self._end()
        self.refresh()

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Ctrl or Alt change the size of the brush."""
        # Alt turns a vertical wheel into a horizontal one on most platforms.
        delta = event.angleDelta().y() or event.angleDelta().x()
        if not delta or self._canvas.document is None:
            return
        self.position = event.position()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            self._canvas.brush.step(1 if delta > 0 else -1)
        else:
            scale = self._canvas.transform.scale * _ZOOM_PER_NOTCH ** (delta / _NOTCH)
            self._canvas.zoom_to(scale, event.position())
        event.accept()
        self.refresh()

    def leave(self) -> None:
        """The pointer is elsewhere now."""
        self.position = None
        self.refresh()

    def refresh(self) -> None:
        """Show the pointer's shape and redraw what is drawn of the tool, where it was and where it is."""
        canvas = self._canvas
        canvas.setCursor(self._cursor())
        if self.tool is not None:
            self.tool.bench.marking.show_mode(self.mode)
        rect = self._guides.rect()
        if rect != self._drawn or self.is_in_gesture:
            canvas.update(self._drawn)
            canvas.update(rect)
            self._drawn = rect
        canvas.move_loupe(self.position)

    def _end(self) -> None:
        self._drag = Drag.NOTHING
        self._button = Qt.MouseButton.NoButton
        self._is_eraser = False
        self.start = None

    def _start(self, event: QSinglePointEvent) -> Drag:
        if event.button() == Qt.MouseButton.MiddleButton or self._is_pan_held:
            return Drag.PAN
        if self._is_at_divider(event.position()):
            return Drag.DIVIDER
        if self._is_hand:
            return Drag.PAN
        is_painting = event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        return Drag.TOOL if is_painting and self._can_use_tool else Drag.NOTHING

    def _gesture(self, event: QSinglePointEvent, pressure: float) -> Gesture:
        return Gesture(
            self._canvas.photo_point(event.position(), self.start),
            self.mode,
            is_straight=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            pressure=pressure,
            reach=_REACH * self._canvas.viewport.ratio / self._canvas.transform.scale,
        )

    def _noted(self, gesture: Gesture) -> Gesture:
        """Remember where it paints."""
        if self.tool is not None and self.tool.paints:
            self.last_painted = gesture.point
        return gesture

    def _is_at_divider(self, position: QPointF) -> bool:
        return self._canvas.viewport.is_at_divider(position)

    def _cursor(self) -> QCursor:
        shape, canvas = Qt.CursorShape, self._canvas
        if canvas.document is None:
            return QCursor(shape.ArrowCursor)
        if self._drag is Drag.PAN:
            return QCursor(shape.ClosedHandCursor)
        is_at_divider = self.position is not None and self._is_at_divider(self.position)
        if self._drag is Drag.DIVIDER or (is_at_divider and self._drag is Drag.NOTHING and not self._is_pan_held):
            return QCursor(shape.SplitVCursor if canvas.mode is CompareMode.SPLIT_ACROSS else shape.SplitHCursor)
        if self.is_panning:
            return QCursor(shape.OpenHandCursor)
        if not self._can_use_tool:
            return QCursor(shape.ArrowCursor)
        ring = canvas.ring()
        return QCursor(shape.BlankCursor if ring is not None and ring[1] >= _VISIBLE else shape.CrossCursor)
