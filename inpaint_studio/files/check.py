"""Reads a file that was just written, before it replaces anything, by another library than the one that wrote it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

import cv2
import imagecodecs
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.values import stretched
from inpaint_studio.files.boxed.jp2 import code_of, without_notes
from inpaint_studio.files.content import Content, is_same
from inpaint_studio.files.jpeg.decode import decode as decode_jpeg
from inpaint_studio.files.png.chunks import FOR_DECODING, MAGIC, chunks

_CELL = 16
"""Side, in pixels, of the squares whose means are compared where compression is lossy."""
_ALIKE = 64
"""Levels of 255 by which they may differ: the lowest quality stays below, swapped or inverted channels do not."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a file that was just written is to hold.

    Attributes:
        content: the photo, its rows and columns in the file's order.
        is_exact: whether its pixels come back as they were written.
        open_old: opens the file that it is a changed copy of; None where it was written as a whole.
        page: which of its pages was changed, from 0.
        cancel: asked between parts of the work.
    """

    content: Content
    is_exact: bool = True
    open_old: Callable[[], BinaryIO] | None = None
    page: int = 0
    cancel: CancelToken = NEVER


def check_png(stream: BinaryIO, written: Written) -> bool:
    """Whether OpenCV finds the photo in a PNG that imagecodecs wrote."""
    data = _all_of(stream)
    found = {chunk.name: chunk for chunk in chunks(data)}
    parts = (data[chunk.start : chunk.end] for chunk in chunks(data) if chunk.name in FOR_DECODING)
    decoded = _decoded_by_opencv(MAGIC + b"".join(parts))
    if decoded.ndim == 2 and b"tRNS" in found:  # OpenCV ignores the transparent gray level.
        key = int.from_bytes(found[b"tRNS"].body(data), "big")
        decoded = np.dstack([decoded, np.where(decoded == key, 0, np.iinfo(decoded.dtype).max).astype(decoded.dtype)])
    return _holds(decoded, written)


def check_webp(stream: BinaryIO, written: Written) -> bool:
    """Whether OpenCV finds the photo in a WebP that imagecodecs wrote."""
    return _holds(_decoded_by_opencv(_all_of(stream)), written)


def check_bmp(stream: BinaryIO, written: Written) -> bool:
    """Whether imagecodecs finds the photo in a BMP that OpenCV wrote."""
    return _holds(imagecodecs.bmp_decode(_all_of(stream)), written)


def check_jpeg(stream: BinaryIO, written: Written) -> bool:
    """Whether simplejpeg finds nearly the photo, and no fault, in a JPEG that imagecodecs or jpeglib wrote."""
    decoded = decode_jpeg(_all_of(stream))
    return not decoded.is_damaged and _holds(decoded.pixels, written)


def check_jp2(stream: BinaryIO, written: Written) -> bool:
    """Whether OpenCV finds the photo in a JPEG 2000 that imagecodecs wrote; else OpenJPEG."""
    data = _all_of(stream)
    content = written.content
    is_whole = content.values is None or content.values.bits == content.pixels.dtype.itemsize * 8
    if is_whole and (content.colours == 3 or (content.colours == 1 and content.alpha is None)):
        return _holds(_decoded_by_opencv(without_notes(data)), written)
    decoded = np.asarray(imagecodecs.jpeg2k_decode(code_of(data)))
    return _holds(decoded if content.values is None else stretched(decoded, content.values.bits), written)


def _all_of(stream: BinaryIO) -> bytes:
    stream.seek(0)
    return stream.read()


def _decoded_by_opencv(data: bytes) -> NDArray[Any]:
    """Decode (H, W) or (H, W, n) samples, red first.

    Raises:
        ValueError: OpenCV cannot decode them.
    """
    samples = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if samples is None:
        raise ValueError("not to be decoded")
    if samples.ndim == 2:
        return samples
    return cv2.cvtColor(samples, cv2.COLOR_BGR2RGB if samples.shape[2] == 3 else cv2.COLOR_BGRA2RGBA, dst=samples)


def _holds(decoded: NDArray[Any], written: Written) -> bool:
    """Whether samples (H, W) or (H, W, n) show the content; transparency, if any, is their last channel."""
    content = written.content
    if decoded.shape[:2] != content.pixels.shape[:2] or decoded.dtype != content.pixels.dtype:
        return False
    written.cancel.raise_if_cancelled()
    decoded = decoded.reshape(*decoded.shape[:2], -1)
    pixels = content.pixels.reshape(*content.pixels.shape[:2], -1)
    has_alpha = decoded.shape[2] in (2, 4) and pixels.shape[2] != 4
    colours = decoded[..., :-1] if has_alpha else decoded
    if pixels.shape[2] not in (1, colours.shape[2]):  # Gray may be shown in three channels.
        return False
    whole: Any = np.iinfo(decoded.dtype).max
    decoded_alpha = decoded[..., -1] if has_alpha else np.full((1, 1), whole, decoded.dtype)
    alpha = np.full((1, 1), whole, decoded.dtype) if content.alpha is None else content.alpha
    if not written.is_exact:
        return _is_alike(colours, pixels)
    return is_same(colours, pixels) and (is_same(decoded_alpha, alpha) if has_alpha else is_same(alpha, decoded_alpha))


def _is_alike(decoded: NDArray[Any], pixels: NDArray[Any]) -> bool:
    """Whether pixels of 8 bits differ by no more than the worst compression makes them."""
    rows, columns = (max(1, length // _CELL) for length in decoded.shape[:2])
    small = [
        cv2.resize(np.ascontiguousarray(each), (columns, rows), interpolation=cv2.INTER_AREA)
        for each in (decoded, pixels)
    ]
    return bool((cv2.absdiff(*small) <= _ALIKE).all())
