"""Finds damage in a JPEG that libjpeg does not notice: from one tile on, all is brighter, darker or of another hue.

Coded data with a wrong byte often still decodes. But the mean of each block is coded as the difference to the block
before (ITU-T T.81, F.1.1.5.1), so one wrong difference shifts all blocks that follow: a step runs along the upper edge
of the tiles after it, and in the next row of tiles along that of the tiles before it. No scene has such an edge.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

_LEAST = 4.0
"""Levels; smaller shifts are hard to see and hard to tell from the scene."""
_STRIDE = 2
"""Every so many columns are sampled."""
_FEWEST = 3, 8
"""Fewest rows and columns of tiles in which a shift is looked for."""
_MOST_LEFT, _LEAST_MORE = 0.25, 0.04
"""At most this share of the step may be left unexplained, and a straight edge must leave this share more."""
_TIMES_OTHERS = 2.5
"""How many times as large as at any other row a step must be: where blocks are coarse, many rows look shifted."""
_LARGE_SHARE, _NOISE = 0.9, 0.7
"""What is left unexplained must be noise: at most ``_NOISE`` times the ``_LARGE_SHARE`` quantile of all steps."""


def is_shifted(pixels: NDArray[Any], high: int, wide: int) -> bool:
    """Whether pixels look shifted from some tile on.

    Args:
        pixels: (H, W) or (H, W, C) uint8, as decoded.
        high: rows of a tile (MCU), in pixels.
        wide: columns of a tile, in pixels.
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
    """Return (edges, columns, channels): how much steeper the step across each edge of tiles is than beside it."""
    rows, columns = planes.shape[0] // high, planes.shape[1] // wide
    if rows < _FEWEST[0] or columns < _FEWEST[1]:
        return None
    before, above, below, behind = (
        planes[high + near : (rows - 1) * high + near + 1 : high, : columns * wide : _STRIDE].astype(np.int16)
        for near in (-2, -1, 0, 1)
    )
    # 3/2 of the step from above to below, less half of the step over four rows.
    by_tile: NDArray[Any] = ((3 * (below - above) - (behind - before)) // 2).reshape(
        rows - 1, columns, wide // _STRIDE, -1
    )
    middle: NDArray[np.float32] = np.median(by_tile, axis=2).astype(np.float32)
    return middle


def _unexplained(upper: NDArray[np.float32], lower: NDArray[np.float32], shift: float) -> tuple[float, float]:
    """Return the share of the steps that the best start of a shift leaves, and how much more a straight edge leaves."""
    size = abs(shift)

    def rest(steps: NDArray[np.float32], expected: float) -> NDArray[np.float32]:
        left: NDArray[np.float32] = np.minimum(np.abs(steps - expected), size)
        return left

    before, after = rest(upper, 0) + rest(lower, shift), rest(upper, shift) + rest(lower, 0)
    sums = np.concatenate([[0.0], np.cumsum(before)]) + np.concatenate([np.cumsum(after[::-1])[::-1], [0.0]])
    shares = sums / (2 * len(upper) * size)
    return float(shares.min()), float(min(shares[0], shares[-1]) - shares.min())
