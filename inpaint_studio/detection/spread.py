"""Spread: how long pieces are, from their runs of pixels."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

_PIXEL = 1 / 12  # variance of a pixel along one direction


def lengths(
    rows: NDArray[np.int32], begins: NDArray[np.int32], ends: NDArray[np.int32], owners: NDArray[np.int32], count: int
) -> NDArray[np.float64]:
    """Return (count,) the length of each piece: of a straight line with the same variance along its main direction.

    Args:
        rows: (n,), the row of each run.
        begins: (n,), its first column.
        ends: (n,), the column after its last.
        owners: (n,), the piece that it belongs to.
        count: how many pieces there are.
    """
    widths = (ends - begins).astype(np.float64)

    def summed(values: NDArray[Any]) -> NDArray[np.float64]:
        return np.asarray(np.bincount(owners, values, count), np.float64)

    area = np.maximum(summed(widths), 1)
    middles = (begins + ends - 1) / 2
    # Places from the middle of each piece, so that squares stay small.
    down = rows - (summed(rows * widths) / area)[owners]
    across = middles - (summed(middles * widths) / area)[owners]
    vertical = summed(down**2 * widths) / area + _PIXEL
    horizontal = summed((across**2 + (widths**2 - 1) / 12) * widths) / area + _PIXEL
    slant = summed(down * across * widths) / area
    half = (vertical + horizontal) / 2
    return np.asarray(np.sqrt(12 * (half + np.sqrt((vertical - horizontal) ** 2 / 4 + slant**2))), np.float64)
