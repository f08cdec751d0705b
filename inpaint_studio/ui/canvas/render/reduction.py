"""Reduction: planes at half, quarter, eighth... size for the screen."""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_WORDS = {1: np.uint16, 2: np.uint32, 3: np.uint64}


def mean(pixels: NDArray[Any], level: int) -> NDArray[Any]:
    """Return every ``2**level`` squared pixels as their mean.

    Args:
        pixels: (H, W) or (H, W, C), uint8, uint16 or float32; a last block that is not whole repeats its edge.
        level: how often the size is halved.
    """
    if level == 0:
        return pixels

    def reduce(whole: NDArray[Any]) -> NDArray[Any]:
        size = whole.shape[1] >> level, whole.shape[0] >> level
        return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA))

    return _by_blocks(pixels, 1 << level, reduce)


def any_of(plane: NDArray[np.uint8], level: int) -> NDArray[np.uint8]:
    """Return 255 for every ``2**level`` squared pixels of which one is not 0: no scratch is too thin to be seen.

    Args:
        plane: (H, W), 0 or 255.
        level: how often the size is halved.
    """
    while level > 3:
        plane, level = any_of(plane, 3), level - 3
    if level == 0:
        return plane
    size = 1 << level

    def reduce(whole: NDArray[Any]) -> NDArray[Any]:
        rows, columns = whole.shape
        merged = np.bitwise_or.reduce(whole.reshape(rows // size, size, columns), axis=1)
        # Neighbouring bytes are looked at as one word.
        hit: NDArray[np.uint8] = (merged.view(_WORDS[level]) != 0).view(np.uint8)
        hit *= 255
        return hit

    return _by_blocks(plane, size, reduce)


def _by_blocks(pixels: NDArray[Any], size: int, reduce: Callable[[NDArray[Any]], NDArray[Any]]) -> NDArray[Any]:
    """Reduce what consists of whole blocks, then the rim, which is made whole."""
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
