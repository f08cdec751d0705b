"""Proposals: which of the marks found are to become mask, before any of them does."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.morphology import grow
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.marks import MARGIN, Choice, Marks, Runs, paint_runs
from inpaint_studio.detection.uniting import together

REJECTED, OPEN, KEPT = -1, 0, 1
"""The verdicts on a mark: it stays out or in whatever is chosen, or the choice decides."""

WIDEST = 50
"""Pixels by which marks are made wider, at most."""

_SURE = 0.9  # a mark with a higher score need not be reviewed
_MOST_REGIONS = 32  # that may change; more of them are one
_MOST_BANDS = 16  # rows of tiles whose runs are kept
_TILE = 1024  # side in pixels of what becomes mask at once

Verdicts = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Proposals:
    """Marks, what is chosen of them, and the verdicts on single ones. It is replaced, never changed.

    Attributes:
        found: all marks.
        choice: which of them are wanted.
        margin: pixels by which they are made wider.
        verdicts: (k,) int8, ``REJECTED``, ``OPEN`` or ``KEPT``; all open if left out.
    """

    found: Found
    choice: Choice = field(default_factory=Choice)
    margin: int = MARGIN
    verdicts: Verdicts = field(default_factory=lambda: np.zeros(0, np.int8))
    _kept: dict[tuple[int, int, int], Runs] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        if not len(self.verdicts):
            object.__setattr__(self, "verdicts", np.zeros(len(self.marks), np.int8))

    @property
    def marks(self) -> Marks:
        """All marks found."""
        return self.found.marks

    @cached_property
    def wanted(self) -> NDArray[np.bool_]:
        """(k,) which marks are proposed."""
        return np.asarray((self.marks.chosen(self.choice) & (self.verdicts != REJECTED)) | (self.verdicts == KEPT))

    @cached_property
    def count(self) -> int:
        """How many marks are proposed."""
        return int(np.count_nonzero(self.wanted))

    @cached_property
    def share(self) -> float:
        """About which share of the photo is proposed, margin included, 0..1."""
        marks, wanted, margin = self.marks, self.wanted, self.margin
        around = 2 * margin * (marks.lengths[wanted] + marks.widths[wanted]) + np.pi * margin**2
        pixels = marks.areas[wanted].sum() + (around.sum() if margin else 0)
        return min(float(pixels) / (marks.shape[0] * marks.shape[1]), 1.0)

    @cached_property
    def left_out(self) -> int:
        """How many marks only their size or polarity keeps out."""
        others = self.marks.chosen(self.choice.unlimited()) & ~self.wanted & (self.verdicts != REJECTED)
        return int(np.count_nonzero(others))

    # --- choosing ----------------------------------------------------------------------------------------------

    def within(self, share: float) -> "Proposals":
        """Return these proposals with the highest sensitivity at which no more than a share of the photo is proposed.

        Args:
            share: 0..1. Marks that were kept are proposed even where they are more.
        """
        if self.share <= share:
            return self
        lower = [self.at_sensitivity(value) for value in range(int(self.choice.sensitivity) + 1)]
        return lower[max(bisect_right(lower, share, key=lambda each: each.share) - 1, 0)]

    def at_sensitivity(self, value: float) -> "Proposals":
        """Return these proposals with another sensitivity."""
        return replace(self, choice=replace(self.choice, sensitivity=value))

    def decided(self, mark: int, verdict: int) -> "Proposals":
        """Return the proposals with another verdict on one mark."""
        verdicts = self.verdicts.copy()
        verdicts[mark] = verdict
        return replace(self, verdicts=verdicts)

    def at(self, row: int, column: int, reach: int) -> tuple[int, bool] | None:
        """Return the mark at a pixel, or near it, and whether it is proposed; None if there is no mark.

        One that is proposed comes before one that is not.

        Args:
            row: of the pixel.
            column: of the pixel.
            reach: pixels by which the mark may be missed.
        """
        for is_wanted, wanted in ((True, self.wanted), (False, ~self.wanted)):
            mark = self.marks.at(row, column, wanted, reach + (self.margin if is_wanted else 0))
            if mark is not None:
                return mark, is_wanted
        return None

    def doubtful(self) -> NDArray[np.intp]:
        """Return the proposed marks that nobody has judged and that may be none, the worst first.

        That is the one with the most pixels that are expected to be marked in error.
        """
        marks = self.marks
        found = np.flatnonzero(self.wanted & (self.verdicts == OPEN) & (marks.scores < _SURE))
        return found[np.argsort(-(1 - marks.scores[found]) * marks.areas[found], kind="stable")]

    def changes_from(self, other: "Proposals") -> list[Region]:
        """Return where the cover may differ from that of other proposals of the same marks; few regions."""
        if self.margin != other.margin:
            return [Region.of(self.marks.shape)]
        others = np.flatnonzero(self.wanted != other.wanted)
        if len(others) > _MOST_REGIONS:
            return [self._around(self.marks.boxes[others])]
        return [self.marks.region(mark).padded(self.margin) for mark in others.tolist()]

    def moved_to(self, found: Found) -> "Proposals":
        """Return the same choice and verdicts for marks that were found anew: those on the same pixels are the same."""
        verdicts = np.zeros(len(found.marks), np.int8)
        for verdict in (KEPT, REJECTED):
            verdicts[overlapping(self.marks, self.verdicts == verdict, found.marks)] = verdict
        return replace(self, found=found, verdicts=verdicts)

    def carried_to(self, marks: Marks) -> Marks:
        """Return marks together with those judged here that share no pixel with any of them, so that verdicts last."""
        judged = self.verdicts != OPEN
        judged[overlapping(marks, np.ones(len(marks), np.bool_), self.marks)] = False
        return together([marks, self.marks.only(judged)])

    # --- pixels ------------------------------------------------------------------------------------------------

    def cover(self, region: Region, level: int = 0) -> NDArray[np.uint8]:
        """Return 255 where a pixel of a level is proposed, else 0.

        Args:
            region: in pixels of the level, inside the photo.
            level: how often the size is halved; there the margin is rounded to whole pixels.

        Returns:
            (h, w) uint8.
        """
        marks, margin = self.found.at(level), (self.margin + (1 << level) // 2) >> level
        around = region.padded(margin).clipped(marks.shape)
        plane = Mask.empty((around.height, around.width))
        paint_runs(plane.pixels, self._runs(level, around.top, around.bottom), around)
        if margin:
            grow(plane, margin)
        return plane.pixels[region.moved(-around.top, -around.left).slices]

    def judged(self, verdict: int) -> NDArray[np.uint8] | None:
        """Return 255 where a mark with this verdict lies, else 0, (H, W) uint8; None where there is none."""
        which = self.verdicts == verdict
        if not which.any():
            return None
        plane = np.zeros(self.marks.shape, np.uint8)
        self.marks.paint(plane, which)
        return plane

    def paint(self, mask: Mask) -> Region:
        """Add what is proposed to a mask of the photo; return the region in which pixels may have changed."""
        boxes = self.marks.boxes[self.wanted]
        if not len(boxes):
            return NOWHERE
        whole = self._around(boxes).clipped(mask.shape)
        for tile in whole.tiles(_TILE):
            mask.pixels[tile.slices] |= self.cover(tile)
        return whole

    def _around(self, boxes: NDArray[np.int32]) -> Region:
        """Return the smallest region that holds all boxes, (n, 4), and the margin around them."""
        return Region(*map(int, (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)))).padded(self.margin)

    def _runs(self, level: int, top: int, bottom: int) -> Runs:
        """Return the proposed runs of some rows. Those asked for last are kept: tiles side by side have the same."""
        if (level, top, bottom) not in self._kept:
            while len(self._kept) >= _MOST_BANDS:
                self._kept.pop(next(iter(self._kept)))
            self._kept[level, top, bottom] = self.found.at(level).runs(self.wanted, top, bottom)
        return self._kept[level, top, bottom]


def overlapping(marks: Marks, which: NDArray[np.bool_], others: Marks) -> NDArray[np.int32]:
    """Return the numbers of those of ``others`` that share pixels with some of ``marks``, (k,) bool; with repeats."""
    runs = which[marks.owners]
    width = marks.shape[1] + 1
    rows = marks.rows[runs].astype(np.int64) * width
    other_rows = others.rows.astype(np.int64) * width
    first = np.searchsorted(other_rows + others.ends, rows + marks.begins[runs], side="right")
    last = np.searchsorted(other_rows + others.begins, rows + marks.ends[runs], side="left")
    counts = np.maximum(last - first, 0)
    before = np.cumsum(counts) - counts
    found = np.repeat(first - before, counts) + np.arange(counts.sum())
    return np.asarray(others.owners[found], np.int32)
