"""Patches: the network gets a window in overlapping squares of few sizes; their results are blended."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask

GRID = 32
"""Patches begin at multiples of this, in pixels: the network's reduction, at half the scale (``scales``)."""

SIZES = (128, 192, 256, 416, 448)
"""Sides of the squares, multiples of ``GRID``: few, as the network is traced once for each.

Windows cut from a net of scratches are about 640 to 1000 px wide: two or three of the larger squares cover them.
"""

TOGETHER = 448 * 448
"""Pixels that the network gets at once: a tenth or two of a second of work, after which ``cancel`` is asked."""

MARGIN = 32
"""Up to how many pixels from a side where a patch was cut off its result counts less; up to half of them not at all."""


def patches(hole: HoleMask) -> list[Region]:
    """Return patches of one size in which each pixel of a hole is surrounded by ``MARGIN`` pixels of the window.

    The size is the one with which the fewest pixels are computed. A patch may reach beyond the window; the single patch
    of a small window does.

    Args:
        hole: (H, W) bool, True = restore.
    """
    enough = next((size for size in SIZES if size >= max(hole.shape)), SIZES[-1])
    choices = (_of_size(hole, size) for size in SIZES if size <= enough)
    return min(choices, key=lambda places: sum(place.area for place in places))


def batches(places: Sequence[Region]) -> Iterator[Sequence[Region]]:
    """Yield patches of one size in groups of at most ``TOGETHER`` pixels."""
    count = max(1, TOGETHER // places[0].area) if places else 1
    for start in range(0, len(places), count):
        yield places[start : start + count]


def _of_size(hole: HoleMask, size: int) -> list[Region]:
    """Return the patches of one size that hold pixels of the hole."""
    height, width = hole.shape
    return [
        place
        for top in _starts(height, size)
        for left in _starts(width, size)
        if hole[(place := Region(top, left, top + size, left + size)).slices].any()
    ]


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
