"""Found: the marks of a photo, at half, quarter, eighth... size, too, so that an overview is shown at once."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.marks import Marks
from inpaint_studio.detection.marks_file import pack


class Found:
    """Marks at sizes that are halved again and again, where a pixel is marked if any that it covers is; and packed.

    Attributes:
        marks: at full size.
    """

    def __init__(self, marks: Marks, packed: bytes | None = None) -> None:
        """Halve and pack ``marks`` when it is first asked for; ``packed`` is what they were read from."""
        self.marks = marks
        if packed is not None:
            self.packed = packed

    @cached_property
    def packed(self) -> bytes:
        """The marks as bytes, for a file."""
        return pack(self.marks)

    def at(self, level: int) -> Marks:
        """Return the marks at a level; 0 is the full size. Numbers of marks are the same at all levels."""
        return self.marks if level == 0 else self._coarser.at(level - 1)

    def prepare(self) -> None:
        """Make everything now, for example in a worker thread."""
        assert self.packed is not None
        level = 0
        while max(self.at(level).shape) > 1:
            level += 1

    @cached_property
    def _coarser(self) -> "Found":
        return Found(halved(self.marks))


def halved(marks: Marks) -> Marks:
    """Return marks at half the size: a pixel belongs to a mark where one of the four that it covers does.

    Runs of different marks may overlap then.
    """
    rows, begins, ends = marks.rows >> 1, marks.begins >> 1, ((marks.ends - 1) >> 1) + 1
    order = np.lexsort((begins, marks.owners, rows))
    rows, begins, ends, owners = rows[order], begins[order], ends[order], marks.owners[order]
    starts = _starts(rows, begins, ends, owners)
    # What two rows of a mark have in common is one run now.
    joined = np.maximum.reduceat(ends, np.flatnonzero(starts)) if len(ends) else ends
    rows, begins, owners = rows[starts], begins[starts], owners[starts]
    order = np.lexsort((begins, rows))
    shape = -(-marks.shape[0] // 2), -(-marks.shape[1] // 2)
    runs = rows[order], begins[order], joined[order], owners[order]
    return Marks(shape, *runs, marks.scores, marks.contrasts, marks.sources)


def _starts(
    rows: NDArray[np.int32], begins: NDArray[np.int32], ends: NDArray[np.int32], owners: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Return which runs, sorted by row, owner and begin, do not touch the one before of the same row and owner."""
    if not len(rows):
        return np.zeros(0, np.bool_)
    is_other = np.ones(len(rows), np.bool_)
    is_other[1:] = (rows[1:] != rows[:-1]) | (owners[1:] != owners[:-1])
    # The farthest end so far, within the same row and owner: each group begins beyond all ends of the one before.
    group = np.cumsum(is_other, dtype=np.int64) << 32
    farthest = np.maximum.accumulate(group + ends)
    starts = is_other.copy()
    starts[1:] |= group[1:] + begins[1:] > farthest[:-1]
    return starts
