"""Coarse to fine: holes are restored at half the scale first, and what that changes betters the prior.

At half the scale a hole is half as wide, and the network sees twice as far; at a quarter, four times. What it adds to
the filling there is added to the filling at full scale, and the network goes on from that. Next to the rim, where the
fine scale knows better, nothing is added, so holes of one pixel begin at the finest scale. Training and restoring share
this.
"""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_RIM = 1.0  # distance from the known pixels within which nothing is added
_DEEP = 3.0  # and from which on all of it is
_SMALLEST = 32  # rows or columns below which an image is not halved

Images = NDArray[np.float32]
Refine = Callable[[Images, Images], Images]
"""From priors (B, H, W, 3) and holes (B, H, W, 1), 1 = hole, to the restored images."""


def coarse_prior(prior: Images, hole: Images, refine: Refine) -> Images:
    """Return the priors, bettered deep in holes by what ``refine`` makes of them at half the scale, and so on.

    Args:
        prior: (B, H, W, 3), filled images of 0..1; they are left as they are.
        hole: (B, H, W, 1), 1 = hole.
        refine: restores at any scale.
    """
    if not is_deep(hole):
        return prior
    share = _share(hole)
    small, small_hole = halved(prior), np.ceil(halved(hole))
    change = refine(coarse_prior(small, small_hole, refine), small_hole) - small
    return prior + share * doubled(change, (hole.shape[1], hole.shape[2]))


def is_deep(hole: Images) -> bool:
    """Tell whether anything is restored at a coarser scale first."""
    return min(hole.shape[1:3]) >= 2 * _SMALLEST and bool(_share(hole).any())


def refiner(model: Any) -> Refine:
    """Return what a network, a ``RestorationNetwork``, makes of whole batches."""

    def refine(prior: Images, hole: Images) -> Images:
        return np.asarray(model.predict_on_batch({"image": prior, "hole": hole, "prior": prior}), np.float32)

    return refine


def halved(images: Images) -> Images:
    """Return (B, ceil(H / 2), ceil(W / 2), C), the means of 2 x 2 pixels; a last odd row or column counts twice."""
    rows, columns = (side % 2 for side in images.shape[1:3])
    if rows or columns:
        images = np.pad(images, ((0, 0), (0, rows), (0, columns), (0, 0)), mode="edge")
    sums = images[:, ::2] + images[:, 1::2]
    return np.asarray((sums[:, :, ::2] + sums[:, :, 1::2]) * np.float32(0.25), np.float32)


def doubled(images: Images, shape: tuple[int, int]) -> Images:
    """Return (B, H, W, C) of that shape from images of half the scale: straight lines between pixels' centres."""
    height, width = 2 * images.shape[1], 2 * images.shape[2]
    large = [cv2.resize(image, (width, height), interpolation=cv2.INTER_LINEAR) for image in images]
    return np.stack(large).astype(np.float32, copy=False)[:, : shape[0], : shape[1]]


def _share(hole: Images) -> Images:
    """Return (B, H, W, 1), how much of the coarse scale's change counts: 0 near the rim, 1 deep in holes."""
    planes = [cv2.distanceTransform((each[..., 0] > 0).astype(np.uint8), cv2.DIST_L2, 5) for each in hole]
    return np.clip((np.stack(planes)[..., np.newaxis] - _RIM) / (_DEEP - _RIM), 0, 1).astype(np.float32)
