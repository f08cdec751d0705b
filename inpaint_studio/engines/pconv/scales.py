"""Coarse to fine: holes are restored at half the scale first, and what that changes betters the prior.

At half the scale a hole is half as wide, and the network sees twice as far; at a quarter, four times. What it adds to
the filling there is added to the filling at full scale, and the network goes on from that. Next to the rim, where the
fine scale knows better, nothing is added, so holes of one pixel begin at the finest scale. A coarse pixel may lie in
the hole in part only: how much of it is missing is what the network is told there, so that it leaves alone what is
almost known. Training and restoring share this.
"""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np

from inpaint_studio.engines.kernels.arrays import FloatImage
from inpaint_studio.engines.neighbours.embedding import all_embedded

_RIM = 1.0  # distance from the known pixels within which nothing is added
_DEEP = 3.0  # and from which on all of it is
SMALLEST = 32
"""Rows or columns that a reduced image has at least; one that would be smaller is not made."""

Refine = Callable[[FloatImage, FloatImage], FloatImage]
"""From priors (B, H, W, 3) and holes (B, H, W, 1), how much of each pixel is missing, to the restored images."""


def coarse_prior(prior: FloatImage, hole: FloatImage, refine: Refine) -> FloatImage:
    """Return the priors, bettered deep in holes by what ``refine`` makes of them at half the scale, and so on.

    Args:
        prior: (B, H, W, C), filled images of 0..1; they are left as they are.
        hole: (B, H, W, 1), how much of each pixel is missing; 1 = hole.
        refine: restores at any scale.
    """
    share = coarse_share(hole)
    if not share.any():
        return prior
    small, small_hole = halved(prior), halved(hole)
    change = refine(coarse_prior(small, small_hole, refine), small_hole) - small
    return prior + share * doubled(change, (hole.shape[1], hole.shape[2]))


def coarse_share(hole: FloatImage) -> FloatImage:
    """Return (B, H, W, 1), how much the coarser scale's change counts: 0 near the rim, 1 deep in holes.

    It is 0 throughout where there is no coarser scale, as images are too small for that.

    Args:
        hole: (B, H, W, 1), how much of each pixel is missing; 1 = hole.
    """
    if min(hole.shape[1:3]) < 2 * SMALLEST:
        return np.zeros_like(hole)
    # Other masks of OpenCV's than the precise one give distances that depend on the processor.
    planes = [
        cv2.distanceTransform((each[..., 0] >= 1).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE) for each in hole
    ]
    return np.clip((np.stack(planes)[..., np.newaxis] - _RIM) / (_DEEP - _RIM), 0, 1).astype(np.float32)


def refiner(model: Any) -> Refine:
    """Return what neighbours and then a network, a ``RestorationNetwork``, make of whole batches."""

    def refine(prior: FloatImage, hole: FloatImage) -> FloatImage:
        prior = all_embedded(prior, hole)
        return np.asarray(model.predict_on_batch({"image": prior, "hole": hole, "prior": prior}), np.float32)

    return refine


def halved(images: FloatImage) -> FloatImage:
    """Return (B, ceil(H / 2), ceil(W / 2), C), the means of 2 x 2 pixels; a last odd row or column counts twice."""
    _, rows, columns, _ = images.shape
    if rows % 2 or columns % 2:
        images = np.pad(images, ((0, 0), (0, rows % 2), (0, columns % 2), (0, 0)), mode="edge")
    # In this order on every processor and for any number of channels; OpenCV's order depends on both.
    above, below = (images[:, row::2, ::2] + images[:, row::2, 1::2] for row in (0, 1))
    return (above + below) * np.float32(0.25)


def doubled(images: FloatImage, shape: tuple[int, int]) -> FloatImage:
    """Return (B, H, W, C) of that shape from images of half the scale: straight lines between pixels' centres."""
    height, width = 2 * images.shape[1], 2 * images.shape[2]
    large = [cv2.resize(image, (width, height), interpolation=cv2.INTER_LINEAR) for image in images]
    whole = np.stack(large).astype(np.float32, copy=False).reshape(len(images), height, width, -1)
    return whole[:, : shape[0], : shape[1]]
