"""Logistic regression with a ridge, by Newton's method (Hastie, Tibshirani and Friedman 2009, section 4.4).

Products are einsum's, not a BLAS library's: its threads wait for each other for seconds where other work runs, and its
sums depend on the library.
"""

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 40
_LARGEST = 30.0  # odds beyond which a chance is 0 or 1
_FLAT = 1e-6  # the least curvature of a point
_DONE = 1e-6

Numbers = NDArray[np.float64]


def regression(design: Numbers, wanted: Numbers, weight: Numbers, ridge: Numbers, start: Numbers) -> Numbers:
    """Return (f,) the coefficients that minimise the weighted cross entropy, and the ridge around ``start``.

    Args:
        design: (n, f).
        wanted: (n,), 0 or 1.
        weight: (n,) of the points.
        ridge: (f,) what the square of each coefficient's distance from its start costs, halved.
        start: (f,).
    """

    def loss(values: Numbers) -> float:
        odds = product(design, values)
        cost = (weight * (np.logaddexp(0, odds) - wanted * odds)).sum() + (ridge * (values - start) ** 2).sum() / 2
        return float(cost)

    values, before = start.copy(), loss(start)
    for _ in range(_ROUNDS):
        slope = np.einsum("ij,i->j", design, weight * (_chances(design, values) - wanted)) + ridge * (values - start)
        step = np.linalg.solve(curvature(design, weight, values) + np.diag(ridge), slope)
        share = 1.0
        while (after := loss(values - share * step)) > before and share > 1e-4:
            share /= 2
        if after > before:
            break
        values, before = values - share * step, after
        if np.abs(share * step).max() < _DONE:
            break
    return np.asarray(values)


def curvature(design: Numbers, weight: Numbers, values: Numbers) -> Numbers:
    """Return (f, f) how fast the slope of the weighted cross entropy changes with the coefficients ``values``, (f,)."""
    chance = _chances(design, values)
    steepness = weight * np.maximum(chance * (1 - chance), _FLAT)
    return np.asarray(np.einsum("ij,ik->jk", design * steepness[:, np.newaxis], design))


def product(design: Numbers, values: Numbers) -> Numbers:
    """Return (n,) the products of the rows of ``design``, (n, f), with ``values``, (f,)."""
    return np.asarray(np.einsum("ij,j->i", design, values))


def _chances(design: Numbers, values: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(product(design, values), -_LARGEST, _LARGEST))))
