"""Grain: makes a filling as grainy as what surrounds it.

What is learned from flat blocks of known pixels near the holes:

- strength by brightness, for each channel (the noise level function of Liu et al., "Noise estimation from a single
  image", 2006, and Foi et al., "Practical Poissonian-Gaussian noise modeling and fitting", 2008);
- how the channels go together (principal axes of their correlation): silver grain is the same in all of them, that of
  colour film nearly independent, and compressed scans have finer grain in brightness than in colour;
- along each axis the spectrum, from the mean autocorrelation up to 9 pixels apart.

New grain is white noise shaped by that spectrum, as noise of random phase reproduces a texture without structure
(Galerne et al., "Random phase textures", 2011); AV1's film grain (Norkin and Birkbeck, "Film grain synthesis for AV1",
2018) does the same with an autoregressive filter and strengths by brightness. A filling that has some of its own, from
the rim's pixels it continues, gets so much less.

Measured on discs of 17 px radius in flat places of eight scans, by the deviation of blocks: fillings had 13 to 32 % of
the grain that was there, and have 81 to 107 % with this; half of it in a scan full of people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.fmm.flatness import SIDE, Blocks, Plane, counts, cut

CONTEXT = 24
"""Known pixels wanted around a hole, to learn from."""

_BATCH = 16384
_MOST = 768  # blocks looked at
_FEWEST = 4  # flat blocks without which nothing can be told
_KNOWN, _FILLED = SIDE * SIDE // 2, 3 * SIDE  # pixels that a block needs to tell of its grain
_WEIGHTS = tuple(np.array([0.022, 0.229, 0.498, 0.229, 0.022], np.float32))
_NEAR = len(_WEIGHTS) // 2  # blocks around a hole that are looked at, and that decide whether it gets grain
_CLEAN = 0.002  # weaker grain than this share of the largest value is none: half a level of 8 bits,
_ROUNDED = 0.5  # and so is what rounding to steps makes, 0.3 of a step, or 0.37 by the median
_BIN = 24  # flat blocks for each point of the function of brightness
_POINTS = 8
_ALIKE, _ENOUGH = 1.4, 0.4  # grain: deviations within this factor of each other in so many of the blocks
_RANGE = 2.5  # what goes further beyond the calmest blocks of most brightnesses is texture
_LAGS, _SURE = 9, 4  # pixels apart up to which the autocorrelation is used, and is used in full
_LEAST = 0.05  # of what the brightness makes expect: a block with less is clean
_AVERAGED = 192  # blocks that the spectrum is a mean of
_TABLE = 256  # side of the table of grain, which repeats


@dataclass(frozen=True, slots=True, eq=False)
class Grain:
    """What grain there is.

    Attributes:
        levels: (points,) brightnesses, means over the channels, ascending.
        strengths: (points, C) standard deviation of the grain at these.
        mixing: (C, axes) how much of each axis is in each channel; its rows have the length 1.
        kernels: (axes, 32, 32) what white noise is convolved with along each axis; centre at [0, 0], wrapping around.
    """

    levels: Plane
    strengths: Plane
    mixing: Plane
    kernels: Plane

    def strength_at(self, values: Plane) -> Plane:
        """Return the standard deviation of the grain on (n, C) values."""
        return _strengths(self.levels, self.strengths, values)


def add_grain(image: Plane, mask: NDArray[np.bool_], seed: int = 0) -> Iterator[float]:
    """Add grain to the filled pixels of ``image`` in place; yield the share done.

    Nothing is added where the surroundings are clean or too rich in detail to tell, and nothing that would lie outside
    the range of the known pixels near the holes. The same image, mask and seed give the same grain.

    Args:
        image: (H, W, C) float32, filled, every value finite; of any scale.
        mask: (H, W), the filled pixels.
        seed: which of the many possible grains.
    """
    known = _look(image, ~mask, _near(mask), _KNOWN)
    yield 0.2
    if not known.rows.size:
        return
    clean = max(_CLEAN * float(np.abs([known.lows, known.highs]).max()), _ROUNDED * known.step)
    grain = estimate(known, clean)
    if grain is None:
        return
    yield 0.4
    pixels = np.flatnonzero(mask)
    own = _own(_look(image, mask, counts(mask) > 0, _FILLED), grain, clean)
    gate = _gate(known, grain, clean, counts(mask).shape) * np.float32((1 - own**2) ** 0.5)
    table = synthesize(grain, seed)
    shift = crc32(known.levels.tobytes())  # holes of the same shape shall not get the same grain
    yield 0.6
    for start in range(0, pixels.size, _BATCH):
        batch = pixels[start : start + _BATCH]
        rows, columns = np.divmod(batch, mask.shape[1])
        noise = table[(rows + shift) % _TABLE, (columns + (shift >> 16)) % _TABLE]
        before = image[rows, columns]
        noise *= grain.strength_at(before) * _at(gate, rows, columns)
        low, high = np.minimum(known.lows, before), np.maximum(known.highs, before)
        image[rows, columns] = np.clip(before + noise, low, high)
        yield 0.6 + 0.4 * min(start + _BATCH, pixels.size) / pixels.size


def estimate(known: Blocks, clean: float) -> Grain | None:
    """Return the grain that blocks of known pixels show, or nothing where they are clean or tell nothing.

    Args:
        known: blocks around the holes.
        clean: weaker grain than this is none.
    """
    is_flat = known.are_flat(clean)
    if np.count_nonzero(is_flat) < _FEWEST:
        return None
    levels, strengths = _curve(known.levels[is_flat], known.deviations[is_flat], clean)
    if not levels.size:
        return None
    strengths[strengths < clean] = 0
    expected = _strengths(levels, strengths, known.levels)
    shares = known.deviations / np.maximum(expected, clean)
    is_typical = is_flat & ((shares > 1 / _ALIKE**2) & (shares < _ALIKE**2) & (expected > 0)).all(axis=1)
    if np.count_nonzero(is_typical) < _FEWEST:
        return None
    places = np.flatnonzero(is_typical)
    places = places[:: -(-places.size // _AVERAGED)]
    residuals = known.residuals[places] / expected[places][:, np.newaxis]
    return Grain(levels, strengths, *_spectrum(residuals, known.chosen[places]))


def synthesize(grain: Grain, seed: int) -> Plane:
    """Return (256, 256, C) of grain of the standard deviation 1, which may be repeated side by side."""
    result = np.zeros((_TABLE, _TABLE, len(grain.mixing)), np.float32)
    for axis, kernel in enumerate(grain.kernels):
        half = len(kernel) // 2
        wide = np.zeros((_TABLE, _TABLE), np.float32)
        wide[:half, :half], wide[:half, -half:] = kernel[:half, :half], kernel[:half, -half:]
        wide[-half:, :half], wide[-half:, -half:] = kernel[-half:, :half], kernel[-half:, -half:]
        plane = np.fft.irfft2(np.fft.rfft2(wide) * _white(seed, axis), s=wide.shape)
        result += (plane / max(float(plane.std()), 1e-9)).astype(np.float32)[..., np.newaxis] * grain.mixing[:, axis]
    # Strengths were measured on what a plane leaves of a block; so the table is measured in the same way.
    every = np.ones(result.shape[:2], np.bool_)
    return result / np.median(_look(result, every, counts(every) > 0, _KNOWN, most=64).deviations)


@lru_cache(maxsize=12)
def _white(seed: int, axis: int) -> NDArray[np.complex64]:
    """Return the spectrum of white noise without a mean."""
    noise = np.random.default_rng((seed, axis)).standard_normal((_TABLE, _TABLE), np.float32)
    spectrum = np.fft.rfft2(noise - noise.mean()).astype(np.complex64)
    spectrum.flags.writeable = False
    return spectrum


def _near(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return (H // 16, W // 16): which blocks lie near a hole."""
    return _blurred((counts(mask) > 0).astype(np.float32)) > 0


def _blurred(grid: Plane) -> Plane:
    """Return a grid of blocks, each with what lies up to ``_NEAR`` blocks around, the nearer the more."""
    for _ in range(2):
        wide = np.pad(grid, ((_NEAR, _NEAR), (0, 0)))
        grid = sum(weight * wide[k : k + len(grid)] for k, weight in enumerate(_WEIGHTS))
        grid = grid.T
    return grid


def _look(image: Plane, chosen: NDArray[np.bool_], cells: NDArray[np.bool_], least: int, most: int = _MOST) -> Blocks:
    """Cut out blocks with enough chosen pixels; of many, some spread evenly."""
    places = np.flatnonzero(cells & (counts(chosen) >= least))
    picked = np.zeros(cells.shape, np.bool_)
    picked.reshape(-1)[places[:: -(-places.size // most) or 1]] = True
    return cut(image, chosen, picked, least)


def _curve(levels: Plane, deviations: Plane, clean: float) -> tuple[Plane, Plane]:
    """Return (points,) brightnesses, ascending, and (points, C) strengths; none where no brightness tells.

    Grain is as strong in one block as in the next of the same brightness, texture is not: the calmest blocks tell what
    is grain, provided that many agree with them. Clean blocks among grainy ones are left to the gate.
    """
    brightness, strength = levels.mean(axis=1), np.sqrt((deviations**2).mean(axis=1))
    order = np.argsort(brightness, kind="stable")
    parts = [
        grainy if (grainy := part[strength[part] >= clean]).size >= _ENOUGH * part.size else part
        for part in np.array_split(order, min(max(order.size // _BIN, 1), _POINTS))
    ]
    calmest = [float(np.quantile(strength[part], 0.1)) for part in parts]
    limit = _RANGE * float(np.quantile([each for each in calmest if each >= clean] or [0.0], 0.3))
    points, strengths = [], []
    for part in parts:
        calm = _calm(part, strength)
        if calm.size:
            points.append(np.median(brightness[calm]))
            typical = np.median(deviations[calm], axis=0)
            strengths.append(typical * min(1.0, limit / max(float(typical.mean()), 1e-30)))
    return np.array(points, np.float32), np.array(strengths, np.float32)


def _calm(part: NDArray[np.intp], strength: Plane) -> NDArray[np.intp]:
    """Return those of some blocks of one brightness that show grain alone, or nothing where too few agree."""
    ordered = np.sort(strength[part])
    company = np.searchsorted(ordered, _ALIKE * ordered, side="right") - np.arange(ordered.size)
    agreeing = np.flatnonzero(company >= max(_FEWEST, _ENOUGH * ordered.size))
    return part[strength[part] <= _ALIKE**2 * ordered[agreeing[0]]] if agreeing.size else part[:0]


def _strengths(levels: Plane, strengths: Plane, values: Plane) -> Plane:
    """Return (n, C), the strength of the grain at (n, C) values."""
    brightness = values.mean(axis=1)
    return np.stack([np.interp(brightness, levels, each) for each in strengths.T], axis=1).astype(np.float32)


def _spectrum(residuals: Plane, chosen: NDArray[np.bool_]) -> tuple[Plane, Plane]:
    """Return the mixing matrix and the kernels of (n, 256, C) grain of about the standard deviation 1."""
    if (residuals == residuals[..., :1]).all():
        mixing = np.ones((residuals.shape[2], 1), np.float32)  # gray stays gray to the last bit
        planes = residuals[..., :1]
    else:
        covariance = np.einsum("nkc,nkd->cd", residuals, residuals).astype(np.float64)
        scale = np.sqrt(np.diag(covariance))
        shares, axes = np.linalg.eigh(covariance / np.outer(scale, scale))
        mixing = (axes * np.sqrt(np.maximum(shares, 0))).astype(np.float32)
        planes = (residuals / (scale / scale.mean()).astype(np.float32)) @ axes.astype(np.float32)
    pairs = _autocorrelation(chosen.astype(np.float32))
    kernels = [_kernel(_autocorrelation(plane) / np.maximum(pairs, 1)) for plane in np.moveaxis(planes, 2, 0)]
    return mixing, np.stack(kernels)


def _autocorrelation(blocks: Plane) -> NDArray[np.float64]:
    """Return (32, 32), the sum over (n, 256) blocks, for each distance, of products of pixels so far apart."""
    wide = np.zeros((len(blocks), 2 * SIDE, 2 * SIDE), np.float32)
    wide[:, :SIDE, :SIDE] = blocks.reshape(-1, SIDE, SIDE)
    transform = np.fft.rfft2(wide)
    power = np.einsum("nyx,nyx->yx", transform.real, transform.real)
    power += np.einsum("nyx,nyx->yx", transform.imag, transform.imag)
    return np.asarray(np.fft.irfft2(power.astype(np.float64), s=wide.shape[1:]))


def _kernel(autocorrelation: NDArray[np.float64]) -> Plane:
    """Return what white noise is to be convolved with to get this autocorrelation."""
    lags = np.fft.fftfreq(2 * SIDE, 1 / (2 * SIDE))
    distance = np.hypot(lags[:, np.newaxis], lags)
    fade = 0.5 + 0.5 * np.cos(np.pi * np.clip((distance - _SURE) / (_LAGS - _SURE), 0, 1))
    power = np.fft.rfft2(autocorrelation * fade).real
    return np.fft.irfft2(np.sqrt(np.maximum(power, 0)), s=fade.shape).astype(np.float32)


def _own(filled: Blocks, grain: Grain, clean: float) -> float:
    """Return how grainy the filling already is, 0..1 of what it should be."""
    expected = grain.strength_at(filled.levels)
    is_told = filled.are_flat(clean)[:, np.newaxis] & (expected > 0)
    shares = filled.deviations[is_told] / expected[is_told]
    return float(np.clip(np.median(shares), 0, 1)) if shares.size else 0.0


def _gate(known: Blocks, grain: Grain, clean: float, shape: tuple[int, int]) -> Plane:
    """Return (H // 16, W // 16): 0 where the blocks around are clean, 1 where they are as grainy as their brightness.

    The harmonic mean lets a few clean blocks weigh more than many grainy ones: what is grainy there may be texture.
    """
    expected = grain.strength_at(known.levels)
    shares = (known.deviations / np.maximum(expected, clean)).mean(axis=1)
    shares[(expected <= clean).all(axis=1)] = 1  # says nothing of places of another brightness
    sums, weights = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    # Texture covers what grain there may be, and only counts where nothing else is near.
    weight = np.where(known.are_flat(clean) & (shares < _ALIKE**2), np.float32(1), np.float32(0.02))
    weights[known.rows, known.columns] = weight
    sums[known.rows, known.columns] = weight / np.clip(shares, _LEAST, 1)
    # Where no block is near, as deep in a large hole, all of them count.
    few = np.float32(1e-3)
    mean = sums.sum() / weights.sum()
    gate = 2 * (_blurred(weights) + few) / (_blurred(sums) + few * mean) - np.float32(0.5)
    return np.asarray(np.clip(gate, 0, 1), np.float32)


def _at(gate: Plane, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> Plane:
    """Return (n, 1): the gate at pixels, linearly between the middles of blocks."""
    top, bottom, down = _between(rows, gate.shape[0])
    left, right, across = _between(columns, gate.shape[1])
    upper = gate[top, left] + across * (gate[top, right] - gate[top, left])
    lower = gate[bottom, left] + across * (gate[bottom, right] - gate[bottom, left])
    return np.asarray(upper + down * (lower - upper), np.float32)[:, np.newaxis]


def _between(places: NDArray[np.intp], count: int) -> tuple[NDArray[np.intp], NDArray[np.intp], Plane]:
    """Return, for places along one axis, the blocks before and after and how far it is from one to the other, 0..1."""
    position = np.clip((places.astype(np.float32) + np.float32(0.5)) / SIDE - np.float32(0.5), 0, count - 1)
    before = position.astype(np.intp)
    return before, np.minimum(before + 1, count - 1), np.asarray(position - before, np.float32)
