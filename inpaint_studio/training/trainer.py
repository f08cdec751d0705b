"""The loop: batches in, weights out, and at every moment a file to go on from."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.engines.pconv.weights import Weights, card_path, load_weights, pack_weights
from inpaint_studio.files.atomic import replacing
from inpaint_studio.training.batch import Batch, Plane
from inpaint_studio.training.config import TrainingConfig
from inpaint_studio.training.config_file import as_table, save_config
from inpaint_studio.training.learner import Learner
from inpaint_studio.training.log import Log, Report, Row, ignore_row
from inpaint_studio.training.losses import Features
from inpaint_studio.training.measure import measure, restored
from inpaint_studio.training.plots import NAMES, first_crops, gains_plot, losses_plot, samples_plot
from inpaint_studio.training.schedule import Budget, learning_rate
from inpaint_studio.training.seen import KEY
from inpaint_studio.training.state import load_state, save_state

STATE, WEIGHTS, LOG, CONFIG = "state.npz", "weights.npz", "log.csv", "config.toml"
"""Names of the files in a training's folder."""

Batches = Callable[[int], Iterator[Batch]]
"""From the step to begin with to the batches from there on, without end."""


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

    A folder that holds a training is gone on with, from its last saved moment: as if it had never been interrupted.

    Args:
        config: all it is told.
        batches: what it learns from.
        out: a folder; it is made if there is none.
        budget: how long, what was done before an interruption included.
        validation: what it is measured with, by classes of damage.
        resume: weights to begin with, in a folder without a training.
        features: an extractor for the perceptual and the style loss.
        data: how much there is to learn from, for the card.
        report: called with each line of the log.
        progress: called with the share that is done.
        cancel: asked at each step; the state is saved.

    Returns:
        The path of the weights: the moving average, with the card beside it.

    Raises:
        InpaintStudioError: what is to be gone on with is no good, or nothing can be written.
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
        """Take up the training in the folder, or begin one, with weights or without."""
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
        """Write all that is needed to go on."""
        self.share()
        save_state(self.learner.state(), self._out / STATE)

    def _forget(self) -> None:
        self._losses: list[float] = []
        self._waiting = self._working = 0.0

    def _write_weights(self, row: Row) -> None:
        seen = self.learner.before.and_then(self.learner.crops, self.learner.seconds)
        notes: dict[str, Any] = {
            "training": as_table(self._config),
            "data": dict(self._data),
            KEY: seen.as_table(),
            "measured": dict(row),
        }
        weights = Weights(self._config.network, self.learner.average, notes)
        path = self._out / WEIGHTS
        for target, data in zip((path, card_path(path)), pack_weights(weights, "float16"), strict=True):
            _write(target, data)

    def _draw(self, images: Mapping[str, Plane]) -> None:
        shown = np.concatenate([image[:1] for image in images.values()])
        samples = samples_plot(first_crops(self._validation), shown, list(images))
        for name, data in zip(NAMES, (losses_plot(self._log.rows), gains_plot(self._log.rows), samples), strict=True):
            _write(self._out / name, data)


def _write(path: Path, data: bytes) -> None:
    with replacing(path) as stream:
        stream.write(data)


@contextmanager
def _closing(source: Iterator[Batch]) -> Iterator[Iterator[Batch]]:
    """Close the source, where it can be, when the block ends: a thread may be behind it."""
    try:
        yield source
    finally:
        close = getattr(source, "close", None)
        if close is not None:
            close()
