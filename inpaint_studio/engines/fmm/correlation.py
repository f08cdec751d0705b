"""Correlation: the autocorrelation of grain, as far as blocks of 16 x 16 pixels show it, and its spectrum.

Taking a plane away from each block takes coarse grain away, too, and with it a part of the autocorrelation at every
distance. What grain of a few known reaches leaves in such blocks can be computed; the mixture of them that explains
what was found (least squares without negative parts) tells what was lost, and goes on where the blocks end.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.fmm.flatness import BASIS, SIDE, Plane

_REACHES = (0.0, 0.5, 0.8, 1.2, 1.7, 2.4, 3.2)
"""White noise blurred by Gaussians of these, in pixels, is what grain is compared with."""

_LAGS, _SURE = 8, 4  # pixels apart up to which the autocorrelation counts, and up to which it is taken as it was found
_LARGEST_LOSS = 1.5  # of the standard deviation
_SWEEPS = 60


def autocorrelation(blocks: Plane) -> NDArray[np.float64]:
    """Return (C, 32, 32), for each distance, the sum over (n, C, 256) blocks of products of pixels so far apart.

    The distance is 0 at [0, 0] and wraps around.
    """
    wide = np.zeros((*blocks.shape[:2], 2 * SIDE, 2 * SIDE), np.float32)
    wide[..., :SIDE, :SIDE] = blocks.reshape(*blocks.shape[:2], SIDE, SIDE)
    transform = np.fft.rfft2(wide)
    squares = np.einsum("ncyx,ncyx->cyx", transform.real, transform.real)
    squares += np.einsum("ncyx,ncyx->cyx", transform.imag, transform.imag)
    return np.asarray(np.fft.irfft2(squares.astype(np.float64), s=wide.shape[2:]))


def fitted(found: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return the autocorrelation of the grain whose blocks show ``found``, (32, 32), as 1 at no distance.

    Returns:
        The autocorrelation; and how many times the standard deviation of blocks that of the grain is.
    """
    true, seen = _models()
    counted = _distances() <= _LAGS
    shares = _not_negative(seen[:, counted].T, found[counted])
    lost = np.tensordot(shares, true - seen, 1)
    model = np.tensordot(shares, true, 1)
    sure = 0.5 + 0.5 * np.cos(np.pi * np.clip((_distances() - _SURE) / (_LAGS - _SURE), 0, 1))
    whole = sure * (found + lost) + (1 - sure) * model
    most = max(float(found[0, 0]), 1e-12)
    loss = float(np.sqrt(np.clip(whole[0, 0] / most, 1, _LARGEST_LOSS**2)))
    return whole / max(float(whole[0, 0]), 1e-12), loss


def power(correlation: NDArray[np.float64]) -> Plane:
    """Return (32, 17), the spectrum that belongs to an autocorrelation, of which far distances do not count."""
    fade = 0.5 + 0.5 * np.cos(np.pi * np.clip((_distances() - _LAGS) / (SIDE - _LAGS), 0, 1))
    return np.maximum(np.fft.rfft2(correlation * fade).real, 0).astype(np.float32)


@lru_cache(maxsize=1)
def _distances() -> NDArray[np.float64]:
    lags = np.fft.fftfreq(2 * SIDE, 1 / (2 * SIDE))
    return np.asarray(np.hypot(lags[:, np.newaxis], lags))


@lru_cache(maxsize=1)
def _models() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return (reaches, 32, 32) twice: autocorrelations, and what blocks show of them when a plane is taken away."""
    rows, columns = np.divmod(np.arange(SIDE * SIDE), SIDE)
    down, right = rows[:, np.newaxis] - rows, columns[:, np.newaxis] - columns
    cells = ((down % (2 * SIDE)) * (2 * SIDE) + right % (2 * SIDE)).ravel()
    pairs = np.maximum(np.bincount(cells, minlength=4 * SIDE * SIDE), 1)
    true, seen = [], []
    for reach in _REACHES:
        whole = np.exp(-(_distances() ** 2) / (4 * reach**2)) if reach else (_distances() == 0).astype(np.float64)
        covariance = whole.ravel()[cells].reshape(SIDE * SIDE, -1)
        across = covariance @ BASIS
        left = covariance - across @ BASIS.T - BASIS @ across.T + BASIS @ (BASIS.T @ across) @ BASIS.T
        true.append(whole)
        seen.append((np.bincount(cells, left.ravel(), pairs.size) / pairs).reshape(whole.shape))
    return np.stack(true), np.stack(seen)


def _not_negative(columns: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the factors, none negative, whose mixture of (n, k) columns is nearest to (n,) what is wanted."""
    products, aims = columns.T @ columns, columns.T @ wanted
    factors = np.zeros(len(aims))
    for _ in range(_SWEEPS):
        for k in range(len(aims)):
            step = (aims[k] - products[k] @ factors) / products[k, k]
            factors[k] = max(factors[k] + step, 0.0)
    return factors
