"""JPEG: segments read and written here; pixels by libjpeg-turbo.

JFIF 1.02; Exif 2.32; XMP part 3; ICC.1 annex B.4; IPTC in APP13.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from inpaint_studio.core.engine import OptionSpec, check_options, option
from inpaint_studio.core.photo import Metadata
from inpaint_studio.files.content import CUT, DAMAGED, PART_DAMAGED, CannotReadError, Content, check_size
from inpaint_studio.files.held import held
from inpaint_studio.files.jpeg.damage import is_shifted
from inpaint_studio.files.jpeg.decode import DecodedJpeg, decode
from inpaint_studio.files.jpeg.encode import coded_samples
from inpaint_studio.files.jpeg.patch import can_patch
from inpaint_studio.files.jpeg.segments import (
    APP0,
    APP1,
    APP2,
    APP13,
    COM,
    EXIF,
    FRAMES,
    MAX_SEGMENT,
    MPF,
    XMP,
    Frame,
    has_end,
    packed,
    segments,
)
from inpaint_studio.files.metadata.comment import as_text
from inpaint_studio.files.metadata.exif import dpi_of, orientation_of, parse_exif
from inpaint_studio.files.metadata.photoshop import find_iptc, wrap_iptc
from inpaint_studio.translation import Text, tr

MAGIC = b"\xff\xd8\xff"

_SEQUENTIAL = {0xC0, 0xC1, 0xC9}
"""Baseline and extended, with either coding."""

_XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_ICC = b"ICC_PROFILE\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_MOST_PIXELS_A_BYTE = 512
"""A block of 64 pixels takes at least a bit; a file with more pixels per byte than this is a bomb."""
_SEEMS_DAMAGED: Text = (
    "This file seems to be damaged: from one place on, the photo is brighter, darker or of another hue. Look for "
    "another copy of it."
)
_DEEP: Text = (
    "This JPEG has {bits} bits a channel. It is saved with 8, and all of it is compressed again. Save it as TIFF or "
    "PNG to keep everything."
)
_REWRITTEN: Text = (
    "A JPEG of this kind cannot be saved block by block: all of it is compressed again, about as well as it was, so "
    "pixels outside the mask change a little too. TIFF and PNG keep every one of them."
)


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
    """Read a JPEG of 8 bits, gray, RGB or CMYK, or of 12 or 16 bits, gray or RGB, which become 16.

    Raises:
        CannotReadError: it is incomplete, too large or of a kind that is not read.
        Exception: whatever the codec raises on damaged data.
    """
    data = stream.read()
    head = _Head()
    frame = None
    found = list(segments(data))
    for segment in found:
        head.take(segment.marker, segment.body)
        if segment.marker in FRAMES:
            frame = Frame.parse(segment)
            _check_frame(frame, max_pixels, len(data))
    bits = frame.precision if frame is not None else 8
    picture = data[: found[-1].end] if has_end(found) else data  # Data after the end marker may be large.
    decoded = decode(picture, bits)
    is_patched = can_patch(picture, is_damaged=decoded.is_damaged)
    return Content(
        decoded.pixels,
        None,
        head.icc_profile,
        head.metadata(),
        tuple(head.unread),
        rewrite="" if is_patched else tr(_REWRITTEN) if bits == 8 else tr(_DEEP, bits=bits),
        notes=tuple(_faults(decoded, frame, is_cut=not has_end(found))),
        original=held(data) if is_patched else None,
    )


def _faults(decoded: DecodedJpeg, frame: Frame | None, *, is_cut: bool) -> Iterator[str]:
    if decoded.is_damaged:
        yield tr(CUT if is_cut else PART_DAMAGED)
    elif frame is not None and frame.marker in _SEQUENTIAL and frame.precision == 8:
        wide, high = frame.tile
        if is_shifted(decoded.pixels, high, wide):
            yield tr(_SEEMS_DAMAGED)


def write_jpeg(stream: BinaryIO, content: Content, options: JpegOptions) -> None:
    """Write gray, RGB or CMYK pixels of 8 bits with all metadata that fits a JPEG's segments."""
    coded = coded_samples(content, options.quality, options.subsampling.replace(":", ""))
    stream.write(coded[:2])
    for marker, body in _head_segments(content):
        stream.write(packed(marker, body))
    after_jfif = 4 + struct.unpack_from(">H", coded, 4)[0] if coded[3] == APP0 else 2
    stream.write(memoryview(coded)[after_jfif:])


@dataclass(slots=True)
class _Head:
    """The metadata in the segments before and between the scans."""

    exif: bytes | None = None
    xmp: bytes | None = None
    resources: bytes = b""
    dpi: tuple[float, float] | None = None
    icc: dict[int, bytes] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def take(self, marker: int, body: bytes) -> None:
        """Take over what one segment holds."""
        if marker == APP0 and body.startswith(b"JFIF\0") and len(body) >= 12:
            self.dpi = _density(body)
        elif marker == APP1 and body.startswith(EXIF):
            self.exif = self.exif or body[len(EXIF) :]
        elif marker == APP1 and body.startswith(XMP):
            self.xmp = body[len(XMP) :]
        elif marker == APP1 and body.startswith(_XMP_MORE):
            self._leave(tr("the extended XMP data"))
        elif marker == APP2 and body.startswith(_ICC) and len(body) > len(_ICC) + 2:
            self.icc[body[len(_ICC)]] = body[len(_ICC) + 2 :]
        elif marker == APP2 and body.startswith(MPF):
            self._leave(tr("the further pictures"))
        elif marker == APP13 and body.startswith(_PHOTOSHOP):
            self.resources += body[len(_PHOTOSHOP) :]
        elif marker == COM and (text := as_text(body)) is not None:
            self.comments.append(text)

    def _leave(self, what: str) -> None:
        if what not in self.unread:
            self.unread.append(what)

    @property
    def icc_profile(self) -> bytes | None:
        return b"".join(self.icc[number] for number in sorted(self.icc)) or None

    def metadata(self) -> Metadata:
        """Return the metadata of the photo."""
        directory = parse_exif(self.exif)
        return Metadata(
            exif=self.exif,
            xmp=self.xmp,
            iptc=find_iptc(self.resources),
            dpi=self.dpi or dpi_of(directory),
            orientation=orientation_of(directory),
            comment="\n".join(self.comments) or None,
        )


def _check_frame(frame: Frame, max_pixels: int, length: int) -> None:
    check_size(frame.width, frame.height, max_pixels)
    if frame.width * frame.height > length * _MOST_PIXELS_A_BYTE:
        raise CannotReadError(DAMAGED)
    precision, channels = frame.precision, len(frame.components)
    if precision not in (8, 12, 16) or channels not in (1, 3, 4):
        raise CannotReadError(DAMAGED)
    if precision > 8 and channels == 4:
        raise CannotReadError(
            "is a CMYK photo of {precision} bits a channel in a JPEG, which cannot be opened. Convert it to TIFF.",
            precision=precision,
        )


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
    yield APP0, b"JFIF\0" + struct.pack(">HBHHBB", 0x0102, unit, across, down, 0, 0)
    if meta.exif:
        yield APP1, EXIF + meta.exif
    if meta.xmp:
        yield APP1, XMP + meta.xmp
    if content.icc_profile:
        room = MAX_SEGMENT - len(_ICC) - 2
        parts = [content.icc_profile[start : start + room] for start in range(0, len(content.icc_profile), room)]
        for number, part in enumerate(parts, 1):
            yield APP2, _ICC + bytes([number, len(parts)]) + part
    if meta.iptc:
        yield APP13, _PHOTOSHOP + wrap_iptc(meta.iptc)
    if meta.comment:
        yield COM, meta.comment.encode()
