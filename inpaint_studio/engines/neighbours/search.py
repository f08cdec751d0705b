"""Neighbours: the known pixels within reach whose surroundings are the most alike to those of a missing one."""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, HoleMask
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.kernels.lanes import GROUPS, LANES, squares

HALF = 3
"""Pixels of a patch beside its centre, in rows and columns."""

SIDE = 2 * HALF + 1
"""Rows and columns of a patch."""

REACH = 11
"""How far is searched, in rows and columns."""

ROWS = 2 * REACH + 1
"""Rows, and columns, that are looked at."""

COLUMNS = GROUPS * LANES
"""Columns that are compared: one more, so that whole registers are filled."""

COUNT = 12
"""Neighbours that are wanted."""

FAR = np.float32(1e30)
"""The distance of what is no neighbour."""

WindowIndices = NDArray[np.int32]


@kernel
def compare(
    gray: FloatArray, closed: HoleMask, row: int, column: int, counts: FloatArray, distances: FloatArray
) -> None:
    """Write how far the patches around each pixel within reach are from that of one pixel, ``FAR`` for holes.

    Args:
        gray: (H, W), with a margin.
        closed: (H, W), True = hole or margin.
        row: of the pixel.
        column: likewise.
        counts: (side, 8), how much each pixel of a patch counts.
        distances: (rows, columns), takes the weighted sums of squares.
    """
    stride = gray.shape[1]
    here = (row - HALF) * stride + column - HALF
    for y in range(ROWS):
        squares(gray, here, here + (y - REACH) * stride - REACH, stride, counts, SIDE, distances, y)
        for x in range(COLUMNS):
            if closed[row - REACH + y, column - REACH + x]:
                distances[y, x] = FAR


@kernel
def choose(distances: FloatArray, nearest: FloatArray, places: WindowIndices) -> int:
    """Find the smallest distances; return how many there are, at most ``COUNT``.

    Args:
        distances: of ``compare``.
        nearest: (n,), takes them as a heap, the largest first.
        places: (n,), takes row * columns + column of each.
    """
    found = 0
    for y in range(ROWS):
        for x in range(ROWS):
            distance, place = distances[y, x], y * COLUMNS + x
            if distance >= FAR:
                continue
            if found < COUNT:
                k = found
                found += 1
                while k > 0 and nearest[(k - 1) // 2] < distance:
                    nearest[k], places[k] = nearest[(k - 1) // 2], places[(k - 1) // 2]
                    k = (k - 1) // 2
                nearest[k], places[k] = distance, place
            elif distance < nearest[0]:
                k = 0
                while True:
                    child = 2 * k + 1
                    if child + 1 < COUNT and nearest[child + 1] > nearest[child]:
                        child += 1
                    if child >= COUNT or nearest[child] <= distance:
                        break
                    nearest[k], places[k] = nearest[child], places[child]
                    k = child
                nearest[k], places[k] = distance, place
    return found
