"""Caution: where little speaks for damage, only what is sure is a mark by default; and what may ruin much, less easily.

A piece is scored by what it is alone. How likely it is damage depends on the photo, too: most photos have many marks or
none. On 40 undamaged development photos .006 % was marked, on nine of ten nothing. To believe marks more where there is
much damage found more of it on some photos, and ruined others.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.marks import DEFAULT, Choice, Marks

_SPEAKS = 0.2  # the chance from which on a mark speaks for damage: any number of unlikely ones say nothing
_USUAL = 10.0  # such marks in a megapixel, each counted by its chance, from which a photo is damaged for sure
_PER_HALVING, _MOST_HALVINGS = 0.6, 4.0  # odds less, for each halving of that
_LEAST = 1e-3  # marks in a megapixel
_LARGE, _PER_SIZE = 100, 0.3  # pixels of a mark, no line, and odds less for each doubling of that: it may ruin much
_DOUBTFUL = 0.1  # a score this near to what is just taken is doubtful
_HARDLY = 5e-4  # share of the photo; a smaller area does no harm that is seen


def cautious(odds: NDArray[np.float64], marks: Marks) -> NDArray[np.float64]:
    """Return (k,) the logarithms of the odds that marks are damage, lower where caution is due.

    Args:
        odds: (k,) those of each mark alone.
        marks: of the whole photo, whose scores do not matter yet.
    """
    chances = chances_of(odds)
    speaking = np.where(chances > _SPEAKS, chances, 0.0)
    megapixels = marks.shape[0] * marks.shape[1] / 1e6
    others: NDArray[Any] = (speaking.sum() - speaking) / megapixels
    less = _PER_HALVING * np.clip(np.log2(_USUAL / np.maximum(others, _LEAST)), 0, _MOST_HALVINGS)
    size = np.where(marks.are_long, 0.0, np.log2(np.maximum(marks.areas, _LARGE) / _LARGE))
    return np.asarray(odds - less - _PER_SIZE * size, np.float64)


def chances_of(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the chances, 0..1, that belong to logarithms of odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), np.float64)


def doubt(marks: Marks, choice: Choice = DEFAULT) -> float:
    """Return how unsure it is what is damage, 0..1: the share of the doubtful among the marks that matter, by area.

    Marks matter that are wanted, or would be if they were a little surer; where hardly a pixel is doubtful, that is 0.
    Those that the choice leaves out for their size or their brightness are no doubt: the user has said so.
    """
    threshold = 1 - choice.sensitivity / 100
    matter = marks.chosen(replace(choice, sensitivity=100)) & (marks.scores >= threshold - _DOUBTFUL)
    if choice.sensitivity == 0 or not matter.any():
        return 0.0
    areas, scores = marks.areas[matter], marks.scores[matter]
    doubtful = areas[np.abs(scores - threshold) < _DOUBTFUL].sum()
    if doubtful < _HARDLY * marks.shape[0] * marks.shape[1]:
        return 0.0
    return float(doubtful / areas.sum())
