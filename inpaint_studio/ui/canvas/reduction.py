"""Reduction: planes at half, quarter, eighth... size for the screen."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_WORDS = {1: np.uint16, 2: np.uint32, 3: np.uint64}


def mean(pixels: NDArray[Any], level: int) -> NDArray[Any]:
    """Return every ``2**level`` squared pixels as their mean.

    Args:
        pixels: (H, W) or (H, W, C), uint8 or uint16; a last block that is not whole repeats its edge.
        level: how often the size is halved.
    """
    if level == 0:
        return pixels
    pixels = _whole_blocks(pixels, 1 << level)
    size = pixels.shape[1] >> level, pixels.shape[0] >> level
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))


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
    plane = _whole_blocks(plane, size)
    rows, columns = plane.shape
    merged = np.bitwise_or.reduce(plane.reshape(rows // size, size, columns), axis=1)
    # Neighbouring bytes are looked at as one word.
    hit: NDArray[np.uint8] = (merged.view(_WORDS[level]) != 0).view(np.uint8)
    hit *= 255
    return hit


def _whole_blocks(pixels: NDArray[Any], size: int) -> NDArray[Any]:
    bottom, right = -pixels.shape[0] % size, -pixels.shape[1] % size
    if not (bottom or right):
        return pixels
    return np.asarray(cv2.copyMakeBorder(pixels, 0, bottom, 0, right, cv2.BORDER_REPLICATE))
