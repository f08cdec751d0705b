"""Dirty blocks: where pixels may have changed since a file held them."""

import copy
from collections.abc import Sequence
from typing import Self

import numpy as np

from inpaint_studio.core.region import Region

_BLOCK = 64  # side of a block, in pixels


class DirtyBlocks:
    """Which blocks of a photo hold pixels that were changed; one that was changed back counts as changed."""

    def __init__(self, shape: Sequence[int]) -> None:
        """Begin with no dirty block, for a photo of ``shape`` (rows, columns)."""
        self._blocks = np.zeros((-(-shape[0] // _BLOCK), -(-shape[1] // _BLOCK)), np.bool_)

    def add(self, region: Region) -> None:
        """Mark the blocks that ``region``, which lies inside the photo, overlaps."""
        self._blocks[_within(region)] = True

    def meets(self, region: Region) -> bool:
        """Whether ``region`` overlaps a dirty block, so that its pixels may have been changed."""
        return bool(self._blocks[_within(region)].any())

    def copy(self) -> Self:
        """Return an independent copy."""
        return copy.deepcopy(self)


def _within(region: Region) -> tuple[slice, slice]:
    """Return the slices of the blocks that ``region`` overlaps."""
    rows = slice(region.top // _BLOCK, -(-region.bottom // _BLOCK))
    return rows, slice(region.left // _BLOCK, -(-region.right // _BLOCK))
