"""Saves other pixels into a copy of a JPEG, by blocks where possible; everything beside the pixels stays."""

from typing import BinaryIO

from inpaint_studio.files.content import CannotPatchError, Content
from inpaint_studio.files.jpeg.decode import is_damaged
from inpaint_studio.files.jpeg.encode import SUBSAMPLINGS, coded_samples, estimated_quality
from inpaint_studio.files.jpeg.patch import can_patch, patched
from inpaint_studio.files.jpeg.segments import (
    APP0,
    APP1,
    APP2,
    APP14,
    EOI,
    EXIF,
    FRAMES,
    MAX_SEGMENT,
    MPF,
    XMP,
    Frame,
    ending,
    is_note,
    moved_pictures,
    packed,
    segments,
)
from inpaint_studio.files.jpeg.thumbnail import with_thumbnail


def patch_jpeg(old: BinaryIO, stream: BinaryIO, content: Content, page: int) -> None:
    """Copy a JPEG with the pixels and the XMP packet of ``content`` in it.

    Only blocks in which pixels changed are encoded again. A JPEG that cannot be saved like this, or is damaged, is
    compressed as a whole, at its estimated quality. Everything beside the pixels stays byte for byte, including what
    follows the end marker.

    Raises:
        CannotPatchError: the file has another size than the content.
        FileError: the blocks could not be coded.
    """
    original = old.read()
    found = list(segments(original))
    frame = next((Frame.parse(segment) for segment in found if segment.marker in FRAMES), None)
    size = *content.pixels.shape[:2], content.colours
    if frame is None or (frame.height, frame.width, len(frame.components)) != size:
        raise CannotPatchError("the file holds another photo by now. Save it under another name.")
    can_keep = can_patch(original, is_damaged=is_damaged(original))
    result = (patched(original, content) if can_keep else None) or _rewritten(original, frame, content)
    if content.renew_previews and result is not original:
        result = _with_thumbnail(result, content)
    stream.write(_with_pictures_found(original, _with_xmp(result, content.metadata.xmp)))


def _rewritten(original: bytes, frame: Frame, content: Content) -> bytes:
    """Return the file with all pixels compressed again."""
    first = frame.sampling[0] if len(frame.components) > 1 else (1, 1)
    coded = coded_samples(content, estimated_quality(original), SUBSAMPLINGS.get(first, "444"))
    found, new = list(segments(original)), list(segments(coded))
    # The old Adobe marker may declare RGB components, which the new ones never are; CMYK comes with a new marker.
    notes = [original[s.start : s.end] for s in found if is_note(s.marker) and s.marker != APP14]
    picture = [coded[s.start : s.end] for s in new if s.marker == APP14 or not (is_note(s.marker) or s.marker == EOI)]
    return b"".join((original[:2], *notes, *picture, ending(original, found)))


def _with_thumbnail(data: bytes, content: Content) -> bytes:
    """Return the file with a thumbnail in its EXIF data that shows the content; no other byte moves."""
    own = next((s for s in segments(data) if s.marker == APP1 and s.body.startswith(EXIF)), None)
    if own is None:
        return data
    renewed = with_thumbnail(own.body[len(EXIF) :], content)
    return data[: own.end - len(renewed)] + renewed + data[own.end :]


def _with_xmp(data: bytes, xmp: bytes | None) -> bytes:
    """Return the file with this XMP packet in the place of its own, or after the first APP0 and APP1 segments."""
    found = list(segments(data))
    own = next((s for s in found if s.marker == APP1 and s.body.startswith(XMP)), None)
    if xmp is None or len(xmp) + len(XMP) > MAX_SEGMENT or (own is not None and own.body == XMP + xmp):
        return data
    if own is not None:
        start, end = own.start, own.end
    else:
        start = end = next(s.start for s in found if s.marker not in (APP0, APP1))
    return data[:start] + packed(APP1, XMP + xmp) + data[end:]


def _with_pictures_found(original: bytes, data: bytes) -> bytes:
    """Return the file with the offsets in its multi-picture segment (MPF) corrected for what has moved."""
    old, new = list(segments(original)), list(segments(data))
    before = next((s for s in old if s.marker == APP2 and s.body.startswith(MPF)), None)
    after = next((s for s in new if s.marker == APP2 and s.body.startswith(MPF)), None)
    if before is None or after is None:
        return data
    growth = new[-1].end - old[-1].end
    body = moved_pictures(after.body, growth, growth - (after.start - before.start))
    return data[: after.start] + packed(APP2, body) + data[after.end :]
