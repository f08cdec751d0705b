"""Surroundings: what lies around each pixel of a scan, candidates left out."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.detection.network.inference import Codes
from inpaint_studio.detection.scan import Scan

_REACH = 12  # pixels


@dataclass(frozen=True, eq=False)
class Around:
    """Pixels compared with what is around them; all (h, w) float32.

    Attributes:
        contrast: levels by which they are brighter than their surroundings.
        light: their brightness, 0..255.
        deviation: standard deviation of what is around, levels.
        colour: distance of their colour from that around, whatever their brightness.
    """

    contrast: NDArray[np.float32]
    light: NDArray[np.float32]
    deviation: NDArray[np.float32]
    colour: NDArray[np.float32]


class Surroundings:
    """Compares pixels with what is around them, a strip at a time."""

    def __init__(self, scan: Scan, codes: Codes, least: int) -> None:
        """Look at ``scan``; pixels whose code is ``least`` or more are no surroundings."""
        self._scan, self._codes, self._least = scan, codes, least

    def planes(self, region: Region) -> Around:
        """Return the comparison in a region."""
        seen = region.padded(_REACH).clipped(self._scan.shape)
        rgb = self._scan.rgb(seen)
        light = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.float32)
        known = (self._codes[seen.slices] < self._least).astype(np.float32)
        count = np.maximum(_boxed(known), 0.5)
        mean = _boxed(light * known) / count
        variance = _boxed(light * light * known) / count - mean * mean
        colour = np.zeros_like(light)
        for channel in (0, 2):
            hue = rgb[..., channel].astype(np.float32) - light
            colour += np.abs(hue - _boxed(hue * known) / count)
        inner = region.moved(-seen.top, -seen.left).slices
        planes = (light - mean, light, np.sqrt(np.maximum(variance, 0)), colour)
        return Around(*(np.asarray(plane[inner], np.float32) for plane in planes))


def _boxed(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the sum of a plane of whole numbers over windows, exact in float64."""
    size = (2 * _REACH + 1, 2 * _REACH + 1)
    total = cv2.boxFilter(plane, cv2.CV_64F, size, normalize=False, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(total, np.float32)
