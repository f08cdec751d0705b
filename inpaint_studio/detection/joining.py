"""Joining: the pieces of a chain become one piece, and the short gaps between them are closed."""

from math import ceil, floor

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.chains import Chains
from inpaint_studio.detection.pieces import Pieces
from inpaint_studio.detection.spread import Spread

_CLOSED = 12.0  # pixels; in wider gaps there is perhaps nothing to restore
_FRACTION = 4  # bits of the coordinates that OpenCV is given


def joined(
    pieces: Pieces, shape: Spread, chained: Chains, codes: NDArray[np.uint8], least: int
) -> tuple[Pieces, NDArray[np.int64]]:
    """Return fewer pieces, and which of them each piece has become.

    Args:
        pieces: n pieces.
        shape: their spread.
        chained: which of them continue each other.
        codes: (H, W), of which the pieces are.
        least: from this code on a pixel is one of a piece, which no gap may take.
    """
    numbers = np.unique(chained.roots, return_inverse=True)[1].reshape(-1)
    width = shape.areas / np.maximum(shape.lengths, 1)
    parts = [(pieces.rows, pieces.begins, pieces.ends, numbers[pieces.owners])]
    seen: set[tuple[int, int]] = set()
    for (one, other), gap in zip(chained.links.tolist(), chained.gaps, strict=True):
        if np.hypot(gap[2] - gap[0], gap[3] - gap[1]) <= _CLOSED:
            thickness = max(1, round(float(min(width[one], width[other]))))
            pixels = [each for each in _line(gap, thickness, codes, least) if each not in seen]
            seen.update(pixels)
            if pixels:
                rows, columns = np.array(pixels, np.int32).T
                parts.append((rows, columns, columns + 1, np.full(len(rows), numbers[one])))
    rows, begins, ends, owners = (np.concatenate(each) for each in zip(*parts, strict=True))
    order = np.lexsort((begins, rows))
    # Pieces are numbered by their first runs.
    _, places, inverse = np.unique(owners[order], return_index=True, return_inverse=True)
    ranks = np.empty(len(places), np.int64)
    ranks[np.argsort(places)] = np.arange(len(places))
    made = Pieces(
        rows[order].astype(np.int32),
        begins[order].astype(np.int32),
        ends[order].astype(np.int32),
        ranks[inverse.reshape(-1)].astype(np.int32),
        len(places),
    )
    return made, ranks[numbers]


def _line(gap: NDArray[np.float64], thickness: int, codes: NDArray[np.uint8], least: int) -> list[tuple[int, int]]:
    """Return the free pixels of a line between two ends, (row, column)."""
    margin = thickness + 1
    top, left = floor(min(gap[0], gap[2])) - margin, floor(min(gap[1], gap[3])) - margin
    rows, columns = (ceil(abs(gap[at + 2] - gap[at])) + 2 * margin + 2 for at in (0, 1))
    plane = np.zeros((rows, columns), np.uint8)
    ends = [
        tuple(round((value - start) * (1 << _FRACTION)) for value, start in ((gap[at + 1], left), (gap[at], top)))
        for at in (0, 2)
    ]
    cv2.line(plane, ends[0], ends[1], 255, thickness, cv2.LINE_8, _FRACTION)
    found = np.argwhere(plane) + np.array((top, left))
    is_in = ((found >= 0) & (found < codes.shape)).all(axis=1)
    found = found[is_in]
    return [(int(row), int(column)) for row, column in found[codes[found[:, 0], found[:, 1]] < least]]
