"""Strokes like scratches: laid at random, drawn in exactly the width asked for."""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.evaluation.arrays import MaskArray

_STEPS = 40  # pieces into which a stroke as long as the photo's shorter side is bent
_BEND = 0.12  # standard deviation of the turn between two pieces, radians

Segments = NDArray[np.float64]
"""(n, 2, 2): n straight pieces, each from one (row, column) to another."""


def lay_strokes(shape: tuple[int, int], width: float, coverage: float, rng: np.random.Generator) -> Segments:
    """Return strokes that cover ``coverage`` percent of a photo when they are drawn ``width`` pixels wide.

    A stroke begins anywhere, runs in any direction, bends a little at every piece, and is up to 1.5 times as long as
    the photo's shorter side. The last one ends where the coverage is reached.
    """
    wanted = shape[0] * shape[1] * coverage / 100
    mask = np.zeros(shape, np.uint8)
    piece = max(4.0, min(shape) / _STEPS)
    segments: list[NDArray[np.float64]] = []
    covered = 0
    while covered < wanted:
        length = int(rng.integers(_STEPS // 4, _STEPS * 3 // 2))
        angles = rng.uniform(0, 2 * np.pi) + rng.normal(0, _BEND, length).cumsum()
        steps = np.stack([np.sin(angles), np.cos(angles)], axis=1) * piece
        points = rng.uniform((0, 0), shape) + np.vstack([np.zeros(2), steps.cumsum(axis=0)])
        for segment in np.stack([points[:-1], points[1:]], axis=1):
            if covered >= wanted:
                break
            covered += _draw_segment(mask, segment, width)
            segments.append(segment)
    return np.array(segments)


def draw_strokes(shape: tuple[int, int], segments: Segments, width: float) -> MaskArray:
    """Return the (H, W) uint8 mask, 255 = restore, of strokes drawn ``width`` pixels wide."""
    mask = np.zeros(shape, np.uint8)
    for segment in segments:
        _draw_segment(mask, segment, width)
    return mask


def _draw_segment(mask: MaskArray, segment: NDArray[np.float64], width: float) -> int:
    """Mask the pixels whose centres lie within half the width of a straight piece; return how many are new.

    ``cv2.line`` draws even widths one pixel too wide; this has the width asked for, at any angle.
    """
    low = np.maximum(np.floor(segment.min(axis=0) - width / 2), 0).astype(int)
    high = np.minimum(np.ceil(segment.max(axis=0) + width / 2) + 1, mask.shape).astype(int)
    if (low >= high).any():
        return 0
    (row, column), (down, right) = segment[0], segment[1] - segment[0]
    rows = np.arange(low[0], high[0])[:, np.newaxis] - row
    columns = np.arange(low[1], high[1]) - column
    along = np.clip((rows * down + columns * right) / (down**2 + right**2), 0, 1)
    near = (rows - along * down) ** 2 + (columns - along * right) ** 2 <= (width / 2) ** 2
    part = mask[low[0] : high[0], low[1] : high[1]]
    new = int(np.count_nonzero(near & (part == 0)))
    part[near] = 255
    return new
