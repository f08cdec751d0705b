"""Saves a TIFF page whose strips cannot be encoded again one by one: writes all its pixels anew, and nothing else.

The pixels and a new directory go to the end of the file. The directory keeps every entry of the old one except those
that say how pixels are stored; other pages, sub-directories and all values stay where they are.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from tifffile import COMPRESSION, EXTRASAMPLE, PHOTOMETRIC, SAMPLEFORMAT, TiffPage

from inpaint_studio.core.values import Values
from inpaint_studio.files.content import Content
from inpaint_studio.files.tiff.forms import LAB, Form, form_of
from inpaint_studio.files.tiff.kinds import PHOTOMETRICS, channels_of
from inpaint_studio.files.tiff.pixels import as_deep, read_all
from inpaint_studio.files.tiff.segments import encode
from inpaint_studio.files.tiff.structure import Ifd
from inpaint_studio.files.tiff.target import LONG, LONG8, Target
from inpaint_studio.files.tiff.threads import in_threads

_STRIP_BYTES = 1 << 20
_SHORT = 3
_REPLACED = frozenset(
    {
        256,
        257,
        258,
        259,
        262,
        263,
        264,
        265,
        266,
        273,
        277,
        278,
        279,
        280,
        281,
        284,
        292,
        293,
        317,
        320,
        322,
        323,
        324,
        325,
    }
    | {338, 339, 347, *range(512, 522), 529, 530, 531, 532}
)
"""Tags that say how pixels are stored."""


def rewrite_page(old: BinaryIO, target: Target, ifd: Ifd, content: Content, page: TiffPage) -> None:
    """Append the pixels of a page and a directory that leads to them.

    Args:
        old: the file as it is.
        target: the copy of it.
        ifd: the page's directory.
        content: the photo as it is to be, in the file's order.
        page: the page as it is.
    """
    samples = _Samples(content, page)
    rows_each = max(1, _STRIP_BYTES // samples.row_bytes)
    dtype = samples.word.newbyteorder(page.parent.byteorder)

    def strips() -> Iterator[tuple[int, int]]:
        for top in range(0, samples.rows, rows_each):
            yield top, rows_each * samples.row_bytes

    def work(top: int) -> bytes:
        return encode(samples.between(top, top + rows_each), compression, samples.predictor, dtype, samples.bits)

    compression = COMPRESSION.LZW if page.compression == COMPRESSION.LZW else COMPRESSION.ADOBE_DEFLATE
    offsets, counts = [], []
    for _, data in in_threads(work, strips()):
        offsets.append(target.append(data))
        counts.append(len(data))
    _append_directory(old, target, ifd, samples, compression, rows_each, np.array(offsets), np.array(counts))


class _Samples:
    """All channels of a page as they are to be written: colours, then further channels in the page's order."""

    def __init__(self, content: Content, page: TiffPage) -> None:
        channels = channels_of(page)
        self._content = content
        self.colours = content.colours
        self.kinds = list(channels.kinds)
        self._alpha = None
        if channels.alpha is not None and content.alpha is not None:
            number = channels.alpha - channels.colours
            self.kinds[number] = EXTRASAMPLE.UNASSALPHA
            self._alpha = self.colours + number  # A palette index becomes three channels.
        is_more_there = len(self.kinds) > (self._alpha is not None)
        self._others = read_all(page)[..., channels.colours :] if is_more_there else None
        if self._others is not None and page.photometric == PHOTOMETRIC.PALETTE:
            self._others = as_deep(self._others, page.bitspersample, content.pixels.dtype)
        self.rows, self.columns = content.pixels.shape[:2]
        form = form_of(page)
        if form is None or page.photometric == PHOTOMETRIC.PALETTE:
            dtype = content.pixels.dtype
            self._form = Form(dtype.itemsize * 8, dtype, Values.of(dtype))
        else:
            self._form = form.whole
            self._others = None if self._others is None else self._others.view(self._form.word)
        is_kept = content.model in LAB.values() or self._form.is_inverted
        self.photometric = page.photometric if is_kept else PHOTOMETRICS[self.colours]
        self.sample_format = self._form.sample_format

    @property
    def word(self) -> np.dtype[Any]:
        """The dtype of what ``between`` returns."""
        return self._form.word

    @property
    def predictor(self) -> int:
        """TIFF's predictor for these samples."""
        return 1 if self._form.is_packed else 3 if self.sample_format == SAMPLEFORMAT.IEEEFP else 2

    @property
    def channels(self) -> int:
        """Number of channels."""
        return self.colours + len(self.kinds)

    @property
    def bits(self) -> int:
        """Bits per channel."""
        return self._form.bits

    @property
    def row_bytes(self) -> int:
        """Bytes of a row with all channels."""
        return (int(self.columns) * self.channels * self.bits + 7) // 8

    def between(self, top: int, bottom: int) -> NDArray[Any]:
        """Return (rows, columns, channels) samples of the rows ``top`` to ``bottom``."""
        pixels = self._content.pixels[top:bottom]
        result = np.empty((*pixels.shape[:2], self.channels), self.word)
        if self._others is not None:
            result[..., self.colours :] = self._others[top:bottom]
        result[..., : self.colours] = self._form.to_numbers(pixels if pixels.ndim == 3 else pixels[..., None])
        if self._alpha is not None and self._content.alpha is not None:
            result[..., self._alpha] = self._form.to_numbers(self._content.alpha[top:bottom], self._alpha)
        return result


def _append_directory(
    old: BinaryIO,
    target: Target,
    ifd: Ifd,
    samples: _Samples,
    compression: int,
    rows_each: int,
    offsets: NDArray[np.int64],
    counts: NDArray[np.int64],
) -> None:
    long = LONG8 if target.layout.is_big else LONG
    across, down = (_kind_of(ifd, tag) for tag in (256, 257))
    entries: list[tuple[int, int, Any]] = [
        (256, across, [samples.columns]),
        (257, down, [samples.rows]),
        (258, _SHORT, [samples.bits] * samples.channels),
        (259, _SHORT, [compression]),
        (262, _SHORT, [samples.photometric]),
        (273, long, offsets),
        (277, _SHORT, [samples.channels]),
        (278, LONG, [rows_each]),
        (279, long, counts),
        (284, _SHORT, [1]),
        (317, _SHORT, [samples.predictor]),
        (338, _SHORT, samples.kinds),
        (339, _SHORT, [] if samples.sample_format == SAMPLEFORMAT.UINT else [samples.sample_format] * samples.channels),
    ]
    numbers = [(tag, kind, np.asarray(values, np.int64)) for tag, kind, values in entries if len(values)]
    target.replace_ifd(old, ifd, _REPLACED, numbers)


def _kind_of(ifd: Ifd, tag: int) -> int:
    field = ifd.fields.get(tag)
    return field.kind if field is not None and field.kind in (_SHORT, LONG) else LONG
