"""Lays donors beside a window: an engine sees one image, however far apart they are in the photo."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.donors import Piece, parts_of
from inpaint_studio.core.region import Region

GAP = 8
"""Pixels between the window and what lies beside it: known, no source, and equal to the last pixels before them."""

_SIDES = ((False, False), (True, False), (False, True), (True, True))  # (below or above?, before the window?)


def beside(window: Piece, donors: Sequence[Piece], room: tuple[int, int] = (0, 0)) -> tuple[Piece, Region]:
    """Return one image of a window and of donors, and the window's place in it.

    They stand in a row or a column of the window's height or width. They are put at the side where the least is masked:
    a hole at the photo's border would else end at what lies beside it.

    Args:
        window: the window.
        donors: what stands beside it.
        room: how many rows of the photo there are above the one, and columns left of the one, that regions count from.

    Returns:
        The image; its region is that of the photo were it continued from the window, and never begins above or to the
        left of the photo. And the place of the window in the image.
    """
    for is_down, is_before in sorted(_SIDES, key=lambda side: _masked_at(window, *side)):
        turned = [piece.turned() if is_down else piece for piece in (window, *donors)]
        row = _row(turned[0], turned[1:], is_before)
        if row.region.left + room[0 if is_down else 1] >= 0:
            break
    image = row.turned() if is_down else row
    return _solid(image), Region.of(window.unknown.shape).moved(
        window.region.top - image.region.top, window.region.left - image.region.left
    )


def _masked_at(window: Piece, is_down: bool, is_before: bool) -> int:
    """Return how many pixels at one side of a window are unknown."""
    lines = window.unknown if is_down else window.unknown.T
    return int(np.count_nonzero(lines[0 if is_before else -1]))


def _row(window: Piece, donors: Sequence[Piece], is_before: bool) -> Piece:
    """Return the window with the donors to its right, or to its left."""
    height = window.region.height
    parts = [each.cut(part) for each in donors for part in parts_of(each.region, height, each.region.width)]
    blocks = [_padded(part, height) for part in parts]
    row = [*blocks, _gap(window, 0), window] if is_before else [window, _gap(window, -1), *blocks]
    pixels, unknown, sources = (
        np.concatenate([getattr(block, name) for block in row], axis=1) for name in ("pixels", "unknown", "sources")
    )
    left = window.region.left - (unknown.shape[1] - window.region.width if is_before else 0)
    region = Region.of(unknown.shape).moved(window.region.top, left)
    return Piece(region, pixels, unknown, sources)


def _padded(piece: Piece, height: int) -> Piece:
    """Return a piece continued to ``height`` rows, and by a gap to its right."""
    wide = ((0, height - piece.region.height), (0, GAP))
    more = (*wide, *((0, 0),) * (piece.pixels.ndim - 2))
    return replace(
        piece,
        pixels=np.pad(piece.pixels, more, mode="edge"),
        unknown=np.pad(piece.unknown, wide, mode="edge"),
        sources=np.pad(piece.sources, wide),
    )


def _gap(window: Piece, column: int) -> Piece:
    """Return the gap that continues the window's first or last column; where that is unknown, its nearest pixels."""
    unknown = window.unknown[:, column]
    known, rows = np.flatnonzero(~unknown), np.arange(len(unknown))
    if known.size:
        rows = known[abs(known[:, np.newaxis] - rows).argmin(axis=0)]
    line: NDArray[np.generic] = window.pixels[rows, column][:, np.newaxis]
    shape = (len(unknown), GAP)
    is_unknown = np.full(shape, not known.size)
    return Piece(window.region, line.repeat(GAP, axis=1), is_unknown, np.zeros(shape, np.bool_))


def _solid(piece: Piece) -> Piece:
    """Return a piece whose arrays are C-contiguous."""
    arrays = map(np.ascontiguousarray, (piece.pixels, piece.unknown, piece.sources))
    return Piece(piece.region, *arrays)
