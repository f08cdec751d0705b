"""What the network is given to start from: a filling at full scale, or one that comes from a coarser scale."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.engine import Engine

DEEP = 5.0
"""From this distance to the nearest known pixel a hole is one that is restored coarse to fine; twice as far, by 4."""

Image = NDArray[np.float32]
Hole = NDArray[np.bool_]


def fine_prior(image: Image, hole: Hole, engine: Engine) -> Image:
    """Return an (H, W, 3) float32 image with its hole filled, as the engine fills it at restore time."""
    return engine.restore(image, hole)


def depth(hole: Hole) -> float:
    """Return how far from the nearest known pixel the hole's pixels are at the most."""
    return float(cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 3).max())


def coarse_prior(image: Image, hole: Hole, engine: Engine, factor: int, alpha: float, *, is_smooth: bool) -> Image:
    """Return an image with its hole filled at a coarser scale.

    Known pixels are averaged without the hole's, what then has none is filled, mixed with the truth, and enlarged.

    Args:
        image: (H, W, 3) float32, the truth also in the hole; H and W are multiples of ``factor``.
        hole: (H, W).
        engine: what fills it.
        factor: by how much it is reduced.
        alpha: how much of the truth there is in it: a network's result at that scale would be nearer to it, too.
        is_smooth: whether it is enlarged with cubic weights instead of linear ones.
    """
    height, width = hole.shape
    small = (width // factor, height // factor)
    known = (~hole).astype(np.float32)[..., np.newaxis]
    share = cv2.resize(known, small, interpolation=cv2.INTER_AREA)
    unknown = share < 0.5 / factor**2
    sums = cv2.resize(image * known, small, interpolation=cv2.INTER_AREA)
    means = np.asarray(sums / np.maximum(share, 0.5 / factor**2)[..., np.newaxis], np.float32)
    filled = engine.restore(means, unknown)
    truth = cv2.resize(image, small, interpolation=cv2.INTER_AREA)
    filled[unknown] += np.float32(alpha) * (truth - filled)[unknown]
    method = cv2.INTER_CUBIC if is_smooth else cv2.INTER_LINEAR
    large = cv2.resize(filled, (width, height), interpolation=method)
    return np.where(hole[..., np.newaxis], large, image).astype(np.float32)
