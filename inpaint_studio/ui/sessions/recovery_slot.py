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

    The lock is a file beside the folder. It is taken before the folder is made, so that no other window takes a new
    folder for a leftover. It names the process that holds it; the lock of a process that has ended can be taken over.

    Attributes:
        folder: holds the journal and snapshots of the photo.
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
        """Make an empty slot and lock it.

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
        """Remove everything in the folder.

        The folder itself stays: a program that is killed meanwhile leaves no lock behind for which there is no folder.
        """
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
        for path in self.folder.iterdir():
            with suppress(OSError):
                path.unlink()

    def remove(self) -> None:
        """Remove the folder and the lock, and the folder around them if that is empty now."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.release()
        with suppress(OSError):
            self.folder.parent.rmdir()

    def set_aside(self) -> Path:
        """Rename the folder so that no later start offers its work; return its new path."""
        place = self.folder
        with suppress(OSError):
            place = self.folder.rename(self.folder.with_name(self.folder.name + _DAMAGED))
        return place

    def release(self) -> None:
        """Unlock the slot, so that the next start finds it."""
        self._lock.unlock()


def leftovers(root: Path) -> list[Slot]:
    """Lock and return, newest first, the slots of windows that ended without having removed them."""
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
    lock.setStaleLockTime(0)  # A window may be open for weeks: the lock is stale only when its process has ended.
    return lock
