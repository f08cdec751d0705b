"""Finds places in the file for the strips or tiles of a page that are encoded again."""

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
from tifffile import TiffPage

from inpaint_studio.files.tiff.page import place_fields
from inpaint_studio.files.tiff.segments import TiffSegment, segments_of
from inpaint_studio.files.tiff.structure import (
    ROWS_PER_STRIP,
    STRIPS,
    TILES,
    Ifd,
    Structure,
    read_numbers,
    unshared_ranges,
)
from inpaint_studio.files.tiff.target import LONG, LONG8, Target


class Places:
    """Writes strips or tiles where there is room, and finally their offsets and byte counts."""

    def __init__(self, old: BinaryIO, target: Target, structure: Structure, ifd: Ifd, page: TiffPage) -> None:
        """Begin with the places that they have.

        Args:
            old: the file as it is.
            target: the file to be changed: a copy of ``old``, or the same.
            structure: of the file.
            ifd: the page's directory.
            page: the page.
        """
        self._old, self._target, self._table, self._page = old, target, ifd, page
        self._fields = place_fields(ifd, is_tiled=page.is_tiled)
        self._rows = read_numbers(old, structure.layout, ifd.fields.get(ROWS_PER_STRIP))
        self._stored = [tuple(read_numbers(old, structure.layout, field)) for field in self._fields]
        self._own = unshared_ranges(old, structure)
        self._offsets = np.array(page.dataoffsets, np.int64)
        self._counts = np.array(page.databytecounts, np.int64)
        self._is_moved = False

    def segments(self) -> Iterator[TiffSegment]:
        """Yield the strips or tiles; large uncompressed strips in parts, if nothing else uses their bytes."""
        return segments_of(
            self._page, self._offsets.copy(), self._counts.copy(), lambda start, end: (start, end) in self._own
        )

    def put(self, segment: TiffSegment, data: bytes | bytearray) -> None:
        """Write the new bytes of a strip or tile, or of a part of a strip."""
        if segment.is_part:
            self._target.put(segment.offset, data)
            return
        self._is_moved = True
        place = segment.offset, segment.offset + segment.count
        if place in self._own:
            self._target.release(*place)
        self._offsets[segment.number] = self._target.place(data)
        self._counts[segment.number] = len(data)

    def finish(self) -> None:
        """Write offsets and byte counts; a page with wrong or missing ones gets a new directory."""
        page, values = self._page, (self._offsets, self._counts)
        is_right = self._stored == [tuple(page.dataoffsets), tuple(page.databytecounts)]
        is_right &= page.is_tiled or len(page.dataoffsets) == 1 or page.rowsperstrip in self._rows
        if not is_right:
            long = LONG8 if self._target.layout.is_big else LONG
            entries = [(tag, long, each) for tag, each in zip(TILES if page.is_tiled else STRIPS, values, strict=True)]
            if not page.is_tiled:
                entries.append((ROWS_PER_STRIP, LONG, np.array([page.rowsperstrip])))
            self._target.replace_ifd(self._old, self._table, {*STRIPS, *TILES, ROWS_PER_STRIP}, entries)
        elif self._is_moved:
            for field, each in zip(self._fields, values, strict=True):
                if field is not None:
                    is_own = (field.start, field.start + field.length) in self._own
                    self._target.set_numbers(field, each, is_own=is_own)
