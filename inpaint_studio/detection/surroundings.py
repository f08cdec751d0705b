"""Surroundings: what lies around each pixel of a scan, candidates left out."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.detection.network.inference import Codes
from inpaint_studio.detection.scan import Scan

_REACH = 12  # pixels


class Surroundings:
    """Compares pixels with what is around them, a strip at a time; the last strip is held."""

    def __init__(self, scan: Scan, codes: Codes, least: int) -> None:
        """Look at ``scan``; pixels whose code is ``least`` or more are no surroundings."""
        self._scan, self._codes, self._least = scan, codes, least
        self._held: tuple[Region, dict[str, NDArray[np.float32]]] | None = None

    def contrast(self, region: Region) -> NDArray[np.float32]:
        """Levels by which pixels are brighter than their surroundings."""
        return self._planes(region)["contrast"]

    def light(self, region: Region) -> NDArray[np.float32]:
        """The pixels' brightness, 0..255."""
        return self._planes(region)["light"]

    def deviation(self, region: Region) -> NDArray[np.float32]:
        """Standard deviation of what is around, levels."""
        return self._planes(region)["deviation"]

    def colour(self, region: Region) -> NDArray[np.float32]:
        """Distance of the pixels' colour from that around, whatever their brightness."""
        return self._planes(region)["colour"]

    def _planes(self, region: Region) -> dict[str, NDArray[np.float32]]:
        if self._held is None or self._held[0] != region:
            self._held = region, self._made(region)
        return self._held[1]

    def _made(self, region: Region) -> dict[str, NDArray[np.float32]]:
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
        planes: dict[str, NDArray[Any]] = {
            "contrast": light - mean,
            "light": light,
            "deviation": np.sqrt(np.maximum(variance, 0)),
            "colour": colour,
        }
        return {name: np.asarray(plane[inner], np.float32) for name, plane in planes.items()}


def _boxed(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the sum of a plane of whole numbers over windows, exact in float64."""
    size = (2 * _REACH + 1, 2 * _REACH + 1)
    total = cv2.boxFilter(plane, cv2.CV_64F, size, normalize=False, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(total, np.float32)
