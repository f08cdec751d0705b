"""Writing a file so that at every moment either the old one or the new one is there, whole."""

import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from inpaint_studio.core.job import Cancelled
from inpaint_studio.errors import FileError, InpaintStudioError
from inpaint_studio.files.reasons import reason

_DRAFT = ".inpaint-studio-", ".part"
_DAY = 86400  # seconds
_being_written: set[Path] = set()


@contextmanager
def replacing(path: Path, *, announce: Callable[[BinaryIO], object] | None = None) -> Iterator[BinaryIO]:
    """Open a new file beside ``path`` for reading and writing; it takes its place when the block ends well.

    A link is followed; owner, permissions and extended attributes (tags, access lists) of an existing file are kept.
    When anything fails, also in the block, the new file is removed and the old one is as it was.

    Args:
        path: the file.
        announce: called with the new file when the drive has all of it, before it takes the place of the old one.

    Raises:
        FileError: it cannot be written; the text says why.
        Cancelled: raised in the block.
    """
    try:
        target, old = check_target(path)
        draft = draft_beside(target)
        _being_written.add(draft)
        try:
            # Not from tempfile: a new file is to get the permissions that the user's settings give it.
            with draft.open("x+b") as stream:
                yield stream
                stream.flush()
                if old is not None:
                    _take_over(draft, stream, target, old)
                os.fsync(stream.fileno())
                if announce is not None:
                    announce(stream)
            os.replace(draft, target)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
        finally:
            _being_written.discard(draft)
        _sync_folder(target.parent)
        _clear_drafts(target.parent)
    except (InpaintStudioError, Cancelled):
        raise
    except Exception as error:
        raise FileError("“{name}” could not be saved: {reason}.", name=path.name, reason=reason(error)) from error


def draft_beside(path: Path) -> Path:
    """Return a new name beside ``path`` for a file that is not to stay.

    Should the program be ended before it removes the file, a later save in that folder does.
    """
    return path.with_name(f"{_DRAFT[0]}{secrets.token_hex(8)}{_DRAFT[1]}")


def discard_drafts() -> None:
    """Remove the files that are being written, as the program is about to end in the middle of it."""
    for draft in tuple(_being_written):
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def check_target(path: Path) -> tuple[Path, os.stat_result | None]:
    """Tell whether a file may be written there, before the work that is to fill it.

    Returns:
        Where it will be, links followed, and what is known of the file that is there now, if any.

    Raises:
        FileError: it may not; the text says why.
    """
    try:
        target = Path(os.path.realpath(path))
        old = _status(target)
    except OSError as error:
        raise FileError("“{name}” could not be saved: {reason}.", name=path.name, reason=reason(error)) from error
    _refuse(target, old)
    return target, old


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _refuse(target: Path, old: os.stat_result | None) -> None:
    if old is None:
        if not target.parent.is_dir():
            raise FileError(
                "“{name}” could not be saved: its folder “{folder}” does not exist.",
                name=target.name,
                folder=target.parent,
            )
    elif stat.S_ISDIR(old.st_mode):
        raise FileError("“{name}” could not be saved: there is a folder of that name.", name=target.name)
    elif not stat.S_ISREG(old.st_mode):
        raise FileError(
            "“{name}” could not be saved: there is something of that name that is not a file.", name=target.name
        )
    elif not os.access(target, os.W_OK):
        raise FileError(
            "“{name}” could not be saved: it is write-protected. Save it under another name.", name=target.name
        )


def _take_over(draft: Path, stream: BinaryIO, target: Path, old: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(stream.fileno(), old.st_uid, old.st_gid)
    os.chmod(draft, stat.S_IMODE(old.st_mode))
    if sys.platform == "linux":
        with suppress(OSError):  # Not every drive has them, and some are the system's.
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(draft, name, os.getxattr(target, name))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear_drafts(folder: Path) -> None:
    """Remove drafts that a program left which was ended while it saved; none that somebody may be writing."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_DRAFT[0]) and entry.name.endswith(_DRAFT[1]):
                with suppress(OSError):
                    if entry.stat().st_mtime < time.time() - _DAY:
                        os.unlink(entry.path)
