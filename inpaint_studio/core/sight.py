"""Sight: the image that an engine gets for one window, for several in an atlas, or for one with donors beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.atlas import compose, compose_planes, lay
from inpaint_studio.core.beside import beside
from inpaint_studio.core.donors import NOTHING_LEFT, RIM, Donors, Piece
from inpaint_studio.core.engine import Surroundings
from inpaint_studio.core.holes import Window
from inpaint_studio.core.region import Region
from inpaint_studio.core.sources import Sources, most_beside
from inpaint_studio.errors import InputError


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What an engine sees.

    Attributes:
        pixels: (h, w) or (h, w, C) of the photo's dtype.
        mask: (h, w) bool, True = restore.
        places: where each window lies in it.
        surroundings: what the engine is told beyond that.
    """

    pixels: NDArray[Any]
    mask: NDArray[np.bool_]
    places: Sequence[Region]
    surroundings: Surroundings


class Sights:
    """Shows an engine the windows of one photo."""

    def __init__(
        self,
        pixels: NDArray[Any],
        mask: NDArray[np.uint8],
        alpha: NDArray[Any] | None,
        sources: Sources,
        origin: tuple[int, int] = (0, 0),
    ) -> None:
        """Begin with a photo, or with a part of one.

        Args:
            pixels: (H, W) or (H, W, C).
            mask: (H, W), nonzero = restore.
            alpha: (H, W), 0 = fully transparent; None where all are opaque.
            sources: where detail may be taken from.
            origin: row and column of the photo at which the part begins.

        Raises:
            InputError: the masks of the sources do not fit, or nothing can be taken from the donors.
        """
        sources.check(mask.shape)
        self._pixels = pixels
        self._sources = sources
        self._origin = origin
        self._donors: Donors | None = None
        if sources.donors is not None and sources.pieces is None:
            excluded = () if sources.excluded is None else (sources.excluded,)
            self._donors = Donors(pixels, mask, alpha, sources.donors, *excluded)
        elif sources.donors is not None and not sources.pieces:
            raise InputError(NOTHING_LEFT)

    @property
    def show_donors(self) -> bool:
        """Whether donors may stand beside a window, which then has an image of its own."""
        return self._sources.donors is not None

    def of(self, windows: Sequence[Window]) -> Sight:
        """Return what an engine is shown of one window, or of several in one atlas."""
        if len(windows) > 1:
            places = lay(windows, self._pixels.shape)
            wanted = compose_planes([window.wanted for window in windows], [window.own for window in windows], places)
            within = [self._within(window) for window in windows]
            known = [~window.mask if plane is None else plane for window, plane in zip(windows, within, strict=True)]
            sources = compose_planes(known, known, places)  # What lies between the windows is none.
            return Sight(*compose(self._pixels, windows, places), places, Surroundings((0, 0), wanted, sources))
        (window,) = windows
        region, sources = window.region, self._within(window)
        part = self._pixels[region.slices]
        donors = self._beside(region)
        if donors and sources is not None:
            return self._with_donors(window, Piece(region, part, window.mask, sources), donors)
        around = Surroundings(self._in_photo(region), window.wanted, sources)
        return Sight(part, window.mask, [Region.of(window.mask.shape)], around)

    def _within(self, window: Window) -> NDArray[np.bool_] | None:
        return self._sources.within(window.region, window.mask)

    def _beside(self, region: Region) -> list[Piece]:
        """Return the donors that a window does not show, or shows so near to its edge that little surrounds them."""
        near = self._donors.near(region, most_beside(region)) if self._donors else self._sources.pieces or ()
        rows, columns = self._pixels.shape[:2]
        shown = Region(
            region.top + RIM * (region.top > 0),
            region.left + RIM * (region.left > 0),
            region.bottom - RIM * (region.bottom < rows),
            region.right - RIM * (region.right < columns),
        )
        hidden = (piece.without(shown) for piece in near)
        is_gray = self._pixels.ndim == 2  # of a gray photo in equal channels only the first
        return [
            replace(piece, pixels=piece.pixels[..., 0]) if is_gray and piece.pixels.ndim == 3 else piece
            for piece in hidden
            if piece.sources.any()
        ]

    def _with_donors(self, window: Window, piece: Piece, donors: Sequence[Piece]) -> Sight:
        """Return what an engine is shown of a window and of donors beside it."""
        image, place = beside(piece, donors, self._origin)
        wanted = np.zeros(image.unknown.shape, np.bool_)
        wanted[place.slices] = window.own
        around = Surroundings(self._in_photo(image.region), wanted, image.sources)
        return Sight(image.pixels, image.unknown, [place], around)

    def _in_photo(self, region: Region) -> tuple[int, int]:
        """Return row and column of the photo at which a region begins."""
        return region.top + self._origin[0], region.left + self._origin[1]
