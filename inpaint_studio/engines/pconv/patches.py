"""Patches: the network gets the surroundings of holes in overlapping rectangles; their results are blended."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask

GRID = 32
"""Patches begin at multiples of this, in pixels: the network's reduction, at half the scale (``scales``)."""

SIZES = (128, 192, 256, 416, 448)
"""Sides of the squares that large holes are cut into, multiples of ``GRID``."""

AROUND = 64
"""Pixels of the window that a patch shows around its holes.

With 96, or all that a window has, crossings of scratches and spots came out the same (PSNR within .005 dB, feat within
.3 %); with 48, spots were 1.6 % farther in feat.
"""

_LEAST = 64  # pixels: the shortest side of a patch

TOGETHER = 448 * 448
"""Pixels that the network gets at once: a tenth or two of a second of work, after which ``cancel`` is asked."""

MARGIN = 32
"""Up to how many pixels from a side where a patch was cut off its result counts less; up to half of them not at all."""

Boxes = NDArray[np.int64]
"""(n, 4), top, left, bottom and right of each box, half open."""


def patches(hole: HoleMask) -> list[Region]:
    """Return patches in which each pixel of a hole is surrounded by ``MARGIN`` pixels of the window.

    Holes that lie apart have patches of their own, which may overlap; large ones are cut into squares. Of all ways that
    are tried it is the one with which the fewest pixels are computed. A patch may reach beyond the window.

    Args:
        hole: (H, W) bool, True = restore.
    """
    boxes = _boxes(hole)
    whole = np.array([[0, 0, *hole.shape]])
    ways = [
        [place for region in _shown(group, hole.shape) for place in _covering(hole, Region(*region.tolist()))]
        for group in (_joined(boxes, hole.shape), whole[: len(boxes)])
    ]
    return min(ways, key=_cost)


def _cost(places: Sequence[Region]) -> int:
    return sum(place.area for place in places)


def _boxes(hole: HoleMask) -> Boxes:
    """Return the box of each hole."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(hole.astype(np.uint8), connectivity=8)
    left, top, width, height, _ = stats[1:].astype(np.int64).T
    return np.stack([top, left, top + height, left + width], axis=1)


def _joined(boxes: Boxes, shape: Sequence[int]) -> Boxes:
    """Return the boxes, those as one for which one patch is no larger than two."""
    apart = boxes[:0]
    for box in boxes[:, np.newaxis]:
        while len(apart):
            both = np.hstack([np.minimum(apart, box)[:, :2], np.maximum(apart, box)[:, 2:]])
            more = _areas(both, shape) - _areas(apart, shape) - _areas(box, shape)
            best = int(more.argmin())
            if more[best] > 0:
                break
            box, apart = both[best : best + 1], np.delete(apart, best, axis=0)
        apart = np.concatenate([apart, box])
    return apart


def _areas(boxes: Boxes, shape: Sequence[int]) -> NDArray[np.int64]:
    """Return how many pixels each patch for these boxes has."""
    shown = _shown(boxes, shape)
    return np.asarray((shown[:, 2] - shown[:, 0]) * (shown[:, 3] - shown[:, 1]))


def _shown(boxes: Boxes, shape: Sequence[int]) -> Boxes:
    """Return the patches for boxes: with ``AROUND`` pixels of the window around them, sides on the grid."""
    begin = np.maximum(boxes[:, :2] - AROUND, 0) // GRID * GRID
    end = np.minimum(boxes[:, 2:] + AROUND, shape[:2])
    return np.hstack([begin, begin + np.maximum(_LEAST, -((begin - end) // GRID) * GRID)])


def _covering(hole: HoleMask, region: Region) -> list[Region]:
    """Return the patches for the holes of a region: the region itself or squares of one size."""
    ways = [_of_size(hole, region, size) for size in SIZES if size < max(region.height, region.width)]
    return min([*ways, [region]] if region.area <= TOGETHER else ways, key=_cost)


def batches(places: Sequence[Region]) -> Iterator[Sequence[Region]]:
    """Yield patches of one shape in groups of at most ``TOGETHER`` pixels."""

    def shape(place: Region) -> tuple[int, int]:
        return place.height, place.width

    for (height, width), some in groupby(sorted(places, key=shape), key=shape):
        alike, count = list(some), max(1, TOGETHER // (height * width))
        for start in range(0, len(alike), count):
            yield alike[start : start + count]


def _of_size(hole: HoleMask, region: Region, size: int) -> list[Region]:
    """Return the squares of one size that hold pixels of the hole in a region."""
    inside = region.clipped(hole.shape)
    squares = (
        Region(top, left, top + size, left + size).moved(region.top, region.left)
        for top in _starts(inside.height, size)
        for left in _starts(inside.width, size)
    )
    return [square for square in squares if hole[square.intersection(inside).slices].any()]


def cut(image: NDArray[np.generic], place: Region) -> NDArray[np.generic]:
    """Return a patch of an (H, W, C) array, which is mirrored where the patch reaches beyond it."""
    part = image[place.slices]
    missing = ((0, place.height - part.shape[0]), (0, place.width - part.shape[1]), (0, 0))
    return np.pad(part, missing, mode="symmetric") if any(map(sum, missing)) else part


class Blend:
    """Adds up patches of an image, each weighted by how far from its sides a pixel is."""

    def __init__(self, shape: Sequence[int]) -> None:
        """Begin with no patch, for an image of the shape (H, W, C)."""
        self._shape = shape
        self._sum = np.zeros(shape, np.float32)
        self._weight = np.zeros((*shape[:2], 1), np.float32)

    def add(self, place: Region, patch: FloatImage) -> None:
        """Add a patch, (S, S, C)."""
        inside = place.clipped((self._shape[0], self._shape[1]))
        down = _ramp(inside.top, inside.bottom, self._shape[0])
        across = _ramp(inside.left, inside.right, self._shape[1])
        weight = (down[:, np.newaxis] * across)[..., np.newaxis]
        self._sum[inside.slices] += weight * patch[: inside.height, : inside.width]
        self._weight[inside.slices] += weight

    def chosen(self, pixels: HoleMask) -> FloatImage:
        """Return (n, C), the weighted means at the pixels that are True in (H, W)."""
        return np.asarray(self._sum[pixels] / self._weight[pixels], np.float32)


def _starts(length: int, size: int) -> list[int]:
    """Return where patches begin along an axis, about evenly spaced, so that each pixel is ``MARGIN`` inside of one.

    All begin at multiples of ``GRID``: so the network's strides group the same pixels in each of them.
    """
    count = max(1, -(-(length - 2 * MARGIN) // (size - 2 * MARGIN)))
    last = max(0, length - size)
    return [-(-(last * index) // (max(count - 1, 1) * GRID)) * GRID for index in range(count)]


def _ramp(start: int, stop: int, length: int) -> FloatImage:
    """Return (stop - start,), the weights of pixels along an axis: they fall towards ends where a patch was cut off."""
    places = np.arange(start, stop) + 0.5
    before = places - start if start else np.full(stop - start, np.inf)
    after = stop - places if stop < length else np.full(stop - start, np.inf)
    return np.asarray(np.clip(2 * np.minimum(before, after) / MARGIN - 1, 0, 1), np.float32)
