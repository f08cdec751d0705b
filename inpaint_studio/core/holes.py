"""Splits a mask into windows that can be restored one by one, with the same result as all at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, inf, log2

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.cells import CELL, Groups, cells_of, depth, grouped, occupied, pixels_in, pixels_of
from inpaint_studio.core.engine import EngineInfo
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.region import Region

_SIDE = 608  # groups that reach further than this many pixels are cut into tiles of this side
_LATER = 1.1  # a front's time of arrival over the distance, at most


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """A part of the photo around one or more holes.

    Attributes:
        region: where it lies.
        mask: (h, w) bool, every pixel to restore, those of cut-off neighbours included.
        own: (h, w) bool, the pixels whose filling is to be taken from this window.
        is_alone: whether what lies beyond its border could be seen from its holes, were there something.
    """

    region: Region
    mask: NDArray[np.bool_]
    own: NDArray[np.bool_]
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """How far an engine looks, see ``EngineInfo``.

    Attributes:
        context: how many pixels around a hole it looks at.
        spread: how many pixels further off a pixel of a hole depends on others, for each pixel of the hole's depth.
        shallow: depth up to which the reach is enough; around deeper holes more is shown.
        reach: what doubles with the depth; the context by default.
        grid: the windows of a net begin at multiples of it.
    """

    context: int
    spread: float = 0.0
    shallow: float = inf
    reach: int | None = None
    grid: int = 1

    @classmethod
    def of(cls, info: EngineInfo) -> "View":
        """Return that of an engine."""
        return cls(info.context, info.spread, info.shallow, info.reach, info.grid)

    def step(self, depth: float) -> int:
        """Return how many times as far as in a shallow hole it looks in one of some depth: a power of two."""
        return 1 if depth <= self.shallow else 1 << ceil(log2(depth / self.shallow))

    def around(self, depth: float) -> int:
        """Return how many pixels around a hole of some depth it looks at."""
        reach = self.context if self.reach is None else self.reach
        return max(self.context, reach * self.step(depth))


def split(
    pixels: NDArray[np.uint8],
    view: View,
    *,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Iterator[Window]:
    """Yield windows that together own every pixel to restore exactly once, largest first.

    Holes closer to each other than the context influence each other and share a window, as some do that are a little
    further apart; a group that lies within another joins it, as it is seen there anyway. A group that reaches far, as
    a net of scratches does, is cut into tiles that overlap by the context and by ``spread`` times the depth of its
    holes. Around deep holes a window may show neighbours, cut off, that it does not own.

    Args:
        pixels: (H, W) uint8, nonzero = restore.
        view: how far the engine looks.
        progress: called while the mask is looked through, before the first window.
        cancel: asked now and then.
    """
    groups = grouped(occupied(pixels, progress, cancel), -(-view.context // CELL))
    boxes, sizes = groups.boxes.tolist(), groups.sizes.tolist()
    spans = groups.boxes[:, 2:] - groups.boxes[:, :2]
    is_large = (spans.max(axis=1, initial=0) * CELL > _SIDE).tolist()
    is_done = np.zeros(len(boxes), np.bool_)
    for group in np.argsort(-spans.prod(axis=1), kind="stable").tolist():
        if is_done[group]:
            continue
        area = Region(*boxes[group])
        labels = groups.labels[area.slices]
        chosen = None
        if np.count_nonzero(labels) != sizes[group]:  # most specks of dust are alone
            members = _nested(groups, area, is_done)
            is_done[members] = True
            chosen = np.isin(labels, members + 1)
        if is_large[group]:
            yield from _tiles(pixels, groups.labels, area, chosen, view, cancel)
        else:
            yield _window(pixels, groups.labels, area, chosen, view)


def _nested(groups: Groups, area: Region, is_done: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the groups that lie within ``area``, a region of cells, as a whole, but for those that are done."""
    labels = groups.labels[area.slices]
    seen = np.unique(labels[labels > 0]).astype(np.intp) - 1
    boxes = groups.boxes[seen]
    begin, end = (area.top, area.left), (area.bottom, area.right)
    is_inside = (boxes[:, :2] >= begin).all(axis=1) & (boxes[:, 2:] <= end).all(axis=1)
    return seen[is_inside & ~is_done[seen]]


def _window(
    pixels: NDArray[np.uint8], labels: NDArray[np.int32], area: Region, chosen: NDArray[np.bool_] | None, view: View
) -> Window:
    """Return the window of what is to be restored in the ``chosen`` cells of ``area``, or in all of them.

    Specks of dust come by the thousand, and numbers are cheaper than regions.
    """
    rows, columns = pixels.shape
    top, left, bottom, right = area.top * CELL, area.left * CELL, area.bottom * CELL, area.right * CELL
    own = pixels[top:bottom, left:right]
    if chosen is not None:
        own = own * pixels_in(chosen, pixels_of(area).clipped(pixels.shape))
    x, y, width, height = cv2.boundingRect(own)
    own = own[y : y + height, x : x + width]
    top, left = top + y, left + x
    bottom, right = top + height, left + width
    deepest = min(height, width) * _LATER
    if deepest > view.shallow:
        near = pixels[max(top - 1, 0) : bottom + 1, max(left - 1, 0) : right + 1]
        # About the largest time of arrival, no less than the distance to the rim.
        deepest = _LATER * cv2.minMaxLoc(cv2.distanceTransform(near, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))[1]
    # An engine that reduces deep holes by two, again and again, makes the same of them where windows begin in step.
    context, step = view.around(deepest), view.step(deepest)
    first, last = (top - context) // step * step, -(-(bottom + context) // step) * step
    begin, end = (left - context) // step * step, -(-(right + context) // step) * step
    region = Region(max(first, 0), max(begin, 0), min(last, rows), min(end, columns))
    mask = pixels[region.slices] != 0
    shown = np.count_nonzero(labels[cells_of(region).slices])
    if shown == np.count_nonzero(labels[area.slices] if chosen is None else chosen):
        return Window(region, mask, mask)
    whole = np.zeros(mask.shape, np.bool_)
    whole[top - region.top : bottom - region.top, left - region.left : right - region.left] = own
    return Window(region, mask, whole)


def _tiles(
    pixels: NDArray[np.uint8],
    labels: NDArray[np.int32],
    area: Region,
    chosen: NDArray[np.bool_] | None,
    view: View,
    cancel: CancelToken,
) -> Iterator[Window]:
    """Yield windows for the ``chosen`` cells of ``area``, or for all of them, along a grid."""
    seen = labels[area.slices] > 0
    chosen = seen if chosen is None else chosen
    most = _overlap(depth(pixels[pixels_of(area).slices], chosen, cancel), view)
    side = max(_SIDE, 4 * most) // CELL
    for tile in area.tiles(side):
        place = tile.moved(-area.top, -area.left).slices
        part = chosen[place]
        if not part.any():
            continue
        left, top, width, height = cv2.boundingRect(part.view(np.uint8))
        inner = Region(top, left, top + height, left + width)
        core = pixels_of(inner.moved(tile.top, tile.left))
        overlap = min(most, _overlap(_deepest(pixels, core.padded(most)), view))
        region = _begun(core.padded(overlap), view.grid).clipped(pixels.shape)
        mask = pixels[region.slices] != 0
        own = np.zeros(mask.shape, np.bool_)
        core = core.clipped(pixels.shape)
        inside = core.moved(-region.top, -region.left).slices
        own[inside] = mask[inside]
        if np.count_nonzero(part) != np.count_nonzero(seen[place]):
            own[inside] &= pixels_in(part[inner.slices], core)
        yield Window(region, mask, own)


def _begun(region: Region, grid: int) -> Region:
    """Return the region, begun earlier so that its sides lie at multiples of ``grid``."""
    return Region(region.top // grid * grid, region.left // grid * grid, region.bottom, region.right)


def _overlap(depth: float, view: View) -> int:
    """Return by how much tiles overlap where holes are so deep.

    It is a whole number of cells: windows then begin at cells, which an engine that reduces by strides likes.
    """
    return CELL * ceil((view.around(depth) + view.spread * depth) / CELL)


def _deepest(pixels: NDArray[np.uint8], region: Region) -> float:
    """Return the most that a pixel of a region can be away from the rim of its hole, in pixels."""
    rings = cv2.distanceTransform(pixels[region.clipped(pixels.shape).slices], cv2.DIST_C, 3)
    # A disc of radius R holds a square of side R * sqrt(2), and the distance in its middle is half of that.
    return cv2.minMaxLoc(rings)[1] * 2**0.5
