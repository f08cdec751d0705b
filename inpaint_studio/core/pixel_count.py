"""PixelCount: how many pixels of a mask are marked, kept up to date without counting the whole again."""

import cv2
import numpy as np

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import Region

_SQUARE = 256  # side, in pixels, of the squares that are counted one by one
_UNKNOWN = -1


class PixelCount:
    """Counts the marked pixels of a mask square by square; only squares that have changed are counted again."""

    def __init__(self, mask: Mask) -> None:
        """Count ``mask``, from when the count is first asked for."""
        self._mask = mask
        rows, columns = mask.shape
        self._counts = np.full((-(-rows // _SQUARE), -(-columns // _SQUARE)), _UNKNOWN, np.int64)
        self._is_known = False
        self._total = 0

    def invalidate(self, region: Region) -> None:
        """Note that pixels of ``region`` have changed."""
        self._is_known = False
        self._counts[
            region.top // _SQUARE : -(-region.bottom // _SQUARE), region.left // _SQUARE : -(-region.right // _SQUARE)
        ] = _UNKNOWN

    @property
    def count(self) -> int:
        """Number of marked pixels."""
        if not self._is_known:
            for row, column in np.argwhere(self._counts == _UNKNOWN).tolist():
                square = self._mask.pixels[
                    row * _SQUARE : (row + 1) * _SQUARE, column * _SQUARE : (column + 1) * _SQUARE
                ]
                self._counts[row, column] = cv2.countNonZero(square)
            self._total = int(self._counts.sum())
            self._is_known = True
        return self._total

    @property
    def is_empty(self) -> bool:
        """Whether no pixel is marked; nothing is counted if a square is already known to hold a marked pixel."""
        if not self._is_known and (self._counts > 0).any():
            return False
        return self.count == 0
