"""Changes of a mask's outline: grow, shrink, smooth, fill what is enclosed. No pixel is ever half masked.

Each function changes a mask in place, works within the box around what is masked, and returns the region in which
pixels may have changed.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.mask import KEEP, RESTORE, Mask
from inpaint_studio.core.region import NOWHERE, Region

_TILE = 1024  # side in pixels of the tiles worked on one by one: empty ones cost nothing, and memory stays small
_SMALL = 12  # distance in pixels up to which OpenCV's dilation is faster than a distance transform

MaskArray = NDArray[np.uint8]
"""(h, w), 0 or 255."""


def grow(mask: Mask, distance: int) -> Region:
    """Add every pixel within ``distance`` (Euclidean, in pixels) of the mask."""
    region = mask.bounds.padded(distance).clipped(mask.shape)
    before = mask.pixels[region.slices].copy()
    after = mask.pixels[region.slices]
    for tile in Region.of(before.shape).tiles(_TILE):
        around = tile.padded(distance).clipped(before.shape)
        part = before[around.slices]
        if part.any() and not part.all():
            after[tile.slices] = _near(part, distance)[tile.moved(-around.top, -around.left).slices]
    return region


def shrink(mask: Mask, distance: int) -> Region:
    """Drop every pixel within ``distance`` (Euclidean, in pixels) of a kept one.

    The photo's own border does not count as kept, so a mask that reaches it keeps doing so.
    """
    region = mask.bounds.padded(1).clipped(mask.shape)
    before = mask.pixels[region.slices].copy()
    after = mask.pixels[region.slices]
    for tile in Region.of(before.shape).tiles(_TILE):
        around = tile.padded(distance).clipped(before.shape)
        part = before[around.slices]
        if part.any() and not part.all():
            away = _near(np.bitwise_not(part), distance)[tile.moved(-around.top, -around.left).slices]
            after[tile.slices] &= np.bitwise_not(away)
    return region


def smooth(mask: Mask, distance: int) -> Region:
    """Even out the outline: fill notches and drop bumps of up to ``distance`` pixels.

    A pixel becomes what most pixels are in the square that reaches ``distance`` up, down, left and right of it. A
    piece that this would remove although it reaches further than that from all that stays, such as a thin scratch or
    a single speck of dust, stays as it is.
    """
    region = mask.bounds.padded(distance).clipped(mask.shape)
    if region.is_empty:
        return NOWHERE
    part = mask.pixels[region.slices]
    major = np.zeros_like(part)
    for tile in Region.of(part.shape).tiles(_TILE):
        around = tile.padded(distance).clipped(part.shape)
        if part[around.slices].any():
            major[tile.slices] = _majority(part[around.slices], distance)[tile.moved(-around.top, -around.left).slices]
    dropped = part & ~major
    if dropped.any():
        side = 2 * distance + 1
        is_far = (dropped != 0) & (cv2.dilate(major, np.ones((side, side), np.uint8)) == 0)
        _, labels = cv2.connectedComponents(dropped, connectivity=8, ltype=cv2.CV_32S)
        is_kept = np.zeros(int(labels.max()) + 1, np.uint8)
        is_kept[labels[is_far]] = RESTORE
        major |= is_kept[labels]
    part[:] = major
    return region


def fill_enclosed(mask: Mask) -> Region:
    """Add every kept pixel that the mask encloses, so that no path of 4-neighbours leads out of it."""
    region = mask.bounds
    if region.is_empty:
        return NOWHERE
    part = mask.pixels[region.slices]
    outside = np.asarray(cv2.copyMakeBorder(part, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=KEEP), np.uint8)
    cv2.floodFill(outside, None, (0, 0), 1, flags=4)
    part[outside[1:-1, 1:-1] != 1] = RESTORE
    return region


def _majority(part: MaskArray, distance: int) -> MaskArray:
    """Return 255 where over half of the square within ``distance`` is not 0, else 0; border pixels are repeated."""
    side = 2 * distance + 1
    depth = cv2.CV_16U if side * side < 1 << 16 else cv2.CV_32F
    votes = cv2.boxFilter(part // RESTORE, depth, (side, side), normalize=False, borderType=cv2.BORDER_REPLICATE)
    return np.where(votes > side * side // 2, np.uint8(RESTORE), np.uint8(KEEP))


def _near(part: MaskArray, distance: int) -> MaskArray:
    """Return 255 where a pixel of ``part`` that is not 0 lies within ``distance``, else 0."""
    if distance <= _SMALL:
        rows, columns = np.mgrid[-distance : distance + 1, -distance : distance + 1]
        disc = (rows**2 + columns**2 <= distance**2).astype(np.uint8)
        return np.asarray(cv2.dilate(part, disc, borderType=cv2.BORDER_CONSTANT, borderValue=0), np.uint8)
    away = cv2.distanceTransform(np.bitwise_not(part), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.where(away <= distance, np.uint8(RESTORE), np.uint8(KEEP))
