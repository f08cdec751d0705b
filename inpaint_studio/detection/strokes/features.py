"""Features: what is known about each pixel of a scan before anything is learned, a byte each.

Contrasts are kept as logarithms, so that a weighted sum of them can weigh a contrast against the variation around it.
All sums over windows are sums of whole numbers, and what follows is done pixel by pixel: a pixel's features are the
same on every processor, and whatever tile it is in.
"""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.network.inference import NEUTRAL, Codes
from inpaint_studio.detection.scan import Rgb

REACH = 34
"""Pixels around a pixel that its features depend on."""

Plane = NDArray[np.uint8]

_TOP_HATS = (5, 9, 17, 33)  # pixels across
_DIFFERENCES = ((0, 2), (1, 4), (2, 8), (4, 16))  # scales of the fine and of the coarse plane, see ``_smooth``
_RIDGES = (1, 2, 4)  # scales
_BLOBS = (1, 4)
_VARIATIONS = (7, 31, 61)  # pixels across
_COLOUR = (1, 8)  # scales between which colours are compared
_STEPS = 8  # steps of a contrast for each level
_SOFT = 3.0  # levels around which the logarithm begins

NAMES = (
    *(f"{kind}-top-hat-{size}" for size in _TOP_HATS for kind in ("bright", "dark")),
    *(f"{kind}-difference-{coarse}" for _, coarse in _DIFFERENCES for kind in ("bright", "dark")),
    *(f"{kind}-ridge-{scale}" for scale in _RIDGES for kind in ("bright", "dark")),
    *(f"{kind}-blob-{scale}" for scale in _BLOBS for kind in ("bright", "dark")),
    *(f"variation-{size}" for size in _VARIATIONS),
    *(f"{name}{power}" for name in ("L", "a", "b") for power in ("", "-squared")),
    *(f"{name}-difference" for name in ("a", "b", "colour")),
    "network",
    "network-sure",
    "network-nearby",
)
"""The features, in their order."""

COUNT = len(NAMES)


def features_of(rgb: Rgb, codes: Codes) -> Plane:
    """Return the features of a piece of a scan, (COUNT, h, w) uint8.

    Args:
        rgb: (h, w, 3).
        codes: (h, w), what the network says of it.
    """
    found = np.empty((COUNT, *codes.shape), np.uint8)
    for index, plane in enumerate(_planes(rgb, codes)):
        found[index] = plane
    return found


def _planes(rgb: Rgb, codes: Codes) -> Iterator[Plane]:
    light = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
    yield from _top_hats(light)
    smooth = {scale: _smooth(light, scale) for scale in (0, 1, 2, 4, 8, 16)}
    for fine, coarse in _DIFFERENCES:
        code = _coded(smooth[fine] - smooth[coarse])
        yield _above(code)
        yield _below(code)
    eigenvalues = {scale: _eigenvalues(smooth[scale], scale) for scale in _RIDGES}
    for scale in _RIDGES:
        least, most = eigenvalues[scale]
        yield _below(least)
        yield _above(most)
    for scale in _BLOBS:
        least, most = eigenvalues[scale]
        yield _below(most)
        yield _above(least)
    for size in _VARIATIONS:
        yield _above(_coded(_variation(light, size)))
    lab = [np.asarray(plane, np.uint8) for plane in cv2.split(cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB))]
    for plane in lab:
        yield plane
        yield _SQUARES[plane]
    fine, coarse = _COLOUR
    a, b = (_smooth(plane, fine) - _smooth(plane, coarse) for plane in lab[1:])
    yield _coded(a)
    yield _coded(b)
    yield _above(_coded(np.sqrt(a * a + b * b)))
    yield codes
    yield np.maximum(codes, NEUTRAL) - np.uint8(NEUTRAL)
    yield np.asarray(cv2.dilate(codes, np.ones((5, 5), np.uint8)), np.uint8)


def _top_hats(light: Plane) -> Iterator[Plane]:
    """Yield how much brighter pixels are than the opening, and how much darker than the closing (Meyer 1979)."""
    for size in _TOP_HATS:
        window = np.ones((size, size), np.uint8)
        yield _LOGARITHMS[light - np.asarray(cv2.morphologyEx(light, cv2.MORPH_OPEN, window), np.uint8)]
        yield _LOGARITHMS[np.asarray(cv2.morphologyEx(light, cv2.MORPH_CLOSE, window), np.uint8) - light]


def _sums(plane: NDArray[Any], size: int) -> NDArray[np.int32]:
    """Return the sums over windows ``size`` pixels across, exactly."""
    return np.asarray(
        cv2.boxFilter(plane, cv2.CV_32S, (size, size), normalize=False, borderType=cv2.BORDER_REPLICATE), np.int32
    )


def _smooth(plane: Plane, scale: int) -> NDArray[np.float32]:
    """Return a plane smoothed by two windows one after the other, each ``2 scale + 1`` pixels across."""
    if not scale:
        return plane.astype(np.float32)
    size = 2 * scale + 1
    return _sums(_sums(plane, size), size).astype(np.float32) * np.float32(1 / size**4)


def _eigenvalues(smooth: NDArray[np.float32], step: int) -> tuple[Plane, Plane]:
    """Return the codes of the least and of the largest eigenvalue of the Hessian, times ``step`` squared."""
    rows, columns = smooth.shape
    padded = cv2.copyMakeBorder(smooth, step, step, step, step, cv2.BORDER_REPLICATE)

    def moved(down: int, across: int) -> NDArray[np.float32]:
        return np.asarray(padded[step * (1 + down) :, step * (1 + across) :][:rows, :columns], np.float32)

    down = moved(1, 0) + moved(-1, 0) - 2 * smooth
    across = moved(0, 1) + moved(0, -1) - 2 * smooth
    slant = (moved(1, 1) + moved(-1, -1) - moved(1, -1) - moved(-1, 1)) * np.float32(0.25)
    half, mean = (down - across) * np.float32(0.5), (down + across) * np.float32(0.5)
    root = np.sqrt(half * half + slant * slant)
    return _coded(mean - root), _coded(mean + root)


def _variation(light: Plane, size: int) -> NDArray[np.float32]:
    """Return the standard deviation in windows ``size`` pixels across."""
    total, count = _sums(light, size), size * size
    squares = _sums(light.astype(np.uint16) ** 2, size)
    variance = squares.astype(np.float64) * count - total.astype(np.float64) ** 2
    return np.asarray(np.sqrt(variance) / count, np.float32)


def _coded(contrast: NDArray[np.float32]) -> Plane:
    """Return contrasts in levels as codes: 128 for none, the logarithm above and below it."""
    places = np.rint(contrast * np.float32(_STEPS)).astype(np.int16)
    return np.asarray(_SIGNED[np.clip(places, -255 * _STEPS, 255 * _STEPS) + 255 * _STEPS])


def _above(code: Plane) -> Plane:
    return (np.maximum(code, 128) - np.uint8(128)) * np.uint8(2)


def _below(code: Plane) -> Plane:
    return np.minimum(np.uint8(128) - np.minimum(code, 128), 127) * np.uint8(2)


def _logarithms(levels: NDArray[np.float64], most: int) -> NDArray[np.float64]:
    """Return logarithms of levels, of which 255 becomes ``most``."""
    return np.asarray(np.log1p(np.abs(levels) / _SOFT) / np.log1p(255 / _SOFT) * most, np.float64)


def _tables() -> tuple[Plane, Plane, Plane]:
    signed = np.arange(-255 * _STEPS, 255 * _STEPS + 1) / _STEPS
    levels = np.arange(256.0)
    return (
        np.rint(128 + np.sign(signed) * _logarithms(signed, 127)).astype(np.uint8),
        np.rint(_logarithms(levels, 255)).astype(np.uint8),
        np.minimum(np.rint((levels - 128) ** 2 / 64), 255).astype(np.uint8),
    )


_SIGNED, _LOGARITHMS, _SQUARES = _tables()
