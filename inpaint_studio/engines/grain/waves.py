"""Waves: Fourier transforms of small planes, with the same bits on every processor, unlike those of libraries."""

from functools import lru_cache

import numpy as np

from inpaint_studio.engines.kernels.algebra import outer
from inpaint_studio.engines.kernels.arrays import DoubleArray
from inpaint_studio.engines.kernels.exact import cosine, sine


def spectra(correlations: DoubleArray) -> DoubleArray:
    """Return the real parts of the spectra, (n, s, s / 2 + 1), of (n, s, s) autocorrelations."""
    cosines, sines = _waves(correlations.shape[-1])
    columns = correlations.shape[-1] // 2 + 1
    both = _both(cosines, correlations, cosines[:, :columns]) - _both(sines, correlations, sines[:, :columns])
    return np.asarray(both)


def correlations(spectra: DoubleArray) -> DoubleArray:
    """Return the autocorrelations, (n, s, s), of real spectra, (n, s, s / 2 + 1): the inverse of ``spectra``."""
    side = spectra.shape[1]
    cosines, sines = _waves(side)
    shares = np.full(spectra.shape[2], 2.0)
    shares[[0, -1]] = 1
    whole, columns = spectra * shares, slice(spectra.shape[2])
    both = _both(cosines, whole, cosines[columns]) - _both(sines, whole, sines[columns])
    return np.asarray(both / (side * side))


def _both(left: DoubleArray, planes: DoubleArray, right: DoubleArray) -> DoubleArray:
    """Return ``left @ plane @ right`` for each of (n, s, m) planes; ``left`` is symmetric."""
    count, rows, columns = planes.shape
    # All planes at once, side by side and then one below the other.
    beside = np.zeros((len(left), count * columns))
    outer(left, np.ascontiguousarray(planes.swapaxes(0, 1)).reshape(rows, -1), beside)
    below = np.ascontiguousarray(beside.reshape(-1, columns).T)
    result = np.zeros((below.shape[1], right.shape[1]))
    outer(below, np.ascontiguousarray(right), result)
    return result.reshape(len(left), count, -1).swapaxes(0, 1)


@lru_cache(maxsize=2)
def _waves(side: int) -> tuple[DoubleArray, DoubleArray]:
    """Return the cosines and sines, (side, side) each, of 2 pi k m / side."""
    turns = np.outer(np.arange(side), np.arange(side)) % side
    angles = np.where(turns > side // 2, turns - side, turns) * (2 * np.pi / side)
    return cosine(angles), sine(angles)
