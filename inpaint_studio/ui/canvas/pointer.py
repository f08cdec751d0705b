"""Pointer: turns Qt's mouse, pen and wheel events into gestures of tools, panning, zooming and dragging the divider."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QSinglePointEvent, QWheelEvent

from inpaint_studio.core.shapes import Point
from inpaint_studio.ui.canvas.guides import Guides
from inpaint_studio.ui.canvas.hand import Drag, Hand
from inpaint_studio.ui.canvas.photo_view import PhotoView
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.tools.tool import Gesture, Tool

_NOTCH = 120  # angle delta of one click of a wheel
_ZOOM_PER_NOTCH = 1.25
_REACH = 5  # logical pixels by which a hand may miss its target
_MIN_RADIUS = 3.0  # logical pixels; the eye loses a smaller circle, so a cross hair shows the place instead

_MODIFIERS = {
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}


class Pointer(QObject):
    """Decides what the mouse, or a pen, does on a view of the photo.

    Attributes:
        last_painted: (row, column) in the photo where a tool that paints was used last, or None.

    Signals:
        moved: the pointer is at another place on the view.
    """

    moved = Signal()

    def __init__(self, view: PhotoView, hand: Hand, guides: Guides, brush: Brush) -> None:
        """Handle the events of ``view``.

        Args:
            view: shows the photo; it becomes the owner in Qt's sense.
            hand: the state of the input, changed by the events.
            guides: draw the state of ``hand`` over ``view``.
            brush: its size is changed by the wheel.
        """
        super().__init__(view)
        self.last_painted: Point | None = None
        self._view = view
        self._hand = hand
        self._guides = guides
        self._brush = brush
        self._drawn = QRect()

    @property
    def settings(self) -> Settings:
        """What the user has chosen."""
        return self._view.editor.settings

    def set_tool(self, tool: Tool) -> None:
        """Use another tool from now on. A gesture under way is finished first."""
        hand = self._hand
        if hand.tool is not None and hand.is_in_gesture:
            hand.tool.finish()
            hand.release()
        hand.tool = tool
        self.refresh()

    def refresh(self) -> None:
        """Set the cursor, and redraw the guides where they were and where they are."""
        hand, view = self._hand, self._view
        view.setCursor(self._cursor())
        if hand.tool is not None:
            hand.tool.bench.marking.show_mode(hand.mode)
        rect = self._guides.rect()
        has_ghost = hand.tool is not None and hand.tool.bench.source.is_set  # which may be turned while all is still
        if rect != self._drawn or hand.is_in_gesture or has_ghost:
            view.update(self._drawn)
            view.update(rect)
            self._drawn = rect
        view.move_loupe(hand.position)

    # --- buttons ---------------------------------------------------------------------------------------------------

    def press(self, event: QSinglePointEvent, pressure: float = 1.0, *, is_eraser: bool = False) -> None:
        """Start a gesture, unless one is under way with another button.

        Args:
            event: of a mouse or a pen.
            pressure: of the pen, 0..1; 1 for a mouse.
            is_eraser: whether the pen is held upside down.
        """
        hand = self._hand
        hand.position = event.position()
        if hand.drag is not Drag.NOTHING or self._view.document is None:
            return
        hand.button, hand.modifiers, hand.is_eraser = event.button(), event.modifiers(), is_eraser
        hand.drag = self._drag_for(event)
        if hand.drag is Drag.TOOL and hand.tool is not None:
            hand.start = event.position()
            if hand.tool.paints and hand.tool.marks:
                self._view.set_mask_shown(True)  # Nobody paints what cannot be seen.
            self._use(hand.tool.press, self._gesture(event, pressure))
        self.refresh()

    def move(self, event: QSinglePointEvent, pressure: float = 1.0) -> None:
        """Continue the gesture under way. ``pressure`` is that of the pen, 0..1, or 1 for a mouse."""
        hand, view = self._hand, self._view
        last, hand.position = hand.position, event.position()
        hand.modifiers = event.modifiers()
        is_panning = hand.drag is Drag.PAN or (hand.drag is Drag.TOOL and hand.is_pan_held)
        if is_panning and last is not None:
            step = (hand.position - last) * view.devicePixelRatioF()
            view.set_transform(view.transform.scrolled(step.x(), step.y()))
        elif hand.drag is Drag.DIVIDER:
            view.move_divider(hand.position)
        elif hand.tool is not None and hand.is_in_gesture:
            self._use(hand.tool.move, self._gesture(event, pressure))
        self.moved.emit()
        self.refresh()

    def release(self, event: QSinglePointEvent) -> None:
        """Finish the gesture that began with the same button."""
        hand = self._hand
        if event.button() != hand.button:
            return
        if hand.drag is Drag.TOOL and hand.tool is not None:
            hand.tool.release()
        hand.release()
        self.refresh()

    def double_click(self, event: QSinglePointEvent) -> None:
        """End a gesture of several clicks. Without one, the second click of the two is a press."""
        tool = self._hand.tool
        if tool is not None and tool.is_active and event.button() == Qt.MouseButton.LeftButton:
            tool.finish()
            self.refresh()
        else:
            self.press(event)

    def abandon(self) -> None:
        """Give the gesture under way up."""
        hand = self._hand
        if hand.tool is not None and hand.is_in_gesture:
            hand.tool.cancel()
        hand.release()
        self.refresh()

    def leave(self) -> None:
        """Note that the pointer has left the view."""
        self._hand.position = None
        self.refresh()

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Ctrl or Alt change the size of the brush."""
        # Alt turns a vertical wheel into a horizontal one on most platforms.
        delta = event.angleDelta().y() or event.angleDelta().x()
        if not delta or self._view.document is None:
            return
        self._hand.position = event.position()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            self._brush.step(1 if delta > 0 else -1)
        else:
            scale = self._view.transform.scale * _ZOOM_PER_NOTCH ** (delta / _NOTCH)
            self._view.zoom_to(scale, event.position())
        event.accept()
        self.refresh()

    # --- keys ------------------------------------------------------------------------------------------------------

    def takes_key(self, key: int) -> bool:
        """Whether a key (of ``Qt.Key``) belongs to the gesture under way rather than to a shortcut."""
        hand = self._hand
        if hand.tool is None or not hand.is_in_gesture:
            return False
        ends = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        return key in ends or (key == Qt.Key.Key_Backspace and hand.tool.is_active)

    def key(self, key: int) -> None:
        """End the gesture, give it up, or take its last point back, as the key says that ``takes_key`` has taken."""
        hand = self._hand
        if hand.tool is None:
            return
        if key == Qt.Key.Key_Escape:
            self.abandon()
        elif key == Qt.Key.Key_Backspace:
            hand.tool.take_back()
        else:
            hand.tool.finish()
            hand.release()
        self.refresh()

    def hold_pan(self, is_held: bool) -> None:
        """Pan while Space is held, also in the middle of a gesture."""
        self._hand.is_pan_held = is_held
        self.refresh()

    def hold_modifier(self, key: int, is_held: bool) -> None:
        """Follow the modifier keys while the pointer stands still."""
        hand, modifier = self._hand, _MODIFIERS.get(Qt.Key(key))
        if modifier is not None:
            hand.modifiers = hand.modifiers | modifier if is_held else hand.modifiers & ~modifier
            self.refresh()

    def let_go(self) -> None:
        """Forget the keys that are held: another widget has the keyboard and gets their release."""
        self._hand.modifiers = Qt.KeyboardModifier.NoModifier
        self.hold_pan(False)

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _can_use_tool(self) -> bool:
        tool, view = self._hand.tool, self._view
        if tool is None or view.document is None:
            return False
        return not tool.paints or (view.editor.can_paint and not view.is_before)

    def _drag_for(self, event: QSinglePointEvent) -> Drag:
        """Return what the button does that has been pressed."""
        if event.button() == Qt.MouseButton.MiddleButton or self._hand.is_pan_held:
            return Drag.PAN
        if self._view.viewport.is_at_divider(event.position()):
            return Drag.DIVIDER
        if self._hand.has_pan_tool:
            return Drag.PAN
        is_painting = event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        return Drag.TOOL if is_painting and self._can_use_tool else Drag.NOTHING

    def _gesture(self, event: QSinglePointEvent, pressure: float) -> Gesture:
        viewport = self._view.viewport
        return Gesture(
            viewport.photo_point(event.position(), self._hand.start),
            self._hand.mode,
            is_straight=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            pressure=pressure,
            reach=_REACH * viewport.ratio / viewport.transform.scale,
            is_source=self._hand.is_source,
        )

    def _use(self, use: Callable[[Gesture], None], gesture: Gesture) -> None:
        """Use the tool by one of its methods, and remember where it painted."""
        if self._hand.tool is not None and self._hand.tool.paints:
            self.last_painted = gesture.point
        use(gesture)

    def _cursor(self) -> QCursor:
        shape, hand, view = Qt.CursorShape, self._hand, self._view
        if view.document is None:
            return QCursor(shape.ArrowCursor)
        if hand.drag is Drag.PAN:
            return QCursor(shape.ClosedHandCursor)
        is_at_divider = hand.position is not None and view.viewport.is_at_divider(hand.position)
        if hand.drag is Drag.DIVIDER or (is_at_divider and hand.drag is Drag.NOTHING and not hand.is_pan_held):
            return QCursor(shape.SplitVCursor if view.mode is CompareMode.SPLIT_ACROSS else shape.SplitHCursor)
        if hand.is_panning:
            return QCursor(shape.OpenHandCursor)
        if not self._can_use_tool:
            return QCursor(shape.ArrowCursor)
        ring = self._guides.ring()
        return QCursor(shape.BlankCursor if ring is not None and ring[1] >= _MIN_RADIUS else shape.CrossCursor)
