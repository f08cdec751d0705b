"""Decodes a PNG; of one that was cut short or is damaged, the rows that can be decoded.

Portable Network Graphics Specification, third edition (W3C, 2025), sections 8 (interlacing), 9 and 10.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.files.content import DAMAGED, INCOMPLETE, CannotReadError
from inpaint_studio.files.png.chunks import CHANNELS, MAGIC, Chunk, Header, chunks, packed

_PASSES = (
    (0, 0, 8, 8, 8, 8),
    (0, 4, 8, 8, 8, 4),
    (4, 0, 8, 4, 4, 4),
    (0, 2, 4, 4, 4, 2),
    (2, 0, 4, 2, 2, 2),
    (0, 1, 2, 2, 2, 1),
    (1, 0, 2, 1, 1, 1),
)
"""The passes of Adam7: first row and column, steps between rows and columns, rows and columns a pixel stands for."""
_Pass = tuple[int, int, tuple[int, ...]]
_PIECE = 1 << 12
_FILTERS = 5


@dataclass(frozen=True, slots=True)
class DecodedPng:
    """What a PNG decodes to.

    Attributes:
        samples: (H, W) or (H, W, n), uint8 or uint16, alpha last; gray and opaque where pixels are missing.
        is_whole: whether every pixel was decoded without a fault.
    """

    samples: NDArray[Any]
    is_whole: bool = True


def decode(data: bytes) -> DecodedPng:
    """Decode a PNG; a palette becomes RGB, fewer than 8 bits become 8, a transparent colour becomes alpha.

    libpng gets only the chunks that decoding needs, as it would print complaints about others on the terminal.

    Raises:
        CannotReadError: not a single row can be decoded.
    """
    found = list(chunks(data))
    needed = [chunk for chunk in found if chunk.name in (b"IHDR", b"PLTE", b"tRNS") and chunk.is_intact(data)]
    head = MAGIC + b"".join(data[chunk.start : chunk.end] for chunk in needed)
    coded = [memoryview(data)[chunk.start : chunk.end] for chunk in found if chunk.name == b"IDAT"]
    try:
        return DecodedPng(imagecodecs.png_decode(b"".join((head, *coded, packed(b"IEND", b"")))))
    except (RuntimeError, ValueError):
        pass
    header = Header.parse(data)
    passes = list(_passes(header))
    total = sum(rows * length for rows, length, _ in passes)
    raw, is_sound = _inflated(data, found, total)
    raw = raw[: _until_nonsense(raw, passes)]
    try:
        whole = packed(b"IDAT", zlib.compress(raw.ljust(total, b"\0"), 1))
        samples = imagecodecs.png_decode(head + whole + packed(b"IEND", b""))
    except (RuntimeError, ValueError) as error:
        raise CannotReadError(DAMAGED) from error
    if len(raw) == total:
        return DecodedPng(samples, is_sound)
    if len(raw) < passes[0][1]:
        raise CannotReadError(INCOMPLETE)
    return DecodedPng(_with_gray(samples, header, passes, len(raw)), is_whole=False)


def _inflated(data: bytes, found: list[Chunk], most: int) -> tuple[bytes, bool]:
    """Inflate the data chunks as far as possible, up to ``most`` bytes; return them and whether no fault was met."""
    unpacker, parts, length = zlib.decompressobj(), [], 0
    for piece in _pieces(data, found):
        before = unpacker.copy()
        try:
            parts.append(unpacker.decompress(piece, most - length + 1))
        except zlib.error:
            parts.append(_to_the_fault(before, piece))
            return b"".join(parts)[:most], False
        length += len(parts[-1])
        if length > most or unpacker.eof:
            break
    return b"".join(parts)[:most], True


def _to_the_fault(unpacker: Any, piece: bytes) -> bytes:
    """Inflate a piece byte by byte up to its first fault."""
    parts = []
    try:
        for place in range(len(piece)):
            parts.append(unpacker.decompress(piece[place : place + 1]))
    except zlib.error:
        pass
    return b"".join(parts)


def _pieces(data: bytes, found: list[Chunk]) -> Iterator[bytes]:
    """Yield the content of the data chunks in pieces of at most ``_PIECE`` bytes."""
    for chunk in found:
        if chunk.name == b"IDAT":
            for start in range(chunk.start + 8, min(chunk.end - 4, len(data)), _PIECE):
                yield data[start : min(start + _PIECE, chunk.end - 4)]


def _until_nonsense(raw: bytes, passes: list[_Pass]) -> int:
    """Return how many bytes come before the first row with an invalid filter byte."""
    start = 0
    for rows, length, _ in passes:
        filters = np.frombuffer(raw, np.uint8)[start : start + rows * length : length]
        wrong = np.flatnonzero(filters >= _FILTERS)
        if len(wrong):
            return start + int(wrong[0]) * length
        start += rows * length
    return len(raw)


def _passes(header: Header) -> Iterator[_Pass]:
    """Yield for each pass its number of rows, the bytes per row including the filter byte, and its table entry."""
    for place in _PASSES if header.is_interlaced else ((0, 0, 1, 1, 1, 1),):
        top, left, down, across = place[:4]
        rows, columns = -((top - header.height) // down), -((left - header.width) // across)
        if rows > 0 and columns > 0:
            yield rows, 1 + (columns * header.depth * CHANNELS.get(header.kind, 1) + 7) // 8, place


def _with_gray(samples: NDArray[Any], header: Header, passes: list[_Pass], known: int) -> NDArray[Any]:
    """Return samples of which the first ``known`` bytes were decoded; the rest comes from coarser passes or is gray."""
    whole = np.iinfo(samples.dtype).max
    result = np.full(samples.shape, whole // 2 + 1, samples.dtype)
    if samples.ndim == 3 and samples.shape[2] in (2, 4):
        result[..., -1] = whole
    for rows, length, (top, left, down, across, high, wide) in passes:
        have = min(rows, known // length)
        known -= have * length
        part = samples[top::down, left::across][:have]
        for row, column in np.ndindex(high, wide):
            place = result[top + row :: down, left + column :: across][:have]
            place[:] = part[: place.shape[0], : place.shape[1]]
        if have < rows:
            break
    return result
