"""Betterment: restores anew what a stand-in has restored, once the engine that was asked for is ready."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.engines.registry import ENGINES, create_engine
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.job_runner import JobRunner, sentence
from inpaint_studio.ui.editor.lifted import lifted
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.restorations import as_step, restored_mask, work_on
from inpaint_studio.ui.editor.warm_up import WarmUp


@dataclass(frozen=True, slots=True, eq=False)
class _Followed:
    """A step that a stand-in made, as it was then, and the pixels that it restored."""

    step: Step
    edit: PatchEdit
    mask: Mask


@dataclass(frozen=True, slots=True, eq=False)
class _Better:
    """The change from what the stand-in made, as it was faded, to what is better, and how it came about."""

    edit: PatchEdit
    fades: list[PatchEdit]
    mask: Mask
    seconds: float
    are_sources_chosen: bool


class Betterment(QObject):
    """Restores in the background, and offers the result. Nothing changes before the user accepts it.

    Several steps are bettered together. A step is given up when it is taken back, tried with other settings, or when
    any of its pixels is changed or masked again.

    Signals:
        offered: there is a better result.
        withdrawn: the offer does not hold any more, or was taken.
    """

    offered = Signal()
    withdrawn = Signal()

    def __init__(self, open_document: OpenDocument, warm_up: Callable[[str], WarmUp]) -> None:
        """Follow nothing yet; ``warm_up`` returns that of an engine."""
        super().__init__(open_document)
        self._open = open_document
        self._warm_up = warm_up
        self._jobs = JobRunner(self)
        self._followed: list[_Followed] = []
        self._engine, self._options = "", dict[str, Any]()
        self._awaited: set[str] = set()
        self._better: _Better | None = None
        self._is_accepted = False
        self._fades: list[PatchEdit] = []
        history = open_document.history
        for changed in (history.recorded, history.moved, history.tried, history.chosen):
            changed.connect(self._check)
        open_document.closing.connect(self._forget)
        open_document.jobs.rested.connect(self._accept_late)

    @property
    def is_offered(self) -> bool:
        """Whether there is a better result."""
        return self._better is not None

    def follow(self, step: Step, engine: str, options: dict[str, Any]) -> None:
        """Better a step that has entered the history, as soon as this engine is ready.

        Steps that were asked of another engine, or with other options, are given up.
        """
        self._drop()
        if (engine, options) != (self._engine, self._options):
            self._followed = []
        mask = restored_mask(step, self._open.require().photo.shape)
        self._followed.append(_Followed(step, step.edit, mask))
        self._engine, self._options = engine, dict(options)
        if engine not in self._awaited:
            self._awaited.add(engine)
            self._warm_up(engine).finished.connect(self._begin)
        self._begin()

    def accept(self) -> None:
        """Put the better result into the photo, as a variant of the step or, if others followed it, as a new step.

        While a job runs, this waits for its end.
        """
        better, followed, history = self._better, self._followed, self._open.history
        if better is None:
            return
        if not self._open.can_edit:
            self._is_accepted = True
            return
        self._forget()
        step = followed[-1].step
        is_variant = len(followed) == 1 and step is history.retriable
        edit, painted = as_step(
            better.edit, better.mask, step, self._engine, better.seconds, is_new=not is_variant, fades=better.fades
        )
        made = self._engine, self._options, better.seconds
        variant = Variant(edit, *made, painted, better.are_sources_chosen)
        try:
            if is_variant:
                with lifted(self._open):
                    history.add_variant(variant)
            else:
                self._open.record(Step([variant]))
        except (InpaintStudioError, MemoryError) as error:
            self._open.failed.emit(sentence(error))

    def decline(self) -> None:
        """Keep what the stand-in made."""
        self._forget()

    def shut_down(self) -> None:
        """Stop; for the end of the program."""
        self._forget()
        self._jobs.shut_down()

    def _begin(self) -> None:
        """Restore anew what is followed, if the engine is ready and nothing else is done or offered."""
        document = self._open.document
        is_waiting = document is None or not self._followed or not self._warm_up(self._engine).is_done
        if document is None or is_waiting or self._jobs.is_running or self.is_offered:
            return
        mask, sources = Mask(np.bitwise_or.reduce([each.mask.pixels for each in self._followed])), self._open.sources()
        context, name, options = ENGINES[self._engine].info.context, self._engine, self._options
        work = work_on(self._open, document.lease(), mask, context, sources, is_again=True)

        def run(progress: ProgressCallback, cancel: CancelToken) -> _Better:
            engine, start = create_engine(name, **options), perf_counter()
            edit = work(engine, progress, cancel)
            return _Better(edit, fades, mask, perf_counter() - start, sources.are_chosen)

        fades = self._fades = self._fades_now()
        self._jobs.run(tr("Restoring"), run, self._offer)

    def _offer(self, better: _Better) -> None:
        if Plane.PHOTO not in better.edit.planes:
            self._followed = []  # The stand-in did it as well.
            return
        self._better = better
        self.offered.emit()

    def _check(self) -> None:
        """Give up steps that are not any more what they were."""
        if not self._followed:
            return
        kept = [each for each in self._followed if self._is_untouched(each)]
        if len(kept) < len(self._followed) or self._fades != self._fades_now():
            self._drop()
            self._followed = kept
            self._begin()

    def _is_untouched(self, followed: _Followed) -> bool:
        in_force = self._open.history.steps[: self._open.history.index]
        index = next((index for index, step in enumerate(in_force) if step is followed.step), None)
        if index is None or followed.step.edit is not followed.edit:
            return False
        try:
            later = [step for step in in_force[index + 1 :] if step.fade is None or step.fade.step != index]
            return not any(_touches(step.edit, followed.mask) for step in later)
        except InpaintStudioError:  # A step cannot be read back from the drive.
            return False

    def _fades_now(self) -> list[PatchEdit]:
        """Return the edits that fade what is followed."""
        in_force = self._open.history.in_force
        followed = {id(each.step) for each in self._followed}
        fades = [(step.edit, step.fade) for step in in_force if step.fade is not None]
        return [edit for edit, fade in fades if fade.step < len(in_force) and id(in_force[fade.step]) in followed]

    def _accept_late(self) -> None:
        if self._is_accepted:
            self._is_accepted = False
            self.accept()

    def _drop(self) -> None:
        """Stop what runs, and take the offer back."""
        self._is_accepted = False
        self._jobs.cancel()
        if self._better is not None:
            self._better = None
            self.withdrawn.emit()

    def _forget(self) -> None:
        self._followed = []
        self._drop()


def _touches(edit: PatchEdit, mask: Mask) -> bool:
    """Whether an edit changes a masked pixel, of the photo or of the mask.

    Raises:
        InpaintStudioError: a part of the edit cannot be read.
    """
    patches = (patch for plane in (Plane.PHOTO, Plane.MASK) for patch in edit.touching(plane, mask.bounds))
    for patch in patches:
        masked = mask.pixels[patch.region.slices] != 0
        if masked.any() and patch.delta[masked].any():
            return True
    return False
