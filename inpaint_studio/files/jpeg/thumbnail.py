"""Renews the thumbnail in EXIF data, so that it shows the photo as it is now.

Exif 2.32, section 4.5.5: a JPEG that the second directory of the block points to.
"""

import struct
from collections.abc import Iterator
from typing import Any

import cv2
import imagecodecs
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.files.content import CannotReadError, Content
from inpaint_studio.files.jpeg.decode import decode
from inpaint_studio.files.jpeg.encode import SUBSAMPLINGS, estimated_quality
from inpaint_studio.files.jpeg.segments import FRAMES, Frame, segments
from inpaint_studio.files.metadata.exif import Layout

_OFFSET, _LENGTH = 513, 514
_LONGEST_SIDE = 1024
_SEEN = 24
"""Levels by which the mean of some 3 x 3 pixels must differ for a thumbnail to be renewed."""
_LIKE = 40
"""Levels by which it may differ on average: beyond, it is no copy of this photo, or processed differently."""
_MOST_TRIES = 12


def with_thumbnail(exif: bytes, content: Content) -> bytes:
    """Return an EXIF block whose thumbnail shows the content, in the size and at about the quality of the old one.

    It takes no more bytes, so that every other byte stays where it is. The block is returned unchanged where it has no
    thumbnail, or one that shows the photo as it is or is no copy of it.
    """
    try:
        place = _place(exif)
        if place is None:
            return exif
        start, length, field, order = place
        old = exif[start : start + length]
        coded = _renewed(old, content)
    except (ValueError, RuntimeError, struct.error, CannotReadError):  # It is broken, so it stays as it is.
        return exif
    if coded is None:
        return exif
    result = bytearray(exif)
    result[start : start + length] = coded.ljust(length, b"\0")
    struct.pack_into(order + "I", result, field, len(coded))
    return bytes(result)


def _place(exif: bytes) -> tuple[int, int, int, str] | None:
    """Return the thumbnail's offset and length, the offset of the length's value, and the byte order; or None."""
    layout = {b"II*\0": Layout("<"), b"MM\0*": Layout(">")}.get(exif[:4])
    if layout is None:
        return None
    first = layout.offset.unpack_from(exif, 4)[0]
    count = layout.count.unpack_from(exif, first)[0]
    second = layout.offset.unpack_from(exif, first + layout.count.size + 12 * count)[0]
    if not second:
        return None
    found = {}
    for row in range(layout.count.unpack_from(exif, second)[0]):
        entry = second + layout.count.size + 12 * row
        tag, kind, number = layout.entry.unpack_from(exif, entry)
        if kind == 4 and number == 1:
            found[tag] = entry + 8, layout.offset.unpack_from(exif, entry + 8)[0]
    if _OFFSET not in found or _LENGTH not in found:
        return None
    start, length = found[_OFFSET][1], found[_LENGTH][1]
    return (start, length, found[_LENGTH][0], layout.order) if 0 < start <= len(exif) - length and length else None


def _renewed(old: bytes, content: Content) -> bytes | None:
    """Return a thumbnail of the content of no more bytes; None where the old one is right, or none can be made."""
    frame = next(Frame.parse(segment) for segment in segments(old) if segment.marker in FRAMES)
    if max(frame.height, frame.width) > _LONGEST_SIDE or content.colours == 4 or content.pixels.dtype.kind != "u":
        return None
    before = decode(old).pixels
    if before.ndim == 3 and before.shape[2] == 4:
        return None
    candidates = list(_candidates(content.pixels, before))
    after = min(candidates, key=lambda each: float(cv2.absdiff(each, before).mean()))
    away = cv2.absdiff(after, before).astype(np.float32)
    if away.mean() > _LIKE or cv2.blur(away, (3, 3)).max() < _SEEN:
        return None
    sampling = frame.sampling[0] if len(frame.components) > 1 else (1, 1)
    quality = estimated_quality(old)
    for level in range(quality, 0, -max(1, quality // _MOST_TRIES)):
        coded = bytes(imagecodecs.jpeg8_encode(after, level=level, subsampling=SUBSAMPLINGS.get(sampling, "420")))
        if len(coded) <= len(old):
            return coded
    return None


def _candidates(pixels: NDArray[Any], before: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    """Yield the pixels in the thumbnail's size: stretched, letterboxed, and cropped."""
    rows, columns = before.shape[:2]
    step = max(1, min(pixels.shape[0] // rows, pixels.shape[1] // columns) // 4)
    large = np.ascontiguousarray(pixels[::step, ::step])
    if large.dtype != np.uint8:
        large = (large >> 8).astype(np.uint8)
    if large.ndim < before.ndim:
        large = np.dstack([large] * 3)
    elif large.ndim > before.ndim:
        large = cv2.cvtColor(large, cv2.COLOR_RGB2GRAY)
    whole: NDArray[np.uint8] = cv2.resize(large, (columns, rows), interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
    yield whole
    shares = rows / large.shape[0], columns / large.shape[1]
    for share in (min(shares), max(shares)):
        high, wide = (max(1, round(length * share)) for length in large.shape[:2])
        small = cv2.resize(large, (wide, high), interpolation=cv2.INTER_AREA)
        result = before.copy()
        own = small[max(0, (high - rows) // 2) :, max(0, (wide - columns) // 2) :][:rows, :columns]
        top, left = (rows - own.shape[0]) // 2, (columns - own.shape[1]) // 2
        result[top : top + own.shape[0], left : left + own.shape[1]] = own
        yield result
