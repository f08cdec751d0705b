"""Scales: wide holes are restored coarse to fine.

Reduced by two, again and again, a wide hole becomes a thin one. What is restored there, enlarged, is what the next
finer scale begins with: only in the depth of a hole, as near its rim the filling at full scale knows more.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

SHALLOW, DEEP = 4.0, 10.0
"""Distances to the nearest known pixel: up to the first the coarser scale does not count, from the second it alone."""

Image = NDArray[np.float32]
Hole = NDArray[np.bool_]


def coarse_share(hole: Hole) -> Image:
    """Return (H, W, 1) float32, how much the coarser scale counts at each pixel, 0..1; 0 outside the hole.

    Args:
        hole: (H, W) bool, True = restore; at least one pixel is False.
    """
    depth = cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 5)
    return np.asarray(np.clip((depth - SHALLOW) / (DEEP - SHALLOW), 0, 1)[..., np.newaxis], np.float32)


def reduced(image: Image, hole: Hole) -> tuple[Image, Hole]:
    """Return an image at half the scale, and where it is not known.

    A pixel becomes the mean of those of its four that are known; where none is, it is one of the hole.

    Args:
        image: (H, W, C); what it holds in the hole does not count, whatever it is.
        hole: (H, W).

    Returns:
        (ceil(H / 2), ceil(W / 2), C) and (ceil(H / 2), ceil(W / 2)).
    """
    height, width, channels = image.shape
    rows, columns = -(-height // 2), -(-width // 2)
    known = np.zeros((2 * rows, 2 * columns), np.float32)
    known[:height, :width] = ~hole
    values = np.zeros((2 * rows, 2 * columns, channels), np.float32)
    np.copyto(values[:height, :width], image, where=~hole[..., np.newaxis])
    count = known.reshape(rows, 2, columns, 2).sum(axis=(1, 3))
    sums = values.reshape(rows, 2, columns, 2, channels).sum(axis=(1, 3))
    return sums / np.maximum(count, 1)[..., np.newaxis], count == 0


def enlarged(image: Image, shape: tuple[int, ...]) -> Image:
    """Return the (ceil(H / 2), ceil(W / 2), C) image at twice the scale, (H, W, C) for the shape (H, W)."""
    rows, columns, channels = image.shape
    large = cv2.resize(image, (2 * columns, 2 * rows), interpolation=cv2.INTER_LINEAR)
    return np.asarray(large, np.float32).reshape(2 * rows, 2 * columns, channels)[: shape[0], : shape[1]]


def blended(fine: Image, coarse: Image, share: Image) -> Image:
    """Return ``fine`` where the share is 0, ``coarse`` where it is 1; ``fine`` bit for bit outside the hole."""
    return np.where(share > 0, fine + share * (coarse - fine), fine)
