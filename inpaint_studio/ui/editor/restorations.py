"""What restorations have in common, asked for now or made in the background: work for a thread, and their steps."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from inpaint_studio.core.edit import PatchEdit, Plane, toggle_patch
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.hole_count import hole_count
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.restore import restore
from inpaint_studio.core.restore_shapes import cut_out_again, fill_shapes, refilling_edit
from inpaint_studio.core.sources import Sources
from inpaint_studio.core.step import Step, as_step_of_its_own, as_variant_of
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.translation import Title
from inpaint_studio.ui.editor.open_document import OpenDocument

Work = Callable[[Engine, ProgressCallback, CancelToken], PatchEdit]
"""Restores in a worker thread; errors are those of ``core.restore.restore``."""


def work_on(
    opened: OpenDocument,
    lent: AbstractContextManager[Photo],
    mask: Mask,
    context: int,
    sources: Sources,
    *,
    is_again: bool,
) -> Work:
    """Return the work that restores the pixels of a mask.

    Args:
        opened: the open document; it is looked at now, and not by the work.
        lent: its photo, for the work: a lease where the photo may change meanwhile.
        mask: what is to be restored.
        context: how many pixels around a hole the engine wants to see.
        sources: where detail may be taken from.
        is_again: whether ``mask`` was restored before. Pixels that are masked now then stay masked.
    """
    is_among_holes = is_again and opened.masked_count > 0
    cutting = cut_out_again(opened.require(), mask, context) if is_among_holes else None

    def work(engine: Engine, progress: ProgressCallback, cancel: CancelToken) -> PatchEdit:
        with lent as photo:
            if cutting is None:
                return restore(photo, mask, engine, sources=sources, progress=progress, cancel=cancel)
            return refilling_edit(photo, fill_shapes(cutting, engine, progress=progress, cancel=cancel))

    return work


def as_step(
    edit: PatchEdit,
    mask: Mask,
    tried: Step | None,
    engine: str,
    seconds: float,
    *,
    is_new: bool = False,
    fades: Sequence[PatchEdit] = (),
) -> tuple[PatchEdit, int]:
    """Return a restoration with its title, and how many of its patches are the stroke before it.

    Args:
        edit: restores what ``mask`` marks.
        mask: what was restored.
        tried: the step that restored it before, of which this becomes a variant; None if there is none.
        engine: the name of the engine that restored.
        seconds: how long it took.
        is_new: whether it becomes a step of its own nevertheless.
        fades: the edits that faded ``tried`` when ``edit`` was made.
    """
    title, painted = _title(mask, engine, seconds), 0
    if tried is not None and is_new:
        edit, painted = as_step_of_its_own(mask, edit)
    elif tried is not None:
        edit, painted = as_variant_of(tried, edit, fades), tried.painted
        title = tried.edit.title if painted else title
    return PatchEdit(title, edit.patches), painted


def restored_mask(step: Step, shape: tuple[int, int]) -> Mask:
    """Return the mask of the pixels that ``step`` restored, in a photo of ``shape`` (rows, columns)."""
    mask = Mask.empty(shape)
    for patch in step.variants[step.chosen].restored:
        if patch.plane is Plane.MASK:
            toggle_patch(mask.pixels, Region.of(shape), patch)
    return mask


def _title(mask: Mask, engine: str, seconds: float) -> str:
    return Title(
        "Restore: {n} spot, {title}, {seconds:.1f} s|Restore: {n} spots, {title}, {seconds:.1f} s",
        title=Title(ENGINES[engine].info.title),
        n=hole_count(mask),
        seconds=seconds,
    )
