"""Canvas: the photo, and the input on it by mouse, pen, touchpad and keys."""

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter, QTabletEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.translation import tr
from inpaint_studio.ui.canvas.fingers import Fingers
from inpaint_studio.ui.canvas.guides import Guides
from inpaint_studio.ui.canvas.hand import Hand
from inpaint_studio.ui.canvas.keyboard_hand import KeyboardHand
from inpaint_studio.ui.canvas.pen import Pen
from inpaint_studio.ui.canvas.photo_view import PhotoView
from inpaint_studio.ui.canvas.pointer import Pointer
from inpaint_studio.ui.canvas.render.transform import next_step
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.tools.brush_size import Brush

_NUDGE = 64  # logical pixels by which an arrow key moves the photo
_BLINK = 700  # milliseconds that before and after are shown each


class Canvas(PhotoView):
    """Shows the photo and passes the events to the pointer, the pen and the fingers.

    Attributes:
        brush: the size of the brush.
        hand: the state of the input.
        pointer: handles the mouse, and the pen's place.
        pen: handles a tablet's pen.
        fingers: handles a touchpad.
        keyboard: moves the pointer by keys, where that is wanted.

    Signals:
        pointed: (row, column) of the photo under the pointer, or None when it has left the view.
    """

    pointed = Signal(object)

    def __init__(self, editor: Editor, brush: Brush, parent: QWidget | None = None) -> None:
        """Show the document that ``editor`` has open; ``brush`` is the size that the wheel changes."""
        super().__init__(editor, parent)
        self.brush = brush
        self.hand = Hand()
        self._guides = Guides(self, self.hand)
        self.pointer = Pointer(self, self.hand, self._guides, brush)
        self.pen = Pen(self.pointer)
        self.fingers = Fingers(self)
        self.keyboard = KeyboardHand(self, self.pointer, self.hand)
        self._blink = QTimer(self, interval=_BLINK)
        self.setObjectName("canvas")
        self.setAccessibleName(tr("Photo"))
        self.setAccessibleDescription(tr("Paint over the damage here."))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 180)
        self._blink.timeout.connect(lambda: self.set_before(not self.is_before))
        self.view_changed.connect(self._point)
        self.pointer.moved.connect(self._point)
        self.before_shown.connect(self.pointer.refresh)
        self.brush.size_changed.connect(self.pointer.refresh)
        editor.opened.connect(self._begin)
        editor.settings.on_change("paint_by_keys", self.keyboard.set_on)

    # --- blinking and the loupe ----------------------------------------------------------------------------------

    @property
    def is_blinking(self) -> bool:
        """Whether before and after alternate."""
        return self._blink.isActive()

    @property
    def has_loupe(self) -> bool:
        """Whether a magnifier follows the pointer."""
        return self.loupe.is_on

    def set_blinking(self, is_blinking: bool) -> None:
        """Let before and after alternate, or stop that at after."""
        if is_blinking == self.is_blinking:
            return
        if is_blinking:
            self._blink.start()
        else:
            self._blink.stop()
        self.set_before(is_blinking)
        self.view_changed.emit()

    def set_loupe(self, has_loupe: bool) -> None:
        """Show or hide the magnifier."""
        self.loupe.is_on = has_loupe
        self.move_loupe(self.hand.position)
        self.view_changed.emit()

    # --- places --------------------------------------------------------------------------------------------------

    def zoom_step(self, direction: int) -> None:
        """Zoom in (1) or out (-1) by one step."""
        at = self.hand.position if self.keyboard.is_on else None
        self.zoom_to(next_step(self.transform.scale, direction), at)

    def zoom_actual(self) -> None:
        """Show 100 %: around the pointer if it is over the photo, else around the point that was painted last."""
        position, place = self.hand.position, self.pointer.last_painted
        if position is not None and self._is_on_photo(position):
            self.zoom_to(1.0, position)
            return
        self.zoom_to(1.0)
        if place is not None:
            self.centre(place)

    def toggle_zoom(self) -> None:
        """Show 100 %, or the whole photo if that is what is shown."""
        if self.transform.scale == 1.0:
            self.zoom_fit()
        else:
            self.zoom_actual()

    def zoom_at(self, point: Point, direction: int) -> None:
        """Zoom in (1) or out (-1) by one step around a point of the photo."""
        self.zoom_to(next_step(self.transform.scale, direction), self.widget_point(point))

    def show_region(self, region: Region) -> None:
        """Show a part of the photo as large as it fits."""
        width, height = max(region.width, 1), max(region.height, 1)
        scale = min(self.viewport.pane_width / width, self.viewport.height / height)
        self.zoom_to(scale)
        self.centre(((region.top + region.bottom) / 2, (region.left + region.right) / 2))

    def photo_point(self, position: QPointF, start: QPointF | None = None) -> Point:
        """Return (row, column) under ``position`` (logical pixels), in the pane in which it or ``start`` lies."""
        return self.viewport.photo_point(position, start)

    def widget_point(self, point: Point, pane: int = -1) -> QPointF:
        """Return the position in logical pixels of (row, column) in one of the panes, by default the last."""
        return self.viewport.widget_point(point, pane)

    def draw_over(self, painter: QPainter) -> None:
        """Draw the guides."""
        self._guides.draw(painter)

    def _begin(self) -> None:
        """Forget what belongs to the photo before."""
        self.set_blinking(False)
        self.pointer.last_painted = None
        self.keyboard.begin()

    def _is_on_photo(self, position: QPointF) -> bool:
        shape, (row, column) = self.viewport.shape, self.photo_point(position)
        return shape is not None and 0 <= row < shape[0] and 0 <= column < shape[1]

    def _point(self) -> None:
        """Emit the point of the photo that is under the pointer now."""
        if self.hand.position is not None and self.document is not None:
            self.pointed.emit(self.photo_point(self.hand.position, self.hand.start))

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a gesture from shortcuts; zoom by a pinch."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self.pointer.takes_key(event.key()) or self.keyboard.takes(event))
            return event.isAccepted()
        if isinstance(event, QNativeGestureEvent) and self.fingers.pinch(event):
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a gesture."""
        if not self.pen.is_echo(event):
            self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue a gesture, or show where the brush would paint."""
        if not self.pen.is_echo(event):
            self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish a gesture."""
        if not self.pen.is_echo(event):
            self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """End a gesture of several clicks."""
        if not self.pen.is_echo(event):
            self.pointer.double_click(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Use the tool by a pen."""
        self.pen.handle(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer, with Ctrl or Alt change the brush, or with two fingers move the photo."""
        if not self.fingers.scroll(event):
            self.pointer.wheel(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the keyboard focus, so that Space and backslash work at once."""
        super().enterEvent(event)
        if QApplication.activePopupWidget() is None and self.isActiveWindow():
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def leaveEvent(self, event: object) -> None:
        """Hide the brush's circle, unless keys move it."""
        if not self.keyboard.is_on:
            self.pointer.leave()
            self.pointed.emit(None)

    def focusOutEvent(self, event: object) -> None:
        """Forget the keys that are held: another widget gets their release."""
        if not self.is_blinking:
            self.set_before(False)
        self.pointer.let_go()
        self.keyboard.let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pan by Space, show the photo before by backslash, move it by arrows, end a gesture by its keys.

        Where the pointer is moved by keys, Space and the arrows are for that.
        """
        steps = {
            Qt.Key.Key_Left: (_NUDGE, 0), Qt.Key.Key_Right: (-_NUDGE, 0),
            Qt.Key.Key_Up: (0, _NUDGE), Qt.Key.Key_Down: (0, -_NUDGE),
        }  # fmt: skip
        self.pointer.hold_modifier(event.key(), True)
        if self.pointer.takes_key(event.key()):
            self.pointer.key(event.key())
        elif self.keyboard.takes(event):
            self.keyboard.press(event)
        elif event.key() == Qt.Key.Key_Space:
            self.pointer.hold_pan(True)
        elif event.key() == Qt.Key.Key_Backslash and self.document is not None:
            self.set_before(True)
        elif event.key() in steps:
            ratio = self.viewport.ratio
            x, y = steps[Qt.Key(event.key())]
            self.set_transform(self.transform.scrolled(x * ratio, y * ratio))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End what began with the key."""
        if event.isAutoRepeat():
            return
        self.pointer.hold_modifier(event.key(), False)
        self.keyboard.release(event.key())
        if event.key() == Qt.Key.Key_Space:
            self.pointer.hold_pan(False)
        elif event.key() == Qt.Key.Key_Backslash:
            self.set_before(False)
        else:
            super().keyReleaseEvent(event)
