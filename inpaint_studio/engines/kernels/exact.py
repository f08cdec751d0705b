"""Functions whose results have the same bits on every processor.

A system's exp, sine or arctangent has variants for several processors, which differ in the last bit; so have NumPy's.
Here they are made of operations that IEEE 754 defines to the bit: +, -, *, / and rounding to whole numbers.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import DoubleArray, FloatArray, HoleMask
from inpaint_studio.engines.kernels.jit import kernel

_LOG_2_HIGH, _LOG_2_LOW = 0.693147180369123816490, 1.90821492927058770002e-10  # their sum; whole multiples are exact
_PER_LOG_2 = 1.44269504088896340736
_TERMS = 24  # of each series: for arguments as small as they are here, further terms change nothing

_HIGH, _LOW, _INVERSE = np.float32(0.693359375), np.float32(-2.12194440e-4), np.float32(_PER_LOG_2)
_LARGEST = np.float32(87)
_ZERO, _ONE = np.float32(0), np.float32(1)
_SPECK = 512  # pixels, which a distance transform of the whole image takes as long for as for one more box
_FACTORS = tuple(np.float32(1 / factor) for factor in (2, 6, 24, 120, 720))


def exponential(values: Any) -> DoubleArray:
    """Return exp(values) as float64, right to the last bit or two, for values from -700 to 700."""
    values = np.asarray(values, np.float64)
    powers = np.rint(values * _PER_LOG_2)
    rest = (values - powers * _LOG_2_HIGH) - powers * _LOG_2_LOW
    total = np.ones_like(rest)
    for n in range(_TERMS, 0, -1):
        total = 1 + rest / n * total
    return np.asarray(np.ldexp(total, powers.astype(np.int64)))


def cosine(values: Any) -> DoubleArray:
    """Return cos(values) as float64, right to 1e-15, for values from -pi to pi."""
    squares = np.asarray(values, np.float64) / 2
    squares = squares * squares
    total = np.ones_like(squares)
    for n in range(_TERMS, 0, -2):
        total = 1 - squares / (n * (n - 1)) * total
    return np.asarray(2 * total * total - 1)


def sine(values: Any) -> DoubleArray:
    """Return sin(values) as float64, right to 1e-15, for values from -pi / 2 to pi."""
    return cosine(np.asarray(values, np.float64) - np.pi / 2)


def hole_depth(hole: NDArray[Any]) -> FloatArray:
    """Return (H, W), how far each pixel of a hole is from the nearest known one, in pixels; 0 at known pixels.

    Args:
        hole: (H, W) of bool or numbers, other than 0 in holes.
    """
    # Of OpenCV's distance masks only the precise one gives the same distances on every processor.
    return np.asarray(cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)


def depth_in_boxes(hole: HoleMask, boxes: NDArray[np.int32]) -> FloatArray:
    """Return what ``hole_depth`` does, sooner where there are few small holes in a large image.

    It is right to the last bit, while that of ``hole_depth`` depends on where in the image a pixel lies.

    Args:
        hole: (H, W) bool.
        boxes: (n, 4), left, top, width and height of each hole; 8-connected pixels are one.
    """
    if len(boxes) * _SPECK < hole.size:
        depth, plane = hole * np.finfo(np.float32).max, hole.view(np.uint8)
        for left, top, width, height in boxes.tolist():
            # The known pixel nearest to one of a hole is beside the hole. Of other holes the box may show too little.
            near = slice(max(0, top - 1), top + height + 1), slice(max(0, left - 1), left + width + 1)
            found = cv2.distanceTransform(plane[near], cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
            np.minimum(depth[near], found, out=depth[near])
    else:
        depth = hole_depth(hole)
    return np.asarray(np.sqrt(np.rint(depth * depth)), np.float32)  # squares of distances are whole numbers


@kernel
def decay(value: np.float32) -> np.float32:
    """Return exp(-value) as float32 for value >= 0, right to the last bit or two; 0 from 87 on."""
    if not value < _LARGEST:
        return _ZERO
    power = np.rint(value * _INVERSE)
    rest = power * _HIGH - value + power * _LOW
    a, b, c, d, e = _FACTORS
    total = _ONE + rest * (_ONE + rest * (a + rest * (b + rest * (c + rest * (d + rest * e)))))
    return np.float32(total * np.uint32(np.uint32(127 - np.int64(power)) << np.uint32(23)).view(np.float32))
