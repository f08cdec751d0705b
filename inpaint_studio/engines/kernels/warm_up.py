"""Compiles the kernels of paths, or loads them from the cache."""

import numpy as np

from inpaint_studio.engines.kernels import paths
from inpaint_studio.engines.kernels.compiling import compile_group

_GROUP = "paths"
_SIDE = 4  # of the plane, in pixels: two, and the wall around them


def compile_kernels() -> None:
    """Compile the kernels that are not in the cache."""
    compile_group(_GROUP, warm_up)


def warm_up() -> None:
    """Run every kernel of paths once."""
    front = paths.Front(np.ones((_SIDE - 2, _SIDE - 2), np.float32), (0, 0))
    front.spread((1, 1), _SIDE**2)
    front.path((1, 1))
