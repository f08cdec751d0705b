"""Reads size and time of change of files, without waiting for drives that do not answer."""

import threading
from collections.abc import Sequence
from pathlib import Path

from inpaint_studio.files.load import stamp_of

Stamp = tuple[int, int]
"""Size of a file in bytes, and its time of change in nanoseconds; see ``stamp_of``."""

GONE: Stamp = (-1, -1)
"""The stamp of a file that does not exist."""

_PATIENCE = 0.5  # seconds; a longer standstill of the window would annoy


def stamp_now(path: Path) -> Stamp:
    """Return the stamp of a file as it is now, or ``GONE``."""
    try:
        return stamp_of(path.stat())
    except OSError:
        return GONE


def look_at(paths: Sequence[Path]) -> dict[Path, Stamp]:
    """Return the stamps of the files whose drives answer within half a second.

    A network drive that is gone would otherwise stop the window.
    """
    found: dict[Path, Stamp] = {}

    def look() -> None:
        for path in paths:
            found[path] = stamp_now(path)

    thread = threading.Thread(target=look, name="look", daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    return dict(found)
