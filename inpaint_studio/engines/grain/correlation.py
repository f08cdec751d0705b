"""Correlation: the autocorrelation of grain, as far as blocks of 16 x 16 pixels show it, and its spectrum.

Subtracting a plane from each block removes coarse grain, too, and with it a part of the autocorrelation at every
distance. For model grain, white noise blurred by Gaussians, the autocorrelation that such blocks still show can be
computed. The mixture of models that comes nearest to the autocorrelation found (least squares with factors >= 0) tells
which part was removed, and continues the autocorrelation beyond the size of the blocks.
"""

from functools import lru_cache

import numpy as np

from inpaint_studio.engines.grain.blocks import BASIS, SIDE
from inpaint_studio.engines.grain.waves import spectra
from inpaint_studio.engines.kernels.algebra import inverse, product
from inpaint_studio.engines.kernels.arrays import DoubleArray, FloatArray
from inpaint_studio.engines.kernels.exact import cosine, exponential
from inpaint_studio.engines.kernels.jit import kernel

_REACHES = (0.0, 0.5, 0.8, 1.2, 1.7, 2.4, 3.2)
"""Sigma, in pixels, of the Gaussians that blur the white noise of each model; called the reach of grain."""

_LAGS, _SURE = 8, 4  # distances in pixels up to which the autocorrelation counts, and up to which it is taken as found
_LARGEST_LOSS = 1.5  # the factor of the standard deviation is at most this

_COLUMNS, _FOLLOWING = np.arange(SIDE)[:, np.newaxis], np.arange((_LAGS + 1) * SIDE)
_DISTANCES = (_FOLLOWING // SIDE * 2 * SIDE + (_FOLLOWING % SIDE - _COLUMNS) % (2 * SIDE)).ravel()
"""For each pixel of a row and each of that and the eight following rows: the index of their distance in a table."""


def autocorrelation(blocks: FloatArray) -> DoubleArray:
    """Return (C, 32, 32), for each distance the sum of the products of all pairs of pixels that far apart in a block.

    Distances are (rows, columns), 0 at [0, 0], and wrap around; pixels more than 8 rows apart are left out.

    Args:
        blocks: (n, C, 256).
    """
    count, channels, _ = blocks.shape
    wide = np.zeros((channels, count, (SIDE + _LAGS) * SIDE), np.float32)
    wide[..., : SIDE * SIDE] = blocks.swapaxes(0, 1)
    result = []
    for plane in wide:
        products = np.zeros((SIDE, (_LAGS + 1) * SIDE), np.float32)
        multiply(plane, products)
        found = np.bincount(_DISTANCES, products.ravel(), 4 * SIDE * SIDE).reshape(2 * SIDE, 2 * SIDE)
        found[-_LAGS:] = np.roll(found[_LAGS:0:-1, ::-1], 1, axis=1)
        result.append(found)
    return np.stack(result)


@kernel
def multiply(blocks: FloatArray, products: FloatArray) -> None:
    """Add up the products of each row of blocks and of those from itself to the eighth below.

    Args:
        blocks: (n, 24 * 16), blocks of 16 rows of 16 pixels, and below 8 rows of zeros.
        products: (16, 9 * 16), for each column of a row and for each pixel of these rows; changes.
    """
    for block in range(len(blocks)):
        for row in range(SIDE):
            rows = blocks[block, row * SIDE : row * SIDE + products.shape[1]]
            for column in range(SIDE):
                factor, target = rows[column], products[column]
                for m in range(len(target)):
                    target[m] += factor * rows[m]


def fitted(found: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
    """Return the autocorrelations of grain from those that its blocks show.

    Args:
        found: (n, 32, 32), the autocorrelations in blocks from which a plane was subtracted.

    Returns:
        (n, 32, 32), the autocorrelations, 1 at the distance 0. (n,), by which factor the standard deviation of grain is
        larger than that in the blocks.
    """
    true, seen = _models()
    counted = _distances() <= _LAGS
    shares = _not_negative(product(found[:, counted], seen[:, counted].T))[..., np.newaxis, np.newaxis]
    lost, model = (shares * (true - seen)).sum(axis=1), (shares * true).sum(axis=1)
    sure = _falling(_SURE, _LAGS)  # how much counts what was found; the rest is the model
    whole = sure * (found + lost) + (1 - sure) * model
    variances = whole[:, :1, :1]
    most = np.maximum(found[:, 0, 0], 1e-12)
    loss = np.sqrt(np.clip(variances[:, 0, 0] / most, 1, _LARGEST_LOSS**2))
    return whole / np.maximum(variances, 1e-12), loss


def power(correlations: DoubleArray) -> FloatArray:
    """Return (n, 32, 17), the power spectra of (n, 32, 32) autocorrelations, which are faded out at far distances."""
    return np.maximum(spectra(correlations * _falling(_LAGS, SIDE)), 0).astype(np.float32)


@lru_cache(maxsize=1)
def _distances() -> DoubleArray:
    """Return (32, 32), the Euclidean distance in pixels of each place of an autocorrelation."""
    lags = np.fft.fftfreq(2 * SIDE, 1 / (2 * SIDE))
    return np.asarray(np.sqrt(lags[:, np.newaxis] ** 2 + lags**2))


@lru_cache(maxsize=2)
def _falling(start: int, end: int) -> DoubleArray:
    """Return (32, 32): 1 up to the distance ``start``, 0 from ``end`` on, half a cosine in between."""
    return np.asarray(0.5 + 0.5 * cosine(np.pi * np.clip((_distances() - start) / (end - start), 0, 1)))


@lru_cache(maxsize=1)
def _models() -> tuple[DoubleArray, DoubleArray]:
    """Return the models' autocorrelations, (7, 32, 32), and those that blocks show after subtracting a plane."""
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
    """Return (127, 7, 7), for each choice of models the inverse of their normal equations; 0 for models not chosen."""
    _, seen = _models()
    columns = seen[:, _distances() <= _LAGS]
    products = product(columns, columns.T)
    result = np.zeros((2 ** len(columns) - 1, *products.shape))
    for solver, choice in zip(result, range(1, len(result) + 1), strict=True):
        chosen = np.flatnonzero(choice >> np.arange(len(columns)) & 1)
        solver[np.ix_(chosen, chosen)] = inverse(products[np.ix_(chosen, chosen)])
    return result


def _not_negative(products: DoubleArray) -> DoubleArray:
    """Return the factors of the models, (n, 7), none negative, whose mixtures are nearest to what was found.

    Every choice of models is tried.

    Args:
        products: (n, 7), the scalar products of what was found with what blocks show of each model.
    """
    factors = (products[:, :, np.newaxis] * _solvers()[:, np.newaxis]).sum(axis=2)
    # The nearer a mixture of least squares is, the larger is its product with what was found.
    gains = np.where((factors >= 0).all(axis=2), (factors * products).sum(axis=2), 0)
    best = gains.argmax(axis=0), np.arange(len(products))
    return np.asarray(factors[best] * (gains[best] > 0)[:, np.newaxis])
