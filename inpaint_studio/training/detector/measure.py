"""Figures of the network on held-back photos: precision and recall, pixel by pixel."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.simulation.defects import Defects
from inpaint_studio.training.detector.examples import ExampleBatch, ExampleRecipe, as_batch

_SEED = 4711  # the same for every configuration, so that trainings can be compared
_GROUPS = 48
_STRICT = 1e-3  # share of undamaged pixels that may be marked, for "recall"


def validation_examples(photos: Sequence[Path], planes: Sequence[Path], size: int) -> ExampleBatch:
    """Return the same examples each time, of photos that are not trained on."""
    recipe = ExampleRecipe(tuple(photos), Defects(tuple(planes)), size)
    return as_batch([example for group in islice(_groups(recipe), _GROUPS) for example in group])


def figures(odds: NDArray[np.float32], batch: ExampleBatch) -> dict[str, float]:
    """Return the average precision, the best F1 and the recall where one undamaged pixel in 1,000 is marked.

    Args:
        odds: (B, S, S).
        batch: the examples, of which undecided pixels do not count.
    """
    counts = batch["counts"][..., 0] > 0
    values, wanted = odds[counts], batch["wanted"][..., 0][counts] > 0
    order = np.argsort(-values, kind="stable")
    right = np.cumsum(wanted[order])
    total = max(1, int(right[-1]))
    precision = right / np.arange(1, len(right) + 1)
    recall = right / total
    false = np.arange(1, len(right) + 1) - right
    at = np.searchsorted(false, _STRICT * max(1, len(right) - total), side="right") - 1
    return {
        "average precision": float(np.sum(precision[wanted[order]]) / total),
        "best F1": float(np.max(2 * precision * recall / np.maximum(precision + recall, 1e-9))),
        "recall": float(recall[max(int(at), 0)]),
    }


def _groups(recipe: ExampleRecipe) -> Iterator[list]:  # type: ignore[type-arg]
    rng = np.random.default_rng(_SEED)
    while True:
        yield recipe.group(rng)
