"""JPEG XL: pixels by libjxl, EXIF and XMP from its boxes.

ISO/IEC 18181-2. imagecodecs does not expose the colour profile that libjxl reads.
"""

from typing import BinaryIO

import imagecodecs
import numpy as np

from inpaint_studio.core.photo import Metadata
from inpaint_studio.files.boxed.boxes import boxes
from inpaint_studio.files.content import DAMAGED, CannotReadError, Content, check_size, split_channels
from inpaint_studio.files.metadata.exif import parse_exif
from inpaint_studio.translation import tr

_SIGNATURE = b"\0\0\0\x0cJXL \r\n\x87\n"
_CODESTREAM = b"\xff\x0a"
_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_SIDE_BITS = (9, 13, 18, 30)
_EXIF_OFFSET = 4  # bytes before the EXIF block: the offset of its beginning


def is_jxl(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a JPEG XL, in boxes or a bare codestream."""
    return head.startswith((_SIGNATURE, _CODESTREAM))


def read_jxl(stream: BinaryIO, max_pixels: int) -> Content:
    """Read a JPEG XL of 8 or 16 bits or floats, gray or RGB, with or without alpha; of an animation the first picture.

    Raises:
        CannotReadError: it is too large or of a kind that is not read.
        Exception: whatever the codec raises on damaged data.
    """
    data = stream.read()
    found = [] if data.startswith(_CODESTREAM) else list(boxes(data))
    code = next((box for box in found if box.kind in (b"jxlc", b"jxlp")), None)
    start = (
        0 if code is None else code.start + 4 * (code.kind == b"jxlp")
    )  # ``jxlp`` begins with the number of the part.
    check_size(*_size(data[start : start + 16]), max_pixels)
    samples = np.asarray(imagecodecs.jpegxl_decode(data, index=0))
    if samples.dtype not in (np.uint8, np.uint16, np.float32):
        raise CannotReadError("holds numbers of a kind that cannot be opened. Convert it to 16 bits to restore it.")
    pixels, alpha = split_channels(samples)
    exif = next((data[box.start + _EXIF_OFFSET : box.end] for box in found if box.kind == b"Exif"), None)
    xmp = next((data[box.start : box.end] for box in found if box.kind == b"xml "), None)
    # libjxl has turned the pixels upright, so the orientation in the EXIF data no longer holds.
    metadata = Metadata(exif=exif if exif and parse_exif(exif).entries else None, xmp=xmp)
    note = tr("The colours of a JPEG XL are taken for sRGB; another colour profile in it is not followed.")
    return Content(pixels, alpha, None, metadata, notes=(note,))


def _size(head: bytes) -> tuple[int, int]:
    """Return (width, height) as the codestream's header declares them (ISO/IEC 18181-1, SizeHeader).

    Raises:
        CannotReadError: there is none.
    """
    if not head.startswith(_CODESTREAM):
        raise CannotReadError(DAMAGED)
    bits = int.from_bytes(head[2:], "little")

    def take(count: int) -> int:
        nonlocal bits
        value, bits = bits & ((1 << count) - 1), bits >> count
        return value

    def side(is_small: int) -> int:
        return (take(5) + 1) * 8 if is_small else take(_SIDE_BITS[take(2)]) + 1

    is_small = take(1)
    height = side(is_small)
    ratio = take(3)
    if ratio:
        across, down = _RATIOS[ratio - 1]
        return height * across // down, height
    return side(is_small), height
