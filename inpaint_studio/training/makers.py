"""Makers: processes of low priority that prepare crops while the network learns."""

import contextlib
import multiprocessing
import os
import queue
import signal
import time
from collections.abc import Iterator
from multiprocessing.process import parent_process
from pathlib import Path
from typing import Any

import cv2

from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.training.recipe import Recipe
from inpaint_studio.training.store import Store

_LOOK = 0.5  # seconds after which a waiting process checks whether it is to end
_NICENESS = 10


class Makers:
    """Some processes that write crops into free slots of a store.

    ``offer`` gives them a free slot; ``made`` yields it once it holds a new crop.
    """

    def __init__(self, recipe: Recipe, store: Store, first: int, count: int) -> None:
        """Start the processes.

        Args:
            recipe: what the crops are made of.
            store: where the crops go.
            first: number of the first group of the recipe to make.
            count: how many processes.
        """
        context = multiprocessing.get_context("spawn")
        self._free: Any = context.Queue()
        self._done: Any = context.Queue()
        self._stop: Any = context.Event()
        self._pace: Any = context.Value("d", 1.0)
        self._processes = [
            context.Process(
                target=_work,
                args=(recipe, store.folder, store.images.shape[:2]),
                kwargs={
                    "groups": (first + index, count),
                    "lines": (self._free, self._done, self._stop, self._pace),
                },
                name=f"crops-{index}",
                daemon=True,
            )
            for index in range(count)
        ]
        for process in self._processes:
            process.start()

    def offer(self, slots: list[int]) -> None:
        """Give slots that may be written to."""
        for slot in slots:
            self._free.put(slot)

    def made(self, wait: float = 0.0) -> Iterator[int | Path]:
        """Yield the slots that hold new crops, and the files that could not be read, since the last call.

        Args:
            wait: seconds to wait for the first.

        Raises:
            InpaintStudioError: a process failed.
        """
        with contextlib.suppress(queue.Empty):
            while True:
                kind, value = self._done.get(timeout=wait) if wait else self._done.get_nowait()
                if kind == "failed":
                    raise InpaintStudioError(value)
                yield Path(value) if kind == "skipped" else int(value)
                wait = 0.0
        if not any(process.is_alive() for process in self._processes) and not self._stop.is_set():
            raise InpaintStudioError("The processes that prepare crops have ended. There may be too little memory.")

    def slow_down(self, cores: float) -> None:
        """Keep no more than ``cores`` processor cores busy from now on."""
        self._pace.value = min(1.0, cores / len(self._processes))

    def close(self) -> None:
        """End the processes."""
        self._stop.set()
        for line in (self._free, self._done):
            line.cancel_join_thread()
        for process in self._processes:
            process.join(2 * _LOOK)
            if process.is_alive():
                process.terminate()
                process.join()
        for line in (self._free, self._done):
            line.close()


def usual_count() -> int:
    """Return the number of processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _work(
    recipe: Recipe, folder: Path, shape: tuple[int, int], *, groups: tuple[int, int], lines: tuple[Any, ...]
) -> None:
    """Make group after group and write its crops to free slots. The main function of a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent gets the signal, too, and ends this process.
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    cv2.setNumThreads(1)
    free, done, stop, pace = lines
    try:
        store = Store(folder, *shape)
        ENGINES["fmm"].warm_up()
        began = time.perf_counter()
        for number, crops in recipe.groups(*groups, lambda path: done.put(("skipped", str(path)))):
            worked = time.perf_counter() - began
            for crop in crops:
                slot = _next_slot(free, stop)
                if slot is None:
                    return
                store.put(slot, crop, number)
                done.put(("crop", slot))
            _rest(worked, stop, pace)
            if stop.is_set():
                return
            began = time.perf_counter()
    except InpaintStudioError as error:
        done.put(("failed", str(error)))
    except BaseException as error:
        done.put(("failed", f"Crops could not be prepared: {type(error).__name__}, {error}."))


def _next_slot(free: Any, stop: Any) -> int | None:
    """Wait for a free slot and return it; return None when the process is to end."""
    parent = parent_process()
    while not stop.is_set() and (parent is None or parent.is_alive()):
        with contextlib.suppress(queue.Empty):
            return int(free.get(timeout=_LOOK))
    return None


def _rest(worked: float, stop: Any, pace: Any) -> None:
    """Sleep until the time worked, in seconds, is the share ``pace`` of the time passed."""
    rested = 0.0
    while not stop.is_set() and (left := worked * (1 / max(pace.value, 1e-9) - 1) - rested) > 0:
        stop.wait(min(left, _LOOK))
        rested += min(left, _LOOK)
