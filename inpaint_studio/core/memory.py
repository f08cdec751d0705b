"""How much memory the machine has available."""

import ctypes
import sys
from pathlib import Path
from typing import NamedTuple

_MEMORY = Path("/proc/meminfo")
_AVAILABLE, _TOTAL = "MemAvailable:", "MemTotal:"


def available_memory() -> int | None:
    """Return how many bytes can be used before the system has to swap; None where that is unknown."""
    return _windows().available if sys.platform == "win32" else _linux(_AVAILABLE)


def total_memory() -> int | None:
    """Return how many bytes of memory the machine has; None where that is unknown."""
    return _windows().total if sys.platform == "win32" else _linux(_TOTAL)


def _linux(name: str) -> int | None:
    """Return a figure of the system's, in bytes; None where it has none."""
    try:
        lines = _MEMORY.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
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


class _Memory(NamedTuple):
    """The machine's memory in bytes, or None where that is unknown."""

    total: int | None
    available: int | None


def _windows() -> _Memory:
    """Return what GlobalMemoryStatusEx reports."""
    status = _Status(ctypes.sizeof(_Status))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    is_known = kernel.GlobalMemoryStatusEx(ctypes.byref(status))
    return _Memory(int(status.total), int(status.available)) if is_known else _Memory(None, None)
