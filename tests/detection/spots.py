"""A detector whose weights are set by hand: it takes small spots and thin lines for damage that differ from around."""

import numpy as np

from inpaint_studio.detection.judge import FEATURES, Judge
from inpaint_studio.detection.network.config import DetectorConfig, weight_shapes
from inpaint_studio.detection.network.inputs import FACTORS, OFFSETS
from inpaint_studio.detection.network.weights import DetectorWeights

LEVELS = 30.0
"""Levels of 8 bits by which a pixel differs from around whose odds are even."""

_TOP_HATS = slice(3, 5)  # the channels that tell how much a pixel is brighter, or darker, than around it


def spot_weights(levels=LEVELS, steepness=0.2):
    """Return the weights; the logarithm of the odds grows by ``steepness`` a level beyond ``levels``."""
    config = DetectorConfig(widths=(4,), down=(0,), up=())
    arrays = {name: np.zeros(shape, np.float32) for name, shape in weight_shapes(config).items()}
    stem, bias = arrays["stem/kernel"], arrays["stem/bias"]
    for place in range(4):
        row, column = divmod(place, 2)
        # The stem sees (value - offset) * factor; it shall give back the sum of the values.
        stem[1 + row, 1 + column, _TOP_HATS, place] = 1 / np.ravel(FACTORS)[_TOP_HATS]
        bias[place] = np.ravel(OFFSETS)[_TOP_HATS].sum()
        arrays["head/kernel"][1, 1, place, place] = steepness * 255
    arrays["head/bias"][:] = -steepness * levels
    return DetectorWeights(config, arrays)


def plain_judge():
    """Return a judge that believes the network: the odds of a piece are the mean of those of its pixels."""
    shape = len(FEATURES), 1
    weights = np.zeros(shape)
    weights[FEATURES.index("odds-mean")] = 1
    return Judge(np.zeros(shape), weights, 0.0)
