"""The moving average of the weights, which is what ships: it is smoother than the weights of any one step."""

import numpy as np

from inpaint_studio.engines.pconv.weights import Arrays

INTERVAL = 8
"""Steps between two updates: one pass over the weights each time, so every step would be a waste."""


def update_average(average: Arrays, weights: Arrays, decay: float, step: int) -> None:
    """Move the average towards the weights, in place.

    Early on it follows faster, so that the random weights of the beginning are soon forgotten: the decay of a step is
    at most (1 + step) / (10 + step).

    Args:
        average: by name.
        weights: likewise.
        decay: how much of the average stays at one step; ``INTERVAL`` of them are made at once.
        step: how many are done.
    """
    stays = np.float32(min(decay, (1 + step) / (10 + step)) ** INTERVAL)
    for name, array in average.items():
        array *= stays
        array += (1 - stays) * weights[name]
