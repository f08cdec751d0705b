"""Converts float pixels to whole numbers, for screens and for files that hold nothing else."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

_LOOKED_AT = 1 << 20  # values sampled, about
_BRIGHT = 0.999  # quantile of them that is taken for white


def white_of(pixels: NDArray[Any]) -> float:
    """Return the value of white: 1, or nearly the brightest where the median is above 1, as on a scale of 0..255.

    A few spots above 1, as lamps in a photo of linear light, leave it at 1.
    """
    if pixels.dtype.kind != "f":
        return 1.0
    step = max(1, int((pixels.size / _LOOKED_AT) ** 0.5))
    values = pixels[::step, ::step]
    values = values[np.isfinite(values)]
    if not values.size or np.median(values) <= 1:
        return 1.0
    return float(np.quantile(values, _BRIGHT))


def in_16_bits(pixels: NDArray[Any], white: float = 1.0) -> NDArray[np.uint16]:
    """Return floats as uint16: 0 is black, ``white`` white; what is darker or brighter is cut off, NaN is black."""
    scaled = np.clip(np.nan_to_num(pixels, nan=0.0, posinf=white, neginf=0.0), 0, white)
    return np.asarray(np.rint(scaled * np.float32(65535 / white)), np.uint16)
