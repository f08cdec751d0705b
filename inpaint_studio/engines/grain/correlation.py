"""Correlation: the autocorrelation of grain, as far as blocks of 16 x 16 pixels show it, and its spectrum.

Taking a plane away from each block takes coarse grain away, too, and with it a part of the autocorrelation at every
distance. What grain of a few known reaches leaves in such blocks can be computed; the mixture of them that explains
what was found (least squares without negative parts) tells what was lost, and goes on where the blocks end.
"""

from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from inpaint_studio.engines.grain.blocks import BASIS, SIDE
from inpaint_studio.engines.grain.waves import spectra
from inpaint_studio.engines.kernels.algebra import inverse, outer, product
from inpaint_studio.engines.kernels.arrays import DoubleArray, FloatArray
from inpaint_studio.engines.kernels.exact import cosine, exponential

_REACHES = (0.0, 0.5, 0.8, 1.2, 1.7, 2.4, 3.2)
"""White noise blurred by Gaussians of these, in pixels, is what grain is compared with."""

_LAGS, _SURE = 8, 4  # pixels apart up to which the autocorrelation counts, and up to which it is taken as it was found
_LARGEST_LOSS = 1.5  # of the standard deviation

_COLUMNS, _FOLLOWING = np.arange(SIDE)[:, np.newaxis], np.arange((_LAGS + 1) * SIDE)
_DISTANCES = (_FOLLOWING // SIDE * 2 * SIDE + (_FOLLOWING % SIDE - _COLUMNS) % (2 * SIDE)).ravel()
"""Where the distance of a pixel in a row from one in the same or the eight following rows stands in a table."""


def autocorrelation(blocks: FloatArray) -> DoubleArray:
    """Return (C, 32, 32), for each distance, the sum over (n, C, 256) blocks of products of pixels so far apart.

    The distance is 0 at [0, 0] and wraps around; pixels more than 8 rows apart are left out.
    """
    count, channels, _ = blocks.shape
    wide = np.zeros((channels, count, (SIDE + _LAGS) * SIDE), np.float32)
    wide[..., : SIDE * SIDE] = blocks.swapaxes(0, 1)
    result = []
    for plane in wide:
        # Each row of the blocks times those from it to the eighth below.
        rows = sliding_window_view(plane, (_LAGS + 1) * SIDE, axis=1)[:, ::SIDE].reshape(-1, (_LAGS + 1) * SIDE)
        products = np.zeros((SIDE, rows.shape[1]), np.float32)
        outer(np.ascontiguousarray(rows[:, :SIDE]), rows, products)
        found = np.bincount(_DISTANCES, products.ravel(), 4 * SIDE * SIDE).reshape(2 * SIDE, 2 * SIDE)
        found[-_LAGS:] = np.roll(found[_LAGS:0:-1, ::-1], 1, axis=1)
        result.append(found)
    return np.stack(result)


def fitted(found: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
    """Return the autocorrelations of the grain whose blocks show ``found``, (n, 32, 32), as 1 at no distance.

    Returns:
        (n, 32, 32), the autocorrelations; and (n,), how many times the standard deviation of blocks that of grain is.
    """
    true, seen = _models()
    counted = _distances() <= _LAGS
    shares = _not_negative(product(found[:, counted], seen[:, counted].T))[..., np.newaxis, np.newaxis]
    lost, model = (shares * (true - seen)).sum(axis=1), (shares * true).sum(axis=1)
    sure = _sure()
    whole = sure * (found + lost) + (1 - sure) * model
    variances = whole[:, :1, :1]
    most = np.maximum(found[:, 0, 0], 1e-12)
    loss = np.sqrt(np.clip(variances[:, 0, 0] / most, 1, _LARGEST_LOSS**2))
    return whole / np.maximum(variances, 1e-12), loss


def power(correlations: DoubleArray) -> FloatArray:
    """Return (n, 32, 17), the spectra that belong to autocorrelations, of which far distances do not count."""
    return np.maximum(spectra(correlations * _fade()), 0).astype(np.float32)


@lru_cache(maxsize=1)
def _distances() -> DoubleArray:
    lags = np.fft.fftfreq(2 * SIDE, 1 / (2 * SIDE))
    return np.asarray(np.sqrt(lags[:, np.newaxis] ** 2 + lags**2))


@lru_cache(maxsize=1)
def _sure() -> DoubleArray:
    """Return (32, 32), from 1 to 0: how much what was found counts at each distance, not the model."""
    return np.asarray(0.5 + 0.5 * cosine(np.pi * np.clip((_distances() - _SURE) / (_LAGS - _SURE), 0, 1)))


@lru_cache(maxsize=1)
def _fade() -> DoubleArray:
    """Return (32, 32), from 1 to 0: how much the autocorrelation counts at each distance."""
    return np.asarray(0.5 + 0.5 * cosine(np.pi * np.clip((_distances() - _LAGS) / (SIDE - _LAGS), 0, 1)))


@lru_cache(maxsize=1)
def _models() -> tuple[DoubleArray, DoubleArray]:
    """Return (reaches, 32, 32) twice: autocorrelations, and what blocks show of them when a plane is taken away."""
    rows, columns = np.divmod(np.arange(SIDE * SIDE), SIDE)
    down, right = rows[:, np.newaxis] - rows, columns[:, np.newaxis] - columns
    cells = ((down % (2 * SIDE)) * (2 * SIDE) + right % (2 * SIDE)).ravel()
    pairs = np.maximum(np.bincount(cells, minlength=4 * SIDE * SIDE), 1)
    true, seen = [], []
    for reach in _REACHES:
        whole = (
            exponential(-(_distances() ** 2) / (4 * reach * reach)) if reach else (_distances() == 0).astype(np.float64)
        )
        covariance = whole.ravel()[cells].reshape(SIDE * SIDE, -1)
        across = product(covariance, BASIS)
        both = product(BASIS, product(product(BASIS.T, across), BASIS.T))
        left = covariance - product(across, BASIS.T) - product(BASIS, across.T) + both
        true.append(whole)
        seen.append((np.bincount(cells, left.ravel(), pairs.size) / pairs).reshape(whole.shape))
    return np.stack(true), np.stack(seen)


@lru_cache(maxsize=1)
def _solvers() -> DoubleArray:
    """Return (127, 7, 7), for each choice of reaches, what makes the best factors of products with the models."""
    _, seen = _models()
    columns = seen[:, _distances() <= _LAGS]
    products = product(columns, columns.T)
    result = np.zeros((2 ** len(columns) - 1, *products.shape))
    for solver, choice in zip(result, range(1, len(result) + 1), strict=True):
        chosen = np.flatnonzero(choice >> np.arange(len(columns)) & 1)
        solver[np.ix_(chosen, chosen)] = inverse(products[np.ix_(chosen, chosen)])
    return result


def _not_negative(products: DoubleArray) -> DoubleArray:
    """Return (n, 7) factors, none negative, whose mixtures of what blocks show are nearest to what was found.

    Args:
        products: (n, 7), of what was found with what blocks show of each reach.
    """
    # Of every choice of reaches, whose solvers are symmetric.
    factors = (products[:, :, np.newaxis] * _solvers()[:, np.newaxis]).sum(axis=2)
    # The nearer a mixture of least squares, the larger its product with what is wanted.
    gains = np.where((factors >= 0).all(axis=2), (factors * products).sum(axis=2), 0)
    best = gains.argmax(axis=0), np.arange(len(products))
    return np.asarray(factors[best] * (gains[best] > 0)[:, np.newaxis])
