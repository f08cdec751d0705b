"""The training of the network that finds damage: the loop, and the files in its folder."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.weights_file import card_path
from inpaint_studio.detection.network.weights import DetectorWeights, load_weights, pack_weights
from inpaint_studio.files.atomic import replacing
from inpaint_studio.training.config_file import as_table, save_config
from inpaint_studio.training.detector.config import DetectorTraining
from inpaint_studio.training.detector.examples import ExampleBatch
from inpaint_studio.training.detector.learner import DetectorLearner
from inpaint_studio.training.detector.measure import figures
from inpaint_studio.training.log import Log, Report, Row, ignore_row
from inpaint_studio.training.schedule import Budget, learning_rate
from inpaint_studio.training.state import load_state, save_state
from inpaint_studio.training.training_totals import KEY

STATE, WEIGHTS, LOG, CONFIG = "state.npz", "weights.npz", "log.csv", "config.toml"
"""Names of the files in a training's folder: everything to go on from, the weights, the log, the configuration."""

Batches = Callable[[int], Iterator[ExampleBatch]]
"""Given a step, yields the batches from that step on, without end."""


def train_detector(
    config: DetectorTraining,
    batches: Batches,
    out: Path,
    *,
    budget: Budget,
    validation: ExampleBatch,
    resume: Path | None = None,
    data: Mapping[str, int] | None = None,
    report: Report = ignore_row,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Path:
    """Train a network, and write its weights.

    Where the folder holds a training already, it goes on from its last saved state.

    Args:
        config: the configuration of the training.
        batches: yields what the network learns from.
        out: the folder of the training; it is made if it does not exist.
        budget: how long the training is, including what was done before an interruption.
        validation: examples that the network is measured with.
        resume: weights to begin with, in a folder without a training.
        data: numbers of photos and of planes of damage, for the card.
        report: called with each line of the log.
        progress: called with the share of the budget that is spent.
        cancel: checked at each step; when it is cancelled, the state is saved first.

    Returns:
        The path of the weights: the moving average, with the card beside it.

    Raises:
        InpaintStudioError: the state, the log or the weights to begin with cannot be used, or a file cannot be written.
        Cancelled: ``cancel`` was called.
    """
    out.mkdir(parents=True, exist_ok=True)
    run = _Run(config, out, budget, validation, data or {})
    run.begin(resume)
    save_config(config, out / CONFIG)
    source = batches(run.learner.step)
    try:
        while (share := run.share()) < 1:
            if cancel.is_cancelled:
                run.save()
                cancel.raise_if_cancelled()
            progress(share)
            run.advance(source, share)
            if run.learner.step % config.learning.validate_every == 0:
                report(run.validate())
            if run.learner.step % config.learning.save_every == 0:
                run.save()
    finally:
        getattr(source, "close", lambda: None)()
    if not run.is_measured():
        report(run.validate())
    run.save()
    progress(1.0)
    return out / WEIGHTS


class _Run:
    """One call of ``train_detector``: the clock, the log and the files around a learner."""

    def __init__(
        self,
        config: DetectorTraining,
        out: Path,
        budget: Budget,
        validation: ExampleBatch,
        data: Mapping[str, int],
    ) -> None:
        self.learner = DetectorLearner(config)
        self._config, self._out, self._budget, self._data = config, out, budget, data
        self._validation = validation
        self._log = Log(out / LOG)
        self._since = perf_counter()
        self._losses: list[float] = []

    def begin(self, resume: Path | None) -> None:
        """Load the training in the folder, or begin one: with the weights of a file, or with random ones."""
        if (self._out / STATE).exists():
            self.learner.restore(load_state(self._out / STATE))
            self._log = Log(self._out / LOG, self.learner.step)
        elif resume is not None:
            self.learner.start_from(load_weights(resume))
        self._since = perf_counter() - self.learner.seconds

    def share(self) -> float:
        """Return how much of the budget is spent."""
        self.learner.seconds = perf_counter() - self._since
        return self._budget.share(self.learner.step, self.learner.seconds)

    def advance(self, source: Iterator[ExampleBatch], share: float) -> None:
        """Make one step."""
        rate = learning_rate(self._config.learning, self.learner.step, share)
        self._losses.append(self.learner.learn(next(source), rate))

    def validate(self) -> Row:
        """Measure the moving average, note it in the log, write the weights."""
        row = {
            "step": float(self.learner.step),
            "crops": float(self.learner.crops),
            "seconds": self.learner.seconds,
            "learning rate": learning_rate(self._config.learning, self.learner.step, self.share()),
            "loss": float(np.mean(self._losses)) if self._losses else float("nan"),
            **figures(self.learner.odds(self._validation["image"]), self._validation),
        }
        self._losses.clear()
        self._log.add(row)
        self._write_weights(row)
        return row

    def is_measured(self) -> bool:
        """Tell whether the last line of the log is of the last step."""
        return bool(self._log.rows) and self._log.rows[-1]["step"] == self.learner.step

    def save(self) -> None:
        """Write the state from which the training goes on."""
        self.share()
        save_state(self.learner.state(), self._out / STATE)

    def _write_weights(self, row: Row) -> None:
        totals = self.learner.before.and_then(self.learner.crops, self.learner.seconds)
        notes: dict[str, Any] = {
            "training": as_table(self._config),
            "data": dict(self._data),
            KEY: totals.as_table(),
            "measured": dict(row),
        }
        weights = DetectorWeights(self._config.network, self.learner.average, notes)
        path = self._out / WEIGHTS
        for target, content in zip((path, card_path(path)), pack_weights(weights, "float16"), strict=True):
            with replacing(target) as stream:
                stream.write(content)
