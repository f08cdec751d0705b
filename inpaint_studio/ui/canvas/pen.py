"""Pen: passes a tablet's events to the pointer, and recognises the mouse events that repeat them.

Qt and the drivers of tablets send mouse events that repeat a pen's: before its press, after its release with full
pressure, or in between. Other programs have had the same trouble: pencil2d PR 1155, OpenToonz PR 2051, Drawpile 233 and
493, mypaint 732.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent

from inpaint_studio.ui.canvas.pointer import Pointer

_ECHO = 200  # milliseconds after a pen's event in which a mouse event is taken for its repetition
_UNKNOWN = 0.5  # pressure that counts when a pen with a sensor says 0 though it touches


class Pen:
    """Handles tablet events of one view."""

    def __init__(self, pointer: Pointer) -> None:
        """Pass the events to ``pointer``."""
        self._pointer = pointer
        self._is_down = False
        self._last_time: int | None = None
        self._pressure = 0.0

    def handle(self, event: QTabletEvent) -> None:
        """Use the tool by the pen. The event is accepted, so that Qt makes no mouse event of it."""
        event.accept()
        self._last_time = event.timestamp()
        if event.type() == QEvent.Type.TabletPress:
            self._press(event)
        elif event.type() == QEvent.Type.TabletMove:
            self._pointer.move(event, self._read(event) if self._is_down else 1.0)
        elif event.type() == QEvent.Type.TabletRelease:
            self._pointer.release(event)
            self._is_down = event.buttons().value != 0

    def is_echo(self, event: QMouseEvent) -> bool:
        """Return whether a mouse event only repeats one of the pen."""
        if self._is_down:
            return True
        if self._last_time is None:
            return False
        return 0 <= event.timestamp() - self._last_time < _ECHO

    def _press(self, event: QTabletEvent) -> None:
        if not self._is_down:
            # A mouse press that came first has started a stroke of full width.
            self._pointer.abandon()
            self._pressure = 0.0
        self._is_down = True
        is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        ignores = self._pointer.settings.get("ignore_eraser_tip")
        self._pointer.press(event, self._read(event), is_eraser=is_eraser and not ignores)

    def _read(self, event: QTabletEvent) -> float:
        """Return the pressure that counts, 0..1; 1 without a sensor, or where the settings ignore it."""
        can_tell = bool(event.device().capabilities() & QInputDevice.Capability.Pressure)
        if not can_tell or not self._pointer.settings.get("pen_pressure"):
            return 1.0
        # A pen may say 0 while it touches: before its first reading, or when it is lifted.
        self._pressure = event.pressure() or self._pressure or _UNKNOWN
        return min(self._pressure, 1.0)
