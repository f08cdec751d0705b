"""Finds the photographs of a folder tree, splits them into those to train on and those to measure with, decodes them.

A photo of half a megapixel is decoded in 1 to 5 ms and gives a dozen crops: that costs less than holding it would.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.formats import FORMATS, titles
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.reasons import reason

_MAX_PIXELS = 100_000_000
_TILE_NUMBER = re.compile(r"_t\d+$")
_HASHES = 2**32

RgbArray = NDArray[np.uint8]
"""(H, W, 3), red, green and blue."""


@dataclass(frozen=True)
class PhotoSplit:
    """Photos to train on, and others to measure with.

    Attributes:
        training: files to train on.
        validation: other files; a single photo is in both.
    """

    training: tuple[Path, ...]
    validation: tuple[Path, ...]


def find_photos(folder: Path) -> list[Path]:
    """Return all files in a folder and the folders in it that are named like photos, sorted.

    Raises:
        FileError: the folder cannot be read.
        InputError: the folder holds no photos.
    """
    suffixes = {suffix for entry in FORMATS for suffix in entry.suffixes}
    found = [path for path in _files(folder) if path.suffix.lower() in suffixes]
    if not found:
        raise InputError(f"There are no photos in “{folder}”. It can hold {titles()} files, also in sub-folders.")
    return sorted(found)


def _files(folder: Path) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        if error.filename == os.fspath(folder):
            raise FileError(f"The folder “{folder}” cannot be read: {reason(error)}.") from error

    for parent, folders, names in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def split_photos(paths: Sequence[Path], share: float) -> PhotoSplit:
    """Split photos by a hash of their names: which part a photo falls into does not depend on the others.

    Tiles of one photo, NAME_t00 and NAME_t01, fall into the same part as NAME.

    Args:
        paths: the photos, at least one.
        share: share of the photos for validation, 0..1; at least one photo is taken.
    """
    limit = share * _HASHES
    held_back = [path for path in paths if _hash(path) < limit] or [min(paths, key=_hash)]
    chosen = set(held_back)
    training = [path for path in paths if path not in chosen]
    return PhotoSplit(tuple(training or paths), tuple(held_back))


def _hash(path: Path) -> int:
    name = _TILE_NUMBER.sub("", path.stem).encode("utf-8", "surrogateescape")
    return int.from_bytes(hashlib.blake2b(name, digest_size=4).digest())


def read_photo(path: Path) -> RgbArray:
    """Return a photo as (H, W, 3) uint8.

    Raises:
        FileError: the file cannot be read.
    """
    pixels = as_rgb(load_photo(path, max_pixels=_MAX_PIXELS)).pixels
    if pixels.dtype == np.uint16:
        pixels = ((pixels.astype(np.uint32) + 128) // 257).astype(np.uint8)
    if pixels.ndim == 2:
        pixels = pixels[..., np.newaxis]
    return np.ascontiguousarray(np.broadcast_to(pixels, (*pixels.shape[:2], 3)))
