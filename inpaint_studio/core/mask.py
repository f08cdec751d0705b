"""Mask: which pixels to restore."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Shape
from inpaint_studio.errors import InputError

KEEP = 0
RESTORE = 255


class Mask:
    """The pixels to restore, as a plane of the photo's size.

    Every method that changes it returns the region in which pixels may have changed.

    Attributes:
        pixels: (H, W) uint8, 0 = keep, 255 = restore.
    """

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        """Wrap ``pixels``, (H, W) uint8 with nothing but 0 and 255, without a copy."""
        self.pixels = pixels

    @classmethod
    def empty(cls, shape: tuple[int, ...]) -> "Mask":
        """Return a mask of (rows, columns) that keeps everything."""
        return cls(np.zeros(shape[:2], np.uint8))

    @classmethod
    def from_array(cls, array: NDArray[np.generic]) -> "Mask":
        """Return a new mask from (H, W) numbers or booleans, nonzero = restore.

        (H, W, n), as image files often are, is accepted where all n channels mark the same pixels.

        Raises:
            InputError: the array has another number of dimensions, or channels that differ.
        """
        if array.ndim not in (2, 3) or 0 in array.shape:
            raise InputError(f"A mask has rows and columns, and equal channels at most, not the shape {array.shape}.")
        marked = array != 0
        if marked.ndim == 3:
            channels, marked = marked, marked[..., 0]
            if not np.array_equal(channels, np.broadcast_to(marked[..., np.newaxis], channels.shape)):
                raise InputError(
                    f"The channels of the mask, of shape {array.shape}, mark different pixels. Give one plane, for "
                    "example mask.any(axis=2)."
                )
        return cls(np.where(marked, np.uint8(RESTORE), np.uint8(KEEP)))

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        return self.pixels.shape[0], self.pixels.shape[1]

    @property
    def count(self) -> int:
        """Number of pixels to restore."""
        return cv2.countNonZero(self.pixels)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be restored."""
        return not self.pixels.any()

    @property
    def bounds(self) -> Region:
        """The smallest region that holds every pixel to restore."""
        left, top, width, height = cv2.boundingRect(self.pixels)
        return Region(top, left, top + height, left + width)

    def copy(self) -> "Mask":
        """Return an independent copy."""
        return Mask(self.pixels.copy())

    def paint(self, shape: Shape, value: int = RESTORE) -> Region:
        """Set the pixels of a shape to ``value``, ``RESTORE`` or ``KEEP``."""
        shape.fill(self.pixels, value)
        return shape.region.clipped(self.shape)

    def clear(self) -> Region:
        """Set every pixel to keep."""
        region = self.bounds
        self.pixels[region.slices] = KEEP
        return region

    def invert(self) -> Region:
        """Restore what was kept, keep what was to be restored."""
        np.bitwise_not(self.pixels, out=self.pixels)
        return Region.of(self.shape)

    def take_off(self, other: "Mask", region: Region) -> Region:
        """Set to keep, within ``region``, every pixel that another mask of the same size marks."""
        part = self.pixels[region.slices]
        np.bitwise_and(part, np.bitwise_not(other.pixels[region.slices]), out=part)
        return region

    def replace(self, other: "Mask") -> Region:
        """Take over the pixels of another mask of the same size."""
        region = self.bounds.union(other.bounds)
        self.pixels[region.slices] = other.pixels[region.slices]
        return region
