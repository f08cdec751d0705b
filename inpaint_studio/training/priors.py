"""What the network starts from: a filling, in the depth of wide holes one from coarser scales, as ``pconv`` makes it."""

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
    """Return an image with its hole filled coarse to fine, where it is deep.

    Args:
        image: (H, W, 3) float32, the truth also in the hole.
        hole: (H, W).
        engine: what fills it.
        alpha: how much of the truth there is in the coarser scales: a network's result there would be nearer to it than
            a filling, too.
    """
    fine, share = fine_prior(image, hole, engine), coarse_share(hole)
    if not share.any():
        return fine
    small, unknown = reduced(image, hole)
    if not unknown.all():
        # The truth with the means of known pixels in its place, so that nothing of the hole comes in beside it.
        truth = np.where(unknown[..., np.newaxis], reduced(image, np.zeros_like(hole))[0], small)
        filled = coarse_prior(truth, unknown, engine, alpha)
        filled[unknown] += np.float32(alpha) * (truth - filled)[unknown]
        return blended(fine, enlarged(filled, hole.shape), share)
    return fine
