"""Sampling: the pixels of a source as they come to lie under a rectangle of the photo."""

from collections.abc import Callable
from math import ceil, floor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.healing.placement import Placement

Read = Callable[[Region], NDArray[Any]]
"""Returns the pixels of a region of the source, (h, w) or (h, w, C)."""


def sample(
    read: Read, shape: tuple[int, int], placement: Placement, region: Region, *, is_nearest: bool = False
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return what the pixels of ``region`` take from a source.

    Args:
        read: of the source; asked for regions inside it only.
        shape: (rows, columns) of the source.
        placement: where the source lies.
        region: of the photo.
        is_nearest: take the nearest pixel, instead of interpolating between pixels that do not meet.

    Returns:
        (h, w) or (h, w, C), of the dtype that is read, or float32 where it is interpolated; and (h, w), where the
        source has a pixel. Elsewhere the values are 0.
    """
    if placement.is_exact:
        return _copied(read, shape, placement, region)
    step = max(abs(a) + abs(b) for a, b in placement.turn.matrix)
    parts = 1 if is_nearest or step <= 1 else ceil(step)
    total: NDArray[np.float32] | None = None
    is_there = np.ones((region.height, region.width), np.bool_)
    # Where the source is shrunk, each pixel is the mean of several places, so that nothing flickers.
    for down in range(parts):
        for right in range(parts):
            offsets = (down + 0.5) / parts, (right + 0.5) / parts
            rows, columns = _places(placement, region, offsets)
            values, found = _interpolated(read, shape, rows, columns, is_nearest=is_nearest)
            is_there &= found
            total = values if total is None else total + values
    if total is None or parts == 1:
        return values, is_there
    return total / np.float32(parts * parts), is_there


def glimpse(
    pixels: NDArray[Any], placement: Placement, region: Region, step: int
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return the pixels nearest to what every ``step``-th pixel of ``region`` takes, and where there are any.

    Args:
        pixels: (H, W) or (H, W, C), those of the source.
        placement: where the source lies.
        region: of the photo.
        step: in rows and columns.

    Returns:
        (h, w) or (h, w, C), of the same dtype; and (h, w).
    """
    rows, columns = _places(placement, region, (0.5, 0.5), step)
    down, right = np.floor(rows + 0.5).astype(np.intp), np.floor(columns + 0.5).astype(np.intp)
    found = (down >= 0) & (down < pixels.shape[0]) & (right >= 0) & (right < pixels.shape[1])
    return pixels[np.where(found, down, 0), np.where(found, right, 0)], found


def _copied(
    read: Read, shape: tuple[int, int], placement: Placement, region: Region
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    (a, b), (c, d) = placement.turn.matrix
    first = _pixel(placement.of((region.top + 0.5, region.left + 0.5)))
    last = _pixel(placement.of((region.bottom - 0.5, region.right - 0.5)))
    top, left = min(first[0], last[0]), min(first[1], last[1])
    place = Region(top, left, max(first[0], last[0]) + 1, max(first[1], last[1]) + 1)
    inside = place.clipped(shape)
    found = np.zeros((place.height, place.width), np.bool_)
    inner = inside.moved(-top, -left).slices
    found[inner] = True
    pixels = read(inside)
    values = np.zeros((*found.shape, *pixels.shape[2:]), pixels.dtype)
    values[inner] = pixels
    if b:
        values, found = values.swapaxes(0, 1), found.swapaxes(0, 1)
    down, right = (a or c), (b or d)
    return values[:: int(down), :: int(right)], found[:: int(down), :: int(right)]


def _pixel(point: tuple[float, float]) -> tuple[int, int]:
    return floor(point[0]), floor(point[1])


def _places(
    placement: Placement, region: Region, offsets: tuple[float, float], step: int = 1
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return (h, w) each, the rows and columns of the source under a point of each pixel, pixels' centres whole."""
    (a, b), (c, d) = placement.turn.matrix
    down = (np.arange(region.top, region.bottom, step) + (offsets[0] - placement.target[0]))[:, np.newaxis]
    right = np.arange(region.left, region.right, step) + (offsets[1] - placement.target[1])
    return a * down + b * right + (placement.source[0] - 0.5), c * down + d * right + (placement.source[1] - 0.5)


def _interpolated(
    read: Read,
    shape: tuple[int, int],
    rows: NDArray[np.float64],
    columns: NDArray[np.float64],
    *,
    is_nearest: bool,
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Interpolate by Catmull and Rom's cubic (Keys, IEEE Trans. ASSP 29, 1981, a = -1/2); beyond the edge, by it."""
    found = (rows >= 0) & (rows <= shape[0] - 1) & (columns >= 0) & (columns <= shape[1] - 1)
    reach = 0 if is_nearest else 2
    span = Region(floor(rows.min()), floor(columns.min()), ceil(rows.max()) + 1, ceil(columns.max()) + 1).padded(reach)
    place = span.clipped(shape)
    if place.is_empty:
        empty = read(Region(0, 0, 1, 1))
        return np.zeros((*rows.shape, *empty.shape[2:]), empty.dtype if is_nearest else np.float32), found
    pixels = read(place)
    flat = pixels.reshape(place.area, *pixels.shape[2:])

    def starts(places: NDArray[np.float64]) -> NDArray[np.intp]:
        return np.clip(places.astype(np.intp) - place.top, 0, place.height - 1) * place.width

    def offsets(places: NDArray[np.float64]) -> NDArray[np.intp]:
        return np.clip(places.astype(np.intp) - place.left, 0, place.width - 1)

    if is_nearest:
        values = flat.take(starts(np.floor(rows + 0.5)) + offsets(np.floor(columns + 0.5)), axis=0)
    else:
        first_row, first_column = np.floor(rows), np.floor(columns)
        row_weights, column_weights = _weights(rows - first_row), _weights(columns - first_column)
        values = np.zeros((*rows.shape, *pixels.shape[2:]), np.float32)
        across = [offsets(first_column + step) for step in (-1, 0, 1, 2)]
        for step, row_weight in zip((-1, 0, 1, 2), row_weights, strict=True):
            start = starts(first_row + step)
            for offset, column_weight in zip(across, column_weights, strict=True):
                weight = row_weight * column_weight
                part = flat.take(start + offset, axis=0).astype(np.float32, copy=False)
                part *= weight if part.ndim == 2 else weight[..., np.newaxis]
                values += part
    values[~found] = 0
    return values, found


def _weights(share: NDArray[np.float64]) -> list[NDArray[np.float32]]:
    """Return the weights of four pixels around places that are ``share`` of the way from the second to the third."""
    s, rest = share.astype(np.float32), (1 - share).astype(np.float32)
    half = np.float32(0.5)
    return [
        -half * s * rest * rest,
        1 + s * s * (half * 3 * s - half * 5),
        1 + rest * rest * (half * 3 * rest - half * 5),
        -half * rest * s * s,
    ]
