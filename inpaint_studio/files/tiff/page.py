"""Opens a page of a TIFF and corrects wrong or missing offsets, byte counts and rows per strip.

It corrects what libtiff does (TIFFReadDirectory, EstimateStripByteCounts).
"""

from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from tifffile import COMPRESSION, PHOTOMETRIC, PLANARCONFIG, TiffFile, TiffPage

from inpaint_studio.files.tiff.structure import ROWS_PER_STRIP, STRIPS, TILES, Ifd, Structure, TiffField, read_numbers

_MOST = 1 << 24  # strips or tiles


def open_page(tiff: TiffFile, stream: BinaryIO, structure: Structure, ifd: Ifd, number: int = 0) -> TiffPage:
    """Return the page that a directory describes.

    It has a ``dataoffsets`` and a ``databytecounts`` for each strip or tile; 0 stands for a missing one.

    Args:
        tiff: the file.
        stream: the same file.
        structure: of the file.
        ifd: the directory, in the main chain or below it.
        number: the page's number.

    Raises:
        Exception: whatever the library raises on damaged data.
    """
    tiff.filehandle.seek(ifd.start)
    page = TiffPage(tiff, number)
    if page.imagewidth > 0 and page.imagelength > 0 and page.jpegheader is None:
        _mend(page, stream, structure, ifd)
    return page


def place_fields(ifd: Ifd, *, is_tiled: bool) -> tuple[TiffField | None, TiffField | None]:
    """Return the fields of offsets and byte counts; those of tiles may have the tags of strips, and vice versa."""
    first, second = (TILES, STRIPS) if is_tiled else (STRIPS, TILES)
    offsets, counts = (ifd.fields.get(tag) or ifd.fields.get(other) for tag, other in zip(first, second, strict=True))
    return offsets, counts


def _mend(page: TiffPage, stream: BinaryIO, structure: Structure, ifd: Ifd) -> None:
    fields = place_fields(ifd, is_tiled=page.is_tiled)
    offsets, counts = (read_numbers(stream, structure.layout, field) for field in fields)
    planes = page.samplesperpixel if page.planarconfig == PLANARCONFIG.SEPARATE else 1
    if not len(offsets):  # Old-style JPEG, for one, stores them elsewhere.
        return
    width, height = (page.tilewidth, page.tilelength) if page.is_tiled else (page.imagewidth, 1)
    if planes * -(-page.imagewidth // max(1, width)) * -(-page.imagelength // max(1, height)) > _MOST:
        return  # It is larger than any photo, or broken; reading it will fail.
    if not page.is_tiled:
        _mend_rows(page, ifd, -(-len(offsets) // planes), int(counts[0]) if len(counts) else 0)
    sizes = np.tile(_sizes(page), planes)
    is_told = len(counts) >= len(sizes)
    offsets, counts = (np.pad(each, (0, max(0, len(sizes) - len(each))))[: len(sizes)] for each in (offsets, counts))
    offsets = np.where((offsets > 0) & (offsets < structure.length), offsets, 0)
    if page.compression == COMPRESSION.NONE:
        is_wrong = (counts < sizes) | (offsets + counts > structure.length)
        counts = np.where(is_wrong, sizes, counts)
    elif not is_told or (counts <= 0).any():
        counts = np.where((counts > 0) & is_told, counts, _room(offsets, structure))
    page.dataoffsets = tuple(offsets.tolist())
    page.databytecounts = tuple(np.where(offsets > 0, counts, 0).tolist())


def _mend_rows(page: TiffPage, ifd: Ifd, strips: int, count: int) -> None:
    """Set ``rowsperstrip`` where it is missing or impossible."""
    rows = page.imagelength
    stored = page.rowsperstrip if ROWS_PER_STRIP in ifd.fields else 0
    if not 0 < stored <= rows:
        stored = rows
    if stored == rows and strips > 1:
        width = _bytes_of(page, 1, page.imagewidth)
        by_count = count // width if page.compression == COMPRESSION.NONE else 0
        stored = by_count if by_count and -(-rows // by_count) == strips else -(-rows // strips)
    elif strips == 1 < -(-rows // stored) and page.compression == COMPRESSION.NONE:
        stored = rows
    page.rowsperstrip = stored


def _sizes(page: TiffPage) -> NDArray[np.int64]:
    """Return (n,) the uncompressed size in bytes of each strip or tile of a plane."""
    rows, columns = page.imagelength, page.imagewidth
    if page.is_tiled:
        number = -(-rows // page.tilelength) * -(-columns // page.tilewidth)
        return np.full(number, _bytes_of(page, page.tilelength, page.tilewidth), np.int64)
    tops = range(0, rows, page.rowsperstrip)
    heights = [min(page.rowsperstrip, rows - top) for top in tops]
    return np.array([_bytes_of(page, height, columns) for height in heights], np.int64)


def _bytes_of(page: TiffPage, height: int, width: int) -> int:
    bits = page.bitspersample if isinstance(page.bitspersample, int) else max(page.bitspersample)
    if page.photometric == PHOTOMETRIC.YCBCR and page.subsampling not in (None, (1, 1)):
        across, down = page.subsampling  # TIFF 6.0, section 21
        return -(-height // down) * (-(-width // across) * (across * down + 2) * bits // 8)
    channels = 1 if page.planarconfig == PLANARCONFIG.SEPARATE else page.samplesperpixel
    return height * -(-width * channels * bits // 8)


def _room(offsets: NDArray[np.int64], structure: Structure) -> NDArray[np.int64]:
    """Return (n,) the number of bytes from each offset to the next known structure in the file."""
    ifds = [start for ifd in structure.pages for start in (ifd.start, *(f.start for f in ifd.fields.values()))]
    starts = np.unique(np.concatenate([offsets, ifds, [structure.length]]).astype(np.int64))
    following = starts[np.minimum(np.searchsorted(starts, offsets, side="right"), len(starts) - 1)]
    room: NDArray[np.int64] = np.maximum(following - offsets, 0)
    return room
