"""Width: how wide the line under a path is at every point, from the brightness across it.

The photo is straightened along the path. Across it, the line ends on each side where it has come down to half of its
height; of neighbouring points the median counts, so that where another line crosses it is no wider.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.detection.follow.ridges import Ridges, plane_of
from inpaint_studio.detection.follow.wire import Ridge

_REACH = 32  # pixels across the path on each side
_BEYOND = 4  # pixels beyond a line's half width that its surroundings begin at
_SMOOTH = 4  # points on each side over which the path's direction is taken
_MEAN = 6  # points on each side over which the brightness is averaged
_MEDIAN = 8  # points on each side over which the width's median is taken
_MIDDLE = 2  # pixels beside the path where the line's middle may be
_SHARE = 0.35  # of the height where the path began, from which there is a line
_FALLEN = 0.6  # of the height that a ridge is known to have, after which its surroundings may begin

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Course:
    """Where a line runs and how wide it is.

    Attributes:
        points: (n, 2) rows and columns of its middle.
        widths: (n,) pixels between the places where it has come down to half of its height.
    """

    points: Numbers
    widths: Numbers


def course_of(ridges: Ridges, ridge: Ridge, path: Sequence[Point]) -> Course:
    """Return the middle and the width of the line along a path.

    Args:
        ridges: of the scan.
        ridge: what the path follows.
        path: (row, column) of pixels that touch each other.
    """
    points = np.array(path, np.float64)
    if len(points) < 2:
        return Course(points, np.ones(len(points)))
    smooth = _averaged(points, _SMOOTH)
    ways = _averaged(np.gradient(smooth, axis=0), _SMOOTH)
    ways /= np.maximum(np.sqrt((ways * ways).sum(axis=1, keepdims=True)), 1e-9)
    normals = np.stack([-ways[:, 1], ways[:, 0]], axis=1)
    across = _averaged(_straightened(ridges, ridge, smooth, normals), _MEAN, is_even=False) * (
        1.0 if ridge.is_bright else -1.0
    )
    known = _median(_heights(ridges, ridge, points))
    left, right = _ends(across, known, known >= max(_SHARE * ridge.height, ridge.least), ridges.widest)
    shift = ((right - left) / 2)[:, np.newaxis]
    return Course(smooth + shift * normals, np.maximum(left + right, 1.0))


def _straightened(ridges: Ridges, ridge: Ridge, points: Numbers, normals: Numbers) -> Numbers:
    """Return the brightness on lines across the path, (n, 2 ``_REACH`` + 1), interpolated between pixels."""
    top, left = (int(value) - _REACH - 2 for value in points.min(axis=0))
    bottom, right = (ceil(value) + _REACH + 2 for value in points.max(axis=0))
    region = Region(top, left, bottom, right).clipped(ridges.shape)
    light = plane_of(ridges.scan.rgb(region), ridge.facet)
    steps = np.arange(-_REACH, _REACH + 1, dtype=np.float64)
    rows = points[:, :1] + normals[:, :1] * steps - (region.top + 0.5)
    columns = points[:, 1:] + normals[:, 1:] * steps - (region.left + 0.5)
    rows, columns = np.clip(rows, 0, light.shape[0] - 1), np.clip(columns, 0, light.shape[1] - 1)
    above, before = rows.astype(np.int64), columns.astype(np.int64)
    below, after = np.minimum(above + 1, light.shape[0] - 1), np.minimum(before + 1, light.shape[1] - 1)
    down, along = rows - above, columns - before
    upper = light[above, before] * (1 - along) + light[above, after] * along
    lower = light[below, before] * (1 - along) + light[below, after] * along
    return np.asarray(upper * (1 - down) + lower * down, np.float64)


def _heights(ridges: Ridges, ridge: Ridge, points: Numbers) -> Numbers:
    """Return (n,) how high the ridge is at the pixels of a path, in levels."""
    top, left = (int(value) for value in points.min(axis=0))
    bottom, right = (int(value) + 1 for value in points.max(axis=0))
    found = ridge.relative(ridges.heights(Region(top, left, bottom, right), ridge.facet))
    here = found[points[:, 0].astype(np.int64) - top, points[:, 1].astype(np.int64) - left]
    return here.astype(np.float64) * ridge.height


def _ends(across: Numbers, known: Numbers, is_ridge: NDArray[np.bool_], widest: float) -> tuple[Numbers, Numbers]:
    """Return how far bright lines reach to the left and to the right of the path, (n,) pixels each.

    Args:
        across: the brightness on lines across the path.
        known: (n,) the heights of its ridge.
        is_ridge: (n,), where there is one; elsewhere lines are as wide as on both sides of the gap.
        widest: pixels; what is wider is no line, but something as bright that it crosses.
    """
    count = len(across)
    rows = np.arange(count)
    middle = across[:, _REACH - _MIDDLE : _REACH + _MIDDLE + 1].argmax(axis=1) - _MIDDLE
    peak = across[rows, _REACH + middle]
    sides = [_side(across, middle, peak, known, sign) for sign in (-1, 1)]
    ends = [reach + sign * middle for (reach, _), sign in zip(sides, (-1, 1), strict=True)]
    is_sure = is_ridge & (np.minimum(sides[0][1], sides[1][1]) > 0) & (ends[0] + ends[1] <= widest)
    if not is_sure.any():
        return np.full(count, 0.5), np.full(count, 0.5)
    left, right = (np.interp(rows, rows[is_sure], each[is_sure]) for each in ends)
    return _median(left), _median(right)


def _side(
    across: Numbers, middle: NDArray[np.int64], peak: Numbers, known: Numbers, sign: int
) -> tuple[Numbers, Numbers]:
    """Return how far lines reach on one side of their middle, and how high they are over what is there; or 0.

    The surroundings begin where the brightness, going outwards, comes no further down for some pixels by a tenth of
    what it has. A line ends where it has come down by half of that.
    """
    rows = np.arange(len(across))[:, np.newaxis]
    steps = np.arange(_REACH + 1 - _MIDDLE)
    values = across[rows, _REACH + middle[:, np.newaxis] + sign * steps]
    lowest = np.minimum.accumulate(values, axis=1)
    later = lowest[:, np.minimum(steps + _BEYOND, steps[-1])]
    fallen = peak[:, np.newaxis] - lowest
    is_low = (lowest - later <= 0.1 * fallen) & (fallen >= _FALLEN * known[:, np.newaxis]) & (fallen > 0)
    first = np.where(is_low.any(axis=1), is_low.argmax(axis=1), steps[-1])
    height = np.take_along_axis(fallen, first[:, np.newaxis], axis=1)[:, 0]
    is_past = fallen >= (height / 2)[:, np.newaxis]
    past = np.maximum(is_past.argmax(axis=1), 1)
    here, before = fallen[rows[:, 0], past], fallen[rows[:, 0], past - 1]
    share = np.clip((height / 2 - before) / np.maximum(here - before, 1e-9), 0, 1)
    return past - 1 + share, np.where(is_low.any(axis=1), height, 0.0)


def _averaged(values: Numbers, reach: int, *, is_even: bool = True) -> Numbers:
    """Return means over ``reach`` rows on each side; near the ends fewer, with ``is_even`` as many on either side."""
    count = len(values)
    sums = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
    places = np.arange(count)
    before, after = np.minimum(reach, places), np.minimum(reach, count - 1 - places)
    if is_even:
        before = after = np.minimum(before, after)
    return np.asarray((sums[places + after + 1] - sums[places - before]) / (before + after + 1)[:, np.newaxis])


def _median(values: Numbers) -> Numbers:
    """Return medians over ``_MEDIAN`` points on each side; beyond the ends the last one is repeated."""
    padded = np.pad(values, _MEDIAN, mode="edge")
    return np.asarray(np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * _MEDIAN + 1), axis=1))
