"""WebP: chunks read and written here, pixels by libwebp.

Container: RFC 9649, section 2.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import imagecodecs

from inpaint_studio.core.engine import OptionSpec, check_options, option
from inpaint_studio.core.photo import Metadata
from inpaint_studio.files.content import (
    DAMAGED,
    INCOMPLETE,
    CannotReadError,
    Content,
    check_size,
    joined_channels,
    split_channels,
)
from inpaint_studio.files.metadata.exif import dpi_of, orientation_of, parse_exif
from inpaint_studio.translation import tr

MAX_SIDE = 16383

_EXIF_PREFIX = b"Exif\0\0"
_PICTURES = (b"VP8 ", b"VP8L")
_HAS_XMP, _HAS_EXIF, _HAS_ALPHA, _HAS_ICC = 0x04, 0x08, 0x10, 0x20


@dataclass(frozen=True)
class WebpOptions:
    """How a WebP is written."""

    is_lossless: bool = option(True, OptionSpec("Lossless", "Keeps every pixel as it is; quality then has no effect."))
    quality: int = option(
        95, OptionSpec("Quality", "Higher keeps more detail and makes larger files.", minimum=1, maximum=100)
    )

    def __post_init__(self) -> None:
        check_options(self)


def is_webp(head: bytes) -> bool:
    """Whether a file that begins with ``head``, 12 bytes or more, is a WebP."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def read_webp(stream: BinaryIO, max_pixels: int) -> Content:
    """Read a WebP; of an animation the first picture.

    Raises:
        CannotReadError: it is incomplete or too large.
        Exception: whatever the codec raises on damaged data.
    """
    data = stream.read()
    if len(data) < 12 or len(data) < 8 + struct.unpack_from("<I", data, 4)[0]:
        raise CannotReadError(INCOMPLETE)
    chunks: dict[bytes, bytes] = {}
    for name, body in _chunks(data):
        chunks.setdefault(name, body)
    sizes = [size for name, body in chunks.items() if (size := _size(name, body))]
    if not sizes:
        raise CannotReadError(DAMAGED)
    for size in sizes:
        check_size(*size, max_pixels)
    pixels, alpha = split_channels(imagecodecs.webp_decode(data, index=0))
    exif = chunks.get(b"EXIF", b"").removeprefix(_EXIF_PREFIX) or None
    directory = parse_exif(exif)
    metadata = Metadata(
        exif=exif, xmp=chunks.get(b"XMP "), dpi=dpi_of(directory), orientation=orientation_of(directory)
    )
    unread = (tr("the animation"),) if b"ANIM" in chunks else ()
    return Content(pixels, alpha, chunks.get(b"ICCP"), metadata, unread)


def write_webp(stream: BinaryIO, content: Content, options: WebpOptions) -> None:
    """Write RGB pixels of 8 bits, with or without alpha, with profile, EXIF and XMP."""
    samples = joined_channels(content)
    coded = bytes(imagecodecs.webp_encode(samples, level=options.quality, lossless=options.is_lossless))
    pictures = [(name, body) for name, body in _chunks(coded) if name in (*_PICTURES, b"ALPH")]
    meta = content.metadata
    height, width = content.pixels.shape[:2]
    flags = _HAS_ALPHA if content.alpha is not None else 0
    before, after = [], []
    if content.icc_profile:
        flags |= _HAS_ICC
        before.append((b"ICCP", content.icc_profile))
    if meta.exif:
        flags |= _HAS_EXIF
        after.append((b"EXIF", meta.exif))
    if meta.xmp:
        flags |= _HAS_XMP
        after.append((b"XMP ", meta.xmp))
    extended = (b"VP8X", struct.pack("<I", flags) + _uint24(width - 1) + _uint24(height - 1))
    chunks = [extended, *before, *pictures, *after]
    body = b"".join(_chunk(name, part) for name, part in chunks)
    stream.write(b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 12
    while position + 8 <= len(data):
        length = struct.unpack_from("<I", data, position + 4)[0]
        yield data[position : position + 4], data[position + 8 : position + 8 + length]
        position += 8 + length + length % 2


def _size(name: bytes, body: bytes) -> tuple[int, int] | None:
    """Return (width, height) as a chunk declares it, or None for a chunk that declares none."""
    if name == b"VP8X" and len(body) >= 10:
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if name == b"VP8 " and len(body) >= 10:
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    if name == b"VP8L" and len(body) >= 5:
        bits = struct.unpack_from("<I", body, 1)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _uint24(value: int) -> bytes:
    return value.to_bytes(3, "little")


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
