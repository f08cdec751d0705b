"""Composites: tiles of the photo with their masks laid over, kept while the zoom changes: each is tinted once."""

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
_MOST = 240  # tiles that are not blank: some 60 MB


@dataclass(slots=True, eq=False)
class _Composite:
    """A picture, and what it was made of: the same makes the same."""

    source: list[Any]
    picture: Picture


class Composites:
    """Lays plain tints over tiles as they are, before they are brought to the screen.

    That equals tinting what is on the screen wherever single pixels are picked for it, as while the zoom changes.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._kept: OrderedDict[tuple[TileKey, bool], _Composite] = OrderedDict()

    def over(self, key: TileKey, tile: Tile, masks: list[MaskLayer], *, is_thick: bool) -> Picture:
        """Return the pixels of a tile with all masks over them; the tile's own where nothing is marked.

        With ``is_thick`` marks are a pixel thicker: where the tile is shrunk, some of its pixels are not picked.
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
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(place)
        return kept.picture
