"""The wheel: it changes a field only where that has the focus; over all others it scrolls what they stand in."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QDial, QSlider, QTabBar, QWidget

_FIELDS = (QComboBox, QAbstractSpinBox, QSlider, QDial, QTabBar)
"""What the wheel would change in passing. Scroll bars and lists are there to be scrolled."""

_WHEEL, _POLISH = QEvent.Type.Wheel, QEvent.Type.Polish
_BY_WHEEL, _BY_CLICK = Qt.FocusPolicy.WheelFocus, Qt.FocusPolicy.StrongFocus


class WheelRule(QObject):
    """Keeps the wheel from fields without the focus, in every window and dialog there is or will be, Qt's own too."""

    @classmethod
    def keep(cls) -> None:
        """Keep the rule from now on, in the whole program; once is enough."""
        application = QApplication.instance()
        if application is not None and application.findChild(cls) is None:
            application.installEventFilter(cls(application))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel on to the parent, and let nothing take the focus by it."""
        kind = event.type()
        if kind is _WHEEL:
            if isinstance(watched, _FIELDS) and not watched.hasFocus():
                event.ignore()
                return True
        elif kind is _POLISH and isinstance(watched, QWidget) and watched.focusPolicy() == _BY_WHEEL:
            watched.setFocusPolicy(_BY_CLICK)  # Before it is shown for the first time.
        return False
