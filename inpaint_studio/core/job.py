"""Jobs: how long work reports its progress and is cancelled."""

import threading
from collections.abc import Callable

ProgressCallback = Callable[[float], None]
"""Called, from any thread, with the share done: 0..1, never decreasing."""


def ignore_progress(share: float) -> None:
    """Do nothing with a progress report."""


class Cancelled(Exception):
    """The user stopped the work. Never shown as an error."""


class CancelToken:
    """Tells a piece of work in another thread that it is no longer wanted."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether ``cancel`` has been called."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask the work to stop as soon as it can."""
        self._event.set()

    def raise_if_cancelled(self) -> None:
        """Raise if the work is no longer wanted.

        Raises:
            Cancelled: ``cancel`` has been called.
        """
        if self.is_cancelled:
            raise Cancelled


class _NeverCancelled(CancelToken):
    """Shared default that nobody can cancel by mistake."""

    def cancel(self) -> None:
        raise RuntimeError("NEVER is shared by everybody and cannot be cancelled")


NEVER = _NeverCancelled()


def scaled_progress(progress: ProgressCallback, start: float, end: float) -> ProgressCallback:
    """Return a callback that maps 0..1 onto ``start``..``end`` of ``progress``."""
    return lambda share: progress(start + (end - start) * share)
