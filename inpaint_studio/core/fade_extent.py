"""Where a step of the history can be faded: what it changed of the photo, its mask, and what later steps cover."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.edit import TILE, Patch, PatchEdit, Plane, toggle_patch
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.step import Step

_GAP = 2  # pixels; gaps up to twice that are no gaps in a stroke from a source, which found there what it painted


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """What an edit changes of the photo within one square of the grid of tiles: before XOR after, in a region."""

    region: Region
    delta: NDArray[Any]


Places = Mapping[tuple[int, int], Place]
"""By row and column of the grid."""


def changed(delta: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which pixels a delta changes, (h, w)."""
    if delta.ndim == 3:  # Ten times as fast as ``any``.
        delta = reduce(np.bitwise_or, (delta[..., channel] for channel in range(delta.shape[2])))
    return np.asarray(delta != 0)


def places_of(edit: PatchEdit) -> Places:
    """Return what an edit changes of the photo, square by square.

    Raises:
        FileError: it lies in a file that cannot be read.
        InputError: it is damaged.
    """
    found: dict[tuple[int, int], list[Patch]] = {}
    for patch in edit.patches:
        if patch.plane is Plane.PHOTO:
            for part in patch.region.tiles(TILE):
                found.setdefault(_square(part), []).append(patch)
    return {square: _place(square, patches) for square, patches in found.items()}


def _place(square: tuple[int, int], patches: list[Patch]) -> Place:
    top, left = square[0] * TILE, square[1] * TILE
    region = NOWHERE
    for patch in patches:
        region = region.union(patch.region.intersection(Region(top, left, top + TILE, left + TILE)))
    channels = (patches[0].channels,) if patches[0].channels else ()
    delta = np.zeros((region.height, region.width, *channels), patches[0].dtype)
    for patch in patches:
        toggle_patch(delta, region, patch)
    return Place(region, delta)


def _square(part: Region) -> tuple[int, int]:
    return part.top // TILE, part.left // TILE


def mask_of(step: Step, places: Places, shape: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the mask of a step, (H, W), not 0 where it is set: what it took off the mask, or else what it changed.

    Raises:
        FileError: it lies in a file that cannot be read.
        InputError: it is damaged.
    """
    mask = np.zeros(shape, np.uint8)
    for place in places.values():
        mask[place.region.slices] |= changed(place.delta)
    if step.is_retouch:
        left, top, width, height = cv2.boundingRect(mask)
        inside = Region(top, left, top + height, left + width).slices
        mask[inside] = _without_gaps(mask[inside])
        return mask
    for patch in step.variants[step.chosen].restored:
        if patch.plane is Plane.MASK:
            mask[patch.region.slices] |= patch.delta != 0
    return mask


def covered(later: Iterable[Step], places: Places, shape: tuple[int, int]) -> NDArray[np.uint8]:
    """Return (H, W), not 0 where ``later`` steps have changed the photo, or restored it; near ``places`` only.

    Raises:
        FileError: a step lies in a file that cannot be read.
        InputError: a step is damaged.
    """
    found = np.zeros(shape, np.uint8)
    for step in later:
        near = [patch for patch in _seen(step) if any(_square(part) in places for part in patch.region.tiles(TILE))]
        region = NOWHERE
        for patch in near:
            region = region.union(patch.region)
        region = region.padded(_GAP).clipped(shape)
        own = np.zeros((region.height, region.width), np.uint8)
        for patch in near:
            own[patch.region.moved(-region.top, -region.left).slices] |= changed(patch.delta)
        found[region.slices] |= _without_gaps(own) if step.is_retouch else own
    return found


def _seen(step: Step) -> list[Patch]:
    """Return the patches that tell what a step has done to the photo."""
    planes = (Plane.PHOTO, Plane.MASK) if step.is_restoration else (Plane.PHOTO,)
    return [patch for patch in step.variants[step.chosen].restored if patch.plane in planes]


def _without_gaps(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the mask of a stroke from a source, without the gaps where it painted what was there already."""
    around = cv2.copyMakeBorder(mask, _GAP, _GAP, _GAP, _GAP, cv2.BORDER_CONSTANT, value=0)
    closed = cv2.morphologyEx(around, cv2.MORPH_CLOSE, np.ones((2 * _GAP + 1,) * 2, np.uint8))
    return np.asarray(closed[_GAP:-_GAP, _GAP:-_GAP], np.uint8)
