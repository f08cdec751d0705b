"""Saves a TIFF without loss: as a copy in which only strips or tiles with changed pixels are encoded again.

Changes are found by comparing each with what the file holds. A strip that is encoded again goes into its old place, a
place that others left, or to the end of the file; its offset is adapted. All other bytes stay as they were.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from tifffile import PHOTOMETRIC, TiffFile, TiffPage

from inpaint_studio.core.region import Region
from inpaint_studio.core.values import whole
from inpaint_studio.files.content import CannotPatchError, Content, is_same
from inpaint_studio.files.tiff.changes import ChangedCells
from inpaint_studio.files.tiff.deflate import pieces_of
from inpaint_studio.files.tiff.forms import LAB, Form, form_of
from inpaint_studio.files.tiff.kinds import ENCODABLE, channels_of, why_rewritten
from inpaint_studio.files.tiff.page import open_page
from inpaint_studio.files.tiff.pages import photo_ifds
from inpaint_studio.files.tiff.places import Places
from inpaint_studio.files.tiff.rewrite import rewrite_page
from inpaint_studio.files.tiff.segments import Coding, TiffSegment
from inpaint_studio.files.tiff.structure import Ifd, Structure, reach_of, read_structure
from inpaint_studio.files.tiff.target import Target
from inpaint_studio.files.tiff.threads import in_threads
from inpaint_studio.files.tiff.xmp import put_xmp
from inpaint_studio.translation import Text

_READ_AT_ONCE = 1 << 16  # bytes
_ANOTHER: Text = "the file has become another one since it was opened. Save under another name."
_FAILED: Text = "its pixels could not be encoded as they are in the file. Export it as TIFF."


def patch_tiff(
    old: BinaryIO, new: BinaryIO, content: Content, number: int, changes: ChangedCells | None = None
) -> None:
    """Copy a TIFF with other pixels in one of its pages.

    Args:
        old: the file as it is.
        new: an empty file, which can be written, read and sought.
        content: the photo as it is to be, in the file's order.
        number: of the page, from 0.
        changes: notes where pixels change; or None.

    Raises:
        CannotPatchError: ``content`` is not of the page's size and kind, or the file would be too large.
    """
    try:
        structure = read_structure(old)
        ifd = photo_ifds(old, structure)[number]
        old.seek(0)
        with TiffFile(old) as tiff:
            page = open_page(tiff, old, structure, ifd, number)
            if not _fits(page, content):
                raise CannotPatchError(_ANOTHER)
            target = Target.copied(old, new, structure.layout)
            target.extend(reach_of(old, structure, but=ifd))
            if why_rewritten(page, _is_translucent(content)):
                rewrite_page(old, target, ifd, content, page)
                if changes is not None:
                    changes.note_where(content.may_differ)
            else:
                patch_page(old, target, structure, ifd, content, page, changes)
            put_xmp(new, content.metadata.xmp, number)
            _check_readable(new, number, page)
    except (ValueError, IndexError) as error:
        raise CannotPatchError(_ANOTHER) from error


def _check_readable(new: BinaryIO, number: int, before: TiffPage) -> None:
    """Make sure that the page can be found in the copy, however odd the file may be.

    Raises:
        CannotPatchError: it cannot.
    """
    try:
        structure = read_structure(new)
        ifd = photo_ifds(new, structure)[number]
        new.seek(0)
        with TiffFile(new) as tiff:
            page = open_page(tiff, new, structure, ifd, number)
            is_there = page.compression in ENCODABLE and _size(page) == _size(before)
    except Exception as error:  # The library raises whatever comes to it when the structure is damaged.
        raise CannotPatchError(_FAILED) from error
    if not is_there:
        raise CannotPatchError(_FAILED)


def _size(page: TiffPage) -> tuple[int, int]:
    return page.imagelength, page.imagewidth


def _fits(page: TiffPage, content: Content) -> bool:
    form = form_of(page)
    is_deep_palette = page.photometric == PHOTOMETRIC.PALETTE and content.pixels.dtype == np.uint16
    channels = channels_of(page)
    colours = 3 if page.photometric == PHOTOMETRIC.PALETTE else channels.colours
    return (
        _size(page) == content.pixels.shape[:2]
        and form is not None
        and (content.pixels.dtype == form.values.dtype or is_deep_palette)
        and content.colours == colours
        and (content.model in LAB.values()) == (page.photometric in LAB)
        # The photo does not carry a channel that is called transparency, but is none.
        and (
            channels.alpha is not None
            if content.alpha is not None
            else channels.alpha is None or channels.is_multiplied
        )
    )


def _is_translucent(content: Content) -> bool:
    alpha = content.alpha
    return alpha is not None and bool(np.any((alpha > 0) & (alpha < whole(alpha.dtype))))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The pixels that some channels are to have.

    Attributes:
        first: number of the first of these channels in the page.
        pixels: (H, W, channels).
        form: how the page holds them.
    """

    first: int
    pixels: NDArray[Any]
    form: Form

    def part(self, segment: TiffSegment) -> tuple[slice, NDArray[Any]] | None:
        """Return channels of the segment and (h, w, channels) their new numbers; None if it has none of them."""
        pixels = self.pixels[segment.region.slices]
        channels = slice(self.first, self.first + pixels.shape[2])
        if segment.plane is not None:
            if not channels.start <= segment.plane < channels.stop:
                return None
            own = segment.plane - self.first
            return slice(0, 1), self.form.to_numbers(pixels[..., own : own + 1], segment.plane)
        return channels, self.form.to_numbers(pixels, self.first)


def wanted_of(page: TiffPage, content: Content) -> list[Wanted]:
    """Return the pixels that the channels of a page are to have to show the content."""
    form = form_of(page)
    if form is None:
        raise CannotPatchError(_ANOTHER)
    pixels = content.pixels[..., None] if content.pixels.ndim == 2 else content.pixels
    result = [Wanted(0, pixels, form)]
    alpha = channels_of(page).alpha
    if alpha is not None and content.alpha is not None:
        result.append(Wanted(alpha, content.alpha[..., None], form))
    return result


def patch_page(
    old: BinaryIO,
    target: Target,
    structure: Structure,
    ifd: Ifd,
    content: Content,
    page: TiffPage,
    changes: ChangedCells | None = None,
) -> None:
    """Encode and write the strips or tiles of a page in which pixels changed.

    Args:
        old: the file as it is.
        target: the file to be changed: a copy of ``old``, or the same.
        structure: of the file.
        ifd: the page's directory.
        content: the photo as it is to be, in the file's order.
        page: the page, whose strips or tiles can be encoded one by one.
        changes: notes where pixels change; or None.

    Raises:
        CannotPatchError: they could not be encoded, or the file would be too large.
    """
    places = Places(old, target, structure, ifd, page)
    wanted = wanted_of(page, content)
    for segment, data in _changed(old, places.segments(), Coding(page), wanted, content.may_differ, changes):
        places.put(segment, data)
    places.finish()


def _changed(
    old: BinaryIO,
    segments: Iterator[TiffSegment],
    coding: Coding,
    wanted: list[Wanted],
    may_differ: Callable[[Region], bool],
    changes: ChangedCells | None,
) -> Iterator[tuple[TiffSegment, bytes | bytearray]]:
    """Yield the segments in which pixels change, each with its new bytes."""
    looked_at = [each for each in segments if may_differ(each.region) and any(some.part(each) for some in wanted)]
    large = [segment for segment in looked_at if coding.is_streamed(segment)]

    def tasks() -> Iterator[tuple[tuple[TiffSegment, list[bytes]], int]]:
        for segment in looked_at:
            if coding.is_streamed(segment):
                continue
            old.seek(segment.offset)
            yield (segment, [old.read(segment.count)]), segment.region.height * coding.row_bytes

    for (segment, _), encoded in in_threads(lambda task: _encoded(*task, coding, wanted, changes), tasks()):
        if encoded is not None:
            yield segment, encoded
    for segment in large:
        streamed = _streamed(old, segment, coding, wanted, changes)
        if streamed is not None:
            yield segment, streamed


def _encoded(
    segment: TiffSegment, data: list[bytes], coding: Coding, wanted: list[Wanted], changes: ChangedCells | None
) -> bytes | None:
    """Return the new bytes of a segment, or None if none of its pixels changes; ``data`` is emptied."""
    pixels = merged(coding.decode(segment, data.pop()), segment, wanted, changes)
    if pixels is None:
        return None
    encoded = coding.encode(pixels)
    del pixels  # A strip may be as large as the photo.
    if merged(coding.decode(segment, encoded), segment, wanted) is not None:
        raise CannotPatchError(_FAILED)
    return encoded


def _streamed(
    old: BinaryIO, segment: TiffSegment, coding: Coding, wanted: list[Wanted], changes: ChangedCells | None
) -> bytearray | None:
    """Return the new bytes of a large strip, or None if none of its pixels changes; it is never decoded as a whole."""

    def is_changed(pieces: Iterable[bytes]) -> bool:
        parts = coding.stream(segment, pieces)
        return any(merged(pixels, part, wanted) is not None for part, pixels in parts)

    def rows() -> Iterator[NDArray[Any]]:
        for part, pixels in coding.stream(segment, _pieces(old, segment)):
            changed = merged(pixels, part, wanted, changes)
            yield pixels if changed is None else changed

    if not is_changed(_pieces(old, segment)):
        return None
    encoded = coding.encode_stream(rows())
    if is_changed(pieces_of(encoded)):
        raise CannotPatchError(_FAILED)
    return encoded


def _pieces(old: BinaryIO, segment: TiffSegment) -> Iterator[bytes]:
    for place in range(segment.offset, segment.offset + segment.count, _READ_AT_ONCE):
        old.seek(place)
        yield old.read(min(_READ_AT_ONCE, segment.offset + segment.count - place))


def merged(
    pixels: NDArray[Any], segment: TiffSegment, wanted: list[Wanted], changes: ChangedCells | None = None
) -> NDArray[Any] | None:
    """Return a segment's pixels with the wanted ones put in, or None if they are equal; note where they change."""
    result = None
    rows, columns = slice(segment.region.height), slice(segment.region.width)
    for each in wanted:
        part = each.part(segment)
        if part is not None and not is_same(pixels[rows, columns, part[0]], part[1]):
            if changes is not None:
                changes.note(segment.region, pixels[rows, columns, part[0]], part[1])
            if result is None:
                result = pixels if pixels.flags.writeable else pixels.copy()
            result[rows, columns, part[0]] = part[1]
    return result
