"""Touched: where pixels may have changed since a file held them."""

import copy
from collections.abc import Sequence
from typing import Self

import numpy as np

from inpaint_studio.core.region import Region

_BLOCK = 64  # pixels; what is noted is a whole block


class Touched:
    """Blocks of a photo with pixels that were changed, also if they were changed back."""

    def __init__(self, shape: Sequence[int]) -> None:
        """Begin with none, in a photo of ``shape`` (rows, columns)."""
        self._blocks = np.zeros((-(-shape[0] // _BLOCK), -(-shape[1] // _BLOCK)), np.bool_)

    def add(self, region: Region) -> None:
        """Note that pixels of ``region``, inside the photo, were changed."""
        self._blocks[_within(region)] = True

    def meets(self, region: Region) -> bool:
        """Whether pixels of ``region`` may have been changed."""
        return bool(self._blocks[_within(region)].any())

    def copy(self) -> Self:
        """Return what was noted until now."""
        return copy.deepcopy(self)


def _within(region: Region) -> tuple[slice, slice]:
    rows = slice(region.top // _BLOCK, -(-region.bottom // _BLOCK))
    return rows, slice(region.left // _BLOCK, -(-region.right // _BLOCK))
