"""Decodes a JPEG and tells whether its coded data is damaged, which libjpeg bridges with gray."""

from dataclasses import dataclass
from typing import Any

import imagecodecs
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from inpaint_studio.files.jpeg_segments import APP14, segments

_TRANSFORM = 11
_OUTPUTS = {"Gray": "GRAY", "CMYK": "CMYK", "YCCK": "CMYK"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a JPEG decodes to.

    Attributes:
        pixels: (H, W) gray, (H, W, 3) RGB or (H, W, 4) CMYK with 0 for no ink, uint8 or uint16.
        is_damaged: whether libjpeg-turbo found faults in the coded data.
    """

    pixels: NDArray[Any]
    is_damaged: bool = False


def decode(data: bytes, bits: int = 8) -> Decoded:
    """Decode a JPEG of one, three or four channels.

    Args:
        data: the file.
        bits: a sample; 12 are stretched to 16, and no damage is told of more than 8.

    Raises:
        Exception: whatever the codec raises where nothing can be decoded.
    """
    if bits > 8:
        samples = imagecodecs.jpeg8_decode(data)
        return Decoded(samples << 4 | samples >> 8 if bits == 12 else samples)
    try:
        colours = _OUTPUTS.get(simplejpeg.decode_jpeg_header(data)[2], "RGB")
        return Decoded(_plain(simplejpeg.decode_jpeg(data, colours), data))
    except ValueError:
        return Decoded(_plain(imagecodecs.jpeg8_decode(data), data), _can_decode(data))


def is_ycc(data: bytes) -> bool:
    """Whether there are luminance and chrominance, not red, green and blue or inks."""
    try:
        return bool(simplejpeg.decode_jpeg_header(data)[2] in ("YCbCr", "YCCK"))
    except ValueError:  # It does not know every subsampling.
        adobe = _adobe(data)
        return adobe is None or adobe[_TRANSFORM] != 0


def is_light(data: bytes) -> bool:
    """Whether the samples of a CMYK file say how much light inks let through: so Adobe's programs store them."""
    return _adobe(data) is not None


def _adobe(data: bytes) -> bytes | None:
    bodies = (each.body for each in segments(data) if each.marker == APP14)
    return next((body for body in bodies if body.startswith(b"Adobe") and len(body) > _TRANSFORM), None)


def _plain(samples: NDArray[Any], data: bytes) -> NDArray[Any]:
    if samples.ndim == 3 and samples.shape[2] == 4 and is_light(data):
        np.invert(samples, out=samples)
    return samples[..., 0] if samples.ndim == 3 and samples.shape[2] == 1 else samples


def is_damaged(data: bytes) -> bool:
    """Whether libjpeg-turbo finds faults in the coded data of a JPEG of a kind that it knows."""
    try:
        simplejpeg.decode_jpeg(data, _fastest(data))
    except ValueError:
        return _can_decode(data)
    return False


def _can_decode(data: bytes) -> bool:
    try:
        simplejpeg.decode_jpeg(data, _fastest(data), strict=False)
    except ValueError:
        return False
    return True


def _fastest(data: bytes) -> str:
    """Return the colours that take the least work to decode to."""
    return "CMYK" if _OUTPUTS.get(simplejpeg.decode_jpeg_header(data)[2]) == "CMYK" else "GRAY"
