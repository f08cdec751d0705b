"""Reads the directories of a TIFF file and the offsets of their values.

That is what is needed to change some bytes and leave all others as they are; other modules read what the values mean.
TIFF 6.0, section 2; BigTIFF with its 8-byte offsets.
"""

import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.files.metadata.exif import (
    EXIF_POINTER,
    GPS_POINTER,
    INTEROPERABILITY_POINTER,
    SIZES,
    Layout,
    read_exactly,
)

STRIPS, TILES, THUMBNAIL = (273, 279), (324, 325), (513, 514)
"""(tag of offsets, tag of byte counts) each."""
MAX_PAGES = 1000
"""Number of pages that are read; a file may have more."""

BITS, ROWS_PER_STRIP = 258, 278
SUB_IMAGES = 330
"""Tag of the offsets of sub-directories (SubIFDs), images below a page."""

_POINTERS = (SUB_IMAGES, EXIF_POINTER, GPS_POINTER, INTEROPERABILITY_POINTER)
_NUMBERS = {1: "u1", 3: "u2", 4: "u4", 6: "i1", 8: "i2", 9: "i4", 13: "u4", 16: "u8", 17: "i8", 18: "u8"}
_MAX_FIELDS, _MAX_IFDS, _MAX_NUMBERS = 4096, 8192, 1 << 26


@dataclass(frozen=True, slots=True)
class TiffField:
    """A field, one entry of a directory.

    Attributes:
        tag: its TIFF tag.
        kind: the TIFF type of its elements.
        count: how many elements there are.
        row: offset of the entry itself.
        start: offset of the value, which lies in the entry where it fits.
        length: of the value, in bytes.
        is_inline: whether the value lies in the entry.
    """

    tag: int
    kind: int
    count: int
    row: int
    start: int
    length: int
    is_inline: bool


@dataclass(frozen=True, slots=True)
class Ifd:
    """An image file directory (IFD), by the offsets of its parts.

    Attributes:
        link: offset of the pointer to it.
        start: offset of its first byte.
        end: offset after its last byte, which belongs to the pointer to the next directory.
        fields: its entries by tag; of several with the same tag the first.
        is_regular: whether all entries could be read and no tag comes twice.
        next: offset of the next directory, 0 where there is none.
    """

    link: int
    start: int
    end: int
    fields: dict[int, TiffField]
    is_regular: bool
    next: int


@dataclass(frozen=True, slots=True)
class Structure:
    """The pages of a file.

    Attributes:
        layout: its byte order and offset size.
        length: of the file, in bytes.
        pages: the directories of the main chain.
        is_whole: whether the chain ends with 0, and not in a circle or beyond the file.
    """

    layout: Layout
    length: int
    pages: tuple[Ifd, ...]
    is_whole: bool


def read_structure(stream: BinaryIO) -> Structure:
    """Read the chain of directories of a TIFF.

    Raises:
        ValueError: it is no TIFF, or its first directory cannot be read.
    """
    length = stream.seek(0, 2)
    head = read_exactly(stream, 0, 8)
    order = {b"II": "<", b"MM": ">"}.get(head[:2], "")
    version = struct.unpack_from(order + "H", head, 2)[0] if order else 0
    if version not in (42, 43):
        raise ValueError("no TIFF")
    layout = Layout(order, is_big=version == 43)
    link = 8 if layout.is_big else 4
    pages: list[Ifd] = []
    seen: set[int] = set()
    offset = _pointer(stream, layout, link)
    try:
        while offset and offset not in seen and len(pages) < MAX_PAGES:
            seen.add(offset)
            pages.append(read_ifd(stream, layout, offset, link, length))
            link, offset = pages[-1].end - layout.offset.size, pages[-1].next
    except ValueError:
        if not pages:
            raise
    return Structure(layout, length, tuple(pages), is_whole=offset == 0)


def read_ifd(stream: BinaryIO, layout: Layout, offset: int, link: int, length: int) -> Ifd:
    """Read one directory of a file of ``length`` bytes. Entries that point outside it are left out.

    Raises:
        ValueError: there is no directory there.
    """
    size = layout.offset.size
    width = layout.entry.size + size
    count = layout.count.unpack(read_exactly(stream, offset, layout.count.size))[0]
    if not 0 < count <= _MAX_FIELDS:
        raise ValueError("no directory")
    rows = offset + layout.count.size
    data = read_exactly(stream, rows, count * width + size)
    fields: dict[int, TiffField] = {}
    for start in range(0, count * width, width):
        tag, kind, number = layout.entry.unpack_from(data, start)
        bytes_needed = SIZES.get(kind, 0) * number
        place = rows + start + layout.entry.size
        is_inline = bytes_needed <= size
        if not is_inline:
            place = layout.offset.unpack_from(data, start + layout.entry.size)[0]
        if tag not in fields and kind in SIZES and place + bytes_needed <= length:
            fields[tag] = TiffField(tag, kind, number, rows + start, place, bytes_needed, is_inline)
    following = layout.offset.unpack_from(data, count * width)[0]
    return Ifd(link, offset, rows + len(data), fields, len(fields) == count, following)


def read_numbers(stream: BinaryIO, layout: Layout, field: TiffField | None) -> NDArray[np.int64]:
    """Return (n,) the elements of a field of whole numbers; none where it is missing or of another type.

    Raises:
        ValueError: they lie beyond the end of the file.
    """
    code = _NUMBERS.get(field.kind) if field else None
    if field is None or code is None or field.count > _MAX_NUMBERS:
        return np.empty(0, np.int64)
    data = read_exactly(stream, field.start, field.length)
    return np.frombuffer(data, layout.order + code).astype(np.int64)


def children_of(stream: BinaryIO, structure: Structure, ifd: Ifd) -> Iterator[Ifd]:
    """Yield the directories of images below a page; those that cannot be read are left out."""
    field = ifd.fields.get(SUB_IMAGES)
    try:
        offsets = read_numbers(stream, structure.layout, field)[:MAX_PAGES].tolist()
    except ValueError:
        return
    for number, offset in enumerate(offsets):
        if field is not None and offset > 0:
            with suppress(ValueError):
                link = field.start + number * SIZES[field.kind]
                yield read_ifd(stream, structure.layout, offset, link, structure.length)


def pack_numbers(layout: Layout, kind: int, values: NDArray[np.int64]) -> bytes | None:
    """Return numbers as the bytes of a field of TIFF type ``kind``, or None where one of them does not fit."""
    dtype = np.dtype(layout.order + _NUMBERS[kind])
    if values.size and int(values.max()) > np.iinfo(dtype).max:
        return None
    return values.astype(dtype).tobytes()


def reach_of(stream: BinaryIO, structure: Structure, but: Ifd) -> int:
    """Return the offset of the end of all strips and tiles except those of ``but``; it is beyond a file cut short."""
    reach = 0
    for page in structure.pages:
        for ifd in (page, *children_of(stream, structure, page)):
            for tags in (STRIPS, TILES):
                with suppress(ValueError):
                    offsets, counts = (read_numbers(stream, structure.layout, ifd.fields.get(tag)) for tag in tags)
                    if ifd.start != but.start and len(offsets) == len(counts) > 0:
                        reach = max(reach, int((offsets + counts).max()))
    return reach


def unshared_ranges(stream: BinaryIO, structure: Structure) -> set[tuple[int, int]]:
    """Return the byte ranges (start, end) that exactly one structure of the file uses.

    Structures are the directories, values, strips, tiles and thumbnails of all pages and of all directories below
    them. The set is empty where one of them cannot be followed.
    """
    if not structure.is_whole:
        return set()
    try:
        ranges = sorted(_ranges(stream, structure))
    except ValueError:
        return set()
    shared: set[tuple[int, int]] = set()
    last = (0, 16 if structure.layout.is_big else 8)
    for each in ranges:
        if each[0] < last[1]:
            shared |= {each, last}
        last = max(last, each, key=lambda pair: pair[1])
    return set(ranges) - shared


def _ranges(stream: BinaryIO, structure: Structure) -> Iterator[tuple[int, int]]:
    layout = structure.layout
    for ifd in _all_ifds(stream, structure):
        if not ifd.is_regular:
            raise ValueError("entries that cannot be followed")
        yield ifd.start, ifd.end
        for field in ifd.fields.values():
            if not field.is_inline:
                yield field.start, field.start + field.length
        for offsets_tag, counts_tag in (STRIPS, TILES, THUMBNAIL):
            offsets = read_numbers(stream, layout, ifd.fields.get(offsets_tag))
            counts = read_numbers(stream, layout, ifd.fields.get(counts_tag))
            if len(offsets) != len(counts):
                raise ValueError("lengths that are not known")
            filled = counts > 0
            yield from zip(offsets[filled].tolist(), (offsets + counts)[filled].tolist(), strict=True)


def _all_ifds(stream: BinaryIO, structure: Structure) -> Iterator[Ifd]:
    """Yield the pages and all directories below, each once."""
    waiting, seen = list(structure.pages), {ifd.start for ifd in structure.pages}
    while waiting:
        ifd = waiting.pop()
        yield ifd
        for offset, link in _children(stream, structure, ifd):
            if offset in seen or len(seen) >= _MAX_IFDS:
                raise ValueError("directories that two ways lead to")
            seen.add(offset)
            child = read_ifd(stream, structure.layout, offset, link, structure.length)
            waiting.append(child)


def _children(stream: BinaryIO, structure: Structure, ifd: Ifd) -> Iterable[tuple[int, int]]:
    """Yield for each directory below another its offset, and the offset of the pointer to it."""
    for tag in _POINTERS:
        field = ifd.fields.get(tag)
        offsets = read_numbers(stream, structure.layout, field)
        for number, offset in enumerate(offsets.tolist()):
            if field is not None and offset:
                yield offset, field.start + number * SIZES[field.kind]


def _pointer(stream: BinaryIO, layout: Layout, place: int) -> int:
    return int(layout.offset.unpack(read_exactly(stream, place, layout.offset.size))[0])
