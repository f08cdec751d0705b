"""Measures of what was found: pixel by pixel, and mark by mark.

A pixel is right within ``TOLERANCE`` pixels of damage; a pixel of damage is found within as many pixels of a marked
one. A mark is false where it touches neither. What is undecided counts on neither side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.marks import Marks
from inpaint_studio.simulation.truth import UNDECIDED, WANTED

TOLERANCE = 2
"""Pixels."""

MOST_FALSE = 10
"""False marks in a megapixel, at the most, for "F1"."""

_LEVELS = 256
_WINDOW = np.ones((2 * TOLERANCE + 1, 2 * TOLERANCE + 1), np.uint8)


@dataclass(frozen=True, eq=False)
class Counts:
    """How often each level of a plane of scores is right; counts add up over photos.

    Attributes:
        right: (256,) marked pixels at each level that are right.
        wrong: (256,) and those that are not.
        found: (256,) pixels of damage by the highest level around them.
        false: (256,) false marks by their level.
        megapixels: size of what was looked at.
    """

    right: NDArray[np.int64]
    wrong: NDArray[np.int64]
    found: NDArray[np.int64]
    false: NDArray[np.int64]
    megapixels: float

    def __add__(self, other: "Counts") -> "Counts":
        pairs = zip(self._all(), other._all(), strict=True)
        right, wrong, found, false = (one + another for one, another in pairs)
        return Counts(right, wrong, found, false, self.megapixels + other.megapixels)

    def _all(self) -> tuple[NDArray[np.int64], ...]:
        return self.right, self.wrong, self.found, self.false

    def figures(self) -> dict[str, float]:
        """Return the average precision, the best F1, and F1 with at most ``MOST_FALSE`` false marks in a megapixel."""
        right, wrong, found, false = (np.cumsum(each[:0:-1]) for each in self._all())  # Level 0 is never marked.
        total = max(1, int(self.found.sum()))
        precision, recall = right / np.maximum(right + wrong, 1), found / total
        f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
        few = false / max(self.megapixels, 1e-9) <= MOST_FALSE
        at = int(np.argmax(np.where(few, f1, -1)))
        return {
            "average precision": float(np.sum(precision * np.diff(recall, prepend=0))),
            "best F1": float(f1.max()),
            "F1": float(f1[at]) if few.any() else 0.0,
            "precision": float(precision[at]),
            "recall": float(recall[at]),
            "level": float(_LEVELS - 1 - at),
        }


def counts_of(scores: NDArray[np.uint8], truth: NDArray[np.uint8], false: NDArray[np.int64] | None = None) -> Counts:
    """Return the counts of one photo.

    Args:
        scores: (H, W), 0 = never marked; the higher, the surer.
        truth: (H, W), see ``simulation.truth``.
        false: (256,) false marks by their level; None to leave them out.
    """
    wanted = (truth == WANTED).astype(np.uint8)
    near = cv2.dilate(wanted, _WINDOW) != 0
    counted = near | (cv2.dilate((truth == UNDECIDED).astype(np.uint8), _WINDOW) == 0)
    around = cv2.dilate(scores, _WINDOW)
    return Counts(
        _histogram(scores[near & counted]),
        _histogram(scores[~near & counted]),
        _histogram(around[wanted != 0]),
        np.zeros(_LEVELS, np.int64) if false is None else false,
        truth.size / 1e6,
    )


def counts_of_marks(marks: Marks, truth: NDArray[np.uint8]) -> Counts:
    """Return the counts of one photo's marks, each of which has its score as a level."""
    levels = np.clip(np.ceil(marks.scores * (_LEVELS - 1)), 1, _LEVELS - 1).astype(np.int64)
    near = cv2.dilate((truth != 0).astype(np.uint8), _WINDOW)
    plane = np.zeros(marks.shape, np.uint8)
    touches = np.zeros(len(marks), np.bool_)
    rows, columns, owners = _pixels(marks)
    plane[rows, columns] = levels[owners]
    np.logical_or.at(touches, owners, near[rows, columns] != 0)
    return counts_of(plane, truth, np.bincount(levels[~touches], minlength=_LEVELS))


def total(counts: Sequence[Counts]) -> Counts:
    """Return the counts of several photos together."""
    first, *others = counts
    return sum(others, first)


def _pixels(marks: Marks) -> tuple[Any, Any, Any]:
    counts = (marks.ends - marks.begins).astype(np.int64)
    before = np.cumsum(counts) - counts
    columns = np.repeat(marks.begins - before, counts) + np.arange(counts.sum())
    return np.repeat(marks.rows, counts), columns, np.repeat(marks.owners, counts)


def _histogram(levels: NDArray[Any]) -> NDArray[np.int64]:
    return np.bincount(levels.ravel(), minlength=_LEVELS).astype(np.int64)
