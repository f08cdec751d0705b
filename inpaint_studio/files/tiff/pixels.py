"""Reads the pixels of a TIFF page: strips and tiles are decoded in threads, if possible straight into the result."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tifffile import COMPRESSION, PHOTOMETRIC, TiffPage

from inpaint_studio.core.region import Region
from inpaint_studio.files.content import DAMAGED, CannotReadError
from inpaint_studio.files.tiff.cut import is_cut, read_cut
from inpaint_studio.files.tiff.kinds import JPEG, Channels, channels_of, is_in_planes, is_usual
from inpaint_studio.files.tiff.old_jpeg import read_old_jpeg
from inpaint_studio.files.tiff.segments import Coding, TiffSegment, segments_of
from inpaint_studio.files.tiff.threads import in_threads
from inpaint_studio.files.tiff.ycbcr import read_ycbcr


def read_pixels(page: TiffPage) -> tuple[NDArray[Any], NDArray[Any] | None, list[Region]]:
    """Return the colours, (H, W) or (H, W, n), the transparency, (H, W) or None, and the missing regions.

    The arrays are in native byte order. Further channels are left out. Numbers are not converted; those of fewer than
    8 bits stay as they are.

    Raises:
        CannotReadError: there is a wrong number of pixels.
        Exception: whatever a codec raises on damaged data.
    """
    channels = channels_of(page)
    if page.compression == COMPRESSION.OJPEG:
        return *_parted(read_old_jpeg(page), channels), []
    if page.photometric == PHOTOMETRIC.YCBCR and page.compression not in JPEG:
        return read_ycbcr(page), None, []
    if is_cut(page):
        samples, missing = read_cut(page)
        return *_parted(samples, channels), missing
    # tifffile reads uncompressed pages at once, not strip by strip.
    is_plain = page.compression == COMPRESSION.NONE and not channels.kinds
    if is_plain or not is_usual(page):
        return *_parted(read_all(page), channels), []
    return *_read_strips(page, channels), []


def read_channel(page: TiffPage, number: int) -> NDArray[Any]:
    """Return one channel, (H, W), as ``read_pixels`` returns colours; nothing else of the page is kept in memory.

    Raises:
        CannotReadError: there is a wrong number of pixels.
        Exception: whatever a codec raises on damaged data.
    """
    if is_cut(page) or not is_usual(page):
        samples = read_all(page)
        return samples if samples.ndim == 2 else np.ascontiguousarray(samples[..., number])
    plane = _empty(page)
    _fill(page, [(number, plane[..., np.newaxis])])
    return plane


def _read_strips(page: TiffPage, channels: Channels) -> tuple[NDArray[Any], NDArray[Any] | None]:
    """Return colours and transparency."""
    pixels = _empty(page, *(() if channels.colours == 1 else (channels.colours,)))
    alpha = None if channels.alpha is None else _empty(page)
    places = [(0, pixels.reshape(*pixels.shape[:2], -1))]
    if channels.alpha is not None and alpha is not None:
        places.append((channels.alpha, alpha[..., None]))
    _fill(page, places)
    return pixels, alpha


def _empty(page: TiffPage, *channels: int) -> NDArray[Any]:
    return np.empty((page.imagelength, page.imagewidth, *channels), np.dtype(f"u{page.bitspersample // 8}"))


def _fill(page: TiffPage, places: list[tuple[int, NDArray[Any]]]) -> None:
    """Decode each strip or tile in a thread, and put it where it belongs.

    Args:
        page: one of whole bytes.
        places: (H, W, n) arrays, each with the number of the first channel that it holds.
    """
    coding = Coding(page)
    # One array holds all channels, so that strips can be decoded into it.
    is_direct = page.samplesperpixel == places[0][1].shape[2] and not (page.is_tiled or is_in_planes(page))

    def work(task: tuple[TiffSegment, bytes]) -> None:
        segment, data = task
        if is_direct and coding.decode_into(data, places[0][1][segment.region.slices]):
            return
        decoded = coding.decode(segment, data)[: segment.region.height, : segment.region.width]
        for first, array in places:
            _copy(decoded, segment, first, array)

    def tasks() -> Iterator[tuple[tuple[TiffSegment, bytes], int]]:
        file, offsets, counts = page.parent.filehandle, page.dataoffsets, page.databytecounts
        for segment in segments_of(page, np.asarray(offsets), np.asarray(counts), lambda start, end: False):
            file.seek(segment.offset)
            yield (segment, file.read(segment.count)), segment.region.height * coding.row_bytes

    for _ in in_threads(work, tasks()):
        pass


def _copy(decoded: NDArray[Any], segment: TiffSegment, first: int, array: NDArray[Any]) -> None:
    """Copy a segment's channels into ``array`` (H, W, n), which holds the page's channels from ``first`` on."""
    count = array.shape[2]
    if segment.plane is None:
        array[segment.region.slices] = decoded[..., first : first + count]
    elif first <= segment.plane < first + count:
        array[..., segment.plane - first][segment.region.slices] = decoded[..., 0]


def as_deep(samples: NDArray[Any], bits: int, dtype: np.dtype[Any]) -> NDArray[Any]:
    """Return whole numbers of ``bits`` bits scaled to the range of ``dtype``."""
    whole, last = int(np.iinfo(dtype).max), (1 << bits) - 1
    return ((samples.astype(np.uint32) * whole + last // 2) // last).astype(dtype)


def read_all(page: TiffPage) -> NDArray[Any]:
    """Return all channels as stored, (H, W, channels), or (H, W) for a page with only gray.

    Raises:
        CannotReadError: there is a wrong number of pixels.
        Exception: whatever a codec raises on damaged data.
    """
    if is_cut(page):
        return read_cut(page)[0]
    samples = page.asarray()
    rows, columns, channels = page.imagelength, page.imagewidth, page.samplesperpixel
    if samples.size != rows * columns * channels:
        raise CannotReadError(DAMAGED)
    samples = samples.astype(samples.dtype.newbyteorder("="), copy=False)
    if is_in_planes(page):
        return np.moveaxis(samples.reshape(channels, rows, columns), 0, -1)
    # An array of the right shape is returned as it is: a reshaped one would be copied later.
    is_single = channels == 1 and page.photometric != PHOTOMETRIC.PALETTE
    shape = (rows, columns) if is_single else (rows, columns, channels)
    return samples if samples.shape == shape else samples.reshape(shape)


def _parted(samples: NDArray[Any], channels: Channels) -> tuple[NDArray[Any], NDArray[Any] | None]:
    if samples.ndim == 2:
        return samples, None
    alpha = None if channels.alpha is None else samples[..., channels.alpha]
    if channels.colours == 1:
        return samples[..., 0], alpha
    return samples if samples.shape[2] == channels.colours else samples[..., : channels.colours], alpha
