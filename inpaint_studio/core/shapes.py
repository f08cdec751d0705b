"""Shapes a tool paints onto a mask, as exact sets of pixels.

A pixel belongs to a shape when its centre lies inside. Positions are (row, column) in photo coordinates, where
the pixel in the corner covers 0..1 and has its centre at 0.5.

Shapes are filled in runs of pixels along the rows. That costs the same for every brush size and gives the exact disc,
which OpenCV's thick lines and polygons do not (their edges are up to a pixel off).
"""

from dataclasses import dataclass
from math import ceil, floor, hypot, sqrt
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
    """What a round brush leaves on the way from ``start`` to ``end``.

    Attributes:
        start: (row, column), brought to the pixel grid by ``on_grid``.
        end: (row, column), brought to the pixel grid in the same way.
        size: diameter in pixels at the start, at least 1.
        end_size: diameter in pixels at the end where it differs, as with a pressure-sensitive pen; None for ``size``.
    """

    start: Point
    end: Point
    size: int
    end_size: int | None = None

    @property
    def region(self) -> Region:
        """The rectangle that holds the shape."""
        (top, left), (bottom, right) = self.start, self.end
        first, last = self._radii
        return Region(
            floor(min(top - first, bottom - last)),
            floor(min(left - first, right - last)),
            ceil(max(top + first, bottom + last)),
            ceil(max(left + first, right + last)),
        )

    def fill(self, pixels: NDArray[np.uint8], value: int) -> None:
        """Set the shape's pixels, as far as they lie inside ``pixels`` (H, W), to ``value``."""
        region = self.region.clipped(pixels.shape)
        if not region.is_empty:
            rows = np.arange(region.top, region.bottom)
            fill_runs(pixels, rows, *self._runs(rows.astype(np.float64) + 0.5), value)

    @property
    def _radii(self) -> tuple[float, float]:
        return self.size / 2, (self.size if self.end_size is None else self.end_size) / 2

    def _runs(self, rows: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return (n,) the columns where the shape begins and ends on each row; begin > end where it misses the row."""
        # The slack keeps pixel centres that lie exactly on the rim inside, whatever the rounding.
        radii = [radius + 1e-9 for radius in self._radii]
        first = np.full(rows.shape, np.inf)
        last = np.full(rows.shape, -np.inf)
        for (row, column), radius in zip((self.start, self.end), radii, strict=True):
            square = radius**2 - (rows - row) ** 2
            half = np.where(square >= 0, np.sqrt(np.maximum(square, 0)), -np.inf)
            np.minimum(first, column - half, out=first)
            np.maximum(last, column + half, out=last)
        length = hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])
        # Where one disc lies within the other, there are no tangents.
        if length > abs(radii[0] - radii[1]):
            for normal in _normals(self.start, self.end, length, radii):
                side = [
                    (row + radius * normal[0], column + radius * normal[1])
                    for (row, column), radius in zip((self.start, self.end), radii, strict=True)
                ]
                crossing = _crossings(rows, *side)
                np.fmin(first, crossing, out=first)
                np.fmax(last, crossing, out=last)
        return first, last


def _normals(start: Point, end: Point, length: float, radii: list[float]) -> tuple[Point, Point]:
    """Return the outward unit normals, (row, column) each, of the two outer tangents of the discs."""
    down, right = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    along = (radii[0] - radii[1]) / length
    across = sqrt(1 - along**2)
    return (
        (along * down - across * right, along * right + across * down),
        (along * down + across * right, along * right - across * down),
    )


def _crossings(rows: NDArray[np.float64], start: Point, end: Point) -> NDArray[np.float64]:
    """Return (n,) the columns where a segment crosses each row, NaN where it does not."""
    top, bottom = start[0], end[0]
    if top == bottom:
        return np.full(rows.shape, np.nan)
    share = (rows - top) / (bottom - top)
    columns = start[1] + share * (end[1] - start[1])
    return np.where((share >= 0) & (share <= 1), columns, np.nan)


def fill_runs(
    pixels: NDArray[np.uint8],
    rows: NDArray[np.int64],
    first: NDArray[np.float64],
    last: NDArray[np.float64],
    value: int,
) -> None:
    """Set to ``value`` the pixels of (H, W) whose centres lie between columns ``first`` and ``last``, (n,), of rows."""
    starts = np.clip(np.ceil(first - 0.5), 0, pixels.shape[1]).astype(np.int64)
    stops = np.clip(np.floor(last - 0.5) + 1, 0, pixels.shape[1]).astype(np.int64)
    for row, start, stop in zip(rows.tolist(), starts.tolist(), stops.tolist(), strict=True):
        if start < stop:
            pixels[row, start:stop] = value


def on_grid(point: Point, size: int) -> Point:
    """Return a brush's centre moved to a pixel's centre (odd sizes) or corner (even sizes).

    So the disc is symmetrical: a brush of 1 px paints exactly the pixel under the pointer, one of 2 px exactly four.
    """
    if size % 2:
        return floor(point[0]) + 0.5, floor(point[1]) + 0.5
    return float(floor(point[0] + 0.5)), float(floor(point[1] + 0.5))
