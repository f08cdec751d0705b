"""Fit: a mask that is too narrow or too wide is brought to where the damage ends.

A mask grows, two pixels at a time, while the pixels along its rim are not what those further out let expect. It shrinks
while the pixels along the rim, inside, are. Where the surroundings vary much, more is taken for nature.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.cells import pixels_of
from inpaint_studio.core.figures import Stamp
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.mask import RESTORE, Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.shapes import Shape
from inpaint_studio.detection.facets import REACH, Facets
from inpaint_studio.detection.scan import Rgb, Scan

LIMIT = 16
"""Pixels by which a mask grows or shrinks at most."""

_TILE = 256  # side in pixels of the tiles that are looked at one by one
_STEP = 2  # pixels by which a mask grows or shrinks at once
_GAP = 4  # pixels beside a mask, beyond its rim, that are not taken for its surroundings yet
_INNER_GAP = 1  # the same when it shrinks: it has grown as far as the damage goes
_MARGIN = REACH + _GAP + 2 * _STEP + 4  # pixels around a pixel that a step of it depends on
_TAIL = 2  # pixels by which a mask is widened where it has grown along with damage that fades away
_SAFE = 1  # and by which, where the damage ends at once, or the mask has shrunk
_VISIBLE = 1.5  # levels, from which a difference can be seen
_MEAN = 3  # pixels across the windows whose means are compared
_REMAINING, _SPECK = 6.0, 20  # levels and pixels, from which remains are pointed out
_VARIED = 2.5  # standard deviations, from which a difference is none of nature
_HEALTHY = 2.0, 4.0  # standard deviations, levels: up to both, what is masked is taken for healthy
_CLEAR = 4  # of 25 pixels, those along the rim that agree
_SURE = 0.7  # of the pixels along the rim that agree, to shrink by them

Plane = NDArray[np.uint8]
Bits = NDArray[np.bool_]


def fit(
    scan: Scan,
    mask: Mask,
    *,
    limit: int = LIMIT,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Region:
    """Bring a mask to where the damage below it ends; a hole that covers none stays as it is.

    Args:
        scan: the photo.
        mask: of the same size; it is changed.
        limit: pixels by which it grows or shrinks at most.
        progress: called with the share done.
        cancel: asked at short intervals.

    Returns:
        The region in which pixels may have changed.

    Raises:
        Cancelled: ``cancel`` was called; the mask may have changed by then.
    """
    region = mask.bounds.padded(limit).clipped(mask.shape)
    before = mask.pixels[region.slices].copy()
    grow(scan, mask, limit=limit, progress=scaled_progress(progress, 0, 0.5), cancel=cancel)
    grown = mask.pixels[region.slices] & ~before
    shrink(scan, mask, limit=limit, progress=scaled_progress(progress, 0.5, 1), cancel=cancel)
    mask.pixels[region.slices] = _kept(before, mask.pixels[region.slices] | grown)
    progress(1.0)
    return region


def fitted(photo: Photo, shapes: Iterable[Shape], cancel: CancelToken = NEVER) -> Stamp | None:
    """Return the pixels of shapes, brought to where the damage below them ends; None where there are none.

    Args:
        photo: of any depth and model.
        shapes: in its coordinates.
        cancel: asked at short intervals.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    shapes = tuple(shapes)
    whole = NOWHERE
    for shape in shapes:
        whole = whole.union(shape.region.clipped(photo.shape))
    if whole.is_empty:
        return None
    seen = whole.padded(LIMIT + _MARGIN).clipped(photo.shape)
    plane = Mask.empty(photo.shape)  # takes memory only where it is painted
    for shape in shapes:
        plane.paint(shape)
    mask = Mask(plane.pixels[seen.slices].copy())
    fit(Scan(photo).part(seen), mask, cancel=cancel)
    box = mask.bounds
    return Stamp(box.moved(seen.top, seen.left), mask.pixels[box.slices] != 0)


def remains(photo: Photo, mask: Mask, protection: Mask | None = None, cancel: CancelToken = NEVER) -> Mask:
    """Return what a restoration has left of damage along the rim of its mask, but for what hardly anybody sees.

    Args:
        photo: of any depth and model, restored.
        mask: what was restored.
        protection: where nothing is to be restored; None for nowhere.
        cancel: asked at short intervals.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    found = mask.copy()
    region = grow(Scan(photo), found, visible=_REMAINING, cancel=cancel)
    if region.is_empty:
        return Mask.empty(mask.shape)
    place = region.slices
    found.pixels[place] &= ~mask.pixels[place]
    if protection is not None:
        found.take_off(protection, region)
    return Mask(_without_specks(found.pixels, region, _SPECK))


def grow(
    scan: Scan,
    mask: Mask,
    *,
    limit: int = LIMIT,
    visible: float = _VISIBLE,
    allowed: Plane | None = None,
    sign: int = 0,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Region:
    """Make a mask wider where damage goes on beyond it; arguments as for ``fit``.

    Args:
        scan: the photo.
        mask: of the same size; it is changed.
        limit: pixels by which it grows at most.
        visible: levels by which damage differs from its surroundings at least.
        allowed: (H, W), nonzero where it may grow; None for everywhere.
        sign: 1 for damage that fades away brighter than its surroundings, -1 for darker, 0 for either; close to it,
            where a crease has its shadow, both are damage.
        progress: called with the share done.
        cancel: asked at short intervals.
    """

    def step(tile: _Tile, sign: int = 0) -> Bits:
        rim = (_wider(tile.mask, _STEP) != 0) & (tile.mask == 0)
        if allowed is not None:
            rim &= allowed[tile.seen.slices] != 0
        beyond = _wider(tile.mask, _STEP + _GAP) == 0
        first = rim & (_wider(tile.mask, 1) != 0)
        rings = [first, rim & ~first]
        differs = _differing(tile.rgb, rings, beyond, lambda deviation: np.maximum(visible, _VARIED * deviation), sign)
        return np.asarray(differs & (_around(differs) >= _CLEAR))

    before = mask.copy()
    region = _repeated(scan, mask, step, RESTORE, _STEP, scaled_progress(progress, 0, 0.2), cancel)
    if region.is_empty:
        return region
    crisp = mask.copy()
    rest = scaled_progress(progress, 0.2, 1)
    onwards = partial(step, sign=sign)
    region = region.union(_repeated(scan, mask, onwards, RESTORE, limit - _STEP, rest, cancel))
    region = region.padded(_TAIL).clipped(mask.shape)
    place = region.slices
    # Damage that fades away goes on a little beyond what can be told from its surroundings.
    tail = _wider(crisp.pixels[place] & ~before.pixels[place], _SAFE)
    tail |= _wider(mask.pixels[place] & ~crisp.pixels[place], _TAIL)
    mask.pixels[place] |= tail if allowed is None else tail & allowed[place]
    return region


def shrink(
    scan: Scan,
    mask: Mask,
    *,
    limit: int = LIMIT,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Region:
    """Make a mask narrower where what it covers along its rim is healthy; arguments as for ``fit``."""

    def step(tile: _Tile) -> Bits:
        rim = (_wider(np.bitwise_not(tile.mask), _STEP) != 0) & (tile.mask != 0)
        beyond = _wider(tile.mask, _INNER_GAP) == 0
        share, most = _HEALTHY
        differs = _differing(tile.rgb, [rim], beyond, lambda deviation: np.clip(share * deviation, _VISIBLE, most))
        count = np.maximum(_around(rim), 1)
        healthy = rim & ~differs
        return np.asarray(healthy & (_around(healthy) >= _SURE * count))

    before = mask.copy()
    region = _repeated(scan, mask, step, 0, limit, progress, cancel)
    if not region.is_empty:
        seen = region.padded(_SAFE).clipped(mask.shape)
        wider = _wider(mask.pixels[seen.slices], _SAFE)[region.moved(-seen.top, -seen.left).slices]
        mask.pixels[region.slices] = wider & before.pixels[region.slices]
    return region


@dataclass(frozen=True, eq=False)
class _Tile:
    """What a step of a tile depends on.

    Attributes:
        seen: where it lies, with what is around it.
        rgb: (h, w, 3), the pixels there.
        mask: (h, w), 255 where they are masked.
    """

    seen: Region
    rgb: Rgb
    mask: Plane


def _repeated(
    scan: Scan,
    mask: Mask,
    step: Callable[[_Tile], Bits],
    value: int,
    limit: int,
    progress: ProgressCallback,
    cancel: CancelToken,
) -> Region:
    """Set to ``value`` what ``step`` returns for each tile, again and again, as long as anything changes there."""
    whole = NOWHERE
    tiles = list(mask.bounds.padded(_STEP).clipped(mask.shape).tiles(_TILE))
    steps = limit // _STEP
    for number in range(steps):
        found: list[tuple[Region, Bits]] = []
        for index, tile in enumerate(tiles):
            cancel.raise_if_cancelled()
            seen = tile.padded(_MARGIN).clipped(mask.shape)
            masked = mask.pixels[seen.slices]
            near = mask.pixels[tile.padded(_STEP).clipped(mask.shape).slices]
            if near.any() and not near.all():
                changed = step(_Tile(seen, scan.rgb(seen), masked))[tile.moved(-seen.top, -seen.left).slices]
                if changed.any():
                    found.append((tile, changed))
            progress((number + (index + 1) / len(tiles)) / steps)
        if not found:
            break
        for tile, changed in found:
            mask.pixels[tile.slices][changed] = value
            whole = whole.union(tile)
        # Next, what has changed and the tiles around it: the rim may have come to those.
        places = {(tile.top // _TILE + down, tile.left // _TILE + across)
                  for tile, _ in found for down in (-1, 0, 1) for across in (-1, 0, 1)}  # fmt: skip
        tiles = [
            each
            for row, column in sorted(places)
            if not (each := pixels_of(Region(row, column, row + 1, column + 1), _TILE).clipped(mask.shape)).is_empty
        ]
    return whole


def _differing(
    rgb: Rgb,
    rings: list[Bits],
    known: Bits,
    most: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    sign: int = 0,
) -> Bits:
    """Return where pixels of rings, averaged along each, differ from what is expected by known ones.

    Args:
        rgb: (h, w, 3).
        rings: (h, w) each, the pixels that are asked about.
        known: (h, w), those that it is expected by.
        most: returns for the standard deviation of known pixels by how much others may differ from what is expected.
        sign: 1 if only brighter ones differ, -1 if only darker ones do, 0 if both do.
    """
    facets = Facets(known)
    found = np.zeros(known.shape, np.bool_)
    is_gray = bool((rgb[..., 0] == rgb[..., 1]).all() and (rgb[..., 0] == rgb[..., 2]).all())
    for channel in range(1 if is_gray else 3):
        plane = np.ascontiguousarray(rgb[..., channel])
        # Of means, as a mean is what is compared: grain deviates less the more of it is averaged, texture does not.
        expected = facets.expected(_box(plane.astype(np.float64), _MEAN, cv2.BORDER_REPLICATE))
        # Rounded, so that the sums are exact whatever their order.
        difference = np.rint((plane - expected.value / _MEAN**2) * 256)
        limit = most(expected.deviation / _MEAN**2) * 256
        for ring in rings:
            weight = ring.astype(np.float64)
            total = _box(difference * weight)
            differs = (total * sign if sign else np.abs(total)) > limit * _box(weight)
            found |= ring & differs & expected.is_known
    return found


def _kept(before: Plane, after: Plane) -> Plane:
    """Return ``after``, and of the holes of ``before`` that are not in it at all, ``before``."""
    count, labels = cv2.connectedComponents((before != 0).view(np.uint8), connectivity=8, ltype=cv2.CV_32S)
    is_left = np.zeros(count, np.bool_)
    is_left[np.unique(labels[after != 0])] = True
    is_left[0] = True
    return np.where(is_left[labels], after, before)


def _without_specks(pixels: Plane, region: Region, least: int) -> Plane:
    """Return (H, W) pixels that lie in a region, but for connected pieces of fewer than ``least``."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(pixels[region.slices], connectivity=8)
    is_kept = stats[:, cv2.CC_STAT_AREA] >= least
    is_kept[0] = False
    result = np.zeros_like(pixels)
    if count > 1:
        result[region.slices] = np.where(is_kept[labels], np.uint8(RESTORE), np.uint8(0))
    return result


def _wider(mask: Plane, distance: int) -> Plane:
    """Return a mask wider by ``distance`` pixels (Euclidean)."""
    steps = np.arange(-distance, distance + 1)
    disc = (steps[:, np.newaxis] ** 2 + steps**2 <= distance**2).astype(np.uint8)
    return np.asarray(cv2.dilate(mask, disc, borderType=cv2.BORDER_CONSTANT, borderValue=0), np.uint8)


def _box(plane: NDArray[np.float64], size: int = 5, border: int = cv2.BORDER_CONSTANT) -> NDArray[np.float64]:
    """Return the sums over square windows ``size`` pixels across."""
    return np.asarray(cv2.boxFilter(plane, cv2.CV_64F, (size, size), normalize=False, borderType=border), np.float64)


def _around(bits: Bits) -> NDArray[np.float64]:
    return _box(bits.astype(np.float64))
