"""Runs one job at a time in a worker thread and tells the GUI thread how it goes."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from inpaint_studio.core.job import Cancelled, CancelToken, ProgressCallback
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import tr

Result = TypeVar("Result")

Otherwise = Callable[[BaseException | None], object]
"""Takes the error that ended a job, or None where the job was cancelled."""

_OPENCV_NO_MEMORY = -4  # cv2.Error.StsNoMem
_log = logging.getLogger(__name__)


@dataclass(eq=False)
class Job:
    """One job; ``JobRunner.run`` explains the attributes.

    Attributes:
        token: stops the job.
    """

    title: str
    task: Callable[[ProgressCallback, CancelToken], Any]
    use: Callable[[Any], object] | None = None
    then: Callable[[Any], object] | None = None
    otherwise: Otherwise | None = None
    leads_away: bool = False
    token: CancelToken = field(default_factory=CancelToken)


class JobRunner(QObject):
    """Runs jobs one after the other in one worker thread.

    A cancelled job counts as over at once. If its thread runs on for a moment, the result is dropped.

    Signals:
        started: (title) a job runs now.
        progressed: (share) 0..1 of the job is done.
        using: the job is done, and its result is about to be used.
        failed: (sentence) the job failed, and why.
        cancelled: the user stopped the job.
        finished: the job is done, and its result has been used.
        ended: the job is over: finished, failed or cancelled.
        rested: the job is over, what was to follow it has been called, and no other job runs. The last signal of a job.
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
        """Whether a job runs that replaces the photo or the mask."""
        return self._job is not None and self._job.leads_away

    @property
    def title(self) -> str:
        """The title of the job that runs, or an empty text."""
        return self._job.title if self._job else ""

    def run(
        self,
        title: str,
        task: Callable[[ProgressCallback, CancelToken], Result],
        use: Callable[[Result], object] | None = None,
        then: Callable[[Result], object] | None = None,
        otherwise: Otherwise | None = None,
        *,
        leads_away: bool = False,
    ) -> None:
        """Start a job.

        Args:
            title: what the status bar shows, for example ``"Restoring"``.
            task: runs in the worker thread, with a progress callback and a cancel token; returns the result and changes
                nothing.
            use: called with the result, in the GUI thread, while the job still counts as running. If it raises, the job
                has failed.
            then: called with the result after success, in the GUI thread, when the next job may start.
            otherwise: called instead of ``then`` after a failure or a cancel.
            leads_away: whether the job replaces the photo or the mask, so that nothing can be painted meanwhile.

        Raises:
            RuntimeError: a job runs already.
        """
        if self._job is not None:
            raise RuntimeError(f"“{self._job.title}” still runs")
        job = self._job = Job(title, task, use, then, otherwise, leads_away)
        self.started.emit(title)
        self._executor.submit(self._perform, job)

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

    def _perform(self, job: Job) -> None:
        """Run in the worker thread; speaks to the GUI thread through queued signals only."""
        try:
            job.token.raise_if_cancelled()
            result = job.task(lambda share: self._reported.emit(job, share), job.token)
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
            if job.use is not None:
                job.use(result)
        except Exception as error:
            self._end_early(job, error)
            return
        self._end(self.finished)
        if job.then is not None:
            job.then(result)
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
    """Return the sentence that tells the user of an error; unexpected errors also go to the log, with a traceback."""
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
    """Whether a library ran out of memory: OpenCV tells it by a code, TensorFlow by the name of the error."""
    return getattr(error, "code", None) == _OPENCV_NO_MEMORY or type(error).__name__ == "ResourceExhaustedError"
