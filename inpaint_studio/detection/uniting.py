"""Uniting: marks that were found at several scales become those of the photo."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.region import Region
from inpaint_studio.detection.marks import Marks
from inpaint_studio.detection.pieces import runs_of

_STRIP = 1 << 21  # pixels
_RIM = 64  # of 255: a pixel that is covered by less of a mark that was enlarged belongs to it no more
_MOST_HIDDEN, _MOST_OF_LINES = 0.15, 0.5  # share of a mark under surer ones from which it is the same damage
_CORNERS = np.ones((3, 3), np.uint8)

_COLUMNS = ("rows", "begins", "ends", "scores", "contrasts", "sources")

Labels = NDArray[np.int32]
"""(h, w), the number of the mark at each pixel and 1; 0 for none."""


def enlarged(
    marks: Marks,
    factor: int,
    shape: tuple[int, int],
    free: Sequence[NDArray[np.uint8]] = (),
    cancel: CancelToken = NEVER,
) -> Marks:
    """Return marks of a reduced photo as marks of the photo, their outlines smooth and their soft rims included.

    Args:
        marks: of the reduced photo.
        factor: rows and columns of the photo that a pixel of the reduced one covers.
        shape: (rows, columns) of the photo.
        free: planes, (H, W), nonzero where nothing may be marked.
        cancel: asked before each strip.

    Raises:
        Cancelled: ``cancel`` was called.
    """

    def labels(strip: Region) -> Labels:
        seen = Region(strip.top // factor - 1, 0, -(-strip.bottom // factor) + 1, marks.shape[1]).clipped(marks.shape)
        small = _painted(marks, seen)
        cover = np.where(small > 0, np.uint8(255), np.uint8(0))
        cover = np.asarray(cv2.resize(cover, None, fx=factor, fy=factor, interpolation=cv2.INTER_LINEAR_EXACT))
        around = np.where(small > 0, small, cv2.dilate(small.astype(np.float64), _CORNERS).astype(np.int32))
        large = np.repeat(np.repeat(around, factor, axis=0), factor, axis=1)
        large[cover < _RIM] = 0
        large = large[strip.moved(-seen.top * factor, 0).slices]
        for plane in free:
            large[plane[strip.slices] != 0] = 0
        return large

    return _only_marked(_marked(marks, shape, labels, factor, cancel))


def together(parts: Sequence[Marks]) -> Marks:
    """Return several sets of marks of a photo as one, in their order; pixels that they share are in each of them."""
    before = np.cumsum([0, *(len(part) for part in parts)])
    columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _COLUMNS}
    owners = np.concatenate([part.owners + start for part, start in zip(parts, before[:-1], strict=True)])
    order = np.lexsort((columns["begins"], columns["rows"]))
    runs = (columns["rows"][order], columns["begins"][order], columns["ends"][order], owners[order].astype(np.int32))
    return Marks(parts[0].shape, *runs, columns["scores"], columns["contrasts"], columns["sources"])


def united(parts: Sequence[Marks], cancel: CancelToken = NEVER) -> Marks:
    """Return marks of one photo without overlaps: a pixel belongs to the surest, and to the last of equally sure ones.

    A speck that surer marks hide in part, or a line that they hide mostly, is the same damage, and is left out.

    Args:
        parts: one or more, of the same photo.
        cancel: asked before each strip.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    found = [part for part in parts if len(part)]
    if len(found) < 2:
        return found[0] if found else parts[0]
    every = together(found)
    seen = _uncovered(every, cancel)
    is_seen = seen.areas > (1 - np.where(every.are_long, _MOST_OF_LINES, _MOST_HIDDEN)) * every.areas
    return _only_marked(_uncovered(every.only(is_seen), cancel))


def _uncovered(marks: Marks, cancel: CancelToken) -> Marks:
    """Return the same marks, of each the pixels that no surer one has; some may have none."""
    return _marked(marks, marks.shape, lambda strip: _painted(marks, strip), 1, cancel)


def _marked(
    marks: Marks, shape: tuple[int, int], labels: Callable[[Region], Labels], factor: int, cancel: CancelToken
) -> Marks:
    """Return the same marks with other pixels, on a photo of ``shape``.

    Args:
        marks: of a photo that is smaller by ``factor``.
        shape: (rows, columns).
        labels: returns what belongs to which mark in some whole rows.
        factor: by which the photo is larger.
        cancel: asked before each strip.
    """
    step = factor * max(1, _STRIP // (factor * shape[1]))
    runs = []
    for top in range(0, shape[0], step):
        cancel.raise_if_cancelled()
        strip = Region(top, 0, min(top + step, shape[0]), shape[1])
        first, last = np.searchsorted(marks.rows, (top // factor - 1, strip.bottom // factor + 2))
        if first < last:
            runs.append(runs_of(labels(strip), top))
    if not runs:
        return Marks.none(shape)
    rows, begins, ends, owners = (np.concatenate(each) for each in zip(*runs, strict=True))
    return Marks(shape, rows, begins, ends, owners - 1, marks.scores, marks.contrasts, marks.sources)


def _painted(marks: Marks, region: Region) -> Labels:
    """Return the labels in some whole rows; where marks overlap, that of the surest."""
    labels = np.zeros((region.height, region.width), np.int32)
    runs = np.arange(*np.searchsorted(marks.rows, (region.top, region.bottom)))
    runs = runs[np.argsort(marks.scores[marks.owners[runs]], kind="stable")]
    begins, counts = marks.begins[runs], (marks.ends - marks.begins)[runs].astype(np.int64)
    starts = (marks.rows[runs].astype(np.int64) - region.top) * region.width + begins
    places = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    labels.reshape(-1)[places] = np.repeat(marks.owners[runs] + 1, counts)
    return labels


def _only_marked(marks: Marks) -> Marks:
    """Return the marks that have pixels."""
    return marks.only(marks.areas > 0)
