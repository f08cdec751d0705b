"""Runs a batch: keeps the workers busy, and the manifest true to what is on the drive."""

import math
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace

from inpaint_studio import __version__
from inpaint_studio.batch.admission import Admission
from inpaint_studio.batch.events import Began, Ended, Planned, Summary, Tell, Told, WorkersReady
from inpaint_studio.batch.lock import only_run
from inpaint_studio.batch.manifest import NAME, Manifest, ManifestFullError
from inpaint_studio.batch.options import Batch
from inpaint_studio.batch.plan import Plan, check_folders, plan
from inpaint_studio.batch.rows import Row, State
from inpaint_studio.batch.work import Outcome, Task
from inpaint_studio.batch.workers import Workers, workers_of
from inpaint_studio.core.job import NEVER, Cancelled, CancelToken
from inpaint_studio.errors import FileError
from inpaint_studio.files.atomic import clear_drafts
from inpaint_studio.files.reasons import reason

MakeWorkers = Callable[[Batch, int, Tell, CancelToken], Workers]
"""Returns the workers of a batch, given how many photos there are to do and the token that stops at once."""


def run(
    batch: Batch,
    *,
    tell: Tell = lambda event: None,
    cancel: CancelToken = NEVER,
    stop: CancelToken = NEVER,
    make_workers: MakeWorkers | None = None,
) -> Summary:
    """Restore the photos of a batch, or go on with one.

    Args:
        batch: what is to be done.
        tell: called with what happens, in this thread.
        cancel: no further photo is begun once it is cancelled; those under way are finished.
        stop: those under way are given up, too; nothing of them is written.
        make_workers: who does the work; None for what the batch says.

    Raises:
        FileError: a folder is not there or cannot be written to, another run is writing there, or the manifest cannot
            be used.
        InputError: what is asked for cannot be done.
    """
    started = time.perf_counter()
    check_folders(batch)
    _make_folder(batch)
    with only_run(batch.out), Manifest(batch.out / NAME, is_new=True) as manifest:
        planned = plan(batch, manifest)
        _note(batch, manifest, planned)
        for sentence in planned.told:
            tell(Told(sentence))
        for row in (*planned.left, *planned.gone):
            tell(Ended(row))
        tell(Planned(len(planned.todo), planned.size, planned.done, len(planned.left)))
        runner = _Run(batch, manifest, planned, tell, cancel, stop)
        if planned.todo and not cancel.is_cancelled:
            _clear(planned)
            with closing((make_workers or workers_of)(batch, len(planned.todo), tell, stop)) as workers:
                tell(WorkersReady(workers.count))
                runner.work_with(workers)
        is_stopped = cancel.is_cancelled or stop.is_cancelled
        return Summary(manifest.counts(), time.perf_counter() - started, is_stopped, runner.is_drive_full)


def _make_folder(batch: Batch) -> None:
    try:
        batch.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            "The folder “{folder}” cannot be made: {reason}.", folder=batch.out, reason=reason(error)
        ) from error


def _note(batch: Batch, manifest: Manifest, planned: Plan) -> None:
    """Write into the manifest what is to be done, before any of it is."""
    options, now = batch.options, time.time()
    manifest.add_options(options.digest, options.text)
    started = manifest.facts().get("started", str(now))
    manifest.set_facts(batch=batch.text, version=__version__, started=started, resumed=str(now))
    rows = (*(row for row, _ in planned.todo), *planned.left, *planned.gone)
    manifest.put(replace(row, time=now) for row in rows)


def _clear(planned: Plan) -> None:
    """Remove what a run that was killed has left half written: while the lock is held, nobody else writes there."""
    paths = (path for _, task in planned.todo for path in (task.output, task.untouched, task.backup) if path)
    for folder in {path.parent for path in paths}:
        with suppress(OSError):
            clear_drafts(folder, age=0.0)


class _Run:
    """A run in progress.

    Attributes:
        is_drive_full: whether it stopped as there was no room left.
    """

    def __init__(
        self, batch: Batch, manifest: Manifest, planned: Plan, tell: Tell, cancel: CancelToken, stop: CancelToken
    ) -> None:
        self._manifest = manifest
        self._admission = Admission(planned.todo, None if batch.scheduler else batch.memory_share)
        self._under_way: dict[int, tuple[Row, Task]] = {}
        self._tell = tell
        self._cancel = cancel
        self._stop = stop
        self.is_drive_full = False

    @property
    def _goes_on(self) -> bool:
        return not (self._cancel.is_cancelled or self._stop.is_cancelled or self.is_drive_full)

    def work_with(self, workers: Workers) -> None:
        """Have all photos worked on; never more are under way than there are workers, nor than memory holds."""
        try:
            while True:
                while self._goes_on and len(self._under_way) < workers.count and self._begin_one(workers):
                    pass
                if not self._under_way:
                    return
                self._end(workers.next_outcome())
        except Cancelled:
            self._give_back()
        except ManifestFullError as error:
            self.is_drive_full = True
            self._tell(Told(str(error)))
        except BaseException:
            with suppress(FileError):
                self._give_back()
            raise

    def _begin_one(self, workers: Workers) -> bool:
        """Begin with a photo for which there is room in memory; return whether there is one."""
        found = self._admission.take()
        if found is None:
            return False
        row, task = found
        row = replace(row, state=State.RUNNING, tries=row.tries + 1, time=time.time())
        self._under_way[row.id] = row, task
        self._manifest.put([row])
        workers.submit(task)
        self._tell(Began(row))
        return True

    def _end(self, outcome: Outcome) -> None:
        row, task = self._under_way.pop(outcome.id)
        self._admission.give_back(task)
        row = row_after(row, outcome)
        if outcome.is_drive_full:
            self.is_drive_full = True
            self._tell(Told(outcome.note))
            row = replace(row, state=State.WAITING)
        self._manifest.finish(row, outcome.pictures, outcome.proposal)
        self._tell(Ended(row))

    def _give_back(self) -> None:
        """Note that the photos under way were not done."""
        rows = [replace(row, state=State.WAITING, time=time.time()) for row, _ in self._under_way.values()]
        self._under_way.clear()
        self._manifest.put(rows)
        for row in rows:
            self._tell(Ended(row))


def row_after(row: Row, outcome: Outcome) -> Row:
    """Return the row of a photo after its work."""
    return replace(
        row,
        output=outcome.output or row.output,
        input_digest=outcome.input_digest or row.input_digest,
        state=outcome.state,
        share=outcome.share,
        holes=outcome.holes,
        seconds=outcome.seconds,
        engine=outcome.engine,
        note=outcome.note,
        output_digest=outcome.output_digest,
        output_size=outcome.output_stamp[0],
        output_mtime_ns=outcome.output_stamp[1],
        tries=row.tries if outcome.is_broken_off else 0,
        worker=outcome.worker,
        time=time.time(),
        urgency=urgency_of(outcome),
    )


def urgency_of(outcome: Outcome) -> float:
    """Return how much a photo deserves a look, 0..1: failures, then doubtful ones, then those restored most."""
    base = {State.FAILED: 0.9, State.LEFT: 0.8, State.REVIEW: 0.6, State.RESTORED: 0.2}.get(outcome.state, 0.0)
    return base + 0.1 * math.sqrt(outcome.share or 0.0)
