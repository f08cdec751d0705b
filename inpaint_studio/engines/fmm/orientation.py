"""Orientation: which way the picture runs at a pixel, from the structure tensor of known and filled pixels around it.

The tensor is the mean of grad I grad I^T over samples around the pixel, two pixels apart, weighted by a Gaussian of
3 px (J. Weickert, Coherence-enhancing diffusion filtering, International Journal of Computer Vision 31, 1999). I is the
sum of the channels over sqrt(3); gradients are Scharr's, whose direction is right to a fraction of a degree. Filled
pixels count less than known ones, so that a first filling, still poor, cannot confirm itself. The coherence is the
difference of the eigenvalues over their sum, which a small number is added to: grain alone has no direction.

The gradients are kept in a plane and computed when first asked for, so the cost follows the masked pixels.
"""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.fmm.jit import kernel
from inpaint_studio.engines.fmm.kernel import Pixels
from inpaint_studio.engines.fmm.stencils import ANGLES, LEVELS

REACH = 7
"""How far from a pixel others have a part in its orientation, in pixels: samples of up to 6, and their gradients."""

Plane = NDArray[np.float32]
Codes = NDArray[np.uint16]

HOLE = np.uint16(1)
"""Code of a pixel of a hole before its orientation is known; larger codes are 2 + the row of the stencil."""

_PLACES = np.array([(y, x) for y in range(-6, 7, 2) for x in range(-6, 7, 2) if y * y + x * x <= 40])
SAMPLES = (
    *(np.ascontiguousarray(axis) for axis in _PLACES.T),
    np.exp(-(_PLACES**2).sum(axis=1) / (2 * 3.0**2)).astype(np.float32),
)
"""Rows, columns and weights of the samples."""

_ZERO = np.float32(0)
_HALF = np.float32(0.5)
_ONE = np.float32(1)
_TWO = np.float32(2)
_CORNER = np.float32(3 / 32 / 3**0.5)
_SIDE = np.float32(10 / 32 / 3**0.5)
_CONFIDENCE = np.float32(0.15)  # of a filled pixel
_GRAIN = np.float32(10 / 255**2)
_TURN = np.float32(ANGLES / np.pi)


@kernel
def brightness(image: Plane, pixel: int, channels: int) -> np.float32:
    """Return the sum of the three channels of a pixel; a gray one counts three times."""
    first = np.uint64(pixel * channels)
    green = np.uint64(1 if channels == 3 else 0)
    return np.float32(image[first] + image[first + green] + image[first + green + green])


@kernel
def gradient(
    image: Plane, shape: tuple[int, int, int], row: int, column: int, confidence: np.float32, products: Plane
) -> None:
    """Write the products of the gradient at one pixel: down^2, right^2, down * right and the confidence they have.

    Args:
        image: flat.
        shape: (H, W, C); beyond the border the outermost pixels are repeated.
        row: of the pixel.
        column: of the pixel.
        confidence: what the products are multiplied with.
        products: (H * W, 4).
    """
    height, width, channels = shape
    above, here, below = max(row - 1, 0) * width, row * width, min(row + 1, height - 1) * width
    left, right = max(column - 1, 0), min(column + 1, width - 1)
    a = brightness(image, below + right, channels) - brightness(image, above + left, channels)
    b = brightness(image, below + left, channels) - brightness(image, above + right, channels)
    down = brightness(image, below + column, channels) - brightness(image, above + column, channels)
    across = brightness(image, here + right, channels) - brightness(image, here + left, channels)
    dy = _SIDE * down + _CORNER * (a + b)
    dx = _SIDE * across + _CORNER * (a - b)
    products[here + column, 0] = confidence * dy * dy
    products[here + column, 1] = confidence * dx * dx
    products[here + column, 2] = confidence * dy * dx
    products[here + column, 3] = confidence


@kernel
def refresh(
    image: Plane, shape: tuple[int, int, int], targets: Pixels, start: int, stop: int, filled: int, products: Plane
) -> None:
    """Compute the gradients at ``targets[start:stop]``, of which the first ``filled`` are of holes, once more."""
    width = shape[1]
    for k in range(start, stop):
        row, column = targets[k] // width, targets[k] % width
        gradient(image, shape, row, column, _CONFIDENCE if k < filled else _ONE, products)


@kernel
def orient(
    image: Plane,
    shape: tuple[int, int, int],
    targets: Pixels,
    start: int,
    stop: int,
    samples: tuple[Pixels, Pixels, Plane],
    products: Plane,
    codes: Codes,
) -> None:
    """Write the codes of ``targets[start:stop]``.

    Args:
        image: flat; what is Inside has been filled.
        shape: (H, W, C).
        targets: row * W + column of each pixel.
        start: first to look at.
        stop: the one after the last.
        samples: rows, columns and weights of the samples of the tensor.
        products: (H * W, 4) of ``gradient``; where the confidence is 0 they are computed.
        codes: flat, takes them.
    """
    height, width, _ = shape
    rows, columns, weights = samples
    for k in range(start, stop):
        row, column = targets[k] // width, targets[k] % width
        is_inner = 6 <= row < height - 6 and 6 <= column < width - 6
        yy = xx = yx = total = _ZERO
        for m in range(rows.size):
            y, x = row + rows[m], column + columns[m]
            if is_inner or (0 <= y < height and 0 <= x < width):
                place = np.uint64(y * width + x)
                if products[place, 3] == _ZERO:
                    gradient(image, shape, y, x, _ONE, products)
                yy += weights[m] * products[place, 0]
                xx += weights[m] * products[place, 1]
                yx += weights[m] * products[place, 2]
                total += weights[m] * products[place, 3]
        gap = np.sqrt((xx - yy) * (xx - yy) + _TWO * _TWO * yx * yx)
        coherence = min(gap / (xx + yy + _GRAIN * total), _ONE)
        angle = _HALF * np.arctan2(_TWO * yx, xx - yy)  # of the normal, from the right downwards
        turn = np.int64(np.rint(angle * _TURN)) % ANGLES
        level = np.int64(np.rint(coherence * np.float32(LEVELS)))
        codes[targets[k]] = 2 + turn * (LEVELS + 1) + level
