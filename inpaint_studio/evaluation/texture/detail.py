"""How much detail a restored hole has, whatever it shows: measures that a smear fails and independent texture passes.

All work on luma, and take the photos as (H, W) or (H, W, 3), uint8, or floating point of 0..1, and the hole as (H, W),
nonzero = restored.
"""

from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.evaluation.texture.places import RING
from inpaint_studio.evaluation.texture.planes import FloatPlane, blurred, grown, in_levels, luma, mean_square, ring

BANDS = (0.7, 1.4, 2.8, 5.6)
"""Sigmas in pixels at which the spectrum is divided."""

_FINEST = 0.1  # levels², added to energies: about that of rounding to whole levels


def detail_over_truth(truth: NDArray[Any], result: NDArray[Any], hole: NDArray[Any]) -> float:
    """Return the energy of fine detail in the hole over that of the truth: 1 is right, 0 is a smear.

    The energy is the mean square of the Laplacian, inside the hole's rim: at the rim it would take seams for detail.
    """
    inside = _inner(hole)
    return (_fine(result, inside) + _FINEST) / (_fine(truth, inside) + _FINEST)


def detail_over_ring(truth: NDArray[Any], result: NDArray[Any], hole: NDArray[Any]) -> float:
    """Return the energy of fine detail in the hole over that of the truth in a ring of 15 px around it."""
    return (_fine(result, _inner(hole)) + _FINEST) / (_fine(truth, ring(hole != 0, RING)) + _FINEST)


def spectral_error(truth: NDArray[Any], result: NDArray[Any], hole: NDArray[Any]) -> float:
    """Return the root mean square of the errors of the energies of four bands in the hole, in octaves (log2).

    The bands are those between Gaussian blurs by sigmas of 0 (the finest), .7, 1.4, 2.8 and 5.6 px.
    """
    where = hole != 0
    wanted, found = (np.array(_energies(luma(in_levels(each)), where)) + _FINEST for each in (truth, result))
    return float(np.sqrt(np.mean(np.log2(found / wanted) ** 2)))


def _inner(hole: NDArray[Any]) -> NDArray[np.bool_]:
    where = hole != 0
    inside = grown(where, -1)
    return inside if inside.any() else where


def _fine(pixels: NDArray[Any], where: NDArray[np.bool_]) -> float:
    plane = luma(in_levels(pixels))
    return mean_square(np.asarray(cv2.Laplacian(plane, cv2.CV_32F, borderType=cv2.BORDER_REFLECT)), where)


def _energies(plane: FloatPlane, where: NDArray[np.bool_]) -> list[float]:
    scales = [plane, *(blurred(plane, sigma) for sigma in BANDS)]
    return [mean_square(fine - coarse, where) for fine, coarse in pairwise(scales)]
