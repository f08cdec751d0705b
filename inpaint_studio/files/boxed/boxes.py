"""Boxes: what JPEG 2000, JPEG XL, AVIF and HEIC files are made of.

ISO/IEC 15444-1 annex I and ISO/IEC 14496-12: a length, a kind of four letters, the content.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD, _LONG_HEAD = 8, 16


@dataclass(frozen=True, slots=True)
class Box:
    """One box.

    Attributes:
        kind: its four letters.
        start: where its content begins in the file.
        end: where that ends; beyond the file's end if the file was cut short.
    """

    kind: bytes
    start: int
    end: int


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """Yield the boxes between two positions of a file, up to the first that is too short.

    Args:
        data: the file.
        start: where the first box begins.
        end: where the last one ends; None for the file's end.
    """
    end = len(data) if end is None else min(end, len(data))
    while start + _HEAD <= end:
        length, kind = struct.unpack_from(">I4s", data, start)
        head = _HEAD
        if length == 1 and start + _LONG_HEAD <= end:
            head, length = _LONG_HEAD, struct.unpack_from(">Q", data, start + _HEAD)[0]
        elif length == 0:  # up to the end
            length = end - start
        if length < head:
            return
        yield Box(kind, start + head, start + length)
        start += length


def find(data: bytes, kind: bytes, start: int = 0, end: int | None = None) -> Box | None:
    """Return the first box of a kind between two positions of a file, or None."""
    return next((box for box in boxes(data, start, end) if box.kind == kind), None)


def packed(kind: bytes, *parts: bytes) -> bytes:
    """Return a box as bytes.

    Raises:
        ValueError: it would be longer than 4 GB.
    """
    length = _HEAD + sum(map(len, parts))
    if length >= 1 << 32:
        raise ValueError("the box is too long")
    return b"".join((struct.pack(">I4s", length, kind), *parts))
