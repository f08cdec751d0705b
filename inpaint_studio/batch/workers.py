"""Who works on the photos: this process itself, or processes that Dask keeps, here or on other machines."""

from collections import deque
from typing import Protocol

from inpaint_studio.batch.photo import restore_one
from inpaint_studio.batch.work import Outcome, Task
from inpaint_studio.core.job import NEVER, CancelToken


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
