"""Turns pixels from a file's own order upright, and back.

Orientations are numbered as in TIFF 6.0, tag 274: 1 is upright, 6 needs a quarter turn clockwise.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region

_TRANSPOSED = {5, 6, 7, 8}
_ROWS_REVERSED = {3, 4, 7, 8}
_COLUMNS_REVERSED = {2, 3, 6, 7}
_INVERSE = {6: 8, 8: 6}


def upright(array: NDArray[Any], orientation: int) -> NDArray[Any]:
    """Return an upright view of (H, W, ...) pixels that are in a file's order."""
    if orientation in _TRANSPOSED:
        array = np.swapaxes(array, 0, 1)
    if orientation in _ROWS_REVERSED:
        array = array[::-1]
    if orientation in _COLUMNS_REVERSED:
        array = array[:, ::-1]
    return array


def in_file_order(array: NDArray[Any], orientation: int) -> NDArray[Any]:
    """Return a view of upright (H, W, ...) pixels in the order of a file of this orientation."""
    return upright(array, _INVERSE.get(orientation, orientation))


def upright_region(region: Region, size: tuple[int, int], orientation: int) -> Region:
    """Return the region of the upright photo that ``region`` of a file of ``size`` (rows, columns) becomes."""
    top, left, bottom, right = region.top, region.left, region.bottom, region.right
    rows, columns = size
    if orientation in _TRANSPOSED:
        top, left, bottom, right = left, top, right, bottom
        rows, columns = columns, rows
    if orientation in _ROWS_REVERSED:
        top, bottom = rows - bottom, rows - top
    if orientation in _COLUMNS_REVERSED:
        left, right = columns - right, columns - left
    return Region(top, left, bottom, right)
