"""Ridges: how much each pixel of a scan is brighter, or darker, than what lies on both sides of a line through it.

A line may differ in colour alone: so may red against green, and blue against green, be looked at instead of brightness.

A pixel stands out from the side it stands out from least. So a ridge is high along its middle, and an edge, however
strong, is none: on one of its sides nothing changes. Lines of four directions and five widths are tried, and the best
counts. Means over windows are exact, and what follows is done pixel by pixel in a fixed order: a pixel's ridge is the
same on every processor, and whatever tile it is in.
"""

from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum
from math import inf

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.detection.scan import Rgb, Scan

TILE = 128
"""Side in pixels of the tiles that ridges are computed in."""

MARGIN = 48
"""Pixels around a pixel that its ridge depends on."""

Levels = NDArray[np.float32]
"""Differences of brightness, in levels of 8 bits."""


class Facet(Enum):
    """What is compared of pixels. In colours, more red or blue than green counts as bright."""

    LIGHT = 0
    RED = 1
    BLUE = 2


_SCALES = ((0, 2), (1, 4), (2, 7), (4, 13), (8, 24))
"""For each width of line: half of the window whose mean counts, and the distance to the sides, in pixels."""
_DIRECTIONS = ((0, 1), (1, 0), (1, 1), (1, -1))  # (rows, columns), one after the other at right angles
_SLANT = 0.7071
_TAPS = 2  # windows along the line on each side of the middle one
_MOST = 512  # tiles that are held


@dataclass(frozen=True, eq=False)
class Heights:
    """How high the ridges of a region are.

    Attributes:
        bright: (h, w) levels by which pixels are brighter than both sides, 0 at least.
        dark: (h, w) levels by which they are darker.
    """

    bright: Levels
    dark: Levels


class Ridges:
    """The ridges of a scan, computed where they are asked for. Those of the tiles asked for last are held.

    Attributes:
        scan: where they are looked for.
        widest: pixels; wider ridges, such as a forehead or a road, are not looked for.
    """

    def __init__(self, scan: Scan, widest: float = inf) -> None:
        """Compute nothing yet."""
        self.scan, self.widest = scan, widest
        self._held: OrderedDict[tuple[int, int, Facet], Heights] = OrderedDict()

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns) of the scan."""
        return self.scan.shape

    def tile(self, row: int, column: int, facet: Facet = Facet.LIGHT) -> tuple[Region, Heights]:
        """Return the region of a tile, counted from 0 each way, and the ridges there."""
        region = Region(row * TILE, column * TILE, (row + 1) * TILE, (column + 1) * TILE).clipped(self.shape)
        found = self._held.pop((row, column, facet), None)
        if found is None:
            found = self._computed(region, facet)
            if len(self._held) >= _MOST:
                self._held.popitem(last=False)
        self._held[row, column, facet] = found
        return region, found

    def heights(self, region: Region, facet: Facet = Facet.LIGHT) -> Heights:
        """Return the ridges of a region inside the scan."""
        found = Heights(*(np.empty((region.height, region.width), np.float32) for _ in range(2)))
        for row in range(region.top // TILE, -(-region.bottom // TILE)):
            for column in range(region.left // TILE, -(-region.right // TILE)):
                tile, heights = self.tile(row, column, facet)
                both = tile.intersection(region)
                to, source = both.moved(-region.top, -region.left).slices, both.moved(-tile.top, -tile.left).slices
                found.bright[to], found.dark[to] = heights.bright[source], heights.dark[source]
        return found

    def _computed(self, region: Region, facet: Facet) -> Heights:
        wanted = region.padded(MARGIN)
        seen = wanted.clipped(self.shape)
        plane = plane_of(self.scan.rgb(seen), facet)
        beyond = seen.top - wanted.top, wanted.bottom - seen.bottom, seen.left - wanted.left, wanted.right - seen.right
        return heights_of(np.asarray(cv2.copyMakeBorder(plane, *beyond, cv2.BORDER_REPLICATE), np.float32), self.widest)


def plane_of(rgb: Rgb, facet: Facet) -> Levels:
    """Return the brightness of (h, w, 3) pixels, or how much redder or bluer than green they are, (h, w)."""
    if facet is Facet.LIGHT:
        return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.float32)
    channel = rgb[..., 0] if facet is Facet.RED else rgb[..., 2]
    return np.asarray(channel.astype(np.float32) - rgb[..., 1].astype(np.float32), np.float32)


def heights_of(plane: Levels, widest: float = inf) -> Heights:
    """Return the ridges of (h, w) whole numbers but for ``MARGIN`` pixels at its border, on which they depend.

    Args:
        plane: the numbers, at most 255.
        widest: pixels; widths that show only wider lines than this are left out, the narrowest never.
    """
    shape = plane.shape[0] - 2 * MARGIN, plane.shape[1] - 2 * MARGIN
    found = Heights(np.zeros(shape, np.float32), np.zeros(shape, np.float32))
    for half, distance in _SCALES:
        if half and 2 * (distance - half) > widest:
            break
        size = 2 * half + 1
        smooth = plane
        if half:  # sums of whole numbers below 2 ** 24 are exact
            smooth = np.asarray(cv2.boxFilter(plane, cv2.CV_32F, (size, size), normalize=False), np.float32)
        for number, along in enumerate(_DIRECTIONS):
            across = _DIRECTIONS[number ^ 1]
            steps = distance if 0 in across else round(distance * _SLANT)
            _raise(found, _along(smooth, along, max(half, 1), steps, size), across, steps)
    return found


def _along(sums: Levels, way: tuple[int, int], step: int, margin: int, size: int) -> Levels:
    """Return the mean over five windows along a line, for the pixels wanted and ``margin`` around them.

    Args:
        sums: of windows around each pixel.
        way: the direction of the line.
        step: pixels from window to window.
        margin: pixels.
        size: of a window's side, in pixels.
    """
    first = MARGIN - margin
    rows, columns = (length - 2 * first for length in sums.shape)

    def moved(tap: int) -> Levels:
        top, left = first + tap * step * way[0], first + tap * step * way[1]
        return sums[top : top + rows, left : left + columns]

    result = moved(-_TAPS) + moved(1 - _TAPS)
    for tap in range(2 - _TAPS, _TAPS + 1):
        result += moved(tap)
    result *= np.float32(1 / ((2 * _TAPS + 1) * size**2))
    return result


def _raise(heights: Heights, lines: Levels, across: tuple[int, int], distance: int) -> None:
    """Raise the heights to those of lines, which have ``distance`` pixels around, ``distance`` steps from the sides."""
    rows, columns = heights.bright.shape

    def moved(steps: int) -> Levels:
        top, left = distance + across[0] * steps, distance + across[1] * steps
        return lines[top : top + rows, left : left + columns]

    middle, one, other = moved(0), moved(-distance), moved(distance)
    height = np.maximum(one, other)
    np.maximum(heights.bright, np.subtract(middle, height, out=height), out=heights.bright)
    np.minimum(one, other, out=height)
    np.maximum(heights.dark, np.subtract(height, middle, out=height), out=heights.dark)
