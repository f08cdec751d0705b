"""Lessons: batches at the scale that a step is made at.

The network restores wide holes at coarse scales first (``engines.pconv.scales``), and there it finds what it never
sees at full scale: pixels of which a part is missing, and fillings made at a finer scale. So it is taught there, too.
What counts then is what the next finer scale will take over, no more.
"""

import numpy as np

from inpaint_studio.engines.pconv.scales import SMALLEST, Refine, coarse_prior, coarse_share, halved
from inpaint_studio.training.batch import Batch
from inpaint_studio.training.config import TrainingConfig

_STREAM = 4  # of random numbers
_MOST = 16  # times the crops of a step at full scale: those of a quarter; for more, preparing them takes longer


def scale_of(config: TrainingConfig, step: int) -> int:
    """Return how often a step's crops are halved; it depends on the seed and the step alone.

    Scales at which crops would be too small to be restored have no turn.
    """
    shares = np.cumsum([each for index, each in enumerate(config.learning.scales) if _is_usable(config, index)])
    if not shares[-1]:
        return 0
    drawn = np.random.default_rng([config.seed, _STREAM, step]).random() * shares[-1]
    return int(np.searchsorted(shares, drawn, side="right"))


def crops_of(config: TrainingConfig, step: int) -> int:
    """Return how many crops a step is made with: the more the smaller they become."""
    return int(config.learning.batch_size * min(_MOST, 4 ** scale_of(config, step)))


def at_scale(batch: Batch, times: int) -> Batch:
    """Return a batch at half its scale, or at half of that and so on.

    There an error counts by how much the next finer scale takes of the pixel. Crops that are without any pixel that
    counts are left out, unless all are.

    Args:
        batch: at full scale.
        times: how often it is halved; with 0 it stays as it is.
    """
    if not times:
        return batch
    image, hole, prior = batch["image"], batch["hole"], batch["prior"]
    for _ in range(times):
        counts = halved(coarse_share(hole))
        image, hole, prior = halved(image), halved(hole), halved(prior)
    teaches = counts.any(axis=(1, 2, 3))
    chosen = teaches if teaches.any() else slice(None)
    return {"image": image[chosen], "hole": hole[chosen], "prior": prior[chosen], "counts": counts[chosen]}


def with_coarse_prior(batch: Batch, refine: Refine) -> Batch:
    """Return the batch with the prior that it has when it has been restored at all coarser scales."""
    return {**batch, "prior": coarse_prior(batch["prior"], batch["hole"], refine)}


def _is_usable(config: TrainingConfig, scale: int) -> bool:
    return scale == 0 or config.data.crop_size >> scale >= SMALLEST
