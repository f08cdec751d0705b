"""Restorer: restores the masked pixels in the worker thread, and tries again with other settings."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject

from inpaint_studio.core.edit import Plane, fold
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.engines.registry import ENGINES, create_engine, default_options
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.editor.betterment import Betterment
from inpaint_studio.ui.editor.job_runner import sentence
from inpaint_studio.ui.editor.lifted import lifted
from inpaint_studio.ui.editor.next_seed import is_alike, is_random, with_next_seed
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.restorations import as_step, restored_mask, work_on
from inpaint_studio.ui.editor.warm_up import WarmUp

_NO_CHANCE: Text = (
    "With these settings the same comes out again: nothing is left to chance. Choose another engine or other settings."
)


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """An engine, and the settings that made it: those that were asked for, or a stand-in's.

    Attributes:
        engine: the engine.
        name: its name.
        options: its options.
    """

    engine: Engine
    name: str
    options: dict[str, Any]


class Restorer(QObject):
    """Runs engines on the open document.

    Attributes:
        betterment: restores anew, with the engine that was asked for, what a stand-in restored.
    """

    def __init__(self, open_document: OpenDocument) -> None:
        """Restore ``open_document``; no engine is loaded yet."""
        super().__init__(open_document)
        self._open = open_document
        self._warm_ups: dict[str, WarmUp] = {}
        self._asked: dict[str, Any] = {}
        self.betterment = Betterment(open_document, self.warm_up)

    def restore(self, engine: str, options: dict[str, Any]) -> None:
        """Restore the masked pixels; without any, try the last restoration with other settings.

        That restoration has cleared its mask, but its edit still tells the mask; and no engine looks at the pixels that
        it filled.
        """
        document = self._open.document
        if self._open.can_edit and document is not None and self._open.masked_count > 0:
            self._asked = options
            self._run(engine, options, document.mask.copy(), None)
        else:
            self.restore_again(engine, options)

    def restore_again(self, engine: str, options: dict[str, Any]) -> None:
        """Try the last restoration with other settings; pixels that are masked now stay masked.

        With the settings that it has, the next seed is tried. Settings that made another variant put that in force; so
        does a seed that made one, if it was chosen since settings were last asked for.
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
        is_same, self._asked = options == (self._asked or options), options
        known = step.variant_of(engine, options)
        if is_alike(step.variants[step.chosen], engine, options) and (is_same or known is None):
            self._try_next_seed(step, engine, options)
            return
        if known is not None:
            self.choose(known)
            self._open.noticed.emit(tr("These settings were tried before: this is what they made."))
            return
        self._run(engine, options, restored_mask(step, document.photo.shape), step)

    def choose(self, number: int) -> None:
        """Put another variant of the last restoration in force."""
        step = self._open.history.retriable
        if step is None or number == step.chosen:
            return
        try:
            with lifted(self._open):
                self._open.history.choose_variant(number)
        except (InpaintStudioError, MemoryError) as error:
            self._open.failed.emit(sentence(error))

    def choose_next(self, by: int) -> None:
        """Put the variant ``by`` places further on in force; after the last comes the first."""
        step = self._open.history.retriable
        if step is not None and self._open.can_edit:
            self.choose((step.chosen + by) % len(step.variants))

    def warm_up(self, engine: str) -> WarmUp:
        """Return the warm-up of this engine, which may not have been started; that of its stand-in comes first."""
        if engine not in self._warm_ups:
            stand_in = ENGINES[engine].stand_in
            self._warm_ups[engine] = WarmUp(ENGINES[engine], self.warm_up(stand_in) if stand_in else None, self)
        return self._warm_ups[engine]

    def engine_maker(
        self, engine: str, options: dict[str, Any], *, has_stand_in: bool = True
    ) -> Callable[[CancelToken], Made]:
        """Return a function that waits, in the worker thread, until an engine is ready, and creates it.

        Args:
            engine: its name.
            options: of the engine.
            has_stand_in: whether the function may return another engine that is ready sooner. One that has not begun to
                get ready is waited for anyway.
        """
        warm_up, stand_in = self.warm_up(engine), ENGINES[engine].stand_in
        has_stand_in = has_stand_in and bool(stand_in) and not warm_up.is_done
        other = self.warm_up(stand_in) if has_stand_in else None
        if not ENGINES[engine].compiles:
            warm_up.start()

        def make(cancel: CancelToken) -> Made:
            if warm_up.wait(cancel, other):
                return Made(create_engine(engine, **options), engine, options)
            quick = default_options(stand_in)
            return Made(create_engine(stand_in, **quick), stand_in, quick)

        return make

    def note_restored(self, step: Step, engine: str, options: dict[str, Any]) -> None:
        """Note that a step of the history was asked of this engine; where a stand-in made it, better is to come."""
        made = step.variants[step.chosen]
        if made.engine and made.engine != engine:
            title = tr(ENGINES[made.engine].info.title)
            self._open.noticed.emit(
                tr("{title} has restored this for now. A better restoration follows once all is ready.", title=title)
            )
            self.betterment.follow(step, engine, options)

    def stop(self) -> None:
        """Stop every warm-up, and what goes on in the background; for the end of the program."""
        for warm_up in self._warm_ups.values():
            warm_up.stop()
        self.betterment.shut_down()

    def _try_next_seed(self, step: Step, engine: str, options: dict[str, Any]) -> None:
        """Restore a step with the settings that it has, but for their seed."""
        if not is_random(engine, options):
            self._open.noticed.emit(tr(_NO_CHANCE))
            return
        options = with_next_seed(step, engine, options)
        self._run(engine, options, restored_mask(step, self._open.require().photo.shape), step)

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
        is_ready = self._is_ready(engine, has_stand_in=tried is None)
        make_engine = self.engine_maker(engine, options, has_stand_in=tried is None)
        lent, context, sources = nullcontext(document.photo), ENGINES[engine].info.context, self._open.sources()
        work = work_on(self._open, lent, mask, context, sources, is_again=tried is not None)
        fades = [step.edit for step in self._open.history.fades]
        before = tried.variants[tried.chosen] if tried is not None and not is_new else None
        is_reseeded = before is not None and is_alike(before, engine, options)

        def run_engine(progress: ProgressCallback, cancel: CancelToken) -> Variant | None:
            made = make_engine(cancel)
            start = perf_counter()
            edit = work(made.engine, progress, cancel)
            seconds = perf_counter() - start
            edit, painted = as_step(edit, mask, tried, made.name, seconds, is_new=is_new, fades=fades)
            if before is not None and is_reseeded and fold("", [before.edit, edit], [Plane.PHOTO]).is_empty:
                return None
            return Variant(edit, made.name, made.options, seconds, painted, sources.are_chosen)

        def use(variant: Variant | None) -> None:
            if variant is None:
                self._open.noticed.emit(tr(_NO_CHANCE))
                return
            if tried is None or is_new:
                self._open.record(step := Step([variant]))
                self.note_restored(step, engine, options)
            else:
                with lifted(self._open):
                    self._open.history.add_variant(variant)
                if is_reseeded:
                    count = len(tried.variants)
                    self._open.noticed.emit(tr("Variant {count}: the same settings with another seed.", count=count))
            self._tell_if_useless(engine)

        title = tr("Restoring") if is_ready else tr("Preparing the engine for its first use")
        self._open.jobs.run(title, run_engine, use)

    def _is_ready(self, engine: str, *, has_stand_in: bool) -> bool:
        """Whether a restoration need not wait."""
        stand_in = ENGINES[engine].stand_in if has_stand_in else ""
        return self.warm_up(engine).is_done or (bool(stand_in) and self.warm_up(stand_in).is_done)

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
