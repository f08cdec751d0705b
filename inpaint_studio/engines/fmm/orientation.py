"""Orientation: the direction of lines and edges at a pixel, from the structure tensor of the pixels around it.

The tensor is the mean of grad I grad I^T over samples around the pixel, two pixels apart, weighted by a Gaussian of
3 px (J. Weickert, Coherence-enhancing diffusion filtering, International Journal of Computer Vision 31, 1999). I is the
sum of the channels over sqrt(3); gradients are Scharr's, whose direction is right to a fraction of a degree. Filled
pixels count less than known ones, so that a first filling, still poor, cannot confirm itself. The coherence is the
difference of the eigenvalues over their sum, which a small number is added to: grain alone has no direction.

The gradients are kept in a plane and computed in the cells of 8 pixels in and around the holes only, so the cost
follows the masked pixels.
"""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.fmm.stencils import ANGLES, LEVELS
from inpaint_studio.engines.kernels.arrays import FloatArray, FloatImage, PixelIndices, PixelOffsets
from inpaint_studio.engines.kernels.exact import exponential
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.kernels.pixel_sums import LANES, weighted_sum

REACH = 7
"""How far from a pixel others have a part in its orientation, in pixels: samples up to 6, and 1 for their gradients."""

OrientationCodes = NDArray[np.uint16]
"""(H * W,), 0 or, where an orientation is needed, ``HOLE`` or 2 + a row of ``stencils``."""

HOLE = np.uint16(1)
"""Code of a pixel whose orientation is needed and not known yet."""

_PLACES = np.array([(y, x) for y in range(-6, 7, 2) for x in range(-6, 7, 2) if y * y + x * x <= 40])
_FILL = -len(_PLACES) % LANES  # samples of weight 0 that make them a multiple of the lanes
SAMPLES = (
    *(np.pad(axis, (0, _FILL)) for axis in _PLACES.T),
    np.pad(exponential(-(_PLACES**2).sum(axis=1) / (2 * 3.0**2)), (0, _FILL)).astype(np.float32)[np.newaxis],
)
"""Rows and columns, (n,), and weights, (1, n), of the samples."""

CELL = 8
"""Side of the square cells around holes in which the image is copied, in pixels; more than ``REACH``."""

CellFlags = NDArray[np.uint8]
"""(ceil(H / CELL), ceil(W / CELL)), 1 where a cell is needed, else 0."""

_ZERO = np.float32(0)
_ONE = np.float32(1)
_TWO = np.float32(2)
_CORNER = np.float32(3 / 32 / np.sqrt(3))
_SIDE = np.float32(10 / 32 / np.sqrt(3))
_CONFIDENCE = np.float32(0.15)  # how much a filled pixel counts beside a known one
_GRAIN = np.float32(10 / 255**2)  # added to the sum of the eigenvalues, so that grain has a low coherence
_TANGENTS = tuple(np.float32(each) for each in (0.098491403357, 0.303346683607, 0.534511135951, 0.820678790829))
"""Tangents of the angles halfway between two of the ``ANGLES`` directions, for angles up to an eighth of a turn."""


@kernel
def mark(width: int, pixels: PixelIndices, start: int, stop: int, cells: CellFlags) -> None:
    """Set the cells that ``pixels[start:stop]``, row * ``width`` + column, lie in, and the cells around these."""
    for k in range(start, stop):
        down, across = pixels[k] // width // CELL, pixels[k] % width // CELL
        for y in range(max(down - 1, 0), min(down + 2, cells.shape[0])):
            for x in range(max(across - 1, 0), min(across + 2, cells.shape[1])):
                cells[y, x] = 1


@kernel
def spread(
    image: FloatImage,
    shape: tuple[int, int, int],
    cells: CellFlags,
    start: int,
    stop: int,
    first: int,
    values: FloatArray,
    gray: FloatArray,
) -> None:
    """Copy the pixels of those cells in the rows ``start`` to ``stop`` that are set, as four numbers each.

    Args:
        image: (H * W * C,) float32.
        shape: (H, W, C), C 1 or 3; gray is read as three equal channels.
        cells: (ceil(H / 8), ceil(W / 8)), 1 = set.
        start: first row of cells.
        stop: the one after the last.
        first: index of the image's first pixel in ``values``.
        values: (n, 4) float32, takes red, green, blue and 0.
        gray: (H * W,) float32, takes red + green + blue.
    """
    height, width, channels = shape
    green = np.uint64(1 if channels == 3 else 0)
    for down in range(start, stop):
        for across in range(cells.shape[1]):
            if cells[down, across] == 0:
                continue
            for row in range(down * CELL, min(down * CELL + CELL, height)):
                for pixel in range(row * width + across * CELL, row * width + min(across * CELL + CELL, width)):
                    source, target = np.uint64(pixel * channels), np.uint64(first + pixel)
                    r, g, b = image[source], image[source + green], image[source + green + green]
                    values[target, 0], values[target, 1], values[target, 2], values[target, 3] = r, g, b, _ZERO
                    gray[np.uint64(pixel)] = r + g + b


@kernel
def deliver(
    values: FloatArray, first: int, targets: PixelIndices, start: int, stop: int, channels: int, image: FloatImage
) -> None:
    """Copy ``targets[start:stop]`` back to the image; the arguments are those of ``spread``."""
    for k in range(start, stop):
        here, place = np.uint64(first + targets[k]), targets[k] * channels
        for channel in range(channels):
            image[np.uint64(place + channel)] = values[here, channel]


@kernel
def wipe(shape: tuple[int, int, int], cells: CellFlags, start: int, stop: int, first: int, plane: FloatArray) -> None:
    """Write zeros to the cells in which ``spread`` and ``differentiate`` have written; the arguments are theirs."""
    height, width, _ = shape
    for down in range(start, stop):
        for across in range(cells.shape[1]):
            if cells[down, across]:
                for row in range(down * CELL, min(down * CELL + CELL, height)):
                    begin = first + row * width + across * CELL
                    for place in range(begin, begin + min(CELL, width - across * CELL)):
                        plane[place] = _ZERO


@kernel
def gradient(
    gray: FloatArray,
    above: int,
    here: int,
    below: int,
    left: int,
    column: int,
    right: int,
    confidence: np.float32,
    products: FloatArray,
    place: int,
) -> None:
    """Write the products of the gradient (dy, dx) at one pixel, each times the confidence: dy^2, dx^2, dy * dx and 1.

    At the border the row or column beyond it is the border's own.

    Args:
        gray: (H * W,) float32.
        above: index of the first pixel of the row above.
        here: index of the first pixel of the pixel's row.
        below: index of the first pixel of the row below.
        left: the column on the left.
        column: the pixel's column.
        right: the column on the right.
        confidence: how much the pixel counts.
        products: (n, 4) float32, takes the products.
        place: row of the pixel in ``products``.
    """
    a = gray[np.uint64(below + right)] - gray[np.uint64(above + left)]
    b = gray[np.uint64(below + left)] - gray[np.uint64(above + right)]
    down = gray[np.uint64(below + column)] - gray[np.uint64(above + column)]
    across = gray[np.uint64(here + right)] - gray[np.uint64(here + left)]
    dy = _SIDE * down + _CORNER * (a + b)
    dx = _SIDE * across + _CORNER * (a - b)
    target = np.uint64(place)
    products[target, 0] = confidence * dy * dy
    products[target, 1] = confidence * dx * dx
    products[target, 2] = confidence * dy * dx
    products[target, 3] = confidence


@kernel
def differentiate(
    gray: FloatArray,
    shape: tuple[int, int, int],
    cells: CellFlags,
    start: int,
    stop: int,
    first: int,
    products: FloatArray,
) -> None:
    """Compute the gradients in those cells in the rows ``start`` to ``stop`` that are set.

    The arguments are those of ``spread``; ``products`` takes the results of ``gradient``. At the outer edge of the set
    cells gradients are wrong, as their neighbours were not copied; these are more than ``REACH`` away from the holes.
    """
    height, width, _ = shape
    for down in range(start, stop):
        for across in range(cells.shape[1]):
            if cells[down, across] == 0:
                continue
            for row in range(down * CELL, min(down * CELL + CELL, height)):
                above, here, below = max(row - 1, 0) * width, row * width, min(row + 1, height - 1) * width
                begin, end = across * CELL, min(across * CELL + CELL, width)
                if begin == 0 or end == width:
                    for column in range(begin, end):
                        left, right = max(column - 1, 0), min(column + 1, width - 1)
                        place = first + here + column
                        gradient(gray, above, here, below, left, column, right, _ONE, products, place)
                else:
                    for column in range(begin, end):
                        place = first + here + column
                        gradient(gray, above, here, below, column - 1, column, column + 1, _ONE, products, place)


@kernel
def refresh(
    gray: FloatArray,
    shape: tuple[int, int, int],
    targets: PixelIndices,
    start: int,
    stop: int,
    filled: int,
    first: int,
    products: FloatArray,
) -> None:
    """Compute the gradients at ``targets[start:stop]`` once more.

    The first ``filled`` targets are filled pixels and count less; the other arguments are those of ``differentiate``.
    """
    height, width, _ = shape
    for k in range(start, stop):
        row, column = targets[k] // width, targets[k] % width
        above, here, below = max(row - 1, 0) * width, row * width, min(row + 1, height - 1) * width
        left, right = max(column - 1, 0), min(column + 1, width - 1)
        confidence = _CONFIDENCE if k < filled else _ONE
        gradient(gray, above, here, below, left, column, right, confidence, products, first + here + column)


@kernel
def luminance_sums(
    values: FloatArray, targets: PixelIndices, start: int, stop: int, first: int, gray: FloatArray
) -> None:
    """Write red + green + blue of ``targets[start:stop]`` to ``gray``; the arguments are those of ``spread``."""
    for k in range(start, stop):
        here = np.uint64(first + targets[k])
        gray[np.uint64(targets[k])] = values[here, 0] + values[here, 1] + values[here, 2]


@kernel
def direction(down: np.float32, right: np.float32) -> int:
    """Return the angle of a vector, from the right downwards, in 1/32 of a turn, rounded to 0..31."""
    high, low = max(abs(down), abs(right)), min(abs(down), abs(right))
    steps = 0
    for tangent in _TANGENTS:
        steps += 1 if low > tangent * high else 0
    if abs(down) > abs(right):
        steps = ANGLES // 4 - steps
    if right < _ZERO:
        steps = ANGLES // 2 - steps
    return (ANGLES - steps) % ANGLES if down < _ZERO else steps


@kernel
def orient(
    shape: tuple[int, int, int],
    targets: PixelIndices,
    start: int,
    stop: int,
    samples: tuple[PixelOffsets, PixelOffsets, FloatArray],
    offsets: PixelOffsets,
    first: int,
    products: FloatArray,
    codes: OrientationCodes,
) -> None:
    """Write the orientation of ``targets[start:stop]`` as codes: 2 + direction * (LEVELS + 1) + level of coherence.

    Args:
        shape: (H, W, C).
        targets: row * W + column of each pixel.
        start: first to look at.
        stop: the one after the last.
        samples: rows, columns and weights of the tensor's samples, relative to the pixel.
        offsets: rows * W + columns of the samples.
        first: index of the image's first pixel in ``products``.
        products: (n, 4), as ``gradient`` writes them.
        codes: (H * W,), takes the codes.
    """
    height, width, _ = shape
    rows, columns, weights = samples
    for k in range(start, stop):
        row, column = targets[k] // width, targets[k] % width
        if 6 <= row < height - 6 and 6 <= column < width - 6:
            yy, xx, yx, total = weighted_sum(products, first + targets[k], offsets, weights, 0)
        else:
            yy = xx = yx = total = _ZERO
            for m in range(rows.size):
                y, x = row + rows[m], column + columns[m]
                if 0 <= y < height and 0 <= x < width:
                    place = np.uint64(first + y * width + x)
                    yy += weights[0, m] * products[place, 0]
                    xx += weights[0, m] * products[place, 1]
                    yx += weights[0, m] * products[place, 2]
                    total += weights[0, m] * products[place, 3]
        gap = np.sqrt((xx - yy) * (xx - yy) + _TWO * _TWO * yx * yx)
        coherence = min(gap / (xx + yy + _GRAIN * total), _ONE)
        level = np.int64(np.rint(coherence * np.float32(LEVELS)))
        codes[targets[k]] = 2 + direction(_TWO * yx, xx - yy) * (LEVELS + 1) + level
