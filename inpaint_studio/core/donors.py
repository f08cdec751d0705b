"""Donors: what the restorer has marked as “take from here”, cut out of the photo in pieces."""

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.cells import grouped, occupied, pixels_of
from inpaint_studio.core.region import Region
from inpaint_studio.errors import InputError
from inpaint_studio.translation import Text

NOTHING_LEFT: Text = (
    "Nothing can be taken from where you marked “Take from here”: all of it is masked, protected, transparent or "
    "marked “Not from here”. Mark another place."
)

RIM = 8
"""Pixels around a piece, so that what surrounds its outer pixels can be compared."""

_SIDE = 256  # pixels; larger areas are cut into pieces of at most this side
_APART = 2  # cells; marks that are as close as this are one area


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A part of a photo.

    Attributes:
        region: where it lies.
        pixels: (h, w) or (h, w, C) of the photo's dtype.
        unknown: (h, w) bool, the pixels that are masked or fully transparent.
        sources: (h, w) bool, the pixels that detail may be taken from.
    """

    region: Region
    pixels: NDArray[Any]
    unknown: NDArray[np.bool_]
    sources: NDArray[np.bool_]

    def cut(self, region: Region) -> "Piece":
        """Return the part of it in ``region``, which lies inside."""
        inside = region.moved(-self.region.top, -self.region.left).slices
        return Piece(region, self.pixels[inside], self.unknown[inside], self.sources[inside])

    def without(self, region: Region) -> "Piece":
        """Return it with no sources in ``region``."""
        sources = self.sources.copy()
        sources[region.intersection(self.region).moved(-self.region.top, -self.region.left).slices] = False
        return replace(self, sources=sources)

    def moved(self, rows: int, columns: int) -> "Piece":
        """Return it with its region shifted by ``rows`` and ``columns``."""
        return replace(self, region=self.region.moved(rows, columns))

    def turned(self) -> "Piece":
        """Return it with rows and columns exchanged."""
        area = self.region
        region = Region(area.left, area.top, area.right, area.bottom)
        return Piece(region, self.pixels.swapaxes(0, 1), self.unknown.T, self.sources.T)


class Donors:
    """The areas of a photo that are marked as donors, as far as something can be taken from them."""

    def __init__(
        self,
        pixels: NDArray[Any],
        mask: NDArray[np.uint8],
        alpha: NDArray[Any] | None,
        donors: NDArray[np.uint8],
        *excluded: NDArray[np.uint8],
    ) -> None:
        """Find the areas. Nothing is copied.

        Args:
            pixels: (H, W) or (H, W, C), the photo.
            mask: (H, W), nonzero = restore; nothing is taken from there.
            alpha: (H, W), 0 = fully transparent; None where all are opaque.
            donors: (H, W), nonzero = take from here.
            *excluded: (H, W) each, nonzero = not from here.

        Raises:
            InputError: nothing can be taken from what is marked.
        """
        self._pixels = pixels
        self._mask = mask
        self._alpha = alpha
        self._donors = donors
        self._excluded = excluded
        self._areas = list(self._find())
        if not self._areas:
            raise InputError(NOTHING_LEFT)

    def near(self, region: Region, most: int) -> list[Piece]:
        """Return the pieces nearest to ``region`` that have together ``most`` pixels, or one that has more."""
        chosen: list[Piece] = []
        for area in sorted(self._areas, key=lambda each: _distance(each, region)):
            most -= area.area
            if chosen and most < 0:
                break
            chosen.append(self._cut(area.padded(RIM).clipped(self._mask.shape)))
        return chosen

    def _find(self) -> list[Region]:
        """Return areas of at most ``_SIDE`` pixels a side that hold all that can be taken from."""
        left, top, width, height = cv2.boundingRect(self._donors)
        bounds = Region(top, left, top + height, left + width)
        usable = self._usable(bounds).view(np.uint8)
        if not usable.any():
            return []
        groups = grouped(occupied(usable), _APART)
        boxes = (pixels_of(Region(*box)).clipped(usable.shape) for box in groups.boxes.tolist())
        tiles = (tile for box in boxes for tile in parts_of(box, _SIDE, _SIDE) if usable[tile.slices].any())
        return [tile.moved(bounds.top, bounds.left) for tile in tiles]

    def _usable(self, region: Region) -> NDArray[np.bool_]:
        where = region.slices
        usable = (self._donors[where] != 0) & ~self._unknown(region)
        for plane in self._excluded:
            usable &= plane[where] == 0
        return np.asarray(usable)

    def _unknown(self, region: Region) -> NDArray[np.bool_]:
        where = region.slices
        unknown = self._mask[where] != 0
        if self._alpha is not None:
            unknown |= self._alpha[where] == 0
        if self._pixels.dtype == np.float32:
            unknown |= ~np.isfinite(self._pixels[where]).reshape(*unknown.shape, -1).all(axis=2)
        return np.asarray(unknown, np.bool_)

    def _cut(self, region: Region) -> Piece:
        return Piece(region, self._pixels[region.slices], self._unknown(region), self._usable(region))


def parts_of(region: Region, height: int, width: int) -> list[Region]:
    """Return about equal parts of a region that have at most ``height`` rows and ``width`` columns."""
    rows, columns = -(-region.height // height), -(-region.width // width)
    tops = [region.top + region.height * index // rows for index in range(rows + 1)]
    lefts = [region.left + region.width * index // columns for index in range(columns + 1)]
    return [
        Region(tops[row], lefts[column], tops[row + 1], lefts[column + 1])
        for row in range(rows)
        for column in range(columns)
    ]


def _distance(one: Region, other: Region) -> int:
    """Return the square of how far two regions are apart."""
    down = max(one.top - other.bottom, other.top - one.bottom, 0)
    right = max(one.left - other.right, other.left - one.right, 0)
    return down * down + right * right
