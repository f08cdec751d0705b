"""Levels: a piece of an image at full scale, at half of it and so on, with what patches are compared by."""

from dataclasses import dataclass
from math import ceil, log2, sqrt

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, FloatImage, HoleMask
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.texture.blurring import blurred
from inpaint_studio.engines.texture.vectors import GUIDES, HALF, SIDE

_NARROW = 7  # pixels: a hole so wide is filled at its scale; wider ones begin at a coarser one
_MOST = 5  # levels
_FINEST = 3  # levels whose gradients are features
_WIDE, _NEAR = 2.5, 1.0  # pixels of the coarsest level, sigma: how far features are spread, into the hole and beside it
_LEAST = np.float32(0.3)  # share of a coarse pixel that must be known for features of its own
_MEAN = 0.05  # what a feature is on average around the hole, once it is scaled
_SMALLEST, _LARGEST = 1e-4, 2.0**20
_FEATURE = 4.0  # weight of features, in shares of a patch
BLUR = 3.0
"""Standard deviation, in pixels, of the blurred colours that patches are compared by."""


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """A piece at one scale.

    Attributes:
        image: (h, w, 3), filled.
        hole: (h, w), True = to be synthesised.
        known: (h, w), pixels that may be copied.
    """

    image: FloatImage
    hole: HoleMask
    known: HoleMask


def count_of(width: float) -> int:
    """Return how many levels a hole of this width, in pixels, needs: at the coarsest it is about a patch wide."""
    return min(_MOST, max(1, ceil(log2(max(width, 1) / _NARROW)) + 1))


def levels_of(image: FloatImage, hole: HoleMask, known: HoleMask, count: int) -> list[Level]:
    """Return the levels of a piece, the finest first; sides are multiples of 2 ** (count - 1)."""
    levels = [Level(image, hole, known)]
    for _ in range(count - 1):
        last = levels[-1]
        levels.append(Level(halved(last.image), _any(last.hole), ~_any(~last.known)))
    return levels


def features_of(levels: list[Level]) -> FloatArray:
    """Return (h, w, n) at the coarsest level: how strong fine detail is, mean absolute gradients of several levels.

    Inside the hole they are those of the surroundings: a smooth filling must not look for smooth patches.
    """
    coarsest = levels[-1]
    parts = []
    for number, level in enumerate(levels[:_FINEST]):
        is_apart, steps = number < _FINEST - 1, len(levels) - 1 - number
        part = _halved_gradients(level, apart=is_apart) if steps else _gradients(level, apart=is_apart)
        for _ in range(steps - 1):
            part = halved(part)
        spread, own = (_normalised(blurred(part, sigma)) for sigma in (_WIDE, _NEAR))
        values = np.where(coarsest.hole[..., np.newaxis] | (part[..., -1:] < _LEAST), spread, own)
        parts.append(values * np.float32(_MEAN / (mean_of(spread[coarsest.hole]) + _SMALLEST)))
    return np.concatenate(parts, axis=2)


def guides_of(level: Level, blur: float, features: FloatArray, hold: float) -> FloatArray:
    """Return (h * w, GUIDES), what patches are compared by beside their pixels: features and blurred colours.

    Blurred colours keep eyes, shadows and shutters from being copied to where the filling shows something else.

    Args:
        level: of which there are guides.
        blur: standard deviation of the blur, in pixels.
        features: (h, w, n).
        hold: weight of the blurred colours, in shares of a patch.
    """
    count = features.shape[2]
    guides = np.zeros((*level.hole.shape, GUIDES), np.float32)
    guides[..., :count] = features * np.float32(SIDE * sqrt(_FEATURE))
    guides[..., count : count + 3] = blurred(level.image, blur) * np.float32(SIDE * sqrt(hold))
    return guides.reshape(-1, GUIDES)


def guide_places(shape: tuple[int, ...], step: int) -> NDArray[np.int32]:
    """Return (h * w,), which guide each pixel of a level has, if there is one for each square of ``step`` pixels."""
    rows, columns = (side // step for side in shape)
    places = np.arange(rows * columns, dtype=np.int32).reshape(rows, 1, columns, 1)
    # A copy: to Numba, what is read only is of another type, for which kernels would be compiled once more.
    return np.broadcast_to(places, (rows, step, columns, step)).flatten()


def finer(features: FloatArray) -> FloatArray:
    """Return the features for the next finer level."""
    return np.ascontiguousarray(features.repeat(2, axis=0).repeat(2, axis=1))


def halved(values: FloatArray) -> FloatArray:
    """Return (h / 2, w / 2, n), the means of squares of four pixels."""
    result = np.empty((values.shape[0] // 2, values.shape[1] // 2, values.shape[2]), np.float32)
    halve(np.ascontiguousarray(values), result)
    return result


@kernel
def halve(values: FloatArray, result: FloatArray) -> None:
    """Write the means of squares of four pixels of (h, w, n) values to (h / 2, w / 2, n) ``result``."""
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            for number in range(result.shape[2]):
                left = values[2 * row, 2 * column, number] + values[2 * row + 1, 2 * column, number]
                right = values[2 * row, 2 * column + 1, number] + values[2 * row + 1, 2 * column + 1, number]
                result[row, column, number] = (left + right) * np.float32(0.25)


def centres_of(known: HoleMask) -> HoleMask:
    """Return (h, w), the centres of patches all of whose pixels are known."""
    square = np.ones((SIDE, SIDE), np.uint8)
    return cv2.erode(known.view(np.uint8), square, borderType=cv2.BORDER_CONSTANT, borderValue=0) > 0


def overlapping(hole: HoleMask) -> HoleMask:
    """Return (h, w), the centres of patches within the image that overlap the hole."""
    result = cv2.dilate(hole.view(np.uint8), np.ones((SIDE, SIDE), np.uint8)) > 0
    result[:HALF] = result[-HALF:] = result[:, :HALF] = result[:, -HALF:] = False
    return result


def _any(mask: HoleMask) -> HoleMask:
    return np.asarray(mask[::2, ::2] | mask[1::2, ::2] | mask[::2, 1::2] | mask[1::2, 1::2])


def _gradients(level: Level, *, apart: bool) -> FloatArray:
    """Return (h, w, 3) or (h, w, 2): absolute gradients, ``apart`` or their mean, and 1 where they are known."""
    result = np.empty((*level.hole.shape, 3 if apart else 2), np.float32)
    differ(luma_of(level.image), level.known, result)
    return result


def _halved_gradients(level: Level, *, apart: bool) -> FloatArray:
    """Return (h / 2, w / 2, 3) or (h / 2, w / 2, 2), the means of ``_gradients`` over squares of four pixels."""
    rows, columns = level.hole.shape
    numbers = 3 if apart else 2
    result = np.empty((rows // 2, columns // 2, numbers), np.float32)
    differ_by_squares(luma_of(level.image), level.known, np.empty((2, columns, numbers), np.float32), result)
    return result


@kernel
def differ_in_row(luma: FloatArray, known: HoleMask, row: int, line: FloatArray) -> None:
    """Write the gradients of one row where the pixel, the next one and the one below are known; see ``_gradients``.

    Args:
        luma: (h, w).
        known: (h, w).
        row: its number.
        line: (w, 3) or (w, 2), takes the result.
    """
    line[:] = np.float32(0)
    if row == luma.shape[0] - 1:
        return
    for column in range(luma.shape[1] - 1):
        if known[row, column] and known[row, column + 1] and known[row + 1, column]:
            across = abs(luma[row, column + 1] - luma[row, column])
            down = abs(luma[row + 1, column] - luma[row, column])
            if line.shape[1] > 2:
                line[column, 0], line[column, 1] = across, down
            else:
                line[column, 0] = (across + down) * np.float32(0.5)
            line[column, line.shape[1] - 1] = np.float32(1)


@kernel
def differ(luma: FloatArray, known: HoleMask, result: FloatArray) -> None:
    """Write the gradients of each pixel, see ``_gradients``."""
    for row in range(len(result)):
        differ_in_row(luma, known, row, result[row])


@kernel
def differ_by_squares(luma: FloatArray, known: HoleMask, lines: FloatArray, result: FloatArray) -> None:
    """Write the means of gradients over squares of four pixels, see ``_halved_gradients``.

    Args:
        luma: (h, w).
        known: (h, w).
        lines: (2, w, n), is written over.
        result: (h / 2, w / 2, n), takes the result; n is 2 or 3.
    """
    for row in range(len(result)):
        differ_in_row(luma, known, 2 * row, lines[0])
        differ_in_row(luma, known, 2 * row + 1, lines[1])
        halve(lines, result[row : row + 1])


def luma_of(image: FloatImage) -> FloatArray:
    """Return (h, w), the means of the three channels."""
    return np.asarray((image[..., 0] + image[..., 1] + image[..., 2]) / np.float32(3))


def _normalised(values: FloatArray) -> FloatArray:
    """Return all but the last channel, divided by the last one."""
    return np.asarray(values[..., :-1] / np.maximum(values[..., -1:], np.float32(1e-6)))


def mean_of(values: FloatArray) -> float:
    """Return the mean of some numbers, the same on every processor: whole numbers add up in any order."""
    return float(np.rint(np.minimum(values, _LARGEST) * 2.0**24).astype(np.int64).sum()) / 2.0**24 / max(values.size, 1)
