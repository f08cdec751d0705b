"""Strength: how strong grain is at each brightness, told apart from texture.

Grain has three properties: it is as strong in one block as in the next of the same brightness, it is weak, and it is as
even as Gaussian noise of the same reach. Texture has one or two of them. Measured on windows of 160 px of 40
photographs (BSDS), with added grain of 0 to 2 px reach and without: of 428 brightnesses that showed grain alone, 8 %
were taken for texture; of 1547 with texture, such as rippled water, dry grass or fur, 13 % were taken for grain.
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
"""The least number of flat blocks that grain is learned from."""

ALIKE = 1.4
"""The factor that deviations of grain at one brightness differ by at most."""

_DARK = 0.05  # an image whose largest value is at most this is not one of 0..1
_CLEAN = 0.002  # share of the largest value, half a level of 8 bits: weaker grain counts as none
_ROUNDED = 0.5  # steps between values: weaker grain counts as none, as rounding makes 0.3 of a step
_BIN = 24  # flat blocks for each point of the curve
_POINTS = 8  # of the curve, at most
_ENOUGH = 0.4  # share of the blocks of one brightness whose deviations must agree
_RANGE = 2.5  # a point this many times as strong as most points is texture
_PURE, _BESIDE = 1.3, 1.25  # so is one whose ratio is above _PURE and that is _BESIDE times as strong as those below
# Texture is stronger than grain, and less evenly spread. A deviation above a share of the largest value is texture; the
# share falls with the unevenness (``_Point.limit``). It was fitted to photographs with and without grain. The share is
# larger where detail is fine, since pictures are hardly ever as fine as a print's screen or independent noise.
_EVENLY, _UNEVENLY, _FINE = 0.12, (0.05, 0.12), (0.72, 0.82)
# Of Gaussian noise of several reaches: fineness and unevenness (see ``Blocks.unevenness``), by which factor the chosen
# blocks underestimate its strength, and the standard deviation of the logarithm of the fineness.
_SMOOTH = (0.064, 0.095, 0.138, 0.193, 0.254, 0.326, 0.448, 0.581, 0.76, 0.93, 1.0)
_UNEVEN = (0.418, 0.370, 0.328, 0.289, 0.259, 0.229, 0.194, 0.175, 0.169, 0.179, 0.184)
_MISSED = (1.11, 1.04, 1.01, 1.01, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
_SCATTER = (0.225, 0.198, 0.174, 0.152, 0.133, 0.116, 0.097, 0.081, 0.065, 0.055, 0.053)


def scale_of(known: Blocks) -> float:
    """Return the largest value that pixels can have.

    It is 1, but the largest value there is where that is above 1 or far below it.
    """
    largest = float(np.abs([known.lows, known.highs]).max())
    return 1.0 if _DARK < largest <= 1 else largest


def least(known: Blocks, scale: float) -> float:
    """Return the least deviation that counts as grain: half a level of 8 bits, or more where rounding makes more."""
    return max(_CLEAN * scale, _ROUNDED * known.step)


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The strength of grain by brightness.

    Attributes:
        levels: (points,), brightnesses, ascending; empty where none shows grain.
        deviations: (points, C), the deviations of blocks of these brightnesses.
        blocks: indices of the blocks that were used.
        missed: by which factor grain is stronger than in these blocks, since calm and fine ones were preferred.
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
        deviations: (C,), the root mean square of the blocks' deviations.
        mean: the mean of the deviations over the channels.
        fine: how fine their detail is, see ``Blocks.unevenness``.
        ratio: by which factor they are more uneven than Gaussian noise of the same fineness, at least 1.
        calm: indices of the blocks among the flat ones.
    """

    level: float
    deviations: FloatArray
    mean: float
    fine: float
    ratio: float
    calm: NDArray[np.intp]

    @property
    def limit(self) -> float:
        """The deviation above which it is texture, as a share of the largest value."""
        uneven = float(np.interp(self.fine, _FINE, _UNEVENLY))
        square = self.ratio * self.ratio
        return float(max(_EVENLY / (square * square), uneven / sqrt(self.ratio)))


def curve(known: Blocks, flat: NDArray[np.intp], clean: float, scale: float) -> Curve:
    """Return the strength of grain by brightness.

    Grain is as strong in one block as in the next of the same brightness; texture is not. So the calmest blocks show
    the grain, provided that many agree with them and that they are even. Clean blocks among grainy ones do not count
    here: add_grain's gate sees to them.

    Args:
        known: the blocks.
        flat: indices of the flat ones.
        clean: the least deviation that counts as grain.
        scale: the largest value that pixels can have.
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
    """Return the points that show grain, not texture."""
    points = [point for point in points if point.mean <= scale * point.limit]
    grainy = [point.mean for point in points if point.mean >= clean]
    even = [point.mean for point in points if point.mean >= clean and point.ratio <= _PURE]
    limit = _RANGE * _quantile(np.array(grainy or [0.0]), 0.3)
    beside = _BESIDE * max(even) if even else limit
    return [point for point in points if point.mean <= (limit if point.ratio <= _PURE else min(limit, beside))]


def _is_finest(smooth: FloatArray) -> NDArray[np.bool_]:
    """Return which blocks show grain alone, as fine as the finest: where the picture shows, too, detail is less fine.

    Args:
        smooth: (n,), the fineness of each block.
    """
    if not smooth.size:
        return np.ones(0, np.bool_)
    high = _quantile(smooth, 0.75)
    spread = float(np.interp(high, _SMOOTH, _SCATTER))
    return np.asarray(smooth >= high * float(exponential(-(0.67 + 1.5) * spread)))


def _quantile(values: NDArray[Any], share: float) -> float:
    """Return a quantile as ``np.quantile`` does, in a fifth of the time."""
    ordered = np.sort(values)
    before, rest = divmod(share * (ordered.size - 1), 1)
    around = ordered[int(before) : int(before) + 2]
    return float(around[0] + rest * (around[-1] - around[0]))


def _calm(part: NDArray[np.intp], strength: FloatArray) -> NDArray[np.intp]:
    """Return the blocks of one brightness that show grain alone; none where too few agree.

    Args:
        part: indices of the blocks of this brightness.
        strength: the deviation of every flat block.
    """
    ordered = np.sort(strength[part])
    company = np.searchsorted(ordered, ALIKE * ordered, side="right") - np.arange(ordered.size)
    agreeing = np.flatnonzero(company >= max(FEWEST, _ENOUGH * ordered.size, 0.8 * company.max()))
    if not agreeing.size:
        return part[:0]
    first = agreeing[0]
    centre = ordered[first + company[first] // 2]
    return np.asarray(part[(strength[part] <= 1.5 * centre) & (strength[part] >= centre / 2)])
