"""What the measures share: luma, rings, Gaussian blurs, and the energy of fine detail."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

FloatPlane = NDArray[np.float32]
"""(H, W), in levels of 0..255."""

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601


def in_levels(pixels: NDArray[Any]) -> NDArray[np.float32]:
    """Return a photo as (H, W, 3) float32 in levels of 0..255.

    Args:
        pixels: (H, W) or (H, W, 3), uint8, or floating point of 0..1.
    """
    scale = np.float32(255 if np.issubdtype(pixels.dtype, np.floating) else 1)
    levels = pixels.astype(np.float32) * scale
    return levels if levels.ndim == 3 else np.repeat(levels[..., np.newaxis], 3, axis=2)


def luma(levels: NDArray[np.float32]) -> FloatPlane:
    """Return the (H, W) luma of an (H, W, 3) photo."""
    return np.asarray(levels @ _LUMA, np.float32)


def blurred(plane: FloatPlane, sigma: float) -> FloatPlane:
    """Return a plane smoothed by a Gaussian; beyond the border it is mirrored."""
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma, borderType=cv2.BORDER_REFLECT), np.float32)


def grown(where: NDArray[np.bool_], pixels: int) -> NDArray[np.bool_]:
    """Return the pixels that lie within ``pixels`` of those in ``where``; fewer than 0 take as many from its rim."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * abs(pixels) + 1,) * 2)
    change = cv2.dilate if pixels > 0 else cv2.erode
    return np.asarray(change(where.astype(np.uint8), kernel), np.bool_)


def ring(hole: NDArray[np.bool_], pixels: int) -> NDArray[np.bool_]:
    """Return the known pixels within ``pixels`` of a hole."""
    return grown(hole, pixels) & ~hole


def mean_square(plane: FloatPlane, where: NDArray[np.bool_]) -> float:
    """Return the mean square of a plane's values at some pixels, in levels²; 0 where there are none."""
    return float(np.mean(np.square(plane[where], dtype=np.float64))) if where.any() else 0.0
