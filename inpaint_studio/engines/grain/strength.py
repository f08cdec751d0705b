"""Strength: how strong grain is at each brightness, and what is no grain but texture.

Grain is as strong in one block as in the next of the same brightness, it is weak, and as even as Gaussian noise of the
same reach; texture is one or two of these. Seen on windows of 160 px of 40 photographs (BSDS), to which grain of 0 to
2 px reach was added or not: of 428 brightnesses that showed grain alone 8 % were taken for texture, of 1547 with
texture 13 % for grain, such as water in ripples, dry grass or fur.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.grain.blocks import Blocks
from inpaint_studio.engines.kernels.arrays import FloatArray
from inpaint_studio.engines.kernels.exact import exponential

FEWEST = 4
"""Flat blocks without which nothing can be told."""

ALIKE = 1.4
"""Grain: deviations within this factor of each other."""

_DARK = 0.05  # if no value is larger, 1 is not the largest there can be
_CLEAN = 0.002  # weaker grain than this share of the largest value is none: half a level of 8 bits,
_ROUNDED = 0.5  # and so is what rounding to steps makes, 0.3 of a step
_BIN = 24  # flat blocks for each point of the function of brightness
_POINTS = 8
_ENOUGH = 0.4  # of the blocks of a brightness have to be alike
_RANGE = 2.5  # what goes further beyond most brightnesses is texture,
_PURE, _BESIDE = 1.3, 1.25  # and so is what is this uneven and goes further beyond the brightnesses that are not
# Texture is stronger than grain, and it gathers in places: what deviates by more than this share of the largest value,
# times a power of how uneven it is, is texture. Both were fitted to photographs with and without grain. A picture is
# hardly ever as fine as the screen of a print, or noise whose pixels are independent.
_EVENLY, _UNEVENLY, _FINE = 0.12, (0.05, 0.12), (0.72, 0.82)
# How smooth Gaussian noise of several reaches is and how uneven (see ``Blocks.unevenness``), how far the logarithm of
# the former scatters, and how much of its strength is missed.
_SMOOTH = (0.064, 0.095, 0.138, 0.193, 0.254, 0.326, 0.448, 0.581, 0.76, 0.93, 1.0)
_UNEVEN = (0.418, 0.370, 0.328, 0.289, 0.259, 0.229, 0.194, 0.175, 0.169, 0.179, 0.184)
_MISSED = (1.11, 1.04, 1.01, 1.01, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
_SCATTER = (0.225, 0.198, 0.174, 0.152, 0.133, 0.116, 0.097, 0.081, 0.065, 0.055, 0.053)


def scale_of(known: Blocks) -> float:
    """Return the largest value there can be: 1, or what is larger; in an image far below 1 the largest there is."""
    largest = float(np.abs([known.lows, known.highs]).max())
    return 1.0 if _DARK < largest <= 1 else largest


def least(known: Blocks, scale: float) -> float:
    """Return the least deviation that is grain: more than half a level of 8 bits and than rounding makes."""
    return max(_CLEAN * scale, _ROUNDED * known.step)


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Grain by brightness.

    Attributes:
        levels: (points,) brightnesses, ascending; none where no brightness tells.
        deviations: (points, C) of the blocks there.
        blocks: which of them tell.
        missed: how much stronger grain is than the blocks chosen, of which the calm and fine ones are preferred.
    """

    levels: FloatArray
    deviations: FloatArray
    blocks: NDArray[np.intp]
    missed: float


@dataclass(frozen=True, slots=True, eq=False)
class _Point:
    """What the calm blocks of one brightness show.

    Attributes:
        level: the brightness.
        deviations: (C,) of the blocks.
        mean: the mean of them.
        fine: how fine their detail is, see ``Blocks.unevenness``.
        ratio: how many times more uneven they are than Gaussian noise as smooth.
        calm: which, of the flat ones.
    """

    level: float
    deviations: FloatArray
    mean: float
    fine: float
    ratio: float
    calm: NDArray[np.intp]

    @property
    def limit(self) -> float:
        """The deviation, as a share of the largest value, from which on it is texture."""
        uneven = float(np.interp(self.fine, _FINE, _UNEVENLY))
        square = self.ratio * self.ratio
        return float(max(_EVENLY / (square * square), uneven / sqrt(self.ratio)))


def curve(known: Blocks, flat: NDArray[np.intp], clean: float, scale: float) -> Curve:
    """Return how strong grain is by brightness.

    Grain is as strong in one block as in the next of the same brightness, texture is not: the calmest blocks tell what
    is grain, provided that many agree with them, and that they are even. Clean blocks among grainy ones are left to
    the gate.
    """
    deviations = known.deviations[flat]
    brightness, strength = known.levels[flat].mean(axis=1), np.sqrt((deviations**2).mean(axis=1))
    order = np.argsort(brightness, kind="stable")
    parts = [
        grainy if (grainy := part[strength[part] >= clean]).size >= _ENOUGH * part.size else part
        for part in np.array_split(order, min(max(order.size // _BIN, 1), _POINTS))
    ]
    uneven, smooth = known.unevenness(flat)
    points = []
    for part in parts:
        calm = _calm(part, strength)
        calm = calm[_is_finest(smooth[calm])]
        if calm.size >= FEWEST:
            typical = np.sqrt((deviations[calm] ** 2).mean(axis=0))
            fine = _quantile(smooth[calm], 0.5)
            ratio = max(float(np.sqrt(uneven[calm].mean()) / np.interp(fine, _SMOOTH, _UNEVEN)), 1.0)
            level = _quantile(brightness[calm], 0.5)
            points.append(_Point(level, typical, float(typical.mean()), fine, ratio, calm))
    points = _of_grain(points, clean, scale)
    calm = np.concatenate([np.arange(0), *(point.calm for point in points)])
    return Curve(
        np.array([point.level for point in points], np.float32),
        np.array([point.deviations for point in points], np.float32),
        flat[calm],
        float(np.interp(_quantile(smooth[calm], 0.5), _SMOOTH, _MISSED)) if calm.size else 1.0,
    )


def _of_grain(points: list[_Point], clean: float, scale: float) -> list[_Point]:
    """Return those that show grain, not texture."""
    points = [point for point in points if point.mean <= scale * point.limit]
    grainy = [point.mean for point in points if point.mean >= clean]
    even = [point.mean for point in points if point.mean >= clean and point.ratio <= _PURE]
    limit = _RANGE * _quantile(np.array(grainy or [0.0]), 0.3)
    beside = _BESIDE * max(even) if even else limit
    return [point for point in points if point.mean <= (limit if point.ratio <= _PURE else min(limit, beside))]


def _is_finest(smooth: FloatArray) -> NDArray[np.bool_]:
    """Return which blocks show what is finest: the picture under the grain makes a block smoother than others are."""
    if not smooth.size:
        return np.ones(0, np.bool_)
    high = _quantile(smooth, 0.75)
    spread = float(np.interp(high, _SMOOTH, _SCATTER))
    return np.asarray(smooth >= high * float(exponential(-(0.67 + 1.5) * spread)))


def _quantile(values: NDArray[Any], share: float) -> float:
    """Return what ``np.quantile`` does in five times as long."""
    ordered = np.sort(values)
    before, rest = divmod(share * (ordered.size - 1), 1)
    around = ordered[int(before) : int(before) + 2]
    return float(around[0] + rest * (around[-1] - around[0]))


def _calm(part: NDArray[np.intp], strength: FloatArray) -> NDArray[np.intp]:
    """Return those of some blocks of one brightness that show grain alone, or nothing where too few agree."""
    ordered = np.sort(strength[part])
    company = np.searchsorted(ordered, ALIKE * ordered, side="right") - np.arange(ordered.size)
    agreeing = np.flatnonzero(company >= max(FEWEST, _ENOUGH * ordered.size, 0.8 * company.max()))
    if not agreeing.size:
        return part[:0]
    first = agreeing[0]
    centre = ordered[first + company[first] // 2]
    return np.asarray(part[(strength[part] <= 1.5 * centre) & (strength[part] >= centre / 2)])
