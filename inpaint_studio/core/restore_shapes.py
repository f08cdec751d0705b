"""Restores what a few shapes cover, such as a stroke just painted, and leaves all other holes as they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Patch, PatchEdit, Plane, changed_patches
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.figures import Stamp
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.mask import KEEP, RESTORE, Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.restore import Filling, fill
from inpaint_studio.core.shapes import Shape
from inpaint_studio.core.sources import Sources
from inpaint_studio.core.unseen import telling
from inpaint_studio.core.values import Values

_CELL = 8  # pixels; a cutting begins at a multiple of it, as the windows of holes do


@dataclass(frozen=True, slots=True, eq=False)
class Cutting:
    """What a worker thread needs of a document to restore some shapes.

    Attributes:
        region: the shapes and the context that an engine looks at around them.
        pixels: (h, w) or (h, w, C), the photo there; read-only.
        mask: (h, w) uint8, a copy of the mask there.
        shapes: what is to be restored, in photo coordinates.
        shape: (rows, columns) of the photo.
        values: which numbers the photo's pixels may be.
        is_lab: whether its channels are Lab.
        alpha: (h, w), the transparency there, or None.
        is_gray: finds out whether the whole photo is gray.
        sources: where detail may be taken from, in all of the photo.
    """

    region: Region
    pixels: NDArray[Any]
    mask: NDArray[np.uint8]
    shapes: tuple[Shape, ...]
    shape: tuple[int, int]
    values: Values
    is_lab: bool
    alpha: NDArray[Any] | None
    is_gray: Callable[[CancelToken], bool]
    sources: Sources


def cut_out(document: Document, shapes: Sequence[Shape], context: int) -> Cutting:
    """Return the part of a document that ``shapes`` and ``context`` pixels around them cover."""
    photo = document.photo
    around = NOWHERE
    for shape in shapes:
        around = around.union(shape.region.clipped(photo.shape))
    around = around.padded(context + _CELL)
    region = Region(around.top // _CELL * _CELL, around.left // _CELL * _CELL, around.bottom, around.right)
    region = region.clipped(photo.shape)
    mask = document.mask.pixels[region.slices].copy()
    alpha = telling(photo.alpha)
    is_gray = _gray_question(document, alpha)
    sources = Sources.around(document, region, alpha)
    alpha = None if alpha is None else alpha[region.slices]
    pixels, kind = photo.pixels[region.slices], (photo.values, photo.is_lab)
    return Cutting(region, pixels, mask, tuple(shapes), photo.shape, *kind, alpha, is_gray, sources)


def cut_out_again(document: Document, restored: Mask, context: int) -> Cutting:
    """Return the part of a document in which the pixels ``restored`` before are to be restored once more.

    What is masked now stays unknown to the engine, but only what was restored before is to be filled.
    """
    region = restored.bounds
    cutting = cut_out(document, (Stamp(region, restored.pixels[region.slices] != KEEP),), context)
    cutting.mask[restored.pixels[cutting.region.slices] != KEEP] = RESTORE
    return cutting


def _gray_question(document: Document, alpha: NDArray[Any] | None) -> Callable[[CancelToken], bool]:
    """Return a function that finds out whether the photo is gray outside the present mask; mostly that is known."""
    pixels, colours = document.photo.pixels, document.colours
    told = colours.told(pixels, document.mask.pixels, alpha)
    if told is not None:
        return lambda _cancel: told
    mask = document.mask.pixels.copy()
    return lambda cancel: colours.is_gray(pixels, mask, cancel, alpha)


def fill_shapes(
    cutting: Cutting,
    engine: Engine,
    *,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> list[Filling]:
    """Return the restored pixels of the shapes, as far as they are masked, in photo coordinates.

    Raises:
        InputError: nothing around is known, or nothing can be taken from the donors.
        EngineError: the engine could not do it.
        Cancelled: ``cancel`` was called.
    """
    covered = np.zeros(cutting.shape, np.uint8)
    for shape in cutting.shapes:
        shape.fill(covered, 1)
    found = []
    fillings = fill(
        cutting.pixels,
        cutting.mask,
        engine,
        values=cutting.values,
        is_lab=cutting.is_lab,
        alpha=cutting.alpha,
        sources=cutting.sources,
        progress=progress,
        cancel=cancel,
        is_gray=cutting.is_gray(cancel),
        origin=(cutting.region.top, cutting.region.left),
    )
    for filling in fillings:
        region = filling.region.moved(cutting.region.top, cutting.region.left)
        own = filling.own & (covered[region.slices] != 0)
        if own.any():
            found.append(Filling(region, own, filling.values[own[filling.own]]))
    return found


def filling_edit(title: str, document: Document, fillings: Sequence[Filling]) -> PatchEdit:
    """Return the edit that pastes the fillings where the mask still is, and clears the mask there."""
    patches: list[Patch] = []
    for filling in fillings:
        masked = document.mask.pixels[filling.region.slices]
        own = filling.own & (masked != KEEP)
        before = document.photo.pixels[filling.region.slices]
        after = before.copy()
        after[own] = filling.values[own[filling.own]]
        patches += changed_patches(Plane.PHOTO, before, after, filling.region)
        patches += changed_patches(Plane.MASK, masked, np.where(own, np.uint8(KEEP), masked), filling.region)
    return PatchEdit(title, tuple(patches))


def refilling_edit(photo: Photo, fillings: Sequence[Filling]) -> PatchEdit:
    """Return the edit that pastes the fillings, whatever is masked."""
    patches: list[Patch] = []
    for filling in fillings:
        before = photo.pixels[filling.region.slices]
        after = before.copy()
        after[filling.own] = filling.values
        patches += changed_patches(Plane.PHOTO, before, after, filling.region)
    return PatchEdit("", tuple(patches))
