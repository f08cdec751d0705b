"""The mask of what was restored, as a further page of a TIFF: 8 bits, white where the photo was restored.

It is an ordinary page with a certain name, not a "transparency mask" of TIFF 6.0: programs that apply those would show
only the restored places.
"""

import zlib
from typing import Any, BinaryIO

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from tifffile import COMPRESSION, PHOTOMETRIC, TiffFile

from inpaint_studio.files.tiff.structure import Ifd, Structure, TiffField, read_structure
from inpaint_studio.files.tiff.target import LONG, LONG8, Target

_NAME = b"Inpaint Studio: mask of what was restored"

_PAGE_NAME, _ASCII, _SHORT = 285, 2, 3
_OF_SEVERAL_PAGES = 2
_STRIP_BYTES = 1 << 20
_LONGEST = 80  # bytes of a name


def is_mask(stream: BinaryIO, ifd: Ifd) -> bool:
    """Whether a page is a mask of what was restored."""
    field = ifd.fields.get(_PAGE_NAME)
    return field is not None and _read_name(stream, field).startswith(_NAME)


def put_mask(stream: BinaryIO, mask: NDArray[np.uint8], page: int = 0) -> None:
    """Append the mask of a page to a TIFF; if there is one of the same size, the new one marks its pixels, too.

    Args:
        stream: the file, which can be read, written and sought.
        mask: (H, W), 0 or 255, in the file's order.
        page: number of the photo's page, from 0; each page has its own mask.

    Raises:
        CannotPatchError: the file would be too large for its kind.
    """
    structure = read_structure(stream)
    name = _name_of(page)
    fields = [ifd.fields.get(_PAGE_NAME) for ifd in structure.pages]
    names = [_read_name(stream, field) if field is not None else b"" for field in fields]
    number = names.index(name) if name in names else None
    if number is not None:
        before = _pixels_of(stream, number)
        mask = np.maximum(mask, before) if before is not None and before.shape == mask.shape else mask
    link, following = _place(structure, number)
    target = Target(stream, structure.layout)
    target.append_directory(_entries(target, mask, name), link, following)


def _name_of(page: int) -> bytes:
    return _NAME + (b" on page %d" % (page + 1) if page else b"") + b"\0"


def _read_name(stream: BinaryIO, field: TiffField) -> bytes:
    """Return the name of a page, up to the length of a mask's name."""
    stream.seek(field.start)
    return stream.read(min(field.length, _LONGEST))


def _place(structure: Structure, number: int | None) -> tuple[int, int]:
    """Return the offset of the pointer to the mask's directory, and that of the directory after it.

    A new mask takes the place of the old one with this ``number``, or comes last.
    """
    if number is not None:
        return structure.pages[number].link, structure.pages[number].next
    last = structure.pages[-1]
    return last.end - structure.layout.offset.size, last.next


def _pixels_of(stream: BinaryIO, number: int) -> NDArray[Any] | None:
    stream.seek(0)
    try:
        with TiffFile(stream) as tiff:
            return tiff.pages[number].asarray()
    except (ValueError, RuntimeError, zlib.error):  # Another program has changed it.
        return None


def _entries(target: Target, mask: NDArray[np.uint8], title: bytes) -> list[bytes]:
    """Append the strips of the mask; return the entries of its page."""
    rows, columns = mask.shape
    each = max(1, _STRIP_BYTES // columns)
    strips = [imagecodecs.deflate_encode(mask[top : top + each].tobytes()) for top in range(0, rows, each)]
    offsets = [target.append(bytes(strip)) for strip in strips]
    layout = target.layout
    long = LONG8 if layout.is_big else LONG
    entries = [
        target.entry(tag, kind, np.asarray(values, np.int64))
        for tag, kind, values in (
            (254, LONG, [_OF_SEVERAL_PAGES]),
            (256, LONG, [columns]),
            (257, LONG, [rows]),
            (258, _SHORT, [8]),
            (259, _SHORT, [COMPRESSION.ADOBE_DEFLATE]),
            (262, _SHORT, [PHOTOMETRIC.MINISBLACK]),
            (273, long, offsets),
            (277, _SHORT, [1]),
            (278, LONG, [each]),
            (279, long, [len(strip) for strip in strips]),
        )
    ]
    place = layout.offset.pack(target.append(title))
    return [*entries, layout.entry.pack(_PAGE_NAME, _ASCII, len(title)) + place]
