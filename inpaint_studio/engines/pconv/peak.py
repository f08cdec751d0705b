"""Calls to time: one convolution alone, which shows the machine's peak rate, and the whole network beside it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from inpaint_studio.engines.pconv.convolutions import Convolution, convolutions, flops_per_pixel
from inpaint_studio.engines.pconv.graph import repeated_convolution
from inpaint_studio.engines.pconv.inference import Network
from inpaint_studio.engines.pconv.weights import Weights, load_weights
from inpaint_studio.engines.runtime import make_session
from inpaint_studio.resources import resource_path

Work = Callable[[], object]


def shipped_weights() -> Weights:
    """Return the weights that ship.

    Raises:
        EngineError: they are missing or do not fit their card.
    """
    return load_weights(Path(resource_path("weights", "pconv.npz")))


def main_convolutions(weights: Weights) -> tuple[Convolution, ...]:
    """Return one 3 x 3 convolution with as many outputs as inputs for each scale; such ones are most of the work."""
    found = {}
    for each in convolutions(weights.network):
        if each.size == 3 and each.inputs == each.outputs:
            found[each.scale] = replace(each, name=f"{each.inputs} to {each.outputs} channels at 1/{each.scale}")
    return tuple(found.values())


def convolution_work(convolution: Convolution, side: int) -> tuple[Work, float]:
    """Return a function that runs a convolution alone on a patch, several times, and its number of operations.

    Args:
        convolution: one with as many outputs as inputs.
        side: rows and columns of the patch, in pixels of the image.
    """
    count = 8  # in a row, so that copying the values in and out counts for little
    rng = np.random.default_rng(0)
    kernel = rng.normal(0, 0.01, (convolution.outputs, convolution.inputs, convolution.size, convolution.size))
    session = make_session(repeated_convolution(kernel.astype(np.float32), count).SerializeToString())
    size = side // convolution.scale
    values = rng.random((1, convolution.inputs, size, size), np.float32)
    return lambda: session.run(None, {"values": values}), count * convolution.flops * side * side


def network_work(weights: Weights, side: int) -> tuple[Work, float]:
    """Return a function that runs the network on one patch, and its number of operations.

    Args:
        weights: of the network.
        side: rows and columns of the patch, in pixels.
    """
    network = Network(weights)
    rng = np.random.default_rng(0)
    image = rng.random((1, side, side, 3), np.float32)
    hole = (rng.random((1, side, side, 1)) < 0.1).astype(np.float32)
    return lambda: network.restored(image, hole, image), flops_per_pixel(weights.network) * side * side
