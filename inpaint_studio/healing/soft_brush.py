"""SoftCapsule: what a round brush with a soft edge covers on its way from one point to another."""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point

Lengths = NDArray[np.float32]

_EDGE = np.float32(0.5)  # pixels beyond the disc in which even a hard brush fades out


@dataclass(frozen=True, slots=True)
class SoftCapsule:
    """The way of a brush. Pixels count by their centres.

    Attributes:
        start: (row, column).
        end: (row, column).
        size: diameter in pixels at the start, at least 1.
        end_size: diameter in pixels at the end.
        hardness: share of the radius that is covered whole, 0..1; from there the cover falls to 0 at the rim.
    """

    start: Point
    end: Point
    size: int
    end_size: int
    hardness: float = 1.0

    @property
    def region(self) -> Region:
        """The rectangle that holds all that is covered; may reach beyond the photo."""
        reach = max(self.size, self.end_size) / 2 + float(_EDGE)
        (top, left), (bottom, right) = self.start, self.end
        return Region(
            floor(min(top, bottom) - reach),
            floor(min(left, right) - reach),
            ceil(max(top, bottom) + reach),
            ceil(max(left, right) + reach),
        )

    def cover(self, region: Region) -> NDArray[np.uint8]:
        """Return (h, w), how much of each pixel of ``region`` is covered, 0..255."""
        down: Lengths = (np.arange(region.top, region.bottom) + (0.5 - self.start[0])).astype(np.float32)[:, np.newaxis]
        right: Lengths = (np.arange(region.left, region.right) + (0.5 - self.start[1])).astype(np.float32)
        rows, columns = np.float32(self.end[0] - self.start[0]), np.float32(self.end[1] - self.start[1])
        length = rows * rows + columns * columns
        along: Lengths = np.zeros((1, 1), np.float32)
        if length > 0:
            along = np.clip((down * rows + right * columns) / length, 0, 1).astype(np.float32, copy=False)
            down, right = down - along * rows, right - along * columns
        # In place: as much memory again for each step would take longer than the steps.
        distance = down * down + right * right
        np.sqrt(distance, out=distance)
        radius = np.float32(self.size / 2) + along * np.float32((self.end_size - self.size) / 2)
        edge = radius * np.float32(1 - self.hardness) + _EDGE
        share = np.subtract(radius + _EDGE, distance, out=distance)
        share /= edge
        np.clip(share, 0, 1, out=share)
        smooth = share * -2
        smooth += 3
        share *= share
        share *= smooth
        share *= 255
        return np.asarray(np.rint(share, out=share), np.uint8)
