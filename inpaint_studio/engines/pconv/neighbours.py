"""Neighbours: the known pixels within reach whose surroundings are the most alike to those of a missing one."""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.fmm.jit import kernel

HALF = 3
"""Pixels of a patch beside its centre, in rows and columns."""

SIDE = 2 * HALF + 1
"""Rows and columns of a patch."""

REACH = 11
"""How far is searched, in rows and columns."""

ROWS = 2 * REACH + 1
"""Rows, and columns, that are looked at."""

COLUMNS = 24
"""Columns that are compared: one more, so that whole registers are filled."""

COUNT = 12
"""Neighbours that are wanted."""

FAR = np.float32(1e30)
"""The distance of what is no neighbour."""

Plane = NDArray[np.float32]
Hole = NDArray[np.bool_]
Places = NDArray[np.int32]


@kernel
def compare(gray: Plane, closed: Hole, row: int, column: int, counts: Plane, distances: Plane) -> None:
    """Write how far the patches around each pixel within reach are from that of one pixel, ``FAR`` for holes.

    Args:
        gray: (H, W), with a margin.
        closed: (H, W), True = hole or margin.
        row: of the pixel.
        column: likewise.
        counts: (side, side), how much each pixel of a patch counts.
        distances: (rows, columns), takes the weighted sums of squares.
    """
    distances[:] = 0
    for y in range(ROWS):
        line = distances[y]
        for down in range(SIDE):
            top, left = row - HALF + down, column - HALF
            a0, a1, a2, a3 = counts[down, 0], counts[down, 1], counts[down, 2], counts[down, 3]
            a4, a5, a6 = counts[down, 4], counts[down, 5], counts[down, 6]
            v0, v1, v2, v3 = gray[top, left], gray[top, left + 1], gray[top, left + 2], gray[top, left + 3]
            v4, v5, v6 = gray[top, left + 4], gray[top, left + 5], gray[top, left + 6]
            other = gray[top - REACH + y, left - REACH : left - REACH + COLUMNS + SIDE - 1]
            # A loop over the patch's row inside of this one would not become vector instructions.
            for x in range(COLUMNS):
                d0, d1, d2, d3 = other[x] - v0, other[x + 1] - v1, other[x + 2] - v2, other[x + 3] - v3
                d4, d5, d6 = other[x + 4] - v4, other[x + 5] - v5, other[x + 6] - v6
                line[x] += (
                    a0 * d0 * d0 + a1 * d1 * d1 + a2 * d2 * d2 + a3 * d3 * d3 + a4 * d4 * d4 + a5 * d5 * d5
                ) + a6 * d6 * d6
        for x in range(COLUMNS):
            if closed[row - REACH + y, column - REACH + x]:
                line[x] = FAR


@kernel
def choose(distances: Plane, nearest: Plane, places: Places) -> int:
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
