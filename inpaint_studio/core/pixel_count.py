"""Tally: how many pixels of a mask are marked, kept up to date without counting the whole again."""

import cv2
import numpy as np

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import Region

_CELL = 256  # pixels; the side of the squares that are counted apart
_UNKNOWN = -1


class Tally:
    """Counts the marked pixels of a mask square by square; only squares that have changed are counted again."""

    def __init__(self, mask: Mask) -> None:
        """Count ``mask``; nothing is looked at before the count is asked for."""
        self._mask = mask
        rows, columns = mask.shape
        self._counts = np.full((-(-rows // _CELL), -(-columns // _CELL)), _UNKNOWN, np.int64)
        self._is_known = False
        self._total = 0

    def spoil(self, region: Region) -> None:
        """Note that pixels of ``region`` have changed."""
        self._is_known = False
        self._counts[
            region.top // _CELL : -(-region.bottom // _CELL), region.left // _CELL : -(-region.right // _CELL)
        ] = _UNKNOWN

    @property
    def count(self) -> int:
        """Number of marked pixels."""
        if not self._is_known:
            for row, column in np.argwhere(self._counts == _UNKNOWN).tolist():
                square = self._mask.pixels[row * _CELL : (row + 1) * _CELL, column * _CELL : (column + 1) * _CELL]
                self._counts[row, column] = cv2.countNonZero(square)
            self._total = int(self._counts.sum())
            self._is_known = True
        return self._total

    @property
    def is_empty(self) -> bool:
        """Whether no pixel is marked; where one square that is known has marks, no other is counted."""
        if not self._is_known and (self._counts > 0).any():
            return False
        return self.count == 0
