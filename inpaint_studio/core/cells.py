"""Cells: a mask reduced to squares of 8 x 8 pixels, in which holes are found and grouped fast."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.region import Region

CELL = 8
"""Side of a cell, in pixels: eight mask bytes are one 64-bit word."""

_STRIP = 1 << 21  # mask bytes reduced in one go
_BLOCK = CELL // 2  # side of the blocks that a hole's depth is measured in: four mask bytes are one 32-bit word
_ONES, _HIGH = np.uint32(0x01010101), np.uint32(0x80808080)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Occupied cells, that is those with pixels to restore, in groups of those close to each other.

    Attributes:
        labels: (rows, columns) int32: each cell's group, from 1; 0 where the cell is not occupied.
        boxes: (n, 4) top, left, bottom, right of each group, in cells.
        sizes: (n,) number of occupied cells in each group.
    """

    labels: NDArray[np.int32]
    boxes: NDArray[np.intp]
    sizes: NDArray[np.intp]


def occupied(
    pixels: NDArray[np.uint8], progress: ProgressCallback = ignore_progress, cancel: CancelToken = NEVER
) -> NDArray[np.bool_]:
    """Return (ceil(H / 8), ceil(W / 8)) bool: whether each cell holds a pixel to restore.

    Args:
        pixels: (H, W), nonzero = restore.
        progress: called strip by strip.
        cancel: asked strip by strip.
    """
    found = []
    done = 0
    for rows in _reduced(pixels, CELL, np.bitwise_or):
        cancel.raise_if_cancelled()
        found.append(rows.view(np.uint64) != 0)
        done += CELL * len(rows)
        progress(min(done / len(pixels), 1.0))
    return np.concatenate(found)


def grouped(occupied: NDArray[np.bool_], distance: int) -> Groups:
    """Return groups of the occupied cells; cells at most ``distance`` cells apart belong to one group."""
    # Cells dilated by n touch when they are 2 * n + 1 apart.
    side = distance // 2 * 2 + 1
    plane = occupied.view(np.uint8)
    count, labels = cv2.connectedComponents(cv2.dilate(plane, np.ones((side, side), np.uint8)), ltype=cv2.CV_32S)
    labels *= occupied
    rows, columns = np.nonzero(occupied)
    owners = labels[rows, columns] - 1
    order = np.argsort(owners, kind="stable")
    rows, columns = rows[order], columns[order]
    sizes = np.bincount(owners, minlength=count - 1)
    ends = np.cumsum(sizes)
    starts = ends - sizes
    # The cells of a group still come row by row.
    left, right = np.minimum.reduceat(columns, starts), np.maximum.reduceat(columns, starts)
    boxes = np.stack([rows[starts], left, rows[ends - 1] + 1, right + 1], axis=1)
    return Groups(np.asarray(labels, np.int32), boxes, sizes)


def joined(groups: Groups, others: Groups, chosen: NDArray[np.bool_]) -> Groups:
    """Return the groups, followed by those of the others that lie in ``chosen`` cells, which are none of the former."""
    found = np.unique(others.labels[chosen]) - 1
    numbers = np.zeros(len(others.boxes) + 1, np.int32)
    numbers[found + 1] = np.arange(1, len(found) + 1) + len(groups.boxes)
    labels = np.where(chosen, numbers[others.labels], groups.labels)
    boxes, sizes = (
        np.concatenate([groups.boxes, others.boxes[found]]),
        np.concatenate([groups.sizes, others.sizes[found]]),
    )
    return Groups(labels, boxes, sizes)


def depth(pixels: NDArray[np.uint8], chosen: NDArray[np.bool_], cancel: CancelToken = NEVER) -> float:
    """Return an upper bound, in pixels, of how far a pixel in the ``chosen`` cells is from the rim of its hole."""
    is_full = np.zeros((2 * len(chosen), 2 * chosen.shape[1]), np.bool_)
    top = 0
    for rows in _reduced(pixels, _BLOCK, np.bitwise_and):
        cancel.raise_if_cancelled()
        common = rows.view(np.uint32)
        is_full[top : top + len(rows)] = ((common - _ONES) & ~common & _HIGH) == 0
        top += len(rows)
    rings = 0.0
    if is_full.any():
        for down, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
            is_full[down::2, right::2] &= chosen
        rings = cv2.minMaxLoc(cv2.distanceTransform(is_full.view(np.uint8), cv2.DIST_C, 3))[1]
    # A disc of radius R holds a square of side R * sqrt(2), and one of side 2 * (n + 1) * 4 in a hole would hold a full
    # block with n more full ones all around.
    return float((rings + 1) * _BLOCK * 2**0.5)


def cells_of(region: Region, step: int = CELL) -> Region:
    """Return the cells, of ``step`` pixels a side, that a region of pixels overlaps."""
    return Region(region.top // step, region.left // step, -(-region.bottom // step), -(-region.right // step))


def pixels_of(cells: Region, step: int = CELL) -> Region:
    """Return the pixels that a region of cells, of ``step`` pixels a side, covers."""
    return Region(cells.top * step, cells.left * step, cells.bottom * step, cells.right * step)


def pixels_in(cells: NDArray[np.bool_], region: Region) -> NDArray[np.bool_]:
    """Return (h, w) bool: which pixels of ``region`` lie in set cells; ``cells`` are those that it overlaps."""
    first = pixels_of(cells_of(region))
    pixels = cells.repeat(CELL, axis=0).repeat(CELL, axis=1)
    return np.asarray(pixels[region.moved(-first.top, -first.left).slices])


def _reduced(pixels: NDArray[np.uint8], side: int, operation: Any) -> Iterator[NDArray[np.uint8]]:
    """Yield strips in which a ufunc has reduced every ``side`` rows to one; zeros fill the last cells."""
    height, width = pixels.shape
    room = -(-width // CELL) * CELL
    step = max(1, _STRIP // (side * room)) * side
    for top in range(0, height, step):
        rows = pixels[top : top + step]
        whole = len(rows) // side
        result = np.zeros((-(-len(rows) // side), room), np.uint8)
        operation.reduce(rows[: whole * side].reshape(whole, side, width), axis=1, out=result[:whole, :width])
        if whole < len(result):
            rest = np.zeros((side, width), np.uint8)
            rest[: len(rows) - whole * side] = rows[whole * side :]
            operation.reduce(rest, axis=0, out=result[whole, :width])
        yield result
