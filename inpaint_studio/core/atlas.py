"""Packs small windows into an atlas, one larger image: an engine is called once for many specks of dust."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.holes import Window
from inpaint_studio.core.region import Region

_SMALL = 160 * 160  # pixels; windows of at most so many share an atlas
_STEP = 8  # pixels; windows of deep holes have sides that are multiples of it
_FULL = 640 * 640  # pixels; an atlas whose windows have so many takes no more


def gather(windows: Iterable[Window], shape: tuple[int, ...]) -> Iterator[list[Window]]:
    """Yield the windows as lists of those that share an atlas; within a list they keep their order.

    Larger windows come alone. So do windows in the photo's corners: beside others, an engine would see their pixels
    where the photo ends.

    Args:
        windows: of whole holes, with as many pixels around them as an engine looks at.
        shape: (rows, columns) of the photo.
    """
    atlas: list[Window] = []
    area = 0
    for window in windows:
        if window.mask.size > _SMALL or sum(_sides(window.region, shape)) > 1 or window.is_alone:
            yield [window]
            continue
        atlas.append(window)
        area += window.mask.size
        if area >= _FULL:
            yield atlas
            atlas, area = [], 0
    if atlas:
        yield atlas


_SIDES = _TOP, _LEFT, _BOTTOM, _RIGHT = range(4)


def _sides(region: Region, shape: tuple[int, ...]) -> tuple[bool, bool, bool, bool]:
    """Return whether a region touches the top, the left, the bottom and the right of the photo."""
    return region.top == 0, region.left == 0, region.bottom == shape[0], region.right == shape[1]


def lay(windows: Sequence[Window], shape: tuple[int, ...]) -> list[Region]:
    """Return a place in the atlas for each window of one list of ``gather``; the atlas begins at (0, 0).

    Windows lie in rows, the tallest first. Those at one side of the photo lie at that side of the atlas: an engine sees
    where the photo ends. Places begin at multiples of ``_STEP``, or as far from one as the windows do in the photo,
    where those of deep holes begin at such, too: so an engine that halves the image several times groups the same
    pixels.

    Args:
        windows: that share the atlas.
        shape: (rows, columns) of the photo.
    """
    items = [_Item(number, window, _sides(window.region, shape)) for number, window in enumerate(windows)]
    tops, bottoms = ([item for item in items if item.sides[side]] for side in (_TOP, _BOTTOM))
    longest = max(sum(item.width for item in some) for some in (tops, bottoms, *([item] for item in items)))
    breadth = max(int(sum(item.height * item.width for item in items) ** 0.5), longest)
    breadth += (shape[1] - breadth) % _STEP
    first, last = (_Row(breadth, max((item.height for item in some), default=0), some) for some in (tops, bottoms))
    between: list[_Row] = []
    for item in sorted(items, key=lambda item: -item.height):
        if not (item.sides[_TOP] or item.sides[_BOTTOM]):
            row = next((row for row in (first, last, *between) if row.takes(item)), None)
            if row is None:
                between.append(row := _Row(breadth, item.height))
            row.add(item)
    places: dict[int, Region] = {}
    top = 0
    for row in (first, *between):
        places |= row.places(top, top + row.height)
        top += row.height
    end = top + last.height
    places |= last.places(top, end + (shape[0] - end) % _STEP)
    return [places[number] for number in range(len(windows))]


class _Item:
    """A window and the room that it takes, in multiples of ``_STEP``."""

    def __init__(self, number: int, window: Window, sides: tuple[bool, bool, bool, bool]) -> None:
        self.number = number
        self.shape: tuple[int, int] = window.mask.shape
        self.height, self.width = (-(-length // _STEP) * _STEP for length in self.shape)
        self.sides = sides


class _Row:
    """Windows side by side in an atlas of some breadth."""

    def __init__(self, breadth: int, height: int, items: Iterable[_Item] = ()) -> None:
        self.height = height
        self._breadth = self._room = breadth
        self._items: list[_Item] = []
        self._is_taken = [False] * len(_SIDES)
        for item in items:
            self.add(item)

    def add(self, item: _Item) -> None:
        """Add a window."""
        self._items.append(item)
        self._room -= item.width
        self._is_taken = [one or other for one, other in zip(self._is_taken, item.sides, strict=True)]

    def takes(self, item: _Item) -> bool:
        """Whether there is room for a window, at the side where it must lie."""
        if item.width > self._room or item.height > self.height:
            return False
        return not any(item.sides[side] and self._is_taken[side] for side in (_LEFT, _RIGHT))

    def places(self, top: int, bottom: int) -> dict[int, Region]:
        """Return where the windows lie, by their numbers, in a row from ``top`` to ``bottom``."""
        places, left = {}, 0
        for item in sorted(self._items, key=lambda item: not item.sides[_LEFT]):
            height, width = item.shape
            column = self._breadth - width if item.sides[_RIGHT] else left
            row = bottom - height if item.sides[_BOTTOM] else top
            places[item.number] = Region(row, column, row + height, column + width)
            left += 0 if item.sides[_RIGHT] else item.width
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
