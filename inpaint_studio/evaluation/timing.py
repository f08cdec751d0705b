"""Takes the time of several pieces of work, interleaved.

All run one after the other in every round, in another order each time, so what disturbs the machine, be it the memory
that the one before has left behind, disturbs all of them; what counts are medians of the rounds, and of their ratios.
"""

import statistics
import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import cv2
import numpy as np

from inpaint_studio.core.job import ProgressCallback, ignore_progress
from inpaint_studio.core.restore import fill
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray

RADIUS = 5
"""Of Telea's weighting, ours and OpenCV's."""

NS_RADIUS = 3
"""Of OpenCV's Navier-Stokes."""

Name = TypeVar("Name", bound=Hashable)
Task = Callable[[], object]


@dataclass(frozen=True)
class Lap:
    """One run: seconds by the clock, and of all processors together."""

    wall: float
    cpu: float


class Laps(Generic[Name]):
    """What was measured: in every round one lap of each."""

    def __init__(self, rounds: list[dict[Name, Lap]]) -> None:
        self._rounds = rounds

    def wall(self, name: Name) -> float:
        """Return the median time by the clock, in seconds."""
        return statistics.median(laps[name].wall for laps in self._rounds)

    def cpu(self, name: Name) -> float:
        """Return the median processor time, in seconds."""
        return statistics.median(laps[name].cpu for laps in self._rounds)

    def wall_ratio(self, name: Name, other: Name) -> float:
        """Return the median of how many times longer the first took than the other in the same round."""
        return statistics.median(laps[name].wall / laps[other].wall for laps in self._rounds)

    def cpu_ratio(self, name: Name, other: Name) -> float:
        """Return the same of processor time."""
        return statistics.median(laps[name].cpu / laps[other].cpu for laps in self._rounds)


def interleaved(works: Mapping[Name, Task], repeats: int, progress: ProgressCallback = ignore_progress) -> Laps[Name]:
    """Run all the works in ``repeats`` rounds, after one that is not counted."""
    rng = np.random.default_rng(0)
    names = list(works)
    rounds = []
    for done in range(repeats + 1):
        rounds.append({names[turn]: _lap(works[names[turn]]) for turn in rng.permutation(len(names))})
        progress((done + 1) / (repeats + 1))
    return Laps(rounds[1:])


def _lap(work: Task) -> Lap:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Lap(time.perf_counter() - wall, time.process_time() - cpu)


def contestants(photo: PhotoArray, mask: MaskArray) -> dict[str, Task]:
    """Return our two weightings and OpenCV's two methods, from the photo to the values of its restored pixels."""
    default, plain = create_engine("fmm"), create_engine("fmm", weighting="telea", radius=RADIUS)
    return {
        "default": lambda: list(fill(photo, mask, default)),
        "plain": lambda: list(fill(photo, mask, plain)),
        "telea": lambda: cv2.inpaint(photo, mask, RADIUS, cv2.INPAINT_TELEA),
        "ns": lambda: cv2.inpaint(photo, mask, NS_RADIUS, cv2.INPAINT_NS),
    }
