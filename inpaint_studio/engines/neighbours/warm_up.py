"""Compiles the kernels of neighbour embedding, or loads them from the cache."""

import numpy as np

from inpaint_studio.engines.kernels.compiling import compile_group
from inpaint_studio.engines.neighbours.embedding import embedded

_GROUP = "neighbours"
_SIDE = 16  # of the image, in pixels: enough for a hole with known pixels around it


def compile_kernels() -> None:
    """Compile the kernels that are not in the cache."""
    compile_group(_GROUP, warm_up)


def warm_up() -> None:
    """Run every kernel of neighbour embedding once."""
    hole = np.zeros((_SIDE, _SIDE), np.bool_)
    hole[_SIDE // 2 :][:2, _SIDE // 2 : _SIDE // 2 + 2] = True
    embedded(np.zeros((_SIDE, _SIDE, 3), np.float32), hole)
