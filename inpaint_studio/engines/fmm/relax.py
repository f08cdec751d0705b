"""Relaxation: the equation that a filling solves in the end, and the sweeps that approach its solution.

With W the weighted mean over the eight neighbours, a filling u solves, at every pixel of a hole,

    (I - g W) (I - W) u = 0,    g = 0.8

For g = 0 that is u = W u, edge-enhancing diffusion with the known pixels as boundary (J. Weickert and M. Welk, Tensor
field interpolation with PDEs, 2006): smooth, but it has kinks at the rim. For g = 1 it is of fourth order, like
biharmonic inpainting: it continues the slopes at the rim, wins in thin holes and overshoots in broad ones. In between
it acts like fourth order over some pixels and like second order beyond them. That suits photographs, whose power falls
with the square of the frequency, and faster at the finest scale. With e = W u - u, also taken on the known pixels next
to the hole, the residual is e - g W e.

The conductance between two pixels is the sum of the weights that the stencils of both give. So W is self-adjoint (in
the scalar product weighted by the sums of the conductances) and its eigenvalues are real and within -1..1, those of the
operator are within 0..2 (1 + g), and Chebyshev's iteration (G. H. Golub and R. S. Varga, Chebyshev semi-iterative
methods, Numerische Mathematik 3, 1961) converges on every mask. A sweep changes all pixels at once, so no order and no
direction is preferred. With weights from a pixel's own stencil alone, the eigenvalues are complex and the
iteration diverges after some dozen sweeps.
"""

import numpy as np

from inpaint_studio.engines.fmm.orientation import OrientationCodes
from inpaint_studio.engines.fmm.stencils import COLUMNS, ROWS
from inpaint_studio.engines.kernels.arrays import FloatArray, PixelIndices, PixelOffsets
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.kernels.pixel_sums import weighted_sum

STEPS = (ROWS, COLUMNS)
"""Rows and columns of the eight neighbours, relative to the pixel."""

_ZERO = np.float32(0)
_ONE = np.float32(1)


@kernel
def weigh(
    shape: tuple[int, int, int],
    targets: PixelIndices,
    start: int,
    stop: int,
    steps: tuple[PixelOffsets, PixelOffsets],
    codes: OrientationCodes,
    table: FloatArray,
    weights: FloatArray,
) -> None:
    """Write the weights W of the neighbours of ``targets[start:stop]``, 0 beyond the border.

    Args:
        shape: (H, W, C).
        targets: row * W + column of each pixel.
        start: first to look at.
        stop: the one after the last.
        steps: rows and columns of the neighbours, relative to the pixel.
        codes: (H * W,), see ``orientation``; where a neighbour has none, the pixel's own stencil counts twice.
        table: the stencils, as ``stencils`` returns them.
        weights: (n, 8), takes the weights; each row sums to 1.
    """
    height, width, _ = shape
    rows, columns = steps
    for k in range(start, stop):
        pixel = targets[k]
        row, column = pixel // width, pixel % width
        own = np.uint64(codes[pixel] - 2)
        total = _ZERO
        for m in range(8):
            y, x = row + rows[m], column + columns[m]
            weight = _ZERO
            if 0 <= y < height and 0 <= x < width:
                other = codes[y * width + x]
                weight = table[own, m] + (table[np.uint64(other - 2), 7 - m] if other > 1 else table[own, m])
            weights[k, m] = weight
            total += weight
        scale = _ONE / total if total > _ZERO else _ZERO
        for m in range(8):
            weights[k, m] *= scale


@kernel
def residuals(
    values: FloatArray,
    first: int,
    targets: PixelIndices,
    start: int,
    stop: int,
    offsets: PixelOffsets,
    weights: FloatArray,
    errors: FloatArray,
) -> None:
    """Write e = W u - u at ``targets[start:stop]``.

    Args:
        values: (m, 4), u, with room before and behind the image, as neighbours of weight 0 are read, too.
        first: index of the image's first pixel in ``values``.
        targets: row * W + column of each pixel.
        start: first to look at.
        stop: the one after the last.
        offsets: (8,), rows * W + columns of the neighbours.
        weights: (n, 8), as ``weigh`` writes them.
        errors: (m, 4), takes e at the places of the targets in ``values``.
    """
    for k in range(start, stop):
        pixel = first + targets[k]
        here = np.uint64(pixel)
        a, b, c, d = weighted_sum(values, pixel, offsets, weights, k)
        errors[here, 0], errors[here, 1] = a - values[here, 0], b - values[here, 1]
        errors[here, 2], errors[here, 3] = c - values[here, 2], d - values[here, 3]


@kernel
def advance(
    plane: FloatArray,
    first: int,
    targets: PixelIndices,
    start: int,
    stop: int,
    offsets: PixelOffsets,
    weights: FloatArray,
    moves: FloatArray,
    momentum: np.float32,
    own: np.float32,
    around: np.float32,
) -> None:
    """Write the moves of ``targets[start:stop]``: momentum * (the move before) + own * v + around * W v.

    At second order v is u, and ``own`` = -``around``. At higher order v is e.

    Args:
        plane: (m, 4), v, laid out like ``values`` in ``residuals``.
        first: index of the image's first pixel in ``plane``.
        targets: row * W + column of each pixel.
        start: first to move.
        stop: the one after the last.
        offsets: (8,), rows * W + columns of the neighbours.
        weights: (n, 8), as ``weigh`` writes them.
        moves: (n, 4), the moves of the sweep before; takes the new ones.
        momentum: of Chebyshev's iteration.
        own: factor of v at the pixel.
        around: factor of the weighted mean W v of its neighbours.
    """
    for k in range(start, stop):
        pixel = first + targets[k]
        here, n = np.uint64(pixel), np.uint64(k)
        a, b, c, d = weighted_sum(plane, pixel, offsets, weights, k)
        moves[n, 0] = momentum * moves[n, 0] + own * plane[here, 0] + around * a
        moves[n, 1] = momentum * moves[n, 1] + own * plane[here, 1] + around * b
        moves[n, 2] = momentum * moves[n, 2] + own * plane[here, 2] + around * c
        moves[n, 3] = momentum * moves[n, 3] + own * plane[here, 3] + around * d


@kernel
def move(values: FloatArray, first: int, targets: PixelIndices, start: int, stop: int, moves: FloatArray) -> None:
    """Add the moves to the values of ``targets[start:stop]``."""
    for k in range(start, stop):
        here, n = np.uint64(first + targets[k]), np.uint64(k)
        for channel in range(4):
            values[here, channel] += moves[n, channel]


@kernel
def sweep(
    values: FloatArray,
    errors: FloatArray,
    first: int,
    targets: PixelIndices,
    filled: int,
    offsets: PixelOffsets,
    weights: FloatArray,
    moves: FloatArray,
    steps: FloatArray,
    start: int,
    stop: int,
) -> None:
    """Do the sweeps ``steps[start:stop]``, one after the other; each changes the first ``filled`` targets.

    Args:
        values: (m, 4), u, as in ``residuals``.
        errors: (m, 4), room for e, as in ``residuals``.
        first: index of the image's first pixel in ``values``.
        targets: the pixels of holes, followed by those of their rims.
        filled: number of pixels of holes.
        offsets: (8,), rows * W + columns of the neighbours.
        weights: (n, 8), as ``weigh`` writes them.
        moves: (filled, 4), the moves of the sweep before; takes those of the last one.
        steps: (s, 3), order g, momentum and step size of each sweep.
        start: first sweep.
        stop: the one after the last.
    """
    # A literal 0 would be a type of its own for Numba, and all three would be compiled twice: for this, and for Python.
    begin = np.int64(0)
    for n in range(start, stop):
        order, momentum, size = steps[n, 0], steps[n, 1], steps[n, 2]
        if order > _ZERO:
            residuals(values, first, targets, begin, targets.size, offsets, weights, errors)
            advance(errors, first, targets, begin, filled, offsets, weights, moves, momentum, size, -size * order)
        else:
            advance(values, first, targets, begin, filled, offsets, weights, moves, momentum, -size, size)
        move(values, first, targets, begin, filled, moves)


def chebyshev_steps(sweeps: int, order: float) -> list[tuple[np.float32, np.float32]]:
    """Return momentum and step size of each sweep of Chebyshev's iteration, for eigenvalues up to 2 (1 + order).

    The smallest eigenvalue that is damped in full falls with the square of the number of sweeps. Smaller ones belong to
    slow waves, which the filling that the sweeps start from has right already; they are damped less.
    """
    high = 2.0 * (1.0 + order)
    low = high / max(sweeps, 2) ** 2
    middle, half = (high + low) / 2, (high - low) / 2
    result = [(np.float32(0), np.float32(1 / middle))]
    ratio = half / middle
    for _ in range(1, sweeps):
        following = 1 / (2 * middle / half - ratio)
        result.append((np.float32(following * ratio), np.float32(2 * following / half)))
        ratio = following
    return result[:sweeps]
