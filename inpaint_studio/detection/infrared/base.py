"""Base: what infrared is where there is no dust, and how much it varies there, by medians over cells of a grid.

Medians, as dust must not count. A base by the largest value nearby would mark a fifth of a clean photo.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.detection.infrared.logs import Steps

CELL = 16
"""Pixels of the side of a cell."""

_REACH = 3  # cells around each that have a say
_ROWS = 16  # rows of cells looked at at once


@dataclass(frozen=True, eq=False)
class Grid:
    """One number for each cell of a photo.

    Attributes:
        values: (rows, columns) int32.
    """

    values: NDArray[np.int32]

    @classmethod
    def empty(cls, shape: tuple[int, int]) -> "Grid":
        """Return a grid of zeros for a photo of ``shape`` (rows, columns)."""
        return cls(np.zeros((-(-shape[0] // CELL), -(-shape[1] // CELL)), np.int32))

    def put(self, top: int, plane: Steps) -> None:
        """Set the cells of a strip, (h, W), that begins at row ``top``, a multiple of ``CELL``, to its medians."""
        height, width = plane.shape
        room = -height % CELL, -width % CELL
        whole = np.pad(plane, ((0, room[0]), (0, room[1])), "symmetric") if any(room) else plane
        cells = whole.reshape(whole.shape[0] // CELL, CELL, -1, CELL)
        medians = np.median(np.swapaxes(cells, 1, 2).reshape(*cells.shape[::2], -1), axis=2)
        self.values[top // CELL : top // CELL + len(medians)] = np.floor(medians).astype(np.int32)

    def smoothed(self) -> "Grid":
        """Return the grid with the median of each cell and of those around it."""
        result = np.empty_like(self.values)
        padded = np.pad(self.values, _REACH, "edge")
        for row in range(0, len(result), _ROWS):
            part = padded[row : row + _ROWS + 2 * _REACH]
            windows = np.lib.stride_tricks.sliding_window_view(part, (2 * _REACH + 1, 2 * _REACH + 1))
            result[row : row + _ROWS] = np.median(windows, axis=(2, 3))
        return Grid(result)

    def lowered(self) -> "Grid":
        """Return the grid with the least of each cell and of those next to it: at an edge the darker side counts."""
        padded = np.pad(self.values, 1, "edge").astype(np.float64)
        return Grid(cv2.erode(padded, np.ones((3, 3), np.uint8))[1:-1, 1:-1].astype(np.int32))

    def at(self, region: Region) -> Steps:
        """Return the numbers of a region's pixels, (h, w), in straight lines between the middles of cells."""
        rows, columns = self.values.shape
        above, below, down = _between(region.top, region.bottom, rows)
        left, right, across = _between(region.left, region.right, columns)
        some = self.values[above[0] : below[-1] + 1]
        lines = some[:, left] * (2 * CELL - across) + some[:, right] * across
        above, below, down = above - above[0], below - above[0], down[:, np.newaxis]
        found = lines[above] * (2 * CELL - down) + lines[below] * down
        return np.asarray(found // (4 * CELL**2), np.int32)


def _between(first: int, last: int, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return for each pixel the cells before and after it, and how far it is between their middles, in half pixels."""
    place = 2 * np.arange(first, last, dtype=np.int64) + 1 - CELL
    before, part = np.divmod(place, 2 * CELL)
    return np.clip(before, 0, count - 1), np.clip(before + 1, 0, count - 1), part
