"""Times several tasks, interleaved.

Every round runs each task once, in another order each time, so that disturbances, as by what the task before has left
in memory, fall on all of them alike. Figures are medians over the rounds, of times or of ratios within a round.
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
"""Radius of Telea's method in pixels, for ours and OpenCV's."""

NS_RADIUS = 3
"""Radius of OpenCV's Navier-Stokes in pixels."""

Name = TypeVar("Name", bound=Hashable)
Task = Callable[[], object]


@dataclass(frozen=True)
class Lap:
    """Times of one run in seconds: ``wall`` by the clock, ``cpu`` of all processors together."""

    wall: float
    cpu: float


class Laps(Generic[Name]):
    """The laps of all tasks: one of each task in every round."""

    def __init__(self, rounds: list[dict[Name, Lap]]) -> None:
        self._rounds = rounds

    def wall(self, name: Name) -> float:
        """Return the median time by the clock, in seconds."""
        return statistics.median(laps[name].wall for laps in self._rounds)

    def cpu(self, name: Name) -> float:
        """Return the median processor time, in seconds."""
        return statistics.median(laps[name].cpu for laps in self._rounds)

    def wall_ratio(self, name: Name, other: Name) -> float:
        """Return the median over the rounds of the time of one task over that of another, by the clock."""
        return statistics.median(laps[name].wall / laps[other].wall for laps in self._rounds)

    def cpu_ratio(self, name: Name, other: Name) -> float:
        """Return the median over the rounds of the processor time of one task over that of another."""
        return statistics.median(laps[name].cpu / laps[other].cpu for laps in self._rounds)


def interleaved(tasks: Mapping[Name, Task], repeats: int, progress: ProgressCallback = ignore_progress) -> Laps[Name]:
    """Run all tasks in ``repeats`` rounds, after one round that is not counted."""
    rng = np.random.default_rng(0)
    names = list(tasks)
    rounds = []
    for done in range(repeats + 1):
        rounds.append({names[turn]: _lap(tasks[names[turn]]) for turn in rng.permutation(len(names))})
        progress((done + 1) / (repeats + 1))
    return Laps(rounds[1:])


def _lap(task: Task) -> Lap:
    wall, cpu = time.perf_counter(), time.process_time()
    task()
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
