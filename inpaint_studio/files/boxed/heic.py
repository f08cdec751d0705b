"""HEIC, the format of phones' photos, read through pillow-heif (libheif) if that is installed."""

from typing import BinaryIO

import numpy as np

from inpaint_studio.core.photo import Metadata
from inpaint_studio.files.content import CannotReadError, Content, check_size, split_channels
from inpaint_studio.translation import Text

_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_EXIF_PREFIX = b"Exif\0\0"
_MISSING: Text = (
    'is a HEIC photo. To open it, install what reads these: pip install "inpaint-studio[heic]". Or convert it to TIFF, '
    "PNG or JPEG with the phone's or the computer's own program."
)


def is_heic(head: bytes) -> bool:
    """Whether a file that begins with ``head``, 12 bytes or more, is a HEIC."""
    return head[4:8] == b"ftyp" and head[8:12] in _BRANDS


def read_heic(stream: BinaryIO, max_pixels: int) -> Content:
    """Read the main photo of a HEIC, upright; more than 8 bits become 16.

    Raises:
        CannotReadError: pillow-heif is not installed, or the photo is too large.
        Exception: whatever the codec raises on damaged data.
    """
    try:
        import pillow_heif
    except ImportError as error:
        raise CannotReadError(_MISSING) from error
    found = pillow_heif.open_heif(stream, convert_hdr_to_8bit=False)
    width, height = found.size
    check_size(width, height, max_pixels)
    pixels, alpha = split_channels(np.asarray(found))
    exif = found.info.get("exif")
    metadata = Metadata(exif=exif.removeprefix(_EXIF_PREFIX) if exif else None, xmp=found.info.get("xmp") or None)
    return Content(pixels, alpha, found.info.get("icc_profile") or None, metadata)
