"""Compiles the kernels of texture, or loads them from the cache."""

import numpy as np

from inpaint_studio.core.engine import EVERYWHERE
from inpaint_studio.core.job import NEVER, ignore_progress
from inpaint_studio.engines.kernels.compiling import compile_group
from inpaint_studio.engines.texture.blending import Strength
from inpaint_studio.engines.texture.options import NARROWEST
from inpaint_studio.engines.texture.texturing import add_texture

_GROUP = "texture"
_SIDE = 40  # of the image, in pixels: enough for a hole with known patches around it
_HOLE = slice(12, 28)  # no speck of dust: these get no texture


def compile_kernels() -> None:
    """Compile the kernels that are not in the cache."""
    compile_group(_GROUP, warm_up)


def warm_up() -> None:
    """Run every kernel of texture once."""
    mask = np.zeros((_SIDE, _SIDE), np.bool_)
    mask[_HOLE, _HOLE] = True
    checks = np.indices(mask.shape).sum(axis=0) % 2
    image = np.repeat(checks[..., np.newaxis], 3, axis=2).astype(np.float32)
    add_texture(image, mask, EVERYWHERE, Strength(1.0), 0, NARROWEST, ignore_progress, NEVER)
