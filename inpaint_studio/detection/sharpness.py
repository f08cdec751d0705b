"""Sharpness: whether a scan shows as much detail as it has pixels.

A print scanned at many dots an inch, or a photo that was enlarged, is soft: an edge takes several pixels. Then it is
about as steep, pixel by pixel, as half of what it is in a copy of half the size; a sharp edge is as steep in both.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.detection.scan import Scan

_TILE = 128  # pixels; in each the steepest places are compared
_STEEPEST = 98.0  # percentile of the steepness
_MOST = 256  # tiles that are looked at
_LEAST = 1.0  # levels a pixel; a photo that is nowhere steeper is of no detail at all


def sharpness(scan: Scan) -> float:
    """Return how steep edges are, as a share of what they are in a copy of half the size: some .5 = soft, 1 = sharp.

    Half of the tiles, those with the strongest edges, decide by their median: grain and dust say little. A photo
    without an edge, or smaller than a tile, counts as sharp.
    """
    every = [tile for tile in Region.of(scan.shape).tiles(_TILE) if min(tile.height, tile.width) == _TILE]
    chosen = every[:: -(-len(every) // _MOST)] if every else []
    fine, coarse = np.array([_steepness(scan.rgb(tile)) for tile in chosen]).reshape(-1, 2).T
    is_strong = coarse >= max(np.median(coarse), _LEAST) if len(coarse) else np.zeros(0, np.bool_)
    return float(np.median(fine[is_strong] / coarse[is_strong])) if is_strong.any() else 1.0


def _steepness(rgb: NDArray[np.uint8]) -> tuple[float, float]:
    """Return how steep the steepest places of a tile are, and those of its copy of half the size, levels a pixel."""
    light = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
    half = np.asarray(cv2.resize(light, (_TILE // 2, _TILE // 2), interpolation=cv2.INTER_AREA), np.uint8)
    return _steepest(light), _steepest(half)


def _steepest(light: NDArray[np.uint8]) -> float:
    down, across = (np.asarray(cv2.Sobel(light, cv2.CV_16S, *way), np.int32) for way in ((0, 1), (1, 0)))
    return float(np.sqrt(np.percentile(down * down + across * across, _STEEPEST))) / 8
