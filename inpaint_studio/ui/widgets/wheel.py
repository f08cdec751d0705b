"""The wheel: it changes a field only where that has the focus; over all others it scrolls what they stand in."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWheelEvent, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QDial, QSlider, QTabBar, QWidget

_FIELDS = (QComboBox, QAbstractSpinBox, QSlider, QDial, QTabBar)
"""What the wheel would change in passing. Scroll bars and lists are there to be scrolled."""

_WHEEL = QEvent.Type.Wheel


class WheelRule(QObject):
    """Keeps the wheel from fields without the focus, in every window and dialog there is or will be, Qt's own too.

    It looks at what the system sends to windows, which is little; a filter of all events of all widgets would take a
    third of the time in which the window is built.
    """

    @classmethod
    def keep(cls) -> None:
        """Keep the rule from now on, in the whole program; once is enough."""
        application = QApplication.instance()
        if isinstance(application, QGuiApplication) and application.findChild(cls) is None:
            rule = cls(application)
            application.focusWindowChanged.connect(rule.watch)
            for window in application.topLevelWindows():
                rule.watch(window)

    def watch(self, window: QWindow | None) -> None:
        """Keep the rule in a window; it gets the focus when it opens."""
        if window is not None:
            window.installEventFilter(self)  # Of several times the last counts.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel on to what a field without the focus stands in; the field does not take the focus by it."""
        if event.type() is not _WHEEL or not isinstance(event, QWheelEvent) or not isinstance(watched, QWindow):
            return False
        field = _field_at(watched, event)
        if field is None or field.hasFocus():
            return False
        _hand_on(event, field.parentWidget())
        return True


def _field_at(window: QWindow, event: QWheelEvent) -> QWidget | None:
    """Return the field that is under the pointer, itself or by a part of it."""
    top = next((each for each in QApplication.topLevelWidgets() if each.windowHandle() is window), None)
    found = top.childAt(event.position().toPoint()) if top is not None else None
    while found is not None and not isinstance(found, _FIELDS):
        found = None if found.isWindow() else found.parentWidget()
    return found


def _hand_on(event: QWheelEvent, target: QWidget | None) -> None:
    """Tell a widget of the wheel, and what it stands in, up to who takes it."""
    place = event.globalPosition()
    while target is not None:
        told = QWheelEvent(
            target.mapFromGlobal(place),
            place,
            event.pixelDelta(),
            event.angleDelta(),
            event.buttons(),
            event.modifiers(),
            event.phase(),
            event.inverted(),
        )
        QApplication.sendEvent(target, told)
        if told.isAccepted():
            return
        target = None if target.isWindow() else target.parentWidget()
