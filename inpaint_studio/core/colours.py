"""Colours: tells whether a photo of three channels is gray, as scans of black-and-white photos often are."""

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.edit import TILE
from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.region import Region

_STRIP = 16  # rows that are compared at once: what fits the processor's caches
_UNKNOWN, _GRAY, _COLOURED = range(3)


class Colours:
    """Remembers of each tile of a photo, once it was looked at, whether its channels are equal.

    A colour photo is recognised by its first rows, a gray one is looked through once. After that only tiles that have
    changed are looked at again, and the mask where there is colour. Threads may share it.
    """

    def __init__(self, shape: Sequence[int]) -> None:
        """Begin with all tiles unknown, for a photo of ``shape`` (rows, columns)."""
        self._tiles = np.zeros((-(-shape[0] // TILE), -(-shape[1] // TILE)), np.uint8)
        self._changes = 0
        self._lock = threading.Lock()

    def forget(self, region: Region) -> None:
        """Note that pixels of ``region``, inside the photo, have changed."""
        with self._lock:
            self._changes += 1
            rows = slice(region.top // TILE, -(-region.bottom // TILE))
            self._tiles[rows, region.left // TILE : -(-region.right // TILE)] = _UNKNOWN

    def told(self, pixels: NDArray[Any], mask: NDArray[np.uint8], alpha: NDArray[Any] | None = None) -> bool | None:
        """Return the answer of ``is_gray`` if no unknown tile has to be looked at for it; else None."""
        if pixels.ndim != 3 or pixels.shape[2] != 3:
            return False
        if self._shows_colour(pixels, mask, alpha):
            return False
        return None if (self._tiles == _UNKNOWN).any() else True

    def is_gray(
        self,
        pixels: NDArray[Any],
        mask: NDArray[np.uint8],
        cancel: CancelToken = NEVER,
        alpha: NDArray[Any] | None = None,
    ) -> bool:
        """Whether the known pixels of a photo have three equal channels; damage may have any colour.

        Args:
            pixels: (H, W, 3); the answer is False for any other shape.
            mask: (H, W) uint8, nonzero = not known.
            cancel: asked before each row of tiles.
            alpha: (H, W), 0 = not known; or None where all pixels are opaque.

        Raises:
            Cancelled: ``cancel`` was called.
        """
        told = self.told(pixels, mask, alpha)
        if told is not None:
            return told
        for row in np.flatnonzero((self._tiles == _UNKNOWN).any(axis=1)).tolist():
            cancel.raise_if_cancelled()
            if self._look(row, pixels) and self._shows_colour(pixels, mask, alpha, row):
                return False
        return True

    def _look(self, row: int, pixels: NDArray[Any]) -> bool:
        """Look at a row of tiles and remember the answers; return whether there is colour."""
        changes = self._changes
        found = np.zeros(self._tiles.shape[1], np.bool_)
        starts = np.arange(0, pixels.shape[1], TILE)
        for top in range(row * TILE, min((row + 1) * TILE, len(pixels)), _STRIP):
            columns = _coloured(pixels[top : min(top + _STRIP, (row + 1) * TILE)]).any(axis=0)
            found |= np.logical_or.reduceat(columns, starts)
        with self._lock:
            if changes == self._changes:
                self._tiles[row] = np.where(found, _COLOURED, _GRAY)
        return bool(found.any())

    def _shows_colour(
        self, pixels: NDArray[Any], mask: NDArray[np.uint8], alpha: NDArray[Any] | None, row: int | None = None
    ) -> bool:
        """Whether known pixels have colour in a tile that has some, in one row of tiles or, with None, in all."""
        for down, across in np.argwhere(self._tiles == _COLOURED).tolist():
            if row in (None, down):
                place = np.s_[down * TILE : (down + 1) * TILE, across * TILE : (across + 1) * TILE]
                found = _coloured(pixels[place]) & (mask[place] == 0)
                if (found if alpha is None else found & (alpha[place] != 0)).any():
                    return True
        return False


def _coloured(pixels: NDArray[Any]) -> NDArray[np.bool_]:
    """Return (h, w) bool, which of (h, w, 3) pixels have channels that differ; (1, w) False where no pixel has.

    Pixels with NaN or infinity count as gray.
    """
    numbers = pixels.reshape(len(pixels), -1)
    # Comparing neighbours in memory is several times as fast as every third number; pairs across pixels do not count.
    differs = numbers[:, 1:] != numbers[:, :-1]
    differs[:, 2::3] = False
    if not differs.any():
        return np.zeros((1, pixels.shape[1]), np.bool_)
    found = np.asarray(differs[:, ::3] | differs[:, 1::3])
    return found & np.isfinite(pixels).all(axis=2) if pixels.dtype.kind == "f" else found
