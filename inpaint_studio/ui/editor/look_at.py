"""Looks at how files are now, without waiting for drives that do not answer."""

import threading
from collections.abc import Sequence
from pathlib import Path

from inpaint_studio.files.load import stamp_of

Stamp = tuple[int, int]

GONE: Stamp = (-1, -1)
"""What a file that is not there looks like."""

_PATIENCE = 0.5  # seconds a user does not mind


def stamp_now(path: Path) -> Stamp:
    """Return size and time of change of a file as it is now, or ``GONE``."""
    try:
        return stamp_of(path.stat())
    except OSError:
        return GONE


def look_at(paths: Sequence[Path]) -> dict[Path, Stamp]:
    """Return how files are now, of those whose drives answer at once: a dead one of a network would stop the window."""
    found: dict[Path, Stamp] = {}

    def look() -> None:
        for path in paths:
            found[path] = stamp_now(path)

    thread = threading.Thread(target=look, name="look", daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    return dict(found)
