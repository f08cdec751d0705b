"""Splits a mask into windows that can be restored one by one, with the same result as all at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region

_CELL = 8
"""Side of the cells in which holes are grouped, in pixels: eight masked bytes are one 64-bit word."""


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """A part of the photo around one or more holes.

    Attributes:
        region: where it lies.
        mask: (h, w) bool, every pixel to restore, those of cut-off neighbours included.
        own: (h, w) bool, the pixels whose filling is to be taken from this window.
    """

    region: Region
    mask: NDArray[np.bool_]
    own: NDArray[np.bool_]


def split(pixels: NDArray[np.uint8], context: int) -> Iterator[Window]:
    """Yield windows that together own every pixel to restore exactly once, largest first.

    Holes closer to each other than ``context`` influence each other and share a window, as some do that are a little
    further apart; a group that lies inside the window of another joins it, as it is seen there anyway.

    Args:
        pixels: (H, W) uint8, nonzero = restore.
        context: how many pixels around a hole an engine looks at.
    """
    occupied = _occupied_cells(pixels)
    labels, boxes = _groups(occupied, -(-context // _CELL))
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    is_done = np.zeros(len(boxes), np.bool_)
    for group in np.argsort(-areas, kind="stable"):
        if is_done[group]:
            continue
        box = boxes[group]
        region = Region(*(box * _CELL).tolist()).padded(context).clipped(pixels.shape)
        cells = labels[_cells_of(region).slices]
        seen = np.unique(cells[cells > 0]) - 1
        is_nested = (boxes[seen, :2] >= box[:2]).all(axis=1) & (boxes[seen, 2:] <= box[2:]).all(axis=1)
        members = seen[is_nested & ~is_done[seen]]
        is_done[members] = True
        mask = pixels[region.slices] != 0
        own = mask if len(members) == len(seen) else mask & _pixels_in(np.isin(cells, members + 1), region)
        yield Window(region, mask, own)


def _occupied_cells(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return (ceil(H / 8), ceil(W / 8)) uint8: 1 where a cell holds a pixel to restore."""
    cells = _cells_of(Region.of(pixels.shape))
    whole = np.zeros((cells.height * _CELL, cells.width * _CELL), np.uint8)
    whole[: pixels.shape[0], : pixels.shape[1]] = pixels
    words = whole.view(np.uint64).reshape(cells.height, _CELL, cells.width)
    return np.asarray(np.bitwise_or.reduce(words, axis=1) != 0, np.uint8)


def _groups(occupied: NDArray[np.uint8], distance: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Label the occupied cells, those at most ``distance`` apart as one group.

    Returns:
        Labels from 1, 0 where a cell is not occupied; and (n, 4) boxes of the groups: top, left, bottom, right.
    """
    # Cells grown by ``reach`` touch when they are 2 * reach + 1 apart.
    reach = distance // 2
    side = 2 * reach + 1
    padded = cv2.copyMakeBorder(occupied, reach, reach, reach, reach, cv2.BORDER_CONSTANT, value=0)
    grown = cv2.dilate(padded, np.ones((side, side), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(grown, connectivity=8, ltype=cv2.CV_32S)
    left, top, width, height = stats[1:, :4].astype(np.int64).T
    # From the grown, padded frame back to the holes themselves: both shifts cancel on the near sides.
    boxes = np.stack([top, left, top + height - 2 * reach, left + width - 2 * reach], axis=1)
    core = slice(reach, -reach or None)
    return np.asarray(labels[core, core] * occupied, np.int32), boxes


def _cells_of(region: Region) -> Region:
    """Return the cells that a region of pixels touches."""
    return Region(region.top // _CELL, region.left // _CELL, -(-region.bottom // _CELL), -(-region.right // _CELL))


def _pixels_in(cells: NDArray[np.bool_], region: Region) -> NDArray[np.bool_]:
    """Return which pixels of ``region`` lie in chosen ones of the cells it touches."""
    first = _cells_of(region)
    pixels = cells.repeat(_CELL, axis=0).repeat(_CELL, axis=1)
    return np.asarray(pixels[region.moved(-first.top * _CELL, -first.left * _CELL).slices])
