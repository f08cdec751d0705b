"""The training loop. It takes batches, writes weights, and saves states from which a training goes on."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.weights_file import card_path
from inpaint_studio.engines.kernels.arrays import FloatImage
from inpaint_studio.engines.pconv.weights import Weights, load_weights, pack_weights
from inpaint_studio.files.atomic import replacing
from inpaint_studio.training.batch import Batch
from inpaint_studio.training.config import TrainingConfig
from inpaint_studio.training.config_file import as_table, save_config
from inpaint_studio.training.learner import Learner
from inpaint_studio.training.log import Log, Report, Row, ignore_row
from inpaint_studio.training.losses import Features
from inpaint_studio.training.measure import measure, restored
from inpaint_studio.training.plots import NAMES, first_crops, gains_plot, losses_plot, samples_plot
from inpaint_studio.training.schedule import Budget, learning_rate
from inpaint_studio.training.state import load_state, save_state
from inpaint_studio.training.training_totals import KEY

STATE, WEIGHTS, LOG, CONFIG = "state.npz", "weights.npz", "log.csv", "config.toml"
"""Names of the files in a training's folder: everything to go on from, the weights, the log, the configuration."""

Batches = Callable[[int], Iterator[Batch]]
"""Given a step, yields the batches from that step on, without end."""


def train(
    config: TrainingConfig,
    batches: Batches,
    out: Path,
    *,
    budget: Budget,
    validation: Mapping[str, Batch],
    resume: Path | None = None,
    features: Features | None = None,
    data: Mapping[str, int] | None = None,
    report: Report = ignore_row,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Path:
    """Train a network, and write its weights.

    Where the folder holds a training already, it goes on from its last saved state as if it had not been interrupted.

    Args:
        config: the configuration of the training.
        batches: yields what the network learns from.
        out: the folder of the training; it is made if it does not exist.
        budget: how long the training is, including what was done before an interruption.
        validation: crops that the network is measured with, by class of damage.
        resume: weights to begin with, in a folder without a training.
        features: an extractor for the perceptual, the style and the feat loss.
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
    run = _Run(config, out, budget, validation, Learner(config, features), data or {})
    run.begin(resume)
    save_config(config, out / CONFIG)
    with _closing(batches(run.learner.step)) as source:
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
    if not run.is_measured():
        report(run.validate())
    run.save()
    progress(1.0)
    return out / WEIGHTS


class _Run:
    """One call of ``train``: the clock, the log and the files around a learner."""

    def __init__(
        self,
        config: TrainingConfig,
        out: Path,
        budget: Budget,
        validation: Mapping[str, Batch],
        learner: Learner,
        data: Mapping[str, int],
    ) -> None:
        self.learner = learner
        self._data = data
        self._config, self._out, self._budget, self._validation = config, out, budget, validation
        self._log = Log(out / LOG)
        self._since = perf_counter()
        self._forget()

    def begin(self, resume: Path | None) -> None:
        """Load the training in the folder, or begin one: with the weights of a file, or with random ones."""
        if (self._out / STATE).exists():
            self.learner.restore(load_state(self._out / STATE))
            self._log = Log(self._out / LOG, self.learner.step)
        elif resume is not None:
            self.learner.start_from(load_weights(resume))
        self._since = perf_counter() - self.learner.seconds
        self._forget()

    def share(self) -> float:
        """Return how much of the budget is spent."""
        self.learner.seconds = perf_counter() - self._since
        return self._budget.share(self.learner.step, self.learner.seconds)

    def advance(self, source: Iterator[Batch], share: float) -> None:
        """Make one step."""
        start = perf_counter()
        batch = next(source)
        got = perf_counter()
        self._losses.append(self.learner.learn(batch, learning_rate(self._config.learning, self.learner.step, share)))
        self._waiting += got - start
        self._working += perf_counter() - start

    def validate(self) -> Row:
        """Measure the moving average, note it in the log, write the weights."""
        network = self.learner.averaged()
        images = {name: restored(network, batch) for name, batch in self._validation.items()}
        table = measure(images, self._validation, self.learner.losses)
        crops = len(self._losses) * self._config.learning.batch_size
        row = {
            "step": float(self.learner.step),
            "crops": float(self.learner.crops),
            "seconds": self.learner.seconds,
            "learning rate": learning_rate(self._config.learning, self.learner.step, self.share()),
            "loss": float(np.mean(self._losses)) if self._losses else float("nan"),
            "crops a second": crops / max(self._working, 1e-9),
            "waiting": self._waiting / max(self._working, 1e-9),
            **table,
        }
        self._log.add(row)
        self._write_weights(row)
        self._draw(images)
        self._forget()
        return row

    def is_measured(self) -> bool:
        """Tell whether the last line of the log is of the last step."""
        return bool(self._log.rows) and self._log.rows[-1]["step"] == self.learner.step

    def save(self) -> None:
        """Write the state from which the training goes on."""
        self.share()
        save_state(self.learner.state(), self._out / STATE)

    def _forget(self) -> None:
        self._losses: list[float] = []
        self._waiting = self._working = 0.0

    def _write_weights(self, row: Row) -> None:
        totals = self.learner.before.and_then(self.learner.crops, self.learner.seconds)
        notes: dict[str, Any] = {
            "training": as_table(self._config),
            "data": dict(self._data),
            KEY: totals.as_table(),
            "measured": dict(row),
        }
        weights = Weights(self._config.network, self.learner.average, notes)
        path = self._out / WEIGHTS
        for target, data in zip((path, card_path(path)), pack_weights(weights, "float16"), strict=True):
            _write(target, data)

    def _draw(self, images: Mapping[str, FloatImage]) -> None:
        shown = np.concatenate([image[:1] for image in images.values()])
        samples = samples_plot(first_crops(self._validation), shown, list(images))
        for name, data in zip(NAMES, (losses_plot(self._log.rows), gains_plot(self._log.rows), samples), strict=True):
            _write(self._out / name, data)


def _write(path: Path, data: bytes) -> None:
    with replacing(path) as stream:
        stream.write(data)


@contextmanager
def _closing(source: Iterator[Batch]) -> Iterator[Iterator[Batch]]:
    """Close the source when the block ends, if it has ``close``; generators with a thread end that thread then."""
    try:
        yield source
    finally:
        close = getattr(source, "close", None)
        if close is not None:
            close()
