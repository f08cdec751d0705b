"""Weights for networks that have learnt nothing, made without Keras."""

import numpy as np

from inpaint_studio.core.weights_file import card_path
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.convolutions import weight_shapes
from inpaint_studio.engines.pconv.weights import Weights, pack_weights

TINY = NetworkConfig(widths=(8, 8), known_widths=(8,))
"""A network for properties that do not depend on what it has learned."""


def random_weights(config, seed=0):
    """Return weights with which convolutions keep about the variance of their input; those of the head are weak."""
    rng = np.random.default_rng(seed)
    arrays = {}
    for name, shape in weight_shapes(config).items():
        spread = 0.1 if name.endswith("bias") else np.prod(shape[:-1]) ** -0.5
        spread *= 0.1 if "/head/" in name else 1
        arrays[name] = rng.normal(0, spread, shape).astype(np.float32)
    return Weights(config, arrays)


def write_weights(path, weights):
    """Write the file and its card; return the path as text."""
    for target, content in zip((path, card_path(path)), pack_weights(weights), strict=True):
        target.write_bytes(content)
    return str(path)
