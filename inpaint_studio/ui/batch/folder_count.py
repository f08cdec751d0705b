"""FolderCount: finds the photos in folders, and what an earlier batch has left, in a thread of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.options import Batch
from inpaint_studio.batch.reviewing import batch_of
from inpaint_studio.batch.rows import State
from inpaint_studio.batch.walk import Walk, walk
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.errors import InputError
from inpaint_studio.ui.editor.job_runner import JobRunner


@dataclass(frozen=True)
class Earlier:
    """A batch whose manifest lies in a folder.

    Attributes:
        batch: the batch; None where it is another version's.
        total: how many photos it has.
        left: how many of them were not done.
        reviews: how many are to be reviewed.
    """

    batch: Batch | None
    total: int
    left: int
    reviews: int


@dataclass(frozen=True)
class Counted:
    """What was found.

    Attributes:
        walk: the photos.
        earlier: the batch whose results are in the folder already; None for none.
    """

    walk: Walk
    earlier: Earlier | None


class FolderCount(QObject):
    """Counts anew whenever it is asked to; only the last answer is told.

    Signals:
        counted: (Counted) what was found.
        failed: (sentence) why nothing could be found.
    """

    counted = Signal(Counted)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Count nothing yet."""
        super().__init__(parent)
        self._jobs = JobRunner(self)
        self._jobs.failed.connect(self.failed)

    @property
    def is_counting(self) -> bool:
        """Whether an answer is still to come."""
        return self._jobs.is_running

    def count(self, folders: Sequence[Path], out: Path | None, masks: Path | None) -> None:
        """Count the photos in ``folders``, but not in that of the results nor in that of the masks."""
        self._jobs.cancel()
        without = [path for path in (out, masks) if path is not None]

        def find(progress: ProgressCallback, cancel: CancelToken) -> Counted:
            return Counted(walk(folders, without=without, cancel=cancel), earlier_in(out) if out else None)

        self._jobs.run("", find, self.counted.emit)

    def shut_down(self) -> None:
        """Stop counting and wait for the thread."""
        self._jobs.shut_down()


def earlier_in(folder: Path) -> Earlier | None:
    """Return the batch whose manifest lies in a folder, or None.

    Raises:
        FileError: the manifest cannot be read.
    """
    if not (folder / NAME).is_file():
        return None
    with Manifest(folder / NAME) as manifest:
        counts = manifest.counts()
        try:
            batch = batch_of(manifest)
        except InputError:
            batch = None
    left = sum(counts[state] for state in (State.WAITING, State.RUNNING))
    return Earlier(batch, sum(counts.values()), left, counts[State.REVIEW])
