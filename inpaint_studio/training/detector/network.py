"""The network that finds damage, in Keras, for training; ``detection.network.graph`` is its equal for use."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import keras
import numpy as np
from keras import ops
from numpy.typing import NDArray

from inpaint_studio.detection.network.config import HEAD, STEM, DetectorConfig
from inpaint_studio.detection.network.inputs import CHANNELS, FACTORS, OFFSETS
from inpaint_studio.engines.pconv.precision import Precision
from inpaint_studio.errors import EngineError

_RECTIFIED = 2.0  # gain of variance by a convolution before a rectifier, which halves it (He et al. 2015)
_SMALL = 0.02  # gain by the last convolution of a block, so that the block starts by adding almost nothing
_SELDOM = -3.5  # the first logarithm of the odds of damage: few pixels are damaged


def make_network(config: DetectorConfig, precision: Precision = "float32") -> Any:
    """Return the network with random weights: (B, H, W, C) float32, 0..1, to (B, H, W, 1), logarithms of odds.

    The channels are those of ``detection.network.inputs``.

    H and W are multiples of ``config.step``.

    Args:
        config: its widths and depths.
        precision: the type that the convolutions between the first and the last compute in; the sums along the blocks
            are of float32 always, for damage may differ from the photo by little.
    """
    conv, block = partial(_conv, dtype=precision), partial(_block, dtype=precision)
    image = keras.Input((None, None, CHANNELS), name="image")
    centred = (image - np.array(OFFSETS, np.float32)) * np.array(FACTORS, np.float32)
    flow = ops.relu(_conv(config.widths[0], STEM, "stem", gain=_RECTIFIED, strides=2)(centred))
    skips = []
    for level, width in enumerate(config.widths):
        flow = conv(width, 2, f"down_{level}", strides=2)(flow) if level else flow
        for index in range(config.down[level]):
            flow = block(flow, width, f"down_{level}_{index}")
        skips.append(flow)
    for level in reversed(range(len(config.widths) - 1)):
        width = config.widths[level]
        flow = _Spread(name=f"spread_{level}")(conv(4 * width, 1, f"up_{level}")(flow)) + skips[level]
        for index in range(config.up[level]):
            flow = block(flow, width, f"up_{level}_{index}")
    start = keras.initializers.Constant(_SELDOM)
    odds = _Spread(name="spread")(_conv(4, HEAD, "head", gain=_SMALL, bias_initializer=start)(flow))
    return keras.Model(image, odds, name="detector")


def weights_of(network: Any) -> dict[str, NDArray[np.float32]]:
    """Return copies of a network's weights by name."""
    return {weight.path: np.array(ops.convert_to_numpy(weight.value), np.float32) for weight in network.weights}


def set_weights(network: Any, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Set the weights of a network.

    Raises:
        EngineError: they belong to another network; nothing was set.
    """
    wanted = {weight.path: tuple(weight.shape) for weight in network.weights}
    if wanted != {name: tuple(array.shape) for name, array in arrays.items()}:
        raise EngineError("The weights belong to another network.")
    for weight in network.weights:
        weight.assign(arrays[weight.path])


class _Spread(keras.layers.Layer):  # type: ignore[misc]
    """(B, H, W, 4C) to (B, 2H, 2W, C): each pixel's channels become 2 x 2 pixels."""

    def call(self, values: Any) -> Any:
        _, rows, columns, channels = ops.shape(values)
        parts = ops.reshape(values, (-1, rows, columns, 2, 2, channels // 4))
        parts = ops.transpose(parts, (0, 1, 3, 2, 4, 5))
        return ops.reshape(parts, (-1, 2 * rows, 2 * columns, channels // 4))

    def compute_output_shape(self, shape: Any) -> Any:
        """Return the shape of the result, without computing it."""
        sides = (None if side is None else 2 * side for side in shape[1:3])
        return (shape[0], *sides, shape[3] // 4)


def _block(flow: Any, width: int, name: str, dtype: Precision) -> Any:
    inner = ops.relu(_conv(width, 3, f"{name}_first", gain=_RECTIFIED, dtype=dtype)(flow))
    return flow + _conv(width, 3, f"{name}_last", gain=_SMALL, dtype=dtype, use_bias=False)(inner)


def _conv(filters: int, size: int, name: str, *, gain: float = 1.0, **options: Any) -> Any:
    return keras.layers.Conv2D(
        filters,
        size,
        padding="same",
        kernel_initializer=keras.initializers.VarianceScaling(gain),
        data_format="channels_last",
        name=name,
        **options,
    )
