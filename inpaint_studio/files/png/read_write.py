"""PNG: chunks read and written here, pixels by libpng.

Chunks: Portable Network Graphics Specification, third edition (W3C, 2025), section 11.
"""

import logging
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import imagecodecs

from inpaint_studio.core.engine import OptionSpec, check_options, option
from inpaint_studio.core.photo import Metadata
from inpaint_studio.files.content import (
    CUT,
    DAMAGED,
    INCOMPLETE,
    PART_DAMAGED,
    CannotReadError,
    Content,
    check_size,
    joined_channels,
    split_channels,
)
from inpaint_studio.files.metadata.exif import dpi_of, orientation_of, parse_exif
from inpaint_studio.files.png.chunks import (
    CHANNELS,
    IPTC,
    MAGIC,
    XMP,
    Header,
    iptc_chunk,
    iptc_of,
    packed,
    text_chunk,
    text_of,
    unpacked,
    xmp_chunk,
    xmp_of,
)
from inpaint_studio.files.png.chunks import chunks as walk
from inpaint_studio.files.png.decode import decode
from inpaint_studio.files.png.patch import rewrite_note
from inpaint_studio.translation import tr

# imagecodecs warns of interlaced files, which it reads well; without a handler that would go to the terminal.
logging.getLogger("imagecodecs").addHandler(logging.NullHandler())

_PICTURE_CHUNKS = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_COMMENT = b"Comment"
_METRES_PER_INCH = 0.0254
_MOST_A_BYTE = 1032
"""The highest ratio of deflate: inflated bytes per byte of data."""
_HEAD_END = len(MAGIC) + 25
"""Where the chunk after IHDR begins: 4 length, 4 name, 13 content, 4 checksum."""


@dataclass(frozen=True)
class PngOptions:
    """How a PNG is written."""

    compression: int = option(
        4, OptionSpec("Compression", "Higher makes smaller files and takes longer; none loses anything.", 0, 9)
    )

    def __post_init__(self) -> None:
        check_options(self)


def read_png(stream: BinaryIO, max_pixels: int) -> Content:
    """Read a PNG. A palette becomes RGB, fewer than 8 bits become 8, a transparent colour becomes alpha.

    Raises:
        CannotReadError: it is incomplete or too large.
        Exception: whatever the codec raises on damaged data.
    """
    data = stream.read()
    if len(data) < _HEAD_END:
        raise CannotReadError(INCOMPLETE)
    if data[12:16] != b"IHDR":
        raise CannotReadError(DAMAGED)
    header = Header.parse(data)
    check_size(header.width, header.height, max_pixels, CHANNELS.get(header.kind, 1) * -(-header.depth // 8))
    if header.raw_length > len(data) * _MOST_A_BYTE:
        raise CannotReadError(INCOMPLETE)
    chunks = _Chunks(data)
    decoded = decode(data)
    pixels, alpha = split_channels(decoded.samples)
    directory = parse_exif(chunks.find(b"eXIf"))
    metadata = Metadata(
        exif=chunks.find(b"eXIf"),
        xmp=chunks.xmp,
        iptc=chunks.iptc,
        dpi=_density(chunks.find(b"pHYs")) or dpi_of(directory),
        orientation=orientation_of(directory),
        comment=chunks.comment,
    )
    profile = chunks.icc_profile
    unread = tuple(_unread(chunks, profile))
    notes = () if decoded.is_whole else (tr(PART_DAMAGED if chunks.is_complete else CUT),)
    return Content(pixels, alpha, profile, metadata, unread, rewrite=rewrite_note(data), notes=notes)


def write_png(stream: BinaryIO, content: Content, options: PngOptions) -> None:
    """Write gray or RGB pixels of 8 or 16 bits, with or without alpha, with all metadata."""
    coded = imagecodecs.png_encode(joined_channels(content), level=options.compression)
    stream.write(coded[:_HEAD_END])
    for name, body in _head_chunks(content):
        stream.write(packed(name, body))
    if content.metadata.xmp:
        stream.write(xmp_chunk(content.metadata.xmp))
    if content.metadata.iptc:
        stream.write(iptc_chunk(content.metadata.iptc))
    if content.metadata.comment:
        stream.write(text_chunk(_COMMENT, content.metadata.comment))
    stream.write(memoryview(coded)[_HEAD_END:])


class _Chunks:
    """The chunks of a PNG beside its pixels.

    Attributes:
        is_complete: whether IEND is there.
        is_damaged: whether one of them has a wrong checksum.
    """

    def __init__(self, data: bytes) -> None:
        self.is_complete = False
        self.is_damaged = False
        self._found: dict[bytes, list[bytes]] = {}
        for chunk in walk(data):
            if chunk.name not in _PICTURE_CHUNKS and chunk.end <= len(data):
                self._take(chunk.name, data[chunk.start + 4 : chunk.end])
            self.is_complete = chunk.name == b"IEND"

    def _take(self, name: bytes, chunk: bytes) -> None:
        if zlib.crc32(chunk[:-4]) != int.from_bytes(chunk[-4:], "big"):
            self.is_damaged = True
            return
        self._found.setdefault(name, []).append(chunk[4:-4])

    def __contains__(self, name: bytes) -> bool:
        return name in self._found

    def find(self, name: bytes) -> bytes | None:
        """Return the first chunk of this name, or None."""
        return self._found.get(name, [None])[0]

    @property
    def xmp(self) -> bytes | None:
        """The XMP packet, which lives in a text chunk of its own name."""
        return next(filter(None, map(xmp_of, self._found.get(b"iTXt", []))), None)

    @property
    def icc_profile(self) -> bytes | None:
        """The colour profile; None where it is missing or broken."""
        return unpacked((self.find(b"iCCP") or b"").partition(b"\0")[2][1:])

    @property
    def iptc(self) -> bytes | None:
        """The IPTC block, which programs keep in a text chunk."""
        found = (iptc_of(name, body) for name in (b"zTXt", b"tEXt") for body in self._found.get(name, []))
        return next(filter(None, found), None)

    @property
    def has_texts(self) -> bool:
        """Whether there are texts beside the XMP packet, the IPTC block and the comment."""
        others = [body for _, body in self._texts if body is not self._commented[1]]
        return not all(body.startswith((XMP, IPTC + b"\0")) for body in others)

    @property
    def comment(self) -> str | None:
        """What somebody wrote about the photo: a text that is called so, or else its description."""
        name, body = self._commented
        return text_of(name, body) if name else None

    @property
    def _texts(self) -> list[tuple[bytes, bytes]]:
        """Name and body of every text chunk."""
        return [(name, body) for name in (b"iTXt", b"tEXt", b"zTXt") for body in self._found.get(name, [])]

    @property
    def _commented(self) -> tuple[bytes, bytes]:
        """Name and body of the chunk that holds the comment; empty where there is none."""
        found = (
            (name, body) for keyword in (_COMMENT, b"Description") for name, body in self._texts
            if body.startswith(keyword + b"\0") and text_of(name, body)
        )  # fmt: skip
        return next(found, (b"", b""))


def _unread(chunks: _Chunks, profile: bytes | None) -> Iterator[str]:
    if chunks.is_damaged:
        yield tr("some data beside the pixels, which is damaged")
    if b"acTL" in chunks:
        yield tr("the animation")
    if chunks.has_texts:
        yield tr("the text notes")
    if b"iCCP" in chunks:
        if profile is None:
            yield tr("the colour profile, which is damaged")
    elif b"cICP" in chunks or (b"gAMA" in chunks and b"sRGB" not in chunks):
        yield tr("the gamma and colour settings")


def _density(physical: bytes | None) -> tuple[float, float] | None:
    if physical is None or len(physical) != 9:
        return None
    across, down, unit = struct.unpack(">IIB", physical)
    if unit != 1 or not across or not down:
        return None
    return round(across * _METRES_PER_INCH, 2), round(down * _METRES_PER_INCH, 2)


def _head_chunks(content: Content) -> Iterator[tuple[bytes, bytes]]:
    meta = content.metadata
    if content.icc_profile:
        yield b"iCCP", b"icc\0\0" + zlib.compress(content.icc_profile, 9)
    if meta.dpi:
        across, down = (min(round(value / _METRES_PER_INCH), 0x7FFFFFFF) for value in meta.dpi)
        yield b"pHYs", struct.pack(">IIB", across, down, 1)
    if meta.exif:
        yield b"eXIf", meta.exif
