"""What the network is given to start from: a filling at full scale or, in deep holes, one that a coarser scale helps.

The same steps as when a photo is restored, see ``engines.pconv.scales``, but for one: what the network will make of a
coarser scale is not known yet, so some of the truth stands for what it betters there.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.engine import Engine
from inpaint_studio.engines.pconv.scales import blended, coarse_share, enlarged, reduced

Image = NDArray[np.float32]
Hole = NDArray[np.bool_]


def fine_prior(image: Image, hole: Hole, engine: Engine) -> Image:
    """Return an (H, W, 3) float32 image with its hole filled, as the engine fills it at restore time."""
    return engine.restore(image, hole)


def coarse_prior(image: Image, hole: Hole, engine: Engine, alpha: float) -> Image:
    """Return an image with its hole filled, where it is deep from the coarser scales.

    Args:
        image: (H, W, 3) float32, the truth also in the hole.
        hole: (H, W); at least one pixel is False.
        engine: what fills it, at every scale.
        alpha: how much of the truth there is in what a coarser scale gives.
    """
    fine = fine_prior(image, hole, engine)
    share = coarse_share(hole)
    if not share.any():
        return fine
    known, unknown = reduced(image, hole)
    truth = np.where(unknown[..., np.newaxis], _means(image), known)
    coarse = coarse_prior(truth, unknown, engine, alpha)
    coarse += np.float32(alpha) * (truth - coarse)
    return blended(fine, enlarged(coarse, hole.shape), share)


def _means(image: Image) -> Image:
    """Return the image that ``reduced`` makes of one without a hole, in a quarter of the time."""
    rows, columns = image.shape[:2]
    even = cv2.copyMakeBorder(image, 0, rows % 2, 0, columns % 2, cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(even, (-(-columns // 2), -(-rows // 2)), interpolation=cv2.INTER_AREA), np.float32)
