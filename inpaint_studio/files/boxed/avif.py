"""AVIF: pixels by libavif, metadata from its boxes.

ISO/IEC 23008-12 (HEIF): the primary item, its properties, and the items that describe it.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

import imagecodecs
import numpy as np

from inpaint_studio.core.photo import Metadata
from inpaint_studio.files.boxed.boxes import Box, boxes, find
from inpaint_studio.files.content import DAMAGED, INCOMPLETE, CannotReadError, Content, check_size, split_channels
from inpaint_studio.translation import tr

_BRANDS = {b"avif", b"avis"}
_MAIN_BRAND = slice(8, 12)
_UPRIGHT = 1
_ORIENTATIONS = {
    # (counterclockwise quarter turns, axis of the mirror: None, 0 top to bottom, 1 left to right): EXIF orientation
    (0, None): 1, (0, 1): 2, (2, None): 3, (0, 0): 4, (3, None): 6, (1, None): 8,
    (1, 0): 5, (3, 1): 5, (1, 1): 7, (3, 0): 7, (2, 1): 4, (2, 0): 2,
}  # fmt: skip
"""The rotation (irot) comes before the mirror (imir)."""


def is_avif(head: bytes) -> bool:
    """Whether a file that begins with ``head``, 12 bytes or more, is an AVIF."""
    return head[4:8] == b"ftyp" and head[_MAIN_BRAND] in _BRANDS


def read_avif(stream: BinaryIO, max_pixels: int) -> Content:
    """Read an AVIF of 8, 10 or 12 bits, gray or RGB, with or without alpha; more than 8 bits become 16.

    Raises:
        CannotReadError: it is incomplete, too large or damaged.
        Exception: whatever the codec raises on damaged data.
    """
    data = stream.read()
    found = {box.kind: box for box in boxes(data)}
    if b"meta" not in found or any(box.end > len(data) for box in found.values()):
        raise CannotReadError(INCOMPLETE)
    head = _Head(data, found[b"meta"])
    for width, height in head.sizes:
        check_size(width, height, max_pixels)
    samples = np.asarray(imagecodecs.avif_decode(data, index=0))
    if samples.dtype == np.uint16:
        whole = 2**head.bits - 1
        samples = ((samples.astype(np.uint32) * 65535 + whole // 2) // whole).astype(np.uint16)
    pixels, alpha = split_channels(samples)
    metadata = Metadata(exif=head.exif, xmp=head.xmp, orientation=head.orientation)
    notes = () if head.icc_profile or head.is_srgb else (tr("Its colours are not those of sRGB, but shown as such."),)
    return Content(pixels, alpha, head.icc_profile, metadata, notes=notes)


class _Head:
    """Size, colours and orientation of the primary item, and its metadata."""

    def __init__(self, data: bytes, meta: Box) -> None:
        self.sizes: list[tuple[int, int]] = []
        self.bits = 8
        self.icc_profile: bytes | None = None
        self.is_srgb = True
        turn, mirror = 0, None
        for box in _properties(data, meta):
            body = data[box.start : box.end]
            if box.kind == b"ispe":
                self.sizes.append(struct.unpack_from(">II", body, 4))
            elif box.kind == b"pixi":
                self.bits = body[5]
            elif box.kind == b"irot":
                turn = body[0] & 3
            elif box.kind == b"imir":
                mirror = body[0] & 1
            elif box.kind == b"colr":
                self._take_colours(body)
        if not self.sizes:
            raise CannotReadError(DAMAGED)
        self.orientation = _ORIENTATIONS.get((turn, mirror), _UPRIGHT)
        self.exif, self.xmp = _notes(data, meta)

    def _take_colours(self, body: bytes) -> None:
        if body.startswith((b"prof", b"rICC")):
            self.icc_profile = body[4:]
        elif body.startswith(b"nclx"):
            primaries, transfer = struct.unpack_from(">HH", body, 4)
            self.is_srgb = primaries in (1, 2) and transfer in (1, 2, 6, 13)  # codes of ITU-T H.273; 2 is unspecified


def _properties(data: bytes, meta: Box) -> Iterator[Box]:
    """Yield the boxes of the properties of the primary item."""
    start = meta.start + 4
    first, all_of = find(data, b"pitm", start, meta.end), find(data, b"iprp", start, meta.end)
    if first is None or all_of is None:
        raise CannotReadError(DAMAGED)
    primary = _number(data, first.start + 4, 2 if not data[first.start] else 4)
    shared, links = find(data, b"ipco", all_of.start, all_of.end), find(data, b"ipma", all_of.start, all_of.end)
    if shared is None or links is None:
        raise CannotReadError(DAMAGED)
    properties = list(boxes(data, shared.start, shared.end))
    is_wide, id_size = data[links.start + 3] & 1, 4 if data[links.start] else 2
    place = links.start + 8
    for _ in range(min(_number(data, links.start + 4, 4), links.end - links.start)):
        item, count = _number(data, place, id_size), data[place + id_size]
        place += id_size + 1
        for _ in range(count):
            index = _number(data, place, 2) & 0x7FFF if is_wide else data[place] & 0x7F
            place += 2 if is_wide else 1
            if item == primary and 0 < index <= len(properties):
                yield properties[index - 1]


def _notes(data: bytes, meta: Box) -> tuple[bytes | None, bytes | None]:
    """Return the EXIF block in TIFF form and the XMP packet, each or None."""
    start = meta.start + 4
    infos, places = find(data, b"iinf", start, meta.end), find(data, b"iloc", start, meta.end)
    if infos is None or places is None:
        return None, None
    first = infos.start + (6 if not data[infos.start] else 8)
    kinds: dict[int, bytes] = {}
    for box in boxes(data, first, infos.end):
        size = 2 if data[box.start] == 2 else 4
        kinds[_number(data, box.start + 4, size)] = data[box.start + 6 + size : box.end]
    exif = xmp = None
    for item, body in _items(data, places):
        kind = kinds.get(item, b"")
        if kind.startswith(b"Exif") and len(body) > 4:
            exif = body[4 + int.from_bytes(body[:4], "big") :]
        elif kind.startswith(b"mime") and b"rdf+xml" in kind:
            xmp = body
    return exif, xmp


def _items(data: bytes, places: Box) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each item whose extents are given by offsets in the file."""
    version = data[places.start]
    sizes = data[places.start + 4], data[places.start + 5]
    offset_size, length_size, base_size = sizes[0] >> 4, sizes[0] & 15, sizes[1] >> 4
    index_size = sizes[1] & 15 if version else 0
    id_size = 4 if version == 2 else 2
    place = places.start + 6 + id_size
    for _ in range(min(_number(data, places.start + 6, id_size), places.end - places.start)):
        item = _number(data, place, id_size)
        place += id_size
        method = _number(data, place, 2) & 15 if version else 0
        place += 2 * bool(version) + 2
        base = _number(data, place, base_size)
        place += base_size
        count, parts = _number(data, place, 2), []
        place += 2
        for _ in range(count):
            begin = base + _number(data, place + index_size, offset_size)
            length = _number(data, place + index_size + offset_size, length_size)
            parts.append(data[begin : begin + length])
            place += index_size + offset_size + length_size
        if not method:  # offsets count from the beginning of the file
            yield item, b"".join(parts)


def _number(data: bytes, place: int, size: int) -> int:
    return int.from_bytes(data[place : place + size], "big")
