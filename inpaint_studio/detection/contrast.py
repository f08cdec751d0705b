"""Contrast: how much brighter pixels are than what lies around their piece."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.detection.scan import Scan

_REACH = 15  # pixels around each pixel that are its surroundings


class Contrast:
    """Compares the pixels of a scan with their surroundings, leaving out all candidates."""

    def __init__(self, scan: Scan, candidates: NDArray[np.uint8], least: int) -> None:
        """Compare pixels of ``scan``; those whose code in ``candidates`` is ``least`` or more are no surroundings."""
        self._scan, self._candidates, self._least = scan, candidates, least

    def __call__(self, region: Region) -> NDArray[np.float32]:
        """Return (h, w) float32: levels of 8 bits, above 0 where pixels are brighter than their surroundings."""
        seen = region.padded(_REACH).clipped(self._scan.shape)
        light = cv2.cvtColor(self._scan.rgb(seen), cv2.COLOR_RGB2GRAY).astype(np.float32)
        known = (self._candidates[seen.slices] < self._least).astype(np.float32)
        size = (2 * _REACH + 1, 2 * _REACH + 1)
        total = cv2.boxFilter(light * known, -1, size, normalize=False, borderType=cv2.BORDER_CONSTANT)
        count = cv2.boxFilter(known, -1, size, normalize=False, borderType=cv2.BORDER_CONSTANT)
        mean = np.where(count > 0, total / np.maximum(count, 1), light)
        inner = region.moved(-seen.top, -seen.left)
        return np.asarray((light - mean)[inner.slices], np.float32)
