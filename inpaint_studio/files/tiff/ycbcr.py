"""Converts YCbCr in a TIFF, if not compressed as JPEG, to RGB, bit for bit as libtiff does.

TIFF 6.0, section 21; the tables, in fixed point, are those of libtiff's tif_color.c (TIFFYCbCrToRGBInit).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from tifffile import PLANARCONFIG, TiffPage

from inpaint_studio.files.content import DAMAGED, CannotReadError
from inpaint_studio.files.tiff.segments import DECODERS

_COEFFICIENTS, _REFERENCE = 529, 532
_LUMA = (0.299, 0.587, 0.114)
_RANGE = (0.0, 255.0, 128.0, 255.0, 128.0, 255.0)
_SHIFT = 16
_HALF = 1 << (_SHIFT - 1)


def read_ycbcr(page: TiffPage) -> NDArray[np.uint8]:
    """Return (H, W, 3) RGB.

    Raises:
        CannotReadError: a strip is too short.
        Exception: whatever a codec raises on damaged data.
    """
    rows, columns = page.imagelength, page.imagewidth
    tables = _Tables(page)
    if page.subsampling == (1, 1):
        samples = page.asarray()
        is_in_planes = page.planarconfig == PLANARCONFIG.SEPARATE
        return tables.rgb(np.moveaxis(samples, 0, -1) if is_in_planes else samples)
    pixels = np.empty((rows, columns, 3), np.uint8)
    own, down = page.subsampling or (2, 2)  # the default of the tag
    height, width = (page.tilelength, page.tilewidth) if page.is_tiled else (page.rowsperstrip, columns)
    across = -(-columns // width)
    for number, data in enumerate(_unpacked(page)):
        top, left = number // across * height, number % across * width
        tall = height if page.is_tiled else min(height, rows - top)
        part = tables.rgb(_spread(data, tall, width, own, down))
        pixels[top : top + height, left : left + width] = part[: rows - top, : columns - left]
    return pixels


def _unpacked(page: TiffPage) -> Iterator[bytes]:
    decode = DECODERS.get(page.compression, bytes)
    for offset, count in zip(page.dataoffsets, page.databytecounts, strict=True):
        page.parent.filehandle.seek(offset)
        yield bytes(decode(page.parent.filehandle.read(count)))


def _spread(data: bytes, height: int, width: int, across: int, down: int) -> NDArray[np.uint8]:
    """Return (height, width, 3) YCbCr of a strip's data units: Y of a block row by row, then its Cb and Cr."""
    rows, columns, size = -(-height // down), -(-width // across), across * down + 2
    if len(data) < rows * columns * size:
        raise CannotReadError(DAMAGED)
    units = np.frombuffer(data, np.uint8, rows * columns * size).reshape(rows, columns, size)
    light = units[..., :-2].reshape(rows, columns, down, across).swapaxes(1, 2).reshape(rows * down, columns * across)
    colours = units[..., -2:].repeat(down, axis=0).repeat(across, axis=1)
    return np.dstack([light, colours])[:height, :width]


class _Tables:
    """Lookup tables from YCbCr to RGB."""

    def __init__(self, page: TiffPage) -> None:
        red, green, blue = _numbers(page, _COEFFICIENTS, _LUMA)
        reference = _numbers(page, _REFERENCE, _RANGE)
        values = np.arange(256)
        cb, cr = (_scaled(values - 128, low - 128, high - 128, 127) for low, high in (reference[2:4], reference[4:6]))
        red_of_cr, blue_of_cb = 2 - 2 * red, 2 - 2 * blue
        self._light = _scaled(values, reference[0], reference[1], 255)
        self._red = (_fixed(red_of_cr) * cr + _HALF) >> _SHIFT
        self._blue = (_fixed(blue_of_cb) * cb + _HALF) >> _SHIFT
        self._green_of_cr = -_fixed(red_of_cr * red / green) * cr
        self._green_of_cb = -_fixed(blue_of_cb * blue / green) * cb + _HALF

    def rgb(self, ycbcr: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return (h, w, 3) RGB of (h, w, 3) YCbCr."""
        light, cb, cr = self._light[ycbcr[..., 0]], ycbcr[..., 1], ycbcr[..., 2]
        green = (self._green_of_cb[cb] + self._green_of_cr[cr]) >> _SHIFT
        colours = np.dstack([light + self._red[cr], light + green, light + self._blue[cb]])
        return np.asarray(np.clip(colours, 0, 255), np.uint8)


def _numbers(page: TiffPage, tag: int, usual: tuple[float, ...]) -> list[np.float32]:
    """Return the values of a tag of RATIONALs; ``usual`` where it is missing or invalid."""
    stored = page.tags.valueof(tag)
    if stored is None or len(stored) != 2 * len(usual) or 0 in stored[1::2]:
        return [np.float32(value) for value in usual]
    return [np.float32(above / below) for above, below in zip(stored[::2], stored[1::2], strict=True)]


def _scaled(values: NDArray[np.int64], low: np.float32, high: np.float32, full: int) -> NDArray[np.int64]:
    span = np.float32(high - low) or np.float32(1)
    return ((values - int(low)).astype(np.float32) * np.float32(full) / span).astype(np.int64)


def _fixed(value: np.float32) -> int:
    return int(float(value) * (1 << _SHIFT) + 0.5)
