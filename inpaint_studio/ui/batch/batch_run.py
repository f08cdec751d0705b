"""BatchRun: runs a batch in a thread of its own, beside the editor's jobs."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from inpaint_studio.batch.events import Event, Summary
from inpaint_studio.batch.tally import Tally
from inpaint_studio.core.job import Cancelled, CancelToken, ProgressCallback
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.job_runner import JobRunner

if TYPE_CHECKING:
    from inpaint_studio.batch.options import Batch


class BatchRun(QObject):
    """Runs one batch at a time, photo by photo: each of the engines takes memory, and the editor has its own.

    Attributes:
        out: the folder of the results of the batch that runs or ran last; None before the first.
        tally: how far it has come.
        summary: how it ended; None before that, and where it could not be run.
        problem: why it could not be run, or "".
        turn: held while a photo is worked on; whoever else works on photos without the editor takes turns by it.

    Signals:
        changed: it has begun, come further or ended.
        ended: it is over, whether it has done everything or not.
    """

    changed = Signal()
    ended = Signal()

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with none; a thread is made with the first."""
        super().__init__(parent)
        self.out: Path | None = None
        self.tally = Tally()
        self.summary: Summary | None = None
        self.problem = ""
        self.turn = threading.Lock()
        self._jobs: JobRunner | None = None
        self._cancel = CancelToken()
        self._stop = CancelToken()
        self._told.connect(self._note, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether a batch runs."""
        return self._jobs is not None and self._jobs.is_running

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop, and finishes what is under way."""
        return self.is_running and self._cancel.is_cancelled

    def start(self, batch: "Batch", wait: Callable[[CancelToken], object] = lambda token: None) -> None:
        """Run a batch; nothing happens while one runs.

        Args:
            batch: what is to be done.
            wait: called in the thread before anything else, to wait until the engine is ready.
        """
        if self.is_running:
            return
        if self._jobs is None:
            self._jobs = JobRunner(self)
        self.out, self.tally, self.summary, self.problem = batch.out, Tally(), None, ""
        cancel, stop = self._cancel, self._stop = CancelToken(), CancelToken()
        turn, tell = self.turn, self._told.emit

        def work(progress: ProgressCallback, token: CancelToken) -> Summary:
            with suppress(Cancelled):  # A run that is stopped already comes to its end by itself.
                wait(cancel)
            from inpaint_studio.ui.batch.in_turns import run_in_turns

            return run_in_turns(batch, turn, tell, cancel, stop)

        self._jobs.failed.connect(self._fail, Qt.ConnectionType.UniqueConnection)
        self._jobs.run(tr("Batch"), work, self._use, then=lambda _: self._end(), otherwise=lambda _: self._end())
        self.changed.emit()

    def stop(self) -> None:
        """Finish the photo under way and begin no other; asked again, give it up, too."""
        if self._cancel.is_cancelled:
            self._stop.cancel()
        self._cancel.cancel()
        self.changed.emit()

    def shut_down(self) -> None:
        """Give up what is under way and wait for the thread; nothing starts any more."""
        self._cancel.cancel()
        self._stop.cancel()
        if self._jobs is not None:
            self._jobs.shut_down()

    def _note(self, event: Event) -> None:
        self.tally.note(event)
        self.changed.emit()

    def _use(self, summary: Summary) -> None:
        self.summary = summary

    def _fail(self, sentence: str) -> None:
        self.problem = sentence

    def _end(self) -> None:
        self.changed.emit()
        self.ended.emit()
