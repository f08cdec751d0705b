"""Saves other pixels into a copy of a PNG; everything beside them stays as it was and in its order."""

import struct
from dataclasses import replace
from typing import Any, BinaryIO

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.files.content import CannotPatchError, Content, joined_channels
from inpaint_studio.files.jpeg.thumbnail import with_thumbnail
from inpaint_studio.files.png.chunks import (
    GRAY,
    GRAY_ALPHA,
    MAGIC,
    PALETTE,
    RGB,
    RGB_ALPHA,
    XMP,
    Chunk,
    Header,
    chunks,
    packed,
    xmp_chunk,
    xmp_of,
)
from inpaint_studio.files.png.decode import DecodedPng, decode
from inpaint_studio.translation import Text, tr

_LEVEL = 4
_ANIMATION = (b"acTL", b"fcTL", b"fdAT")
_CHANGED: Text = "the file holds another photo by now. Save it under another name."
_PROMOTED: Text = (
    "This PNG has {colours}. Restored pixels may need others; it is then saved with {more}, and every other pixel "
    "keeps its colour."
)


def rewrite_note(data: bytes) -> str:
    """Return a sentence on what saving may have to change in a PNG's kind, or an empty text."""
    header = Header.parse(data)
    if header.kind == PALETTE:
        return tr(_PROMOTED, colours=tr("a palette of few colours"), more=tr("full colour"))
    if header.kind == GRAY and header.depth < 8:
        return tr(_PROMOTED, colours=tr("{n} shades of gray", n=2**header.depth), more="256")
    return ""


def patch_png(old: BinaryIO, stream: BinaryIO, content: Content, page: int) -> None:
    """Copy a PNG with the pixels and the XMP packet of ``content`` in it.

    All other chunks stay byte for byte and in their order, including the time of the last change (tIME). A palette
    and a transparent colour stay where the pixels allow it. Pixels are written without interlacing; where none differs,
    the coded data stays as it is. A file that was cut short becomes whole.

    Raises:
        CannotPatchError: the file has another size or kind than the content.
    """
    data = old.read()
    decoded = decode(data)
    found = [chunk for chunk in chunks(data) if decoded.is_whole or chunk.name == b"IDAT" or chunk.is_intact(data)]
    header = Header.parse(data)
    if (header.height, header.width) != content.pixels.shape[:2]:
        raise CannotPatchError(_CHANGED)
    coded = _coded(data, found, decoded, content)
    result = data if coded is None else _spliced(data, found, *coded)
    if coded is not None and content.renew_previews:
        result = _with_thumbnail(result, content)
    stream.write(_with_xmp(result, content.metadata.xmp))


def _coded(data: bytes, found: list[Chunk], decoded: DecodedPng, content: Content) -> tuple[Header, bytes] | None:
    """Return the header and the data chunks for the content's pixels; None where no pixel differs.

    Raises:
        CannotPatchError: the file has another kind than the content.
    """
    before = decoded.samples
    samples = joined_channels(content)
    if before.shape == (*samples.shape, 1):
        before = before[..., 0]
    if before.shape != samples.shape or before.dtype != samples.dtype:
        raise CannotPatchError(_CHANGED)
    if np.array_equal(before, samples):
        return None
    header = replace(Header.parse(data), is_interlaced=False)
    has_indices = header.kind == PALETTE and decoded.is_whole
    indices = _indices(data, found, before, samples) if has_indices else None
    if indices is not None:
        return replace(header, depth=8), _encode(indices)
    depth, alpha = samples.dtype.itemsize * 8, content.alpha
    has_key = header.kind in (GRAY, RGB) and depth == header.depth and alpha is not None
    if has_key and _fits_key(_find(data, found, b"tRNS"), content):
        return header, _encode(np.ascontiguousarray(content.pixels))
    is_gray = content.pixels.ndim == 2
    kind = (GRAY if is_gray else RGB) if alpha is None else GRAY_ALPHA if is_gray else RGB_ALPHA
    return replace(header, depth=depth, kind=kind), _encode(samples)


def _encode(samples: NDArray[Any]) -> bytes:
    """Encode samples; return the data chunks."""
    coded = bytes(imagecodecs.png_encode(samples, level=_LEVEL))
    return _part(coded, list(chunks(coded)), (b"IDAT",))[len(MAGIC) :]


def _part(data: bytes, found: list[Chunk], names: tuple[bytes, ...]) -> bytes:
    return MAGIC + b"".join(data[chunk.start : chunk.end] for chunk in found if chunk.name in names)


def _find(data: bytes, found: list[Chunk], name: bytes) -> bytes:
    return next((chunk.body(data) for chunk in found if chunk.name == name), b"")


def _indices(data: bytes, found: list[Chunk], before: NDArray[Any], after: NDArray[Any]) -> NDArray[np.uint8] | None:
    """Return (H, W) palette indices of ``after``, kept where pixels are equal; None if a colour is missing."""
    header = Header.parse(data)
    # Decoding the data as gray gives the indices; those of fewer than 8 bits come stretched to 255.
    as_gray = replace(header, kind=GRAY).packed
    bare = MAGIC + as_gray + _part(data, found, (b"IDAT", b"IEND"))[len(MAGIC) :]
    indices = imagecodecs.png_decode(bare).reshape(before.shape[:2]) // (255 // (2**header.depth - 1))
    palette = np.frombuffer(_find(data, found, b"PLTE"), np.uint8).reshape(-1, 3)
    opacity = np.full(len(palette), 255, np.uint8)
    given = np.frombuffer(_find(data, found, b"tRNS"), np.uint8)[: len(palette)]
    opacity[: len(given)] = given
    colours = np.column_stack([palette, opacity])[:, : after.shape[2]]
    places = np.nonzero((before != after).any(axis=2))
    known = {tuple(colour): index for index, colour in reversed(list(enumerate(colours.tolist())))}
    wanted, inverse = np.unique(after[places], axis=0, return_inverse=True)
    chosen = [known.get(tuple(colour)) for colour in wanted.tolist()]
    if None in chosen:
        return None
    result: NDArray[np.uint8] = np.ascontiguousarray(indices, np.uint8)
    result[places] = np.array(chosen, np.uint8)[inverse.reshape(-1)]
    return result


def _fits_key(key: bytes, content: Content) -> bool:
    """Whether exactly the pixels of the transparent colour ``key`` are transparent."""
    colours = np.frombuffer(key, ">u2")
    pixels = content.pixels.reshape(*content.pixels.shape[:2], -1)
    if len(colours) != pixels.shape[2] or content.alpha is None:
        return False
    is_clear = (pixels == colours).all(axis=2)
    return bool(np.array_equal(content.alpha, np.where(is_clear, 0, np.iinfo(pixels.dtype).max)))


def _spliced(data: bytes, found: list[Chunk], header: Header, coded: bytes) -> bytes:
    """Return the file with another header and other data chunks."""
    old = Header.parse(data)
    is_same = header == old
    parts = [MAGIC]
    is_done = False
    for chunk in found:
        if chunk.name == b"IHDR":
            parts.append(header.packed)
        elif chunk.name == b"IDAT":
            parts += [] if is_done else [coded]
            is_done = True
        elif is_same or chunk.name not in _ANIMATION:
            parts.append(_fitted(data, found, chunk, old, header))
    if found[-1].name != b"IEND":
        return b"".join((*parts, packed(b"IEND", b"")))
    return b"".join((*parts, data[found[-1].end :]))


def _fitted(data: bytes, found: list[Chunk], chunk: Chunk, old: Header, new: Header) -> bytes:
    """Return a chunk adapted to a new colour type and depth; empty where it must go."""
    own = data[chunk.start : chunk.end]
    if (old.kind, old.depth) == (new.kind, new.depth) or new.kind == PALETTE:
        return own
    if chunk.name in (b"PLTE", b"hIST", b"tRNS"):
        return b""
    body = chunk.body(data)
    if chunk.name == b"sBIT" and new.kind in (GRAY_ALPHA, RGB_ALPHA):
        return packed(b"sBIT", body + bytes([new.depth]))
    if chunk.name == b"bKGD" and old.kind == PALETTE and body:
        colour = _find(data, found, b"PLTE")[3 * body[0] : 3 * body[0] + 3]
        return packed(b"bKGD", struct.pack(">HHH", *colour)) if len(colour) == 3 else b""
    if chunk.name == b"bKGD" and old.depth < 8 and len(body) == 2:
        return packed(b"bKGD", struct.pack(">H", struct.unpack(">H", body)[0] * 255 // (2**old.depth - 1)))
    return own


def _with_thumbnail(data: bytes, content: Content) -> bytes:
    """Return the file with a thumbnail in its EXIF data that shows the content."""
    own = next((each for each in chunks(data) if each.name == b"eXIf"), None)
    if own is None:
        return data
    renewed = with_thumbnail(own.body(data), content)
    return data[: own.start] + packed(b"eXIf", renewed) + data[own.end :]


def _with_xmp(data: bytes, xmp: bytes | None) -> bytes:
    """Return the file with this XMP packet in the place of its own, or before the pixels."""
    found = list(chunks(data))
    own = next((each for each in found if each.name == b"iTXt" and each.body(data).startswith(XMP)), None)
    if xmp is None or (own is not None and xmp_of(own.body(data)) == xmp):
        return data
    start = next(chunk.start for chunk in found if chunk.name == b"IDAT") if own is None else own.start
    end = start if own is None else own.end
    return data[:start] + xmp_chunk(xmp) + data[end:]
