"""Paths of least cost between pixels, by a front that spreads from one of them (Dijkstra 1959, on a grid).

The state of every pixel of a plane is kept flat, row by row, and lasts between calls: a front stops when a pixel is
reached, or where a cost is not known yet, and goes on from there. The plane's border is a wall of infinite costs.

Times are sums of float32 along the path, the earlier pixel first; among equal times the pixel of lower index comes
first. So the paths are the same on every processor.
"""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, PixelOffsets
from inpaint_studio.engines.kernels.heap import Heap, pack, pixel_of, pop, push
from inpaint_studio.engines.kernels.jit import kernel

Ways = NDArray[np.uint8]
"""Flat; for each pixel 0 to 7, the step by which the front came, plus ``FINAL`` where that cannot change any more."""

FINAL = 8
AWAY = 247
"""Of a pixel that the front has not come near: all bits but ``FINAL``."""

STEPS = ((-1, 0), (0, -1), (0, 1), (1, 0), (-1, -1), (-1, 1), (1, -1), (1, 1))
"""(rows, columns) of the steps from a pixel to its neighbours, in the order of their numbers."""

DONE, LATER, FULL = -1, -2, -3
"""What ``spread`` returns beside pixels: reached, or nothing left to reach; the count is used up; the heap is full."""

NOT_KNOWN = np.float32(-1)
"""A cost that is not known yet."""

_ZERO = np.float32(0)
_STRAIGHT, _SLANTED = np.float32(1), np.float32(2**0.5)
_STRAIGHT_STEPS = 4  # the first of ``STEPS``
_ROOM = 1 << 16  # entries that a front has room for, to begin with
_LONGEST = 1 << 18  # pixels of a path


class Front:
    """A front that spreads from one pixel over a plane, as far as it is asked.

    Attributes:
        costs: (h, w) float32, of a step of one pixel onto each pixel, above 0; ``NOT_KNOWN`` where it is not known yet.
            The caller writes those that are asked for.
    """

    def __init__(self, costs: FloatArray, start: tuple[int, int]) -> None:
        """Begin at the pixel ``start``, (row, column). ``costs``, (h, w), are copied."""
        rows, columns = costs.shape[0] + 2, costs.shape[1] + 2  # with the wall
        self._columns: int = columns
        self._whole = np.full((rows, columns), np.inf, np.float32)
        self.costs = self._whole[1:-1, 1:-1]
        self.costs[:] = costs
        self._times = np.full(rows * columns, np.inf, np.float32)
        self._ways = np.full(rows * columns, AWAY, np.uint8)
        self._offsets = np.array([down * columns + across for down, across in STEPS], np.int64)
        self._heap = np.empty(_ROOM, np.uint64)
        self._start = self._index(start)
        self._sizes = np.zeros(1, np.int64)
        begin(self._times, self._ways, self._heap, self._sizes, self._start)

    def spread(self, target: tuple[int, int], count: int) -> tuple[int, int] | None:
        """Go on until the path to a pixel is final, at most by ``count`` pixels.

        Args:
            target: (row, column).
            count: pixels.

        Returns:
            A pixel whose cost must be known before it goes on, or None.
        """
        costs, index = self._whole.reshape(-1), self._index(target)
        result = FULL
        while result == FULL:
            result = spread(costs, self._times, self._ways, self._heap, self._sizes, self._offsets, index, count)
            if result == FULL:
                self._heap = np.concatenate([self._heap, np.empty_like(self._heap)])
        return None if result < 0 else self._pixel(result)

    def path(self, target: tuple[int, int]) -> tuple[tuple[int, int], ...]:
        """Return the pixels (row, column) from the start to a pixel; () where the front has not settled it."""
        index = self._index(target)
        if not self._ways[index] & FINAL:
            return ()
        found = np.empty(min(self._ways.size, _LONGEST), np.int64)
        found = found[: trace(self._ways, self._offsets, self._start, index, found)][::-1]
        rows, columns = np.divmod(found, self._columns)
        return tuple(zip((rows - 1).tolist(), (columns - 1).tolist(), strict=True))

    def _index(self, pixel: tuple[int, int]) -> int:
        return (pixel[0] + 1) * self._columns + pixel[1] + 1

    def _pixel(self, index: int) -> tuple[int, int]:
        row, column = divmod(index, self._columns)
        return row - 1, column - 1


@kernel
def begin(times: FloatArray, ways: Ways, heap: Heap, sizes: NDArray[np.int64], start: int) -> None:
    """Put the front, which is nowhere, on the pixel ``start``; arguments as for ``spread``."""
    times[start] = _ZERO
    ways[start] = np.uint8(0)
    push(heap, 0, pack(_ZERO, start))
    sizes[0] = 1


@kernel
def spread(
    costs: FloatArray,
    times: FloatArray,
    ways: Ways,
    heap: Heap,
    sizes: NDArray[np.int64],
    offsets: PixelOffsets,
    target: int,
    count: int,
) -> int:
    """Have the front go on until a pixel's path is final.

    Args:
        costs: flat float32, of a step of one pixel onto each pixel; negative where it is not known yet, infinite at the
            border.
        times: flat float32, at which the front arrives; infinite where it has not.
        ways: flat, see ``Ways``; ``AWAY`` where the front has not come.
        heap: the front, with room for eight entries more.
        sizes: (1,), the number of entries in the heap.
        offsets: (8,), of ``STEPS`` in the flat planes.
        target: the pixel that is wanted.
        count: after so many pixels it stops.

    Returns:
        A pixel whose cost must be known first; ``FULL`` when the heap needs more room; ``LATER`` when ``count`` pixels
        became final and the target is not among them; ``DONE`` when it is, or cannot be reached.
    """
    size = sizes[0]
    result = DONE
    while size > 0 and not ways[target] & FINAL:
        pixel = pixel_of(heap[0])
        if ways[pixel] & FINAL:
            pop(heap, size)
            size -= 1
            continue
        if count == 0:
            result = LATER
            break
        if size + 8 > heap.size:
            result = FULL
            break
        missing = DONE
        for k in range(8):
            if costs[pixel + offsets[k]] < _ZERO:
                missing = pixel + offsets[k]
        if missing != DONE:
            result = missing
            break
        pop(heap, size)
        size -= 1
        count -= 1
        ways[pixel] |= np.uint8(FINAL)
        for k in range(8):
            near = pixel + offsets[k]
            length = _STRAIGHT if k < _STRAIGHT_STEPS else _SLANTED
            time = np.float32(times[pixel] + np.float32(length * costs[near]))
            if time < times[near]:
                times[near] = time
                ways[near] = np.uint8(k)
                push(heap, size, pack(time, near))
                size += 1
    sizes[0] = size
    return result


@kernel
def trace(ways: Ways, offsets: PixelOffsets, start: int, target: int, path: NDArray[np.int64]) -> int:
    """Write the pixels of the path from ``target`` back to ``start`` into ``path``; return how many they are.

    The target's path is final. ``path`` has room for all pixels of the plane, or for as many as are wanted.
    """
    pixel, number = target, 0
    while number < path.size:
        path[number] = pixel
        number += 1
        if pixel == start:
            break
        pixel -= offsets[ways[pixel] & 7]
    return number
