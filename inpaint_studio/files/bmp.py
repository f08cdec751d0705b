"""BMP: the header read here, pixels by OpenCV.

Headers: BITMAPFILEHEADER and BITMAPINFOHEADER, BITMAPV4HEADER of the Windows GDI reference.
"""

import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Metadata
from inpaint_studio.files.content import (
    DAMAGED,
    INCOMPLETE,
    CannotReadError,
    Content,
    check_size,
    split_channels,
)

MAGIC = b"BM"

_HEAD = struct.Struct("<IiiHHIIii")
_HEAD_START = 14
_DENSITY_START = 38
_ALPHA_MASK_START = 66
_MIN_HEAD_WITH_ALPHA = 56
_PLAIN, _MASKED = 0, 3
_METRES_PER_INCH = 0.0254


@dataclass(frozen=True)
class BmpOptions:
    """No options: a BMP is written in one way only."""


@dataclass(frozen=True, slots=True)
class _Head:
    width: int
    height: int
    has_alpha: bool
    dpi: tuple[float, float] | None


def read_bmp(stream: BinaryIO, max_pixels: int) -> Content:
    """Read a BMP, gray where its palette is gray.

    Raises:
        CannotReadError: it is incomplete, too large or of a kind that is not read.
    """
    data = stream.read()
    head = _read_head(data, max_pixels)
    samples = _decode(data)
    if samples is None or samples.shape[:2] != (head.height, head.width):
        raise CannotReadError(DAMAGED)
    pixels, alpha = split_channels(samples)
    if pixels.ndim == 3:
        pixels = np.ascontiguousarray(pixels[..., ::-1])
    # The fourth byte is padding, often zero, unless the header gives it a mask.
    alpha = alpha if head.has_alpha else None
    return Content(pixels, alpha, metadata=Metadata(dpi=head.dpi))


def write_bmp(stream: BinaryIO, content: Content, options: BmpOptions) -> None:
    """Write gray or RGB pixels of 8 bits with the resolution."""
    pixels = content.pixels
    samples = np.ascontiguousarray(pixels if pixels.ndim == 2 else pixels[..., ::-1])
    _, coded = cv2.imencode(".bmp", samples)
    if content.metadata.dpi:
        across, down = (min(round(value / _METRES_PER_INCH), 0x7FFFFFFF) for value in content.metadata.dpi)
        coded[_DENSITY_START : _DENSITY_START + 8] = np.frombuffer(struct.pack("<ii", across, down), np.uint8)
    stream.write(coded.data)


def _decode(data: bytes) -> NDArray[Any] | None:
    # Otherwise OpenCV prints warnings on the user's terminal.
    level = cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    try:
        return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    finally:
        cv2.utils.logging.setLogLevel(level)


def _read_head(data: bytes, max_pixels: int) -> _Head:
    if len(data) < _HEAD_START + _HEAD.size:
        raise CannotReadError(INCOMPLETE)
    size, width, height, _, bits, packing, packed_size, across, down = _HEAD.unpack_from(data, _HEAD_START)
    if size < 40:
        raise CannotReadError("is a BMP of a kind that is too old to be opened. Convert it to PNG.")
    check_size(width, abs(height), max_pixels)
    if bits not in (1, 4, 8, 16, 24, 32):
        raise CannotReadError(DAMAGED)
    is_plain = packing in (_PLAIN, _MASKED)
    needed = (width * bits + 31) // 32 * 4 * abs(height) if is_plain else packed_size
    if len(data) < struct.unpack_from("<I", data, 10)[0] + needed:
        raise CannotReadError(INCOMPLETE)
    can_have_alpha = bits == 32 and packing == _MASKED and size >= _MIN_HEAD_WITH_ALPHA
    has_alpha = can_have_alpha and struct.unpack_from("<I", data, _ALPHA_MASK_START)[0] != 0
    dpi = None
    if across > 0 and down > 0:
        dpi = round(across * _METRES_PER_INCH, 2), round(down * _METRES_PER_INCH, 2)
    return _Head(width, abs(height), has_alpha, dpi)
