"""Local level and contrast: what is taken off an image before the network sees it.

Most of what varies in photographs is slow: levels of light, which a correction of a filling does not depend on. What it
depends on, fine detail against known neighbours, is a few percent of the values' range. A network without normalisation
learns that slowly from plain values, and in a third of the steps from (image - level) / contrast, the correction being
multiplied by the contrast in turn: Jarrett, Kavukcuoglu, Ranzato and LeCun, "What is the best multi-stage architecture
for object recognition?", ICCV 2009, section 2.1, with blocks for Gaussian windows. What is learnt from a strong edge
then holds for a faint one.
"""

from typing import Any

import numpy as np
from keras import ops

Tensor = Any
"""A tensor of whichever backend Keras runs on."""

_FAINTEST = 4e-5  # added to the squared contrast: about 1.6 levels of 255
_SHARE = 0.05  # how much the whole image's contrast counts beside a block's own, so that none is without


def local_level(prior: Tensor, block: int) -> Tensor:
    """Return the means of blocks of pixels, with straight lines between their centres.

    Args:
        prior: (B, H, W, C); H and W are multiples of the block.
        block: rows and columns of a block.
    """
    return _spread(ops.average_pool(prior, block, block, "valid", "channels_last"), block)


def local_contrast(detail: Tensor, mask: Tensor, block: int) -> Tensor:
    """Return the root mean square of the known pixels' detail in blocks of pixels, likewise, (B, H, W, 1).

    Where a block has few known pixels, that of the whole image counts.

    Args:
        detail: (B, H, W, C), whatever in holes; H and W are multiples of the block.
        mask: (B, H, W, 1), 1 = known.
        block: rows and columns of a block.
    """
    energy = ops.where(mask > 0, ops.mean(ops.square(detail), axis=-1, keepdims=True), 0.0)
    whole = ops.sum(energy, axis=(1, 2), keepdims=True) / ops.maximum(ops.sum(mask, axis=(1, 2), keepdims=True), 1.0)
    found, known = (ops.average_pool(each, block, block, "valid", "channels_last") for each in (energy, mask))
    square = (found + _SHARE * whole) / (known + _SHARE)
    return ops.sqrt(_spread(square, block) + _FAINTEST)


def _spread(blocks: Tensor, size: int) -> Tensor:
    """Return (B, H, W, C) of a value for each block: straight lines between their centres, level beyond the outer ones.

    ``ops.image.resize`` does the same for sizes that are known beforehand alone.
    """
    places = (np.arange(size, dtype=np.float32) + 0.5) / size - 0.5
    weights = [np.maximum(-places, 0), 1 - np.abs(places), np.maximum(places, 0)]
    for axis in (1, 2):
        ends = ops.shape(blocks)[axis]
        here = ops.arange(ends)
        total = 0.0
        for step, weight in zip((-1, 0, 1), weights, strict=True):
            neighbour = ops.take(blocks, ops.clip(here + step, 0, ends - 1), axis=axis)
            # A tensor, for on an accelerator PyTorch multiplies by nothing of NumPy's.
            shares = ops.convert_to_tensor(weight.reshape((-1,) + (1,) * (3 - axis)))
            total = total + ops.expand_dims(neighbour, axis + 1) * shares
        _, *sides = ops.shape(blocks)
        sides[axis - 1] = ends * size
        blocks = ops.reshape(total, (-1, *sides))
    return blocks
