"""Works on the strips and tiles of a TIFF in threads; codecs release the GIL."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_IN_FLIGHT = 1 << 25  # bytes of decoded pixels that may be worked on at the same time


def in_threads(
    work: Callable[[_Task], _Result], tasks: Iterable[tuple[_Task, int]], in_flight: int = _IN_FLIGHT
) -> Iterator[tuple[_Task, _Result]]:
    """Yield each task with its result, in order.

    Args:
        work: called in several threads.
        tasks: each with the bytes it takes while it is worked on; taken one by one.
        in_flight: limit of these bytes at one time; a single task may take more.
    """
    waiting: deque[tuple[_Task, int, Future[_Result]]] = deque()
    taken = 0
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as executor:
        try:
            for task, size in tasks:
                while waiting and taken + size > in_flight:
                    done, freed, future = waiting.popleft()
                    taken -= freed
                    yield done, future.result()
                waiting.append((task, size, executor.submit(work, task)))
                taken += size
            while waiting:
                done, _, future = waiting.popleft()
                yield done, future.result()
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
