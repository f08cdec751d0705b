"""AfterFirstPaint: puts off work until a window is on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class AfterFirstPaint(QObject):
    """Does something once a window has been painted, or after a while if it is not, as when it starts minimised."""

    def __init__(self, window: QWidget, act: Callable[[], object], patience: int = 2000) -> None:
        """Call ``act`` once, at the latest ``patience`` milliseconds from now."""
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, interval=patience, singleShot=True)
        self._timer.timeout.connect(act)
        self._timer.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first paint event and let it pass."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            if self._timer.isActive():
                self._timer.start(0)
        return False
