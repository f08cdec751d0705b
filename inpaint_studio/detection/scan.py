"""Scan: a photo as detection looks at it, in RGB of 8 bits, piece by piece."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.exposure import in_16_bits, white_of
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.files.inks import as_rgb

Rgb = NDArray[np.uint8]
"""(h, w, 3), red, green and blue."""


class Scan:
    """A photo of any depth and model, of which pieces are converted when they are asked for.

    The same photo in 8 and in 16 bits, or gray and in three equal channels, looks the same.

    Attributes:
        shape: (rows, columns).
    """

    def __init__(self, photo: Photo, white: float | None = None) -> None:
        """Look at a photo; nothing is copied. ``white`` is the value of white in floats, by default found in them."""
        self.shape = photo.shape
        self._photo = photo
        self._white = white_of(photo.pixels) if white is None else white

    def part(self, region: Region) -> "Scan":
        """Return a region inside the photo as a scan of its own, which looks as it does here; nothing is copied."""
        return Scan(self._photo.part(region), self._white)

    def rgb(self, region: Region) -> Rgb:
        """Return the pixels of a region inside the photo, (h, w, 3) uint8."""
        return _in_3_channels(_in_8_bits(self._pixels(region), self._white))

    def deep_rgb(self, region: Region) -> NDArray[np.uint16]:
        """Return the same, (h, w, 3) uint16; 8 bits are stretched to 16."""
        pixels = self._pixels(region)
        if pixels.dtype == np.uint8:
            pixels = pixels.astype(np.uint16) * np.uint16(257)
        elif pixels.dtype.kind == "f":
            pixels = in_16_bits(pixels, self._white)
        return _in_3_channels(pixels)

    def invisible(self, region: Region) -> NDArray[np.bool_] | None:
        """Return (h, w) bool, which pixels of a region are fully transparent; None where the photo has no alpha."""
        alpha = self._photo.alpha
        return None if alpha is None else np.asarray(alpha[region.slices] == 0)

    def _pixels(self, region: Region) -> NDArray[Any]:
        """Return gray or RGB, (h, w) or (h, w, 3), of any depth."""
        pixels = self._photo.pixels[region.slices]
        if self._photo.is_cmyk or self._photo.is_lab:
            pixels = as_rgb(replace(self._photo, pixels=pixels, alpha=None)).pixels
        return pixels


def _in_3_channels(pixels: NDArray[Any]) -> NDArray[Any]:
    if pixels.ndim == 2:
        pixels = pixels[..., np.newaxis]
    return np.ascontiguousarray(np.broadcast_to(pixels, (*pixels.shape[:2], 3)))


def _in_8_bits(pixels: NDArray[Any], white: float) -> NDArray[np.uint8]:
    if pixels.dtype == np.uint8:
        return pixels
    if pixels.dtype.kind == "f":
        pixels = in_16_bits(pixels, white)
    return ((pixels.astype(np.uint32) + 128) // 257).astype(np.uint8)
