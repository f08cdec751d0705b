"""Puts an XMP packet into a page of an existing TIFF; all other bytes stay where they are."""

from typing import BinaryIO

from inpaint_studio.files.metadata.exif import read_exactly
from inpaint_studio.files.tiff.pages import photo_ifds
from inpaint_studio.files.tiff.structure import read_structure
from inpaint_studio.files.tiff.target import Target

_XMP, _BYTE = 700, 1
_CLASSIC_LIMIT = 1 << 32


def put_xmp(stream: BinaryIO, xmp: bytes | None, number: int) -> None:
    """Give page ``number``, from 0, another XMP packet.

    The packet is appended; if the page had none, so is a copy of its directory with one entry more. Nothing is done if
    ``xmp`` is None, if the page has this packet already, or if a classic TIFF would grow beyond 4 GB.

    Args:
        stream: the file, which can be read, written and sought.
        xmp: the packet, or None.
        number: of the page.

    Raises:
        ValueError: it is no TIFF.
    """
    structure = read_structure(stream)
    layout, ifd = structure.layout, photo_ifds(stream, structure)[number]
    field = ifd.fields.get(_XMP)
    if xmp is None or (field is not None and read_exactly(stream, field.start, field.length) == xmp):
        return
    if not ifd.is_regular or (not layout.is_big and structure.length + len(xmp) + (1 << 17) > _CLASSIC_LIMIT):
        return
    target = Target(stream, layout)
    row = layout.entry.pack(_XMP, _BYTE, len(xmp)) + layout.offset.pack(target.append(xmp))
    if field is not None:
        target.put(field.row, row)
    else:
        target.add_to_ifd(stream, ifd, row)
