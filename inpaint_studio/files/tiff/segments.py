"""Finds, decodes and encodes the strips and tiles of a TIFF page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from tifffile import COMPRESSION, TiffPage

from inpaint_studio.core.region import Region
from inpaint_studio.files.tiff.deflate import deflated, inflated
from inpaint_studio.files.tiff.forms import form_of
from inpaint_studio.files.tiff.kinds import is_in_planes

_OF_FLOATS = 3  # floating-point predictor
_PART = 1 << 22  # bytes of a part of a strip
_LARGE = 1 << 26  # bytes above which a strip is worked on in parts
_ENCODERS: dict[int, Callable[[Any], bytes | bytearray]] = {
    COMPRESSION.NONE: bytes,
    COMPRESSION.LZW: imagecodecs.lzw_encode,
    COMPRESSION.ADOBE_DEFLATE: imagecodecs.deflate_encode,
    COMPRESSION.DEFLATE: imagecodecs.deflate_encode,
    COMPRESSION.ZSTD: imagecodecs.zstd_encode,
}
DECODERS: dict[int, Callable[..., Any]] = {
    COMPRESSION.LZW: imagecodecs.lzw_decode,
    COMPRESSION.ADOBE_DEFLATE: imagecodecs.deflate_decode,
    COMPRESSION.DEFLATE: imagecodecs.deflate_decode,
    COMPRESSION.PACKBITS: imagecodecs.packbits_decode,
    COMPRESSION.ZSTD: imagecodecs.zstd_decode,
}


@dataclass(frozen=True, slots=True)
class TiffSegment:
    """A strip or a tile, or some rows of an uncompressed strip.

    Attributes:
        number: of the strip or tile.
        plane: the channel it holds, or None where it holds all.
        region: the pixels of the photo in it; a tile may reach beyond.
        offset: offset of its bytes in the file.
        count: number of its bytes.
        is_part: whether it is only some rows of strip ``number``.
    """

    number: int
    plane: int | None
    region: Region
    offset: int
    count: int
    is_part: bool = False


class Coding:
    """Decodes and encodes the segments of one page. Pixels are (rows, columns, channels) of its form's ``word``."""

    def __init__(self, page: TiffPage) -> None:
        """Work for a page.

        Raises:
            ValueError: its form is unknown.
        """
        form = form_of(page)
        if form is None:
            raise ValueError("numbers of an unknown kind")
        self._page = page
        self._decode = page.decode
        self._bits = form.bits
        self._is_packed = form.is_packed
        self._dtype = form.word.newbyteorder(page.parent.byteorder)

    @property
    def channels(self) -> int:
        """Number of channels in a segment."""
        return 1 if is_in_planes(self._page) else self._page.samplesperpixel

    @property
    def is_plain(self) -> bool:
        """Whether strips are uncompressed, without predictor and packed bits."""
        page = self._page
        is_as_it_is = page.compression == COMPRESSION.NONE and page.predictor == 1
        return is_as_it_is and not (page.is_tiled or self._is_packed)

    @property
    def row_bytes(self) -> int:
        """Bytes of a row of the photo without compression."""
        return (int(self._page.imagewidth) * self.channels * self._bits + 7) // 8

    def decode(self, segment: TiffSegment, data: bytes) -> NDArray[Any]:
        """Decode the bytes of a segment; a tile includes its pixels beyond the photo's border."""
        if segment.is_part:
            shape = segment.region.height, segment.region.width, self.channels
            return np.frombuffer(data, self._dtype).reshape(shape)
        if not self._page.is_tiled:
            shape = segment.region.height, segment.region.width, self.channels
            strip = np.empty(shape, self._dtype.newbyteorder("="))
            if self.decode_into(data, strip):
                return strip
        pixels = self._decode(data, segment.number)[0]
        if pixels is None:
            raise ValueError("an empty segment")
        return np.asarray(pixels[0]).view(self._dtype.newbyteorder("="))

    def decode_into(self, data: bytes, pixels: NDArray[Any]) -> bool:
        """Decode the bytes of a strip into C-contiguous ``pixels`` of native byte order.

        Returns False, and leaves the pixels undefined, for another number of pixels or a coding that needs ``decode``.
        """
        decoder = DECODERS.get(self._page.compression)
        if decoder is None or self._is_packed or self._page.predictor == _OF_FLOATS:
            return False
        try:
            length = len(decoder(data, out=pixels.reshape(-1).view(np.uint8)))
        except RuntimeError:  # ``decode`` may still be able to read it.
            return False
        if not self._dtype.isnative:
            pixels.byteswap(inplace=True)
        if self._page.predictor == 2:
            imagecodecs.delta_decode(pixels, axis=-2, out=pixels)
        return bool(length == pixels.nbytes)

    def is_streamed(self, segment: TiffSegment) -> bool:
        """Whether a segment is so large that ``stream`` and ``encode_stream`` must be used for it."""
        is_deflated = self._page.compression in (COMPRESSION.ADOBE_DEFLATE, COMPRESSION.DEFLATE)
        is_known = self._page.predictor != _OF_FLOATS and not (self._is_packed or self._page.is_tiled)
        return is_deflated and is_known and segment.region.height * self.row_bytes > _LARGE

    def stream(self, segment: TiffSegment, pieces: Iterable[bytes]) -> Iterator[tuple[TiffSegment, NDArray[Any]]]:
        """Yield consecutive parts of a strip, some rows each, with their pixels.

        Raises:
            ValueError: the strip has a wrong number of rows.
        """
        region, rows = segment.region, max(1, _PART // self.row_bytes)
        top = region.top
        for data in inflated(pieces, rows * self.row_bytes):
            height = len(data) // self.row_bytes
            if len(data) % self.row_bytes or top + height > region.bottom:
                break
            pixels = np.frombuffer(data, self._dtype).reshape(height, region.width, self.channels)
            pixels = pixels.astype(self._dtype.newbyteorder("="), copy=False)
            if self._page.predictor == 2:
                imagecodecs.delta_decode(pixels, axis=-2, out=pixels)
            yield replace(segment, region=Region(top, region.left, top + height, region.right)), pixels
            top += height
        if top != region.bottom:
            raise ValueError("rows that are not there")

    def encode_stream(self, parts: Iterable[NDArray[Any]]) -> bytearray:
        """Encode parts, in order, as the bytes of one strip; their arrays may be overwritten."""
        page = self._page
        return deflated(_as_stored(pixels, page.predictor, self._dtype).tobytes() for pixels in parts)

    def encode(self, pixels: NDArray[Any]) -> bytes:
        """Encode pixels as the bytes of a segment, in the page's coding."""
        return encode(pixels, self._page.compression, self._page.predictor, self._dtype, self._bits)


def encode(
    pixels: NDArray[Any], compression: int, predictor: int, dtype: np.dtype[Any], bits: int | None = None
) -> bytes:
    """Encode pixels as the bytes of a strip or tile.

    Args:
        pixels: (rows, columns, channels) unsigned; may be overwritten.
        compression: one of ``ENCODABLE``.
        predictor: 1 for none, 2 for differences between neighbours, 3 for those of floats.
        dtype: with the byte order of the file.
        bits: per number, where fewer than the dtype has.
    """
    is_packed = bits is not None and bits != dtype.itemsize * 8
    pixels = _packed(pixels, bits or 0) if is_packed else _as_stored(pixels, predictor, dtype)
    if compression == COMPRESSION.PACKBITS:  # Runs end with each row: TIFF 6.0, section 9.
        return b"".join(bytes(imagecodecs.packbits_encode(row.tobytes())) for row in pixels)
    return bytes(_ENCODERS[compression](pixels.data.cast("B")))


def _as_stored(pixels: NDArray[Any], predictor: int, dtype: np.dtype[Any]) -> NDArray[Any]:
    """Apply predictor and byte order, as before compression; ``pixels`` may be overwritten."""
    if predictor == _OF_FLOATS:  # This predictor has the same byte order in all files.
        floats = np.ascontiguousarray(pixels, dtype.newbyteorder("=")).view(f"f{dtype.itemsize}")
        return np.asarray(imagecodecs.floatpred_encode(floats, axis=-2))
    if predictor == 2:
        pixels = np.ascontiguousarray(pixels, dtype.newbyteorder("="))
        pixels = imagecodecs.delta_encode(pixels, axis=-2, out=pixels)
    return np.ascontiguousarray(pixels, dtype)


def _packed(pixels: NDArray[Any], bits: int) -> NDArray[np.uint8]:
    """Return (rows, bytes): the numbers of each row packed without padding, the highest bit first."""
    places = np.arange(bits - 1, -1, -1, dtype=pixels.dtype)
    rows = [np.packbits((row.reshape(-1, 1) >> places) & 1) for row in pixels]
    return np.stack(rows)


def segments_of(
    page: TiffPage, offsets: NDArray[np.int64], counts: NDArray[np.int64], can_part: Callable[[int, int], bool]
) -> Iterator[TiffSegment]:
    """Yield the strips or tiles of a page.

    Args:
        page: the page.
        offsets: (n,) offset of each.
        counts: (n,) number of bytes of each.
        can_part: tells of an uncompressed strip, by its (start, end) offsets, whether it may come in parts.
    """
    coding = Coding(page)
    rows, columns = page.imagelength, page.imagewidth
    height, width = (page.tilelength, page.tilewidth) if page.is_tiled else (min(page.rowsperstrip, rows), columns)
    down, across = -(-rows // height), -(-columns // width)
    for number in range(down * across * (page.samplesperpixel if is_in_planes(page) else 1)):
        plane, place = divmod(number, down * across)
        top, left = place // across * height, place % across * width
        region = Region(top, left, min(top + height, rows), min(left + width, columns))
        segment = TiffSegment(
            number, plane if is_in_planes(page) else None, region, int(offsets[number]), int(counts[number])
        )
        needed = region.height * coding.row_bytes
        is_splittable = coding.is_plain and segment.count >= needed > _PART
        if is_splittable and can_part(segment.offset, segment.offset + segment.count):
            yield from _parts(segment, coding.row_bytes)
        else:
            yield segment


def _parts(strip: TiffSegment, row_bytes: int) -> Iterator[TiffSegment]:
    region, step = strip.region, max(1, _PART // row_bytes)
    for top in range(region.top, region.bottom, step):
        part = Region(top, region.left, min(top + step, region.bottom), region.right)
        offset = strip.offset + (top - region.top) * row_bytes
        yield TiffSegment(strip.number, strip.plane, part, offset, part.height * row_bytes, is_part=True)
