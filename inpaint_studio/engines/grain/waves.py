"""Waves: Fourier transforms that have the same bits on every processor, unlike those of libraries.

Planes are transformed along their first axis, all columns at once, by the algorithm of Cooley and Tukey in the order
of Stockham (T. Stockham, High-speed convolution and correlation, AFIPS 28, 1966), which needs no bit reversal.
"""

from functools import lru_cache

import numpy as np

from inpaint_studio.engines.kernels.algebra import product
from inpaint_studio.engines.kernels.arrays import DoubleArray, FloatArray
from inpaint_studio.engines.kernels.exact import cosine, sine
from inpaint_studio.engines.kernels.jit import kernel

Complex = tuple[FloatArray, FloatArray]
"""Real and imaginary part, arrays of the same shape."""


@kernel
def step(
    real: FloatArray,
    imaginary: FloatArray,
    length: int,
    cosines: FloatArray,
    sines: FloatArray,
    to_real: FloatArray,
    to_imaginary: FloatArray,
) -> None:
    """Do one step of a transform along the first axis.

    Args:
        real: (n, m), real part of the input.
        imaginary: (n, m), imaginary part of the input.
        length: half the number of rows that are still transformed together: n / 2, n / 4, ... 1.
        cosines: (n / 2,), cosines of the angles 2 pi k / n.
        sines: (n / 2,), sines of these angles.
        to_real: (n, m), takes the real part of the result.
        to_imaginary: (n, m), takes the imaginary part of the result.
    """
    half = len(real) // 2
    group = half // length
    for k in range(length):
        turn, climb = cosines[k * group], sines[k * group]
        for place in range(k * group, (k + 1) * group):
            a, b, c, d = real[place], imaginary[place], real[place + half], imaginary[place + half]
            to = place + k * group
            e, f, g, h = to_real[to], to_imaginary[to], to_real[to + group], to_imaginary[to + group]
            for m in range(a.size):
                x, y = a[m] - c[m], b[m] - d[m]
                e[m] = a[m] + c[m]
                f[m] = b[m] + d[m]
                g[m] = turn * x + climb * y
                h[m] = turn * y - climb * x


def transformed(real: FloatArray, imaginary: FloatArray) -> Complex:
    """Return the transposed two-dimensional transform of a square plane whose side is a power of two."""
    for _ in range(2):
        real, imaginary = (part.T for part in _along(real, imaginary))
    return real.T, imaginary.T


def convolved(response: FloatArray, spectrum: Complex) -> FloatArray:
    """Return the circular convolution of two planes.

    Args:
        response: (n, n), an even function: the same at a distance and at its negative, which wraps around.
        spectrum: the transform of the other plane, as ``transformed`` returns it.
    """
    shares, _ = transformed(response, np.zeros_like(response))
    real, imaginary = (shares * part for part in spectrum)
    # The real part of the transform of the conjugate is that of the inverse transform, but for the factor.
    return transformed(real, -imaginary)[0] / np.float32(response.size)


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
    """Return ``left @ plane @ right`` for each plane."""
    return np.stack([product(left, product(plane, right)) for plane in planes])


@lru_cache(maxsize=2)
def _waves(side: int) -> tuple[DoubleArray, DoubleArray]:
    """Return the cosines and sines, (side, side) each, of 2 pi k m / side."""
    turns = np.outer(np.arange(side), np.arange(side)) % side
    angles = np.where(turns > side // 2, turns - side, turns) * (2 * np.pi / side)
    return cosine(angles), sine(angles)


@lru_cache(maxsize=2)
def _turns(side: int) -> Complex:
    """Return the cosines and sines, (side / 2,) float32 each, of 2 pi k / side."""
    cosines, sines = (each[1, : side // 2].astype(np.float32) for each in _waves(side))
    return np.ascontiguousarray(cosines), np.ascontiguousarray(sines)


def _along(real: FloatArray, imaginary: FloatArray) -> Complex:
    """Return the transform along the first axis, whose length is a power of two."""
    here = np.ascontiguousarray(real), np.ascontiguousarray(imaginary)
    length = len(real) // 2
    while length:
        there = np.empty_like(here[0]), np.empty_like(here[1])
        step(*here, length, *_turns(len(real)), *there)
        here, length = there, length // 2
    return here
