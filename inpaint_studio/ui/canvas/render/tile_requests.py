"""Tile requests: which tiles a view lacks, those nearest to its middle first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.layers import PhotoLayer
from inpaint_studio.ui.canvas.render.sampling import unready
from inpaint_studio.ui.canvas.render.tiles import TILE, TileKey
from inpaint_studio.ui.canvas.render.transform import ViewTransform

TileRequest = tuple[PhotoLayer, TileKey]
"""A photo, and the key of a tile of it that is missing or stale."""


@dataclass(frozen=True, slots=True)
class VisibleLayer:
    """A photo, and which part of it is visible in a view.

    Attributes:
        layer: the photo.
        transform: where the photo lies in the view.
        area: the rectangle of the view that shows the photo, in device pixels.
        margin: width of the border around ``area`` that will probably be visible soon, in device pixels.
    """

    layer: PhotoLayer
    transform: ViewTransform
    area: Region
    margin: int = TILE

    def requests(self, *, has_margin: bool = False) -> Iterator[TileRequest]:
        """Yield the tiles that are missing or stale: of the visible area, and of its margin with ``has_margin``."""
        area = self.area.padded(self.margin) if has_margin else self.area
        place = self.transform.place(self.layer.tiles.shape)
        middle_row, middle_column = (area.top + area.bottom) / 2, (area.left + area.right) / 2
        keys = unready(self.layer.tiles, self.transform, area.intersection(place))
        if keys:
            row, column = self.transform.halved(keys[0].level).to_photo(middle_column, middle_row)
            keys.sort(key=lambda key: abs(key.row + 0.5 - row / TILE) + abs(key.column + 0.5 - column / TILE))
        for key in keys:
            for missing in self.layer.missing(key):
                yield self.layer, missing


def tile_requests(visible: Iterable[VisibleLayer]) -> Iterator[TileRequest]:
    """Yield the tiles that are missing or stale: first of all visible areas, then of their margins."""
    visible = list(visible)
    for part in visible:
        yield from part.requests()
    for part in visible:
        if part.margin:
            yield from part.requests(has_margin=True)
