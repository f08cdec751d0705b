"""Reads what is left of a TIFF page whose file ends before the photo does."""

import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from tifffile import COMPRESSION, TiffPage

from inpaint_studio.core.region import Region

_ENCODERS: dict[int, Callable[..., Any]] = {
    COMPRESSION.NONE: bytes,
    COMPRESSION.LZW: imagecodecs.lzw_encode,
    COMPRESSION.ADOBE_DEFLATE: imagecodecs.deflate_encode,
    COMPRESSION.DEFLATE: imagecodecs.deflate_encode,
    COMPRESSION.PACKBITS: imagecodecs.packbits_encode,
}


def is_cut(page: TiffPage) -> bool:
    """Whether strips or tiles are missing or reach beyond the end of the file."""
    offsets, counts = np.asarray(page.dataoffsets, np.int64), np.asarray(page.databytecounts, np.int64)
    if len(offsets) != len(counts):
        return True
    return bool(((offsets == 0) | (counts == 0) | (offsets + counts > page.parent.filehandle.size)).any())


def read_cut(page: TiffPage) -> tuple[NDArray[Any], list[Region]]:
    """Return (H, W, channels) all channels as stored, 0 where they are missing, and the missing regions."""
    planes, _, rows, columns, channels = page.shaped
    samples = np.zeros((planes, rows, columns, channels), page.dtype)
    missing = []
    file = page.parent.filehandle
    for number, (offset, count) in enumerate(zip(page.dataoffsets, page.databytecounts, strict=False)):
        file.seek(offset)
        pixels, place, rows_there = _decoded(page, number, file.read(count) if offset and count else b"")
        plane, _, top, left, _ = place
        height, width = min(pixels.shape[1], rows - top), min(pixels.shape[2], columns - left)
        samples[plane, top : top + rows_there, left : left + width] = pixels[0, : min(rows_there, height), :width]
        if rows_there < height:
            missing.append(Region(top + rows_there, left, top + height, left + width))
    return np.moveaxis(samples, 0, 2).reshape(rows, columns, planes * channels), missing


def _decoded(page: TiffPage, number: int, data: bytes) -> tuple[NDArray[Any], tuple[int, ...], int]:
    """Return (1, rows, columns, channels) pixels of a strip or tile, its position, and how many rows were decoded."""
    options = {"jpegtables": page.jpegtables} if page.jpegtables is not None else {}
    _, place, shape = page.decode(None, number)
    if data:
        with suppress(Exception):  # Codecs raise whatever comes to them when data is missing.
            return np.asarray(page.decode(data, number, **options)[0]), place, shape[1]
        size = int(np.prod(shape)) * page.bitspersample // 8
        there = _unpacked(page, data, size)
        row = size // shape[1]
        encoder = _ENCODERS.get(page.compression)
        if encoder is not None and len(there) >= row:
            whole = encoder(there[:size].ljust(size, b"\0"))
            pixels = page.decode(imagecodecs.bitorder_encode(whole) if page.fillorder == 2 else whole, number)[0]
            return np.asarray(pixels), place, min(len(there) // row, shape[1])
    return np.zeros(shape, page.dtype), place, 0


def _unpacked(page: TiffPage, data: bytes, size: int) -> bytes:
    """Decompress as many bytes of a strip as possible, at most ``size`` where the codec allows it."""
    if page.fillorder == 2:
        data = bytes(imagecodecs.bitorder_decode(data))
    try:
        if page.compression == COMPRESSION.NONE:
            return data
        if page.compression == COMPRESSION.LZW:
            return bytes(imagecodecs.lzw_decode(data, out=bytearray(size)))
        if page.compression in (COMPRESSION.ADOBE_DEFLATE, COMPRESSION.DEFLATE):
            return zlib.decompressobj().decompress(data, size)
    except (zlib.error, RuntimeError):
        return b""
    return _unpacked_runs(data) if page.compression == COMPRESSION.PACKBITS else b""


def _unpacked_runs(data: bytes) -> bytes:
    """Decompress PackBits (TIFF 6.0, section 9) up to the end of the data."""
    result, place = bytearray(), 0
    while place < len(data):
        head, place = data[place], place + 1
        if head < 128:
            result += data[place : place + head + 1]
            place += head + 1
        elif head > 128:
            result += data[place : place + 1] * (257 - head)
            place += 1
    return bytes(result)
