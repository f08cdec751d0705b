"""Figures: shapes that a tool marks at once, as exact sets of pixels: those whose centres lie inside."""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.shapes import Point, fill_runs


@dataclass(frozen=True, slots=True)
class Rectangle:
    """The rectangle between two opposite corners, (row, column) each."""

    start: Point
    end: Point

    @property
    def region(self) -> Region:
        """The rectangle that holds the pixels; may reach beyond the photo."""
        (top, bottom), (left, right) = (sorted(pair) for pair in zip(self.start, self.end, strict=True))
        return Region(ceil(top - 0.5), ceil(left - 0.5), ceil(bottom - 0.5), ceil(right - 0.5))

    def fill(self, pixels: NDArray[np.uint8], value: int) -> None:
        """Set the shape's pixels, as far as they lie inside ``pixels`` (H, W), to ``value``."""
        pixels[self.region.clipped(pixels.shape).slices] = value


@dataclass(frozen=True, slots=True)
class Ellipse:
    """The ellipse in the rectangle between two opposite corners, (row, column) each."""

    start: Point
    end: Point

    @property
    def region(self) -> Region:
        """The rectangle that holds the shape; may reach beyond the photo."""
        return _around(self.start, self.end)

    def fill(self, pixels: NDArray[np.uint8], value: int) -> None:
        """Set the shape's pixels, as far as they lie inside ``pixels`` (H, W), to ``value``."""
        region = self.region.clipped(pixels.shape)
        height, width = (abs(a - b) / 2 for a, b in zip(self.start, self.end, strict=True))
        if region.is_empty or not height or not width:
            return
        rows = np.arange(region.top, region.bottom)
        away = (rows + 0.5 - (self.start[0] + self.end[0]) / 2) / height
        half = np.where(np.abs(away) <= 1, width * np.sqrt(np.maximum(1 - away**2, 0)), -np.inf)
        middle = (self.start[1] + self.end[1]) / 2
        fill_runs(pixels, rows, middle - half, middle + half, value)


@dataclass(frozen=True, slots=True)
class Polygon:
    """The area inside a closed line through ``points``, (row, column) each, by the nonzero winding rule."""

    points: tuple[Point, ...]

    @property
    def region(self) -> Region:
        """The rectangle that holds the shape; may reach beyond the photo."""
        return _around(*self.points) if self.points else NOWHERE

    def fill(self, pixels: NDArray[np.uint8], value: int) -> None:
        """Set the shape's pixels, as far as they lie inside ``pixels`` (H, W), to ``value``."""
        region = self.region.clipped(pixels.shape)
        if region.is_empty:
            return
        rows, columns, turns = self._crossings(region)
        order = np.lexsort((columns, rows))
        rows, columns = rows[order], columns[order]
        # The winding number after a crossing is the sum of the directions up to it; every row begins and ends at 0.
        is_inside = np.cumsum(turns[order])[:-1] != 0
        fill_runs(pixels, rows[:-1][is_inside], columns[:-1][is_inside], columns[1:][is_inside], value)

    def _crossings(self, region: Region) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
        """Return the row, the column and the direction (1 down, -1 up) of each crossing with a row's middle."""
        starts = np.array(self.points, np.float64)
        ends = np.roll(starts, -1, axis=0)
        tops, bottoms = np.minimum(starts[:, 0], ends[:, 0]), np.maximum(starts[:, 0], ends[:, 0])
        # Half open, so that two edges that meet on the middle of a row cross it once.
        first = np.clip(np.ceil(tops - 0.5), region.top, region.bottom).astype(np.int64)
        stop = np.clip(np.ceil(bottoms - 0.5), region.top, region.bottom).astype(np.int64)
        counts = stop - first
        edges = np.repeat(np.arange(len(starts)), counts)
        rows = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + first[edges]
        begin, way = starts[edges], (ends - starts)[edges]
        columns = begin[:, 1] + (rows + 0.5 - begin[:, 0]) / way[:, 0] * way[:, 1]
        return rows, columns, np.where(way[:, 0] > 0, 1, -1)


@dataclass(frozen=True, slots=True, eq=False)
class Stamp:
    """Any set of pixels within a rectangle of the photo, as a bitmap.

    Attributes:
        region: the rectangle, inside the photo.
        inside: (h, w) bool, which of its pixels belong to the set.
    """

    region: Region
    inside: NDArray[np.bool_]

    def fill(self, pixels: NDArray[np.uint8], value: int) -> None:
        """Set the shape's pixels to ``value``."""
        pixels[self.region.slices][self.inside] = value

    def holds(self, point: Point) -> bool:
        """Whether the pixel at (row, column) belongs to the set."""
        row, column = floor(point[0]) - self.region.top, floor(point[1]) - self.region.left
        is_near = 0 <= row < self.region.height and 0 <= column < self.region.width
        return is_near and bool(self.inside[row, column])


def _around(*points: Point) -> Region:
    """Return the smallest region that holds all points."""
    rows, columns = zip(*points, strict=True)
    return Region(floor(min(rows)), floor(min(columns)), ceil(max(rows)), ceil(max(columns)))
