"""Front: the state of one march through the holes of an image, and the batches in which it runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from inpaint_studio.engines.fmm.kernel import INSIDE, OUTSIDE, TimeField, march, seed
from inpaint_studio.engines.kernels.arrays import FloatArray, PixelIndices, PixelOffsets
from inpaint_studio.engines.kernels.batches import batches

VISITS = 1 << 20
"""Neighbours that one batch reads: some milliseconds of work, after which progress is reported."""

_MARCHED = 1 << 14  # pixels of a batch of the march


@dataclass(frozen=True, eq=False)
class Disc:
    """The pixels within a radius of a pixel, itself included, row by row.

    Attributes:
        radius: in pixels.
        rows: (n,) int64, row of each, relative to the pixel.
        columns: (n,) int64, column of each, relative to the pixel.
        distances: (n,) float32, Euclidean, in pixels.
        batch: number of pixels around which a kernel reads the disc in one batch.
    """

    radius: int
    rows: PixelOffsets
    columns: PixelOffsets
    distances: FloatArray
    batch: int


@lru_cache(maxsize=8)
def disc(radius: int) -> Disc:
    """Return the disc of a radius."""
    rows, columns = np.mgrid[-radius : radius + 1, -radius : radius + 1].astype(np.int64)
    is_within = rows**2 + columns**2 <= radius**2
    rows, columns = rows[is_within], columns[is_within]
    distances = np.sqrt(rows**2 + columns**2).astype(np.float32)
    return Disc(radius, rows, columns, distances, max(64, VISITS // rows.size))


class Front:
    """The march through the holes of an image.

    Attributes:
        radius: how far outside the holes T is known, in pixels; also the width of the field's margin.
        stride: length of a row of the field.
        field: flat; state and time of each pixel, see the module ``kernel``.
        inside: (n,) indices into the field of the pixels to restore.
        order: (n,) the same indices in the order in which the pixels became Known, by rising T.
    """

    def __init__(self, shape: tuple[int, int], pixels: PixelIndices, radius: int) -> None:
        """Mark the pixels to restore as Inside.

        Args:
            shape: (rows, columns) of the image.
            pixels: row * columns + column of each pixel to restore, ascending; at least one of the image's is not.
            radius: in pixels.
        """
        height, width = shape
        self.radius = radius
        self.stride = width + 2 * radius
        plane = np.zeros((height + 2 * radius, self.stride), np.float32)
        plane[:radius] = plane[height + radius :] = OUTSIDE
        plane[:, :radius] = plane[:, width + radius :] = OUTSIDE
        self.field: TimeField = plane.reshape(-1)
        self.inside = pixels + (pixels // width) * (2 * radius) + radius * self.stride + radius
        self.field[self.inside] = INSIDE
        self.order = np.empty_like(pixels)
        # A pixel enters the band at most once for each of its four neighbours. Room that is not used costs nothing.
        self._heap = np.empty(4 * pixels.size, np.uint64)
        self._state = np.zeros(2, np.int64)

    def seed(self) -> Iterator[float]:
        """Put the pixels along the rims of the holes into the band; yield the share done."""
        around = disc(self.radius)
        offsets = self.offsets(around)
        count = self.inside.size
        for start, stop in batches(count, around.batch):
            seed(
                *(self.field, self._heap, self._state),
                *(self.stride, self.inside, start, stop),
                *(offsets, around.distances, np.float32(self.radius + 1)),
            )
            yield stop / count

    def march(self) -> Iterator[float]:
        """March until every pixel is Known; yield the share done."""
        while self._state[1] < self.order.size:
            march(self.field, self._heap, self._state, self.order, self.stride, _MARCHED)
            yield float(self._state[1] / self.order.size)

    def reached(self, depth: float) -> int:
        """Return how many pixels lie less deep than ``depth``, in pixels: the first of ``order``, after the march."""
        return int(np.searchsorted(self.field[self.order], np.float32(self.radius + 1 + depth)))

    def offsets(self, around: Disc) -> PixelOffsets:
        """Return the offsets in the field from a pixel to those of the disc around it."""
        return around.rows * self.stride + around.columns
