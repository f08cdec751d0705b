"""Spread: where pieces lie, how long they are and along which direction, from their runs of pixels."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PIXEL = 1 / 12  # variance of a pixel along one direction

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Spread:
    """The straight line with the same variance along its main direction, for each of n pieces.

    Attributes:
        areas: (n,) pixels.
        rows: (n,) of the middle.
        columns: (n,) of the middle.
        lengths: (n,) pixels from end to end.
        down: (n,) rows for each pixel along the direction.
        across: (n,) columns for each pixel along it.
    """

    areas: Numbers
    rows: Numbers
    columns: Numbers
    lengths: Numbers
    down: Numbers
    across: Numbers


def spread(
    rows: NDArray[np.int32], begins: NDArray[np.int32], ends: NDArray[np.int32], owners: NDArray[np.int32], count: int
) -> Spread:
    """Return the spread of pieces.

    Args:
        rows: (r,), the row of each run.
        begins: (r,), its first column.
        ends: (r,), the column after its last.
        owners: (r,), the piece that it belongs to.
        count: how many pieces there are.
    """
    widths = (ends - begins).astype(np.float64)

    def summed(values: NDArray[Any]) -> Numbers:
        return np.asarray(np.bincount(owners, values, count), np.float64)

    areas = np.maximum(summed(widths), 1)
    middles = (begins + ends - 1) / 2
    row, column = summed(rows * widths) / areas, summed(middles * widths) / areas
    # Places from the middle of each piece, so that squares stay small.
    down, across = rows - row[owners], middles - column[owners]
    vertical = summed(down**2 * widths) / areas + _PIXEL
    horizontal = summed((across**2 + (widths**2 - 1) / 12) * widths) / areas + _PIXEL
    slant = summed(down * across * widths) / areas
    difference = (vertical - horizontal) / 2
    root = np.sqrt(difference**2 + slant**2)
    largest = (vertical + horizontal) / 2 + root
    # The direction: an eigenvector of the covariance, by the formula that does not cancel.
    is_steep = difference >= 0
    along = np.where(is_steep, difference + root, slant), np.where(is_steep, slant, root - difference)
    size = np.hypot(*along)
    is_round = size == 0
    size[is_round] = 1
    return Spread(
        areas,
        row,
        column,
        np.sqrt(12 * largest),
        np.where(is_round, 1.0, along[0] / size),
        np.where(is_round, 0.0, along[1] / size),
    )
