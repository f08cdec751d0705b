"""Standing out: which line near a click is the clearest, in brightness or in colour, over the noise around it.

A faint line is no higher than noise at any one pixel, but it goes on: so heights are averaged along short lines through
each pixel, where those of noise, bright and dark in turns, cancel each other out.
"""

from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.detection.follow.ridges import Facet, Heights, Levels, Ridges

_LENGTH, _DIRECTIONS = 6, 8  # pixels of a short line on each side; how many are tried
_BESIDE = 2  # pixels within which the middle of a line is found
_FAINTEST = 1.0  # levels by which a line stands out at least
_NOISE = 1.0  # over the median height of a tile, which is noise and texture

_LINES = tuple(
    tuple((round(step * sin(turn)), round(step * cos(turn))) for step in range(-_LENGTH, _LENGTH + 1))
    for turn in (pi * number / _DIRECTIONS for number in range(_DIRECTIONS))
)
"""(rows, columns) from the middle of each short line to its pixels."""


@dataclass(frozen=True)
class Standing:
    """How a line stands out.

    Attributes:
        place: (row, column) in the region that was looked at.
        height: levels by which it stands out along a short line.
        peak: the same at the place.
        is_bright: whether it is brighter than its sides.
        facet: in what.
        noise: levels by which noise and texture around it stand out, by the median.
    """

    place: tuple[int, int]
    height: float
    peak: float
    is_bright: bool
    facet: Facet
    noise: float

    @property
    def least(self) -> float:
        """Levels below which noise and texture stand out so, too."""
        return max(_FAINTEST, _NOISE * self.noise)

    @property
    def clearness(self) -> float:
        """How much clearer it is than noise."""
        return self.height / self.least


def clearest(found: list[Standing], kind: tuple[Facet, bool] | None = None) -> Standing:
    """Return the clearest of lines; if it is no mere noise, that of a kind, which is its facet and if it is bright."""
    same = [each for each in found if (each.facet, each.is_bright) == kind and each.clearness >= 1]
    return max(same or found, key=lambda each: each.clearness)


def standing(ridges: Ridges, region: Region, near: NDArray[np.float32], tile: tuple[int, int]) -> list[Standing]:
    """Return the clearest line of each kind in a region of the scan.

    Args:
        ridges: of the scan.
        region: where it is looked for.
        near: (h, w), what lines count at each pixel, 0..1.
        tile: (row, column) of the tile that tells the noise.
    """
    found = []
    for facet in Facet:
        _, around = ridges.tile(*tile, facet)
        for is_bright in (True, False):
            noise = float(np.median(around.bright if is_bright else around.dark))
            place, height, peak = highest(ridges, region, near, facet, is_bright=is_bright)
            found.append(Standing(place, height, peak, is_bright, facet, noise))
    return found


def highest(
    ridges: Ridges, region: Region, near: NDArray[np.float32], facet: Facet, *, is_bright: bool
) -> tuple[tuple[int, int], float, float]:
    """Return the middle of the line of one kind that stands out most, in the region, and by how many levels.

    Returns:
        (row, column) in the region, the levels along a short line, and those at the place.
    """
    along = support(ridges, region, facet, is_bright=is_bright)
    row, column = divmod(int((along * near).argmax()), region.width)
    # What is averaged along a line that bends is highest a little beside it.
    heights = ridges.heights(region, facet)
    plane = heights.bright if is_bright else heights.dark
    top, left = max(row - _BESIDE, 0), max(column - _BESIDE, 0)
    around = plane[top : row + _BESIDE + 1, left : column + _BESIDE + 1]
    down, right = divmod(int(around.argmax()), around.shape[1])
    return (top + down, left + right), float(along[row, column]), float(around[down, right])


def support(ridges: Ridges, region: Region, facet: Facet, *, is_bright: bool) -> Levels:
    """Return (h, w), by how many levels lines through the pixels of a region stand out, on average along them."""
    seen = region.padded(_LENGTH).clipped(ridges.shape)
    return along_lines(ridges.heights(seen, facet), is_bright=is_bright)[region.moved(-seen.top, -seen.left).slices]


def along_lines(heights: Heights, *, is_bright: bool) -> Levels:
    """Return heights of one sign, less those of the other, averaged along the best short line through each pixel."""
    signed = heights.bright - heights.dark if is_bright else heights.dark - heights.bright
    rows, columns = signed.shape
    wide = np.pad(signed, _LENGTH, mode="edge")
    best = np.full(signed.shape, -np.inf, np.float32)
    for line in _LINES:
        total = np.zeros(signed.shape, np.float32)
        for down, right in line:
            total += wide[_LENGTH + down : _LENGTH + down + rows, _LENGTH + right : _LENGTH + right + columns]
        np.maximum(best, total, out=best)
    best *= np.float32(1 / (2 * _LENGTH + 1))
    return best
