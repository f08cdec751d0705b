"""Finds out whether a window can be opened at all, before Qt would end the program over it."""

import ctypes
import os
import socket
import sys
from pathlib import Path

_TIMEOUT = 2.0


def missing_display() -> str | None:
    """Return why no window can be opened, as a sentence, or None when one can."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return None
    has_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    display = os.environ.get("DISPLAY", "")
    if not display and not has_wayland:
        return "There is no display here."
    if display and not has_wayland and not _answers(display):
        return f"The display {display} does not answer."
    return _missing_library("xcb" if display else "wayland")


def _answers(display: str) -> bool:
    """Whether an X server listens at ``host:number.screen``."""
    host, _, number = display.rpartition(":")
    try:
        index = int(number.partition(".")[0])
        if host in ("", "unix"):
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
                server.settimeout(_TIMEOUT)
                path = f"/tmp/.X11-unix/X{index}"
                server.connect(path if Path(path).exists() else f"\0{path}")
            return True
        with socket.create_connection((host, 6000 + index), timeout=_TIMEOUT):
            return True
    except (OSError, ValueError):
        return False


def _missing_library(platform: str) -> str | None:
    """Return a sentence when a library that Qt's platform plugin needs is not installed."""
    try:
        from PySide6.QtCore import QLibraryInfo

        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
        ctypes.CDLL(str(folder / f"libq{platform}.so"))
        from PySide6 import QtWidgets  # noqa: F401 - is there everything it needs?
    except (OSError, ImportError) as error:
        library = str(error).partition(":")[0]
        return f"The system library {library} is missing; README names the packages that Qt needs."
    return None
