"""Flood: the connected set of pixels around a place, found without looking at the whole photo."""

from collections.abc import Callable
from math import floor
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.figures import Stamp
from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.core.values import whole

ReadMembers = Callable[[Region], NDArray[np.uint8]]
"""Returns for a region (h, w) uint8: 255 where a pixel may belong to the set, 0 elsewhere."""

_FIRST = 128  # pixels looked at on each side of the place, to begin with
_REACHED = 1


def hole_at(mask: Mask, point: Point, reach: float = 0.0) -> Stamp | None:
    """Return the whole hole at (row, column), or the one nearest to it within ``reach`` pixels, or None."""
    around = Region(
        floor(point[0] - reach), floor(point[1] - reach), floor(point[0] + reach) + 1, floor(point[1] + reach) + 1
    ).clipped(mask.shape)
    places = np.argwhere(mask.pixels[around.slices])
    if not len(places):
        return None
    offset = np.array([around.top + 0.5 - point[0], around.left + 0.5 - point[1]])
    away = np.hypot(*(places + offset).T)
    nearest = int(away.argmin())
    # A pixel's corner is 0.71 away from its centre: what is clicked itself counts with no reach at all.
    if away[nearest] > max(reach, 0.71):
        return None
    seed = int(places[nearest][0]) + around.top, int(places[nearest][1]) + around.left
    return flood(lambda region: mask.pixels[region.slices], mask.shape, seed, connectivity=8)


def similar(
    photo: Photo, point: Point, tolerance: int, *, is_connected: bool = True, cancel: CancelToken = NEVER
) -> Stamp | None:
    """Return the pixels that look like the one at (row, column), or None beside the photo.

    Args:
        photo: of any kind; compared in its own depth.
        point: where to look, in photo coordinates.
        tolerance: how far each channel may differ, in steps of 255 to full white.
        is_connected: only those connected with it, not all of the photo.
        cancel: stops it.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    seed = floor(point[0]), floor(point[1])
    if not (0 <= seed[0] < photo.shape[0] and 0 <= seed[1] < photo.shape[1]):
        return None
    color = np.atleast_1d(photo.pixels[seed]).astype(np.float64)
    step = tolerance * whole(photo.pixels.dtype) / 255
    lower, upper = (tuple(float(each) for each in color + sign * step) for sign in (-1, 1))

    def read(region: Region) -> NDArray[np.uint8]:
        part: Any = photo.pixels[region.slices]
        return np.asarray(cv2.inRange(part, lower, upper), np.uint8)

    if is_connected:
        return flood(read, photo.shape, seed, connectivity=4, cancel=cancel)
    found = read(photo.region)
    box = Mask(found).bounds
    return Stamp(box, found[box.slices] != 0)


def flood(
    read: ReadMembers, shape: tuple[int, int], seed: tuple[int, int], *, connectivity: int, cancel: CancelToken = NEVER
) -> Stamp | None:
    """Return the pixels connected with ``seed``, (row, column), or None if that one does not belong to the set.

    Looks at a window around the seed and doubles it as long as the set reaches the window's edge.

    Args:
        read: says which pixels may belong.
        shape: (rows, columns) of the photo.
        seed: where to begin.
        connectivity: 4 (edges) or 8 (corners, too).
        cancel: stops it.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    here = Region(seed[0], seed[1], seed[0] + 1, seed[1] + 1)
    margin = _FIRST
    while True:
        cancel.raise_if_cancelled()
        window = here.padded(margin).clipped(shape)
        found = np.array(read(window))
        place = seed[0] - window.top, seed[1] - window.left
        if not found[place]:
            return None
        _, _, _, (left, top, width, height) = cv2.floodFill(found, None, place[::-1], _REACHED, flags=connectivity)
        box = Region(top, left, top + height, left + width)
        if not _is_cut_off(box.moved(window.top, window.left), window, shape):
            return Stamp(box.moved(window.top, window.left), found[box.slices] == _REACHED)
        margin *= 2


def _is_cut_off(box: Region, window: Region, shape: tuple[int, int]) -> bool:
    """Whether a set may go on beyond the window."""
    return (
        (box.top == window.top > 0)
        or (box.left == window.left > 0)
        or (box.bottom == window.bottom < shape[0])
        or (box.right == window.right < shape[1])
    )
