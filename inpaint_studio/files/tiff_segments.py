"""The strips and tiles of a TIFF page: where they lie, what they decode to, how they are encoded again."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from tifffile import COMPRESSION, TiffPage

from inpaint_studio.core.region import Region
from inpaint_studio.files.tiff_kinds import is_in_planes

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_IN_FLIGHT = 1 << 25  # bytes of decoded pixels that may be worked on at the same time
_PART = 1 << 22  # bytes of an uncompressed strip that are looked at together
_ENCODERS: dict[int, Callable[[Any], bytes | bytearray]] = {
    COMPRESSION.NONE: bytes,
    COMPRESSION.LZW: imagecodecs.lzw_encode,
    COMPRESSION.ADOBE_DEFLATE: imagecodecs.deflate_encode,
    COMPRESSION.DEFLATE: imagecodecs.deflate_encode,
    COMPRESSION.ZSTD: imagecodecs.zstd_encode,
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A strip or a tile, or some rows of an uncompressed strip.

    Attributes:
        number: of the strip or tile.
        plane: the channel it holds, or None where it holds all.
        region: the pixels of the photo in it; a tile may reach further.
        offset: where its bytes begin in the file.
        count: how many they are.
        is_part: whether it is only some rows of strip ``number``.
    """

    number: int
    plane: int | None
    region: Region
    offset: int
    count: int
    is_part: bool = False


class Coding:
    """Decodes and encodes the segments of one page. Pixels are (rows, columns, channels)."""

    def __init__(self, page: TiffPage) -> None:
        """Work for a page of 8 or 16 bits."""
        self._page = page
        self._decode = page.decode
        self._dtype = np.dtype(f"{page.parent.byteorder}u{page.bitspersample // 8}")

    @property
    def channels(self) -> int:
        """How many there are in a segment."""
        return 1 if is_in_planes(self._page) else self._page.samplesperpixel

    @property
    def is_plain(self) -> bool:
        """Whether the bytes of a strip are its pixels as they are."""
        page = self._page
        return page.compression == COMPRESSION.NONE and page.predictor == 1 and not page.is_tiled

    @property
    def row_bytes(self) -> int:
        """Bytes of a row of the photo, in a strip that is not compressed."""
        return int(self._page.imagewidth) * self.channels * self._dtype.itemsize

    def decode(self, segment: Segment, data: bytes) -> NDArray[Any]:
        """Return the pixels in the bytes of a segment; a tile with all it holds beyond the photo's border."""
        if segment.is_part:
            shape = segment.region.height, segment.region.width, self.channels
            return np.frombuffer(data, self._dtype).reshape(shape)
        pixels = self._decode(data, segment.number)[0]
        if pixels is None:
            raise ValueError("an empty segment")
        return np.asarray(pixels[0])

    def encode(self, pixels: NDArray[Any]) -> bytes:
        """Return pixels as the bytes of a segment, as the page's others are."""
        return encode(pixels, self._page.compression, self._page.predictor, self._dtype)


def encode(pixels: NDArray[Any], compression: int, predictor: int, dtype: np.dtype[Any]) -> bytes:
    """Return pixels as the bytes of a strip or tile.

    Args:
        pixels: (rows, columns, channels) of 8 or 16 bits; may be overwritten.
        compression: one of ``ENCODABLE``.
        predictor: 1 for none or 2 for differences between neighbours.
        dtype: with the byte order of the file.
    """
    if predictor == 2:
        pixels = np.ascontiguousarray(pixels, dtype.newbyteorder("="))
        pixels = imagecodecs.delta_encode(pixels, axis=-2, out=pixels)
    pixels = np.ascontiguousarray(pixels, dtype)
    if compression == COMPRESSION.PACKBITS:  # Runs end with each row: TIFF 6.0, section 9.
        return b"".join(bytes(imagecodecs.packbits_encode(row.tobytes())) for row in pixels)
    return bytes(_ENCODERS[compression](pixels.data.cast("B")))


def segments_of(
    page: TiffPage, offsets: NDArray[np.int64], counts: NDArray[np.int64], can_part: Callable[[int, int], bool]
) -> Iterator[Segment]:
    """Yield the strips or tiles of a page.

    Args:
        page: the page.
        offsets: where each begins.
        counts: how many bytes each has.
        can_part: tells for (start, end) of an uncompressed strip whether it may come in several parts.
    """
    coding = Coding(page)
    rows, columns = page.imagelength, page.imagewidth
    height, width = (page.tilelength, page.tilewidth) if page.is_tiled else (min(page.rowsperstrip, rows), columns)
    down, across = -(-rows // height), -(-columns // width)
    for number in range(down * across * (page.samplesperpixel if is_in_planes(page) else 1)):
        plane, place = divmod(number, down * across)
        top, left = place // across * height, place % across * width
        region = Region(top, left, min(top + height, rows), min(left + width, columns))
        segment = Segment(
            number, plane if is_in_planes(page) else None, region, int(offsets[number]), int(counts[number])
        )
        needed = region.height * coding.row_bytes
        is_splittable = coding.is_plain and segment.count >= needed > _PART
        if is_splittable and can_part(segment.offset, segment.offset + segment.count):
            yield from _parts(segment, coding.row_bytes)
        else:
            yield segment


def _parts(strip: Segment, row_bytes: int) -> Iterator[Segment]:
    region, step = strip.region, max(1, _PART // row_bytes)
    for top in range(region.top, region.bottom, step):
        part = Region(top, region.left, min(top + step, region.bottom), region.right)
        offset = strip.offset + (top - region.top) * row_bytes
        yield Segment(strip.number, strip.plane, part, offset, part.height * row_bytes, is_part=True)


def in_threads(
    work: Callable[[_Task], _Result], tasks: Iterable[tuple[_Task, int]], in_flight: int = _IN_FLIGHT
) -> Iterator[tuple[_Task, _Result]]:
    """Yield each task with its result, in order.

    Args:
        work: what is done, in several threads.
        tasks: each with the bytes it takes while it is worked on; asked for one by one.
        in_flight: how many bytes may be worked on at the same time; a single task may take more.
    """
    waiting: deque[tuple[_Task, int, Future[_Result]]] = deque()
    taken = 0
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as executor:
        try:
            for task, size in tasks:
                while waiting and taken + size > in_flight:
                    done, freed, future = waiting.popleft()
                    taken -= freed
                    yield done, future.result()
                waiting.append((task, size, executor.submit(work, task)))
                taken += size
            while waiting:
                done, _, future = waiting.popleft()
                yield done, future.result()
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
