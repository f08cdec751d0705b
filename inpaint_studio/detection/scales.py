"""Scales: a photo at full, half, quarter... size, in each of which damage is looked for.

The network knows damage of some pixels across, on photos that are sharp. What is wider looks like that at half size or
at a quarter of it, and a large scan that is soft looks sharp there (a pyramid, Burt and Adelson 1983).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.scan import Scan
from inpaint_studio.detection.sharpness import sharpness

_SMALLEST = 80  # pixels of a photo's shorter side, below which nothing is to be seen in it
_MOST = 5
_ROWS = 512  # halved at once
_COARSE = 0.8  # taken off the odds of marks of a reduced photo
_SHARP = 0.75  # as sharp as that a photo need not be doubted
_SOFT = 2.0  # taken off for each tenth that it is less sharp
_TOO_SOFT = 3.0  # what would take off more is not looked at, if another scale is


@dataclass(frozen=True, eq=False)
class Scale:
    """A photo at one size.

    Attributes:
        photo: at this size; the photo itself at the first.
        factor: rows and columns of the photo that a pixel of this size covers: 1, 2, 4...
        doubt: what is taken off the logarithm of the odds of marks found here.
    """

    photo: Photo
    factor: int
    doubt: float

    @property
    def is_looked_at(self) -> bool:
        """Whether marks found here could be trusted."""
        return self.doubt <= _TOO_SOFT


def factors(shape: tuple[int, int]) -> list[int]:
    """Return the factors of the scales of a photo of ``shape`` (rows, columns), at least 1 alone."""
    found = [1]
    while len(found) < _MOST and min(shape) // (2 * found[-1]) >= _SMALLEST:
        found.append(2 * found[-1])
    return found


def scales(photo: Photo) -> Iterator[Scale]:
    """Yield a photo at all its scales, the largest first, each made when it is asked for."""
    every = factors(photo.shape)
    for factor in every:
        if factor > 1:
            photo = halved(photo)
        softness = max(0.0, _SHARP - sharpness(Scan(photo))) if factor < every[-1] else 0.0
        yield Scale(photo, factor, _COARSE * (factor > 1) + 10 * _SOFT * softness)


def halved(photo: Photo) -> Photo:
    """Return a photo at half the size, rounded up, in RGB of 8 bits; transparent is what is wholly transparent."""
    scan = Scan(photo)
    height, width = (-(-side // 2) for side in photo.shape)
    pixels = np.empty((height, width, 3), np.uint8)
    alpha = None if photo.alpha is None else np.empty((height, width), np.uint8)
    for top in range(0, height, _ROWS):
        strip = Region(2 * top, 0, 2 * (top + _ROWS), 2 * width).clipped(photo.shape)
        rows = slice(top, top + -(-strip.height // 2))
        pixels[rows] = cv2.resize(_even(scan.rgb(strip)), (width, rows.stop - top), interpolation=cv2.INTER_AREA)
        if alpha is not None:
            invisible = scan.invisible(strip)
            assert invisible is not None
            alpha[rows] = 255 * ~_all_of_four(_even(invisible))
    return Photo(pixels, alpha=alpha)


def reduced(plane: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    """Return (ceil(H / factor), ceil(W / factor)) uint8: the largest value of each square of an (H, W) plane."""
    while factor > 1:
        plane = _even(plane)
        plane = np.maximum(plane[::2], plane[1::2])
        plane = np.maximum(plane[:, ::2], plane[:, 1::2])
        factor //= 2
    return plane


def _all_of_four(plane: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(plane[::2, ::2] & plane[1::2, ::2] & plane[::2, 1::2] & plane[1::2, 1::2])


def _even(plane: NDArray[Any]) -> NDArray[Any]:
    """Return a plane whose last row and column are repeated where their number is odd."""
    rows, columns = plane.shape[0] % 2, plane.shape[1] % 2
    more = ((0, rows), (0, columns), *((0, 0),) * (plane.ndim - 2))
    return np.pad(plane, more, mode="edge") if rows or columns else plane
