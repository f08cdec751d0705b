"""The benchmark of the window: the times that are asked of it beside those that were measured."""

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from inpaint_studio.core.job import ProgressCallback, ignore_progress
from inpaint_studio.evaluation.memory import can_be_measured, resident
from inpaint_studio.evaluation.outcome import Outcome, new_table
from inpaint_studio.evaluation.suite import Benchmark
from inpaint_studio.ui.benchmark.start import time_starts
from inpaint_studio.ui.benchmark.trial import Lap, Trial, make_photo, open_trial, percentile
from inpaint_studio.ui.desktop.display import missing_display

_VIEW = 1900, 1000
_BRUSHES = 5, 50, 500
_FRAME_LIMIT, _STEP_LIMIT = 16.0, 50.0  # milliseconds
_STARTS = 5


@dataclass(frozen=True)
class Row:
    """One figure and the limit that is asked for.

    Attributes:
        what: name of the figure.
        asked: the limit; infinite where nothing is asked for.
        measured: the figure: the 95th percentile of frames, the slowest of single steps.
        median: the median of frames or steps, or ``measured`` where there is only one.
        processor: as ``measured``, but the time that the window's thread spent computing, without waiting for other
            processes; None where it is not known.
        unit: unit of all numbers.
    """

    what: str
    asked: float
    measured: float
    median: float
    processor: float | None = None
    unit: str = "ms"

    @property
    def is_met(self) -> bool:
        """Whether the figure is within the limit."""
        return self.measured <= self.asked


def run(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> Outcome:
    """Measure the start of the program, then each size of photo in a window, and return the table.

    Args:
        megapixels: sizes of the photos.
        repeats: number of frames measured of each kind.
        progress: called with the share done.
    """
    if missing_display() is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    rows = list(_start_rows())
    progress(0.2)
    for done, size in enumerate(megapixels):
        rows += _measure(size, repeats)
        progress(0.2 + 0.8 * (done + 1) / len(megapixels))
    platform = QGuiApplication.platformName()
    table = new_table(
        f"Canvas of {_VIEW[0]} x {_VIEW[1]} pixels on {platform}; 16-bit RGB in Adobe RGB",
        "",
        ("Asked", "Measured", "Median", "Of processor", ""),
        "frames: the 95th percentile counts; steps: the slowest. Of processor: what the window worked itself",
    )
    for row in rows:
        asked = "" if row.asked == inf else f"{row.asked:g} {row.unit}"
        word = "" if row.asked == inf else "met" if row.is_met else "MISSED"
        worked = "" if row.processor is None else f"{row.processor:.3g}"
        table.add_row(row.what, asked, f"{row.measured:.3g} {row.unit}", f"{row.median:.3g}", worked, word)
    figures = [asdict(row) | {"asked": None if row.asked == inf else row.asked} for row in rows]
    return Outcome("canvas", table, figures, {"platform": platform, "view": _VIEW})


def _measure(megapixels: float, repeats: int) -> list[Row]:
    photo = make_photo(megapixels)
    columns, rows = photo.shape[::-1]
    name = f"{columns} x {rows}: "
    with open_trial(*_VIEW) as trial:
        _forget_peak()
        first, sharp = trial.open(photo)
        found = [Row(name + "first view", 1000, first, first), Row(name + "sharp view", inf, sharp, sharp)]
        for zoom, scale in (("fit", None), ("100 %", 1.0)):
            _zoom(trial, scale)
            for size in _BRUSHES:
                found.append(_frame_row(f"{name}brush of {size} px at {zoom}", trial.paint(size, repeats)))
            found.append(_frame_row(f"{name}pan at {zoom}", trial.pan(repeats)))
        _zoom(trial, None)
        found.append(_frame_row(name + "zoom", trial.zoom(repeats)))
        _zoom(trial, None)
        trial.stroke_across(50)
        for title, act in (("undo", trial.undo), ("redo", trial.redo)):
            laps = []
            for _ in range(5):
                laps.append(act())
                (trial.redo if title == "undo" else trial.undo)()
            found.append(_step_row(f"{name}{title} of a stroke across", laps))
            if title == "undo":
                trial.undo()
        if can_be_measured():
            most, size_mb = resident("VmHWM") / 1e6, photo.pixels.nbytes / 1e6
            found.append(Row(name + "peak memory", 2 * size_mb + 300, most, most, unit="MB"))
    return found


def _zoom(trial: Trial, scale: float | None) -> None:
    if scale is None:
        trial.window.parts.canvas.zoom_fit()
    else:
        trial.window.parts.canvas.zoom_to(scale)
    trial.settle()


def _frame_row(what: str, laps: list[Lap]) -> Row:
    slow = percentile(laps, 95)
    return Row(what, _FRAME_LIMIT, slow.wall, percentile(laps, 50).wall, slow.processor)


def _step_row(what: str, laps: list[Lap]) -> Row:
    slow = percentile(laps, 100)
    return Row(what, _STEP_LIMIT, slow.wall, percentile(laps, 50).wall, slow.processor)


def _start_rows() -> list[Row]:
    ours, empty = time_starts(_STARTS)
    return [
        Row("window shown after the start", 1000, 1000 * ours.shown, 1000 * ours.shown),
        Row("the same, against an empty window", 2, ours.shown / empty.shown, ours.shown / empty.shown, unit="times"),
        Row("window ready for use after the start", inf, 1000 * ours.ready, 1000 * ours.ready),
    ]


def _forget_peak() -> None:
    """Reset the peak resident set (proc(5), ``/proc/pid/clear_refs``)."""
    if can_be_measured():
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


CANVAS = Benchmark("canvas", run, (101,), 120)
