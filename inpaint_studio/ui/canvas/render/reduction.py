"""Reduction: pixels at half, quarter, eighth... size, the levels of an image pyramid."""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_WORDS = {1: np.uint16, 2: np.uint32, 3: np.uint64}  # by level: as many bytes as a block has columns


def mean(pixels: NDArray[Any], level: int) -> NDArray[Any]:
    """Return the mean of every block of ``2**level`` x ``2**level`` pixels.

    Args:
        pixels: (H, W) or (H, W, C), uint8, uint16 or float32. The last blocks are filled up by repeating the edge.
        level: how often the size is halved.

    Returns:
        The same dtype, H and W divided by ``2**level`` and rounded up.
    """
    if level == 0:
        return pixels

    def reduce(whole: NDArray[Any]) -> NDArray[Any]:
        size = whole.shape[1] >> level, whole.shape[0] >> level
        return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA))

    return _by_blocks(pixels, 1 << level, reduce)


def any_of(mask: NDArray[np.uint8], level: int) -> NDArray[np.uint8]:
    """Return 255 for every block of ``2**level`` x ``2**level`` pixels with a marked one, else 0.

    So even the thinnest scratch stays visible.

    Args:
        mask: (H, W), 0 or 255.
        level: how often the size is halved.

    Returns:
        uint8, H and W divided by ``2**level`` and rounded up.
    """
    while level > 3:
        mask, level = any_of(mask, 3), level - 3
    if level == 0:
        return mask
    size = 1 << level

    def reduce(whole: NDArray[Any]) -> NDArray[Any]:
        rows, columns = whole.shape
        merged = np.bitwise_or.reduce(whole.reshape(rows // size, size, columns), axis=1)
        # The bytes of a block's row are compared as one word.
        hit: NDArray[np.uint8] = (merged.view(_WORDS[level]) != 0).view(np.uint8)
        hit *= 255
        return hit

    return _by_blocks(mask, size, reduce)


def _by_blocks(pixels: NDArray[Any], size: int, reduce: Callable[[NDArray[Any]], NDArray[Any]]) -> NDArray[Any]:
    """Reduce what consists of whole blocks, then the last blocks below and at the right, filled up by repetition."""
    rows, columns = pixels.shape[0] // size * size, pixels.shape[1] // size * size
    if pixels.shape[:2] == (rows, columns):
        return reduce(pixels)
    shape = -(-pixels.shape[0] // size), -(-pixels.shape[1] // size), *pixels.shape[2:]
    result = np.empty(shape, pixels.dtype)
    for down in (slice(0, rows), slice(rows, None)):
        for across in (slice(0, columns), slice(columns, None)):
            part = pixels[down, across]
            if part.size:
                bottom, right = -part.shape[0] % size, -part.shape[1] % size
                whole = cv2.copyMakeBorder(part, 0, bottom, 0, right, cv2.BORDER_REPLICATE) if bottom or right else part
                target = result[down.start // size :, across.start // size :]
                reduced = reduce(np.asarray(whole))
                target[: reduced.shape[0], : reduced.shape[1]] = reduced
    return result
