"""Limits: a filling stays within the range of the known pixels around its own hole, channel by channel.

Holes are told apart by a forest of their pixels: each tree is one hole, and its root is the hole's first pixel.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, FloatImage, PixelIndices
from inpaint_studio.engines.kernels.batches import batches
from inpaint_studio.engines.kernels.jit import kernel

TreeIndices = NDArray[np.int32]
"""Indices into the list of the pixels of holes."""

_LARGEST = np.finfo(np.float32).max
_AROUND = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


@kernel
def root(trees: TreeIndices, slot: int) -> int:
    """Return the root of the tree that a pixel is in, and shorten the way to it."""
    while trees[slot] != slot:
        trees[slot] = trees[trees[slot]]
        slot = trees[slot]
    return slot


@kernel
def join(
    shape: tuple[int, int, int], pixels: PixelIndices, start: int, stop: int, slots: TreeIndices, trees: TreeIndices
) -> None:
    """Join ``pixels[start:stop]`` with their neighbours above and on the left that are in holes, too.

    Args:
        shape: (H, W, C).
        pixels: row * W + column of each pixel of a hole, ascending.
        start: first to join.
        stop: the one after the last.
        slots: (H * W,), 0 where nothing was joined yet; takes 1 + the index in ``pixels``.
        trees: (n,), takes for each pixel the index of one nearer to the root; for a root its own.
    """
    width = shape[1]
    for k in range(start, stop):
        row, column = pixels[k] // width, pixels[k] % width
        slots[pixels[k]] = k + 1
        trees[k] = k
        for down, right in ((-1, -1), (-1, 0), (-1, 1), (0, -1)):
            if row + down >= 0 and 0 <= column + right < width:
                near = slots[pixels[k] + down * width + right]
                if near > 0:
                    a, b = root(trees, near - 1), root(trees, k)
                    trees[max(a, b)] = min(a, b)


@kernel
def measure(
    image: FloatImage,
    shape: tuple[int, int, int],
    pixels: PixelIndices,
    start: int,
    stop: int,
    slots: TreeIndices,
    trees: TreeIndices,
    lows: FloatArray,
    highs: FloatArray,
) -> None:
    """Widen the ranges at the roots of ``pixels[start:stop]`` by the known pixels beside them.

    Args:
        image: (H * W * C,) float32.
        shape: (H, W, C).
        pixels: as in ``join``.
        start: first to look at.
        stop: the one after the last.
        slots: as ``join`` has left them.
        trees: as ``join`` has left them; afterwards each entry is a root.
        lows: (n, C), at roots the smallest value found; the largest float32 number at first.
        highs: (n, C), at roots the largest value found; the negative of that number at first.
    """
    height, width, channels = shape
    for k in range(start, stop):
        row, column = pixels[k] // width, pixels[k] % width
        hole = root(trees, k)
        trees[k] = hole
        for down, right in _AROUND:
            if 0 <= row + down < height and 0 <= column + right < width:
                near = pixels[k] + down * width + right
                if slots[near] == 0:
                    for channel in range(channels):
                        value = image[near * channels + channel]
                        lows[hole, channel] = min(lows[hole, channel], value)
                        highs[hole, channel] = max(highs[hole, channel], value)


@kernel
def clamp(
    image: FloatImage,
    pixels: PixelIndices,
    start: int,
    stop: int,
    trees: TreeIndices,
    lows: FloatArray,
    highs: FloatArray,
) -> None:
    """Bring ``pixels[start:stop]`` into the ranges of their holes; the arguments are those of ``measure``."""
    channels = lows.shape[1]
    for k in range(start, stop):
        for channel in range(channels):
            place = pixels[k] * channels + channel
            low, high = lows[trees[k], channel], highs[trees[k], channel]
            image[place] = min(max(image[place], low), high)


def keep(image: FloatImage, pixels: PixelIndices) -> Iterator[float]:
    """Clamp the filling of each hole to the range of its rim, channel by channel; yield the share done.

    Args:
        image: (H, W, C) float32, C-contiguous; changes in place.
        pixels: row * W + column of each pixel of a hole, ascending.
    """
    shape, flat, count = image.shape, image.reshape(-1), pixels.size
    slots = np.zeros(shape[0] * shape[1], np.int32)
    trees = np.empty(count, np.int32)
    lows = np.full((count, shape[2]), _LARGEST, np.float32)
    highs = -lows
    for start, stop in batches(count):
        join(shape, pixels, start, stop, slots, trees)
        yield 0.3 * stop / count
    for start, stop in batches(count):
        measure(flat, shape, pixels, start, stop, slots, trees, lows, highs)
        yield 0.3 + 0.5 * stop / count
    for start, stop in batches(count):
        clamp(flat, pixels, start, stop, trees, lows, highs)
        yield 0.8 + 0.2 * stop / count
