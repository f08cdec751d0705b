"""Finds, reads and builds the segments of a JPEG, without decoding.

ITU-T T.81 annex B; MPF: CIPA DC-007.
"""

import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inpaint_studio.files.content import DAMAGED, INCOMPLETE, CannotReadError

MAX_SEGMENT = 65533
APP0, APP1, APP2, APP13, APP14, COM = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE
JUNK = 0
"""Stands for a marker where bytes belong to no segment."""
DHT, SOI, EOI, SOS, DQT, DNL, DRI = 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD
EXIF, XMP, MPF = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"MPF\0"
FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
HUFFMAN_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Frames with Huffman coding: baseline, extended and progressive."""
PROGRESSIVE = 0xC2

ZIGZAG = tuple(
    row * 8 + diagonal - row
    for diagonal in range(15)
    for row in (range(8) if diagonal % 2 else range(7, -1, -1))
    if 0 <= diagonal - row < 8
)
"""Indices, row by row, of the coefficients in zigzag order (ITU-T T.81, figure 5)."""

_MAX_SCANS = 500
_PICTURES = 0xB002
_MARKER = re.compile(rb"\xff+[^\x00\x01\xd0-\xd7\xff]")
_MARKER_IN_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")


@dataclass(frozen=True, slots=True)
class Segment:
    """One marker segment.

    Attributes:
        marker: its second byte, or ``JUNK``.
        body: the bytes after the length.
        start: offset of its marker in the file.
        end: offset of its end; of a scan (SOS), of the end of its coded data.
    """

    marker: int
    body: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame header (SOF), ITU-T T.81, B.2.2.

    Attributes:
        marker: the kind of coding.
        precision: bits per sample.
        height: of the photo in pixels.
        width: of the photo in pixels.
        components: (identifier, horizontal sampling, vertical sampling, quantisation table) each.
    """

    marker: int
    precision: int
    height: int
    width: int
    components: tuple[tuple[int, int, int, int], ...]

    @classmethod
    def parse(cls, segment: Segment) -> "Frame":
        """Read a frame header.

        Raises:
            CannotReadError: it is too short.
        """
        body = segment.body
        if len(body) < 6 or len(body) < 6 + 3 * body[5]:
            raise CannotReadError(DAMAGED)
        precision, height, width, count = struct.unpack_from(">BHHB", body)
        rows = (body[6 + 3 * index : 9 + 3 * index] for index in range(count))
        components = tuple((row[0], row[1] >> 4, row[1] & 15, row[2]) for row in rows)
        return cls(segment.marker, precision, height, width, components)

    @property
    def sampling(self) -> tuple[tuple[int, int], ...]:
        """Horizontal and vertical sampling of each component."""
        return tuple((across, down) for _, across, down, _ in self.components)

    @property
    def tile(self) -> tuple[int, int]:
        """Columns and rows of the smallest unit of coding (MCU) of a scan of all components."""
        if len(self.components) == 1:
            return 8, 8
        wide, high = (8 * max(values) for values in zip(*self.sampling, strict=True))
        return wide, high


def segments(data: bytes) -> Iterator[Segment]:
    """Yield all segments up to the end of the picture, as leniently as libjpeg; scans include their coded data.

    Bytes between segments come as a segment ``JUNK``. Where the end marker is missing, the last segment, ``EOI``, is
    empty. Every byte after the first marker (SOI) up to the end of the picture is in exactly one segment.

    Raises:
        CannotReadError: the file ends before the coded data begins, or is damaged.
    """
    position, scans = 2, 0
    while True:
        found = _MARKER.search(data, position)
        if found is None or (scans and not _is_whole(data, found.end() - 2)):
            break
        if found.end() - 2 > position:
            yield Segment(JUNK, b"", position, found.end() - 2)
        position = found.end() - 2
        marker = data[position + 1]
        if marker == EOI:
            yield Segment(EOI, b"", position, position + 2)
            return
        if marker == SOI or scans > _MAX_SCANS:
            raise CannotReadError(DAMAGED)
        start, position = position, _end_of(data, position)
        body = data[start + 4 : position]
        if position > len(data):
            raise CannotReadError(INCOMPLETE)
        if marker == SOS:
            scans += 1
            after = _MARKER_IN_SCAN.search(data, position)
            position = after.end() - 2 if after is not None else len(data)
        yield Segment(marker, body, start, position)
    if not scans:
        raise CannotReadError(INCOMPLETE)
    # What follows is no segment; if there still is an end marker, the picture ends there.
    end = data.find(bytes([0xFF, EOI]), position)
    if position < (end if end >= 0 else len(data)):
        yield Segment(JUNK, b"", position, end if end >= 0 else len(data))
    yield Segment(EOI, b"", end, end + 2) if end >= 0 else Segment(EOI, b"", len(data), len(data))


def _end_of(data: bytes, start: int) -> int:
    """Return where a segment ends by its length; a length below 2 counts as 2."""
    if start + 4 > len(data):
        return len(data) + 1
    return start + 2 + max(2, int(struct.unpack_from(">H", data, start + 2)[0]))


def _is_whole(data: bytes, start: int) -> bool:
    """Whether a complete segment that can follow a scan begins at ``start``; damaged data may look like a marker."""
    marker = data[start + 1]
    is_known = marker in (DHT, SOS, DQT, DNL, DRI) or is_note(marker)
    return marker == EOI or (is_known and _end_of(data, start) <= len(data))


def is_note(marker: int) -> bool:
    """Whether decoding needs no segment of this marker: application data and comments."""
    return APP0 <= marker <= 0xEF or marker == COM


def packed(marker: int, body: bytes) -> bytes:
    """Return a segment as bytes."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def without_notes(data: bytes) -> bytes:
    """Return the file with only what decoding its coefficients needs."""
    return mended(data, [segment for segment in segments(data) if not is_note(segment.marker)])


def mended(data: bytes, found: Sequence[Segment]) -> bytes:
    """Return a file of the segments ``found`` in ``data`` without junk; the last one is its end."""
    parts = (memoryview(data)[segment.start : segment.end] for segment in found[:-1] if segment.marker != JUNK)
    return b"".join((data[:2], *parts, ending(data, found)[:2]))


def has_end(found: Sequence[Segment]) -> bool:
    """Whether the end marker is there."""
    return found[-1].end > found[-1].start


def has_all_scans(found: Iterable[Segment]) -> bool:
    """Whether the scans hold every coefficient of every component to its last bit (ITU-T T.81, B.2.3 and G.1.1)."""
    missing: set[tuple[int, int]] = set()
    for segment in found:
        body = segment.body
        if segment.marker in FRAMES:
            missing = {(row[0], place) for row in Frame.parse(segment).components for place in range(64)}
        elif segment.marker == SOS and len(body) >= 4 and len(body) == 4 + 2 * body[0] and not body[-1] & 15:
            missing -= {(name, place) for name in body[1:-3:2] for place in range(body[-3], body[-2] + 1)}
    return not missing


def ending(data: bytes, found: Sequence[Segment]) -> bytes:
    """Return the end marker, also where it is missing, and all bytes after it."""
    return data[found[-1].start :] or bytes([0xFF, EOI])


def tables(found: Iterable[Segment]) -> dict[int, bytes]:
    """Return the 8-bit quantisation tables by number, 64 bytes each in zigzag order."""
    result: dict[int, bytes] = {}
    for segment in found:
        body = segment.body if segment.marker == DQT else b""
        while body:
            size = 128 if body[0] >> 4 else 64
            if size == 64:
                result[body[0] & 15] = body[1:65]
            body = body[1 + size :]
    return result


def with_tables(segment: bytes, numbers: Mapping[int, Iterable[int]]) -> bytes:
    """Return a DQT segment with some tables replaced; ``numbers`` are 64 steps in zigzag order by table number."""
    result, place = bytearray(segment), 4
    while place < len(result):
        code, number = "H" if result[place] >> 4 else "B", result[place] & 15
        if number in numbers:
            struct.pack_into(f">64{code}", result, place + 1, *map(int, numbers[number]))
        place += 1 + 64 * struct.calcsize(code)
    return bytes(result)


def moved_pictures(body: bytes, growth: int, shift: int) -> bytes:
    """Return a multi-picture segment (MPF) adjusted to a first picture of another length.

    Args:
        body: of the segment; offsets of the further pictures count from ``body[4:]``.
        growth: by how many bytes the first picture is longer.
        shift: by how many bytes the offsets of the others grow.
    """
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(body[4:8])
    result = bytearray(body)
    try:
        if order is not None:
            _move_pictures(result, order, growth, shift)
    except struct.error:  # A broken segment stays as it is.
        return body
    return bytes(result)


def _move_pictures(body: bytearray, order: str, growth: int, shift: int) -> None:
    directory = 4 + struct.unpack_from(order + "I", body, 8)[0]
    for row in range(struct.unpack_from(order + "H", body, directory)[0]):
        tag, _, length, where = struct.unpack_from(order + "HHII", body, directory + 2 + 12 * row)
        if tag != _PICTURES:
            continue
        for place in range(4 + where, 4 + where + length // 16 * 16, 16):
            size, offset = struct.unpack_from(order + "II", body, place + 4)
            moved = (size, offset + shift) if offset else (size + growth, 0)
            struct.pack_into(order + "II", body, place + 4, *moved)
