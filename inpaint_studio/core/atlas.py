"""Packs small windows into an atlas, one larger image: an engine is called once for many specks of dust."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.holes import Window
from inpaint_studio.core.region import Region

_SMALL = 128 * 128  # pixels; windows of at most so many share an atlas
_STEP = 8  # pixels; windows of deep holes have sides that are multiples of it
_FULL = 448 * 448  # pixels; an atlas whose windows have so many takes no more


def gather(windows: Iterable[Window], shape: tuple[int, ...]) -> Iterator[list[Window]]:
    """Yield the windows as lists of those that share an atlas; within a list they keep their order.

    Larger windows come alone. So do windows at the photo's border: beside others, an engine would see their pixels
    where the photo ends.

    Args:
        windows: of whole holes, with as many pixels around them as an engine looks at.
        shape: (rows, columns) of the photo.
    """
    atlas: list[Window] = []
    area = 0
    for window in windows:
        region = window.region
        is_cut_off = min(region.top, region.left) == 0 or region.bottom == shape[0] or region.right == shape[1]
        if window.mask.size > _SMALL or is_cut_off or window.is_alone:
            yield [window]
            continue
        atlas.append(window)
        area += window.mask.size
        if area >= _FULL:
            yield atlas
            atlas, area = [], 0
    if atlas:
        yield atlas


def lay(windows: Sequence[Window]) -> list[Region]:
    """Return a place in the atlas for each window: in rows, the tallest first; the atlas begins at (0, 0).

    Places begin at multiples of ``_STEP``, as windows of deep holes do in the photo: so an engine that halves the image
    several times groups the same pixels.
    """
    shapes = [tuple(-(-side // _STEP) * _STEP for side in window.mask.shape) for window in windows]
    width = max(int(sum(rows * columns for rows, columns in shapes) ** 0.5), max(columns for _, columns in shapes))
    places: list[Region] = [Region(0, 0, 0, 0)] * len(windows)
    top = left = tallest = 0
    for index in sorted(range(len(windows)), key=lambda each: -shapes[each][0]):
        rows, columns = shapes[index]
        height, breadth = windows[index].mask.shape
        if left + columns > width:
            top, left, tallest = top + tallest, 0, 0
        places[index] = Region(top, left, top + height, left + breadth)
        left += columns
        tallest = max(tallest, rows)
    return places


def compose(
    pixels: NDArray[Any], windows: Sequence[Window], places: Sequence[Region]
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return the atlas, (H, W, ...) of the dtype of ``pixels``, and its mask (H, W); between windows both are 0."""
    rows, columns = max(place.bottom for place in places), max(place.right for place in places)
    atlas = np.zeros((rows, columns, *pixels.shape[2:]), pixels.dtype)
    mask = np.zeros((rows, columns), np.bool_)
    for window, place in zip(windows, places, strict=True):
        atlas[place.slices] = pixels[window.region.slices]
        mask[place.slices] = window.mask
    return atlas, mask


def compose_planes(
    planes: Sequence[NDArray[np.bool_] | None], usual: Sequence[NDArray[np.bool_]], places: Sequence[Region]
) -> NDArray[np.bool_] | None:
    """Return the atlas (H, W) of one plane (h, w) for each window; between windows it is False.

    Args:
        planes: for each window its plane, or None where the usual one holds.
        usual: for each window the plane that None stands for.
        places: from ``lay``.

    Returns:
        None where the usual ones hold everywhere.
    """
    if all(plane is None for plane in planes):
        return None
    atlas = np.zeros((max(place.bottom for place in places), max(place.right for place in places)), np.bool_)
    for plane, instead, place in zip(planes, usual, places, strict=True):
        atlas[place.slices] = instead if plane is None else plane
    return atlas
