"""Edits: undoable changes of a document, holding only what changed."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import NOWHERE, Region

TILE = 256
"""Side of the cells in which changes are kept, in pixels."""

_FAST = 1  # zlib level: what changes is mostly zeros, a higher level costs time and saves little


class Plane(Enum):
    """Which array of a document an edit changes."""

    PHOTO = "photo"
    MASK = "mask"
    PROTECTION = "protection"


class Patchable(Protocol):
    """What an edit is applied to: a document."""

    def toggle(self, plane: Plane, region: Region, delta: NDArray[Any]) -> None:
        """Change the pixels of ``region`` by exclusive or with ``delta``."""
        ...


class Edit(Protocol):
    """One undoable change, as the user would name it."""

    @property
    def title(self) -> str:
        """What the history list shows."""
        ...

    @property
    def nbytes(self) -> int:
        """Memory it holds."""
        ...

    def apply(self, document: Patchable) -> Region:
        """Make the change; return the region in which pixels changed."""
        ...

    def revert(self, document: Patchable) -> Region:
        """Take the change back; return the region in which pixels changed."""
        ...


@dataclass(frozen=True, slots=True)
class Patch:
    """The change of one rectangle of one plane: before XOR after, compressed.

    One array holds both states: where nothing changed it is zero, which packs to almost nothing, and applying it again
    takes it back. Overlapping patches of one edit need no order.
    """

    plane: Plane
    region: Region
    dtype: str
    channels: int
    packed: bytes

    @classmethod
    def of(cls, plane: Plane, region: Region, delta: NDArray[Any]) -> "Patch":
        """Compress ``delta``, an (h, w) or (h, w, 3) array of the region's size."""
        channels = delta.shape[2] if delta.ndim == 3 else 0
        return cls(plane, region, delta.dtype.str, channels, zlib.compress(delta.tobytes(), _FAST))

    @property
    def delta(self) -> NDArray[Any]:
        """Before XOR after, decompressed."""
        shape = (self.region.height, self.region.width) + ((self.channels,) if self.channels else ())
        return np.frombuffer(zlib.decompress(self.packed), self.dtype).reshape(shape)


@dataclass(frozen=True, slots=True)
class PatchEdit:
    """A change of any set of pixels of the photo, the mask or both."""

    title: str
    patches: tuple[Patch, ...]

    @property
    def nbytes(self) -> int:
        """Memory it holds, near enough."""
        return sum(len(patch.packed) + 160 for patch in self.patches)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.patches

    def apply(self, document: Patchable) -> Region:
        """Make the change; return the region in which pixels changed."""
        changed = NOWHERE
        for patch in self.patches:
            document.toggle(patch.plane, patch.region, patch.delta)
            changed = changed.union(patch.region)
        return changed

    def revert(self, document: Patchable) -> Region:
        """Take the change back: the same exclusive or once more."""
        return self.apply(document)


def changed_patches(plane: Plane, before: NDArray[Any], after: NDArray[Any], region: Region) -> Iterator[Patch]:
    """Yield the patches that turn ``before`` into ``after``, both of the region's size, cut along the tile grid."""
    for tile in region.tiles(TILE):
        inner = tile.moved(-region.top, -region.left).slices
        delta = before[inner] ^ after[inner]
        if delta.any():
            yield Patch.of(plane, tile, delta)


class TileRecorder:
    """Remembers what an array held before a gesture changes it, tile by tile, and makes an edit of it at the end."""

    def __init__(self, plane: Plane, array: NDArray[Any]) -> None:
        """Watch ``array``; nothing is copied until ``remember`` names a region."""
        self._plane = plane
        self._array = array
        self._before: dict[Region, NDArray[Any]] = {}

    def remember(self, region: Region) -> None:
        """Keep the tiles that ``region`` touches, unless they are kept already. Call before changing them."""
        shape = self._array.shape
        for part in region.clipped(shape).tiles(TILE):
            top, left = part.top // TILE * TILE, part.left // TILE * TILE
            tile = Region(top, left, top + TILE, left + TILE).clipped(shape)
            if tile not in self._before:
                self._before[tile] = self._array[tile.slices].copy()

    def finish(self, title: str) -> PatchEdit:
        """Return everything that changed since the tiles were kept."""
        return PatchEdit(title, tuple(self._patches()))

    def _patches(self) -> Iterable[Patch]:
        for tile, before in self._before.items():
            yield from changed_patches(self._plane, before, self._array[tile.slices], tile)
