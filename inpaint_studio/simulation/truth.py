"""Truth: which of the damage on a scan can be seen, and is to be found.

What nobody sees must not be asked for, or all that is faint is marked. A pixel is visible where damage has changed it
by much against the photo's own variation there; an object is wanted where enough of it stands out. What lies between
is neither right nor wrong.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.simulation.looks import FloatRgb

WANTED, UNDECIDED, NONE = 255, 128, 0
"""Levels of the truth."""

_LEAST = 9.0  # levels of 8 bits
_AGAINST_VARIATION = 0.8
_PEAK = 1.6  # times the least change, somewhere in an object
_WINDOW = 9  # pixels, of the photo's own variation
_FAINT = 3.0  # levels below which a change is none
_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)


def visible_truth(clean: FloatRgb, damaged: FloatRgb, noise: float) -> NDArray[np.uint8]:
    """Return (H, W) uint8: ``WANTED``, ``UNDECIDED`` or ``NONE``.

    Args:
        clean: (H, W, 3), 0..255, what the scanner sees of the print without its damage.
        damaged: the same with it.
        noise: standard deviation of the noise that the scan has beside, levels.
    """
    change = np.abs(damaged - clean)
    change = np.maximum(change.max(axis=2) * np.float32(0.8), change @ _LUMINANCE)
    variation = np.sqrt(_variance(clean @ _LUMINANCE) + np.float32(noise**2))
    limit = np.maximum(_LEAST, _AGAINST_VARIATION * variation).astype(np.float32)
    count, labels = cv2.connectedComponents((change >= limit).astype(np.uint8), connectivity=8)
    area = np.maximum(np.bincount(labels.ravel(), minlength=count), 1)
    ratio = change / limit
    peak = np.zeros(count, np.float32)
    np.maximum.at(peak, labels.ravel(), ratio.ravel())
    signal = np.bincount(labels.ravel(), (change / np.maximum(variation, 2)).ravel(), minlength=count) / area
    is_clear = (peak >= _PEAK) & (((signal >= 1.2) & (signal * np.sqrt(area) >= 6)) | ((signal >= 0.9) & (area >= 150)))
    is_clear[0] = False
    truth = np.where(change >= _FAINT, UNDECIDED, NONE).astype(np.uint8)
    truth[is_clear[labels]] = WANTED
    return truth


def _variance(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    size = (_WINDOW, _WINDOW)
    mean = cv2.blur(plane, size, borderType=cv2.BORDER_REFLECT_101)
    squares = cv2.blur(plane * plane, size, borderType=cv2.BORDER_REFLECT_101)
    return np.asarray(np.maximum(squares - mean * mean, 0), np.float32)
