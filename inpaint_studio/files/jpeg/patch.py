"""Saves a JPEG so that only blocks with changed pixels are encoded again; all other coefficients stay."""

import tempfile
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.errors import FileError
from inpaint_studio.files.content import CannotReadError, Content
from inpaint_studio.files.jpeg.decode import decode, is_light, is_ycc
from inpaint_studio.files.jpeg.requantiser import REQUANTISER, RequantisingError
from inpaint_studio.files.jpeg.segments import (
    DHT,
    DNL,
    DQT,
    DRI,
    EOI,
    FRAMES,
    HUFFMAN_FRAMES,
    JUNK,
    PROGRESSIVE,
    SOS,
    ZIGZAG,
    Frame,
    Segment,
    ending,
    packed,
    segments,
    with_tables,
    without_notes,
)
from inpaint_studio.translation import Text

_MOST = 0.5  # share of changed pixels up to which patching is worth its time
_FAILED: Text = (
    "The restored blocks could not be put into the JPEG, so nothing was written. Check the room on the drive; or "
    "export it as JPEG, which compresses all of it again, or save it as TIFF or PNG."
)


def can_patch(original: bytes, *, is_damaged: bool = False) -> bool:
    """Whether changed blocks can be put into this file: 8 bits, one, three or four channels, Huffman coding.

    A progressive file that is damaged is excluded: where scans are missing, decoders smooth what they show.
    """
    try:
        found = list(segments(original))
        frames = [Frame.parse(segment) for segment in found if segment.marker in FRAMES]
    except CannotReadError:
        return False
    if len(frames) != 1 or frames[0].marker not in HUFFMAN_FRAMES or frames[0].precision != 8:
        return False
    if is_damaged and frames[0].marker == PROGRESSIVE:
        return False
    sampling = frames[0].sampling
    if len(sampling) not in (1, 3, 4) or not all(across and down for across, down in sampling):
        return False
    wide, high = (max(values) for values in zip(*sampling, strict=True))
    is_even = all(wide % across == 0 and high % down == 0 for across, down in sampling)
    first_scan = next((index for index, segment in enumerate(found) if segment.marker == SOS), len(found))
    if (
        len(sampling) == 4
    ):  # The first three are written without the fourth, in the same tiles; that excludes progressive files.
        is_even &= sampling[0] == (wide, high) and frames[0].marker != PROGRESSIVE
    return is_even and not any(segment.marker in (DQT, DNL) for segment in found[first_scan:])


def patched(original: bytes, content: Content) -> bytes | None:
    """Return the file with the pixels of ``content``; the same bytes where it decodes to these already.

    None where most pixels differ, and some in every tile: nothing could be kept then, and it would take long.

    Args:
        original: a file for which ``can_patch`` holds.
        content: pixels of its size, in its order. Its metadata is ignored.

    Raises:
        FileError: the blocks could not be encoded.
    """
    decoded = decode(original)
    before = decoded.pixels
    after = np.ascontiguousarray(content.pixels)
    changed = (before != after) if before.ndim == 2 else (before != after).any(axis=2)
    if not (changed.any() or decoded.is_damaged):  # A damaged file is written whole.
        return original
    frame = next(Frame.parse(segment) for segment in segments(original) if segment.marker in FRAMES)
    wide, high = (8 * max(values) for values in zip(*frame.sampling, strict=True))
    places = _changed_tiles(changed, high, wide)
    if changed.mean() > _MOST and len(places) == -(-frame.height // high) * -(-frame.width // wide):
        return None
    sizes = {(high // (8 * down), wide // (8 * across)) for across, down in frame.sampling}
    tiles = _tiles(after, changed, places, (high, wide), sizes)
    tiles["is_ycc"] = np.bool_(before.ndim == 3 and is_ycc(original))
    if before.ndim == 3 and before.shape[2] == 4 and is_light(original):
        np.invert(tiles["after"], out=tiles["after"])
    tiles["is_progressive"] = np.bool_(frame.marker == PROGRESSIVE)
    tiles["table_numbers"] = np.array([component[3] for component in frame.components])
    result = _spliced(original, *_requantised(without_notes(original), tiles))
    _check(result, before, places, high, wide)
    return result


def _changed_tiles(changed: NDArray[np.bool_], high: int, wide: int) -> NDArray[np.intp]:
    """Return (n, 2) the row and column, in tiles, of the tiles in which pixels changed."""
    rows, columns = (np.arange(0, length, step) for length, step in zip(changed.shape, (high, wide), strict=True))
    return np.argwhere(np.logical_or.reduceat(np.logical_or.reduceat(changed, rows, axis=0), columns, axis=1))


def _tiles(
    after: Any,
    changed: NDArray[np.bool_],
    places: NDArray[np.intp],
    size: tuple[int, int],
    samples: set[tuple[int, int]],
) -> dict[str, Any]:
    """Return the arrays for ``requantise.py``, tiles at edges padded; ``samples`` are (rows, columns) per sample."""
    high, wide = size
    planes: dict[str, Any] = {"after": after, "inside": np.broadcast_to(np.True_, changed.shape)}
    for down, across in samples:
        # Decoders interpolate a subsampled component into the pixels around its own.
        reach = np.ones((1 + down // 2 * 2, 1 + across // 2 * 2), np.uint8)
        planes[f"kept {down}x{across}"] = cv2.dilate((~changed).view(np.uint8), reach).view(np.bool_)
    tiles: dict[str, Any] = {"places": places}
    for name, plane in planes.items():
        tiles[name] = np.zeros((len(places), high, wide, *plane.shape[2:]), plane.dtype)
        for index, (row, column) in enumerate(places):
            part = plane[row * high : (row + 1) * high, column * wide : (column + 1) * wide]
            tiles[name][index, : part.shape[0], : part.shape[1]] = part
    tiles["after"] = tiles["after"].reshape(len(places), high, wide, *after.shape[2:] or (1,))
    return tiles


def _requantised(bare: bytes, tiles: dict[str, Any]) -> tuple[list[bytes], dict[int, NDArray[Any]]]:
    """Run ``requantise.py``; return files whose scans together hold all components, and quantisation tables by number.

    Raises:
        FileError: it failed or took too long.
    """
    with tempfile.TemporaryDirectory(prefix="inpaint-studio-") as name:
        folder = Path(name)
        (folder / "bare.jpg").write_bytes(bare)
        np.savez(folder / "tiles.npz", **tiles)
        try:
            REQUANTISER.run(folder)
            with np.load(folder / "tables.npz") as tables:
                found = {int(number): table.astype(int)[list(ZIGZAG)] for number, table in tables.items()}
            return [path.read_bytes() for path in sorted(folder.glob("out-*.jpg"))], found
        except (RequantisingError, OSError) as error:
            raise FileError(_FAILED) from error


def _spliced(original: bytes, parts: list[bytes], tables: dict[int, NDArray[Any]]) -> bytes:
    """Return the original with the scans of ``parts`` and these quantisation tables; everything else stays.

    Restart intervals are dropped, as the new scans have none.
    """
    old = list(segments(original))
    frame = next(Frame.parse(segment) for segment in old if segment.marker in FRAMES)
    names = [component[0] for component in frame.components]
    scans: list[bytes] = []
    for coded in parts:
        new = list(segments(coded))
        new_frame = next(Frame.parse(segment) for segment in new if segment.marker in FRAMES)
        if (frame.marker == PROGRESSIVE) != (new_frame.marker == PROGRESSIVE):
            raise FileError(_FAILED)
        own = {component[0]: names.pop(0) for component in new_frame.components}
        scans += [_renamed(coded, segment, own) for segment in new if segment.marker in (DHT, SOS)]
    first_scan = next(index for index, s in enumerate(old) if s.marker == SOS)
    head = [
        with_tables(original[s.start : s.end], tables) if s.marker == DQT else original[s.start : s.end]
        for index, s in enumerate(old)
        if s.marker not in (DHT, DRI, SOS, EOI) and not (s.marker == JUNK and index > first_scan)
    ]
    return b"".join((original[:2], *head, *scans, ending(original, old)))


def _renamed(coded: bytes, segment: Segment, names: dict[int, int]) -> bytes:
    """Return a segment as bytes; of a scan with the component identifiers replaced by those in ``names``."""
    if segment.marker != SOS:
        return coded[segment.start : segment.end]
    body = bytearray(segment.body)
    for place in range(1, 1 + 2 * body[0], 2):
        body[place] = names[body[place]]
    return packed(SOS, bytes(body)) + coded[segment.start + 4 + len(body) : segment.end]


def _check(result: bytes, before: NDArray[Any], places: NDArray[Any], high: int, wide: int) -> None:
    """Make sure that the result decodes, and to the same pixels outside the changed tiles.

    Raises:
        FileError: it does not.
    """
    try:
        after = decode(result)
    except (CannotReadError, ValueError, RuntimeError) as error:
        raise FileError(_FAILED) from error
    same = (after.pixels == before) if before.ndim == 2 else (after.pixels == before).all(axis=2)
    for row, column in places:  # Decoders interpolate chroma into the pixel beyond its block.
        top, left = max(row * high - 1, 0), max(column * wide - 1, 0)
        same[top : (row + 1) * high + 1, left : (column + 1) * wide + 1] = True
    if after.is_damaged or not same.all():
        raise FileError(_FAILED)
