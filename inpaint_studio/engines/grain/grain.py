"""Grain: makes a filling as grainy as what surrounds it.

What is learned from flat blocks of known pixels near the holes:

- strength by brightness, for each channel (the noise level function of Liu et al., "Noise estimation from a single
  image", 2006, and Foi et al., "Practical Poissonian-Gaussian noise modeling and fitting", 2008);
- how the channels go together (principal axes of their correlation): silver grain is the same in all of them, that of
  colour film nearly independent, and compressed scans have finer grain in brightness than in colour;
- along each axis the autocorrelation (``correlation``).

New grain is white noise shaped by that spectrum, as noise of random phase reproduces a texture without structure
(Galerne et al., "Random phase textures", 2011); AV1's film grain (Norkin and Birkbeck, "Film grain synthesis for AV1",
2018) does the same with an autoregressive filter and strengths by brightness. A filling that has some of its own, from
the rim's pixels it continues, gets so much less, frequency by frequency.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.grain.blocks import SIDE, Blocks, blocks_of, counts, cut
from inpaint_studio.engines.grain.correlation import autocorrelation, fitted, power
from inpaint_studio.engines.grain.strength import ALIKE, FEWEST, curve, least, scale_of
from inpaint_studio.engines.grain.waves import Complex, convolved, correlations, transformed
from inpaint_studio.engines.kernels.algebra import principal_axes, product
from inpaint_studio.engines.kernels.arrays import DoubleArray, FloatArray, FloatImage, HoleMask

CONTEXT = 24
"""Known pixels wanted around a hole, to learn from."""

_BATCH = 16384
_MOST = 320  # blocks looked at
_KNOWN, _FILLED = SIDE * SIDE // 2, 3 * SIDE  # pixels that a block needs to tell of its grain
_WEIGHTS = tuple(np.array([0.022, 0.229, 0.498, 0.229, 0.022], np.float32))
_NEAR = len(_WEIGHTS) // 2  # blocks around a hole that are looked at, and that decide whether it gets grain
_LEAST = 0.05  # of what the brightness makes expect: a block with less is clean
_AVERAGED = 128  # blocks that the spectrum is a mean of
_TABLE = 256  # side of the table of grain, which repeats


@dataclass(frozen=True, slots=True, eq=False)
class Grain:
    """What grain there is.

    Attributes:
        levels: (points,) brightnesses, means over the channels, ascending.
        deviations: (points, C) what blocks of these deviate by.
        lost: by how much grain is stronger than what is left of it in a block when a plane has been taken away.
        mixing: (C, axes) how much of each axis is in each channel; its rows have the length 1.
        unmixing: (axes, C) the opposite, of channels over the deviations of blocks.
        squares: (axes,) the mean square of what this makes of the blocks.
        powers: (axes, 32, 17) spectrum along each axis, for the mean square 1.
    """

    levels: FloatArray
    deviations: FloatArray
    lost: float
    mixing: FloatArray
    unmixing: FloatArray
    squares: DoubleArray
    powers: FloatArray

    def deviations_at(self, values: FloatArray) -> FloatArray:
        """Return what blocks of (n, C) mean values deviate by."""
        return _between_levels(self.levels, self.deviations, values)


def add_grain(image: FloatImage, mask: HoleMask, seed: int = 0) -> Iterator[float]:
    """Add grain to the filled pixels of ``image`` in place; yield the share done.

    Nothing is added where the surroundings are clean or too rich in detail to tell, and nothing that would lie outside
    the range of the known pixels near the holes. The same image, mask and seed give the same grain.

    Args:
        image: (H, W, C) float32, filled, every value finite; of any scale.
        mask: (H, W), the filled pixels.
        seed: which of the many possible grains.
    """
    masked = counts(mask)
    yield 0.0
    is_near = _blurred((masked > 0).astype(np.float32)) > 0
    known = _look(image, ~mask, is_near & (masked <= SIDE * SIDE - _KNOWN))
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
    table = synthesize(grain, own, seed)
    yield 0.5
    shift = crc32(known.levels.tobytes())  # holes of the same shape shall not get the same grain
    pixels = np.flatnonzero(mask)
    for start in range(0, pixels.size, _BATCH):
        rows, columns = np.divmod(pixels[start : start + _BATCH], mask.shape[1])
        noise = product(table[:, (rows + shift) % _TABLE, (columns + (shift >> 16)) % _TABLE].T, grain.mixing.T)
        before = image[rows, columns]
        noise *= grain.deviations_at(before) * _at(gate, rows, columns)
        low, high = np.minimum(known.lows, before), np.maximum(known.highs, before)
        image[rows, columns] = np.clip(before + noise, low, high)
        yield 0.5 + 0.5 * min(start + _BATCH, pixels.size) / pixels.size


def estimate(known: Blocks, is_flat: NDArray[np.bool_], scale: float) -> Grain | None:
    """Return the grain that blocks of known pixels show, or nothing where they are clean or tell nothing.

    Args:
        known: blocks around the holes.
        is_flat: which of them show no more than a plane and grain.
        scale: the largest value there can be.
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
    places = places[:: -(-places.size // _AVERAGED)]
    residuals = known.residuals[places] / expected[places][..., np.newaxis]
    mixing, unmixing = _axes(residuals)
    pairs = autocorrelation(known.chosen[places][:, np.newaxis].astype(np.float32))[0]
    seen = autocorrelation(_mixed(unmixing, residuals)) / np.maximum(pairs, 1)
    whole, lost = fitted(seen)
    weights = (mixing**2).mean(axis=0)
    loss = float((weights * lost).sum() / weights.sum())
    squares = np.maximum(seen[:, 0, 0], 1e-9)
    return Grain(levels, deviations, loss * found.missed, mixing, unmixing, squares, power(whole))


def synthesize(grain: Grain, own: FloatArray, seed: int) -> FloatArray:
    """Return (axes, 256, 256) of grain, to be mixed, over the deviations of blocks; it may be repeated side by side.

    Args:
        grain: of which.
        own: (axes, 32, 17) what need not be added, of the same form as the powers.
        seed: another seed gives other grain.
    """
    kernels = correlations(np.sqrt(np.maximum(grain.powers - own, 0)).astype(np.float64)).astype(np.float32)
    half = kernels.shape[1] // 2
    # Spread out, zero in the middle; the negative distances lie at the end.
    places = np.arange(-half, half)
    planes = np.zeros((len(kernels), _TABLE, _TABLE), np.float32)
    planes[:, places[:, np.newaxis], places] = kernels[:, places[:, np.newaxis], places]
    for axis, (plane, kernel) in enumerate(zip(planes, kernels, strict=True)):
        plane[:] = convolved(plane, _white(seed, axis))
        plane *= grain.lost * float(np.sqrt((kernel**2).sum())) / max(float(plane.std()), 1e-9)
    return planes


@lru_cache(maxsize=12)
def _white(seed: int, axis: int) -> Complex:
    """Return the transform of white noise without a mean."""
    # A sum of whole numbers is as good as Gaussian, and the same everywhere.
    parts = np.random.default_rng((seed, axis)).integers(0, 1 << 16, (12, _TABLE, _TABLE), np.uint16)
    noise = parts.sum(axis=0, dtype=np.int64).astype(np.float64)
    noise -= noise.mean()
    plane = (noise / noise.std()).astype(np.float32)
    return transformed(plane, np.zeros_like(plane))


def _blurred(grid: FloatArray) -> FloatArray:
    """Return a grid of blocks, each with what lies up to ``_NEAR`` blocks around, the nearer the more."""
    for _ in range(2):
        wide = np.pad(grid, ((_NEAR, _NEAR), (0, 0)))
        grid = sum(weight * wide[k : k + len(grid)] for k, weight in enumerate(_WEIGHTS))
        grid = grid.T
    return grid


def _look(image: FloatImage, chosen: NDArray[np.bool_], cells: NDArray[np.bool_]) -> Blocks:
    """Look at the chosen pixels of some blocks, all having enough; of many, at some spread evenly."""
    places = np.flatnonzero(cells)
    picked = np.zeros(cells.shape, np.bool_)
    picked.reshape(-1)[places[:: -(-places.size // _MOST) or 1]] = True
    return cut(image, chosen, picked, 1)


def _between_levels(levels: FloatArray, deviations: FloatArray, values: FloatArray) -> FloatArray:
    """Return (n, C), the deviations that belong to (n, C) values."""
    brightness = values.mean(axis=1)
    return np.stack([np.interp(brightness, levels, each) for each in deviations.T], axis=1).astype(np.float32)


def _axes(residuals: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the mixing matrix of (n, C, 256) grain of about the standard deviation 1, and the one back."""
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
    """Return (n, axes, 256) of (axes, C) and (n, C, 256)."""
    return np.stack([sum(share * residuals[:, k] for k, share in enumerate(row)) for row in matrix], axis=1)


def _own(image: FloatImage, mask: HoleMask, masked: NDArray[np.intp], grain: Grain, clean: float) -> FloatArray:
    """Return (axes, 32, 17), the spectrum of the grain that the filling has already, of the form of the powers."""
    # The planes are those of whole blocks: one through the pixels of a scratch would take the most of it.
    around = _look(image, np.ones_like(mask), masked >= _FILLED)
    expected = grain.deviations_at(around.levels)
    # What deviates by more than grain does is the picture.
    is_told = around.are_flat(clean) & ((expected > 0) & (around.deviations < ALIKE * expected)).all(axis=1)
    if not is_told.any():
        return np.zeros_like(grain.powers)
    places = np.flatnonzero(is_told)
    places = places[:: -(-places.size // _AVERAGED)]
    filled = blocks_of(mask, around.rows[places], around.columns[places])[:, np.newaxis].astype(np.float32)
    residuals = around.residuals[places] / expected[places][..., np.newaxis] * filled
    seen = autocorrelation(_mixed(grain.unmixing, residuals)) / np.maximum(autocorrelation(filled)[0], 1)
    whole, lost = fitted(seen)
    shares = np.maximum(seen[:, 0, 0], 0) * lost**2 / (grain.squares * grain.lost**2)
    return np.asarray(power(whole) * shares[:, np.newaxis, np.newaxis], np.float32)


def _gate(known: Blocks, is_flat: NDArray[np.bool_], grain: Grain, clean: float, shape: tuple[int, ...]) -> FloatArray:
    """Return (H // 16, W // 16): 0 where the blocks around are clean, 1 where they are as grainy as their brightness.

    The harmonic mean lets a few clean blocks weigh more than many grainy ones: what is grainy there may be texture.
    """
    expected = grain.deviations_at(known.levels)
    shares = (known.deviations / np.maximum(expected, clean)).mean(axis=1)
    shares[(expected <= clean).all(axis=1)] = 1  # says nothing of places of another brightness
    sums, weights = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    # Texture covers what grain there may be, and only counts where nothing else is near.
    weight = np.where(is_flat & (shares < ALIKE**2), np.float32(1), np.float32(0.02))
    weights[known.rows, known.columns] = weight
    sums[known.rows, known.columns] = weight / np.clip(shares, _LEAST, 1)
    # Where no block is near, as deep in a large hole, all of them count.
    few = np.float32(1e-3)
    mean = sums.sum() / weights.sum()
    gate = 2 * (_blurred(weights) + few) / (_blurred(sums) + few * mean) - np.float32(0.5)
    return np.asarray(np.clip(gate, 0, 1), np.float32)


def _at(gate: FloatArray, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> FloatArray:
    """Return (n, 1): the gate at pixels, linearly between the middles of blocks."""
    top, bottom, down = _between(rows, gate.shape[0])
    left, right, across = _between(columns, gate.shape[1])
    upper = gate[top, left] + across * (gate[top, right] - gate[top, left])
    lower = gate[bottom, left] + across * (gate[bottom, right] - gate[bottom, left])
    return np.asarray(upper + down * (lower - upper), np.float32)[:, np.newaxis]


def _between(places: NDArray[np.intp], count: int) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatArray]:
    """Return, for places along one axis, the blocks before and after and how far it is from one to the other, 0..1."""
    position = np.clip((places.astype(np.float32) + np.float32(0.5)) / SIDE - np.float32(0.5), 0, count - 1)
    before = position.astype(np.intp)
    return before, np.minimum(before + 1, count - 1), np.asarray(position - before, np.float32)
