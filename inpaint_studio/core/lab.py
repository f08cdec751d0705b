"""Converts Lab (CIE 15, L*a*b*, under illuminant D50 as in ICC profiles) to RGB and back."""

from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Model
from inpaint_studio.core.values import whole

_WHITE = np.array([0.9642, 1.0, 0.8249], np.float32)  # XYZ of D50
_BEND = 6 / 29  # below it, the cube root of L*a*b* is replaced by a line


class Space(Enum):
    """RGB spaces, each given by its 3 x 3 matrix from XYZ under D50 to linear RGB."""

    SRGB = ((3.1338561, -1.6168667, -0.4906146), (-0.9787684, 1.9161415, 0.0334540), (0.0719453, -0.2289914, 1.4052427))
    """IEC 61966-2-1 (sRGB); colours outside it are clipped."""
    PROPHOTO = ((1.3459433, -0.2556075, -0.0511118), (-0.5445989, 1.5081673, 0.0205351), (0.0, 0.0, 1.2118128))
    """ISO 22028-2 (ROMM RGB), which holds nearly all visible colours."""


def lab_as_rgb(pixels: NDArray[Any], model: Model, space: Space) -> NDArray[np.uint16]:
    """Return Lab pixels as (h, w, 3) RGB of 16 bits.

    Args:
        pixels: (h, w, 3) uint8 or uint16, as ``Photo`` has them.
        model: ``LAB`` or ``ICC_LAB``.
        space: the RGB that is wanted.
    """
    is_deep = pixels.dtype == np.uint16
    full = 65280.0 if is_deep and model is Model.ICC_LAB else whole(pixels.dtype)
    light = (pixels[..., 0] * np.float32(100 / full) + 16) / 116
    step = np.float32(256 if is_deep else 1)
    a, b = (pixels[..., index] / step - 128 for index in (1, 2))
    roots = np.stack([light + a / 500, light, light - b / 200], axis=-1)
    xyz = np.where(roots > _BEND, roots**3, 3 * _BEND**2 * (roots - 4 / 29)) * _WHITE
    linear = np.clip(xyz @ np.array(space.value, np.float32).T, 0, 1)
    coded = _srgb(linear) if space is Space.SRGB else _prophoto(linear)
    return np.rint(coded * 65535).astype(np.uint16)


def rgb_as_lab(pixels: NDArray[np.uint16], model: Model) -> NDArray[np.uint16]:
    """Return RGB in ``PROPHOTO``, (h, w, 3) uint16, as Lab pixels of 16 bits, as ``Photo`` has them for ``model``."""
    coded = pixels / np.float32(65535)
    linear = np.where(coded < 16 / 512, coded / 16, coded**1.8)
    xyz = linear @ np.linalg.inv(np.array(Space.PROPHOTO.value)).T / _WHITE
    roots = np.where(xyz > _BEND**3, np.cbrt(xyz), xyz / (3 * _BEND**2) + 4 / 29)
    light, a, b = (
        (roots[..., 1] * 116 - 16),
        (roots[..., 0] - roots[..., 1]) * 500,
        (roots[..., 1] - roots[..., 2]) * 200,
    )
    full = 65280 if model is Model.ICC_LAB else 65535
    stored = np.stack([light * (full / 100), (a + 128) * 256, (b + 128) * 256], axis=-1)
    return np.asarray(np.rint(np.clip(stored, 0, 65535)), np.uint16)


def _srgb(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Encode linear light, 0..1, by the transfer function of sRGB."""
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def _prophoto(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Encode linear light, 0..1, by the transfer function of ROMM RGB."""
    return np.where(light < 1 / 512, light * 16, light ** (1 / 1.8))
