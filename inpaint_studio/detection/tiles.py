"""Tiles: a photo cut along a grid of its own, so that a tile's result does not depend on which tiles were done before.

Each tile is looked at with a margin around it, and only its core is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from inpaint_studio.core.region import Region


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile.

    Attributes:
        core: the part of the photo that is its own.
        seen: the core with its margin, inside the photo.
    """

    core: Region
    seen: Region


def tiles(shape: tuple[int, int], core: int, margin: int, around: Region | None = None) -> Iterator[Tile]:
    """Yield the tiles of a photo, the nearest to a region first.

    Args:
        shape: (rows, columns) of the photo.
        core: rows and columns of a tile's core.
        margin: pixels seen around it.
        around: what the user looks at; None for row by row.
    """
    cores = list(Region.of(shape).tiles(core))
    if around is not None:
        cores.sort(key=lambda tile: _distance(tile, around))
    for each in cores:
        yield Tile(each, each.padded(margin).clipped(shape))


def _distance(tile: Region, around: Region) -> int:
    """Return the square of the distance between two rectangles, in pixels; 0 where they touch."""
    down = max(0, tile.top - around.bottom, around.top - tile.bottom)
    across = max(0, tile.left - around.right, around.left - tile.right)
    return down**2 + across**2
