"""EXIF blocks and TIFF directories: lists of tagged values, read and written without touching the values.

An EXIF block is a small TIFF file (Exif 2.32, section 4.5). The values stay the bytes they were, in the byte order
they had, so nothing is lost that this program does not understand.
"""

import io
import struct
from dataclasses import dataclass, field
from typing import BinaryIO

ORIENTATION = 274
X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 282, 283, 296
EXIF_POINTER, GPS_POINTER, INTEROPERABILITY_POINTER = 34665, 34853, 40965

_POINTERS = (EXIF_POINTER, GPS_POINTER, INTEROPERABILITY_POINTER)
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of one element, by TIFF type."""
_LONG, _LONG8 = 4, 16
_MAX_BYTES = 1 << 24


@dataclass(frozen=True, slots=True)
class Layout:
    """Byte order and offset size of a TIFF structure.

    Attributes:
        order: ``"<"`` (II) or ``">"`` (MM), as in ``struct``.
        is_big: whether it is BigTIFF, with 8-byte offsets.
    """

    order: str = "<"
    is_big: bool = False

    @property
    def entry(self) -> struct.Struct:
        """Tag, type and count of an entry; the value or its offset follows."""
        return struct.Struct(self.order + ("HHQ" if self.is_big else "HHI"))

    @property
    def count(self) -> struct.Struct:
        """The number of entries, which stands before the first."""
        return struct.Struct(self.order + ("Q" if self.is_big else "H"))

    @property
    def offset(self) -> struct.Struct:
        """An offset from the start of the structure."""
        return struct.Struct(self.order + ("Q" if self.is_big else "I"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One tagged value: its TIFF type, the number of elements and their bytes in the layout's order."""

    kind: int
    count: int
    data: bytes


@dataclass(slots=True)
class Directory:
    """An image file directory (IFD): tagged values, and the directories that pointer tags lead to."""

    layout: Layout = field(default_factory=Layout)
    entries: dict[int, Entry] = field(default_factory=dict)
    children: dict[int, "Directory"] = field(default_factory=dict)

    def number(self, tag: int) -> float | None:
        """Return the first element of a SHORT, LONG or RATIONAL; None where the tag is missing or of another type."""
        entry = self.entries.get(tag)
        code = {3: "H", 4: "I", 5: "II"}.get(entry.kind) if entry else None
        if entry is None or code is None or len(entry.data) < SIZES[entry.kind]:
            return None
        parts = struct.unpack_from(self.layout.order + code, entry.data)
        if len(parts) == 1:
            return float(parts[0])
        return parts[0] / parts[1] if parts[1] else None


def read_exactly(stream: BinaryIO, offset: int, length: int) -> bytes:
    """Return ``length`` bytes from ``offset`` on.

    Raises:
        ValueError: they are not all there.
    """
    try:
        stream.seek(offset)
        data = stream.read(length)
    except (OverflowError, OSError) as error:
        raise ValueError("beyond the end") from error
    if len(data) < length:
        raise ValueError("beyond the end")
    return data


def read_directory(stream: BinaryIO, offset: int, layout: Layout, depth: int = 0) -> Directory:
    """Read the directory at ``offset``. Entries that point outside the stream are left out.

    Raises:
        ValueError: there is no directory there.
    """
    result, room = Directory(layout), _MAX_BYTES
    size = layout.offset.size
    count = layout.count.unpack(read_exactly(stream, offset, layout.count.size))[0]
    width = layout.entry.size + size
    table = read_exactly(stream, offset + layout.count.size, min(count, 4096) * width)
    for start in range(0, len(table), width):
        tag, kind, count = layout.entry.unpack_from(table, start)
        length = SIZES.get(kind, 0) * count
        value = table[start + layout.entry.size : start + width]
        if not 0 < length <= room:
            continue
        try:
            if tag in _POINTERS and depth < 2 and length <= size:
                where = struct.unpack_from(layout.order + ("Q" if length == 8 else "I"), value)[0]
                result.children[tag] = read_directory(stream, where, layout, depth + 1)
                continue
            data = value[:length] if length <= size else read_exactly(stream, layout.offset.unpack(value)[0], length)
        except ValueError:
            continue
        room -= length
        result.entries[tag] = Entry(kind, count, data)
    return result


def write_directory(directory: Directory, start: int, *, layout: Layout | None = None) -> bytes:
    """Return the directory and all below it as bytes to be written at offset ``start`` (even).

    The values are not converted: ``layout`` may differ from the directory's own in ``is_big`` only.
    """
    layout = layout or directory.layout
    size = layout.offset.size
    rows = len(directory.entries) + len(directory.children)
    tail_start = start + layout.count.size + rows * (layout.entry.size + size) + size
    table: dict[int, bytes] = {}
    tail = b""
    for tag, entry in directory.entries.items():
        data = entry.data
        if len(data) > size:
            data = layout.offset.pack(tail_start + len(tail))
            tail += entry.data + b"\0" * (len(entry.data) % 2)
        table[tag] = layout.entry.pack(tag, entry.kind, entry.count) + data.ljust(size, b"\0")
    for tag, child in directory.children.items():
        kind = _LONG8 if layout.is_big else _LONG
        table[tag] = layout.entry.pack(tag, kind, 1) + layout.offset.pack(tail_start + len(tail))
        tail += write_directory(child, tail_start + len(tail), layout=layout)
    entries = b"".join(table[tag] for tag in sorted(table))
    return layout.count.pack(rows) + entries + layout.offset.pack(0) + tail + b"\0" * (len(tail) % 2)


def parse_exif(block: bytes | None) -> Directory:
    """Return the first directory of an EXIF block; an empty one where the block is missing or broken."""
    layout = {b"II*\0": Layout("<"), b"MM\0*": Layout(">")}.get((block or b"")[:4])
    if block is None or layout is None:
        return Directory()
    try:
        stream = io.BytesIO(block)
        return read_directory(stream, layout.offset.unpack(read_exactly(stream, 4, 4))[0], layout)
    except ValueError:
        return Directory()


def build_exif(directory: Directory) -> bytes:
    """Return a directory as an EXIF block."""
    layout = Layout(directory.layout.order)
    head = (b"II*\0" if layout.order == "<" else b"MM\0*") + layout.offset.pack(8)
    return head + write_directory(directory, 8, layout=layout)


def orientation_of(directory: Directory) -> int:
    """Return the orientation, 1..8; 1 where it is missing or invalid."""
    value = int(directory.number(ORIENTATION) or 1)
    return value if 1 <= value <= 8 else 1


def dpi_of(directory: Directory) -> tuple[float, float] | None:
    """Return the resolution in dots per inch, horizontal and vertical, or None."""
    across, down = directory.number(X_RESOLUTION), directory.number(Y_RESOLUTION)
    unit = directory.number(RESOLUTION_UNIT) or 2
    per_inch = {2: 1.0, 3: 2.54}.get(int(unit))
    if per_inch is None or not across or not down:
        return None
    return round(across * per_inch, 2), round(down * per_inch, 2)
