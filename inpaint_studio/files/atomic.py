"""Writes a file so that at every moment either the old one or the new one is there, complete."""

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

_DRAFT = ".inpaint-studio-", ".part"  # prefix and suffix of a draft's name
_DAY = 86400  # seconds
_being_written: set[Path] = set()


@contextmanager
def replacing(path: Path, *, announce: Callable[[BinaryIO], object] | None = None) -> Iterator[BinaryIO]:
    """Open a draft beside ``path`` for reading and writing; it replaces ``path`` when the block ends without an error.

    Links are followed; owner, permissions and extended attributes (tags, access lists) of an existing file are kept.
    When anything fails, also in the block, the draft is removed and the old file stays as it was.

    Args:
        path: the file.
        announce: called with the new file once the drive has all of it, before it replaces the old one.

    Raises:
        FileError: it cannot be written; the text says why.
        Cancelled: raised in the block.
    """
    try:
        target, old = check_target(path)
        draft = draft_beside(target)
        _being_written.add(draft)
        try:
            # Not from tempfile: a new file gets the permissions of the user's umask.
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
        clear_drafts(target.parent)
    except (InpaintStudioError, Cancelled):
        raise
    except Exception as error:
        raise FileError("“{name}” could not be saved: {reason}.", name=path.name, reason=reason(error)) from error


def draft_beside(path: Path, mark: str = "") -> Path:
    """Return a new name beside ``path`` for a temporary file; with a ``mark`` always the same one.

    If the program ends before it removes the file, a later save in that folder does.
    """
    return path.with_name(f"{_DRAFT[0]}{mark or secrets.token_hex(8)}{_DRAFT[1]}")


def discard_drafts() -> None:
    """Remove the drafts that are being written, as the program is about to end."""
    for draft in tuple(_being_written):
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def check_target(path: Path) -> tuple[Path, os.stat_result | None]:
    """Check that a file may be written at ``path``; called before the work whose result it is to hold.

    Returns:
        The path with links followed, and the status of the file that is there now, or None.

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
    """Give the draft the owner, the permissions and the extended attributes of ``target``."""
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(stream.fileno(), old.st_uid, old.st_gid)
    os.chmod(draft, stat.S_IMODE(old.st_mode))
    if sys.platform == "linux":
        with suppress(OSError):  # Not every drive has them, and some belong to the system.
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(draft, name, os.getxattr(target, name))


def _sync_folder(folder: Path) -> None:
    """Make the renaming survive a power cut, where folders can be synced."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_drafts(folder: Path, age: float = _DAY) -> None:
    """Remove drafts that a program left which ended while it saved.

    Args:
        folder: where they are looked for.
        age: seconds; a younger one may be in use. 0 where nobody else writes.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_DRAFT[0]) and entry.name.endswith(_DRAFT[1]):
                with suppress(OSError):
                    if not age or entry.stat().st_mtime < time.time() - age:
                        os.unlink(entry.path)
