"""Composites: tiles of the photo with the masks' tints blended in. They are cached, so each is tinted once."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from inpaint_studio.ui.canvas.render.colour import Picture
from inpaint_studio.ui.canvas.render.layers import OVERVIEW_INDEX, MaskLayer
from inpaint_studio.ui.canvas.render.looks import fill
from inpaint_studio.ui.canvas.render.tiles import Tile, TileKey

_THICK = np.ones((2, 2), np.uint8)
_MAX_TILES = 240  # with marks, in the cache: some 60 MB


@dataclass(slots=True, eq=False)
class _Composite:
    """A tinted tile.

    Attributes:
        source: what the picture was made from; it is up to date as long as this is the same.
        picture: (h, w, 4).
    """

    source: list[Any]
    picture: Picture


class Composites:
    """Blends tints without a pattern into tiles, before these are scaled to the screen.

    The result equals that of tinting the screen's pixels if the tiles are scaled by picking their nearest pixels, as
    they are while the zoom changes.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._kept: OrderedDict[tuple[TileKey, bool], _Composite] = OrderedDict()

    def clear(self) -> None:
        """Keep nothing."""
        self._kept.clear()

    def over(self, key: TileKey, tile: Tile, masks: list[MaskLayer], *, is_thick: bool) -> Picture:
        """Return the pixels of a tile with the tints of all masks, (h, w, 4), not to be changed.

        Args:
            key: of the tile.
            tile: the tile, or the overview instead of it.
            masks: from the lowest.
            is_thick: whether marks are made a pixel thicker, so that none vanishes when the tile is shrunk by
                picking pixels.
        """
        masks = [mask for mask in masks if not mask.is_empty()]
        if key.row == OVERVIEW_INDEX:
            picture = tile.pixels.copy() if masks else tile.pixels
            for mask in masks:
                fill(picture, mask.tiles.read(key.level, tile.place), mask.tint, (0, 0))
            return picture
        layers = [(mask.tiles.fresh(key), mask.tint) for mask in masks]
        layers = [(cover, tint) for cover, tint in layers if not cover.is_blank]
        if not layers:
            return tile.pixels
        source = [tile, tile.version, *((cover, cover.version, tint) for cover, tint in layers)]
        place = key, is_thick
        kept = self._kept.get(place)
        if kept is None or kept.source != source:
            picture = tile.pixels.copy()
            for cover, tint in layers:
                marks = cv2.dilate(cover.pixels, _THICK) if is_thick else cover.pixels
                fill(picture, np.asarray(marks, np.uint8), tint, (0, 0))
            kept = self._kept[place] = _Composite(source, picture)
            while len(self._kept) > _MAX_TILES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(place)
        return kept.picture
