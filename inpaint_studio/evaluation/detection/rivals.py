"""The methods of other programs and papers, as planes of scores: how far a pixel stands out from what is around it."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.uint8]


def median_difference(scan: NDArray[np.uint8]) -> Scores:
    """Return how far each pixel is from the median of 9 x 9 pixels, as "dust and scratches" filters use it."""
    light = cv2.cvtColor(scan, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.absdiff(light, cv2.medianBlur(light, 9)), np.uint8)


def top_hat(scan: NDArray[np.uint8]) -> Scores:
    """Return the larger of the white and the black top-hat with a disc of 11 pixels."""
    light = cv2.cvtColor(scan, cv2.COLOR_RGB2GRAY)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11))
    hats = (cv2.morphologyEx(light, kind, disc) for kind in (cv2.MORPH_TOPHAT, cv2.MORPH_BLACKHAT))
    return np.maximum(*hats).astype(np.uint8)


def difference_of_gaussians(scan: NDArray[np.uint8]) -> Scores:
    """Return the difference of two blurs, of 1 and of 3 pixels."""
    light = cv2.cvtColor(scan, cv2.COLOR_RGB2GRAY).astype(np.float32)
    found = cv2.absdiff(cv2.GaussianBlur(light, (0, 0), 1), cv2.GaussianBlur(light, (0, 0), 3))
    return np.asarray(np.clip(np.rint(4 * found), 0, 255), np.uint8)


RIVALS: dict[str, Callable[[NDArray[np.uint8]], Scores]] = {
    "median difference": median_difference,
    "top-hat": top_hat,
    "difference of Gaussians": difference_of_gaussians,
}
