"""Decodes a page of a TIFF by libtiff, some strips or tiles at a time.

libtiff sees the file in a private (copy-on-write) mapping. To decode only some strips, the page's directory is changed
in that memory: the height, offsets and byte counts. So the file's own directory is tested along with the pixels.
"""

import mmap
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from tifffile import PHOTOMETRIC, TiffFile

from inpaint_studio.core.region import Region
from inpaint_studio.files.tiff.kinds import is_in_planes
from inpaint_studio.files.tiff.page import open_page, place_fields
from inpaint_studio.files.tiff.pages import photo_ifds
from inpaint_studio.files.tiff.structure import TiffField, pack_numbers, read_numbers, read_structure

_AT_ONCE = 1 << 26  # bytes of decoded pixels
_HEIGHT, _PHOTOMETRIC = 257, 262


class MappedPage:
    """One page of a mapped file, of which some units can be decoded; a unit is a row of tiles, or a strip.

    Attributes:
        ifd: the page's directory.
        page: the page.
        offsets: (n,) stored offsets of the strips or tiles.
        counts: (n,) their stored byte counts.
    """

    def __init__(self, stream: BinaryIO, number: int) -> None:
        """Map a file and open its page ``number``, from 0."""
        structure = read_structure(stream)
        self._layout, self.ifd = structure.layout, photo_ifds(stream, structure)[number]
        stream.seek(0)
        with TiffFile(stream) as tiff:
            page = self.page = open_page(tiff, stream, structure, self.ifd, number)
        self._fields = place_fields(self.ifd, is_tiled=page.is_tiled)
        self.offsets, self.counts = (read_numbers(stream, structure.layout, field) for field in self._fields)
        strip = min(page.rowsperstrip or page.imagelength, page.imagelength)
        self._height = page.tilelength if page.is_tiled else strip
        self._units = -(-self.page.imagelength // self._height)
        self._across = -(-self.page.imagewidth // self.page.tilewidth) if self.page.is_tiled else 1
        self._memory = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_COPY)
        # imagecodecs decodes the first page, and returns inks unconverted only if it takes them for gray.
        self._put(8 if self._layout.is_big else 4, self._layout.offset.pack(self.ifd.start))
        if self.page.photometric == PHOTOMETRIC.SEPARATED:
            self._put_number(_PHOTOMETRIC, PHOTOMETRIC.MINISBLACK)

    def close(self) -> None:
        """Close the mapping."""
        self._memory.close()

    @property
    def tiles(self) -> range:
        """Numbers of the tiles or strips; where each channel has its own, of those of one channel."""
        return range(self._units * self._across)

    @property
    def region(self) -> Region:
        """The whole page."""
        return Region(0, 0, self.page.imagelength, self.page.imagewidth)

    @property
    def is_small(self) -> bool:
        """Whether the whole page may be decoded at once."""
        return self._units * self._unit_bytes <= _AT_ONCE

    def region_of(self, tile: int) -> Region:
        """Return the region of a tile or strip, clipped to the page."""
        page = self.page
        unit, column = divmod(tile, self._across)
        top, width = unit * self._height, page.tilewidth if page.is_tiled else page.imagewidth
        bottom, right = top + self._height, (column + 1) * width
        return Region(top, column * width, min(bottom, page.imagelength), min(right, page.imagewidth))

    def bytes_at(self, start: int, end: int) -> bytes:
        """Return the bytes of the file between two offsets."""
        return self._memory[start:end]

    def bands(self, tiles: Sequence[int]) -> Iterator[Sequence[int]]:
        """Yield runs of ``tiles`` in consecutive units, each no larger than may be decoded at once."""
        most = max(1, _AT_ONCE // self._unit_bytes)
        first = 0
        for place in range(1, len(tiles) + 1):
            unit = tiles[place] // self._across if place < len(tiles) else -1
            is_gap = unit > tiles[place - 1] // self._across + 1
            if unit < 0 or is_gap or unit - tiles[first] // self._across >= most:
                yield tiles[first:place]
                first = place

    def can_decode(self, region: Region) -> bool:
        """Whether libtiff can decode a region; of a large one only the first rows are tried."""
        most = max(1, _AT_ONCE // self._unit_bytes) * self._height
        bottom = min(region.bottom, region.top + most)
        try:
            self.rows(Region(region.top, 0, bottom, self.page.imagewidth))
        except (imagecodecs.TiffError, IndexError, ValueError):
            return False
        return True

    def rows(self, region: Region) -> NDArray[Any]:
        """Decode a region as wide as the page: (rows, columns, channels), unsigned.

        Raises:
            imagecodecs.TiffError: libtiff cannot decode it.
            ValueError: offsets or byte counts are missing, and the region is not the whole page.
        """
        first, last = region.top // self._height, -(-region.bottom // self._height)
        units = [*range(first, last)]
        # Some decoders derive the state for all strips from the first one, so it is decoded, too.
        ahead = [0] if first > 0 and self._unit_bytes <= _AT_ONCE else []
        self._shorten(ahead + units)
        samples = imagecodecs.tiff_decode(self._memory)
        if is_in_planes(self.page):
            samples = np.moveaxis(samples, 0, -1)
        samples = samples.reshape(*samples.shape[:2], -1)
        top = region.top - first * self._height + len(ahead) * self._height
        return samples[top : top + region.height].view(f"u{samples.itemsize}")

    @property
    def _unit_bytes(self) -> int:
        page = self.page
        return max(1, self._height * page.imagewidth * page.samplesperpixel * max(1, page.bitspersample // 8))

    def _shorten(self, units: Sequence[int]) -> None:
        """Change the directory in memory so that the page has only these units."""
        if (
            None in self._fields
            or not len(self.offsets) == len(self.counts) == self._planes * self._units * self._across
        ):
            if len(units) != self._units:
                raise ValueError("strips that are not told")
            return
        last = min(self._height, self.page.imagelength - units[-1] * self._height)
        self._put_number(_HEIGHT, (len(units) - 1) * self._height + last)
        for field, values in zip(self._fields, (self.offsets, self.counts), strict=True):
            if field is not None:
                self._put_numbers(field, values.reshape(self._planes, self._units, self._across)[:, units].reshape(-1))

    @property
    def _planes(self) -> int:
        return int(self.page.samplesperpixel) if is_in_planes(self.page) else 1

    def _put_numbers(self, field: TiffField, values: NDArray[np.int64]) -> None:
        """Replace the numbers of a field in memory by as many or fewer, inline where they fit."""
        data = pack_numbers(self._layout, field.kind, values) or b""
        size = self._layout.offset.size
        place = field.row + self._layout.entry.size
        self._put(field.row, self._layout.entry.pack(field.tag, field.kind, len(values)))
        if len(data) <= size:
            self._put(place, data.ljust(size, b"\0"))
        else:
            self._put(place, self._layout.offset.pack(field.start))
            self._put(field.start, data)

    def _put_number(self, tag: int, value: int) -> None:
        field = self.ifd.fields[tag]
        self._put_numbers(field, np.array([value]))

    def _put(self, place: int, data: bytes) -> None:
        self._memory[place : place + len(data)] = data
