"""Relaxation: the equation that a filling settles to, and the sweeps that bring it there.

With W the weighted mean over the eight neighbours, a filling u solves, at every pixel of a hole,

    (I - g W) (I - W) u = 0,    g = 0.8

For g = 0 that is u = W u, edge-enhancing diffusion with the known pixels as boundary (J. Weickert and M. Welk, Tensor
field interpolation with PDEs, 2006): smooth, but it has kinks at the rim. For g = 1 it is of fourth order, like
biharmonic inpainting: it goes on with the slopes at the rim, wins in thin holes and overshoots in broad ones. In
between it is of fourth order over some pixels and of second order beyond them, as photographs are: their power falls
with the square of the frequency, and faster at the finest scale. With e = W u - u, also taken on the known pixels next
to the hole, the residual is e - g W e.

The conductance between two pixels is the sum of what the stencils of both say. So W is self-adjoint (with the sums of
the conductances as scalar product) and its eigenvalues are real and within -1..1, the operator's are within
0..2 (1 + g), and Chebyshev's iteration (G. H. Golub and R. S. Varga, Chebyshev semi-iterative methods, Numerische
Mathematik 3, 1961) converges on every mask. A sweep changes all pixels at once: no order, no direction is preferred.
Weights taken from a pixel's own stencil alone, with complex eigenvalues, run away after some dozen sweeps.

Neighbours may be taken several pixels apart. Some sweeps at 8, 4 and 2 pixels, in holes as deep as that, let the sides
of a broad hole see each other at once. Broad blotches need it: there a march alone (Telea, coherence transport) copies
the rim inwards in streaks that end in a seam, worse than the plain membrane, which is what wide holes come closest to.
"""

import numpy as np

from inpaint_studio.engines.fmm.jit import kernel
from inpaint_studio.engines.fmm.kernel import Pixels
from inpaint_studio.engines.fmm.orientation import Codes, Plane
from inpaint_studio.engines.fmm.stencils import COLUMNS, ROWS

STEPS = (ROWS, COLUMNS)

_ZERO = np.float32(0)
_ONE = np.float32(1)


@kernel
def weigh(
    shape: tuple[int, int, int],
    targets: Pixels,
    start: int,
    stop: int,
    spacing: int,
    steps: tuple[Pixels, Pixels],
    codes: Codes,
    table: Plane,
    weights: Plane,
) -> None:
    """Write the weights of the neighbours of ``targets[start:stop]``, 0 beyond the border.

    Args:
        shape: (H, W, C).
        targets: row * W + column of each pixel.
        start: first to look at.
        stop: the one after the last.
        spacing: how many pixels apart the neighbours are.
        steps: rows and columns of the neighbours.
        codes: flat, see ``orientation``; 0 where no orientation is known, then the pixel's own counts twice.
        table: the stencils.
        weights: (n, 8), takes the weights; each row sums up to 1.
    """
    height, width, _ = shape
    rows, columns = steps
    for k in range(start, stop):
        pixel = targets[k]
        row, column = pixel // width, pixel % width
        own = np.uint64(codes[pixel] - 2)
        total = _ZERO
        for m in range(8):
            y, x = row + spacing * rows[m], column + spacing * columns[m]
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
    image: Plane,
    error: Plane,
    first: int,
    channels: int,
    pixels: Pixels,
    start: int,
    stop: int,
    offsets: Pixels,
    weights: Plane,
) -> None:
    """Write e = W u - u at ``pixels[start:stop]``.

    Args:
        image: flat, u; begins ``first`` numbers before the first pixel, as neighbours of weight 0 are read, too.
        error: e, likewise.
        first: see there.
        channels: 1 or 3; gray is read as three equal channels.
        pixels: row * W + column of each.
        start: first to look at.
        stop: the one after the last.
        offsets: of the neighbours, in pixels.
        weights: (n, 8).
    """
    green = np.uint64(1 if channels == 3 else 0)
    blue = green + green
    for k in range(start, stop):
        here = np.uint64(first + pixels[k] * channels)
        r, g, b = image[here], image[here + green], image[here + blue]
        red = grn = blu = _ZERO
        for m in range(8):
            there = np.uint64(first + (pixels[k] + offsets[m]) * channels)
            weight = weights[k, m]
            red += weight * (image[there] - r)
            grn += weight * (image[there + green] - g)
            blu += weight * (image[there + blue] - b)
        error[here], error[here + green], error[here + blue] = red, grn, blu


@kernel
def advance(
    image: Plane,
    error: Plane,
    first: int,
    channels: int,
    pixels: Pixels,
    start: int,
    stop: int,
    offsets: Pixels,
    weights: Plane,
    moves: Plane,
    order: np.float32,
    momentum: np.float32,
    pace: np.float32,
) -> None:
    """Move ``pixels[start:stop]`` by momentum * (their last move) + pace * (e - order * W e).

    Args:
        image: as in ``residuals``.
        error: e.
        first: as in ``residuals``.
        channels: 1 or 3.
        pixels: row * W + column of each.
        start: first to move.
        stop: the one after the last.
        offsets: of the neighbours, in pixels.
        weights: (n, 8).
        moves: (n, 3), the last moves.
        order: g, 0 for second order.
        momentum: of Chebyshev's iteration.
        pace: likewise.
    """
    green = np.uint64(1 if channels == 3 else 0)
    blue = green + green
    for k in range(start, stop):
        here = np.uint64(first + pixels[k] * channels)
        red, grn, blu = error[here], error[here + green], error[here + blue]
        if order > _ZERO:
            r = g = b = _ZERO
            for m in range(8):
                there = np.uint64(first + (pixels[k] + offsets[m]) * channels)
                weight = weights[k, m]
                r += weight * error[there]
                g += weight * error[there + green]
                b += weight * error[there + blue]
            red, grn, blu = red - order * r, grn - order * g, blu - order * b
        red = momentum * moves[k, 0] + pace * red
        grn = momentum * moves[k, 1] + pace * grn
        blu = momentum * moves[k, 2] + pace * blu
        moves[k, 0], moves[k, 1], moves[k, 2] = red, grn, blu
        r, g, b = image[here] + red, image[here + green] + grn, image[here + blue] + blu
        image[here], image[here + green], image[here + blue] = r, g, b


def paces(sweeps: int, order: float) -> list[tuple[np.float32, np.float32]]:
    """Return momentum and pace of each sweep of Chebyshev's iteration on eigenvalues up to 2 (1 + order).

    The smallest eigenvalue that is damped in full falls with the square of the number of sweeps; slower waves, which
    the filling that the sweeps start from has right already, move less.
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
