"""Pieces: from a plane of scores to its connected pieces, as runs of pixels, strip by strip.

Labels for a whole photo of 100 megapixels would take as much memory as the photo itself; runs take a few bytes for
each row of a mark.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.region import Region

_STRIP = 1 << 21  # pixels labelled at once


@dataclass(frozen=True, eq=False)
class Pieces:
    """Connected pieces of a plane; pixels that touch at a corner are connected.

    Attributes:
        rows: (n,) int32, the row of each run, sorted.
        begins: (n,) int32, its first column.
        ends: (n,) int32, the column after its last.
        owners: (n,) int32, the number of the piece that it belongs to, in the order of their first runs.
        count: how many pieces there are.
    """

    rows: NDArray[np.int32]
    begins: NDArray[np.int32]
    ends: NDArray[np.int32]
    owners: NDArray[np.int32]
    count: int

    def only(self, kept: NDArray[np.bool_]) -> "Pieces":
        """Return some of the pieces, (count,) bool."""
        runs = kept[self.owners]
        numbers = np.cumsum(kept, dtype=np.int32) - 1
        return Pieces(self.rows[runs], self.begins[runs], self.ends[runs], numbers[self.owners[runs]], int(kept.sum()))

    def pixels(self, runs: slice = slice(None)) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
        """Return the rows, columns and pieces of all pixels of some runs, in the order of the runs."""
        counts = (self.ends[runs] - self.begins[runs]).astype(np.int64)
        before = np.cumsum(counts) - counts
        columns = np.repeat(self.begins[runs] - before, counts) + np.arange(counts.sum())
        return np.repeat(self.rows[runs].astype(np.int64), counts), columns, np.repeat(self.owners[runs], counts)


def pieces_of(plane: NDArray[Any], least: float, cancel: CancelToken = NEVER, most: float = inf) -> Pieces:
    """Return the connected pieces of the pixels that are ``least`` or more, and no more than ``most``.

    Args:
        plane: (H, W) numbers.
        least: the threshold.
        cancel: asked before each strip.
        most: the upper threshold; by default there is none.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    height, width = plane.shape
    step = max(1, _STRIP // max(width, 1))
    parts: list[tuple[NDArray[np.int32], ...]] = []
    pairs: list[NDArray[np.int64]] = []
    above = np.zeros(width, np.int32)
    labelled = 0
    for top in range(0, height, step):
        cancel.raise_if_cancelled()
        strip = plane[top : top + step]
        is_in = strip >= least if most == inf else (strip >= least) & (strip <= most)
        found, labels = cv2.connectedComponents(is_in.view(np.uint8), connectivity=8, ltype=cv2.CV_32S)
        np.add(labels, labelled, out=labels, where=labels > 0)
        parts.append(runs_of(np.asarray(labels, np.int32), top))
        pairs.append(_touching(above, labels[0]))
        above, labelled = labels[-1], labelled + found - 1
    rows, begins, ends, owners = (np.concatenate(each) for each in zip(*parts, strict=True))
    owners, count = _united(owners - 1, labelled, np.concatenate(pairs, axis=1) - 1)
    return Pieces(rows, begins, ends, owners, count)


def summed(
    pieces: Pieces, shape: tuple[int, int], values: Callable[[Region], NDArray[Any]], *, cancel: CancelToken = NEVER
) -> NDArray[np.float64]:
    """Return (count,), the sums of a plane over each piece; see ``totals``."""
    total = totals(pieces, shape, lambda region: (values(region),), cancel)
    return np.asarray(total.sums[0], np.float64)


@dataclass(frozen=True, eq=False)
class Totals:
    """Figures of planes over each piece.

    Attributes:
        sums: (planes, count) float64.
        largest: (count,) float64, the largest values of the first plane; -inf of a piece without pixels.
    """

    sums: NDArray[np.float64]
    largest: NDArray[np.float64]


def totals(
    pieces: Pieces,
    shape: tuple[int, int],
    planes: Callable[[Region], Sequence[NDArray[Any]]],
    cancel: CancelToken = NEVER,
) -> Totals:
    """Return the totals of some planes over each piece; each part of the planes is asked for once.

    Args:
        pieces: of a plane of this shape.
        shape: (rows, columns).
        planes: returns the planes in a region, which is some whole rows.
        cancel: asked before each strip.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    sums = np.zeros((1, pieces.count))
    largest = np.full(pieces.count, -np.inf)
    step = max(1, _STRIP // max(shape[1], 1))
    for top in range(0, shape[0], step):
        cancel.raise_if_cancelled()
        strip = Region(top, 0, min(top + step, shape[0]), shape[1])
        first, last = np.searchsorted(pieces.rows, (strip.top, strip.bottom))
        if first == last:
            continue
        runs = slice(int(first), int(last))
        rows, columns, owners = pieces.pixels(runs)
        found = [plane[rows - top, columns] for plane in planes(strip)]
        sums = sums + np.stack([np.bincount(owners, each, pieces.count) for each in found])
        starts = np.cumsum(pieces.ends[runs] - pieces.begins[runs], dtype=np.int64)[:-1]
        of_runs = np.maximum.reduceat(found[0], np.append(0, starts))
        np.maximum.at(largest, pieces.owners[runs], of_runs)
    return Totals(np.asarray(sums, np.float64), largest)


def runs_of(labels: NDArray[np.int32], top: int = 0) -> tuple[NDArray[np.int32], ...]:
    """Return rows, begins, ends and labels of the runs of equal labels, sorted by row, then by column.

    Args:
        labels: (h, w), 0 = no piece.
        top: of the first row.
    """
    flat = labels.reshape(-1)
    width = labels.shape[1]
    places = np.flatnonzero(flat)
    if not len(places):
        return (np.zeros(0, np.int32),) * 4
    is_first = np.ones(len(places), np.bool_)
    is_first[1:] = (np.diff(places) != 1) | (places[1:] % width == 0) | (np.diff(flat[places]) != 0)
    starts = places[is_first]
    counts = np.diff(np.append(np.flatnonzero(is_first), len(places)))
    begins = (starts % width).astype(np.int32)
    rows = (starts // width + top).astype(np.int32)
    return rows, begins, (begins + counts).astype(np.int32), flat[starts]


def _touching(above: NDArray[np.int32], below: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return (2, n) the pairs of labels that touch between two neighbouring rows, corners included."""
    padded = np.pad(above, 1)
    pairs = np.concatenate([np.stack([padded[shift : shift + len(below)], below]) for shift in range(3)], axis=1)
    return np.unique(pairs[:, pairs.all(axis=0)], axis=1).astype(np.int64)


def _united(labels: NDArray[np.int32], count: int, pairs: NDArray[np.int64]) -> tuple[NDArray[np.int32], int]:
    """Return each run's piece after labels that touch were united, and how many pieces there are."""
    roots = np.arange(count)

    def root(label: int) -> int:
        while roots[label] != label:
            roots[label] = roots[roots[label]]
            label = int(roots[label])
        return label

    for one, other in pairs.T.tolist():
        first, second = sorted((root(one), root(other)))
        roots[second] = first
    for label in sorted(set(pairs.ravel().tolist())):
        roots[label] = root(label)
    while not np.array_equal(roots, roots[roots]):
        roots = roots[roots]
    found = roots[labels]
    # Numbered by their first runs, whatever the strips are.
    _, places, inverse = np.unique(found, return_index=True, return_inverse=True)
    ranks = np.empty(len(places), np.int32)
    ranks[np.argsort(places)] = np.arange(len(places), dtype=np.int32)
    return ranks[inverse.reshape(-1)].astype(np.int32), len(places)
