"""Edits: undoable changes of a document, holding only what changed."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.packed import Packed
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.values import as_bits
from inpaint_studio.errors import InputError

TILE = 256
"""Side, in pixels, of the tiles that changes are cut into."""

_OVERHEAD = 320  # bytes of Python objects for each patch
_FAST = 1  # zlib level: what changes is mostly zeros, a higher level costs time and saves little


class Plane(Enum):
    """Which array of a document an edit changes. The values are in files."""

    PHOTO = "photo"
    MASK = "mask"
    PROTECTION = "protection"
    DONORS = "donors"
    EXCLUSION = "exclusion"
    EXAMPLES = "examples"
    EXAMPLES_2 = "examples 2"
    EXAMPLES_3 = "examples 3"
    EXAMPLES_4 = "examples 4"
    EXAMPLES_5 = "examples 5"
    EXAMPLES_6 = "examples 6"


EXAMPLES = tuple(plane for plane in Plane if plane.name.startswith("EXAMPLES"))
"""The planes of examples of damage, one for each kind of damage that is told apart."""


class Patchable(Protocol):
    """What an edit is applied to: a document."""

    def toggle(self, plane: Plane, region: Region, delta: NDArray[Any]) -> None:
        """XOR the pixels of ``region`` with ``delta``."""
        ...


class Change(Protocol):
    """What has been done to a document, whole or still under way."""

    def touching(self, plane: Plane, region: Region) -> "list[Patch]":
        """Return the patches of a plane that share pixels with ``region``."""
        ...


class Edit(Change, Protocol):
    """One undoable change, as the user would name it."""

    @property
    def title(self) -> str:
        """What the history list shows."""
        ...

    @property
    def nbytes(self) -> int:
        """Memory it holds, in bytes."""
        ...

    @property
    def planes(self) -> frozenset[Plane]:
        """Which planes it changes."""
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
    takes it back. Overlapping patches of one edit need no order. Of floats the bits are combined.

    Attributes:
        plane: what is changed.
        region: where.
        dtype: of the delta, as numpy writes it: ``"|u1"``, ``"<u2"`` or ``"<u4"``.
        channels: 3 or 4, or 0 where the delta is (h, w).
        packed: the delta's bytes, compressed by zlib.
    """

    plane: Plane
    region: Region
    dtype: str
    channels: int
    packed: Packed

    @classmethod
    def of(cls, plane: Plane, region: Region, delta: NDArray[Any]) -> "Patch":
        """Compress ``delta``, an (h, w), (h, w, 3) or (h, w, 4) array of the region's size."""
        channels = delta.shape[2] if delta.ndim == 3 else 0
        return cls(plane, region, delta.dtype.str, channels, Packed(zlib.compress(delta.tobytes(), _FAST)))

    @property
    def delta(self) -> NDArray[Any]:
        """Before XOR after, decompressed.

        Raises:
            FileError: it lies in a file that cannot be read.
            InputError: it is damaged.
        """
        shape = (self.region.height, self.region.width) + ((self.channels,) if self.channels else ())
        size = self.region.area * max(self.channels, 1) * np.dtype(self.dtype).itemsize
        # Data from a file may declare a small size and unpack to an endless stream.
        unpacker = zlib.decompressobj()
        try:
            raw = unpacker.decompress(self.packed.read(), size)
        except zlib.error as error:
            raise InputError("A step of the history is damaged.") from error
        if len(raw) != size or unpacker.unconsumed_tail:
            raise InputError("A step of the history is damaged.")
        return np.frombuffer(raw, self.dtype).reshape(shape)


@dataclass(frozen=True, eq=False)
class PatchEdit:
    """A change of any set of pixels of the photo, the mask or both."""

    title: str
    patches: tuple[Patch, ...]

    @property
    def nbytes(self) -> int:
        """Memory it holds, in bytes, estimated."""
        return _OVERHEAD * len(self.patches) + self.movable_nbytes

    @property
    def movable_nbytes(self) -> int:
        """How many bytes of memory moving its patches to a file would free."""
        # They are moved in order: when the last one is in the file, all are.
        is_in_memory = bool(self.patches) and self.patches[-1].packed.is_in_memory
        return self._packed_size if is_in_memory else 0

    @cached_property
    def planes(self) -> frozenset[Plane]:
        """Which planes it changes."""
        return frozenset(patch.plane for patch in self.patches)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.patches

    def apply(self, document: Patchable) -> Region:
        """Make the change, or none at all; return the region in which pixels changed.

        Raises:
            FileError: a part that was moved to a file cannot be read.
            InputError: a part is damaged.
        """
        changed = NOWHERE
        done = 0
        try:
            for patch in self.patches:
                document.toggle(patch.plane, patch.region, patch.delta)
                changed = changed.union(patch.region)
                done += 1
        except Exception:
            for patch in self.patches[:done]:
                document.toggle(patch.plane, patch.region, patch.delta)
            raise
        return changed

    def revert(self, document: Patchable) -> Region:
        """Take the change back: the same exclusive or once more."""
        return self.apply(document)

    def touching(self, plane: Plane, region: Region) -> list[Patch]:
        """Return the patches of a plane that share pixels with ``region``."""
        near: Iterable[Patch] = self.patches
        if region.area < len(self.patches) * TILE * TILE:  # Looking into the cells is faster than into all patches.
            cells = (self._cells.get((plane, _cell(part)), ()) for part in region.tiles(TILE))
            near = {id(patch): patch for patches in cells for patch in patches}.values()
        return [patch for patch in near if patch.plane is plane and not patch.region.intersection(region).is_empty]

    @cached_property
    def _packed_size(self) -> int:
        return sum(len(patch.packed) for patch in self.patches)

    @cached_property
    def _cells(self) -> dict[tuple[Plane, tuple[int, int]], list[Patch]]:
        cells: dict[tuple[Plane, tuple[int, int]], list[Patch]] = {}
        for patch in self.patches:
            for part in patch.region.tiles(TILE):
                cells.setdefault((patch.plane, _cell(part)), []).append(patch)
        return cells


def _cell(part: Region) -> tuple[int, int]:
    """Return row and column of the tile grid's cell that ``part`` lies in."""
    return part.top // TILE, part.left // TILE


def fold(title: str, edits: Iterable[PatchEdit], planes: Iterable[Plane] = tuple(Plane)) -> PatchEdit:
    """Return one edit that does to ``planes`` what all of ``edits`` do together."""
    pieces: dict[tuple[Plane, tuple[int, int]], list[Patch]] = {}
    for edit in edits:
        for patch in edit.patches:
            for part in patch.region.tiles(TILE):
                pieces.setdefault((patch.plane, _cell(part)), []).append(patch)
    chosen = set(planes)
    folded = (_fold_cell(plane, cell, patches) for (plane, cell), patches in pieces.items() if plane in chosen)
    return PatchEdit(title, tuple(patch for patch in folded if patch is not None))


def _fold_cell(plane: Plane, cell: tuple[int, int], patches: list[Patch]) -> Patch | None:
    """Return the XOR of ``patches`` within one cell of the tile grid, or None where they cancel each other out."""
    square = Region(cell[0] * TILE, cell[1] * TILE, (cell[0] + 1) * TILE, (cell[1] + 1) * TILE)
    region = NOWHERE
    for patch in patches:
        region = region.union(patch.region.intersection(square))
    shape = (region.height, region.width) + ((patches[0].channels,) if patches[0].channels else ())
    total = np.zeros(shape, patches[0].dtype)
    for patch in patches:
        toggle_patch(total, region, patch)
    return Patch.of(plane, region, total) if total.any() else None


def toggle_patch(pixels: NDArray[Any], region: Region, patch: Patch) -> None:
    """Apply ``patch`` in place to ``pixels``, the array of those in ``region``; patches outside change nothing."""
    shared = patch.region.intersection(region)
    if not shared.is_empty:
        inner = shared.moved(-patch.region.top, -patch.region.left).slices
        as_bits(pixels)[shared.moved(-region.top, -region.left).slices] ^= patch.delta[inner]


def changed_patches(plane: Plane, before: NDArray[Any], after: NDArray[Any], region: Region) -> Iterator[Patch]:
    """Yield the patches, cut along the tile grid, that turn ``before`` into ``after``; both have the region's size."""
    for tile in region.tiles(TILE):
        inner = tile.moved(-region.top, -region.left).slices
        delta = as_bits(before[inner]) ^ as_bits(after[inner])
        if delta.any():
            yield Patch.of(plane, tile, delta)


class TileRecorder:
    """Copies the tiles of an array before a gesture changes them, and makes an edit of the differences at its end."""

    def __init__(self, plane: Plane, array: NDArray[Any]) -> None:
        """Watch ``array``; nothing is copied until ``remember`` names a region."""
        self._plane = plane
        self._array = array
        self._before: dict[Region, NDArray[Any]] = {}

    def remember(self, region: Region) -> None:
        """Copy the tiles that ``region`` overlaps, unless they are copied already. Call before changing them."""
        for part in region.clipped(self._array.shape).tiles(TILE):
            tile = self._tile(part)
            if tile not in self._before:
                self._before[tile] = self._array[tile.slices].copy()

    def follow(self, array: NDArray[Any]) -> None:
        """Watch ``array`` from now on, which has become the place of the same pixels."""
        self._array = array

    def touching(self, region: Region) -> list[Patch]:
        """Return the changes so far of the tiles that share pixels with ``region``."""
        return list(self._patches(region))

    def before(self, region: Region) -> NDArray[Any]:
        """Return a copy of the pixels of ``region``, inside the array, as they were."""
        pixels: NDArray[Any] = self._array[region.slices].copy()
        for part in region.tiles(TILE):
            tile = self._tile(part)
            if tile in self._before:
                known = self._before[tile][part.moved(-tile.top, -tile.left).slices]
                pixels[part.moved(-region.top, -region.left).slices] = known
        return pixels

    def finish(self, title: str) -> PatchEdit:
        """Return everything that changed since the tiles were copied."""
        return PatchEdit(title, tuple(self._patches()))

    def _tile(self, part: Region) -> Region:
        top, left = part.top // TILE * TILE, part.left // TILE * TILE
        return Region(top, left, top + TILE, left + TILE).clipped(self._array.shape)

    def _patches(self, region: Region | None = None) -> Iterable[Patch]:
        for tile, before in self._before.items():
            if region is None or not tile.intersection(region).is_empty:
                yield from changed_patches(self._plane, before, self._array[tile.slices], tile)
