"""Splits a mask into windows that can be restored one by one, with the same result as all at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, inf, log2

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.cells import CELL, Groups, cells_of, depth, grouped, joined, occupied, pixels_in, pixels_of
from inpaint_studio.core.engine import EngineInfo, Specks
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.region import Region

_SIDE = 512  # pixels; groups with a longer side are cut into tiles of this side
_GRID = 256  # pixels; tiles begin at multiples of this in the photo, whatever is masked
_LATER = 1.1  # the time at which a marched front arrives is at most so many times the distance


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """A part of the photo around one or more holes.

    Attributes:
        region: where it lies.
        mask: (h, w) bool, every pixel to restore, including those of other holes that the window cuts off.
        own: (h, w) bool, the pixels whose filling is to be taken from this window.
        is_alone: whether an engine looks as far as its border from its holes, so that it must not share an atlas.
    """

    region: Region
    mask: NDArray[np.bool_]
    own: NDArray[np.bool_]
    is_alone: bool = False

    @property
    def wanted(self) -> NDArray[np.bool_] | None:
        """The same as ``own``; None where that is the whole mask."""
        return None if self.own is self.mask else self.own


@dataclass(frozen=True, slots=True)
class View:
    """How far an engine looks, see ``EngineInfo``.

    Attributes:
        context: how many pixels around a hole it looks at.
        spread: by how many pixels that grows for each pixel of the hole's depth.
        shallow: depth in pixels up to which ``reach`` is enough; around deeper holes more is shown.
        reach: how many pixels it depends on around a shallow hole; doubles with the depth; None for the context.
        grid: windows that share a hole begin at multiples of so many pixels.
        specks: how little it looks at around specks of dust; None where that is no less.
    """

    context: int
    spread: float = 0.0
    shallow: float = inf
    reach: int | None = None
    grid: int = 1
    specks: Specks | None = None

    @classmethod
    def of(cls, info: EngineInfo) -> "View":
        """Return how far the engine described by ``info`` looks."""
        return cls(info.context, info.spread, info.shallow, info.reach, info.grid, info.specks)

    @property
    def of_specks(self) -> "View":
        """How far the engine looks around specks of dust."""
        if self.specks is None:
            return self
        return replace(self, context=self.specks.context, reach=self.specks.reach, specks=None)

    def step(self, depth: float) -> int:
        """Return by what factor, a power of two, the reach grows from a shallow hole to one of ``depth`` pixels."""
        return 1 if depth <= self.shallow else 1 << ceil(log2(depth / self.shallow))

    def around(self, depth: float) -> int:
        """Return how many pixels it looks at around a hole of ``depth`` pixels."""
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

    Holes closer to each other than the context influence each other and share a window; so do some that are a little
    further apart, because distances are measured in cells. A group whose box lies within that of another joins it, as
    that window shows it anyway. A large group, such as a net of scratches, is cut into tiles that overlap by the
    context and by ``spread`` times the depth of its holes. Around deep holes a window may show parts of other holes,
    which it does not own; so it may where specks of dust, which an engine looks less around, have windows of their own.

    Args:
        pixels: (H, W) uint8, nonzero = restore.
        view: how far the engine looks.
        progress: called while the mask is looked through, before the first window.
        cancel: asked at intervals.
    """
    groups, are_specks = _grouped(pixels, occupied(pixels, progress, cancel), view)
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
            yield _window(pixels, groups.labels, area, chosen, view.of_specks if are_specks[group] else view)


def _grouped(pixels: NDArray[np.uint8], cells: NDArray[np.bool_], view: View) -> tuple[Groups, NDArray[np.bool_]]:
    """Return groups of the occupied cells, and (n,) which of them are specks of dust.

    Specks, which an engine looks less around, are grouped first, and only with what is so near.
    """
    distance = -(-view.context // CELL)
    if view.specks is None:
        groups = grouped(cells, distance)
        return groups, np.zeros(len(groups.boxes), np.bool_)
    near = grouped(cells, -(-view.specks.context // CELL))
    are_specks = np.array([_is_dust(pixels, Region(*box), view.specks) for box in near.boxes.tolist()], np.bool_)
    dust = are_specks[near.labels - 1] & cells if are_specks.any() else np.zeros_like(cells)
    groups = joined(grouped(cells & ~dust, distance), near, dust)
    return groups, np.arange(len(groups.boxes)) >= len(groups.boxes) - np.count_nonzero(are_specks)


def _is_dust(pixels: NDArray[np.uint8], box: Region, specks: Specks) -> bool:
    """Whether all holes in a box, in cells, are specks, as far as the box shows them."""
    if max(box.height, box.width) * CELL > _SIDE:
        return False
    part = pixels[pixels_of(box).slices]
    if np.count_nonzero(part) < specks.pixels:
        return True
    found = cv2.connectedComponentsWithStats(part, connectivity=8)[2]
    return bool(found[1:, cv2.CC_STAT_AREA].max() < specks.pixels)


def _nested(groups: Groups, area: Region, is_done: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return indices of the groups that lie entirely within ``area``, in cells, and are not done."""
    labels = groups.labels[area.slices]
    found = np.unique(labels[labels > 0]).astype(np.intp) - 1
    boxes = groups.boxes[found]
    begin, end = (area.top, area.left), (area.bottom, area.right)
    is_inside = (boxes[:, :2] >= begin).all(axis=1) & (boxes[:, 2:] <= end).all(axis=1)
    return found[is_inside & ~is_done[found]]


def _window(
    pixels: NDArray[np.uint8], labels: NDArray[np.int32], area: Region, chosen: NDArray[np.bool_] | None, view: View
) -> Window:
    """Return the window that owns the pixels to restore in the ``chosen`` cells of ``area``, or with None in all.

    It is called for thousands of specks of dust, so it computes with plain numbers, which cost less than regions.
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
        # About the latest arrival of a marched front, and no less than the distance to the rim.
        deepest = _LATER * cv2.minMaxLoc(cv2.distanceTransform(near, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))[1]
    # Windows begin at multiples of ``step``: so an engine that halves the image several times groups the same pixels.
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
    """Yield windows along a grid that own the ``chosen`` cells of ``area``, or with None all of them."""
    all_cells = labels[area.slices] > 0
    chosen = all_cells if chosen is None else chosen
    most = _overlap(depth(pixels[pixels_of(area).slices], chosen, cancel), view)
    side = -(-max(_SIDE, 4 * most) // _GRID) * _GRID // CELL
    for tile in area.tiles(side):
        place = tile.moved(-area.top, -area.left).slices
        part = chosen[place]
        if not part.any():
            continue
        left, top, width, height = cv2.boundingRect(part.view(np.uint8))
        inner = Region(top, left, top + height, left + width)
        core = pixels_of(inner.moved(tile.top, tile.left))
        overlap = min(most, _overlap(_deepest(pixels, core.padded(most)), view))
        region = _on_grid(core.padded(overlap), view.grid).clipped(pixels.shape)
        mask = pixels[region.slices] != 0
        own = np.zeros(mask.shape, np.bool_)
        core = core.clipped(pixels.shape)
        inside = core.moved(-region.top, -region.left).slices
        own[inside] = mask[inside]
        if np.count_nonzero(part) != np.count_nonzero(all_cells[place]):
            own[inside] &= pixels_in(part[inner.slices], core)
        yield Window(region, mask, own)


def _on_grid(region: Region, grid: int) -> Region:
    """Return the region with its top and left moved out to multiples of ``grid`` pixels."""
    return Region(region.top // grid * grid, region.left // grid * grid, region.bottom, region.right)


def _overlap(depth: float, view: View) -> int:
    """Return by how many pixels tiles overlap where holes are ``depth`` pixels deep.

    It is a whole number of cells, so that windows begin at cells, as engines that reduce by strides want.
    """
    return CELL * ceil((view.around(depth) + view.spread * depth) / CELL)


def _deepest(pixels: NDArray[np.uint8], region: Region) -> float:
    """Return an upper bound, in pixels, of how far a pixel of ``region`` is from the rim of its hole."""
    rings = cv2.distanceTransform(pixels[region.clipped(pixels.shape).slices], cv2.DIST_C, 3)
    # A disc of radius R holds a square of side R * sqrt(2), and the distance in its middle is half of that.
    return cv2.minMaxLoc(rings)[1] * 2**0.5
