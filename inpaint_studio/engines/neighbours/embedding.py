"""Neighbour embedding: a missing pixel is put together from known pixels nearby whose surroundings are similar.

The surroundings of each missing pixel, known pixels and a first filling, are compared with those of the known pixels
within ``REACH``. The most similar surroundings get weights with which their sum comes nearest to those of the missing
pixel; their centres, with the same weights, then give the pixel itself (Roweis and Saul, Nonlinear dimensionality
reduction by locally linear embedding, Science 290, 2000; for holes in images Guillemot et al., Object removal and loss
concealment using neighbor embedding methods, Signal Processing: Image Communication 28, 2013). So texture and lines of
the picture itself are used, of which a network or a march, made for pictures in general, know nothing.

How far the pixel moves from the first filling to this value depends on the share of its surroundings' variation that
the weights explain: where nothing similar is near, and on plain noise, the filling stays. Only pixels with a known one
in their patch change: all that others could be compared by is the filling.

What was measured (PSNR over the Fast Marching filling alone, 12 crops of photographs each): scratches of 1 px +0.8 dB,
3 px +0.4, 5 px +0.3, 8 and 12 px +0.1, and real damage +0.1; half and more of that stays when the network has gone on
from there. Once more after the network: 1 px +0.1, 3 and 5 px +0.05. Moving further, and regardless of the share
explained, wins 0.1 on scratches of 1 px and loses more on smooth skies and wide holes. Twelve
neighbours instead of eight, from 11 px around instead of 7, win nothing (0.01 dB and less on dust and on scratches of 3
to 8 px, with film grain and without) at twice the time; all colours in the comparison win 0.03 at two to three times
the time.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.parallel import map_in_order
from inpaint_studio.engines.kernels.arrays import FloatArray, FloatImage, HoleMask
from inpaint_studio.engines.kernels.batches import batches
from inpaint_studio.engines.kernels.exact import exponential
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.kernels.patch_sums import LANES, dot, dot_over_channels, weighted_difference
from inpaint_studio.engines.neighbours.search import (
    COLUMNS,
    COUNT,
    HALF,
    REACH,
    ROWS,
    SIDE,
    WindowIndices,
    choose,
    compare,
)

_CHANNELS = 3
_GRAY = 2  # planes of a gray image: its channel and the mean

BEFORE, AFTER = 0.5, 0.3
"""How far at most a pixel moves from the filling to what its neighbours give, 0..1, before and after the network."""

_SPREAD = 2.1  # pixels, sigma of the Gaussian by which a pixel of a patch counts
_FILLED = np.float32(0.1)  # how much a filled pixel counts beside a known one
_RIDGE = np.float32(3e-4)  # added to the diagonal, for values of 0..1: the larger, the more even the weights
_ROUNDS = 6  # of conjugate gradients: the error is then less than what the ridge changes
_LEAST = np.float32(1e-12)
_DEPTH = 3.2  # pixels from the nearest known one, up to which that is in the patch

MARGIN = REACH + 1 + HALF
"""How far around a pixel what it is put together from may lie, in pixels."""

_TOGETHER = 1 << 13  # pixels in one call of the kernel, a tenth of a second

PixelPositions = NDArray[np.int32]
"""(n, 2), row and column of each pixel."""


@kernel
def solve(gram: FloatArray, vectors: FloatArray) -> np.float32:
    """Solve A x = b, all of b being 1, by conjugate gradients (Hestenes and Stiefel 1952); return the sum of x.

    Args:
        gram: (n, k), A in the first n columns, symmetric and positive definite; 0 in the others.
        vectors: (4, k), takes the solution x in its first row; the others hold r = b - A x, the direction p and A p.
            Behind their first n numbers all are 0 and stay so.
    """
    count = len(gram)
    x, r, p, Ap = vectors[0], vectors[1], vectors[2], vectors[3]
    for k in range(count):
        x[k], r[k], p[k] = np.float32(0), np.float32(1), np.float32(1)
    rr = np.float32(count)
    for _ in range(_ROUNDS):
        for k in range(count):
            Ap[k] = dot(gram, k, vectors, 2)
        alpha, before = rr / dot(vectors, 2, vectors, 3), rr
        for k in range(count):
            x[k] += alpha * p[k]
            r[k] -= alpha * Ap[k]
        rr = dot(vectors, 1, vectors, 1)
        if rr <= np.float32(1e-6) * count:
            break
        beta = rr / before
        for k in range(count):
            p[k] = r[k] + beta * p[k]
    total = np.float32(0)
    for k in range(count):
        total += x[k]
    return total


@kernel
def variation(planes: FloatArray, row: int, column: int, counts: FloatArray, total: float) -> np.float32:
    """Return how much a pixel's surroundings vary: the weighted sum of squared differences from their mean.

    Args:
        planes: (channels + 1, H, W), as in ``embed``.
        row: row of the pixel.
        column: column of the pixel.
        counts: (SIDE, 8), how much each pixel of the patch counts.
        total: the sum of the counts.

    Returns:
        The sum over three channels; a gray one counts three times.
    """
    result = np.float32(0)
    for channel in range(len(planes) - 1):
        mean = square = np.float32(0)
        for y in range(SIDE):
            for x in range(SIDE):
                value = planes[channel, row - HALF + y, column - HALF + x] - planes[channel, row, column]
                mean += counts[y, x] * value
                square += counts[y, x] * value * value
        result += square - mean * mean / total
    return result if len(planes) > _GRAY else result + result + result


@kernel
def weigh(
    closed: HoleMask, row: int, column: int, fall: FloatArray, counts: FloatArray, roots: FloatArray
) -> np.float32:
    """Write how much each pixel of a patch counts, filled ones less; return the sum.

    Args:
        closed: (H, W), True = hole or margin.
        row: row of the patch's centre.
        column: column of the patch's centre.
        fall: (SIDE, SIDE), how much a known pixel counts in each place.
        counts: (SIDE, 8), takes the result; the last column stays 0.
        roots: (SIDE, 8), takes the square roots of the counts.
    """
    total = np.float32(0)
    for y in range(SIDE):
        for x in range(SIDE):
            is_filled = closed[row - HALF + y, column - HALF + x]
            counts[y, x] = fall[y, x] * _FILLED if is_filled else fall[y, x]
            roots[y, x] = np.sqrt(counts[y, x])
            total += counts[y, x]
    return total


@kernel
def gather(
    planes: FloatArray, row: int, column: int, places: WindowIndices, roots: FloatArray, patches: FloatArray
) -> None:
    """Write the weighted differences between the patches of the neighbours and that of a pixel.

    Args:
        planes: (channels + 1, H, W), as in ``embed``.
        row: row of the pixel.
        column: column of the pixel.
        places: (COUNT,), the neighbours, as ``choose`` writes them.
        roots: (SIDE, 8), as ``weigh`` writes them.
        patches: (channels, COUNT, SIDE * 8), takes the differences times the roots.
    """
    channels, count, size = patches.shape
    _, height, width = planes.shape
    for channel in range(channels):
        corner = (channel * height + row - HALF) * width + column - HALF
        for k in range(count):
            away = (places[k] // COLUMNS - REACH) * width + places[k] % COLUMNS - REACH
            for y in range(SIDE):
                here = corner + y * width
                at = (channel * count + k) * size + y * LANES
                weighted_difference(roots, y, planes, here, here + away, patches, at)


@kernel
def multiply(patches: FloatArray, ridge: float, gram: FloatArray) -> None:
    """Write the dot products of the patches with each other, (n, n), and add the ridge to the diagonal."""
    for k in range(len(gram)):
        for m in range(k + 1):
            gram[k, m] = gram[m, k] = dot_over_channels(patches, k, m)
        gram[k, k] += ridge


@kernel
def mix(
    planes: FloatArray, row: int, column: int, places: WindowIndices, weights: FloatArray, result: FloatArray
) -> None:
    """Add the weighted sum of the differences between a pixel's neighbours and it to its colours, (channels,)."""
    for channel in range(result.size):
        here, change = planes[channel, row, column], np.float32(0)
        for k in range(COUNT):
            y, x = row - REACH + places[k] // COLUMNS, column - REACH + places[k] % COLUMNS
            change += weights[k] * (planes[channel, y, x] - here)
        result[channel] += change


@kernel
def embed(
    planes: FloatArray,
    closed: HoleMask,
    barred: HoleMask,
    pixels: PixelPositions,
    fall: FloatArray,
    share: float,
    result: FloatImage,
) -> None:
    """Write the colours of pixels as put together from their neighbours.

    A pixel with fewer than ``COUNT`` neighbours keeps its colours.

    Args:
        planes: (channels + 1, H, W), the channels and then their mean, with a margin.
        closed: (H, W), True = hole or margin.
        barred: (H, W), True = never a neighbour: those, and known pixels that are no source.
        pixels: (n, 2), row and column of each pixel.
        fall: (SIDE, SIDE), how much a known pixel of a patch counts in each place.
        share: how far at most a pixel moves from the filling to what its neighbours give, 0..1.
        result: (n, channels), takes the colours.
    """
    channels = result.shape[1]
    counts, roots = np.zeros((SIDE, LANES), np.float32), np.zeros((SIDE, LANES), np.float32)
    distances = np.empty((ROWS, COLUMNS), np.float32)
    nearest, places = np.empty(COUNT, np.float32), np.empty(COUNT, np.int32)
    patches = np.empty((channels, COUNT, SIDE * LANES), np.float32)
    gram, vectors = np.zeros((COUNT, LANES), np.float32), np.zeros((4, LANES), np.float32)
    for index in range(len(pixels)):
        row, column = pixels[index]
        for channel in range(channels):
            result[index, channel] = planes[channel, row, column]
        total = weigh(closed, row, column, fall, counts, roots)
        compare(planes[channels], row, column, counts, distances)
        if choose(distances, barred, row, column, nearest, places) < COUNT:
            continue
        gather(planes, row, column, places, roots, patches)
        multiply(patches, _RIDGE * total * _CHANNELS, gram)
        # The weights of the sum 1 are vectors[0] / weight, and what they leave of the surroundings is 1 / weight.
        weight = solve(gram, vectors)
        explained = 1 - 1 / (weight * variation(planes, row, column, counts, total) + _LEAST)
        if explained > 0:
            scale = np.float32(share * explained / weight)
            for k in range(COUNT):
                vectors[0, k] *= scale
            mix(planes, row, column, places, vectors[0], result[index])


def embedded(
    image: FloatImage,
    hole: HoleMask,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
    *,
    share: float = BEFORE,
    sources: HoleMask | None = None,
    in_place: bool = False,
) -> FloatImage:
    """Return a filled image with its filling improved where known pixels are near.

    Args:
        image: (H, W, C) float32, nominally 0..1, known pixels and a filling; C is 1 or 3. Gray gives what three equal
            channels would give.
        hole: (H, W) bool, True = filled.
        progress: called with the share done.
        cancel: asked every 8192 pixels.
        share: how far at most a pixel moves from the filling to what its neighbours give, 0..1.
        sources: (H, W) bool, the known pixels that may be neighbours; None where all may.
        in_place: whether the image is changed and returned; it is left as it is otherwise.

    Returns:
        (H, W, C) float32; known pixels are returned bit for bit.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    rows, columns = np.nonzero(_shallow(hole))
    result = image if in_place else image.copy()
    if not rows.size:
        return result
    planes, channels = _planes(image), image.shape[2]
    closed = np.pad(hole, MARGIN, constant_values=True)
    barred = closed if sources is None else np.pad(hole | ~sources, MARGIN, constant_values=True)
    pixels = np.stack([rows, columns], axis=1).astype(np.int32) + np.int32(MARGIN)
    fall = _fall()

    def work(some: PixelPositions, token: CancelToken) -> FloatImage:
        token.raise_if_cancelled()
        part = np.empty((len(some), channels), np.float32)
        embed(planes, closed, barred, some, fall, float(share), part)
        return part

    parts = (pixels[start:stop] for start, stop in batches(len(pixels), _TOGETHER))
    done = 0
    for part in map_in_order(work, parts, cancel):
        result[rows[done : done + len(part)], columns[done : done + len(part)]] = part
        done += len(part)
        progress(done / len(pixels))
    return result


def all_embedded(
    images: FloatImage, holes: FloatImage, cancel: CancelToken = NEVER, *, share: float = BEFORE
) -> FloatImage:
    """Return several filled images with their fillings improved, as ``embedded`` does it.

    Args:
        images: (B, H, W, C) float32; C is 1 or 3.
        holes: (B, H, W, 1), how much of each pixel is missing, 0..1; only pixels missing as a whole change.
        cancel: asked every 8192 pixels.
        share: how far at most a pixel moves from the filling to what its neighbours give, 0..1.

    Raises:
        Cancelled: ``cancel`` was called.
    """

    def work(pair: tuple[FloatImage, FloatImage], token: CancelToken) -> FloatImage:
        return embedded(pair[0], pair[1][..., 0] >= 1, cancel=token, share=share)

    return np.stack(list(map_in_order(work, zip(images, holes, strict=True), cancel)))


def _planes(image: FloatImage) -> FloatArray:
    """Return (channels + 1, H, W), the channels and then their mean, mirrored in a margin around the image."""
    wide = cv2.copyMakeBorder(image, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_REFLECT)
    channels = image.shape[2]
    planes = np.empty((channels + 1, *wide.shape[:2]), np.float32)
    cv2.split(wide, list(planes[:channels]))
    mean = planes[channels]
    np.add(planes[0], planes[channels // 2], out=mean)
    mean += planes[channels - 1]
    mean /= np.float32(_CHANNELS)
    return planes


def _shallow(hole: HoleMask) -> HoleMask:
    """Return (H, W) bool, the pixels of a hole with a known one within ``_DEPTH``."""
    away = np.arange(-HALF, HALF + 1) ** 2
    disc = (away[:, np.newaxis] + away <= _DEPTH**2).astype(np.uint8)
    deep = cv2.erode(hole.view(np.uint8), disc)  # Beyond the border nothing is known.
    return np.asarray(hole & (deep == 0), np.bool_)


def _fall() -> FloatArray:
    """Return (SIDE, SIDE), how much a known pixel of a patch counts in each place."""
    away = np.arange(-HALF, HALF + 1) ** 2
    return exponential(-(away[:, np.newaxis] + away) / (2 * _SPREAD**2)).astype(np.float32)
