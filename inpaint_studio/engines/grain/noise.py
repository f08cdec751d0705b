"""Noise: white noise, and what becomes of it when an even kernel shapes it."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.kernels.patch_sums import SQUARE, plane_dot

_TABLE = 256  # side of the table of white noise, which repeats, in pixels
_HALF = SQUARE // 2


@kernel
def shape(
    kernels: FloatArray,
    white: FloatArray,
    axis: int,
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    result: FloatArray,
) -> None:
    """Write the noise of one axis at some pixels.

    Args:
        kernels: (axes * SQUARE, SQUARE), one below the other, each with its middle at [SQUARE / 2, SQUARE / 2].
        white: (H, W), white noise, with half a kernel around what the pixels lie in.
        axis: which kernel shapes it.
        rows: (n,), where in the noise the pixels lie.
        columns: (n,).
        result: (axes, n), takes the noise.
    """
    stride = white.shape[1]
    for index in range(len(rows)):
        start = rows[index] * stride + columns[index]
        result[axis, index] = plane_dot(kernels, axis * SQUARE, white, start, stride)


def shaped(kernels: FloatArray, seed: int, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> FloatArray:
    """Return (axes, n), noise at some pixels of a plane without end, which repeats itself after 256 pixels.

    For the few pixels of a hole it is faster to add up what is around each than to transform a table by Fourier.

    Args:
        kernels: (axes, SQUARE, SQUARE), even functions of the distance, which wraps around.
        seed: of the white noise.
        rows: (n,), of the pixels.
        columns: (n,), of the pixels.
    """
    axes = len(kernels)
    middle = np.ascontiguousarray(np.roll(kernels, (_HALF, _HALF), axis=(1, 2)), np.float32).reshape(-1, SQUARE)
    rows, columns = rows % _TABLE, columns % _TABLE
    result = np.empty((axes, len(rows)), np.float32)
    for axis in range(axes):
        shape(middle, _white(seed, axis), axis, rows, columns, result)
    return result


@lru_cache(maxsize=12)
def _white(seed: int, axis: int) -> FloatArray:
    """Return white noise with the mean 0 and the standard deviation 1, (256, 256) and half a kernel around it."""
    # A sum of twelve uniform whole numbers is nearly Gaussian, and the same on every processor.
    parts = np.random.default_rng((seed, axis)).integers(0, 1 << 16, (12, _TABLE, _TABLE), np.uint16)
    noise = parts.sum(axis=0, dtype=np.int64).astype(np.float64)
    noise -= noise.mean()
    return np.pad((noise / noise.std()).astype(np.float32), _HALF, mode="wrap")
