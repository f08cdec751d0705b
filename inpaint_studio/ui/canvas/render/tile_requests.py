"""Wishes: the tiles that a view needs and has not got, the nearest to its middle first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.layers import PhotoLayer
from inpaint_studio.ui.canvas.render.sampling import unready
from inpaint_studio.ui.canvas.render.tile_maker import Want
from inpaint_studio.ui.canvas.render.tiles import TILE
from inpaint_studio.ui.canvas.render.transform import ViewTransform


@dataclass(frozen=True, slots=True)
class Sight:
    """A photo in a view.

    Attributes:
        layer: the photo.
        transform: where it lies.
        area: what is seen of it, in device pixels.
        margin: device pixels around it that will be needed soon.
    """

    layer: PhotoLayer
    transform: ViewTransform
    area: Region
    margin: int = TILE

    def wants(self, *, is_wide: bool = False) -> Iterator[Want]:
        """Yield the tiles that are missing, with those in the margin or without."""
        area = self.area.padded(self.margin) if is_wide else self.area
        place = self.transform.place(self.layer.tiles.shape)
        middle_row, middle_column = (area.top + area.bottom) / 2, (area.left + area.right) / 2
        keys = unready(self.layer.tiles, self.transform, area.intersection(place))
        if keys:
            row, column = self.transform.halved(keys[0].level).to_photo(middle_column, middle_row)
            keys.sort(key=lambda key: abs(key.row + 0.5 - row / TILE) + abs(key.column + 0.5 - column / TILE))
        for key in keys:
            for missing in self.layer.missing(key):
                yield self.layer, missing


def wants(sights: Iterable[Sight]) -> Iterator[Want]:
    """Yield what is missing of all that is seen, then what will be needed soon."""
    sights = list(sights)
    for sight in sights:
        yield from sight.wants()
    for sight in sights:
        if sight.margin:
            yield from sight.wants(is_wide=True)
