"""Pen: turns a tablet's events into what the pointer does, and keeps their doubles away.

Qt and the drivers of tablets are known for mouse events that repeat a pen's: before its press, after its release with
full pressure, or in between. Guarded against here: pencil2d PR 1155, OpenToonz PR 2051, Drawpile 233
and 493, mypaint 732.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent

from inpaint_studio.ui.canvas.pointer import Pointer

_ECHO = 200  # milliseconds after a pen's event in which a mouse's is taken for its double
_LIGHT = 0.5  # what counts when a pen that can tell its pressure says 0 though it touches


class Pen:
    """Handles the tablet of one view."""

    def __init__(self, pointer: Pointer) -> None:
        """Move ``pointer``."""
        self._pointer = pointer
        self._is_down = False
        self._last_time: int | None = None
        self._pressure = 0.0

    def handle(self, event: QTabletEvent) -> None:
        """Draw with the pen. The event is accepted, so that Qt makes no mouse event of it."""
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
        """Whether a mouse event only repeats what the pen has told."""
        if self._is_down:
            return True
        if self._last_time is None:
            return False
        return 0 <= event.timestamp() - self._last_time < _ECHO

    def _press(self, event: QTabletEvent) -> None:
        if not self._is_down:
            # A mouse press that came first has begun a stroke of full width.
            self._pointer.abandon()
            self._pressure = 0.0
        self._is_down = True
        is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        ignores = self._pointer.settings.get("ignore_eraser_tip")
        self._pointer.press(event, self._read(event), is_eraser=is_eraser and not ignores)

    def _read(self, event: QTabletEvent) -> float:
        """Return what the pressure counts as."""
        can_tell = bool(event.device().capabilities() & QInputDevice.Capability.Pressure)
        if not can_tell or not self._pointer.settings.get("pen_pressure"):
            return 1.0
        # No pressure while the pen touches: before the first reading, or as it is lifted.
        self._pressure = event.pressure() or self._pressure or _LIGHT
        return min(self._pressure, 1.0)
