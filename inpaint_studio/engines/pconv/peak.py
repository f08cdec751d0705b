"""Calls to time: one convolution alone, which shows the machine's peak rate, and the whole network beside it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from inpaint_studio.engines.pconv.convolutions import Convolution, convolutions, flops_per_pixel
from inpaint_studio.engines.pconv.precision import Precision
from inpaint_studio.engines.pconv.quiet import quiet_start
from inpaint_studio.engines.pconv.weights import Weights, apply_weights, load_weights
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


def convolution_work(convolution: Convolution, side: int, precision: Precision) -> tuple[Work, float]:
    """Return a function that runs a convolution alone on a patch, several times, and its number of operations.

    Args:
        convolution: one with as many outputs as inputs.
        side: rows and columns of the patch, in pixels of the image.
        precision: the type it is computed in.
    """
    with quiet_start():
        import keras

    kind = "bfloat16" if precision == "mixed_bfloat16" else "float32"
    layer = keras.layers.Conv2D(convolution.outputs, convolution.size, padding="same", use_bias=False, dtype=kind)
    # Several in a row, so that copying the values in and out counts for little.
    count = 8
    model = keras.Sequential([keras.Input((None, None, convolution.inputs), dtype=kind), *[layer] * count])
    size = side // convolution.scale
    values = keras.ops.cast(np.random.default_rng(0).random((1, size, size, convolution.inputs), np.float32), kind)
    return lambda: model.predict_on_batch(values), count * convolution.flops * side * side


def network_work(weights: Weights, side: int, precision: Precision) -> tuple[Work, float]:
    """Return a function that runs the network on one patch, and its number of operations.

    Args:
        weights: of the network.
        side: rows and columns of the patch, in pixels.
        precision: the type it is computed in.
    """
    with quiet_start():
        from inpaint_studio.engines.pconv.network import RestorationNetwork

        model = RestorationNetwork(weights.network, precision=precision)
    apply_weights(model, weights.arrays)
    rng = np.random.default_rng(0)
    image = rng.random((1, side, side, 3), np.float32)
    hole = (rng.random((1, side, side, 1)) < 0.1).astype(np.float32)
    given = {"image": image, "hole": hole, "prior": image}
    return lambda: model.predict_on_batch(given), flops_per_pixel(weights.network) * side * side
