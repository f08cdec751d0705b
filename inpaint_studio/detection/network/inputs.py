"""What the network is shown: the colours, and how far each pixel stands out from windows of some sizes around it.

The top-hats (Meyer 1979) say what is narrower than a window and brighter than around, or darker. A network could learn
them, but not from few examples, and windows cost it layers.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

WINDOWS = (5, 11, 21)
"""Sides of the top-hats' windows, pixels."""

CHANNELS = 3 + 2 * len(WINDOWS)

OFFSETS = (0.5,) * 3 + (0.0,) * (2 * len(WINDOWS))
FACTORS = (4.0,) * 3 + (8.0,) * (2 * len(WINDOWS))
"""What is taken off each channel, 0..1, and what it is multiplied with, so that all vary by about one."""


_TABLES = [
    (np.arange(256, dtype=np.float32) / np.float32(255) - np.float32(offset)) * np.float32(factor)
    for offset, factor in zip(OFFSETS, FACTORS, strict=True)
]
"""Of each channel, what the network computes with for each level."""


def inputs_of(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return (H, W, CHANNELS) uint8: red, green, blue, then the white and the black top-hat of each window.

    Args:
        image: (H, W, 3) uint8.
    """
    return np.stack(list(_planes_of(image)), axis=-1)


def centred_inputs_of(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the same for use, (CHANNELS, H, W) float32, each centred by its ``OFFSETS`` and ``FACTORS``."""
    found = np.empty((CHANNELS, *image.shape[:2]), np.float32)
    for plane, table, out in zip(_planes_of(image), _TABLES, found, strict=True):
        cv2.LUT(np.ascontiguousarray(plane), table, dst=out)
    return found


def _planes_of(image: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    yield from (image[..., channel] for channel in range(3))
    light = cv2.cvtColor(np.ascontiguousarray(image), cv2.COLOR_RGB2GRAY)
    for side in WINDOWS:
        window = np.ones((side, side), np.uint8)
        for kind in (cv2.MORPH_TOPHAT, cv2.MORPH_BLACKHAT):
            yield np.asarray(cv2.morphologyEx(light, kind, window), np.uint8)
