"""One run at a time in a folder: a lock that ends with the process that holds it, however that ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from inpaint_studio.errors import FileError
from inpaint_studio.files.reasons import reason

_NAME = ".inpaint-studio-batch.lock"


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Hold a folder's lock while the block runs.

    Raises:
        FileError: another run holds it, or nothing can be written into the folder.
    """
    path = folder / _NAME
    handle = _held(path, folder)
    try:
        yield
    finally:
        with suppress(OSError):  # On Windows an open file cannot be removed; there it stays, and does no harm.
            path.unlink()
        os.close(handle)


def _held(path: Path, folder: Path) -> int:
    """Return an open file of the lock, which is taken."""
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise FileError(
                "Nothing can be written into “{folder}”: {reason}.", folder=folder, reason=reason(error)
            ) from error
        if not _is_taken(handle):
            os.close(handle)
            raise FileError("Another batch is writing into “{folder}”. Wait for its end, or stop it.", folder=folder)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), os.stat(path)):
                return handle
        os.close(handle)  # Whoever held it has just removed the file: begin anew.


if sys.platform == "win32":
    import msvcrt

    def _is_taken(handle: int) -> bool:
        """Take the lock; return whether that was possible."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _is_taken(handle: int) -> bool:
        """Take the lock; return whether that was possible."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # A drive without locks: better a batch than none.
            return True
        return True
