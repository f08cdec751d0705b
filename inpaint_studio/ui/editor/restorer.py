"""Restorer: restores the masked pixels in the worker thread, and tries again with other settings."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject

from inpaint_studio.core.edit import PatchEdit, Plane, toggle_patch
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.hole_count import hole_count
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import Region
from inpaint_studio.core.restore import restore
from inpaint_studio.core.restore_shapes import cut_out_again, fill_shapes, refilling_edit
from inpaint_studio.core.step import Step, Variant, as_step_of_its_own, as_variant_of
from inpaint_studio.engines.registry import ENGINES, create_engine
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.editor.job_runner import sentence
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.warm_up import WarmUp


class Restorer(QObject):
    """Runs engines on the open document."""

    def __init__(self, open_document: OpenDocument) -> None:
        """Restore ``open_document``; no engine is loaded yet."""
        super().__init__(open_document)
        self._open = open_document
        self._warm_ups: dict[str, WarmUp] = {}

    def restore(self, engine: str, options: dict[str, Any]) -> None:
        """Restore the masked pixels; without any, try the last restoration with other settings.

        That restoration has cleared its mask, but its edit still tells the mask; and no engine looks at the pixels that
        it filled.
        """
        document = self._open.document
        if self._open.can_edit and document is not None and self._open.masked_count > 0:
            self._run(engine, options, document.mask.copy(), None)
        else:
            self.restore_again(engine, options)

    def restore_again(self, engine: str, options: dict[str, Any]) -> None:
        """Try the last restoration with other settings; pixels that are masked now stay masked.

        Where other sources were marked since, which is a step, it is no variant but a step of its own.
        """
        document, history = self._open.document, self._open.history
        if not self._open.can_edit or document is None:
            return
        step, repeated = history.retriable, history.repeatable
        if repeated is not None:
            self._run(engine, options, restored_mask(repeated, document.photo.shape), repeated, is_new=True)
            return
        if step is None:
            self._open.noticed.emit(tr("Paint over the damage first, then press Restore."))
            return
        known = step.variant_of(engine, options)
        if known is not None:
            self.choose(known)
            self._open.noticed.emit(tr("The engine and the options are the same: this is how it was restored."))
            return
        self._run(engine, options, restored_mask(step, document.photo.shape), step)

    def choose(self, number: int) -> None:
        """Put another variant of the last restoration in force."""
        try:
            self._open.history.choose_variant(number)
        except (InpaintStudioError, MemoryError) as error:
            self._open.failed.emit(sentence(error))

    def warm_up(self, engine: str) -> WarmUp:
        """Return the warm-up of this engine, which may not have been started."""
        if engine not in self._warm_ups:
            self._warm_ups[engine] = WarmUp(ENGINES[engine], self)
        return self._warm_ups[engine]

    def engine_maker(self, engine: str, options: dict[str, Any]) -> Callable[[CancelToken], Engine]:
        """Return a function that waits, in the worker thread, until an engine is ready, and creates it."""
        warm_up = self.warm_up(engine)
        if not ENGINES[engine].compiles:
            warm_up.start()

        def make(cancel: CancelToken) -> Engine:
            warm_up.wait(cancel)
            return create_engine(engine, **options)

        return make

    def stop_warming_up(self) -> None:
        """Stop every warm-up; for the end of the program."""
        for warm_up in self._warm_ups.values():
            warm_up.stop()

    def _run(
        self, engine: str, options: dict[str, Any], mask: Mask, tried: Step | None, *, is_new: bool = False
    ) -> None:
        """Restore the pixels that ``mask`` marks.

        It becomes a variant of the step ``tried``, which has restored them before; a step of its own if there is none,
        or if ``is_new``.
        """
        document = self._open.document
        if document is None:
            return
        photo, is_ready = document.photo, self.warm_up(engine).is_done
        make_engine = self.engine_maker(engine, options)
        is_among_holes = tried is not None and self._open.masked_count > 0
        cutting = cut_out_again(document, mask, ENGINES[engine].info.context) if is_among_holes else None
        sources = self._open.sources()

        def run_engine(progress: ProgressCallback, cancel: CancelToken) -> Variant:
            made = make_engine(cancel)
            start = perf_counter()
            if cutting is None:
                edit = restore(photo, mask, made, sources=sources, progress=progress, cancel=cancel)
            else:
                edit = refilling_edit(photo, fill_shapes(cutting, made, progress=progress, cancel=cancel))
            seconds = perf_counter() - start
            edit, painted = _as_step(edit, mask, tried, seconds, is_new=is_new)
            return Variant(edit, engine, options, seconds, painted, sources.are_chosen)

        def use(variant: Variant) -> None:
            if tried is None or is_new:
                self._open.record(Step([variant]))
            else:
                self._open.history.add_variant(variant)
            self._tell_if_useless(engine)

        title = tr("Restoring") if is_ready else tr("Preparing the engine for its first use")
        self._open.jobs.run(title, run_engine, use)

    def _tell_if_useless(self, engine: str) -> None:
        """Say so where the user has marked where to take from, and the engine takes nothing from elsewhere."""
        info = ENGINES[engine].info
        if not info.borrows and any(map(self._open.is_marked, (Plane.DONORS, Plane.EXCLUSION))):
            self._open.noticed.emit(
                tr(
                    "{title} takes no texture from elsewhere: “Take from here” and “Not from here” made no difference.",
                    title=tr(info.title),
                )
            )


def _as_step(edit: PatchEdit, mask: Mask, tried: Step | None, seconds: float, *, is_new: bool) -> tuple[PatchEdit, int]:
    """Return a restoration with its title, and how many of its patches are the stroke before it; see ``_run``."""
    title, painted = _title(mask, seconds), 0
    if tried is not None and is_new:
        edit, painted = as_step_of_its_own(mask, edit)
    elif tried is not None:
        edit, painted = as_variant_of(tried, edit), tried.painted
        title = tried.edit.title if painted else title
    return PatchEdit(title, edit.patches), painted


def restored_mask(step: Step, shape: tuple[int, int]) -> Mask:
    """Return the mask of the pixels that ``step`` restored, in a photo of ``shape`` (rows, columns)."""
    mask = Mask.empty(shape)
    for patch in step.variants[step.chosen].restored:
        if patch.plane is Plane.MASK:
            toggle_patch(mask.pixels, Region.of(shape), patch)
    return mask


def _title(mask: Mask, seconds: float) -> str:
    return Title(
        "Restore: {n} hole, {seconds:.1f} s|Restore: {n} holes, {seconds:.1f} s", n=hole_count(mask), seconds=seconds
    )
