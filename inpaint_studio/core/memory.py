"""How much memory the machine has available."""

import ctypes
import sys
from pathlib import Path

_MEMORY = Path("/proc/meminfo")
_AVAILABLE = "MemAvailable:"


def available_memory() -> int | None:
    """Return how many bytes can be used before the system has to swap; None where that is unknown."""
    if sys.platform == "win32":
        return _windows()
    try:
        lines = _MEMORY.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(_AVAILABLE))
    except (OSError, ValueError, StopIteration):
        return None


class _Status(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        *(
            (name, ctypes.c_ulonglong)
            for name in ("total", "available", "page", "page_left", "virtual", "virtual_left")
        ),
        ("extended", ctypes.c_ulonglong),
    )


def _windows() -> int | None:
    """Return what GlobalMemoryStatusEx reports as available, in bytes."""
    status = _Status(ctypes.sizeof(_Status))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    return int(status.available) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None
