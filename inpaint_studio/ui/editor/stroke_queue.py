"""StrokeQueue: puts each stroke into the history, restored before if that is wanted, while the next is painted."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.restore import Filling
from inpaint_studio.core.restore_shapes import cut_out, fill_shapes, filling_edit
from inpaint_studio.core.shapes import Shape
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.core.stroke import Stroke
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.restorer import Restorer

Choose = Callable[[], tuple[str, dict[str, Any]]]
"""Returns the name of an engine and its options."""


@dataclass(frozen=True, slots=True, eq=False)
class Pending:
    """A stroke that has been painted and is not in the history yet.

    Attributes:
        step: the step that the stroke will be; so far it holds what was painted.
        shapes: the painted shapes, to be restored; () for a stroke that is not restored and only waits for its turn.
    """

    step: Step
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class StrokeResult:
    """What an engine made of a stroke.

    Attributes:
        fillings: new pixels for each hole.
        engine: its name.
        options: of the engine.
        asked: name and options of the engine that was asked for; a stand-in may have done it.
        seconds: how long it took.
        are_sources_chosen: whether the restorer had said where detail is to be taken from.
    """

    fillings: list[Filling]
    engine: str
    options: dict[str, Any]
    asked: tuple[str, dict[str, Any]]
    seconds: float
    are_sources_chosen: bool


class StrokeQueue(QObject):
    """Makes each stroke one step of the history, which holds what was painted and, if restored, the new pixels.

    Strokes are restored one after the other, in the order in which they were painted; the others wait, and show as
    mask. A stroke whose restoration is cancelled or fails becomes a step as it was painted, so nothing is lost.

    Attributes:
        choose: tells the engine with which each stroke is restored; None while strokes are only painted.
        is_running: whether the job that runs restores a stroke.

    Signals:
        painted: (Step) a stroke has ended. The same step enters the history later, completed by its restoration.
    """

    painted = Signal(object)

    def __init__(self, open_document: OpenDocument, restorer: Restorer) -> None:
        """Start with no stroke; ``restorer`` makes the engines."""
        super().__init__(open_document)
        self.choose: Choose | None = None
        self.is_running = False
        self._open = open_document
        self._restorer = restorer
        self._pending: deque[Pending] = deque()
        self._result: StrokeResult | None = None
        open_document.closing.connect(self._forget)
        open_document.jobs.ended.connect(self._end)

    @property
    def is_busy(self) -> bool:
        """Whether a stroke has ended and is not in the history yet."""
        return bool(self._pending)

    def take(self, edit: PatchEdit, stroke: Stroke, *, is_applied: bool = True) -> None:
        """Take over a stroke that has ended.

        Args:
            edit: what the stroke changed.
            stroke: the stroke itself.
            is_applied: whether the document shows the edit already; otherwise it is applied here.
        """
        if not is_applied:
            self._open.show_edit(edit, Document.apply)
        if not edit.is_empty:
            shapes = tuple(stroke.shapes) if self.choose is not None and stroke.marks_mask else ()
            pending = Pending(Step.of(edit), shapes)
            self._pending.append(pending)
            self.painted.emit(pending.step)
        if self._result is not None:
            self._settle()
        elif not self.is_running:
            self._go_on()

    def flush(self) -> None:
        """Stop restoring, and put every stroke into the history as far as it has come."""
        if self._result is not None:
            self._settle(goes_on=False)
        if self.is_running:
            self.is_running = False
            self._open.jobs.cancel()
        while self._pending:
            self._open.record(self._pending.popleft().step, is_applied=True)

    def _forget(self) -> None:
        self._pending.clear()
        self._result = None
        self.is_running = False

    def _go_on(self) -> None:
        while self._pending and not self._pending[0].shapes:
            self._open.record(self._pending.popleft().step, is_applied=True)
        if self._pending:
            self._run(self._pending[0])

    def _run(self, pending: Pending) -> None:
        document, choose = self._open.document, self.choose
        if document is None or choose is None or self._open.jobs.is_running:
            self.flush()
            return
        name, options = choose()
        make_engine = self._restorer.engine_maker(name, options)
        cutting = cut_out(document, pending.shapes, ENGINES[name].info.context)

        def restore(progress: ProgressCallback, cancel: CancelToken) -> StrokeResult:
            made = make_engine(cancel)
            start = perf_counter()
            fillings = fill_shapes(cutting, made.engine, progress=progress, cancel=cancel)
            seconds, are_chosen = perf_counter() - start, cutting.sources.are_chosen
            return StrokeResult(fillings, made.name, made.options, (name, options), seconds, are_chosen)

        self.is_running = True
        self._open.jobs.run(tr("Restoring the stroke"), restore, self._keep)

    def _keep(self, result: StrokeResult) -> None:
        self._result = result

    def _end(self) -> None:
        if not self.is_running:
            return
        self.is_running = False
        if self._result is None:
            self.flush()
        elif self._open.stroke is None:  # The gesture under way would take new pixels below it for its own change.
            self._settle()

    def _settle(self, *, goes_on: bool = True) -> None:
        """Put the stroke that has been restored into the history."""
        result, self._result = self._result, None
        document, pending = self._open.document, self._pending.popleft()
        if document is None or result is None:
            return
        painted = pending.step.edit
        restored = filling_edit(Title("{stroke}, restored", stroke=painted.title), document, result.fillings)
        if not restored.is_empty:  # All of it may have been erased meanwhile.
            self._open.show_edit(restored, Document.apply)
            edit, count = PatchEdit(restored.title, painted.patches + restored.patches), len(painted.patches)
            made = result.engine, result.options, result.seconds
            pending.step.complete(Variant(edit, *made, count, result.are_sources_chosen))
        self._open.record(pending.step, is_applied=True)
        self._restorer.note_restored(pending.step, *result.asked)
        if goes_on:
            self._go_on()
