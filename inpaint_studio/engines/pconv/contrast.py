"""Local level and contrast: how an image is normalised before the network sees it.

Most of the variation in photographs is slow: levels of light, which the correction of a filling does not depend on. It
depends on fine detail compared with known neighbours, which is a few percent of the values' range. From plain values a
network without normalisation learns that slowly; from (image - level) / contrast it learns it in a third of the steps,
and its correction is multiplied by the contrast again: Jarrett, Kavukcuoglu, Ranzato and LeCun, "What is the best
multi-stage architecture for object recognition?", ICCV 2009, section 2.1, with blocks for Gaussian windows. What is
learnt from a strong edge then holds for a faint one.
"""

import numpy as np
from keras import ops

from inpaint_studio.engines.pconv.layer import Tensor

_FAINTEST = 4e-5  # added to the squared contrast, so that it is at least about 1.6 levels of 255
_SHARE = 0.05  # how much the whole image's contrast counts beside a block's own, for blocks without known pixels


def local_level(prior: Tensor, block: int) -> Tensor:
    """Return (B, H, W, C), the means of blocks of pixels, interpolated linearly between their centres.

    Args:
        prior: (B, H, W, C), the filled image; H and W are multiples of the block.
        block: rows and columns of a block.
    """
    return _spread(ops.average_pool(prior, block, block, "valid", "channels_last"), block)


def local_contrast(detail: Tensor, mask: Tensor, block: int) -> Tensor:
    """Return (B, H, W, 1), the root mean square of the known detail in blocks, interpolated between their centres.

    Where a block has few known pixels, the mean square of the whole image counts, too.

    Args:
        detail: (B, H, W, C), the image less its level, anything in holes; H and W are multiples of the block.
        mask: (B, H, W, 1), 1 = known.
        block: rows and columns of a block.
    """
    energy = ops.where(mask > 0, ops.mean(ops.square(detail), axis=-1, keepdims=True), 0.0)
    whole = ops.sum(energy, axis=(1, 2), keepdims=True) / ops.maximum(ops.sum(mask, axis=(1, 2), keepdims=True), 1.0)
    found, known = (ops.average_pool(each, block, block, "valid", "channels_last") for each in (energy, mask))
    square = (found + _SHARE * whole) / (known + _SHARE)
    return ops.sqrt(_spread(square, block) + _FAINTEST)


def _spread(blocks: Tensor, size: int) -> Tensor:
    """Return (B, H, W, C) from one value for each block: linear between the centres, constant beyond the outer ones.

    ``ops.image.resize`` does the same, but only for sizes that are known before the network is traced.
    """
    places = (np.arange(size, dtype=np.float32) + 0.5) / size - 0.5
    weights = [np.maximum(-places, 0), 1 - np.abs(places), np.maximum(places, 0)]
    for axis in (1, 2):
        ends = ops.shape(blocks)[axis]
        here = ops.arange(ends)
        total = 0.0
        for step, weight in zip((-1, 0, 1), weights, strict=True):
            neighbour = ops.take(blocks, ops.clip(here + step, 0, ends - 1), axis=axis)
            # A tensor, because on an accelerator PyTorch cannot multiply by a NumPy array.
            shares = ops.convert_to_tensor(weight.reshape((-1,) + (1,) * (3 - axis)))
            total = total + ops.expand_dims(neighbour, axis + 1) * shares
        _, *sides = ops.shape(blocks)
        sides[axis - 1] = ends * size
        blocks = ops.reshape(total, (-1, *sides))
    return blocks
