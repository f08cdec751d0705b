"""Damage in a JPEG that libjpeg does not notice: from one tile on, everything is brighter, darker or of another hue.

A wrong byte in the coded data often still makes sense. But the mean of each block is coded as the difference to the one
before (ITU-T T.81, F.1.1.5.1), so that one wrong difference shifts all that follow: a step runs along the upper edge of
the tiles behind it, and in the next row along that of the tiles before it. No scene has such an edge.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

_LEAST = 4.0
"""Levels; smaller shifts are hard to see and hard to tell from the scene."""
_STRIDE = 2
"""Every so many columns are looked at."""
_FEWEST = 3, 8
"""Rows and columns of tiles."""
_MOST_LEFT, _LEAST_MORE = 0.25, 0.04
"""At most so much of the step may be left unexplained, and a straight edge must leave so much more."""
_TIMES_OTHERS = 2.5
"""How many times as large as at any other row a step must be: where blocks are coarse, many rows look shifted."""
_LARGE_SHARE, _NOISE = 0.9, 0.7
"""What is left is to be noise: so much, at most, of the step that so large a share of all columns stays below."""


def is_shifted(pixels: NDArray[Any], high: int, wide: int) -> bool:
    """Whether pixels look shifted from some tile on.

    Args:
        pixels: (H, W) or (H, W, C) uint8, as decoded.
        high: rows of a tile, the smallest unit of coding.
        wide: its columns.
    """
    steps = _steps(pixels if pixels.ndim == 3 else pixels[..., None], high, wide)
    if steps is None:
        return False
    for channel in range(steps.shape[2]):
        upper, lower = steps[:-1, :, channel], steps[1:, :, channel]
        # Along a shift, every column has the step at one of the two edges, and nothing at the other.
        both = upper + lower
        shift = np.median(both, axis=1)
        away = np.median(np.abs(both - shift[:, None]), axis=1)
        noise = 1 + float(np.quantile(np.abs(steps[..., channel]), _LARGE_SHARE))
        for row in np.flatnonzero((np.abs(shift) >= _LEAST) & (away <= np.abs(shift) / 3)):
            size = float(np.abs(shift[row]))
            others = np.abs(np.concatenate([shift[: max(0, row - 1)], shift[row + 2 :]]))
            if not len(others) or size < _TIMES_OTHERS * others.max():
                continue
            left, more = _unexplained(upper[row], lower[row], float(shift[row]))
            if left <= min(_MOST_LEFT, _NOISE * noise / size) and more >= _LEAST_MORE:
                return True
    return False


def _steps(planes: NDArray[Any], high: int, wide: int) -> NDArray[np.float32] | None:
    """Return (edges, columns, channels): by how much each edge of tiles is a steeper step than the rows beside it."""
    rows, columns = planes.shape[0] // high, planes.shape[1] // wide
    if rows < _FEWEST[0] or columns < _FEWEST[1]:
        return None
    before, above, below, behind = (
        planes[high + near : (rows - 1) * high + near + 1 : high, : columns * wide : _STRIDE].astype(np.int16)
        for near in (-2, -1, 0, 1)
    )
    # Three halves of the step from above to below, less half of that from row to row around it.
    by_tile: NDArray[Any] = ((3 * (below - above) - (behind - before)) // 2).reshape(
        rows - 1, columns, wide // _STRIDE, -1
    )
    middle: NDArray[np.float32] = np.median(by_tile, axis=2).astype(np.float32)
    return middle


def _unexplained(upper: NDArray[np.float32], lower: NDArray[np.float32], shift: float) -> tuple[float, float]:
    """Return the share of steps left by the best place for the shift to begin, and how much more none leaves."""
    size = abs(shift)

    def rest(steps: NDArray[np.float32], expected: float) -> NDArray[np.float32]:
        left: NDArray[np.float32] = np.minimum(np.abs(steps - expected), size)
        return left

    before, after = rest(upper, 0) + rest(lower, shift), rest(upper, shift) + rest(lower, 0)
    sums = np.concatenate([[0.0], np.cumsum(before)]) + np.concatenate([np.cumsum(after[::-1])[::-1], [0.0]])
    shares = sums / (2 * len(upper) * size)
    return float(shares.min()), float(min(shares[0], shares[-1]) - shares.min())
