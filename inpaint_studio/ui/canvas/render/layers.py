"""Layers: the photo and its masks as tiles for the screen. A photo's tiles are made one by one, a mask's at once."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.colour import ScreenColors
from inpaint_studio.ui.canvas.render.looks import Tint
from inpaint_studio.ui.canvas.render.reduction import any_of, mean
from inpaint_studio.ui.canvas.render.tiles import MakePixels, Tile, TileCache, TileKey, scaled_up

ReadPixels = Callable[[Region], NDArray[Any]]
"""Returns the pixels of a region of the document, (h, w, ...)."""

_BASE = 3  # tiles up to this level are made from the photo, those of coarser levels from the next finer level
_OVERVIEW = 512  # pixels along the longer side of the overview, at most
OVERVIEW_INDEX = -1
"""Row and column in the key of the overview, which is no tile of the grid."""

_PHOTO_BYTES, _MASK_BYTES = 192 << 20, 48 << 20


class PhotoLayer:
    """A photo for the screen.

    Attributes:
        tiles: of the photo, (h, w, 4) uint8 in the colours of the screen.
        has_alpha: whether the photo has transparency.
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
            shape: of the photo's pixels, (H, W) or (H, W, C).
            read: returns pixels of the photo.
            colors: converts them to the colours of the screen.
            alpha: of the photo, (H, W), or None.
            instead: the layer to show where tiles are missing; without it an overview of the photo, made now.
        """
        self.tiles = TileCache(shape, self._make, _PHOTO_BYTES)
        self.has_alpha = alpha is not None
        self._read = read
        self._alpha = alpha
        self._colors = colors
        self._instead = instead
        self._overview_level = 0
        self._overview = self._make_overview() if instead is None else None

    def best(self, key: TileKey) -> tuple[Tile, TileKey]:
        """Return a tile and its key: the one asked for, or the finest coarser one that is there, even if stale.

        Where there is none, the overview is returned with ``OVERVIEW_INDEX`` as row and column of its key.
        """
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
        """Yield the tiles that have to be made for a tile: first the finer ones it is made from, then itself."""
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

    def _make_overview(self) -> Tile:
        """Return the overview: single pixels picked from the photo, which is fast however large it is."""
        while max(self.tiles.level_shape(self._overview_level)) > _OVERVIEW:
            self._overview_level += 1
        step = 1 << self._overview_level
        whole = Region.of(self.tiles.shape)
        alpha = None if self._alpha is None else np.ascontiguousarray(self._alpha[::step, ::step])
        picked = np.ascontiguousarray(self._read(whole)[::step, ::step])
        return Tile(Region.of(picked.shape), self._colors.show(picked, alpha), is_blank=False)


class MaskLayer:
    """A mask, and the tint in which it is shown.

    Attributes:
        tiles: of the mask, (h, w) uint8. In coarser levels a pixel is 255 if any mask pixel that it covers is, else 0.
        tint: the colour of marked pixels.
        is_empty: returns at once whether nothing is marked, so that no tile has to be made.
    """

    def __init__(self, read: ReadPixels, tint: Tint, is_empty: Callable[[], bool] = lambda: False) -> None:
        """Show the pixels that ``read`` returns, (h, w) uint8, 0 or 255, as soon as ``open`` has set their shape."""
        self.tint = tint
        self.is_empty = is_empty
        self._read = read
        self.open((1, 1))

    def open(self, shape: tuple[int, ...]) -> None:
        """Show another mask, of ``shape`` (H, W, ...). Its pixels are read when they become visible."""
        self.tiles = TileCache(shape, self._make, _MASK_BYTES)

    def _make(self, level: int, region: Region) -> NDArray[np.uint8]:
        return any_of(self._read(scaled_up(region, level).clipped(self.tiles.shape)), level)


class LevelLayer(MaskLayer):
    """A mask that is read at the size at which it is shown, so that an overview of a large photo takes no time."""

    def __init__(self, make: MakePixels, tint: Tint, is_empty: Callable[[], bool] = lambda: False) -> None:
        """Show the pixels that ``make`` returns for a region of a level, (h, w) uint8, 0 or 255."""
        self._make_level = make
        super().__init__(lambda region: make(0, region), tint, is_empty)

    def _make(self, level: int, region: Region) -> NDArray[np.uint8]:
        return self._make_level(level, region)
