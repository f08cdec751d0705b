"""Pyramid: a plane of the document at full, half, quarter... size, in 8 bits, for the screen."""

from collections.abc import Callable
from enum import Enum
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region

Read = Callable[[Region], NDArray[Any]]

_SMALLEST = 256  # no level is made below this many pixels a side
_STRIP = 1024  # rows taken at a time, so that the 8-bit copy of a large photo never exists as a whole


class Reduction(Enum):
    """How four pixels become one."""

    MEAN = "mean"
    MAX = "max"
    """Keeps a scratch of one pixel visible however far it is zoomed out."""


class Pyramid:
    """Levels 1, 2, ... hold the plane at 1/2, 1/4, ... size; level 0 is read from the document when needed."""

    def __init__(self, shape: tuple[int, ...], read: Read, reduction: Reduction, *, is_blank: bool = False) -> None:
        """Build all levels.

        Args:
            shape: (H, W) or (H, W, 3).
            read: returns the pixels of a region, uint8 or uint16.
            reduction: how four pixels become one.
            is_blank: the plane is zero everywhere, nothing need be read.
        """
        self.shape = shape[:2]
        self._read = read
        self._reduction = reduction
        self._levels: list[NDArray[np.uint8]] = []
        height, width = self.shape
        while max(height, width) > _SMALLEST:
            height, width = (height + 1) // 2, (width + 1) // 2
            self._levels.append(np.zeros((height, width, *shape[2:]), np.uint8))
        if not is_blank:
            for top in range(0, self.shape[0], _STRIP):
                self._update_first(Region(top, 0, top + _STRIP, self.shape[1]).clipped(self.shape))
            self._update_rest(Region.of(self.shape))

    @property
    def count(self) -> int:
        """Number of levels, the full size included."""
        return len(self._levels) + 1

    def level_for(self, scale: float) -> int:
        """Return the smallest level that still has at least as many pixels as a view of ``scale`` shows."""
        level = 0
        while level + 1 < self.count and scale <= 0.5:
            scale *= 2
            level += 1
        return level

    def level_shape(self, level: int) -> tuple[int, int]:
        """Return (rows, columns) of a level."""
        if level == 0:
            return self.shape[0], self.shape[1]
        rows, columns = self._levels[level - 1].shape[:2]
        return rows, columns

    def read(self, level: int, region: Region) -> NDArray[np.uint8]:
        """Return the 8-bit pixels of a region given in the level's own pixels."""
        if level > 0:
            return self._levels[level - 1][region.slices]
        pixels = self._read(region)
        if pixels.dtype == np.uint16:
            return np.asarray(cv2.convertScaleAbs(pixels, alpha=1 / 257), np.uint8)
        return np.asarray(pixels, np.uint8)

    def update(self, region: Region) -> None:
        """Take over what changed in ``region``, given in photo pixels."""
        self._update_first(region.clipped(self.shape))
        self._update_rest(region.clipped(self.shape))

    def _update_first(self, region: Region) -> None:
        if self._levels:
            self._update_level(1, _halved(region))

    def _update_rest(self, region: Region) -> None:
        region = _halved(region)
        for level in range(2, self.count):
            region = _halved(region)
            self._update_level(level, region)

    def _update_level(self, level: int, region: Region) -> None:
        region = region.clipped(self.level_shape(level))
        if region.is_empty:
            return
        doubled = Region(region.top * 2, region.left * 2, region.bottom * 2, region.right * 2)
        pixels = self.read(level - 1, doubled.clipped(self.level_shape(level - 1)))
        self._levels[level - 1][region.slices] = _reduced(pixels, self._reduction)


def _halved(region: Region) -> Region:
    return Region(region.top // 2, region.left // 2, (region.bottom + 1) // 2, (region.right + 1) // 2)


def _reduced(pixels: NDArray[np.uint8], reduction: Reduction) -> NDArray[np.uint8]:
    """Return every 2 x 2 pixels as one; a missing last row or column repeats its neighbour."""
    bottom, right = pixels.shape[0] % 2, pixels.shape[1] % 2
    if bottom or right:
        pixels = np.asarray(cv2.copyMakeBorder(pixels, 0, bottom, 0, right, cv2.BORDER_REPLICATE), np.uint8)
    if reduction is Reduction.MAX:
        rows = np.maximum(pixels[0::2], pixels[1::2])
        result: NDArray[np.uint8] = np.maximum(rows[:, 0::2], rows[:, 1::2])
        return result
    size = (pixels.shape[1] // 2, pixels.shape[0] // 2)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
