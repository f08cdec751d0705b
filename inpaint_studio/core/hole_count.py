"""Counts the holes of a mask strip by strip: labels for the whole photo would take too much memory."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.mask import Mask

_STRIP = 1 << 22  # pixels labelled at once


def hole_count(mask: Mask) -> int:
    """Return the number of connected pieces; pixels that touch at a corner are connected."""
    part = mask.pixels[mask.bounds.slices]
    rows = max(1, _STRIP // max(part.shape[1], 1))
    count = labelled = 0
    parents: dict[int, int] = {}
    above = np.zeros(part.shape[1], np.int64)
    for top in range(0, part.shape[0], rows):
        found, labels = cv2.connectedComponents(part[top : top + rows], connectivity=8, ltype=cv2.CV_32S)
        first, last = (np.where(labels[row] > 0, labels[row] + np.int64(labelled), 0) for row in (0, -1))
        count += found - 1 - sum(_join(parents, *pair) for pair in _touching(above, first))
        above, labelled = last, labelled + found - 1
    return count


def _touching(above: NDArray[np.int64], below: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the pairs of labels that touch between two neighbouring rows (w,), corners included; 0 is no piece."""
    padded = np.pad(above, 1)
    pairs = np.concatenate([np.stack([padded[shift : shift + len(below)], below]) for shift in range(3)], axis=1)
    touching: list[tuple[int, int]] = list(zip(*np.unique(pairs[:, pairs.all(axis=0)], axis=1).tolist(), strict=True))
    return touching


def _join(parents: dict[int, int], one: int, other: int) -> bool:
    """Unite two pieces (union-find); return whether they were apart so far."""
    roots = []
    for piece in (one, other):
        while piece in parents:
            piece = parents[piece]
        roots.append(piece)
    if roots[0] == roots[1]:
        return False
    parents[roots[1]] = roots[0]
    return True
