"""The march: arrival times T and the order of filling, after Telea (2004), section 2.2, and Sethian (1996).

T is the distance to the known region, the solution of the eikonal equation |grad T| = 1 with T = 0 on the known
pixels next to a hole. The field holds one float32 for each pixel, which also says which of the report's flags it has:

    known, near a hole     bias - d, with d <= radius < bias the distance to the rim of the hole (T = -d)
    known, far away        0
    filled, i.e. Known     bias + T
    Band                   -(bias + T), where T may still become smaller
    Inside                 INSIDE
    beyond the photo       OUTSIDE, a margin of ``radius`` pixels on all sides

So the state needs one plane, most of which is never touched: memory that the system hands out as zeros costs nothing
until it is written to. The march knows no colours; other modules fill the pixels in the order that it finds.

T comes out the same whatever the order among equal times: a pixel's time depends only on pixels that are at least
1 / sqrt(2) earlier. Flipping or turning a photo flips or turns T bit for bit.
"""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, PixelIndices, PixelOffsets
from inpaint_studio.engines.kernels.heap import Heap, pack, pixel_of, pop, push, time_of
from inpaint_studio.engines.kernels.jit import kernel

TimeField = NDArray[np.float32]
"""Flat; the state of each pixel as in the table above."""

Counters = NDArray[np.int64]
"""(2,), the number of entries in the heap and the number of pixels that have become Known."""

INSIDE = np.float32(1e9)
OUTSIDE = np.float32(2e9)

_ZERO = np.float32(0)
_HALF = np.float32(0.5)
_ONE = np.float32(1)
_TWO = np.float32(2)


@kernel
def time_if_known(value: np.float32) -> np.float32:
    """Return the time of a pixel that is Known; for any other a time later than all, ``INSIDE``."""
    return value if value >= _ZERO else INSIDE


@kernel
def solve(field: TimeField, pixel: int, stride: int) -> np.float32:
    """Return the solution of the eikonal equation at a pixel, from its Known neighbours, as bias + T.

    With T1 the earlier vertical and T2 the earlier horizontal neighbour, max(T - T1, 0)^2 + max(T - T2, 0)^2 = 1.
    Both count where d = 2 - (T1 - T2)^2 > 1, and T = (T1 + T2 + sqrt(d)) / 2; else T = 1 + min(T1, T2). As the
    solution grows with T1 and T2, this is the smallest of the four quadrants' solutions.
    """
    t1 = min(time_if_known(field[pixel - stride]), time_if_known(field[pixel + stride]))
    t2 = min(time_if_known(field[pixel - 1]), time_if_known(field[pixel + 1]))
    gap = t1 - t2
    if abs(gap) >= _ONE:
        return np.float32(min(t1, t2) + _ONE)
    return np.float32((t1 + t2 + np.sqrt(_TWO - gap * gap)) * _HALF)


@kernel
def seed(
    # the state that changes
    field: TimeField,
    heap: Heap,
    state: Counters,
    # what to do
    stride: int,
    inside: PixelIndices,
    start: int,
    stop: int,
    # the disc of distances to write around the rim
    offsets: PixelOffsets,
    distances: FloatArray,
    bias: np.float32,
) -> None:
    """Put those of the pixels ``inside[start:stop]`` that lie next to a known one into the band.

    The known neighbour, on the rim of the hole, gets T = 0 and the known pixels around it at most their distance.

    Args:
        field: flat, see the module; the pixels of holes are Inside.
        heap: the band, with room for four entries for each Inside pixel.
        state: numbers of entries in the heap and of pixels that have become Known.
        stride: length of a row of the field.
        inside: indices into the field.
        start: first pixel to look at.
        stop: the one after the last.
        offsets: index offsets of the disc around a pixel.
        distances: Euclidean distances, in pixels, that belong to the offsets.
        bias: the number that the field adds to T, radius + 1.
    """
    size = state[0]
    for k in range(start, stop):
        pixel = inside[k]
        is_band = False
        for step in (-stride, -1, 1, stride):
            rim = pixel + step
            if not _ZERO <= field[rim] < INSIDE:
                continue
            is_band = True
            if field[rim] != bias:
                for m in range(offsets.size):
                    around = rim + offsets[m]
                    if _ZERO <= field[around] < INSIDE:
                        field[around] = max(field[around], bias - distances[m])
        if is_band:
            t = solve(field, pixel, stride)
            field[pixel] = -t
            push(heap, size, pack(t, pixel))
            size += 1
    state[0] = size


@kernel
def march(field: TimeField, heap: Heap, state: Counters, order: PixelIndices, stride: int, count: int) -> None:
    """Make the next ``count`` pixels Known, or as many as are left, the earliest first.

    When a pixel gets a smaller time it gets a second entry in the heap; the older entry stays and is skipped when it
    comes out.

    Args:
        field: flat; see the module.
        heap: the band.
        state: numbers of entries in the heap and of pixels that have become Known.
        order: takes the pixels, as indices into the field, in the order in which they become Known.
        stride: length of a row of the field.
        count: how many pixels to make Known.
    """
    size, done = state
    end = min(done + count, order.size)
    while done < end:
        entry = pop(heap, size)
        size -= 1
        pixel = pixel_of(entry)
        if field[pixel] != -time_of(entry):
            continue
        field[pixel] = -field[pixel]
        order[done] = pixel
        done += 1
        for step in (-stride, -1, 1, stride):
            near = pixel + step
            value = field[near]
            if value == INSIDE or value < _ZERO:
                t = solve(field, near, stride)
                if t < abs(value):
                    field[near] = -t
                    push(heap, size, pack(t, near))
                    size += 1
    state[0] = size
    state[1] = done
