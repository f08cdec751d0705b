"""JPEG 2000: boxes read and written here, pixels by OpenJPEG.

ISO/IEC 15444-1, annexes A (the codestream's SIZ) and I (JP2). Profile in ``colr``, resolution in ``res``, XMP, EXIF and
IPTC in ``uuid`` boxes by the identifiers that Adobe and ExifTool use.
"""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, BinaryIO

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.engine import OptionSpec, check_options, option
from inpaint_studio.core.photo import Metadata
from inpaint_studio.core.values import Values, shrunk, stretched
from inpaint_studio.files.boxed.boxes import Box, boxes, find, packed
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
from inpaint_studio.translation import Text, tr

SIGNATURE = b"\0\0\0\x0cjP  \r\n\x87\n"
_CODESTREAM = b"\xff\x4f\xff\x51"
_TILE = b"\xff\x90"
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EXIF = b"JpgTiffExif->JP2"
_IPTC = bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38")
_CMYK, _SRGB, _GRAY = 12, 16, 17
_SPACES = {1: _GRAY, 3: _SRGB, 4: _CMYK}
"""Enumerated colour spaces of ``colr``, by the number of colours."""
_INKS = 4
_SMALLEST_COLOUR = 3  # channels
_ICC = (2, 3)
_SPACE = slice(16, 20)  # bytes of an ICC profile that name its colour space
_OTHER_COLOURS: Text = "holds colours of a kind that cannot be opened. Convert it to RGB to restore it."
_METRES_PER_INCH = Fraction(254, 10000)
_LARGEST_PART = 0xFFFF  # numerator or denominator
_KNOWN = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}
_MOST_PIXELS_A_BYTE = 20_000  # a uniform picture takes a hundredth of a bit per pixel


@dataclass(frozen=True)
class Jp2Options:
    """How a JPEG 2000 is written: always without loss."""

    resolutions: int = option(
        6, OptionSpec("Resolutions", "How many sizes can be read from the file without the rest of it.", 1, 8)
    )

    def __post_init__(self) -> None:
        check_options(self)


def is_jp2(head: bytes) -> bool:
    """Whether a file that begins with ``head``, 16 bytes or more, is a JPEG 2000, in boxes or a bare codestream."""
    return head.startswith((SIGNATURE, _CODESTREAM))


def read_jp2(stream: BinaryIO, max_pixels: int) -> Content:
    """Read a JPEG 2000 of 1 to 16 bits, gray, RGB or CMYK, with or without alpha.

    Raises:
        CannotReadError: it is incomplete, too large or of a kind that is not read.
        Exception: whatever the codec raises on damaged data.
    """
    data = stream.read()
    head = _Head(data)
    depth = _check_code(data, head.code, max_pixels)
    # With the boxes, OpenJPEG would apply the profile and round; it gets them only for a palette.
    samples = _decoded(data if head.has_palette else data[head.code :], depth)
    pixels, alpha = (samples, None) if head.is_cmyk else split_channels(samples)
    channels = 1 if samples.ndim == 2 else samples.shape[2]
    if (channels != _INKS) if head.is_cmyk else (alpha is not None and not head.has_alpha):
        raise CannotReadError(_OTHER_COLOURS)
    directory = parse_exif(head.exif)
    metadata = Metadata(
        exif=head.exif,
        xmp=head.xmp,
        iptc=head.iptc,
        dpi=head.dpi or dpi_of(directory),
        orientation=orientation_of(directory),
    )
    return Content(pixels, alpha, head.icc_profile, metadata, tuple(head.unread), values=Values(depth))


def write_jp2(stream: BinaryIO, content: Content, options: Jp2Options) -> None:
    """Write gray, RGB or CMYK pixels of up to 16 bits without loss, with all metadata."""
    bits = content.values.bits if content.values is not None else content.pixels.dtype.itemsize * 8
    samples = shrunk(joined_channels(content), bits)
    rows, columns = samples.shape[:2]
    smallest = min(options.resolutions, int(min(rows, columns)).bit_length())
    code = bytes(
        imagecodecs.jpeg2k_encode(
            samples,
            level=0,
            codecformat="j2k",
            reversible=True,
            resolutions=smallest,
            bitspersample=bits,
            mct=content.colours == 3,
            numthreads=_threads(),
        )
    )
    meta = content.metadata
    channels = 1 if samples.ndim == 2 else samples.shape[2]
    header = struct.pack(">IIHBBBB", rows, columns, channels, bits - 1, 7, 0, 0)
    inner = [packed(b"ihdr", header), packed(b"colr", *_colour(content))]
    if content.alpha is not None:
        colours = [(index, 0, index + 1) for index in range(channels - 1)]
        rows_of = [struct.pack(">HHH", *row) for row in (*colours, (channels - 1, 1, 0))]
        inner.append(packed(b"cdef", struct.pack(">H", channels), *rows_of))
    if meta.dpi:
        inner.append(packed(b"res ", packed(b"resc", _resolution(meta.dpi))))
    stream.write(SIGNATURE + packed(b"ftyp", b"jp2 ", bytes(4), b"jp2 ") + packed(b"jp2h", *inner))
    for identifier, body in ((_EXIF, meta.exif), (_XMP, meta.xmp), (_IPTC, meta.iptc)):
        if body:
            stream.write(packed(b"uuid", identifier, body))
    # A length of 0 means up to the end of the file.
    stream.write(struct.pack(">I4s", 0, b"jp2c"))
    stream.write(code)


def code_of(data: bytes) -> bytes:
    """Return the codestream of a file that ``write_jp2`` wrote.

    Raises:
        CannotReadError: there is none.
    """
    code = find(data, b"jp2c")
    if code is None:
        raise CannotReadError(DAMAGED)
    return data[code.start :]


def without_notes(data: bytes) -> bytes:
    """Return a gray or RGB file that ``write_jp2`` wrote without profile and notes.

    Other libraries would print warnings about these on the terminal.

    Raises:
        CannotReadError: the header or the codestream is missing.
    """
    header = find(data, b"jp2h")
    if header is None:
        raise CannotReadError(DAMAGED)
    kept = [(box, data[box.start : box.end]) for box in boxes(data, header.start, header.end)]
    channels = struct.unpack_from(">H", kept[0][1], 8)[0]
    colour = struct.pack(">BBBI", 1, 0, 0, _SPACES[1 if channels < _SMALLEST_COLOUR else 3])
    inner = [packed(b"colr", colour) if box.kind == b"colr" else packed(box.kind, body) for box, body in kept]
    start = SIGNATURE + packed(b"ftyp", b"jp2 ", bytes(4), b"jp2 ") + packed(b"jp2h", *inner)
    return start + struct.pack(">I4s", 0, b"jp2c") + code_of(data)


class _Head:
    """What the boxes say; a bare codestream has the defaults.

    Attributes:
        code: offset of the codestream.
        is_cmyk: whether the colours are inks.
        has_palette: whether the codestream holds palette indices.
        has_alpha: whether a channel beside gray or three colours is transparency.
    """

    def __init__(self, data: bytes) -> None:
        self.code = 0
        self.is_cmyk = False
        self.has_palette = False
        self.has_alpha = True
        self.icc_profile: bytes | None = None
        self.dpi: tuple[float, float] | None = None
        self.exif: bytes | None = None
        self.xmp: bytes | None = None
        self.iptc: bytes | None = None
        self.unread: list[str] = []
        if data.startswith(_CODESTREAM):
            return
        found = list(boxes(data))
        code = next((box for box in found if box.kind == b"jp2c"), None)
        header = next((box for box in found if box.kind == b"jp2h"), None)
        if code is None or header is None:
            raise CannotReadError(INCOMPLETE)
        self.code = code.start
        self._take_header(data, header)
        self._take_notes(data, found)

    def _take_header(self, data: bytes, header: Box) -> None:
        for box in boxes(data, header.start, header.end):
            body = data[box.start : box.end]
            if box.kind == b"colr" and self.icc_profile is None:
                self._take_colours(body)
            elif box.kind == b"cdef":
                kinds = [struct.unpack_from(">H", body, place)[0] for place in range(4, len(body) - 1, 6)]
                self.has_alpha = not any(kinds) or 1 in kinds
            elif box.kind == b"pclr":
                self.has_palette = True
            elif box.kind == b"res ":
                self.dpi = _density(data, box)

    def _take_colours(self, body: bytes) -> None:
        method = body[0]
        if method in _ICC:
            self.icc_profile = body[3:]
            self.is_cmyk = self.icc_profile[_SPACE] == b"CMYK"
        elif method == 1:
            kind = struct.unpack_from(">I", body, 3)[0]
            self.is_cmyk = kind == _CMYK
            if kind not in _SPACES.values():
                raise CannotReadError(_OTHER_COLOURS)

    def _take_notes(self, data: bytes, found: list[Box]) -> None:
        for box in found:
            body = data[box.start : box.end]
            if box.kind == b"uuid" and body.startswith(_XMP):
                self.xmp = body[16:]
            elif box.kind == b"uuid" and body.startswith(_EXIF):
                self.exif = body[16:]
            elif box.kind == b"uuid" and body.startswith(_IPTC):
                self.iptc = body[16:]
            elif box.kind not in _KNOWN and not self.unread:
                self.unread.append(tr("notes of other programs"))


def _check_code(data: bytes, code: int, max_pixels: int) -> int:
    """Check what a codestream declares (SIZ, annex A.5.1); return its bits per channel.

    Raises:
        CannotReadError: it is damaged, incomplete, too large or of a kind that is not read.
    """
    if data[code : code + 4] != _CODESTREAM or len(data) < code + 45:
        raise CannotReadError(DAMAGED)
    right, bottom, left, top, *_, channels = struct.unpack_from(">8IH", data, code + 8)
    width, height = right - left, bottom - top
    check_size(width, height, max_pixels, channels * (1 + (data[code + 42] & 0x7F > 7)))
    if width * height > len(data) * _MOST_PIXELS_A_BYTE:
        raise CannotReadError(INCOMPLETE)
    _check_tiles(data, code)
    described = data[code + 42 : code + 42 + 3 * channels]
    kinds, steps = described[::3], described[1::3] + described[2::3]
    if len(described) < 3 * channels or not 1 <= channels <= 4 or len(set(kinds)) > 1 or set(steps) != {1}:
        raise CannotReadError(_OTHER_COLOURS)
    if kinds[0] & 0x80 or kinds[0] > 15:
        raise CannotReadError("holds measured values and no shades. Convert it to 16 bits to restore it.")
    return kinds[0] + 1


def _check_tiles(data: bytes, position: int) -> None:
    """Refuse a codestream whose tile-parts are not completely in the file, as the codec fills some gaps with gray.

    Raises:
        CannotReadError: a tile-part is cut off, or the markers are damaged.
    """
    position += 2
    while data[position : position + 2] != _TILE:
        if position + 4 > len(data) or data[position] != 0xFF:
            raise CannotReadError(INCOMPLETE if position + 4 > len(data) else DAMAGED)
        position += 2 + struct.unpack_from(">H", data, position + 2)[0]
    while data[position : position + 2] == _TILE:
        if position + 10 > len(data):
            raise CannotReadError(INCOMPLETE)
        length = struct.unpack_from(">I", data, position + 6)[0]
        if not length:  # up to the end
            return
        position += length
    if position > len(data):
        raise CannotReadError(INCOMPLETE)


def _decoded(data: bytes, depth: int) -> NDArray[Any]:
    try:
        samples = np.asarray(imagecodecs.jpeg2k_decode(data, numthreads=_threads()))
    except RuntimeError as error:
        raise CannotReadError(DAMAGED) from error
    return stretched(samples, depth)


def _colour(content: Content) -> Iterator[bytes]:
    if content.icc_profile:
        yield b"\2\0\0"
        yield content.icc_profile
    else:
        yield struct.pack(">BBBI", 1, 0, 0, _SPACES[content.colours])


def _resolution(dpi: tuple[float, float]) -> bytes:
    """Return the body of ``resc``: dots per metre, vertical and horizontal, each a fraction and a power of ten."""
    quotients, powers = b"", b""
    for each in reversed(dpi):
        value, power = Fraction(each).limit_denominator(100) / _METRES_PER_INCH, 0
        while value.numerator > _LARGEST_PART:
            value, power = value / 10, power + 1
            if value * 127 < _LARGEST_PART:  # Denominators up to 127 are precise enough from here on.
                value = value.limit_denominator(127)
        quotients += struct.pack(">HH", max(1, value.numerator), value.denominator)
        powers += struct.pack("b", power)
    return quotients + powers


def _density(data: bytes, box: Box) -> tuple[float, float] | None:
    inner = find(data, b"resc", box.start, box.end) or find(data, b"resd", box.start, box.end)
    if inner is None or inner.end - inner.start < 10:
        return None
    high, high_by, wide, wide_by, high_power, wide_power = struct.unpack_from(">HHHHbb", data, inner.start)
    if not (high and high_by and wide and wide_by):
        return None
    down, across = high / high_by * 10.0**high_power, wide / wide_by * 10.0**wide_power
    return round(across * float(_METRES_PER_INCH), 2), round(down * float(_METRES_PER_INCH), 2)


def _threads() -> int:
    return os.cpu_count() or 1
