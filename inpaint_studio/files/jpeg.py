"""JPEG: segments read and written here, pixels by libjpeg-turbo.

Segments: ITU-T T.81 annex B; JFIF 1.02; Exif 2.32; XMP part 3; ICC.1 annex B.4; IPTC in APP13.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
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
from inpaint_studio.files.exif import dpi_of, orientation_of, parse_exif
from inpaint_studio.files.photoshop import find_iptc, wrap_iptc

MAGIC = b"\xff\xd8\xff"
MAX_SEGMENT = 65533

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_ICC = b"ICC_PROFILE\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_MANY_PHOTOS = b"MPF\0"
_APP0, _APP1, _APP2, _APP13, _COM, _SOS, _EOI = 0xE0, 0xE1, 0xE2, 0xED, 0xFE, 0xDA, 0xD9
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_MAX_SCANS = 500
_MARKER_IN_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")


@dataclass(frozen=True)
class JpegOptions:
    """How a JPEG is written."""

    quality: int = option(
        95, OptionSpec("Quality", "Higher keeps more detail and makes larger files.", minimum=1, maximum=100)
    )
    subsampling: str = option(
        "4:4:4",
        OptionSpec(
            "Colour resolution",
            "Coarser colour makes smaller files and blurs fine coloured detail.",
            choices=(("4:4:4", "Full (4:4:4)"), ("4:2:2", "Half (4:2:2)"), ("4:2:0", "Quarter (4:2:0)")),
        ),
    )

    def __post_init__(self) -> None:
        check_options(self)


def read_jpeg(stream: BinaryIO, max_pixels: int) -> Content:
    """Read a JPEG of 8 bits, gray or RGB.

    Raises:
        CannotReadError: it is incomplete, too large or of a kind that is not read.
        Exception: whatever the codec raises on damaged data.
    """
    data = stream.read()
    head = _Head()
    for marker, body in _segments(data):
        head.take(marker, body)
        if marker in _FRAMES:
            _check_frame(body, max_pixels)
    pixels, alpha = split_channels(imagecodecs.jpeg8_decode(data))
    return Content(pixels, alpha, head.icc_profile, head.metadata(), tuple(head.unread))


def write_jpeg(stream: BinaryIO, content: Content, options: JpegOptions) -> None:
    """Write gray or RGB pixels of 8 bits with all metadata that fits a JPEG's segments."""
    samples = joined_channels(content)
    subsampling = options.subsampling.replace(":", "")
    coded = imagecodecs.jpeg8_encode(samples, level=options.quality, subsampling=subsampling, optimize=True)
    stream.write(coded[:2])
    for marker, body in _head_segments(content):
        stream.write(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body)
    after_jfif = 4 + struct.unpack_from(">H", coded, 4)[0] if coded[3] == _APP0 else 2
    stream.write(memoryview(coded)[after_jfif:])


@dataclass(slots=True)
class _Head:
    """What the segments before and between the scans say."""

    exif: bytes | None = None
    xmp: bytes | None = None
    resources: bytes = b""
    dpi: tuple[float, float] | None = None
    icc: dict[int, bytes] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def take(self, marker: int, body: bytes) -> None:
        """Look at one segment."""
        if marker == _APP0 and body.startswith(b"JFIF\0") and len(body) >= 12:
            self.dpi = _density(body)
        elif marker == _APP1 and body.startswith(_EXIF):
            self.exif = self.exif or body[len(_EXIF) :]
        elif marker == _APP1 and body.startswith(_XMP):
            self.xmp = body[len(_XMP) :]
        elif marker == _APP1 and body.startswith(_XMP_MORE):
            self._leave("the extended XMP data")
        elif marker == _APP2 and body.startswith(_ICC) and len(body) > len(_ICC) + 2:
            self.icc[body[len(_ICC)]] = body[len(_ICC) + 2 :]
        elif marker == _APP2 and body.startswith(_MANY_PHOTOS):
            self._leave("the further pictures")
        elif marker == _APP13 and body.startswith(_PHOTOSHOP):
            self.resources += body[len(_PHOTOSHOP) :]
        elif marker == _COM:
            self._leave("the comment")

    def _leave(self, what: str) -> None:
        if what not in self.unread:
            self.unread.append(what)

    @property
    def icc_profile(self) -> bytes | None:
        return b"".join(self.icc[number] for number in sorted(self.icc)) or None

    def metadata(self) -> Metadata:
        """Return it as a photo keeps it."""
        directory = parse_exif(self.exif)
        return Metadata(
            exif=self.exif,
            xmp=self.xmp,
            iptc=find_iptc(self.resources),
            dpi=self.dpi or dpi_of(directory),
            orientation=orientation_of(directory),
        )


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk over all segments up to the end of the picture, over the scans' coded data too.

    libjpeg fills what is missing with gray and says nothing, so only this walk finds that a file was cut.
    """
    position, scans = 2, 0
    while True:
        while data[position : position + 2] == b"\xff\xff":
            position += 1
        if position + 4 > len(data) and data[position + 1 : position + 2] != bytes([_EOI]):
            raise CannotReadError(INCOMPLETE)
        if data[position] != 0xFF:
            raise CannotReadError(DAMAGED)
        marker = data[position + 1]
        if marker == _EOI:
            return
        length = struct.unpack_from(">H", data, position + 2)[0]
        yield marker, data[position + 4 : position + 2 + length]
        position += 2 + length
        if marker == _SOS:
            scans += 1
            found = _MARKER_IN_SCAN.search(data, position)
            if found is None:
                raise CannotReadError(INCOMPLETE)
            if scans > _MAX_SCANS:
                raise CannotReadError(DAMAGED)
            position = found.end() - 2


def _check_frame(body: bytes, max_pixels: int) -> None:
    if len(body) < 6:
        raise CannotReadError(DAMAGED)
    precision, height, width, channels = struct.unpack_from(">BHHB", body)
    check_size(width, height, max_pixels)
    if precision in (12, 16):
        raise CannotReadError(f"is a JPEG of {precision} bits a channel, which cannot be opened. Convert it to TIFF.")
    if channels == 4:
        raise CannotReadError("is a CMYK photo, made for printing. Convert it to RGB to restore it.")
    if precision != 8 or channels not in (1, 3):
        raise CannotReadError(DAMAGED)


def _density(jfif: bytes) -> tuple[float, float] | None:
    unit, across, down = struct.unpack_from(">BHH", jfif, 7)
    per_inch = {1: 1.0, 2: 2.54}.get(unit)
    if per_inch is None or not across or not down:
        return None
    return round(across * per_inch, 2), round(down * per_inch, 2)


def _head_segments(content: Content) -> Iterator[tuple[int, bytes]]:
    meta = content.metadata
    unit, dpi = (1, meta.dpi) if meta.dpi else (0, (1, 1))
    across, down = (min(max(round(value), 1), 65535) for value in dpi)
    yield _APP0, b"JFIF\0" + struct.pack(">HBHHBB", 0x0102, unit, across, down, 0, 0)
    if meta.exif:
        yield _APP1, _EXIF + meta.exif
    if meta.xmp:
        yield _APP1, _XMP + meta.xmp
    if content.icc_profile:
        room = MAX_SEGMENT - len(_ICC) - 2
        parts = [content.icc_profile[start : start + room] for start in range(0, len(content.icc_profile), room)]
        for number, part in enumerate(parts, 1):
            yield _APP2, _ICC + bytes([number, len(parts)]) + part
    if meta.iptc:
        yield _APP13, _PHOTOSHOP + wrap_iptc(meta.iptc)
