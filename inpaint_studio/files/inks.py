"""CMYK photos as RGB, for formats without inks. Between files of the same kind nothing is ever converted."""

from dataclasses import replace
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Photo

_RELATIVE, _BLACK_POINT = 1, 0x2000
"""Little CMS: white becomes white, and the darkest that can be printed black."""
_ROWS = 1 << 20  # pixels converted at once


def as_rgb(photo: Photo) -> Photo:
    """Return a CMYK photo as sRGB by its colour profile, or by the plain formula without a good one; others as is."""
    if not photo.is_cmyk:
        return photo
    pixels = np.empty((*photo.shape, 3), photo.pixels.dtype)
    step = max(1, _ROWS // photo.shape[1])
    profile = photo.icc_profile if _is_good(photo.icc_profile) else None
    for top in range(0, photo.shape[0], step):
        inks = np.ascontiguousarray(photo.pixels[top : top + step])
        pixels[top : top + step] = _mixed(inks) if profile is None else _managed(inks, profile)
    return replace(photo, pixels=pixels, icc_profile=None)


def _is_good(profile: bytes | None) -> bool:
    if profile is None:
        return False
    try:
        _managed(np.zeros((1, 1, 4), np.uint8), profile)
    except (RuntimeError, ValueError):
        return False
    return True


def _managed(inks: NDArray[Any], profile: bytes) -> NDArray[Any]:
    screen = imagecodecs.cms_profile("srgb")
    kinds: dict[str, Any] = {"colorspace": "cmyk", "outcolorspace": "rgb"}
    shown = imagecodecs.cms_transform(inks, profile, screen, intent=_RELATIVE, flags=_BLACK_POINT, **kinds)
    return np.asarray(shown)


def _mixed(inks: NDArray[Any]) -> NDArray[Any]:
    """Return what is left of white behind ideal inks."""
    full = int(np.iinfo(inks.dtype).max)
    left = full - inks.astype(np.uint32)
    product: NDArray[Any] = (left[..., :3] * left[..., 3:] + full // 2) // full
    return product.astype(inks.dtype)
