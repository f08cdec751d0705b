"""Grain: makes a filling as grainy as what surrounds it.

What is learned from flat blocks of known pixels near the holes:

- strength by brightness, for each channel (the noise level function of Liu et al., "Noise estimation from a single
  image", 2006, and Foi et al., "Practical Poissonian-Gaussian noise modeling and fitting", 2008);
- how the channels are correlated (principal axes): silver grain is the same in all of them, that of colour film nearly
  independent, and compressed scans have finer grain in brightness than in colour;
- along each axis the autocorrelation (``correlation``).

New grain is white noise shaped by the spectrum, as noise of random phase reproduces a texture without structure
(Galerne et al., "Random phase textures", 2011); AV1's film grain (Norkin and Birkbeck, "Film grain synthesis for AV1",
2018) does the same with an autoregressive filter and strengths by brightness. A filling may have grain already, as it
continues the pixels of the rim; at each frequency only what it lacks is added.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.grain.blocks import SIDE, Blocks, blocks_of, counts, cut
from inpaint_studio.engines.grain.correlation import autocorrelation, fitted, power
from inpaint_studio.engines.grain.noise import shaped
from inpaint_studio.engines.grain.strength import ALIKE, FEWEST, curve, least, scale_of
from inpaint_studio.engines.grain.waves import correlations
from inpaint_studio.engines.kernels.algebra import principal_axes, product
from inpaint_studio.engines.kernels.arrays import DoubleArray, FloatArray, FloatImage, HoleMask
from inpaint_studio.engines.kernels.batches import batches

CONTEXT = 24
"""How far around a hole known pixels are wanted to learn from, in pixels."""

_BATCH = 16384
_MOST = 320  # blocks that are measured, at most
_KNOWN, _FILLED = SIDE * SIDE // 2, 3 * SIDE  # known, and filled, pixels that a block needs to be measured
_WEIGHTS = tuple(np.array([0.022, 0.229, 0.498, 0.229, 0.022], np.float32))
_NEAR = len(_WEIGHTS) // 2  # blocks: how far around a hole grain is learned, and decides whether the hole gets any
_LEAST = 0.05  # share of the grain expected at a brightness, from which down all blocks count as equally clean
_AVERAGED = 128  # blocks that the spectrum is a mean of, at most


@dataclass(frozen=True, slots=True, eq=False)
class Grain:
    """The grain that known pixels show.

    Attributes:
        levels: (points,), brightnesses, means over the channels, ascending.
        deviations: (points, C), the deviations of blocks of these brightnesses.
        lost: by which factor grain is stronger than in blocks from which a plane was subtracted.
        mixing: (C, axes), how much of each axis is in each channel; its rows have the length 1.
        unmixing: (axes, C), turns channels, divided by the blocks' deviations, into axes.
        squares: (axes,), the mean squares of the blocks' residuals along the axes.
        powers: (axes, 32, 17), the power spectrum along each axis, for the mean square 1.
    """

    levels: FloatArray
    deviations: FloatArray
    lost: float
    mixing: FloatArray
    unmixing: FloatArray
    squares: DoubleArray
    powers: FloatArray

    def deviations_at(self, values: FloatArray) -> FloatArray:
        """Return (n, C), the deviations of blocks with the mean values (n, C)."""
        return _between_levels(self.levels, self.deviations, values)


def add_grain(
    image: FloatImage, mask: HoleMask, seed: int = 0, amount: float = 1.0, unknown: HoleMask | None = None
) -> Iterator[float]:
    """Add grain to the filled pixels of ``image`` in place; yield the share done.

    Nothing is added where the surroundings are clean or where detail hides their grain. Results stay within the range
    of the known pixels near the holes. The same image, mask and seed give the same grain.

    Args:
        image: (H, W, C) float32, filled, every value finite; of any scale.
        mask: (H, W) bool, True = filled.
        seed: number that the random grain starts from.
        amount: 0..1, how much of the grain is added.
        unknown: (H, W) bool, pixels that nothing is learned from; None for ``mask``.
    """
    masked = counts(mask)
    yield 0.0
    is_near = _blurred((masked > 0).astype(np.float32)) > 0
    hidden = mask if unknown is None else unknown
    known = _look(image, ~hidden, is_near & (counts(hidden) <= SIDE * SIDE - _KNOWN))
    yield 0.2
    if not known.rows.size:
        return
    scale = scale_of(known)
    clean = least(known, scale)
    is_flat = known.are_flat(clean)
    grain = estimate(known, is_flat, scale)
    if grain is None:
        return
    yield 0.3
    own = _own(image, mask, masked, grain, clean)
    yield 0.4
    gate = _gate(known, is_flat, grain, clean, masked.shape)
    kernels = kernels_of(grain, own)
    yield 0.5
    shift = crc32(known.levels.tobytes())  # so that holes of the same shape do not get the same grain
    pixels = np.flatnonzero(mask)
    for start, stop in batches(pixels.size, _BATCH):
        rows, columns = np.divmod(pixels[start:stop], mask.shape[1])
        noise = product(shaped(kernels, seed, rows + shift, columns + (shift >> 16)).T, grain.mixing.T)
        before = image[rows, columns]
        noise *= grain.deviations_at(before) * _at(gate, rows, columns) * np.float32(amount)
        low, high = np.minimum(known.lows, before), np.maximum(known.highs, before)
        image[rows, columns] = np.clip(before + noise, low, high)
        yield 0.5 + 0.5 * stop / pixels.size


def estimate(known: Blocks, is_flat: NDArray[np.bool_], scale: float) -> Grain | None:
    """Return the grain that blocks of known pixels show; None where they are clean or too few show it.

    Args:
        known: blocks around the holes.
        is_flat: (n,), which of them show no more than a plane and grain.
        scale: the largest value that pixels can have.
    """
    clean = least(known, scale)
    if np.count_nonzero(is_flat) < FEWEST:
        return None
    found = curve(known, np.flatnonzero(is_flat), clean, scale)
    levels, places = found.levels, found.blocks
    deviations = np.where(found.deviations < clean, np.float32(0), found.deviations)
    expected = _between_levels(levels, deviations, known.levels) if levels.size else np.zeros_like(known.levels)
    places = places[(expected[places] > 0).all(axis=1)]
    if places.size < FEWEST:
        return None
    places = _thinned(places, _AVERAGED)
    residuals = known.residuals[places] / expected[places][..., np.newaxis]
    mixing, unmixing = _axes(residuals)
    pairs = autocorrelation(known.chosen[places][:, np.newaxis].astype(np.float32))[0]
    seen = autocorrelation(_mixed(unmixing, residuals)) / np.maximum(pairs, 1)
    whole, lost = fitted(seen)
    weights = (mixing**2).mean(axis=0)
    loss = float((weights * lost).sum() / weights.sum())
    squares = np.maximum(seen[:, 0, 0], 1e-9)
    return Grain(levels, deviations, loss * found.missed, mixing, unmixing, squares, power(whole))


def kernels_of(grain: Grain, own: FloatArray) -> FloatArray:
    """Return (axes, 32, 32), what shapes white noise to new grain along each axis, in units of the blocks' deviations.

    Args:
        grain: what it is to be like.
        own: (axes, 32, 17), the power spectra of the grain that the filling has already, as ``Grain.powers``.
    """
    amplitudes = np.sqrt(np.maximum(grain.powers - own, 0)).astype(np.float64)
    return np.asarray(correlations(amplitudes) * grain.lost, np.float32)


def _blurred(grid: FloatArray) -> FloatArray:
    """Return a grid of one value for each block, blurred by ``_WEIGHTS`` along both axes."""
    for _ in range(2):
        wide = np.zeros((len(grid) + 2 * _NEAR, grid.shape[1]), np.float32)
        wide[_NEAR:-_NEAR] = grid
        grid = sum(weight * wide[k : k + len(grid)] for k, weight in enumerate(_WEIGHTS))
        grid = grid.T
    return grid


def _look(image: FloatImage, chosen: NDArray[np.bool_], cells: NDArray[np.bool_]) -> Blocks:
    """Return the ``Blocks`` of the chosen pixels in these cells; of many cells, ``_MOST`` that are spread evenly."""
    picked = np.zeros(cells.shape, np.bool_)
    picked.reshape(-1)[_thinned(np.flatnonzero(cells), _MOST)] = True
    return cut(image, chosen, picked, 1)


def _thinned(places: NDArray[np.intp], most: int) -> NDArray[np.intp]:
    """Return every n-th of the places, so that they are at most so many."""
    return places[:: max(-(-places.size // most), 1)]


def _between_levels(levels: FloatArray, deviations: FloatArray, values: FloatArray) -> FloatArray:
    """Return (n, C), the deviations at the brightnesses of (n, C) values, interpolated linearly."""
    brightness = values.mean(axis=1)
    return np.stack([np.interp(brightness, levels, each) for each in deviations.T], axis=1).astype(np.float32)


def _axes(residuals: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``mixing`` and ``unmixing``, see ``Grain``, of (n, C, 256) grain with a standard deviation of about 1."""
    channels = residuals.shape[1]
    if (residuals == residuals[:, :1]).all():
        one = np.zeros((1, channels), np.float32)
        one[0, 0] = 1
        return np.ones((channels, 1), np.float32), one  # gray stays gray to the last bit
    sums = [(residuals * residuals[:, channel : channel + 1]).sum(axis=2).sum(axis=0) for channel in range(channels)]
    covariance = np.array(sums, np.float64)
    scale = np.sqrt(np.diag(covariance))
    shares, axes = principal_axes(covariance / np.outer(scale, scale))
    mixing = axes * np.sqrt(np.maximum(shares, 0))
    return mixing.astype(np.float32), (axes.T * (scale.mean() / scale)).astype(np.float32)


def _mixed(matrix: FloatArray, residuals: FloatArray) -> FloatArray:
    """Return (n, axes, 256), the product of the (axes, C) matrix and the (n, C, 256) residuals over C."""
    return np.stack([sum(share * residuals[:, k] for k, share in enumerate(row)) for row in matrix], axis=1)


def _own(image: FloatImage, mask: HoleMask, masked: NDArray[np.intp], grain: Grain, clean: float) -> FloatArray:
    """Return (axes, 32, 17), the power spectra of the grain that the filling has already, as ``Grain.powers``."""
    # Planes are fitted to whole blocks: one fitted to the pixels of a scratch alone would remove most of the grain.
    around = _look(image, np.ones_like(mask), masked >= _FILLED)
    expected = grain.deviations_at(around.levels)
    # A block that deviates by more than grain does shows the picture.
    is_told = around.are_flat(clean) & ((expected > 0) & (around.deviations < ALIKE * expected)).all(axis=1)
    if not is_told.any():
        return np.zeros_like(grain.powers)
    places = _thinned(np.flatnonzero(is_told), _AVERAGED)
    filled = blocks_of(mask, around.rows[places], around.columns[places])[:, np.newaxis].astype(np.float32)
    residuals = around.residuals[places] / expected[places][..., np.newaxis] * filled
    seen = autocorrelation(_mixed(grain.unmixing, residuals)) / np.maximum(autocorrelation(filled)[0], 1)
    whole, lost = fitted(seen)
    shares = np.maximum(seen[:, 0, 0], 0) * lost**2 / (grain.squares * grain.lost**2)
    return np.asarray(power(whole) * shares[:, np.newaxis, np.newaxis], np.float32)


def _gate(known: Blocks, is_flat: NDArray[np.bool_], grain: Grain, clean: float, shape: tuple[int, ...]) -> FloatArray:
    """Return (H // 16, W // 16): 0 where the blocks around are clean, 1 where they have the grain of their brightness.

    The harmonic mean lets a few clean blocks weigh more than many grainy ones, as these may show texture.
    """
    expected = grain.deviations_at(known.levels)
    shares = (known.deviations / np.maximum(expected, clean)).mean(axis=1)
    shares[(expected <= clean).all(axis=1)] = 1  # no grain is expected at their brightness: they say nothing
    sums, weights = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    # Texture hides grain: such blocks only count where no others are near.
    weight = np.where(is_flat & (shares < ALIKE**2), np.float32(1), np.float32(0.02))
    weights[known.rows, known.columns] = weight
    sums[known.rows, known.columns] = weight / np.clip(shares, _LEAST, 1)
    # Where no block is near, as deep in a large hole, the mean of all counts.
    few = np.float32(1e-3)
    mean = sums.sum() / weights.sum()
    gate = 2 * (_blurred(weights) + few) / (_blurred(sums) + few * mean) - np.float32(0.5)
    return np.asarray(np.clip(gate, 0, 1), np.float32)


def _at(gate: FloatArray, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> FloatArray:
    """Return (n, 1), the gate at pixels, interpolated linearly between the centres of blocks."""
    top, bottom, down = _between(rows, gate.shape[0])
    left, right, across = _between(columns, gate.shape[1])
    upper = gate[top, left] + across * (gate[top, right] - gate[top, left])
    lower = gate[bottom, left] + across * (gate[bottom, right] - gate[bottom, left])
    return np.asarray(upper + down * (lower - upper), np.float32)[:, np.newaxis]


def _between(places: NDArray[np.intp], count: int) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatArray]:
    """Return, for places along one axis, the blocks before and after and the position between their centres, 0..1."""
    position = np.clip((places.astype(np.float32) + np.float32(0.5)) / SIDE - np.float32(0.5), 0, count - 1)
    before = position.astype(np.intp)
    return before, np.minimum(before + 1, count - 1), np.asarray(position - before, np.float32)
