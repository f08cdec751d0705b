"""Marks: the damage that detection proposes, before any of it becomes mask.

A mark is one connected piece. All of them are kept as runs of pixels with a table of what is known about each, so that
a slider only chooses rows of the table, however large the photo is.
"""

from dataclasses import dataclass, field, replace
from math import inf
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.mask import RESTORE, Mask
from inpaint_studio.core.morphology import grow
from inpaint_studio.core.region import Region
from inpaint_studio.detection.spread import spread
from inpaint_studio.errors import InputError

SENSITIVITY = 50
"""The default, 0..100: few marks are false."""

MARGIN = 1
"""Pixels by which marks are made wider by default: damage has a soft rim."""

MUCH = 0.02
"""Share of a photo from which a mask is more than damage usually is."""

SOURCES = ("itself", "strokes", "infrared")
"""Where marks come from, by their number: found by the program itself, learned from strokes, seen in infrared."""

Polarity = Literal["both", "bright", "dark"]

_LONG = 5.0  # times as long as it is wide: a mark from there on is a line
_SHORTEST_LINE = 20.0  # pixels


Runs = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]
"""The row of each run, its first column, and the column after its last."""


@dataclass(frozen=True)
class Choice:
    """Which marks are wanted.

    Attributes:
        sensitivity: 0..100; the higher, the more doubtful marks are taken.
        smallest: pixels across; smaller marks are left out.
        largest: pixels across; larger marks are left out, 0 = no limit.
        polarity: whether marks brighter than their surroundings are wanted, darker ones, or both.
        is_long_free: whether lines are taken however long they are.

    Raises:
        InputError: a value is out of range.
    """

    sensitivity: float = SENSITIVITY
    smallest: float = 0
    largest: float = 0
    polarity: Polarity = "both"
    is_long_free: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.sensitivity <= 100:
            raise InputError("The sensitivity must lie between 0 and 100, not at {value}.", value=self.sensitivity)
        if not (0 <= self.smallest < inf and 0 <= self.largest < inf):
            raise InputError("The sizes of marks cannot be below 0 pixels.")
        if self.polarity not in ("both", "bright", "dark"):
            raise InputError("Marks are bright, dark or both, not “{value}”.", value=self.polarity)

    @property
    def is_limited(self) -> bool:
        """Whether marks are left out by their size or polarity."""
        return self.smallest > 0 or self.largest > 0 or self.polarity != "both"

    def unlimited(self) -> "Choice":
        """Return the same choice without limits of size and polarity."""
        return replace(self, smallest=0, largest=0, polarity="both")


DEFAULT = Choice()


@dataclass(frozen=True, eq=False)
class Marks:
    """All marks of a photo.

    Runs are sorted by row, then by column, and do not overlap.

    Attributes:
        shape: (rows, columns) of the photo.
        rows: (n,) int32, the row of each run.
        begins: (n,) int32, its first column.
        ends: (n,) int32, the column after its last.
        owners: (n,) int32, the number of the mark that it belongs to.
        scores: (k,) float32, 0..1, how sure it is that the mark is damage; .5 and more are taken by default.
        contrasts: (k,) float32, how much brighter the mark is than its surroundings, in levels of 8 bits.
        sources: (k,) uint8, indices into ``SOURCES``.
        areas: (k,) int64, pixels.
        boxes: (k, 4) int32: top, left, bottom, right, half open.
        lengths: (k,) float32, pixels from end to end of a straight line with the same spread.
    """

    shape: tuple[int, int]
    rows: NDArray[np.int32]
    begins: NDArray[np.int32]
    ends: NDArray[np.int32]
    owners: NDArray[np.int32]
    scores: NDArray[np.float32]
    contrasts: NDArray[np.float32]
    sources: NDArray[np.uint8]
    areas: NDArray[np.int64] = field(init=False)
    boxes: NDArray[np.int32] = field(init=False)
    lengths: NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        count = len(self.scores)
        counts = (self.ends - self.begins).astype(np.int64)
        object.__setattr__(self, "areas", np.bincount(self.owners, counts, count).astype(np.int64))
        boxes = np.empty((count, 4), np.int32)
        boxes[:, :2], boxes[:, 2:] = np.iinfo(np.int32).max, 0
        np.minimum.at(boxes[:, 0], self.owners, self.rows)
        np.minimum.at(boxes[:, 1], self.owners, self.begins)
        np.maximum.at(boxes[:, 2], self.owners, self.rows + 1)
        np.maximum.at(boxes[:, 3], self.owners, self.ends)
        object.__setattr__(self, "boxes", boxes)
        found = spread(self.rows, self.begins, self.ends, self.owners, count)
        object.__setattr__(self, "lengths", found.lengths.astype(np.float32))

    @classmethod
    def none(cls, shape: tuple[int, int]) -> "Marks":
        """Return no marks at all, of a photo of ``shape`` (rows, columns)."""
        whole, number = np.zeros(0, np.int32), np.zeros(0, np.float32)
        return cls(shape, whole, whole, whole, whole, number, number, np.zeros(0, np.uint8))

    def __len__(self) -> int:
        """Return how many marks there are."""
        return len(self.scores)

    @property
    def widths(self) -> NDArray[np.float32]:
        """(k,) pixels across: the area over the length."""
        return np.asarray(self.areas / np.maximum(self.lengths, 1), np.float32)

    @property
    def sizes(self) -> NDArray[np.float32]:
        """(k,) pixels, the diameter of a round mark of the same area; of lines their width."""
        return np.where(self.are_long, self.widths, np.sqrt(self.areas * (4 / np.pi))).astype(np.float32)

    @property
    def are_long(self) -> NDArray[np.bool_]:
        """(k,) whether each mark is a line: a scratch, a crack, a hair."""
        return np.asarray((self.lengths >= _SHORTEST_LINE) & (self.lengths >= _LONG * self.widths))

    def chosen(self, choice: Choice = DEFAULT) -> NDArray[np.bool_]:
        """Return (k,) bool, which marks are wanted."""
        wanted = self.scores >= 1 - choice.sensitivity / 100
        if choice.sensitivity == 0:
            wanted &= False
        if choice.polarity != "both":
            wanted &= (self.contrasts > 0) == (choice.polarity == "bright")
        across = np.sqrt(self.areas * (4 / np.pi))
        wanted &= across >= choice.smallest
        if choice.largest:
            wanted &= (across <= choice.largest) | (self.are_long & choice.is_long_free)
        return wanted

    def mask(self, sensitivity: float = SENSITIVITY, *, choice: Choice | None = None, margin: int = 0) -> Any:
        """Return (H, W) uint8, 255 where a wanted mark lies, 0 elsewhere.

        Args:
            sensitivity: 0..100; the higher, the more doubtful marks are taken.
            choice: all that can be chosen, in place of the sensitivity alone.
            margin: pixels by which marks are made wider.
        """
        plane = Mask.empty(self.shape)
        self.paint(plane.pixels, self.chosen(choice or Choice(sensitivity)))
        if margin:
            grow(plane, margin)
        return plane.pixels

    def paint(self, plane: NDArray[np.uint8], wanted: NDArray[np.bool_], region: Region | None = None) -> None:
        """Set the pixels of some marks to 255.

        Args:
            plane: (h, w), the part of the photo that ``region`` is, or the whole.
            wanted: (k,) bool, which marks.
            region: the part of the photo.
        """
        region = region or Region.of(self.shape)
        paint_runs(plane, self.runs(wanted, region.top, region.bottom), region)

    def runs(self, wanted: NDArray[np.bool_], top: int, bottom: int) -> Runs:
        """Return the runs of some marks, (k,) bool, in the rows from ``top`` to before ``bottom``."""
        first, last = np.searchsorted(self.rows, (top, bottom))
        at = np.arange(first, last)[wanted[self.owners[first:last]]]
        return self.rows[at], self.begins[at], self.ends[at]

    def at(self, row: int, column: int, wanted: NDArray[np.bool_] | None = None, reach: int = 0) -> int | None:
        """Return the number of the mark at a pixel, or of the nearest within ``reach`` pixels; None if there is none.

        Args:
            row: of the pixel.
            column: of the pixel.
            wanted: (k,) bool, the marks that count; None for all.
            reach: pixels.
        """
        first, last = np.searchsorted(self.rows, (row - reach, row + reach + 1))
        runs = slice(first, last)
        down = self.rows[runs] - row
        across = np.maximum(0, np.maximum(self.begins[runs] - column, column - self.ends[runs] + 1))
        distances = down.astype(np.int64) ** 2 + across.astype(np.int64) ** 2
        if wanted is not None:
            distances = np.where(wanted[self.owners[runs]], distances, np.iinfo(np.int64).max)
        if not len(distances) or distances.min() > reach**2:
            return None
        return int(self.owners[runs][np.argmin(distances)])

    def region(self, mark: int) -> Region:
        """Return the smallest region that holds a mark."""
        return Region(*map(int, self.boxes[mark]))

    def only(self, kept: NDArray[np.bool_]) -> "Marks":
        """Return some of the marks, (k,) bool; the others are gone, and numbers move up."""
        runs = kept[self.owners]
        numbers = np.cumsum(kept, dtype=np.int32) - 1
        return Marks(
            self.shape,
            self.rows[runs],
            self.begins[runs],
            self.ends[runs],
            numbers[self.owners[runs]].astype(np.int32),
            self.scores[kept],
            self.contrasts[kept],
            self.sources[kept],
        )


def paint_runs(plane: NDArray[np.uint8], runs: Runs, region: Region) -> None:
    """Set the pixels of runs to 255.

    Args:
        plane: (h, w), the part of the photo that ``region`` is.
        runs: all of them in rows of the region.
        region: the part of the photo.
    """
    rows, first, end = runs
    begins = np.maximum(first, region.left) - region.left
    counts = np.minimum(end, region.right) - region.left - begins
    is_in = counts > 0
    rows, begins, counts = rows[is_in], begins[is_in], counts[is_in].astype(np.int64)
    if not len(rows):
        return
    starts = (rows.astype(np.int64) - region.top) * plane.shape[1] + begins
    # Each pixel's place: its run's start, and how many pixels of the run come before it.
    before = np.cumsum(counts) - counts
    places = np.repeat(starts - before, counts) + np.arange(counts.sum())
    if plane.flags.c_contiguous:
        plane.reshape(-1)[places] = RESTORE
    else:
        plane[places // plane.shape[1], places % plane.shape[1]] = RESTORE
