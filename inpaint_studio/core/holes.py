"""Splits a mask into windows that can be restored one by one, with the same result as all at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, inf, log2

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region

_CELL = 8
"""Side of the cells in which holes are grouped, in pixels: eight masked bytes are one 64-bit word."""

_SIDE = 608  # groups that reach further than this many pixels are cut into tiles of this side
_STRIP = 1 << 21  # masked bytes looked at in one go
_BLOCK = _CELL // 2  # side of the blocks that tell how deep a hole is: four masked bytes are one 32-bit word
_LATER = 1.1  # a front's time of arrival over the distance, at most
_ONES, _HIGH = np.uint32(0x01010101), np.uint32(0x80808080)


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


def context_at(depth: float, context: int, shallow: float) -> int:
    """Return how many pixels around a hole of some depth an engine looks at, see ``EngineInfo``."""
    return context if depth <= shallow else context << ceil(log2(depth / shallow))


def split(pixels: NDArray[np.uint8], context: int, spread: float = 0.0, shallow: float = inf) -> Iterator[Window]:
    """Yield windows that together own every pixel to restore exactly once, largest first.

    Holes closer to each other than ``context`` influence each other and share a window, as some do that are a little
    further apart; a group that lies inside the window of another joins it, as it is seen there anyway. A group that
    reaches far, as a net of scratches does, is cut into tiles that overlap by the context and by ``spread`` times the
    depth of its holes.

    Args:
        pixels: (H, W) uint8, nonzero = restore.
        context: how many pixels around a hole an engine looks at.
        spread: how many pixels further off a pixel of a hole depends on others, for each pixel of the hole's depth.
        shallow: depth up to which the context is enough; around deeper holes more is shown, see ``context_at``. A
            window may show neighbours there, cut off, that it does not own.
    """
    labels, boxes = _groups(_occupied(pixels), -(-context // _CELL))
    sizes = np.bincount(labels.ravel(), minlength=len(boxes) + 1)[1:]
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    is_small = (boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0) * _CELL <= _SIDE
    # For all groups at once: specks of dust come by the thousand.
    regions = boxes * _CELL + (-context, -context, context, context)
    regions = np.clip(regions, 0, pixels.shape + pixels.shape)
    is_done = np.zeros(len(boxes), np.bool_)
    for group in np.argsort(-areas, kind="stable"):
        if is_done[group]:
            continue
        box = boxes[group]
        region = Region(*regions[group].tolist())
        cells = labels[_cells_of(region).slices]
        if is_small[group] and np.count_nonzero(cells) == sizes[group]:
            # Nothing else is near, as with most specks of dust.
            mask = pixels[region.slices] != 0
            yield _widened(pixels, region, mask, mask, context, shallow)
            continue
        seen = np.unique(cells[cells > 0]) - 1
        is_nested = (boxes[seen, :2] >= box[:2]).all(axis=1) & (boxes[seen, 2:] <= box[2:]).all(axis=1)
        members = seen[is_nested & ~is_done[seen]]
        is_done[members] = True
        if is_small[group]:
            mask = pixels[region.slices] != 0
            own = mask if len(members) == len(seen) else mask & _pixels_in(np.isin(cells, members + 1), region)
            yield _widened(pixels, region, mask, own, context, shallow)
        else:
            area = Region(*box.tolist())
            chosen = np.isin(labels[area.slices], members + 1)
            part = pixels[area.top * _CELL : area.bottom * _CELL, area.left * _CELL : area.right * _CELL]
            # To a whole number of cells: windows then begin at cells, which an engine that reduces by strides likes.
            depth = _depth(part, chosen)
            overlap = _CELL * ceil((context_at(depth, context, shallow) + spread * depth) / _CELL)
            yield from _tiles(pixels, area, chosen, overlap)


def _widened(
    pixels: NDArray[np.uint8],
    region: Region,
    mask: NDArray[np.bool_],
    own: NDArray[np.bool_],
    context: int,
    shallow: float,
) -> Window:
    """Return the window of a region, or a larger one around it where what it owns is deep."""
    further = context
    if shallow < inf:
        # About the largest time of arrival in what it owns, no less than the distance to the rim.
        distances = cv2.distanceTransform(mask.view(np.uint8), cv2.DIST_L2, 5)
        depth = cv2.minMaxLoc(distances if own is mask else distances * own)[1]
        further = context_at(_LATER * depth, context, shallow)
    if further == context:
        return Window(region, mask, own)
    cells = _cells_of(region.padded(further - context).clipped(pixels.shape))
    wide = Region(cells.top * _CELL, cells.left * _CELL, cells.bottom * _CELL, cells.right * _CELL).clipped(
        pixels.shape
    )
    whole = np.zeros((wide.height, wide.width), np.bool_)
    whole[region.moved(-wide.top, -wide.left).slices] = own
    return Window(wide, pixels[wide.slices] != 0, whole)


def _tiles(pixels: NDArray[np.uint8], area: Region, chosen: NDArray[np.bool_], overlap: int) -> Iterator[Window]:
    """Yield windows for the ``chosen`` cells of ``area``, a region of cells, along a grid."""
    side = max(_SIDE, 4 * overlap) // _CELL
    for tile in area.tiles(side):
        part = chosen[tile.moved(-area.top, -area.left).slices]
        if not part.any():
            continue
        left, top, width, height = cv2.boundingRect(part.astype(np.uint8))
        inner = Region(top, left, top + height, left + width)
        cells = inner.moved(tile.top, tile.left)
        core = Region(cells.top * _CELL, cells.left * _CELL, cells.bottom * _CELL, cells.right * _CELL)
        region = core.padded(overlap).clipped(pixels.shape)
        mask = pixels[region.slices] != 0
        own = np.zeros(mask.shape, np.bool_)
        core = core.clipped(pixels.shape)
        inside = core.moved(-region.top, -region.left).slices
        own[inside] = mask[inside] & _pixels_in(part[inner.slices], core)
        yield Window(region, mask, own)


def _occupied(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return (ceil(H / 8), ceil(W / 8)) uint8: 1 where a cell holds a pixel to restore."""
    return np.concatenate([np.bitwise_or.reduce(words, axis=1) != 0 for words in _words(pixels)]).astype(np.uint8)


def _depth(pixels: NDArray[np.uint8], chosen: NDArray[np.bool_]) -> float:
    """Return the most that a pixel in the ``chosen`` cells can be away from the rim of its hole, in pixels."""
    blocks = []
    for words in _words(pixels):
        height, _, width = words.shape
        common = np.bitwise_and.reduce(words.reshape(2 * height, _BLOCK, width), axis=1).view(np.uint32)
        blocks.append(((common - _ONES) & ~common & _HIGH) == 0)
    is_full = np.concatenate(blocks) & chosen.repeat(2, axis=0).repeat(2, axis=1)
    # A disc of radius R holds a square of side R * sqrt(2), and one of side 2 * (n + 1) * 4 in a hole would hold a full
    # block with n more full ones all around.
    rings = cv2.distanceTransform(is_full.view(np.uint8), cv2.DIST_C, 3) if is_full.any() else np.zeros(1, np.float32)
    return (float(rings.max()) + 1) * _BLOCK * 2**0.5


def _words(pixels: NDArray[np.uint8]) -> Iterator[NDArray[np.uint64]]:
    """Yield strips of a mask as (cells down, 8, cells across) words of eight masked bytes, filled up with zeros."""
    cells = _cells_of(Region.of(pixels.shape))
    step = max(1, _STRIP // max(cells.width * _CELL * _CELL, 1))
    strip = np.zeros((step * _CELL, cells.width * _CELL), np.uint8)
    for top in range(0, cells.height, step):
        rows = pixels[top * _CELL : (top + step) * _CELL]
        height = -(-len(rows) // _CELL)
        strip[len(rows) : height * _CELL] = 0
        strip[: len(rows), : pixels.shape[1]] = rows
        yield strip[: height * _CELL].view(np.uint64).reshape(height, _CELL, cells.width)


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
