"""Lays small windows side by side on one sheet: an engine called once for many specks of dust costs them once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.holes import Window
from inpaint_studio.core.region import Region

_SMALL = 96 * 96  # pixels up to which a window is laid beside others
_STEP = 8  # the sides of windows of deep holes are multiples of it
_FULL = 448 * 448  # pixels of a sheet


def gather(windows: Iterable[Window], shape: tuple[int, ...]) -> Iterator[list[Window]]:
    """Yield the windows, in order, as lists of what may share a sheet; larger ones alone.

    A window cut off by the photo's border stays alone, too: beside others, its holes would see what is not theirs.

    Args:
        windows: whole holes, with as many pixels around them as an engine looks at.
        shape: (rows, columns) of the photo.
    """
    sheet: list[Window] = []
    area = 0
    for window in windows:
        region = window.region
        is_cut_off = min(region.top, region.left) == 0 or region.bottom == shape[0] or region.right == shape[1]
        if window.mask.size > _SMALL or is_cut_off or window.is_alone:
            yield [window]
            continue
        sheet.append(window)
        area += window.mask.size
        if area >= _FULL:
            yield sheet
            sheet, area = [], 0
    if sheet:
        yield sheet


def lay(windows: Sequence[Window]) -> list[Region]:
    """Return a place on a common sheet for each window: in rows, the tallest first; the sheet begins at (0, 0).

    Places begin at multiples of ``_STEP``, as windows of deep holes do: an engine that reduces by two, again and again,
    then makes the same of them there.
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
    """Return the sheet's pixels and its mask; what no window covers is known and 0."""
    rows, columns = max(place.bottom for place in places), max(place.right for place in places)
    sheet = np.zeros((rows, columns, *pixels.shape[2:]), pixels.dtype)
    mask = np.zeros((rows, columns), np.bool_)
    for window, place in zip(windows, places, strict=True):
        sheet[place.slices] = pixels[window.region.slices]
        mask[place.slices] = window.mask
    return sheet, mask
