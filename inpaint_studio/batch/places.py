"""Places on the drive: which names lead to the same file, and whether a file is what it was."""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def stamps_at(path: Path) -> tuple[int, int] | None:
    """Return size in bytes and time of change in nanoseconds of a file, or None where there is none."""
    with suppress(OSError):
        status = os.stat(path)
        return status.st_size, status.st_mtime_ns
    return None


def stamp_text(path: Path | None) -> str:
    """Return size and time of change of a file as text, "" where there is none."""
    found = stamps_at(path) if path else None
    return f"{found[0]} {found[1]}" if found else ""


def place_of(path: Path, is_case_ignored: bool) -> str:
    """Return a text that is the same for names that lead to the same file."""
    name = os.path.abspath(path)
    return unicodedata.normalize("NFC", name).casefold() if is_case_ignored else name


def ignores_case(folder: Path) -> bool:
    """Whether a drive takes capitals and small letters for the same, found out by a folder's name."""
    for each in _there(folder):
        other = each.with_name(each.name.swapcase())
        if other.name != each.name:
            return other.exists()
    return False


def _there(folder: Path) -> Iterator[Path]:
    path = Path(os.path.abspath(folder))
    return (each for each in (path, *path.parents) if each.name and each.exists())
