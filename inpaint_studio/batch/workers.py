"""Who works on the photos: this process itself, or processes that Dask keeps, here or on other machines."""

from collections import deque
from importlib.util import find_spec
from typing import Protocol

from inpaint_studio.batch.events import Tell, Told
from inpaint_studio.batch.options import Batch
from inpaint_studio.batch.photo import restore_one
from inpaint_studio.batch.work import Outcome, Task
from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.memory import total_memory
from inpaint_studio.core.parallel import core_count
from inpaint_studio.engines.registry import ENGINES, compile_kernels
from inpaint_studio.errors import InputError
from inpaint_studio.translation import tr

_A_WORKER = 1 << 30
"""Bytes of memory that a process takes with its engine, before it opens a photo."""


class Workers(Protocol):
    """Works on some photos at a time.

    Attributes:
        count: how many.
    """

    count: int

    def submit(self, task: Task) -> None:
        """Begin with a photo; no more than ``count`` may be under way."""

    def next_outcome(self) -> Outcome:
        """Wait for one of the photos under way and return what has become of it.

        Raises:
            Cancelled: the work is to stop at once.
            FileError: nobody is there any more to do the work.
        """

    def close(self) -> None:
        """Let the workers go; what is under way is broken off."""


class ThisProcess:
    """One photo after the other, without a further process."""

    count = 1

    def __init__(self, stop: CancelToken = NEVER) -> None:
        """Work until ``stop`` is cancelled, which breaks off what is under way."""
        self._stop = stop
        self._tasks: deque[Task] = deque()

    def submit(self, task: Task) -> None:
        """Note a photo, see ``Workers``."""
        self._tasks.append(task)

    def next_outcome(self) -> Outcome:
        """Do the work, see ``Workers``."""
        return restore_one(self._tasks.popleft(), self._stop)

    def close(self) -> None:
        """Do nothing."""


def workers_of(batch: Batch, photos: int, tell: Tell = lambda event: None, stop: CancelToken = NEVER) -> Workers:
    """Return the workers that a batch asks for; without Dask that is this process, and ``tell`` says so.

    Args:
        batch: what is to be done.
        photos: how many there are.
        tell: called with what the user is to know.
        stop: breaks off what is under way.

    Raises:
        FileError: nobody answers at the scheduler's address.
        InputError: a scheduler is asked for, and Dask is not installed.
    """
    count = worker_count(batch, photos)
    if not batch.scheduler and count == 1:
        return ThisProcess(stop)
    if find_spec("distributed") is None:
        if batch.scheduler:
            raise InputError("A scheduler needs Dask: pip install “inpaint-studio[batch]”.")
        tell(Told(tr("One photo after the other: several at a time need Dask, pip install “inpaint-studio[batch]”.")))
        return ThisProcess(stop)
    from inpaint_studio.batch.cluster import local_cluster, running_cluster

    if batch.scheduler:
        return running_cluster(batch.scheduler, stop)
    if ENGINES[batch.options.engine].needs_compiling:
        tell(Told(tr("The engine is compiled once, for a minute or less.")))
        compile_kernels(batch.options.engine)  # By one process: all others find it on the drive.
    return local_cluster(count, max(1, core_count() // count), stop)


def worker_count(batch: Batch, photos: int) -> int:
    """Return how many processes of this machine a batch is worth; as many as asked for, where that is said."""
    if batch.workers:
        return max(1, min(batch.workers, photos))
    memory = total_memory()
    room = core_count() if memory is None else int(memory * batch.memory_share) // _A_WORKER
    return max(1, min(core_count(), room, photos))
