"""Converts CMYK, Lab and floats to RGB of whole numbers, for formats that cannot hold them."""

from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.exposure import in_16_bits, white_of
from inpaint_studio.core.lab import Space, lab_as_rgb
from inpaint_studio.core.photo import Photo

_RELATIVE, _BLACK_POINT = 1, 0x2000
"""Little CMS: relative colorimetric intent with black point compensation."""
_AT_ONCE = 1 << 20  # pixels converted at once


def as_rgb(photo: Photo) -> Photo:
    """Return a photo as gray or RGB of 8 or 16 bits; gray and RGB of whole numbers stay as they are.

    CMYK becomes sRGB by its colour profile, or by a plain formula without a valid one. Lab becomes sRGB. Floats darker
    than black or brighter than white are clipped.
    """
    photo = as_whole(photo)
    if not (photo.is_cmyk or photo.is_lab):
        return photo
    pixels = np.empty((*photo.shape, 3), photo.pixels.dtype)
    step = max(1, _AT_ONCE // photo.shape[1])
    if photo.is_lab:
        for top in range(0, photo.shape[0], step):
            shown = lab_as_rgb(photo.pixels[top : top + step], photo.model, Space.SRGB)
            pixels[top : top + step] = shown if photo.pixels.dtype == np.uint16 else (shown + 128.0) // 257
        return photo.with_pixels(pixels, photo.alpha)
    profile = photo.icc_profile if _is_good(photo.icc_profile) else None
    for top in range(0, photo.shape[0], step):
        inks = np.ascontiguousarray(photo.pixels[top : top + step])
        pixels[top : top + step] = _mixed(inks) if profile is None else _managed(inks, profile)
    return photo.with_pixels(pixels, photo.alpha)


def as_whole(photo: Photo) -> Photo:
    """Return a photo of floats as 16 bits; others stay as they are."""
    if photo.pixels.dtype != np.float32:
        return photo
    pixels = np.empty(photo.pixels.shape, np.uint16)
    white, step = white_of(photo.pixels), max(1, _AT_ONCE // photo.shape[1])
    for top in range(0, photo.shape[0], step):
        pixels[top : top + step] = in_16_bits(photo.pixels[top : top + step], white)
    return photo.with_pixels(pixels, None if photo.alpha is None else in_16_bits(photo.alpha), photo.icc_profile)


def _is_good(profile: bytes | None) -> bool:
    """Whether a profile can convert CMYK."""
    if profile is None:
        return False
    try:
        _managed(np.zeros((1, 1, 4), np.uint8), profile)
    except (RuntimeError, ValueError):
        return False
    return True


def _managed(inks: NDArray[Any], profile: bytes) -> NDArray[Any]:
    """Return (h, w, 3) sRGB of (h, w, 4) CMYK by its profile."""
    screen = imagecodecs.cms_profile("srgb")
    kinds: dict[str, Any] = {"colorspace": "cmyk", "outcolorspace": "rgb"}
    shown = imagecodecs.cms_transform(inks, profile, screen, intent=_RELATIVE, flags=_BLACK_POINT, **kinds)
    return np.asarray(shown)


def _mixed(inks: NDArray[Any]) -> NDArray[Any]:
    """Return (h, w, 3) RGB of (h, w, 4) CMYK with ideal inks: (1 - C)(1 - K) and so on."""
    full = int(np.iinfo(inks.dtype).max)
    left = full - inks.astype(np.uint32)
    product: NDArray[Any] = (left[..., :3] * left[..., 3:] + full // 2) // full
    return product.astype(inks.dtype)
