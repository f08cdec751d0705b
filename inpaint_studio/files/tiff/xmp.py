"""Puts an XMP packet into a page of a TIFF that is there already; all else stays where it is."""

from typing import BinaryIO

from inpaint_studio.files.tiff.pages import photo_tables
from inpaint_studio.files.tiff.structure import read_structure

_XMP, _BYTE = 700, 1
_CLASSIC_LIMIT = 1 << 32


def put_xmp(stream: BinaryIO, xmp: bytes | None, number: int) -> None:
    """Give page ``number``, from 0, another XMP packet.

    The packet is appended; where the page has none, so is its directory with one entry more. Nothing is done where the
    page has this packet already, where there is none to put, or where the file would be too large for its kind.

    Args:
        stream: the file, to be read, written and sought.
        xmp: the packet, or None.
        number: of the page.

    Raises:
        ValueError: it is no TIFF.
    """
    structure = read_structure(stream)
    layout, table = structure.layout, photo_tables(stream, structure)[number]
    field = table.fields.get(_XMP)
    if xmp is None or (field is not None and _read(stream, field.start, field.length) == xmp):
        return
    if not table.is_regular or (not layout.is_big and structure.length + len(xmp) + (1 << 17) > _CLASSIC_LIMIT):
        return
    row = layout.entry.pack(_XMP, _BYTE, len(xmp)) + layout.offset.pack(_append(stream, xmp))
    if field is not None:
        stream.seek(field.row)
        stream.write(row)
        return
    size = layout.offset.size
    data = _read(stream, table.start + layout.count.size, table.end - size - table.start - layout.count.size)
    rows = [data[start : start + len(row)] for start in range(0, len(data), len(row))]
    rows = sorted([*rows, row], key=lambda entry: layout.entry.unpack_from(entry)[0])
    body = layout.count.pack(len(rows)) + b"".join(rows) + layout.offset.pack(table.next)
    start = _append(stream, body)
    stream.seek(table.link)
    stream.write(layout.offset.pack(start))


def _read(stream: BinaryIO, offset: int, length: int) -> bytes:
    stream.seek(offset)
    return stream.read(length)


def _append(stream: BinaryIO, data: bytes) -> int:
    """Write behind all else, at an even offset; return it."""
    end = stream.seek(0, 2)
    stream.write(b"\0" * (end % 2) + data)
    return end + end % 2
