"""StrokeRestorer: restores each stroke as it ends, while the next one may be painted already."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from inpaint_studio.ui.editor.editor import Editor

Choose = Callable[[], tuple[str, dict[str, Any]]]
"""Returns the engine's name and its options."""


@dataclass(frozen=True, slots=True, eq=False)
class Pending:
    """A stroke that has been painted and is not in the history yet.

    Attributes:
        step: what it painted.
        shapes: what of it is to be restored; () for a stroke that only waits for those before it.
    """

    step: Step
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What an engine has made of a stroke, with what it was told and how many seconds it took."""

    fillings: list[Filling]
    engine: str
    options: dict[str, Any]
    seconds: float


class StrokeRestorer(QObject):
    """Makes each stroke one step of the history that holds what was painted and what became of it.

    Strokes are restored one after the other, in the order in which they were painted; the next ones wait, painted.
    What is cancelled or cannot be restored becomes a step as it was painted, so nothing is lost.

    Attributes:
        choose: the engine to restore with, or None while strokes are only painted.
        is_running: whether the job that runs restores a stroke.

    Signals:
        painted: (Step) a stroke has ended; it comes into the history later, completed by what became of it.
    """

    painted = Signal(object)

    def __init__(self, editor: "Editor") -> None:
        """Work on what ``editor`` has open."""
        super().__init__(editor)
        self.choose: Choose | None = None
        self.is_running = False
        self._editor = editor
        self._pending: deque[Pending] = deque()
        self._result: Result | None = None
        editor.opened.connect(self.forget)
        editor.jobs.ended.connect(self._end)

    @property
    def is_busy(self) -> bool:
        """Whether strokes wait for their place in the history."""
        return bool(self._pending)

    def take(self, edit: PatchEdit, stroke: Stroke) -> None:
        """Take over a stroke that has ended."""
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
        """Stop, and put what waits into the history as it was painted."""
        if self._result is not None:
            self._settle(goes_on=False)
        if self.is_running:
            self.is_running = False
            self._editor.jobs.cancel()
        while self._pending:
            self._editor.history.record(self._pending.popleft().step, is_applied=True)

    def forget(self) -> None:
        """Drop what waits: another photo is open."""
        self._pending.clear()
        self._result = None
        self.is_running = False

    def _go_on(self) -> None:
        while self._pending and not self._pending[0].shapes:
            self._editor.history.record(self._pending.popleft().step, is_applied=True)
        if self._pending:
            self._run(self._pending[0])

    def _run(self, pending: Pending) -> None:
        editor, document, choose = self._editor, self._editor.document, self.choose
        if document is None or choose is None or editor.jobs.is_running:
            self.flush()
            return
        name, options = choose()
        make_engine = editor.restorer.engine_maker(name, options)
        cutting = cut_out(document, pending.shapes, ENGINES[name].info.context)

        def work(progress: ProgressCallback, cancel: CancelToken) -> Result:
            engine = make_engine(cancel)
            start = perf_counter()
            fillings = fill_shapes(cutting, engine, progress=progress, cancel=cancel)
            return Result(fillings, name, options, perf_counter() - start)

        self.is_running = True
        editor.jobs.run(tr("Restoring the stroke"), work, self._keep)

    def _keep(self, result: Result) -> None:
        self._result = result

    def _end(self) -> None:
        if not self.is_running:
            return
        self.is_running = False
        if self._result is None:
            self.flush()
        elif not self._editor.is_painting:  # Otherwise what is being painted would take over what changes below it.
            self._settle()

    def _settle(self, *, goes_on: bool = True) -> None:
        """Put the stroke that has been restored into the history."""
        result, self._result = self._result, None
        editor, pending = self._editor, self._pending.popleft()
        if editor.document is None or result is None:
            return
        painted = pending.step.edit
        restored = filling_edit(Title("{stroke}, restored", stroke=painted.title), editor.document, result.fillings)
        if not restored.is_empty:  # All of it may have been erased meanwhile.
            editor.show_edit(restored, Document.apply)
            edit, count = PatchEdit(restored.title, painted.patches + restored.patches), len(painted.patches)
            pending.step.complete(Variant(edit, result.engine, result.options, result.seconds, count))
        editor.history.record(pending.step, is_applied=True)
        if goes_on:
            self._go_on()
