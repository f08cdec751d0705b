"""Notes where a photo's pixels differ from those in its file, so that its smaller copies are renewed there."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region

_CELL = 2  # side of a cell, in pixels
_BLOCK = 64  # side, in pixels, of the regions asked for by ``note_where``
_AT_ONCE = 1 << 20  # samples compared at once


class ChangedCells:
    """Cells of a photo in which pixels have changed. Several threads may note changes at the same time."""

    def __init__(self, shape: Sequence[int]) -> None:
        """Begin with no changed cell, for a photo of ``shape`` (rows, columns)."""
        self._shape = shape[0], shape[1]
        self._cells = np.zeros((-(-shape[0] // _CELL), -(-shape[1] // _CELL)), np.bool_)

    def note(self, region: Region, before: NDArray[Any], after: NDArray[Any]) -> None:
        """Note where the (h, w, channels) samples of a region differ."""
        step = max(1, _AT_ONCE // max(1, before[:1].size))
        for row in range(0, region.height, step):
            rows, columns = np.nonzero((before[row : row + step] != after[row : row + step]).any(axis=2))
            self._cells[(rows + (region.top + row)) // _CELL, (columns + region.left) // _CELL] = True

    def note_where(self, may_differ: Callable[[Region], bool]) -> None:
        """Note all blocks for which ``may_differ`` is true."""
        step = _BLOCK // _CELL
        for block in Region.of(self._shape).tiles(_BLOCK):
            if may_differ(block):
                top, left = block.top // _CELL, block.left // _CELL
                self._cells[top : top + step, left : left + step] = True

    def reduced_to(self, shape: Sequence[int]) -> NDArray[np.bool_]:
        """Return (h, w) bool: which pixels of a reduced copy of ``shape`` cover changed cells."""
        (top, bottom), (left, right) = (_ends(*pair) for pair in zip(self._shape, shape[:2], strict=True))
        rows = np.array([self._cells[first:last].any(axis=0) for first, last in zip(top, bottom, strict=True)])
        changed = np.zeros(tuple(shape[:2]), np.bool_)
        for row in np.flatnonzero(rows.any(axis=1)).tolist():
            sums = np.concatenate(([0], np.cumsum(rows[row], dtype=np.int32)))
            changed[row] = sums[right] > sums[left]
        return changed


def _ends(large: int, small: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return (small,) first and past-the-end cells that each of ``small`` pixels covers of ``large`` pixels."""
    places = np.arange(small + 1, dtype=np.int64) * large
    first, last = places[:-1] // small, -(-places[1:] // small)
    return first // _CELL, -(-last // _CELL)
