"""Decodes a JPEG and tells whether its coded data is damaged, which libjpeg bridges with gray."""

from dataclasses import dataclass
from typing import Any

import imagecodecs
import simplejpeg
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a JPEG decodes to.

    Attributes:
        pixels: (H, W) gray or (H, W, 3) RGB, uint8.
        is_damaged: whether libjpeg-turbo found faults in the coded data.
    """

    pixels: NDArray[Any]
    is_damaged: bool = False


def decode(data: bytes) -> Decoded:
    """Decode a JPEG of 8 bits, gray or three channels.

    Raises:
        Exception: whatever the codec raises where nothing can be decoded.
    """
    try:
        colours = "GRAY" if simplejpeg.decode_jpeg_header(data)[2] == "Gray" else "RGB"
        return Decoded(_plain(simplejpeg.decode_jpeg(data, colours)))
    except ValueError:
        return Decoded(_plain(imagecodecs.jpeg8_decode(data)), _can_decode(data))


def is_ycc(data: bytes) -> bool:
    """Whether the three channels are luminance and chrominance, not red, green and blue."""
    return bool(simplejpeg.decode_jpeg_header(data)[2] == "YCbCr")


def _plain(samples: NDArray[Any]) -> NDArray[Any]:
    return samples[..., 0] if samples.ndim == 3 and samples.shape[2] == 1 else samples


def is_damaged(data: bytes) -> bool:
    """Whether libjpeg-turbo finds faults in the coded data of a JPEG of a kind that it knows."""
    try:
        simplejpeg.decode_jpeg(data, "GRAY")
    except ValueError:
        return _can_decode(data)
    return False


def _can_decode(data: bytes) -> bool:
    try:
        simplejpeg.decode_jpeg(data, "GRAY", strict=False)
    except ValueError:
        return False
    return True
