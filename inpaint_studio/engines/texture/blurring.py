"""Gaussian blurs of parts of an image, with the same bits on every processor."""

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, HoleMask
from inpaint_studio.engines.kernels.exact import exponential
from inpaint_studio.engines.kernels.jit import kernel

Spans = NDArray[np.int64]
"""(H, 2), for each row of an image the first column of a part of it and the one after its last; equal where none is."""

_REACH = 2.5  # standard deviations


@cache
def gaussian(sigma: float) -> FloatArray:
    """Return (radius + 1,), the weights of a Gaussian from its middle on; with those of the other half the sum is 1.

    The array is kept: nobody may write to it.
    """
    radius = int(_REACH * sigma + 0.5)
    weights = exponential(-(np.arange(radius + 1) ** 2) / (2 * sigma**2))
    return np.asarray(weights / (2 * weights.sum() - weights[0]), np.float32)


@kernel
def find(hole: HoleMask, margin: int, spans: Spans) -> None:
    """Write the span of each row that holds the hole and so many pixels around it.

    Args:
        hole: (H, W).
        margin: in pixels, along both axes.
        spans: (H, 2), takes the result; ``(W, 0)`` in each row at first.
    """
    height, width = hole.shape
    for row in range(height):
        first, last = 0, width
        while first < width and not hole[row, first]:
            first += 1
        if first == width:
            continue
        while not hole[row, last - 1]:
            last -= 1
        for near in range(max(0, row - margin), min(height, row + margin + 1)):
            spans[near, 0] = min(spans[near, 0], max(0, first - margin))
            spans[near, 1] = max(spans[near, 1], min(width, last + margin))


def spans_of(hole: HoleMask, margin: int) -> Spans:
    """Return the span of each row that holds the hole and so many pixels around it."""
    spans = np.zeros((len(hole), 2), np.int64)
    spans[:, 0] = hole.shape[1]
    find(hole, margin, spans)
    spans[spans[:, 1] == 0] = 0
    return spans


@kernel
def blur(
    image: FloatArray, numbers: int, spans: Spans, weights: FloatArray, row: FloatArray, result: FloatArray
) -> None:
    """Blur a part of an image along both axes.

    Args:
        image: (H, W * numbers), with at least as many pixels around the part as the weights reach.
        numbers: how many numbers a pixel has.
        spans: (H, 2), the part.
        weights: as ``gaussian`` returns them.
        row: (W * numbers,), is written over.
        result: (H, W * numbers), takes the part.
    """
    radius = len(weights) - 1
    for y in range(len(spans)):
        first, last = spans[y, 0] * numbers, spans[y, 1] * numbers
        if first == last:
            continue
        begin, end = first - radius * numbers, last + radius * numbers
        # Slices and indices from 0 on: LLVM makes vectors of loops only where no index can be negative.
        wide, middle, weight = row[: end - begin], image[y, begin:end], weights[0]
        for x in range(len(wide)):
            wide[x] = weight * middle[x]
        for step in range(1, radius + 1):
            above, below, weight = image[y - step, begin:end], image[y + step, begin:end], weights[step]
            for x in range(len(wide)):
                wide[x] += weight * (above[x] + below[x])
        line, centre, weight = result[y, first:last], wide[radius * numbers :], weights[0]
        for x in range(len(line)):
            line[x] = weight * centre[x]
        for step in range(1, radius + 1):
            before, after, weight = wide[(radius - step) * numbers :], wide[(radius + step) * numbers :], weights[step]
            for x in range(len(line)):
                line[x] += weight * (before[x] + after[x])


def blurred(image: FloatArray, sigma: float) -> FloatArray:
    """Return (H, W, n), the whole image blurred, n from 1 to 4; beyond its border it is mirrored."""
    weights = gaussian(sigma)
    radius, (rows, columns, numbers) = len(weights) - 1, image.shape
    wide = np.asarray(cv2.copyMakeBorder(image, radius, radius, radius, radius, cv2.BORDER_REFLECT), np.float32)
    spans = np.zeros((len(wide), 2), np.int64)
    spans[radius : radius + rows] = radius, radius + columns
    flat = wide.reshape(len(wide), -1)
    result = np.empty_like(flat)
    blur(flat, numbers, spans, weights, np.empty(flat.shape[1], np.float32), result)
    return result.reshape(len(wide), -1, numbers)[radius : radius + rows, radius : radius + columns]
