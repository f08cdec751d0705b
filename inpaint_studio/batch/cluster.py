"""Workers that Dask keeps: processes of this machine, or those of a running cluster that shares its drives.

Dask hands the photos out, notices when a worker dies, starts another one and tries once more. Here is only said how
many photos are under way, and what a death means. M. Rocklin, "Dask: Parallel Computation with Blocked algorithms and
Task Scheduling", SciPy 2015.
"""

import logging
import signal
import tempfile
import threading
import uuid
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from importlib.util import find_spec
from queue import Empty, SimpleQueue
from typing import Any

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, WorkerPlugin

from inpaint_studio.batch.claims import release
from inpaint_studio.batch.photo import restore_one
from inpaint_studio.batch.rows import State
from inpaint_studio.batch.work import Outcome, Task
from inpaint_studio.core.job import NEVER, Cancelled, CancelToken
from inpaint_studio.core.memory import total_memory
from inpaint_studio.core.parallel import use_threads
from inpaint_studio.errors import FileError
from inpaint_studio.translation import tr

_RETRIES = 1  # times that a photo is tried again whose worker has died
_LOOK = 0.25  # seconds between two looks at whether to stop
_PATIENCE = "10s"  # for a scheduler that is to answer

_SETTINGS = {
    "distributed.scheduler.allowed-failures": _RETRIES,
    # What is under way is admitted by its size: workers need not put anything aside, nor pause.
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    # Nobody is to look on over the network.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    # What Dask observes of itself took as long as the work on small photos.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.system-monitor.disk": False,
    "distributed.worker.memory.monitor-interval": "500ms",
    "distributed.scheduler.work-stealing": False,
    "distributed.admin.low-level-log-length": 100,
    "distributed.scheduler.dashboard.status.task-stream-length": 1,
}


class Cluster:
    """Workers of a cluster, see ``workers.Workers``.

    Attributes:
        count: how many photos may be under way.
    """

    def __init__(self, client: Client, count: int, close: Callable[[], object], stop: CancelToken = NEVER) -> None:
        """Give work to the workers of ``client``; ``close`` lets them go."""
        self.count = count
        self._client = client
        self._close = close
        self._stop = stop
        self._tasks: dict[str, Task] = {}
        self._done: SimpleQueue[Future] = SimpleQueue()

    def submit(self, task: Task) -> None:
        """Begin with a photo, see ``Workers``."""
        key = f"photo-{task.id}-{uuid.uuid4().hex}"  # Never the result of an earlier run.
        task = self._tasks[key] = replace(task, is_tried_again=True)
        self._client.submit(restore_one, task, key=key, pure=False).add_done_callback(self._done.put)

    def next_outcome(self) -> Outcome:
        """Wait for a photo, see ``Workers``."""
        while True:
            if self._stop.is_cancelled:
                raise Cancelled
            with suppress(Empty):
                future = self._done.get(timeout=_LOOK)
                task = self._tasks.pop(str(future.key))
                outcome = self._outcome(future, task)
                release(outcome.output or task.output)
                return outcome

    def _outcome(self, future: Future, task: Task) -> Outcome:
        """Return what a worker says, or what its death means.

        Raises:
            FileError: the cluster cannot do the work, or has gone.
        """
        try:
            outcome: Outcome = future.result()
        except KilledWorker:
            note = tr(
                "“{name}” could not be restored: the process that worked on it ended twice, as when memory runs out.",
                name=task.input.name,
            )
            return Outcome(task.id, State.FAILED, note, task.output, is_broken_off=True)
        except Exception as error:  # Whatever a cluster may have: another version, no program, no connection.
            raise FileError(
                "The workers cannot go on: {reason}. What is done is done; --resume does the rest.",
                reason=f"{type(error).__name__}: {error}",
            ) from error
        finally:
            future.release()
        return outcome

    def close(self) -> None:
        """Let the workers go, see ``Workers``."""
        self._close()


def local_cluster(count: int, threads: int, stop: CancelToken = NEVER) -> Cluster:
    """Return processes of this machine, each with an engine that stays loaded.

    Args:
        count: how many.
        threads: what each may use of the machine's cores.
        stop: breaks off what is under way.
    """
    with ExitStack() as stack:
        stack.enter_context(dask.config.set(_SETTINGS))
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="inpaint-studio-", ignore_cleanup_errors=True))
        cluster = stack.enter_context(
            LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                worker_dashboard_address="127.0.0.1:0",
                memory_limit=total_memory() or 0,
                local_directory=folder,
                silence_logs=logging.CRITICAL,
                # Whoever reaches a scheduler can run programs: without its key, no other user of the machine does.
                security=True if find_spec("cryptography") else None,
            )
        )
        client = stack.enter_context(Client(cluster, set_as_default=False))
        client.register_plugin(_Share(threads))
        return Cluster(client, count, stack.pop_all().close, stop)


def running_cluster(address: str, stop: CancelToken = NEVER) -> Cluster:
    """Return the workers of a running cluster, all that it has now.

    Args:
        address: of its scheduler, ``tcp://HOST:8786``.
        stop: what is under way there is not waited for any more.

    Raises:
        FileError: nobody answers there, or it has no workers.
    """
    try:
        client = Client(address, set_as_default=False, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise FileError("No scheduler answers at “{address}”.", address=address) from error
    workers: dict[str, Any] = client.scheduler_info(n_workers=-1)["workers"]
    count = sum(int(each["nthreads"]) for each in workers.values())
    if not count:
        client.close()
        raise FileError("The scheduler at “{address}” has no workers. Start some with “dask worker”.", address=address)
    return Cluster(client, count, client.close, stop)


class _Share(WorkerPlugin):
    """Tells each worker what it may use of the machine's cores; workers that are started later, too.

    A Ctrl+C in the terminal reaches the workers as well: they leave it to the run, which lets them finish.
    """

    def __init__(self, threads: int) -> None:
        self._threads = threads

    def setup(self, worker: Any) -> None:
        """Called in a worker when it begins."""
        use_threads(self._threads)
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.SIG_IGN)
