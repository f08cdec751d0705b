"""Runs one job at a time in a worker thread and tells the GUI thread how it goes."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from inpaint_studio.core.job import Cancelled, CancelToken, ProgressCallback
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import tr

Work = Callable[[ProgressCallback, CancelToken], Any]
"""What runs in the worker thread; returns a value and touches nothing else."""

Otherwise = Callable[[BaseException | None], object]
"""Takes what went wrong with a job, or None where it was cancelled."""

_OPENCV_NO_MEMORY = -4  # cv2.Error.StsNoMem
_log = logging.getLogger(__name__)


@dataclass(eq=False)
class Job:
    """One piece of work.

    Attributes:
        title: what the status bar shows, for example ``"Restoring"``.
        work: what runs in the worker thread.
        use: takes its result, in the GUI thread.
        then: called after success, when all is over and another job may start.
        otherwise: called instead after a failure or a cancel.
        leads_away: whether another photo, or another mask, is what it leads to: what is painted meanwhile has no place.
        token: stops it.
    """

    title: str
    work: Work
    use: Callable[[Any], object]
    then: Callable[[], object] | None = None
    otherwise: Otherwise | None = None
    leads_away: bool = False
    token: CancelToken = field(default_factory=CancelToken)


class JobRunner(QObject):
    """Runs jobs one after the other in one worker thread.

    A cancelled job counts as over at once; should its thread need a moment longer, its result is dropped.

    Signals:
        started: (title) a job runs now.
        progressed: (share) 0..1 of it is done.
        using: it is done, and its result is about to be used.
        failed: (sentence) it could not be done.
        cancelled: the user stopped it.
        finished: it is done and its result has been used.
        ended: it is over, whichever way.
        rested: nothing runs any more, nor anything that was to follow; comes last.
    """

    started = Signal(str)
    progressed = Signal(float)
    using = Signal()
    failed = Signal(str)
    cancelled = Signal()
    finished = Signal()
    ended = Signal()
    rested = Signal()

    _reported = Signal(object, float)
    _returned = Signal(object, object)
    _raised = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        self._job: Job | None = None
        self._is_shut_down = False
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="job")
        queued = Qt.ConnectionType.QueuedConnection
        self._reported.connect(self._report, queued)
        self._returned.connect(self._return, queued)
        self._raised.connect(self._raise, queued)

    @property
    def is_running(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    @property
    def leads_away(self) -> bool:
        """Whether a job runs that leads to another photo, or another mask."""
        return self._job is not None and self._job.leads_away

    @property
    def title(self) -> str:
        """What runs, or an empty text."""
        return self._job.title if self._job else ""

    def run(
        self,
        title: str,
        work: Work,
        use: Callable[[Any], object],
        then: Callable[[], object] | None = None,
        otherwise: Otherwise | None = None,
        *,
        leads_away: bool = False,
    ) -> None:
        """Start a job.

        Args:
            title: what the status bar shows.
            work: runs in the worker thread with a progress callback and a cancel token.
            use: called with the result in the GUI thread.
            then: called after success, when all is over and another job may start.
            otherwise: called instead after a failure or a cancel.
            leads_away: whether what is painted meanwhile has no place.

        Raises:
            RuntimeError: a job runs already.
        """
        if self._job is not None:
            raise RuntimeError(f"“{self._job.title}” still runs")
        job = self._job = Job(title, work, use, then, otherwise, leads_away)
        self.started.emit(title)
        self._executor.submit(self._work, job)

    def cancel(self) -> None:
        """Stop the job that runs, if any."""
        if self._job is not None:
            self._job.token.cancel()
            self._end_early(self._job, None)

    def shut_down(self) -> None:
        """Stop everything and wait for the thread; nothing starts any more."""
        self._is_shut_down = True
        self.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _work(self, job: Job) -> None:
        """Run in the worker thread; speaks to the GUI thread through queued signals only."""
        try:
            job.token.raise_if_cancelled()
            result = job.work(lambda share: self._reported.emit(job, share), job.token)
        except BaseException as error:
            self._raised.emit(job, error)
        else:
            self._returned.emit(job, result)

    def _report(self, job: Job, share: float) -> None:
        if job is self._job:
            self.progressed.emit(share)

    def _return(self, job: Job, result: object) -> None:
        if job is not self._job:
            return
        self.using.emit()
        try:
            job.use(result)
        except Exception as error:
            self._end_early(job, error)
            return
        self._end(self.finished)
        if job.then is not None:
            job.then()
        self._rest()

    def _raise(self, job: Job, error: BaseException) -> None:
        if job is not self._job:
            return
        self._end_early(job, None if isinstance(error, Cancelled) else error)

    def _end_early(self, job: Job, error: BaseException | None) -> None:
        if error is None:
            self._end(self.cancelled)
        else:
            self._end(self.failed, sentence(error))
        if job.otherwise is not None and not self._is_shut_down:
            job.otherwise(error)
        self._rest()

    def _rest(self) -> None:
        if self._job is None and not self._is_shut_down:
            self.rested.emit()

    def _end(self, outcome: Any, *values: object) -> None:
        self._job = None
        outcome.emit(*values)
        self.ended.emit()


def sentence(error: BaseException) -> str:
    """Return what to tell the user of an error; what nobody foresaw goes to the log with its traceback."""
    if isinstance(error, InpaintStudioError):
        return str(error)
    if isinstance(error, MemoryError) or _is_out_of_memory(error):
        return tr("There is not enough memory for this. Close other programs or restore a smaller part at a time.")
    _log.error("Unexpected error in %s", threading.current_thread().name, exc_info=error)
    return tr(
        "Something unexpected went wrong ({kind}). Your work is untouched; the log has the details.",
        kind=type(error).__name__,
    )


def _is_out_of_memory(error: BaseException) -> bool:
    """Whether a library says so in its own way: OpenCV by a code, TensorFlow by a name."""
    return getattr(error, "code", None) == _OPENCV_NO_MEMORY or type(error).__name__ == "ResourceExhaustedError"
