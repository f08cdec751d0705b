"""Registration: by how much the infrared plane is shifted against the colours.

Glass bends infrared light less than visible light, and many scanners take it in a second pass. What both show, dust and
what remains of the photo, is where their edges agree best: the peak of the correlation of their band-passes, to a
fraction of a pixel by a parabola through it. Dust may be bright in one and dark in the other.
"""

from collections.abc import Sequence
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.region import Region
from inpaint_studio.detection.infrared.logs import EIGHTHS, LOGS, Logs, Steps

REACH = 7
"""Pixels, the largest shift that is found, down and across."""

_EDGE = 4  # pixels that a band-pass sees around each pixel
MARGIN = REACH + _EDGE
"""Pixels that must lie around each tile that is looked at."""

_LIMIT = 8  # times the median, from where on edges count no more: a single scratch decides nothing
_CLEAR = 5.0  # times the median deviation by which a peak must stand out


def shift_of(logs: Logs, tiles: Sequence[Region], cancel: CancelToken = NEVER) -> tuple[int, int]:
    """Return (down, across), in eighths of a pixel, by how much the plane is shifted; (0, 0) where that is not clear.

    Args:
        logs: without a shift.
        tiles: which parts of the photo are looked at, ``MARGIN`` pixels inside it.
        cancel: asked before each of them.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    side = 2 * REACH + 1
    found = np.zeros((side, side), np.int64)
    for tile in tiles:
        cancel.raise_if_cancelled()
        seen = tile.padded(MARGIN)
        colours, infrared = LOGS[logs.colours(seen)].sum(axis=2, dtype=np.int32), logs.infrared(seen)
        one, other = _edges(colours)[REACH:-REACH, REACH:-REACH], _edges(infrared)
        for down, across in product(range(side), range(side)):
            moved = other[down : down + one.shape[0], across : across + one.shape[1]]
            found[down, across] += np.multiply(one, moved).sum(dtype=np.int64)
    return _peak(found)


def _edges(plane: Steps) -> Steps:
    """Return the plane without its coarse and its finest detail, with a limit, less wide by ``_EDGE`` on all sides."""
    fine = cv2.boxFilter(plane.astype(np.float64), -1, (3, 3), normalize=False)
    coarse = cv2.boxFilter(plane.astype(np.float64), -1, (2 * _EDGE + 1, 2 * _EDGE + 1), normalize=False)
    edges = np.rint((9 * fine - coarse) / 81).astype(np.int32)[_EDGE:-_EDGE, _EDGE:-_EDGE]
    limit = max(1, int(_LIMIT * np.median(np.abs(edges))))
    return np.clip(edges, -limit, limit)


def _peak(found: NDArray[np.int64]) -> tuple[int, int]:
    values = np.abs(found)
    row, column = (int(each) for each in np.unravel_index(int(values.argmax()), values.shape))
    spread = float(np.median(np.abs(found - np.median(found))))
    is_inside = 0 < row < 2 * REACH and 0 < column < 2 * REACH
    if not is_inside or abs(float(values[row, column]) - abs(float(np.median(found)))) < _CLEAR * spread:
        return 0, 0
    down = row - REACH + _top(*values[row - 1 : row + 2, column].tolist())
    across = column - REACH + _top(*values[row, column - 1 : column + 2].tolist())
    return round(down * EIGHTHS), round(across * EIGHTHS)


def _top(before: int, at: int, after: int) -> float:
    """Return where a parabola through three equidistant values is highest, from the middle one."""
    bend = before - 2 * at + after
    return 0.0 if bend >= 0 else (before - after) / (2 * bend)
