"""Sources: where in a photo the restorer lets detail be taken from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.document import Document
from inpaint_studio.core.donors import Donors, Piece
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import Region
from inpaint_studio.errors import InputError

_LEAST, _MOST = 1 << 17, 1 << 20  # pixels of donors that an engine is shown beside a window
_TIMES = 8  # as many as the window has, within these limits


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """Where detail may be taken from. Pixels that are masked or fully transparent never count, whatever is marked.

    Attributes:
        donors: (H, W) uint8, nonzero = take from here, and from nowhere else; None where nothing is marked.
        excluded: (H, W) uint8, nonzero = not from here; None where nothing is marked.
        pieces: where the masks show a part of a photo, the donors of the whole, at places relative to that part; None
            where they show the whole.
    """

    donors: NDArray[np.uint8] | None = None
    excluded: NDArray[np.uint8] | None = None
    pieces: Sequence[Piece] | None = None

    @classmethod
    def of(cls, donors: Mask | None, *excluded: Mask | None) -> "Sources":
        """Return what copies of these masks say; those that are None or empty say nothing."""
        barred: NDArray[np.uint8] | None = None
        for mask in excluded:
            if mask is not None and not mask.is_empty:
                barred = mask.pixels.copy() if barred is None else np.bitwise_or(barred, mask.pixels, out=barred)
        return cls(None if donors is None or donors.is_empty else donors.pixels.copy(), barred)

    @classmethod
    def marked_on(cls, document: Document) -> "Sources":
        """Return what is marked on a document; nothing is taken from protected pixels, either."""
        return cls.of(document.donors, document.exclusion, document.protection)

    @classmethod
    def around(cls, document: Document, region: Region, alpha: NDArray[Any] | None) -> "Sources":
        """Return what is marked on a document, as seen from a part of its photo.

        Args:
            document: it may go on to change.
            region: the part.
            alpha: (H, W), 0 = fully transparent; None where all of the photo is opaque.
        """
        crops = (Mask(mask.pixels[region.slices]) for mask in (document.exclusion, document.protection))
        part = cls.of(None, *crops)
        if document.donors.is_empty:
            return part
        planes = (document.donors, document.exclusion, document.protection)
        try:
            donors = Donors(document.photo.pixels, document.mask.pixels, alpha, *(plane.pixels for plane in planes))
        except InputError:
            found = []  # Whoever restores that part says so.
        else:
            found = [piece.moved(-region.top, -region.left) for piece in donors.near(region, most_beside(region))]
        return cls(document.donors.pixels[region.slices].copy(), part.excluded, found)

    @property
    def are_chosen(self) -> bool:
        """Whether anything is marked."""
        return self.donors is not None or self.excluded is not None

    def check(self, shape: tuple[int, ...]) -> None:
        """Make sure that the masks fit a photo of ``shape`` (rows, columns).

        Raises:
            InputError: they do not.
        """
        for plane in (self.donors, self.excluded):
            if plane is not None and plane.shape != shape:
                raise InputError(
                    f"The mask of where to take from has the shape {plane.shape}, but the photo has {shape}. They must "
                    "have the same size."
                )

    def within(self, region: Region, unknown: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
        """Return (h, w) bool, the pixels of ``region`` that detail may be taken from; None for all that are known.

        Args:
            region: a part of the photo.
            unknown: (h, w) bool, its pixels that are masked or fully transparent.
        """
        excluded = None if self.excluded is None else self.excluded[region.slices] != 0
        if self.donors is None:
            return None if excluded is None or not excluded.any() else ~(unknown | excluded)
        donors = (self.donors[region.slices] != 0) & ~unknown
        return np.asarray(donors if excluded is None else donors & ~excluded, np.bool_)


ANYWHERE = Sources()
"""Detail may be taken from every known pixel."""


def most_beside(region: Region) -> int:
    """Return how many pixels of donors are shown beside a window."""
    return min(max(_TIMES * region.area, _LEAST), _MOST)
