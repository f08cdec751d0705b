"""Neighbours: the known pixels within reach whose surroundings are the most similar to those of a missing pixel."""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, HoleMask
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.kernels.patch_sums import TOGETHER, squared_distances

HALF = 3
"""How far a patch extends from its centre, in rows and in columns."""

SIDE = 2 * HALF + 1
"""Rows and columns of a patch."""

REACH = 7
"""How far from a pixel neighbours are searched, in rows and in columns."""

ROWS = 2 * REACH + 1
"""Rows, and columns, of the window that is searched."""

COLUMNS = TOGETHER
"""Columns that are compared: one more than are searched, so that they fill whole vectors."""

COUNT = 8
"""Neighbours that a pixel is put together from."""

WindowIndices = NDArray[np.int32]
"""(n,), for each neighbour row * ``COLUMNS`` + column in the window."""


@kernel
def compare(gray: FloatArray, row: int, column: int, counts: FloatArray, distances: FloatArray) -> None:
    """Write the distance of the patch around each pixel of the window from that around one pixel.

    Args:
        gray: (H, W), the means of the channels, with a margin.
        row: row of the pixel.
        column: column of the pixel.
        counts: (SIDE, 8), how much each pixel of a patch counts; 0 in the last column.
        distances: (ROWS, COLUMNS), takes the weighted sums of squared differences.
    """
    stride = gray.shape[1]
    here = (row - HALF) * stride + column - HALF
    for y in range(ROWS):
        squared_distances(gray, here, here + (y - REACH) * stride - REACH, stride, counts, SIDE, distances, y)


@kernel
def choose(
    distances: FloatArray, barred: HoleMask, row: int, column: int, nearest: FloatArray, places: WindowIndices
) -> int:
    """Find the ``COUNT`` smallest distances of pixels that are not barred; return how many there are.

    Args:
        distances: (ROWS, COLUMNS), as ``compare`` writes them.
        barred: (H, W), True = never a neighbour.
        row: row of the pixel in the middle of the window.
        column: column of that pixel.
        nearest: (COUNT,), takes the distances as a heap, the largest first.
        places: (COUNT,), takes the place of each in the window.
    """
    found, limit = 0, np.float32(np.inf)  # what is not less than the limit is none of the nearest
    for y in range(ROWS):
        for x in range(ROWS):
            distance, place = distances[y, x], y * COLUMNS + x
            if not distance < limit or barred[row - REACH + y, column - REACH + x]:
                continue
            k = 0
            if found < COUNT:
                k = found
                found += 1
                while k > 0 and nearest[(k - 1) // 2] < distance:
                    nearest[k], places[k] = nearest[(k - 1) // 2], places[(k - 1) // 2]
                    k = (k - 1) // 2
            else:
                while True:
                    child = 2 * k + 1
                    if child + 1 < COUNT and nearest[child + 1] > nearest[child]:
                        child += 1
                    if child >= COUNT or nearest[child] <= distance:
                        break
                    nearest[k], places[k] = nearest[child], places[child]
                    k = child
            nearest[k], places[k] = distance, place
            if found == COUNT:
                limit = nearest[0]
    return found
