"""Compresses samples as a JPEG, by libjpeg-turbo."""

from functools import cache

import imagecodecs
import numpy as np
import simplejpeg

from inpaint_studio.files.content import Content, joined_channels
from inpaint_studio.files.jpeg.segments import segments, tables

SUBSAMPLINGS = {(1, 1): "444", (2, 1): "422", (2, 2): "420", (1, 2): "440", (4, 1): "411"}
"""Names of chroma subsamplings, by (horizontal, vertical) sampling factors of the luminance."""


def coded_samples(content: Content, quality: int, subsampling: str) -> bytes:
    """Return gray, RGB or CMYK pixels of 8 bits as a JPEG without metadata.

    CMYK becomes YCCK with Adobe's marker, as other programs expect, with inverted samples: 0 is full ink.

    Args:
        content: what to compress, without transparency.
        quality: 1..100.
        subsampling: of the colours: ``"444"``, ``"422"``, ``"420"``, ``"440"`` or ``"411"``.
    """
    samples = joined_channels(content)
    if content.colours == 4:  # imagecodecs would subsample black, too, or the colours regardless of what is asked for.
        return bytes(simplejpeg.encode_jpeg(~samples, quality, "CMYK", subsampling))
    return bytes(imagecodecs.jpeg8_encode(samples, level=quality, subsampling=subsampling, optimize=True))


def estimated_quality(data: bytes) -> int:
    """Return the quality, 1..100, at which libjpeg's tables come nearest to those of a file."""
    own = tables(segments(data))
    if 0 not in own:
        return 95
    first = np.frombuffer(own[0], np.uint8).astype(int)
    return min(range(1, 101), key=lambda quality: int(np.abs(_table(quality) - first).sum()))


@cache
def _table(quality: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    sample = bytes(imagecodecs.jpeg8_encode(np.zeros((8, 8), np.uint8), level=quality))
    return np.frombuffer(tables(segments(sample))[0], np.uint8).astype(np.int64)
