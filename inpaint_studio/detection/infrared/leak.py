"""Leak: what of the photo remains in infrared, as a sum of one curve for each of its colours.

Dyes let infrared light through, but not quite all of it: the cyan dye of negatives absorbs a little, that of Kodachrome
more. The silver of black-and-white film absorbs it as it absorbs visible light, and then nothing tells dust from the
photo. In logarithms the curves would be straight lines, had the scanner's program not changed the tones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.region import Region
from inpaint_studio.detection.infrared.logs import LOGS, STEPS, Logs, Steps
from inpaint_studio.engines.kernels.algebra import inverse

SIDE = 64
"""Pixels of the side of a tile that is looked at."""

_COLOURS = 3
_CELL = 32  # pixels of the side of a square in which colours and infrared are compared with their means there
_OUTLIER = 12.0  # times the median residual from which a pixel is dust
_KNOTS = -(np.arange(8) * STEPS)[::-1]  # steps, between which curves are straight
_UNIT = 256  # parts of a knot's weight
_ROUNDS = 3  # of the fit, each without the outliers of the one before
_BEND, _RIDGE = 0.02, 1e-5  # how much curves are kept straight, and flat, where little is known of them


@dataclass(frozen=True, eq=False)
class Leak:
    """What remains of a photo in infrared.

    Attributes:
        curves: (3, 65536) int32, what each value of red, green and blue adds to the logarithm of infrared, in steps.
        gain: how much the photo varies in infrared, over how much its colours vary.
        correlation: 0..1, of infrared with what the colours let expect, in fine detail.
    """

    curves: NDArray[np.int32]
    gain: float
    correlation: float

    def expected(self, colours: NDArray[np.uint16]) -> Steps:
        """Return (h, w) what the colours, (h, w, 3), let expect in infrared."""
        red, green, blue = self.curves
        return np.asarray(red[colours[..., 0]] + green[colours[..., 1]] + blue[colours[..., 2]], np.int32)


def leak_of(logs: Logs, tiles: Sequence[Region], cancel: CancelToken = NEVER) -> Leak:
    """Return what remains of a photo in its infrared plane, by least squares without what is dust.

    Args:
        logs: with the plane's shift.
        tiles: which parts of the photo are looked at, squares with ``SIDE``.
        cancel: asked before each of them.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    if not tiles:
        return Leak(np.zeros((3, 1 << 16), np.int32), 0.0, 0.0)
    parts = []
    for tile in tiles:
        cancel.raise_if_cancelled()
        steps = LOGS[logs.colours(tile)]
        hats = [_hats(steps[..., channel]) for channel in range(_COLOURS)]
        parts.append(_cells(np.concatenate([*hats, steps, logs.infrared(tile)[..., np.newaxis]], axis=2)))
    return _fitted(np.concatenate(parts, axis=1))


def _hats(steps: Steps) -> Steps:
    """Return (h, w, knots), how much of each knot's value a curve has, in parts of ``_UNIT``."""
    distance = np.abs(np.maximum(steps, _KNOTS[0])[..., np.newaxis] - _KNOTS)
    return np.asarray(np.maximum(_UNIT - distance * _UNIT // STEPS, 0), np.int32)


def _cells(planes: Steps) -> Steps:
    """Return a tile, (SIDE, SIDE, n), as (n, cells, pixels of a cell)."""
    cells = planes.reshape(SIDE // _CELL, _CELL, SIDE // _CELL, _CELL, -1)
    return np.ascontiguousarray(np.transpose(cells, (4, 0, 2, 1, 3)).reshape(planes.shape[2], -1, _CELL**2))


def _fitted(table: Steps) -> Leak:
    """Return the leak by the rows of a table, (n, cells, pixels of a cell): hats, colours, infrared.

    All sums are of whole numbers: their order is of no account, and they are the same on every processor.
    """
    # Dust is left out from the beginning, also of the means: colours that only dust has would explain it.
    kept = _usual(table[-1])
    for _ in range(_ROUNDS):
        detail = _detail(table, kept)
        hats, colours, infrared = np.split(detail, (-_COLOURS - 1, -1))
        weights = _weights((hats @ hats.T).astype(np.float64), (hats @ infrared[0]).astype(np.float64))
        expected = (weights @ table[: len(hats)].reshape(len(weights), -1)) // _UNIT
        kept = _usual(table[-1] - expected.reshape(kept.shape))
    values = np.clip(LOGS, _KNOTS[0], 0)
    curves = [np.rint(np.interp(values, _KNOTS, each)) for each in weights.reshape(_COLOURS, -1)]
    expected = (weights @ hats) // _UNIT
    power, seen, visible = (max(1, int((each * each).sum())) for each in (expected, infrared, colours))
    correlation = max(0, int(expected @ infrared[0])) / (power * seen) ** 0.5
    return Leak(np.stack(curves).astype(np.int32), (_COLOURS * power / visible) ** 0.5, correlation)


def _usual(rest: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which numbers, (cells, pixels), are no outliers from their cell's median."""
    size = np.abs(rest - np.floor(np.median(rest, axis=1, keepdims=True)))
    return np.asarray(size <= _OUTLIER * max(1.0, float(np.median(size))))


def _detail(table: Steps, kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the kept pixels of a table, (n, kept), less the means of those in their cell."""
    counts = np.maximum(kept.sum(axis=1), 1)
    result = np.empty((len(table), int(kept.sum())), np.int64)
    for row, plane in zip(result, table, strict=True):
        means = (plane * kept).sum(axis=1, dtype=np.int64) // counts
        row[:] = (plane - means[:, np.newaxis])[kept]
    return result


def _weights(squares: NDArray[np.float64], sums: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the values of all knots, in steps: those of least squares, but straight and flat where little is known."""
    power = float(np.trace(squares)) / len(squares)
    bends = np.kron(np.eye(_COLOURS), np.diff(np.eye(len(_KNOTS)), 2, axis=0))
    bends_of_all = (bends[:, :, np.newaxis] * bends[:, np.newaxis]).sum(axis=0)
    squares = squares + power * (_BEND * bends_of_all + _RIDGE * np.eye(len(squares)))
    return np.asarray(np.rint((inverse(squares) * sums).sum(axis=1) * _UNIT), np.int64)
