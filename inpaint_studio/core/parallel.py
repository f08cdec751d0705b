"""Runs independent pieces of work in several threads; results come in the order of the pieces."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

import cv2

from inpaint_studio.core.job import CancelToken, ProgressCallback

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST = 8  # threads; with more, memory bandwidth is the limit
_share = _MOST


def use_threads(count: int) -> None:
    """Let this process use no more threads than its share, where several of them work on the same machine."""
    global _share
    _share = count
    cv2.setNumThreads(count)


def thread_count() -> int:
    """Return how many threads are worth while on this machine, or this process' share of it."""
    return max(1, min(core_count(), _MOST, _share))


def core_count() -> int:
    """Return how many of the machine's cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class StopToken(CancelToken):
    """Is cancelled with the caller's token, or by itself when one of the pieces has failed."""

    def __init__(self, caller: CancelToken) -> None:
        super().__init__()
        self._caller = caller

    @property
    def is_cancelled(self) -> bool:
        """Whether either has been cancelled."""
        return self._caller.is_cancelled or super().is_cancelled


def map_in_order(
    work: Callable[[Item, CancelToken], Result], items: Iterable[Item], cancel: CancelToken, threads: int | None = None
) -> Iterator[Result]:
    """Yield ``work(item, token)`` for each item, in order; at most ``threads`` + 1 are submitted at a time.

    Args:
        work: runs in a thread; asks its token at short intervals.
        items: taken one by one, as pieces are done.
        cancel: the caller's token.
        threads: how many; ``thread_count()`` by default.

    Raises:
        Cancelled: ``cancel`` was called.
        Exception: what a piece raised; the others are stopped.
    """
    queue = iter(items)
    first = list(islice(queue, 2))
    count = thread_count() if threads is None else threads
    if len(first) < 2 or count == 1:
        yield from (work(item, cancel) for item in chain(first, queue))
        return
    stop = StopToken(cancel)
    with ThreadPoolExecutor(count, thread_name_prefix="window") as executor:
        running: deque[Future[Result]] = deque()
        try:
            for item in chain(first, queue):
                running.append(executor.submit(work, item, stop))
                if len(running) > count:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            # Reached, too, when the caller takes no more results: the pieces that nobody wants stop.
            stop.cancel()
            executor.shutdown(wait=True, cancel_futures=True)


class SharedProgress:
    """Adds up the progress of several pieces of work; the sum never decreases."""

    def __init__(self, progress: ProgressCallback, total: float) -> None:
        """Report to ``progress``; the pieces' sizes add up to ``total``."""
        self._progress = progress
        self._total = total
        self._done = 0.0
        self._lock = threading.Lock()

    def part(self, size: float) -> ProgressCallback:
        """Return the progress callback of one piece of this size."""
        told = 0.0

        def report(share: float) -> None:
            nonlocal told
            with self._lock:
                self._done += max(0.0, share - told) * size
                told = max(told, share)
                self._progress(min(self._done / self._total, 1.0))

        return report
