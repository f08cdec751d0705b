"""What kind of place a hole lies in: texture, mixed or smooth, by how much fine detail there is and how even it is."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.evaluation.texture.planes import blurred, grown, in_levels, luma, mean_square, ring

RING = 15
"""Width in pixels of the ring around a hole that tells what kind of place it lies in."""

TEXTURE, MIXED, SMOOTH = "texture", "mixed", "smooth"
PLACES = (TEXTURE, MIXED, SMOOTH)
"""The kinds of places that the detail around a hole tells apart."""

FACE = "face"
"""The kind of a place that is told by what it shows."""

_FINE, _COARSE = 1.5, 12.0  # sigmas of the blurs that are taken off, px
_TEXTURED, _MIXED = 0.2, 0.1  # shares from which a place counts as the one or the other
_EVEN = 0.25  # evenness from which it is texture; less is structure, as of a roof against the sky
_NEAR, _LEAST = 4.0, 20  # sigma in px within which detail counts as near; the percentile of it that is held to the mean
_FLAT = 3.0  # levels; below this root mean square, all that is there is grain: its share of fine detail would be high


def detail_share(truth: NDArray[Any], hole: NDArray[Any]) -> float:
    """Return the share of fine detail around a hole, 0..1.

    It is the mean energy of (luma - its blur by sigma 1.5) over that of (luma - its blur by sigma 12), in the ring.
    Where the ring is flat but for grain, it is 0.

    Args:
        truth: (H, W) or (H, W, 3), uint8, or floating point of 0..1; blurs see what is under the hole, too.
        hole: (H, W), nonzero = hole.
    """
    plane, around = luma(in_levels(truth)), ring(hole != 0, RING)
    whole = mean_square(plane - blurred(plane, _COARSE), around)
    return mean_square(plane - blurred(plane, _FINE), around) / whole if whole >= _FLAT**2 else 0.0


def evenness(truth: NDArray[Any], hole: NDArray[Any]) -> float:
    """Return how evenly fine detail is spread over a hole and the ring around it: 0 where parts have none, 1 at most.

    It is the energy of the detail near a pixel, at the 20th percentile, over the mean.

    Args:
        truth: (H, W) or (H, W, 3), uint8, or floating point of 0..1.
        hole: (H, W), nonzero = hole.
    """
    plane = luma(in_levels(truth))
    energies = blurred(np.square(plane - blurred(plane, _FINE)), _NEAR)[grown(hole != 0, RING)]
    return float(np.percentile(energies, _LEAST) / max(np.mean(energies), np.finfo(np.float32).tiny))


def kind_of_place(truth: NDArray[Any], hole: NDArray[Any]) -> tuple[str, float]:
    """Return what kind of place a hole lies in, and the share of fine detail around it."""
    share = detail_share(truth, hole)
    if share >= _TEXTURED and evenness(truth, hole) >= _EVEN:
        return TEXTURE, share
    return (MIXED if share >= _MIXED else SMOOTH), share
