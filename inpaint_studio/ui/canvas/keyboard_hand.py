"""KeyboardHand: moves the pointer by the arrow keys and presses its buttons by Space, for who paints without a mouse.

Space is the left button, Shift+Space the right one. While it is held the button is down. A tap with a tool that is
dragged leaves the button down until the next tap, so that nobody has to hold a key and press another.
"""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from inpaint_studio.ui.canvas.hand import Drag, Hand
from inpaint_studio.ui.canvas.photo_view import PhotoView
from inpaint_studio.ui.canvas.pointer import Pointer

_STEP, _MOST = 2.0, 24.0  # logical pixels of one step, and of the steps that it grows to while a key is held
_GROWTH = 1.15  # by which each repetition of a key is longer
_LARGE = 6.0  # times a step with Shift
_EDGE = 48.0  # logical pixels from the edge of the view at which the photo moves instead of the pointer

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

_Button = Qt.MouseButton


class KeyboardHand:
    """Uses the pointer of one view by keys, while it is on."""

    def __init__(self, view: PhotoView, pointer: Pointer, hand: Hand) -> None:
        """Start switched off.

        Args:
            view: shows the photo.
            pointer: gets the events that a mouse would send.
            hand: the state of the input.
        """
        self._view = view
        self._pointer = pointer
        self._hand = hand
        self._held: set[int] = set()  # the arrows
        self._streak = 0  # repetitions of a held arrow
        self._is_space_held = False
        self._has_moved = False  # since the button went down

    @property
    def is_on(self) -> bool:
        """Whether keys move the pointer."""
        return self._hand.is_by_keys

    def set_on(self, is_on: bool) -> None:
        """Let keys move the pointer, or the photo as usual; a gesture under way is finished."""
        if is_on == self.is_on:
            return
        self.let_go()
        if self._hand.drag is not Drag.NOTHING:
            self._send(QEvent.Type.MouseButtonRelease, self._place, self._hand.button)
        self._hand.is_by_keys = is_on
        if not is_on and not self._view.underMouse():
            self._hand.position = None
        self.begin()

    def begin(self) -> None:
        """Show the pointer, if keys move it: another photo has been opened."""
        if self.is_on and self._view.document is not None:
            self._hand.position = self._place
        self._pointer.refresh()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key moves the pointer or presses one of its buttons now, rather than being a shortcut."""
        if not self.is_on or self._view.document is None or event.modifiers() & ~(_SHIFT | _KEYPAD) != _PLAIN:
            return False
        return event.key() in _ARROWS or event.key() == Qt.Key.Key_Space

    def press(self, event: QKeyEvent) -> None:
        """Move the pointer, or press its button; of a key that ``takes`` has taken."""
        is_shift = bool(event.modifiers() & _SHIFT)
        if event.key() in _ARROWS:
            self._held.add(event.key())
            self._streak = self._streak + 1 if event.isAutoRepeat() else 0
            self._move(min(_STEP * _GROWTH**self._streak, _MOST) * (_LARGE if is_shift else 1))
        elif not event.isAutoRepeat():
            self._press_button(_Button.RightButton if is_shift else _Button.LeftButton)

    def release(self, key: int) -> None:
        """End what a key did."""
        self._held.discard(key)
        if key != Qt.Key.Key_Space or not self._is_space_held:
            return
        self._is_space_held = False
        hand = self._hand
        stays_down = hand.drag is Drag.TOOL and hand.tool is not None and hand.tool.is_dragged and not self._has_moved
        if hand.drag is not Drag.NOTHING and not stays_down:
            self._send(QEvent.Type.MouseButtonRelease, self._place, hand.button)

    def let_go(self) -> None:
        """Forget the keys that are held: another widget gets their release. A button that is down stays so."""
        self._held.clear()
        self._is_space_held = False

    @property
    def _place(self) -> QPointF:
        """Where the pointer is, in logical pixels; in the middle of the view until it has been anywhere."""
        return self._hand.position or QPointF(self._view.width() / 2, self._view.height() / 2)

    def _press_button(self, button: Qt.MouseButton) -> None:
        if self._hand.drag is not Drag.NOTHING:  # A tap left it down.
            self._send(QEvent.Type.MouseButtonRelease, self._place, self._hand.button)
            return
        self._is_space_held, self._has_moved = True, False
        self._send(QEvent.Type.MouseButtonPress, self._place, button)

    def _move(self, step: float) -> None:
        """Move by ``step`` logical pixels the way of all arrows that are held, and stay on the photo and in sight."""
        view, place = self._view, self._place
        shape = view.viewport.shape
        if shape is None:
            return
        self._has_moved = True
        wished = place + QPointF(
            step * sum(_ARROWS[Qt.Key(key)][0] for key in self._held),
            step * sum(_ARROWS[Qt.Key(key)][1] for key in self._held),
        )
        pane = view.viewport.panes.index(view.viewport.pane_at(self._hand.start or place))
        row, column = view.viewport.photo_point(wished, self._hand.start or place)
        point = min(max(row, 0.0), shape[0] - 0.5), min(max(column, 0.0), shape[1] - 0.5)
        self._bring_into_sight(view.viewport.widget_point(point, pane), pane)
        self._send(QEvent.Type.MouseMove, view.viewport.widget_point(point, pane), _Button.NoButton)

    def _bring_into_sight(self, place: QPointF, pane: int) -> None:
        """Move the photo as far as ``place`` lies beyond the edge of the view, or of its pane beside another."""
        view, viewport = self._view, self._view.viewport
        left = viewport.panes[pane].origin / viewport.ratio
        right = left + viewport.pane_width / viewport.ratio
        over = QPointF(_beyond(place.x(), left, right), _beyond(place.y(), 0, view.height()))
        if not over.isNull():
            view.set_transform(view.transform.scrolled(-over.x() * viewport.ratio, -over.y() * viewport.ratio))

    def _send(self, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton) -> None:
        """Give the pointer the event that a mouse would send."""
        is_down = kind is QEvent.Type.MouseButtonPress
        buttons = button if is_down else self._hand.button if kind is QEvent.Type.MouseMove else _Button.NoButton
        event = QMouseEvent(kind, place, self._view.mapToGlobal(place), button, buttons, _PLAIN)
        if is_down:
            self._pointer.press(event)
        elif kind is QEvent.Type.MouseMove:
            self._pointer.move(event)
        else:
            self._pointer.release(event)


def _beyond(value: float, low: float, high: float) -> float:
    """Return how far a value lies outside of what is ``_EDGE`` within two bounds; negative below them."""
    edge = min(_EDGE, (high - low) / 4)
    return min(value - low - edge, 0.0) + max(value - high + edge, 0.0)
