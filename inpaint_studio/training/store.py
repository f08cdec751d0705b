"""The store: prepared crops in memory-mapped files, which several processes share.

The files outlive the process, so that a training that is continued finds its crops.
"""

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.reasons import reason
from inpaint_studio.training.crops import Crop

_SETTINGS = "pool.json"
_EMPTY = -1


class Store:
    """Slots for crops.

    Attributes:
        folder: where the files are.
        images: (n, S, S, 3) uint8.
        holes: (n, S, S) bool.
        priors: (n, S, S, 3) uint16.
        groups: (n,) int64, number of the recipe's group that the slot's crop is of; negative while the slot is empty.
    """

    def __init__(self, folder: Path, slots: int, size: int, *, is_new: bool = False) -> None:
        """Open the files in a folder, or make them.

        Args:
            folder: where the files are.
            slots: how many crops the store holds.
            size: rows and columns of a crop.
            is_new: whether the files are to be made.

        Raises:
            FileError: the files cannot be read or written, or belong to a store of another size.
        """
        self.folder = folder
        layout: tuple[tuple[str, Any, tuple[int, ...]], ...] = (
            ("images", np.uint8, (slots, size, size, 3)),
            ("holes", np.bool_, (slots, size, size)),
            ("priors", np.uint16, (slots, size, size, 3)),
            ("groups", np.int64, (slots,)),
        )
        try:
            planes = [_mapped(folder / f"{name}.npy", kind, shape, is_new) for name, kind, shape in layout]
        except (OSError, ValueError) as error:
            raise FileError(f"The pool in “{folder}” cannot be opened: {reason(error)}.") from error
        self.images, self.holes, self.priors, self.groups = planes
        if is_new:
            self.groups[:] = _EMPTY

    def put(self, slot: int, crop: Crop, group: int) -> None:
        """Write a crop into a slot."""
        self.groups[slot] = _EMPTY
        self.images[slot] = crop.image
        self.holes[slot] = crop.hole
        self.priors[slot] = crop.prior
        self.groups[slot] = group

    def full(self) -> list[int]:
        """Return the slots that hold a crop."""
        return [int(slot) for slot in np.flatnonzero(self.groups >= 0)]


def _mapped(path: Path, kind: Any, shape: tuple[int, ...], is_new: bool) -> NDArray[Any]:
    if is_new:
        return np.asarray(open_memmap(path, "w+", kind, shape))
    plane = open_memmap(path, "r+")
    if plane.shape != shape or plane.dtype != kind:
        raise ValueError(f"{path.name} is of another shape")
    return np.asarray(plane)


def slot_bytes(size: int) -> int:
    """Return the bytes that a crop of ``size`` x ``size`` pixels takes in memory and on the drive."""
    return size * size * (3 + 1 + 6) + 8


def open_store(folder: Path, slots: int, size: int, settings: dict[str, Any]) -> Store:
    """Open the store in a folder if it was made with the same settings, or make a new one in its place.

    Args:
        folder: made if it is not there.
        slots: how many crops it is to hold.
        size: rows and columns of a crop.
        settings: what the crops depend on, as plain JSON.

    Raises:
        InputError: there is not enough room on the drive.
        FileError: the folder cannot be written to.
    """
    text = json.dumps({"slots": slots, "size": size, **settings}, indent=1)
    with suppress(OSError, UnicodeDecodeError, FileError):
        if (folder / _SETTINGS).read_text(encoding="utf-8") == text:
            return Store(folder, slots, size)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _SETTINGS).unlink(missing_ok=True)
        _check_room(folder, slots * slot_bytes(size))
        store = Store(folder, slots, size, is_new=True)
        (folder / _SETTINGS).write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileError(f"The pool of crops cannot be kept in “{folder}”: {reason(error)}.") from error
    return store


def _check_room(folder: Path, needed: int) -> None:
    kept = sum(path.stat().st_size for path in folder.glob("*.npy"))
    free = shutil.disk_usage(folder).free + kept
    if needed > free:
        raise InputError(
            f"The pool of crops needs {needed / 1e9:.1f} GB, but the drive of “{folder}” has {free / 1e9:.1f} GB left. "
            "Choose a smaller pool_size in the configuration, or another folder."
        )
