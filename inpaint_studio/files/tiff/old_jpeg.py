"""Reads old-style JPEG in TIFF (compression 6): puts the parts of the JPEG together and decodes it.

TIFF 6.0, section 22, and what programs made of it: the whole JPEG lies in one place, or its head does and strips hold
the rest, or its tables are in tags of their own. As in libtiff, strips are one scan with a restart marker at each.
"""

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import imagecodecs
import numpy as np
import simplejpeg
from numpy.typing import NDArray
from tifffile import TiffPage

from inpaint_studio.files.content import DAMAGED, CannotReadError

_STREAM, _STREAM_LENGTH, _RESTART_INTERVAL = 513, 514, 515
_Q_TABLES, _DC_TABLES, _AC_TABLES, _STRIPS = 519, 520, 521, 273
_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_DQT, _SOF, _DHT, _DRI, _SOS = 0xDB, 0xC0, 0xC4, 0xDD, 0xDA
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_BLOCK = 8
_Segment = tuple[int, bytes]


def read_old_jpeg(page: TiffPage) -> NDArray[Any]:
    """Return the pixels, (H, W) gray or (H, W, 3) RGB.

    Raises:
        CannotReadError: the JPEG has another size or other channels than the page.
        Exception: whatever the codec raises on damaged data.
    """
    rows, columns, channels = page.imagelength, page.imagewidth, page.samplesperpixel
    pixels = np.concatenate([_decoded(stream) for stream in _streams(page)])[:rows, :columns]
    if pixels.shape[:2] != (rows, columns) or pixels.size != rows * columns * channels:
        raise CannotReadError(DAMAGED)
    return pixels


def _decoded(stream: bytes) -> NDArray[Any]:
    is_gray = _first(_segments(stream), _FRAMES)[5] == 1
    with suppress(ValueError):  # Its complaint may be about mere padding.
        # Chroma is repeated, not interpolated, as libtiff does for these files.
        return np.asarray(simplejpeg.decode_jpeg(stream, "GRAY" if is_gray else "RGB", fastupsample=True))
    if is_gray:
        return np.asarray(imagecodecs.jpeg_decode(stream))
    return np.asarray(imagecodecs.jpeg_decode(stream, colorspace="YCBCR", outcolorspace="RGB"))


def _streams(page: TiffPage) -> list[bytes]:
    """Return the JPEG of a page, or several that are to be stacked vertically."""
    has_strips = _STRIPS in page.tags
    places = zip(page.dataoffsets, page.databytecounts, strict=False) if has_strips else ()
    strips = [_read(page, offset, size) for offset, size in places]
    if strips and all(_is_whole(_segments(strip)) for strip in strips):
        return strips
    place, length = (max(_numbers(page, tag), default=0) for tag in (_STREAM, _STREAM_LENGTH))
    stream = _read(page, place, length or page.parent.filehandle.size) if place else b""
    head = _segments(stream)
    if _is_whole(head) and (not strips or stream.rstrip(b"\0").endswith(_EOI)):
        return [stream]
    interval = max(_numbers(page, _RESTART_INTERVAL), default=0)
    if not _is_whole(head):
        head = _head_by_tags(page)
    if not interval or len(strips) == 1:
        return [_put_together(head, page.imagelength, [_scan(strip) for strip in strips], page.rowsperstrip, interval)]
    heights = [min(page.rowsperstrip, page.imagelength - top) for top in range(0, page.imagelength, page.rowsperstrip)]
    return [
        _put_together(head, height, [_scan(strip)], height, interval)
        for height, strip in zip(heights, strips, strict=False)
    ]


def _put_together(head: list[_Segment], rows: int, scans: list[bytes], rows_each: int, interval: int) -> bytes:
    """Return a JPEG of ``rows`` rows of one or several scans; a restart marker follows each of several.

    ``rows_each`` is the height of one of several scans, ``interval`` the restart interval within a single one.
    """
    frame = _first(head, _FRAMES)
    columns, sampling = struct.unpack_from(">H", frame, 3)[0], frame[7]
    if len(scans) > 1:
        across, down = _BLOCK * (sampling >> 4), _BLOCK * (sampling & 15)
        across, down = (across, down) if frame[5] > 1 else (_BLOCK, _BLOCK)
        interval = -(-columns // across) * -(-rows_each // down)
    written = [(marker, body) for marker, body in head if marker not in (*_FRAMES, _DRI, _SOS)]
    written.append((_SOF, frame[:1] + struct.pack(">H", rows) + frame[3:]))
    if interval:
        written.append((_DRI, struct.pack(">H", interval)))
    written.append((_SOS, _first(head, {_SOS})))
    parts = [struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body for marker, body in written]
    joints = [bytes([0xFF, 0xD0 + number % 8]) for number in range(len(scans) - 1)]
    data = [part for pair in zip(scans, [*joints, b""], strict=True) for part in pair]
    return b"".join([_SOI, *parts, *data, _EOI])


def _head_by_tags(page: TiffPage) -> list[_Segment]:
    """Return the segments before the scan, for a page whose tables are in tags."""
    number = page.samplesperpixel
    places = [_numbers(page, tag) for tag in (_Q_TABLES, _DC_TABLES, _AC_TABLES)]
    if min(len(each) for each in places) < number:
        raise CannotReadError(DAMAGED)
    # Components with the same table get the same number, as baseline decoders allow two tables of a kind.
    ids = [[sorted(set(each), key=each.index).index(place) for place in each[:number]] for each in places]
    segments = []
    for place, own in dict(zip(places[0], ids[0], strict=False)).items():
        segments.append((_DQT, bytes([own]) + _read(page, place, 64)))
    for kind in (0, 1):
        for place, own in dict(zip(places[kind + 1], ids[kind + 1], strict=False)).items():
            lengths = _read(page, place, 16)
            segments.append((_DHT, bytes([kind << 4 | own]) + lengths + _read(page, place + 16, sum(lengths))))
    across, down = page.subsampling or (2, 2)
    factors = [across << 4 | down if number == 3 else 0x11] + [0x11] * (number - 1)
    frame = struct.pack(">BHHB", 8, page.imagelength, page.imagewidth, number)
    frame += b"".join(bytes([index + 1, factors[index], ids[0][index]]) for index in range(number))
    scan = bytes([number]) + b"".join(bytes([i + 1, ids[1][i] << 4 | ids[2][i]]) for i in range(number))
    return [*segments, (_SOF, frame), (_SOS, scan + bytes([0, 63, 0]))]


def _scan(strip: bytes) -> bytes:
    """Return the coded data of a strip, without its head and its end marker."""
    for marker, place in _places(strip):
        if marker == _SOS:
            strip = strip[place + 2 + struct.unpack_from(">H", strip, place + 2)[0] :]
    return re.sub(rb"(\xff\xd9)?\0*\Z", b"", strip) if _EOI in strip[-64:] else strip


def _is_whole(head: list[_Segment]) -> bool:
    """Whether these segments include a frame header and a scan header."""
    markers = {marker for marker, _ in head}
    return _SOS in markers and bool(markers & _FRAMES)


def _first(segments: list[_Segment], markers: frozenset[int] | set[int]) -> bytes:
    return next((body for marker, body in segments if marker in markers), bytes(16))


def _segments(stream: bytes) -> list[_Segment]:
    """Return marker and body of each segment up to the scan header, inclusive."""
    return [
        (marker, stream[place + 4 : place + 2 + struct.unpack_from(">H", stream, place + 2)[0]])
        for marker, place in _places(stream)
    ]


def _places(stream: bytes) -> Iterator[tuple[int, int]]:
    place = 2
    while stream.startswith(_SOI) and place + 4 <= len(stream) and stream[place] == 0xFF:
        yield stream[place + 1], place
        if stream[place + 1] == _SOS:
            return
        place += 2 + struct.unpack_from(">H", stream, place + 2)[0]


def _numbers(page: TiffPage, tag: int) -> tuple[int, ...]:
    value = page.tags.valueof(tag, ())
    return (value,) if isinstance(value, int) else tuple(value)


def _read(page: TiffPage, offset: int, size: int) -> bytes:
    page.parent.filehandle.seek(offset)
    return bytes(page.parent.filehandle.read(size))
