"""A batch: the crops that the network learns from in one step."""

from collections.abc import Sequence
from typing import TypedDict

import numpy as np

from inpaint_studio.engines.kernels.arrays import FloatImage
from inpaint_studio.engines.pconv.scales import Refine, coarse_prior
from inpaint_studio.training.crops import Crop


class Batch(TypedDict):
    """B crops of S x S pixels, float32.

    Keys:
        image: (B, S, S, 3), the truth, 0..1.
        hole: (B, S, S, 1), 1 where a pixel is to be restored, 0 where it is known.
        prior: (B, S, S, 3), the image with its hole filled by Fast Marching, 0..1.
    """

    image: FloatImage
    hole: FloatImage
    prior: FloatImage


def as_batch(crops: Sequence[Crop]) -> Batch:
    """Return crops as a batch, in order."""
    return {
        "image": np.stack([crop.image for crop in crops]).astype(np.float32) / np.float32(255),
        "hole": np.stack([crop.hole for crop in crops]).astype(np.float32)[..., np.newaxis],
        "prior": np.stack([crop.prior for crop in crops]).astype(np.float32) / np.float32(65535),
    }


def with_coarse_prior(batch: Batch, refine: Refine) -> Batch:
    """Return the batch with the prior of full scale: what ``refine`` has made of the prior at all coarser scales."""
    return {**batch, "prior": coarse_prior(batch["prior"], batch["hole"], refine)}
