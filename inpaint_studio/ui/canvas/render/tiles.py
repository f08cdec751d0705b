"""Tiles: the pixels of a photo or a mask as squares at full, half, quarter... size, made when they are needed."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.cells import cells_of
from inpaint_studio.core.region import NOWHERE, Region

TILE = 256
"""Side of a tile, in pixels of its level."""

_MAX_STALE_PARTS = 24  # of a tile; more are merged into one

MakePixels = Callable[[int, Region], NDArray[Any]]
"""Returns the pixels of a level in a region given in pixels of that level, (h, w, ...)."""


class TileKey(NamedTuple):
    """Which tile: its level (0 is the full size, each further one half the last) and its place in the grid there."""

    level: int
    row: int
    column: int

    @property
    def region(self) -> Region:
        """The tile's own pixels in its level; may reach beyond the photo."""
        top, left = self.row * TILE, self.column * TILE
        return Region(top, left, top + TILE, left + TILE)

    @property
    def photo_region(self) -> Region:
        """The tile's own pixels in photo pixels; may reach beyond the photo."""
        return scaled_up(self.region, self.level)

    @property
    def parent(self) -> "TileKey":
        """The tile of the next coarser level that covers this one."""
        return TileKey(self.level + 1, self.row // 2, self.column // 2)

    @property
    def children(self) -> Iterator["TileKey"]:
        """The tiles of the next finer level that this one covers."""
        for row in (self.row * 2, self.row * 2 + 1):
            for column in (self.column * 2, self.column * 2 + 1):
                yield TileKey(self.level - 1, row, column)


@dataclass(slots=True, eq=False)
class Tile:
    """A tile that has been made.

    Attributes:
        place: the region of its level that the tile holds: its own pixels and, to interpolate, one more on each side.
        pixels: of ``place``, (h, w, ...).
        is_blank: whether all pixels are 0.
        stale: the parts of ``place``, in pixels of the level, that have changed since the tile was made.
        version: how often its pixels have been made again.
    """

    place: Region
    pixels: NDArray[Any]
    is_blank: bool
    stale: list[Region] = field(default_factory=list)
    version: int = 0

    def invalidate(self, region: Region) -> None:
        """Note that a part of ``place``, in pixels of the level, has changed."""
        if len(self.stale) >= _MAX_STALE_PARTS:
            whole = NOWHERE
            for part in self.stale:
                whole = whole.union(part)
            self.stale = [whole]
        self.stale.append(region)


class TileCache:
    """Makes tiles, keeps those used last up to a number of bytes, and makes stale parts of them again.

    Attributes:
        shape: (rows, columns) at full size.
        count: number of levels; the coarsest is one tile.
        max_bytes: the tiles' memory is kept below this by dropping those not used for longest.
    """

    def __init__(self, shape: tuple[int, ...], make: MakePixels, max_bytes: int) -> None:
        """Start empty.

        Args:
            shape: (H, W, ...) at full size.
            make: returns the pixels of a region of a level; called with (level, region).
            max_bytes: the most memory that the tiles may take together.
        """
        self.shape = shape[0], shape[1]
        self.count = 1
        while max(self.level_shape(self.count - 1)) > TILE:
            self.count += 1
        self._make = make
        self.max_bytes = max_bytes
        self._nbytes = 0
        self._tiles: OrderedDict[TileKey, Tile] = OrderedDict()

    @property
    def nbytes(self) -> int:
        """The memory that the tiles take, in bytes."""
        return self._nbytes

    def level_shape(self, level: int) -> tuple[int, int]:
        """Return (rows, columns) of a level."""
        return -(-self.shape[0] >> level), -(-self.shape[1] >> level)

    def level_for(self, scale: float) -> int:
        """Return the coarsest level that still has at least as many pixels as a view of ``scale`` shows."""
        level = 0
        while level + 1 < self.count and scale <= 0.5:
            scale *= 2
            level += 1
        return level

    def find(self, key: TileKey) -> Tile | None:
        """Return a tile as far as it has been made, perhaps stale, or None."""
        tile = self._tiles.get(key)
        if tile is not None:
            self._tiles.move_to_end(key)
        return tile

    def is_fresh(self, key: TileKey) -> bool:
        """Whether a tile is there and nothing of it has changed."""
        tile = self._tiles.get(key)
        return tile is not None and not tile.stale

    def stale_region(self, key: TileKey) -> Region:
        """Return the part of a tile that ``fresh`` would make, in photo pixels."""
        tile = self._tiles.get(key)
        if tile is None:
            return key.photo_region
        return scaled_up(reduce(Region.union, tile.stale, NOWHERE), key.level)

    def unready(self, level: int, region: Region) -> list[TileKey]:
        """Return the tiles of a level, touching a region of it, that are not there or have changed."""
        tiles, found = self._tiles, []
        for place in grid_places(region):
            tile = tiles.get((level, *place))  # type: ignore[call-overload]  # A key is a tuple; this is asked often.
            if tile is None or tile.stale:
                found.append(TileKey(level, *place))
        return found

    def fresh(self, key: TileKey) -> Tile:
        """Return a tile that is up to date; it is made now if it is missing or stale."""
        tile = self.find(key)
        if tile is None:
            place = key.region.padded(1).clipped(self.level_shape(key.level))
            pixels = self._make(key.level, place)
            is_blank = not pixels.any()
            # Blank pixels take no memory.
            pixels = np.broadcast_to(np.zeros((), pixels.dtype), pixels.shape) if is_blank else pixels.copy()
            tile = Tile(place, pixels, is_blank)
            self._keep(key, tile)
        elif tile.stale:
            self._freshen(tile, key)
        return tile

    def invalidate(self, region: Region) -> None:
        """Note that the pixels in ``region``, in photo pixels, have changed."""
        region = region.clipped(self.shape)
        if region.is_empty:
            return
        for level in range(self.count):
            part = cells_of(region, 1 << level)
            for key in keys_of(level, part.padded(1)):
                tile = self._tiles.get(key)
                if tile is not None:
                    tile.invalidate(part.intersection(tile.place))

    def read(self, level: int, region: Region) -> NDArray[Any]:
        """Return the pixels of a region of a level, in its pixels, put together from tiles that are made if need be.

        Raises:
            ValueError: if the region is empty.
        """
        result: NDArray[Any] | None = None
        for part in region.tiles(TILE):
            tile = self.fresh(TileKey(level, part.top // TILE, part.left // TILE))
            pixels = tile.pixels[part.moved(-tile.place.top, -tile.place.left).slices]
            if result is None:
                result = np.empty((region.height, region.width, *pixels.shape[2:]), pixels.dtype)
            result[part.moved(-region.top, -region.left).slices] = pixels
        if result is None:
            raise ValueError("An empty region has no pixels")
        return result

    def _freshen(self, tile: Tile, key: TileKey) -> None:
        parts, tile.stale = tile.stale, []
        tile.version += 1
        for part in parts:
            pixels = self._make(key.level, part)
            if tile.is_blank:
                if not pixels.any():
                    continue
                tile.pixels = np.zeros(tile.pixels.shape, tile.pixels.dtype)
                tile.is_blank = False
                self._nbytes += tile.pixels.nbytes
            tile.pixels[part.moved(-tile.place.top, -tile.place.left).slices] = pixels

    def _keep(self, key: TileKey, tile: Tile) -> None:
        self._tiles[key] = tile
        self._nbytes += _size(tile)
        while self._nbytes > self.max_bytes and len(self._tiles) > 1:
            _, oldest = self._tiles.popitem(last=False)
            self._nbytes -= _size(oldest)


def keys_of(level: int, region: Region) -> Iterator[TileKey]:
    """Yield the keys of the tiles that overlap a region of a level, given in its pixels."""
    return (TileKey(level, row, column) for row, column in grid_places(region))


def grid_places(region: Region) -> Iterable[tuple[int, int]]:
    """Return (row, column) in the grid of the tiles that overlap a region."""
    rows = range(region.top // TILE, -(-region.bottom // TILE))
    return product(rows, range(region.left // TILE, -(-region.right // TILE)))


def scaled_up(region: Region, level: int) -> Region:
    """Return a region of a level, given in its pixels, in photo pixels."""
    return Region(region.top << level, region.left << level, region.bottom << level, region.right << level)


def _size(tile: Tile) -> int:
    return 0 if tile.is_blank else tile.pixels.nbytes
