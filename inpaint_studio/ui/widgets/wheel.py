"""The wheel changes a field only while that has the focus; over other fields it scrolls the area around them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWheelEvent, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QDial, QSlider, QTabBar, QWidget

_FIELDS = (QComboBox, QAbstractSpinBox, QSlider, QDial, QTabBar)
"""What the wheel would change by accident. Scroll bars and lists are meant to be scrolled."""

_WHEEL = QEvent.Type.Wheel


class WheelFilter(QObject):
    """Keeps the wheel from fields without the focus in every window and dialog of the program, Qt's own included.

    It filters only the events that the system sends to windows, which are few. Filtering all events of all widgets
    would take a third of the time in which the window is built.
    """

    @classmethod
    def install(cls) -> None:
        """Filter the wheel in the whole program from now on; further calls do nothing."""
        application = QApplication.instance()
        if isinstance(application, QGuiApplication) and application.findChild(cls) is None:
            wheel_filter = cls(application)
            application.focusWindowChanged.connect(wheel_filter.watch)
            for window in application.topLevelWindows():
                wheel_filter.watch(window)

    def watch(self, window: QWindow | None) -> None:
        """Filter the events of a window, which gets the focus when it opens; None does nothing."""
        if window is not None:
            window.installEventFilter(self)  # Qt keeps one filter, however often it is installed.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send the wheel to the parent of a field without the focus, which does not get the focus by it either."""
        if event.type() is not _WHEEL or not isinstance(event, QWheelEvent) or not isinstance(watched, QWindow):
            return False
        field = _field_at(watched, event)
        if field is None or field.hasFocus():
            return False
        _hand_on(event, field.parentWidget())
        return True


def _field_at(window: QWindow, event: QWheelEvent) -> QWidget | None:
    """Return the field under the pointer, which may be over a part of it, or None."""
    top = next((each for each in QApplication.topLevelWidgets() if each.windowHandle() is window), None)
    found = top.childAt(event.position().toPoint()) if top is not None else None
    while found is not None and not isinstance(found, _FIELDS):
        found = None if found.isWindow() else found.parentWidget()
    return found


def _hand_on(event: QWheelEvent, target: QWidget | None) -> None:
    """Send a wheel event to ``target`` and to its parents in turn until one of them accepts it."""
    place = event.globalPosition()
    while target is not None:
        copy = QWheelEvent(
            target.mapFromGlobal(place),
            place,
            event.pixelDelta(),
            event.angleDelta(),
            event.buttons(),
            event.modifiers(),
            event.phase(),
            event.inverted(),
        )
        QApplication.sendEvent(target, copy)
        if copy.isAccepted():
            return
        target = None if target.isWindow() else target.parentWidget()
