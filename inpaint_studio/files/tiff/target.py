"""Changes a few places of a TIFF file, usually a copy of another one."""

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
    """The file to be changed. What is appended begins at even offsets, as TIFF 6.0 demands."""

    def __init__(self, stream: BinaryIO, layout: Layout) -> None:
        """Change the file in ``stream``; ``layout`` is its byte order and offset size."""
        self.layout = layout
        self._stream = stream
        self._end = stream.seek(0, 2)
        self._gaps: list[tuple[int, int]] = []

    @classmethod
    def copied(cls, old: BinaryIO, new: BinaryIO, layout: Layout) -> "Target":
        """Copy all of ``old`` to ``new``; return the target that changes ``new``."""
        old.seek(0)
        shutil.copyfileobj(old, new, _COPIED_AT_ONCE)
        return cls(new, layout)

    def put(self, offset: int, data: bytes | bytearray) -> None:
        """Overwrite the bytes from ``offset`` on.

        Raises:
            CannotPatchError: the file would be too large for its kind.
        """
        if offset + len(data) > 1 << (63 if self.layout.is_big else 32):
            raise CannotPatchError(_TOO_LARGE)
        self._stream.seek(offset)
        self._stream.write(data)
        self._end = max(self._end, offset + len(data))

    def extend(self, end: int) -> None:
        """Fill a file that was cut short up to ``end``, so that appended data is not taken for what is missing.

        Raises:
            CannotPatchError: too much is missing.
        """
        if self._end < end <= 2 * self._end + _MOST_MISSING:
            self.put(end - 1, b"\0")
        elif end > self._end:
            raise CannotPatchError(_MUCH_MISSING)

    def append(self, data: bytes | bytearray) -> int:
        """Write at the end of the file; return the offset.

        Raises:
            CannotPatchError: the file would be too large for its kind.
        """
        self.put(self._end, b"\0" * (self._end % 2))
        offset = self._end
        self.put(offset, data)
        return offset

    def release(self, start: int, end: int) -> None:
        """Mark the bytes between two offsets as free for ``place``."""
        for gap in [gap for gap in self._gaps if gap[0] <= end and start <= gap[1]]:
            self._gaps.remove(gap)
            start, end = min(start, gap[0]), max(end, gap[1])
        self._gaps.append((start, end))

    def place(self, data: bytes | bytearray) -> int:
        """Write into the smallest free range that is large enough, or at the end; return the offset.

        Raises:
            CannotPatchError: the file would be too large for its kind.
        """
        fitting = [gap for gap in self._gaps if gap[1] - _even(gap[0]) >= len(data)]
        if not fitting:
            # A free range at the end of the file may grow.
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
        """Return a directory entry as bytes; values that do not fit into it are appended.

        Raises:
            CannotPatchError: a number does not fit this kind of TIFF.
        """
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
        """Append a directory that replaces another.

        Args:
            old: the file with the other directory.
            ifd: the other directory. Its entries are kept, except those whose values lie beyond the end of the file.
            dropped: tags of entries that are not kept.
            entries: tag, type and values of each new entry.
        """
        kept = []
        for row in self._rows(old, ifd):
            tag, kind, _ = self.layout.entry.unpack_from(row)
            if tag not in dropped and (tag in ifd.fields or kind not in SIZES):
                kept.append(row)
        kept += [self.entry(tag, kind, values) for tag, kind, values in entries]
        self.append_directory(kept, ifd.link, ifd.next)

    def add_to_ifd(self, old: BinaryIO, ifd: Ifd, row: bytes) -> None:
        """Append a directory that replaces another and has one entry more.

        Args:
            old: the file with the other directory.
            ifd: the other directory.
            row: the entry, as bytes of the file.
        """
        self.append_directory([*self._rows(old, ifd), row], ifd.link, ifd.next)

    def append_directory(self, rows: Iterable[bytes], link: int, following: int) -> None:
        """Append a directory.

        Args:
            rows: its entries, as bytes of the file.
            link: offset of the pointer that is to point to it.
            following: offset of the directory after it, or 0.
        """
        layout = self.layout
        rows = sorted(rows, key=lambda row: layout.entry.unpack_from(row)[0])  # TIFF 6.0, section 2
        start = self.append(layout.count.pack(len(rows)) + b"".join(rows) + layout.offset.pack(following))
        self.put(link, layout.offset.pack(start))

    def _rows(self, old: BinaryIO, ifd: Ifd) -> list[bytes]:
        """Return the entries of a directory, as bytes of the file."""
        width = self.layout.entry.size + self.layout.offset.size
        first, last = ifd.start + self.layout.count.size, ifd.end - self.layout.offset.size
        data = read_exactly(old, first, last - first)
        return [data[start : start + width] for start in range(0, len(data), width)]

    def set_numbers(self, field: TiffField, values: NDArray[np.int64], *, is_own: bool) -> None:
        """Replace the numbers of a field; they are appended where they do not fit into their place.

        Args:
            field: the field.
            values: its new numbers, as many as before.
            is_own: whether nothing else in the file uses the bytes of the old ones.
        """
        data = pack_numbers(self.layout, field.kind, values)
        if data is not None and (is_own or field.is_inline):
            self.put(field.start, data)
        else:
            self.put(field.row, self.entry(field.tag, field.kind, values))


def _even(offset: int) -> int:
    return offset + offset % 2
