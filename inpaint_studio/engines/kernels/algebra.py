"""Small matrices, with the same bits on every processor.

Libraries of linear algebra choose the order of their sums by the processor.
"""

from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import DoubleArray, FloatArray
from inpaint_studio.engines.kernels.jit import kernel

_SWEEPS = 12  # of Jacobi's rotations over all pairs: more than enough, as they converge quadratically


def product(left: NDArray[Any], right: NDArray[Any]) -> NDArray[Any]:
    """Return ``left @ right``, (..., n, m), of (..., n, k) and (k, m); k or m is small."""
    if left.shape[-1] <= right.shape[-1]:
        return np.asarray(sum(left[..., k, np.newaxis] * right[k] for k in range(len(right))))
    return np.stack([(left * column).sum(axis=-1) for column in right.T], axis=-1)


@kernel
def outer(left: FloatArray, right: FloatArray, result: FloatArray) -> None:
    """Add ``left.T @ right`` to the result, (n, m), row by row of (k, n) ``left`` and (k, m) ``right``."""
    for k in range(len(left)):
        for n in range(len(result)):
            factor, row, target = left[k, n], right[k], result[n]
            for m in range(row.size):
                target[m] += factor * row[m]


def inverse(matrices: NDArray[Any]) -> DoubleArray:
    """Return the inverses of (..., n, n) symmetric, positive definite matrices, by Gauss-Jordan elimination."""
    result = matrices.astype(np.float64)
    for k in range(result.shape[-1]):
        pivot = result[..., k, k].copy()[..., np.newaxis]
        row, column = result[..., k, :] / pivot, result[..., :, k].copy()
        result -= column[..., np.newaxis] * row[..., np.newaxis, :]
        result[..., k, :], result[..., :, k] = row, -column / pivot
        result[..., k, k] = 1 / pivot[..., 0]
    return result


def principal_axes(matrix: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
    """Return the eigenvalues, (n,) ascending, and the eigenvectors, in columns, of a symmetric (n, n) matrix.

    The method is Jacobi's of 1846: rotations that make one pair of entries after the other 0.
    """
    values, vectors = matrix.copy(), np.eye(len(matrix))
    pairs = [(p, q) for p in range(len(matrix)) for q in range(p + 1, len(matrix))]
    for p, q in pairs * _SWEEPS:
        if values[p, q] == 0:
            continue
        ratio = float(values[q, q] - values[p, p]) / (2 * float(values[p, q]))
        tangent = (1 if ratio >= 0 else -1) / (abs(ratio) + sqrt(ratio * ratio + 1))
        cosine = 1 / sqrt(tangent * tangent + 1)
        for rows in (values, values.T, vectors.T):
            first, second = rows[p].copy(), rows[q].copy()
            rows[p] = cosine * (first - tangent * second)
            rows[q] = cosine * (tangent * first + second)
        values[p, q] = values[q, p] = 0
    order = np.argsort(np.diag(values), kind="stable")
    return np.diag(values)[order], vectors[:, order]
