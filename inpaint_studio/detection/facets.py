"""Facets: what the pixels of a scan would be if they went on as their surroundings do.

Around each pixel a plane is laid through the known pixels of a window by least squares (the facet model, Haralick and
Watson 1981), so that shading, however steep, is expected to go on. All sums are sums of whole numbers below 2 ** 53,
and so exact; what follows is done pixel by pixel: the same on every processor and in every tile.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

REACH = 12
"""Pixels on each side that the window reaches."""

_LEAST = 24  # known pixels of a window, below which nothing is expected

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Expected:
    """What is expected at each pixel of a plane.

    Attributes:
        value: (h, w) in the plane's own numbers.
        deviation: (h, w), the standard deviation of the known pixels from what is expected of them.
        is_known: (h, w) bool, whether there are enough known pixels around.
    """

    value: Numbers
    deviation: Numbers
    is_known: NDArray[np.bool_]


class Facets:
    """The known pixels of a tile; expects other planes of it by them."""

    def __init__(self, known: NDArray[np.bool_]) -> None:
        """Use the pixels where ``known``, (h, w), is set."""
        self._known = known.astype(np.float64)
        rows, columns = (np.arange(size, dtype=np.float64) for size in known.shape)
        self._row, self._column = np.broadcast_arrays(rows[:, np.newaxis], columns)
        weight, row, column = self._known, self._row, self._column
        count = _sums(weight)
        self._is_known = count >= _LEAST
        self._count = np.maximum(count, 1)
        self._down, self._along = _sums(weight * row) / self._count, _sums(weight * column) / self._count
        vertical = _sums(weight * row * row) / self._count - self._down**2
        horizontal = _sums(weight * column * column) / self._count - self._along**2
        slant = _sums(weight * row * column) / self._count - self._down * self._along
        # A little more than nothing, as for known pixels on one line.
        self._moments = vertical + 1e-6, slant, horizontal + 1e-6

    def expected(self, plane: NDArray[Any]) -> Expected:
        """Return what is expected of a plane of whole numbers, (h, w)."""
        value = self._known * plane
        mean = _sums(value) / self._count
        square = _sums(value * plane) / self._count - mean * mean
        down = _sums(value * self._row) / self._count - mean * self._down
        along = _sums(value * self._column) / self._count - mean * self._along
        vertical, slant, horizontal = self._moments
        size = vertical * horizontal - slant * slant
        slope = (horizontal * down - slant * along) / size, (vertical * along - slant * down) / size
        rest = square - slope[0] * down - slope[1] * along
        value = mean + slope[0] * (self._row - self._down) + slope[1] * (self._column - self._along)
        return Expected(value, np.sqrt(np.maximum(rest, 0)), self._is_known)


def _sums(plane: Numbers) -> Numbers:
    size = (2 * REACH + 1, 2 * REACH + 1)
    total = cv2.boxFilter(plane, cv2.CV_64F, size, normalize=False, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(total, np.float64)
