"""A TIFF file, most often a copy of another one, that is changed in few places."""

import shutil
from collections.abc import Iterable, Set
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.files.content import CannotPatchError
from inpaint_studio.files.metadata.exif import SIZES, Layout, read_exactly
from inpaint_studio.files.tiff.structure import Ifd, TiffField, pack_numbers
from inpaint_studio.translation import Text

LONG, LONG8 = 4, 16
_COPIED_AT_ONCE = 1 << 23
_MOST_MISSING = 1 << 26  # bytes
_MUCH_MISSING: Text = "most of the file is missing. Export it as TIFF."
_TOO_LARGE: Text = (
    "it would grow beyond 4 GB, which this kind of TIFF cannot hold. Export it as TIFF, which makes a larger kind."
)


class Target:
    """The file. What is appended begins at even offsets, as TIFF 6.0 wants it."""

    def __init__(self, stream: BinaryIO, layout: Layout) -> None:
        """Change the file in ``stream``; numbers are written as ``layout`` says."""
        self.layout = layout
        self._stream = stream
        self._end = stream.seek(0, 2)
        self._gaps: list[tuple[int, int]] = []

    @classmethod
    def copied(cls, old: BinaryIO, new: BinaryIO, layout: Layout) -> "Target":
        """Copy all of ``old`` to ``new``, and change that."""
        old.seek(0)
        shutil.copyfileobj(old, new, _COPIED_AT_ONCE)
        return cls(new, layout)

    def put(self, offset: int, data: bytes | bytearray) -> None:
        """Write over what is there.

        Raises:
            CannotPatchError: the file would be too large for its kind.
        """
        if offset + len(data) > 1 << (63 if self.layout.is_big else 32):
            raise CannotPatchError(_TOO_LARGE)
        self._stream.seek(offset)
        self._stream.write(data)
        self._end = max(self._end, offset + len(data))

    def extend(self, end: int) -> None:
        """Leave room up to an offset: what is missing in a cut file must not be found in what is written now.

        Raises:
            CannotPatchError: that were too much.
        """
        if self._end < end <= 2 * self._end + _MOST_MISSING:
            self.put(end - 1, b"\0")
        elif end > self._end:
            raise CannotPatchError(_MUCH_MISSING)

    def append(self, data: bytes | bytearray) -> int:
        """Write behind all else; return where it begins."""
        self.put(self._end, b"\0" * (self._end % 2))
        offset = self._end
        self.put(offset, data)
        return offset

    def release(self, start: int, end: int) -> None:
        """Give the room between two offsets to whatever is placed next."""
        for gap in [gap for gap in self._gaps if gap[0] <= end and start <= gap[1]]:
            self._gaps.remove(gap)
            start, end = min(start, gap[0]), max(end, gap[1])
        self._gaps.append((start, end))

    def place(self, data: bytes | bytearray) -> int:
        """Write into the smallest room that was given back and is large enough, or behind all else."""
        fitting = [gap for gap in self._gaps if gap[1] - _even(gap[0]) >= len(data)]
        if not fitting:
            # What lay at the very end may grow.
            fitting = [gap for gap in self._gaps if gap[1] == self._end]
        if not fitting:
            return self.append(data)
        gap = min(fitting, key=lambda gap: gap[1] - gap[0])
        self._gaps.remove(gap)
        start = _even(gap[0])
        self.put(start, data)
        if start + len(data) < gap[1]:
            self._gaps.append((start + len(data), gap[1]))
        return start

    def entry(self, tag: int, kind: int, values: NDArray[np.int64]) -> bytes:
        """Return an entry of a directory; values that do not fit into it are appended."""
        data = pack_numbers(self.layout, kind, values)
        if data is None:
            kind = LONG8 if self.layout.is_big else LONG
            data = pack_numbers(self.layout, kind, values)
        if data is None:
            raise CannotPatchError(_TOO_LARGE)
        size = self.layout.offset.size
        if len(data) > size:
            data = self.layout.offset.pack(self.append(data))
        return self.layout.entry.pack(tag, kind, len(values)) + data.ljust(size, b"\0")

    def replace_ifd(
        self, old: BinaryIO, ifd: Ifd, dropped: Set[int], entries: Iterable[tuple[int, int, NDArray[np.int64]]]
    ) -> None:
        """Append a directory that takes the place of another.

        Args:
            old: the file with the other one.
            ifd: the other one, all of whose entries are taken over ...
            dropped: ... but those with these tags, and those whose values lie beyond the end of the file.
            entries: the tag, kind and values of each further one.
        """
        kept = []
        for row in self._rows(old, ifd):
            tag, kind, _ = self.layout.entry.unpack_from(row)
            if tag not in dropped and (tag in ifd.fields or kind not in SIZES):
                kept.append(row)
        kept += [self.entry(tag, kind, values) for tag, kind, values in entries]
        self.append_directory(kept, ifd.link, ifd.next)

    def add_to_ifd(self, old: BinaryIO, ifd: Ifd, row: bytes) -> None:
        """Append a directory with one entry more, in the place of another.

        Args:
            old: the file with the other one.
            ifd: the other one.
            row: the entry, as it stands in a file.
        """
        self.append_directory([*self._rows(old, ifd), row], ifd.link, ifd.next)

    def append_directory(self, rows: Iterable[bytes], link: int, following: int) -> None:
        """Append a directory.

        Args:
            rows: its entries, as they stand in a file.
            link: the offset of the pointer that is to point to it.
            following: the offset of the directory behind it, or 0.
        """
        layout = self.layout
        rows = sorted(rows, key=lambda row: layout.entry.unpack_from(row)[0])  # TIFF 6.0, section 2
        start = self.append(layout.count.pack(len(rows)) + b"".join(rows) + layout.offset.pack(following))
        self.put(link, layout.offset.pack(start))

    def _rows(self, old: BinaryIO, ifd: Ifd) -> list[bytes]:
        """Return the entries of a directory, as they stand in the file."""
        width = self.layout.entry.size + self.layout.offset.size
        first, last = ifd.start + self.layout.count.size, ifd.end - self.layout.offset.size
        data = read_exactly(old, first, last - first)
        return [data[start : start + width] for start in range(0, len(data), width)]

    def set_numbers(self, field: TiffField, values: NDArray[np.int64], *, is_own: bool) -> None:
        """Change as many numbers as an entry has; they move where they no longer fit.

        Args:
            field: the entry.
            values: its new numbers.
            is_own: whether nothing else in the file uses the place where they lie now.
        """
        data = pack_numbers(self.layout, field.kind, values)
        if data is not None and (is_own or field.is_inline):
            self.put(field.start, data)
        else:
            self.put(field.row, self.entry(field.tag, field.kind, values))


def _even(offset: int) -> int:
    return offset + offset % 2
