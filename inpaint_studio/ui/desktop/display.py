"""Finds out whether a window can be opened, before Qt would abort the program because it cannot."""

import ctypes
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inpaint_studio.ui.desktop.xcb import xcb_connection


def missing_display() -> str | None:
    """Return why no window can be opened, as a sentence, or None when one can."""
    if not sys.platform.startswith("linux"):
        return None
    asked = [name for name in os.environ.get("QT_QPA_PLATFORM", "").split(";") if name]
    wanted = [system for system in _SYSTEMS if not asked or any(name.startswith(system.name) for name in asked)]
    if not wanted:
        return None  # Platforms such as "offscreen" need no display.
    reasons = [_reason(system) for system in wanted if os.environ.get(system.variable)]
    if not reasons:
        return "There is no display here."
    return None if None in reasons else reasons[-1]


@dataclass(frozen=True)
class _System:
    """A window system that Qt can draw on.

    Attributes:
        name: how the names of Qt's plugins for it begin, as in QT_QPA_PLATFORM.
        variable: the environment variable that names its display.
        answers: tells whether that display accepts a connection; raises OSError if its library is missing.
    """

    name: str
    variable: str
    answers: Callable[[], bool]


def _x11_answers() -> bool:
    with xcb_connection() as connection:
        return connection is not None


def _wayland_answers() -> bool:
    library = ctypes.CDLL("libwayland-client.so.0")
    library.wl_display_connect.restype = ctypes.c_void_p
    connection = library.wl_display_connect(None)
    if connection is None:
        return False
    library.wl_display_disconnect(ctypes.c_void_p(connection))
    return True


_SYSTEMS = (_System("wayland", "WAYLAND_DISPLAY", _wayland_answers), _System("xcb", "DISPLAY", _x11_answers))
"""In the order in which Qt tries them."""


def _reason(system: _System) -> str | None:
    """Return why Qt cannot draw on a window system, as a sentence, or None when it can."""
    try:
        if not system.answers():
            return f"The display {os.environ[system.variable]} does not answer."
        from PySide6.QtCore import QLibraryInfo

        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
        ctypes.CDLL(str(folder / f"libq{system.name}.so"))
        from PySide6 import QtWidgets  # noqa: F401 - fails if a library that it needs is missing
    except (OSError, ImportError) as error:
        library = str(error).partition(":")[0]
        return f"The system library {library} is missing; README names the packages that Qt needs."
    return None
