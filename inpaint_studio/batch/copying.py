"""Copies and links of photos that are not restored, byte for byte."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from inpaint_studio.core.regular_file import open_regular
from inpaint_studio.errors import FileError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.files.digest import digest_of, digest_of_stream
from inpaint_studio.files.load import stamp_of

_BLOCK = 1 << 20  # bytes


def is_linked(source: Path, target: Path) -> bool:
    """Make a hard link; return whether that was possible, as it is not from drive to drive."""
    try:
        with suppress(FileNotFoundError):
            target.unlink()
        os.link(os.path.realpath(source), target)
    except OSError:
        return False
    return True


def copy_file(source: Path, target: Path, digest: str, check: Callable[[], object]) -> tuple[int, int]:
    """Copy a file byte for byte, with its time of change; ``check`` is called before the copy takes its place.

    Returns:
        Size in bytes and time of change in nanoseconds of the copy.

    Raises:
        FileError: it cannot be copied, or the copy has another digest.
    """

    def announce(stream: BinaryIO) -> None:
        if digest_of_stream(stream) != digest:
            raise FileError("“{name}” was changed while it was copied.", name=source.name)
        check()

    with replacing(target, announce=announce) as stream, open_regular(source) as original:
        shutil.copyfileobj(original, stream, _BLOCK)
        stream.flush()
        status = os.fstat(original.fileno())
        if os.utime in os.supports_fd:
            os.utime(stream.fileno(), ns=(status.st_atime_ns, status.st_mtime_ns))
    return stamp_of(os.stat(target))


def back_up(source: Path, backup: Path, digest: str) -> None:
    """Copy a photo, of which this is the digest, to its backup, unless it is there already.

    Raises:
        FileError: it cannot be copied, or another file is there.
    """
    if source == backup:
        return
    backup.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(backup):
        if digest_of(backup) == digest:
            return
        raise FileError("The backup “{name}” is there already, and of another file.", name=backup.name)
    copy_file(source, backup, digest, lambda: None)
