"""Source: the pixels that a stroke takes, in the numbers of the photo it paints on, as they come to lie under it."""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import TileRecorder
from inpaint_studio.core.floats import to_float
from inpaint_studio.core.job import NEVER
from inpaint_studio.core.mask import KEEP
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.unseen import telling
from inpaint_studio.healing.placement import Placement
from inpaint_studio.healing.sampling import sample

CELL = 128
"""Side, in pixels, of the squares in which pixels are taken; each is taken once a stroke."""


class SourceImage(Protocol):
    """A photo to take from."""

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        ...

    def read(self, region: Region) -> NDArray[np.float32]:
        """Return (h, w, C), channels as the photo that is painted on has them; of whole numbers 0..1."""
        ...

    def read_flaws(self, region: Region) -> NDArray[np.uint8]:
        """Return (h, w), 0 where a pixel is sound, else ``MARKED`` or ``UNSEEN``."""
        ...


MARKED, UNSEEN = 1, 2
"""Flaws of pixels: marked as damage; transparent, or not a number."""


class OwnSource:
    """The photo that is painted on, as it was before the stroke."""

    def __init__(self, document: Document, photo: TileRecorder, mask: TileRecorder) -> None:
        """Take from ``document``, of which the recorders know what the stroke has changed."""
        self._document = document
        self._photo = photo
        self._mask = mask
        self.shape = document.photo.shape

    def read(self, region: Region) -> NDArray[np.float32]:
        """Return (h, w, C)."""
        return to_float(self._photo.before(region), NEVER)

    def read_flaws(self, region: Region) -> NDArray[np.uint8]:
        """Return (h, w), 0 where a pixel is sound."""
        return flaws(self._document.photo, self._mask.before(region), self._photo.before(region), region)


@dataclass(frozen=True, slots=True, eq=False)
class PhotoSource:
    """Another photo, whose numbers are those of the photo that is painted on.

    Attributes:
        photo: the photo.
        mask: (H, W), nonzero = damaged; or None.
    """

    photo: Photo
    mask: NDArray[np.uint8] | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        return self.photo.shape

    def read(self, region: Region) -> NDArray[np.float32]:
        """Return (h, w, C)."""
        return to_float(self.photo.pixels[region.slices], NEVER)

    def read_flaws(self, region: Region) -> NDArray[np.uint8]:
        """Return (h, w), 0 where a pixel is sound."""
        mask = self.mask[region.slices] if self.mask is not None else None
        return flaws(self.photo, mask, self.photo.pixels[region.slices], region)


def flaws(photo: Photo, mask: NDArray[np.uint8] | None, pixels: NDArray[Any], region: Region) -> NDArray[np.uint8]:
    """Return (h, w), what is wrong with the pixels of a region, 0 where nothing is.

    Args:
        photo: tells the transparency.
        mask: (h, w), nonzero = damaged; None where nothing is marked.
        pixels: (h, w) or (h, w, C), those of the region.
        region: which part of the photo.
    """
    found = np.zeros((region.height, region.width), np.uint8)
    if mask is not None:
        found[mask != KEEP] = MARKED
    alpha = telling(photo.alpha)
    if alpha is not None:
        found[alpha[region.slices] == 0] = UNSEEN
    if pixels.dtype.kind == "f":
        finite = np.isfinite(pixels)
        found[~(finite if finite.ndim == 2 else finite.all(axis=2))] = UNSEEN
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """What the pixels of a part of the photo take.

    Attributes:
        values: (h, w, C), 0 where there is nothing to take.
        is_there: (h, w), where there is something to take.
        is_sound: (h, w), where it is not marked as damage either.
    """

    values: NDArray[np.float32]
    is_there: NDArray[np.bool_]
    is_sound: NDArray[np.bool_]

    def part(self, region: Region) -> "Taken":
        """Return a part, given relative to this one."""
        where = region.slices
        return Taken(self.values[where], self.is_there[where], self.is_sound[where])


class PlacedSource:
    """A source that lies under the photo. Pixels are never taken from beyond the source."""

    def __init__(self, image: SourceImage, placement: Placement, shape: tuple[int, int]) -> None:
        """Take from ``image`` as ``placement`` says, for a photo of ``shape`` (rows, columns)."""
        self._image = image
        self._placement = placement
        self._shape = shape
        self._cells: dict[Region, Taken] = {}

    def take(self, region: Region) -> Taken:
        """Return what a region of the photo takes; it lies within one square of the grid of ``CELL`` pixels."""
        top, left = region.top // CELL * CELL, region.left // CELL * CELL
        cell = Region(top, left, top + CELL, left + CELL).clipped(self._shape)
        taken = self._cells.get(cell)
        if taken is None:
            taken = self._cells[cell] = self._sample(cell)
        return taken.part(region.moved(-top, -left))

    def _sample(self, region: Region) -> Taken:
        image, placement = self._image, self._placement
        values, is_inside = sample(image.read, image.shape, placement, region)
        flaw, _ = sample(image.read_flaws, image.shape, placement, region, is_nearest=True)
        is_there = is_inside & (flaw != UNSEEN) & np.isfinite(values).all(axis=2)
        return Taken(np.where(is_there[..., np.newaxis], values, 0), is_there, is_there & (flaw == 0))
