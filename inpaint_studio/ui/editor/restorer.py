"""Restores the document in the worker thread, and tries again with other settings."""

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from inpaint_studio.core.edit import PatchEdit, Plane, toggle_patch
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.hole_count import hole_count
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import Region
from inpaint_studio.core.restore import restore
from inpaint_studio.core.restore_shapes import cut_out_again, fill_shapes, refilling_edit
from inpaint_studio.core.step import Step, Variant, as_variant_of
from inpaint_studio.engines.registry import ENGINES, create_engine
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.editor.job_runner import sentence
from inpaint_studio.ui.editor.warm_up import WarmUp

if TYPE_CHECKING:
    from inpaint_studio.ui.editor.editor import Editor


class Restorer(QObject):
    """Runs engines on the editor's document."""

    def __init__(self, editor: "Editor") -> None:
        """Work for ``editor``; no engine is loaded yet."""
        super().__init__(editor)
        self._editor = editor
        self._warm_ups: dict[str, WarmUp] = {}

    def restore(self, engine: str, options: dict[str, Any]) -> None:
        """Restore the masked pixels; without any, try the last restoration with other settings.

        The mask of that restoration is gone, but it can be told from its edit; and what it has filled is nothing that
        an engine looks at.
        """
        document = self._editor.document
        if self._editor.can_edit and document is not None and self._editor.masked_count > 0:
            self._run(engine, options, document.mask.copy(), None)
        else:
            self.restore_again(engine, options)

    def restore_again(self, engine: str, options: dict[str, Any]) -> None:
        """Try the last restoration with other settings; what is masked now stays so."""
        document, step = self._editor.document, self._editor.history.retriable
        if not self._editor.can_edit or document is None:
            return
        if step is None:
            self._editor.noticed.emit(tr("Paint over the damage first, then press Restore."))
            return
        known = step.variant_of(engine, options)
        if known is not None:
            self.choose(known)
            self._editor.noticed.emit(tr("The engine and the options are the same: this is how it was restored."))
            return
        self._run(engine, options, restored_mask(step, document.photo.shape), step)

    def choose(self, number: int) -> None:
        """Put another variant of the last restoration in force."""
        try:
            self._editor.history.choose_variant(number)
        except (InpaintStudioError, MemoryError) as error:
            self._editor.failed.emit(sentence(error))

    def warm_up(self, engine: str) -> WarmUp:
        """Return what gets this engine ready; it may not be started yet."""
        if engine not in self._warm_ups:
            self._warm_ups[engine] = WarmUp(ENGINES[engine], self)
        return self._warm_ups[engine]

    def engine_maker(self, engine: str, options: dict[str, Any]) -> Callable[[CancelToken], Engine]:
        """Return what creates an engine in the worker thread, once it is ready for use."""
        warm_up = self.warm_up(engine)
        if not ENGINES[engine].compiles:
            warm_up.start()

        def make(cancel: CancelToken) -> Engine:
            warm_up.wait(cancel)
            return create_engine(engine, **options)

        return make

    def stop_warming_up(self) -> None:
        """Give up getting engines ready; for the end of the program."""
        for warm_up in self._warm_ups.values():
            warm_up.stop()

    def _run(self, engine: str, options: dict[str, Any], mask: Mask, tried: Step | None) -> None:
        """Restore what ``mask`` marks: as a step of its own, or as a variant of the one ``tried`` before."""
        document = self._editor.document
        if document is None:
            return
        photo, is_ready = document.photo, self.warm_up(engine).is_done
        make_engine = self.engine_maker(engine, options)
        painted = tried.variants[tried.chosen].painted if tried is not None else 0
        is_among_holes = tried is not None and self._editor.masked_count > 0
        cutting = cut_out_again(document, mask, ENGINES[engine].info.context) if is_among_holes else None

        def work(progress: ProgressCallback, cancel: CancelToken) -> Variant:
            made = make_engine(cancel)
            start = perf_counter()
            if cutting is None:
                edit = restore(photo, mask, made, progress=progress, cancel=cancel)
            else:
                edit = refilling_edit(photo, fill_shapes(cutting, made, progress=progress, cancel=cancel))
            seconds = perf_counter() - start
            if tried is not None:
                edit = as_variant_of(tried, edit)
            title = tried.edit.title if tried is not None and painted else _title(mask, seconds)
            return Variant(PatchEdit(title, edit.patches), engine, options, seconds, painted)

        def use(variant: Variant) -> None:
            if tried is None:
                self._editor.history.record(Step([variant]), is_applied=False)
            else:
                self._editor.history.add_variant(variant)

        title = tr("Restoring") if is_ready else tr("Preparing the engine for its first use")
        self._editor.jobs.run(title, work, use)


def restored_mask(step: Step, shape: tuple[int, int]) -> Mask:
    """Return the mask that ``step`` restored, of a photo of ``shape`` (rows, columns): what it was taken off."""
    mask = Mask.empty(shape)
    for patch in step.variants[step.chosen].restored:
        if patch.plane is Plane.MASK:
            toggle_patch(mask.pixels, Region.of(shape), patch)
    return mask


def _title(mask: Mask, seconds: float) -> str:
    return Title(
        "Restore: {n} hole, {seconds:.1f} s|Restore: {n} holes, {seconds:.1f} s", n=hole_count(mask), seconds=seconds
    )
