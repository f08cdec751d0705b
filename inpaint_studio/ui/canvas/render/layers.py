"""Layers: what lies over each other in the view. A photo's tiles come one by one, a mask's at once."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.colour import ScreenColors
from inpaint_studio.ui.canvas.render.looks import Tint
from inpaint_studio.ui.canvas.render.reduction import any_of, mean
from inpaint_studio.ui.canvas.render.tiles import Tile, TileCache, TileKey, scaled_up

ReadPixels = Callable[[Region], NDArray[Any]]
"""Returns the pixels of a region."""

_BASE = 3  # tiles up to this level are made from the photo, coarser ones from those
_OVERVIEW = 512  # pixels a side of what is shown until the first tiles are there
OVERVIEW_INDEX = -1
"""Row and column of what is no tile."""

_PHOTO_BYTES, _MASK_BYTES = 192 << 20, 48 << 20


class PhotoLayer:
    """A photo for the screen.

    Attributes:
        tiles: its tiles, (h, w, 4) in colours of the screen.
        has_alpha: whether it can be seen through.
    """

    def __init__(
        self,
        shape: tuple[int, ...],
        read: ReadPixels,
        colors: ScreenColors,
        alpha: NDArray[Any] | None = None,
        instead: "PhotoLayer | None" = None,
    ) -> None:
        """Show a photo.

        Args:
            shape: of its pixels.
            read: returns its pixels.
            colors: how they look on the screen.
            alpha: its transparency, (H, W), or None.
            instead: what to show where no tile is there yet; without it a rough picture made now.
        """
        self.tiles = TileCache(shape, self._make, _PHOTO_BYTES)
        self.has_alpha = alpha is not None
        self._read = read
        self._alpha = alpha
        self._colors = colors
        self._instead = instead
        self._overview_level = 0
        self._overview = self._rough() if instead is None else None

    def best(self, key: TileKey) -> tuple[Tile, TileKey]:
        """Return the tile, or the finest coarser one that is there, with its key; the rough picture has one of none."""
        wanted = key
        while key.level < self.tiles.count:
            tile = self.tiles.find(key)
            if tile is not None:
                return tile, key
            key = key.parent
        if self._instead is not None:
            return self._instead.best(wanted)
        assert self._overview is not None
        return self._overview, TileKey(self._overview_level, OVERVIEW_INDEX, OVERVIEW_INDEX)

    def missing(self, key: TileKey) -> Iterator[TileKey]:
        """Yield what has to be made for a tile, the finer ones it is made from first."""
        if self.tiles.is_fresh(key):
            return
        if key.level > _BASE:
            rows, columns = self.tiles.level_shape(key.level - 1)
            for child in key.children:
                if child.region.top < rows and child.region.left < columns:
                    yield from self.missing(child)
        yield key

    def _make(self, level: int, region: Region) -> NDArray[np.uint8]:
        if level > _BASE:
            finer = scaled_up(region, 1).clipped(self.tiles.level_shape(level - 1))
            return mean(self.tiles.read(level - 1, finer), 1)
        place = scaled_up(region, level).clipped(self.tiles.shape)
        alpha = None if self._alpha is None else mean(self._alpha[place.slices], level)
        return self._colors.show(mean(self._read(place), level), alpha)

    def _rough(self) -> Tile:
        """Return the photo as single pixels picked from it: that takes no time, however large it is."""
        while max(self.tiles.level_shape(self._overview_level)) > _OVERVIEW:
            self._overview_level += 1
        step = 1 << self._overview_level
        whole = Region.of(self.tiles.shape)
        alpha = None if self._alpha is None else np.ascontiguousarray(self._alpha[::step, ::step])
        picked = np.ascontiguousarray(self._read(whole)[::step, ::step])
        return Tile(Region.of(picked.shape), self._colors.show(picked, alpha), is_blank=False)


class MaskLayer:
    """A mask and how it is shown; 0 is not marked, 255 is.

    Attributes:
        tiles: its tiles, (h, w) uint8, 255 wherever one pixel is.
        tint: how it looks.
        is_empty: tells at once whether nothing is marked: then no tile needs to be looked at.
    """

    def __init__(self, read: ReadPixels, tint: Tint, is_empty: Callable[[], bool] = lambda: False) -> None:
        """Show what ``read`` returns, from when ``open`` has told how large that is."""
        self.tint = tint
        self.is_empty = is_empty
        self._read = read
        self.open((1, 1))

    def open(self, shape: tuple[int, ...]) -> None:
        """Show another plane, of ``shape``; its pixels are asked for when they are looked at."""
        self.tiles = TileCache(shape, self._make, _MASK_BYTES)

    def _make(self, level: int, region: Region) -> NDArray[np.uint8]:
        return any_of(self._read(scaled_up(region, level).clipped(self.tiles.shape)), level)
