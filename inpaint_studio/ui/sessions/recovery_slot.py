"""Slots: folders in the state folder, each with the journal of one running window, and a lock that tells it runs."""

import secrets
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import platformdirs
from PySide6.QtCore import QLockFile

_LOCK = ".lock"
_DAMAGED = ".damaged"


class Slot:
    """One window's folder.

    The lock lies beside the folder and is taken before it is made, so that nobody takes a folder for a leftover that
    has just been begun. It names the process, and that of a process that is gone can be taken over.

    Attributes:
        folder: where the journal and what belongs to it are.
    """

    def __init__(self, folder: Path, lock: QLockFile) -> None:
        """Own ``folder`` by holding ``lock``."""
        self.folder = folder
        self._lock = lock

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.folder / "journal"

    @classmethod
    def create(cls, root: Path) -> "Slot":
        """Make a slot of one's own.

        Raises:
            OSError: it cannot be made.
        """
        root.mkdir(parents=True, exist_ok=True)
        folder = root / f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        lock = _lock_of(folder)
        if not lock.tryLock(0):
            raise PermissionError(f"no lock can be made in {root}")
        folder.mkdir()
        return cls(folder, lock)

    def clear(self) -> None:
        """Remove what the folder holds."""
        shutil.rmtree(self.folder, ignore_errors=True)
        with suppress(OSError):
            self.folder.mkdir()

    def remove(self) -> None:
        """Remove the folder and the lock, and the folder around them if it is empty then."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.release()
        with suppress(OSError):
            self.folder.parent.rmdir()

    def set_aside(self) -> Path:
        """Keep the folder under another name, where no start looks for work any more; return where it is now."""
        place = self.folder
        with suppress(OSError):
            place = self.folder.rename(self.folder.with_name(self.folder.name + _DAMAGED))
        return place

    def release(self) -> None:
        """Leave it for the next start."""
        self._lock.unlock()


def leftovers(root: Path) -> list[Slot]:
    """Return the slots whose windows are gone without having removed them, newest first, and take them over."""
    if not root.is_dir():
        return []
    found = []
    folders = (path for path in root.iterdir() if path.is_dir() and path.suffix != _DAMAGED)
    for folder in sorted(folders, reverse=True):
        lock = _lock_of(folder)
        if lock.tryLock(0):
            found.append(Slot(folder, lock))
    return found


def recovery_folder() -> Path:
    """Return the folder that holds all slots."""
    return Path(platformdirs.user_state_dir("inpaint-studio")) / "recovery"


def _lock_of(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder.with_name(folder.name + _LOCK)))
    lock.setStaleLockTime(0)  # However long its window has been open, only its end makes it stale.
    return lock
