"""Shapes a tool paints onto a mask, as exact sets of pixels.

A pixel belongs to a shape when its centre lies inside. Positions are (row, column) in photo coordinates, where
the pixel in the corner covers 0..1 and has its centre at 0.5.

All shapes here are convex, so each row holds one run of pixels. Filling runs costs the same for every brush size and
gives the exact disc, which OpenCV's thick lines and polygons do not (their edges are up to a pixel off).
"""

from dataclasses import dataclass
from math import ceil, floor, hypot
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region

Point = tuple[float, float]
"""(row, column)"""


class Shape(Protocol):
    """A set of pixels that can be painted."""

    @property
    def region(self) -> Region:
        """The rectangle that holds the shape; may reach beyond the photo."""
        ...

    def fill(self, pixels: NDArray[np.uint8], value: int) -> None:
        """Set the shape's pixels, as far as they lie inside ``pixels`` (H, W), to ``value``."""
        ...


@dataclass(frozen=True, slots=True)
class Capsule:
    """What a round brush of diameter ``size`` leaves on the way from ``start`` to ``end``.

    Attributes:
        start: (row, column), brought to the pixel grid by ``on_grid``.
        end: (row, column), likewise.
        size: diameter in pixels, at least 1.
    """

    start: Point
    end: Point
    size: int

    @property
    def region(self) -> Region:
        """The rectangle that holds the shape."""
        radius = self.size / 2
        rows, columns = (self.start[0], self.end[0]), (self.start[1], self.end[1])
        return Region(
            floor(min(rows) - radius),
            floor(min(columns) - radius),
            ceil(max(rows) + radius),
            ceil(max(columns) + radius),
        )

    def fill(self, pixels: NDArray[np.uint8], value: int) -> None:
        """Set the shape's pixels, as far as they lie inside ``pixels`` (H, W), to ``value``."""
        region = self.region.clipped(pixels.shape)
        if region.is_empty:
            return
        first, last = self._runs(np.arange(region.top, region.bottom, dtype=np.float64) + 0.5)
        starts = np.clip(np.ceil(first - 0.5), region.left, region.right).astype(np.int64)
        stops = np.clip(np.floor(last - 0.5) + 1, region.left, region.right).astype(np.int64)
        for row, start, stop in zip(range(region.top, region.bottom), starts.tolist(), stops.tolist(), strict=True):
            if start < stop:
                pixels[row, start:stop] = value

    def _runs(self, rows: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return where the shape begins and ends on each row; begin > end where it is not met."""
        # A touch of slack keeps pixel centres that lie exactly on the rim inside, whatever the rounding.
        radius = self.size / 2 + 1e-9
        first = np.full(rows.shape, np.inf)
        last = np.full(rows.shape, -np.inf)
        for row, column in (self.start, self.end):
            square = radius**2 - (rows - row) ** 2
            half = np.where(square >= 0, np.sqrt(np.maximum(square, 0)), -np.inf)
            np.minimum(first, column - half, out=first)
            np.maximum(last, column + half, out=last)
        length = hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])
        if length > 0:
            down = (self.end[0] - self.start[0]) / length * radius
            right = (self.end[1] - self.start[1]) / length * radius
            # The two long sides, offset from the axis by the radius along its normal.
            for row_offset, column_offset in ((-right, down), (right, -down)):
                crossing = _crossings(rows, self.start, self.end, row_offset, column_offset)
                np.fmin(first, crossing, out=first)
                np.fmax(last, crossing, out=last)
        return first, last


def _crossings(
    rows: NDArray[np.float64], start: Point, end: Point, row_offset: float, column_offset: float
) -> NDArray[np.float64]:
    """Return the column where a shifted segment crosses each row, NaN where it does not."""
    top, bottom = start[0] + row_offset, end[0] + row_offset
    if top == bottom:
        return np.full(rows.shape, np.nan)
    share = (rows - top) / (bottom - top)
    columns = start[1] + column_offset + share * (end[1] - start[1])
    return np.where((share >= 0) & (share <= 1), columns, np.nan)


def on_grid(point: Point, size: int) -> Point:
    """Bring a brush's centre to where its disc is symmetrical: pixel centres for odd sizes, corners for even ones.

    So a brush of 1 px paints exactly the pixel under the pointer, one of 2 px exactly four.
    """
    if size % 2:
        return floor(point[0]) + 0.5, floor(point[1]) + 0.5
    return float(floor(point[0] + 0.5)), float(floor(point[1] + 0.5))
