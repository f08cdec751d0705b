"""Coarse to fine: holes are restored at half the scale first, and the change there improves the prior.

The prior is the filling that the network starts from. At half the scale a hole is half as wide and the network sees
twice as far; at a quarter, four times. The correction found there is enlarged and added to the prior at full scale.
Next to the rim, where the fine scale is better, nothing is added, so holes of one pixel begin at the finest scale. A
coarse pixel may lie in the hole in part only; the network is given the missing share and changes the pixel by that
share. Training and restoring use the same functions.
"""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np

from inpaint_studio.engines.kernels.arrays import FloatImage
from inpaint_studio.engines.kernels.exact import hole_depth
from inpaint_studio.engines.neighbours.embedding import all_embedded

_RIM = 1.0  # pixels from the known ones within which nothing of the coarser scale is added
_DEEP = 3.0  # pixels from the known ones from which on all of it is added
SMALLEST = 32
"""The least rows and columns of a reduced image; there is no scale at which it would be smaller."""

Refine = Callable[[FloatImage, FloatImage], FloatImage]
"""Restores priors, (B, H, W, 3), in holes, (B, H, W, 1), the missing share of each pixel; returns (B, H, W, 3)."""


def coarse_prior(prior: FloatImage, hole: FloatImage, refine: Refine) -> FloatImage:
    """Return the priors, improved deep in holes by what ``refine`` changes at half the scale, a quarter and so on.

    Args:
        prior: (B, H, W, C), filled images of 0..1; they are left as they are.
        hole: (B, H, W, 1), how much of each pixel is missing; 1 = hole.
        refine: restores the holes of priors at any scale.
    """
    share = coarse_share(hole)
    if not share.any():
        return prior
    small, small_hole = halved(prior), halved(hole)
    change = refine(coarse_prior(small, small_hole, refine), small_hole) - small
    return prior + share * doubled(change, (hole.shape[1], hole.shape[2]))


def coarse_share(hole: FloatImage) -> FloatImage:
    """Return (B, H, W, 1), how much of the coarser scale's change is added: 0 near the rim, 1 deep in holes.

    It is 0 everywhere if the images are too small for a coarser scale.

    Args:
        hole: (B, H, W, 1), how much of each pixel is missing; 1 = hole.
    """
    if min(hole.shape[1:3]) < 2 * SMALLEST:
        return np.zeros_like(hole)
    depths = np.stack([hole_depth(each[..., 0] >= 1) for each in hole])
    return np.asarray(np.clip((depths[..., np.newaxis] - _RIM) / (_DEEP - _RIM), 0, 1), np.float32)


def refiner(model: Any) -> Refine:
    """Return a function that improves batches by neighbour embedding and then by a ``RestorationNetwork``."""

    def refine(prior: FloatImage, hole: FloatImage) -> FloatImage:
        prior = all_embedded(prior, hole)
        return np.asarray(model.predict_on_batch({"image": prior, "hole": hole, "prior": prior}), np.float32)

    return refine


def halved(images: FloatImage) -> FloatImage:
    """Return (B, ceil(H / 2), ceil(W / 2), C), the means of 2 x 2 pixels; a last odd row or column counts twice."""
    _, rows, columns, _ = images.shape
    if rows % 2 or columns % 2:
        images = np.pad(images, ((0, 0), (0, rows % 2), (0, columns % 2), (0, 0)), mode="edge")
    # The order of the sums is fixed; in OpenCV it depends on the processor and on the number of channels.
    above, below = (images[:, row::2, ::2] + images[:, row::2, 1::2] for row in (0, 1))
    return (above + below) * np.float32(0.25)


def doubled(images: FloatImage, shape: tuple[int, int]) -> FloatImage:
    """Return images of half the scale enlarged to (B, H, W, C), linear between the centres of pixels.

    Args:
        images: (B, ceil(H / 2), ceil(W / 2), C).
        shape: (H, W).
    """
    height, width = 2 * images.shape[1], 2 * images.shape[2]
    large = [cv2.resize(image, (width, height), interpolation=cv2.INTER_LINEAR) for image in images]
    whole = np.stack(large).astype(np.float32, copy=False).reshape(len(images), height, width, -1)
    return whole[:, : shape[0], : shape[1]]
