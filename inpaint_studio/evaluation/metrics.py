"""PSNR and SSIM of restored photos against the undamaged ones, on the masked pixels alone.

Known pixels are equal by contract; a mean over the whole photo would say more about how much of it was damaged than
about how well the damage was filled.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.evaluation.arrays import PhotoArray

PEAK = 255.0
FINEST_ERROR = 1 / 12
"""The smallest mean squared error that ``psnr`` distinguishes from 0: that of rounding to whole levels."""

_WINDOW, _SIGMA = 11, 1.5
_HALO = _WINDOW // 2
_STRIP = 1 << 20  # pixels whose SSIM is computed at a time: float64 arrays of a whole large scan would fill the memory


def psnr(truth: PhotoArray, result: PhotoArray, mask: NDArray[Any]) -> float:
    """Return the peak signal-to-noise ratio of the masked pixels in dB.

    PSNR = 10 log10(255^2 / MSE), with the mean squared error over the masked pixels and all their channels. An error
    below ``FINEST_ERROR`` counts as ``FINEST_ERROR``, so the best value is 58.9 dB and means over photos stay finite.

    Args:
        truth: (H, W) or (H, W, C) uint8, the undamaged photo.
        result: of the same shape, the restored one.
        mask: (H, W), nonzero = restored; at least one pixel is.
    """
    where = mask != 0
    error = truth[where].astype(np.float64) - result[where]
    return float(10 * np.log10(PEAK**2 / max(np.mean(error**2), FINEST_ERROR)))


def ssim(truth: PhotoArray, result: PhotoArray, mask: NDArray[Any]) -> float:
    """Return the mean of ``ssim_map`` over the masked pixels, and over the channels, 1 being best.

    Args:
        truth: (H, W) or (H, W, C) uint8, the undamaged photo.
        result: of the same shape, the restored one.
        mask: (H, W), nonzero = restored; at least one pixel is.
    """
    total, count = 0.0, 0
    rows = max(1, _STRIP // mask.shape[1])
    for top in range(0, len(mask), rows):
        where = mask[top : top + rows] != 0
        if not where.any():
            continue
        # With a halo as wide as the window reaches, the strip's own rows come out as they would in the whole.
        start = max(0, top - _HALO)
        part = slice(start, top + rows + _HALO)
        values = ssim_map(truth[part], result[part])[top - start :][: len(where)][where]
        total += float(values.sum())
        count += values.size
    return total / count


def ssim_map(truth: PhotoArray, result: PhotoArray) -> NDArray[np.float64]:
    """Return the structural similarity around each pixel, channel by channel.

    SSIM = (2 m_x m_y + C1)(2 s_xy + C2) / ((m_x^2 + m_y^2 + C1)(s_x^2 + s_y^2 + C2)): equation 13 of Wang, Bovik,
    Sheikh and Simoncelli, "Image quality assessment: from error visibility to structural similarity", IEEE
    Transactions on Image Processing 13(4), 2004. Means, variances and covariance are weighted by a Gaussian window of
    11 x 11 pixels with sigma 1.5 (section III-C), C1 = (0.01 * 255)^2, C2 = (0.03 * 255)^2; beyond the border the
    photo is mirrored.

    Args:
        truth: (H, W) or (H, W, C) uint8.
        result: of the same shape.

    Returns:
        float64 of the same shape, -1..1.
    """
    x, y = truth.astype(np.float64), result.astype(np.float64)
    mean_x, mean_y = _weighted(x), _weighted(y)
    c1, c2 = (0.01 * PEAK) ** 2, (0.03 * PEAK) ** 2
    means = mean_x**2 + mean_y**2
    covariance = _weighted(x * y) - mean_x * mean_y
    variances = _weighted(x * x) + _weighted(y * y) - means
    similarity: NDArray[np.float64] = (2 * mean_x * mean_y + c1) * (2 * covariance + c2)
    return similarity / ((means + c1) * (variances + c2))


def _weighted(plane: NDArray[np.float64]) -> NDArray[np.float64]:
    mean = cv2.GaussianBlur(plane, (_WINDOW, _WINDOW), _SIGMA, borderType=cv2.BORDER_REFLECT)
    return np.asarray(mean, np.float64).reshape(plane.shape)
