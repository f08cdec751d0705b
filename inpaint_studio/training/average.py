"""The moving average of the weights, which is what ships: it is smoother than the weights of any one step."""

import numpy as np

from inpaint_studio.core.weights_file import Arrays

INTERVAL = 8
"""Steps between two updates. An update passes over all weights, which would cost too much at every step."""


def update_average(average: Arrays, weights: Arrays, decay: float, step: int) -> None:
    """Move the average towards the weights, in place.

    Early on it follows faster, so that the random weights of the beginning are soon forgotten: the decay of a step is
    at most (1 + step) / (10 + step).

    Args:
        average: the averaged weights by name; changed in place.
        weights: the current weights by name.
        decay: share of the average that stays at one step; an update stands for ``INTERVAL`` steps.
        step: how many steps are done.
    """
    stays = np.float32(min(decay, (1 + step) / (10 + step)) ** INTERVAL)
    for name, array in average.items():
        array *= stays
        array += (1 - stays) * weights[name]
