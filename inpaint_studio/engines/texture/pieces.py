"""Pieces: holes one by one, large ones cut along a grid of the photo, so that each piece is filled by itself.

What a piece comes to depends on nothing but the photo around it: not on the window that shows it, nor on the order.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.engine import Surroundings
from inpaint_studio.core.region import Region
from inpaint_studio.engines.kernels.arrays import FloatArray, HoleMask
from inpaint_studio.engines.kernels.exact import hole_depth
from inpaint_studio.engines.texture.options import SPECK

_WHOLE = 96  # pixels; holes with sides of at most so many are not cut
CELL = 256
"""Side, in pixels, of the grid along which larger holes are cut."""

_OVER = 32  # pixels beyond its cell that a piece shows of its hole
_FADE = 8  # pixels on either side of a cell's border within which two pieces are mixed

_SEEDS = 1 << 31

_REACHES = ((4.0, 32), (8.0, 48), (12.0, 72), (16.0, 104))
_FARTHEST = 128
# Depths of a hole, in pixels, and how far around it texture is taken from up to each, and beyond: always less than what
# a window shows around the hole (``options.INFO``). Texture from farther away fits less well.


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A hole, or a part of one.

    Attributes:
        region: where it lies, with its surroundings, in the image.
        hole: (h, w) bool, the hole as far as the piece shows it.
        share: (h, w) float32, how much of each pixel's texture comes from this piece; None for all of it.
        width: of the hole, in pixels.
        reach: how far from the hole texture is taken, in pixels.
        seed: a number of its own, from where it lies.
    """

    region: Region
    hole: HoleMask
    share: FloatArray | None
    width: float
    reach: int
    seed: int


@dataclass(frozen=True, slots=True, eq=False)
class Holes:
    """The holes of an image one by one.

    Attributes:
        labels: (H, W), the number of the hole that each pixel is in, from 1; 0 at known pixels.
        boxes: (n + 1, 5), left, top, width, height of the hole of each number, and how many pixels it has.
    """

    labels: NDArray[np.int32]
    boxes: NDArray[np.int32]

    @classmethod
    def of(cls, mask: HoleMask) -> "Holes":
        """Return the holes of a mask, (H, W) bool."""
        _, labels, boxes, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
        return cls(np.asarray(labels, np.int32), np.asarray(boxes, np.int32))


def pieces_of(holes: Holes, surroundings: Surroundings, narrowest: float, margin: int) -> Iterator[Piece]:
    """Yield the pieces that pixels are wanted of; specks of dust have none, as a photo may have thousands.

    Args:
        holes: of the image.
        surroundings: where the image lies in the photo, and which pixels are wanted.
        narrowest: holes that are nowhere so wide, in pixels, are left out.
        margin: how many pixels around its hole a piece shows at least.
    """
    sides, areas = holes.boxes[:, 2:4].min(axis=1), holes.boxes[:, 4]
    are_large = (sides >= narrowest) & (areas >= SPECK)
    for label in (np.flatnonzero(are_large[1:]) + 1).tolist():
        left, top, width, height, _ = holes.boxes[label].tolist()
        box = Region(top, left, top + height, left + width)
        for cell in _cells(box, surroundings.origin):
            piece = _piece(holes.labels, label, box, cell, surroundings, narrowest, margin)
            if piece is not None:
                yield piece


def _cells(box: Region, origin: tuple[int, int]) -> Iterator[Region | None]:
    """Yield the cells, in the image, that a hole lies in; None where it is not cut."""
    if max(box.height, box.width) <= _WHOLE:
        yield None
        return
    placed = box.moved(*origin).padded(_FADE)
    for top in range(placed.top // CELL * CELL, placed.bottom, CELL):
        for left in range(placed.left // CELL * CELL, placed.right, CELL):
            yield Region(top, left, top + CELL, left + CELL).moved(-origin[0], -origin[1])


def _piece(
    labels: NDArray[np.int32],
    label: int,
    box: Region,
    cell: Region | None,
    surroundings: Surroundings,
    narrowest: float,
    margin: int,
) -> Piece | None:
    """Return the piece of a hole in a cell; None where nothing of it is wanted, or it is too narrow."""
    shown = box if cell is None else _shared(box, cell.padded(_OVER))
    if shown is None:
        return None
    hole = labels[shown.slices] == label
    if cell is not None:
        if not hole.any():
            return None
        part = box_of(hole)
        shown, hole = part.moved(shown.top, shown.left), hole[part.slices]
    core = hole
    share = None
    if cell is not None:
        share = _share(shown, cell)
        core = hole & (share > 0)
    if not core.any() or (surroundings.wanted is not None and not surroundings.wanted[shown.slices][core].any()):
        return None
    depth = float(hole_depth(np.pad(hole, 1))[1:-1, 1:-1][core].max())
    if 2 * depth < narrowest:
        return None
    reach = next((reach for most, reach in _REACHES if depth <= most), _FARTHEST)
    around = max(reach, margin)
    seed = 0 if cell is None else (cell.top + surroundings.origin[0]) * 65_537 + cell.left + surroundings.origin[1]
    whole = None if share is None else np.pad(share, around)
    return Piece(shown.padded(around), np.pad(hole, around), whole, 2 * depth, reach, seed % _SEEDS)


def box_of(hole: HoleMask) -> Region:
    """Return the smallest region that holds the hole."""
    left, top, width, height = cv2.boundingRect(hole.view(np.uint8))
    return Region(top, left, top + height, left + width)


def _shared(box: Region, shown: Region) -> Region | None:
    """Return the part that two regions share; None where that is nothing."""
    both = box.intersection(shown)
    return None if both.is_empty else both


def _share(shown: Region, cell: Region) -> FloatArray:
    """Return (h, w), how much of the pixels of a region comes from a cell: 1 inside, falling to 0 across its border."""
    down = _ramp(shown.top, shown.bottom, cell.top, cell.bottom)
    return np.asarray(down[:, np.newaxis] * _ramp(shown.left, shown.right, cell.left, cell.right), np.float32)


def _ramp(start: int, stop: int, first: int, last: int) -> FloatArray:
    """Return what ``_share`` is along one axis, for the pixels from ``start`` to ``stop``."""
    middles = np.arange(start, stop, dtype=np.float32) + np.float32(0.5)
    rise, fall = middles - (first - _FADE), (last + _FADE) - middles
    return np.asarray(np.clip(np.minimum(rise, fall) / (2 * _FADE), 0, 1), np.float32)
