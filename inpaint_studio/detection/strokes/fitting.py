"""Fitting: what the features of some pixels teach, beside what is known of damage on photos in general.

A logistic regression whose weights are, before anything is seen, those of some photo: photos vary much in some of their
weights (whether damage is bright or dark, fine or coarse) and little in others, and vary in several of them together
(empirical Bayes, Morris 1983). A few strokes settle what varies; the rest is known.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.regression import product
from inpaint_studio.detection.strokes.learned import Learned, Prior

EVIDENCE = {"damage": 8.0, "plain": 30.0, "busy": 3.0, "ring": 10.0, "erased": 20.0}
"""What groups of pixels count for, in independent ones: neighbours are alike. Of damage for each stroke.

The groups lie under strokes; away from them, anywhere and where most stands out; around them; where something is none.
"""

MOST = 1000
"""Pixels of a group that are learned from."""

_OF_PIXEL = 0.25  # a single pixel counts for no more
_ROUNDS = 2  # in which pixels are left out that look like damage, though nobody has painted over them
_ALIKE = 25.0  # percentile of the odds of damage from which a pixel looks like it
_USUAL = 98.0  # percentile of the odds of pixels without damage
_STRICT = 0.9  # where between those and examples the level lies: a false mark costs more than a missed one
_CAUTION = 0.5  # above the examples, where they do not stand out

Numbers = NDArray[np.float64]
Groups = Mapping[str, NDArray[np.uint8]]
"""(n, COUNT), the features of pixels by the names in ``EVIDENCE``; some may be missing, not the damage."""


def learned_from(groups: Groups, examples: int, prior: Prior) -> Learned:
    """Return what groups of pixels teach.

    Args:
        groups: features of pixels.
        examples: strokes that the damage lies under.
        prior: what is known before.
    """
    names = [name for name in EVIDENCE if len(groups.get(name, ()))]
    picked = [spread_out(groups[name], MOST) for name in names]
    counts = [len(each) for each in picked]
    kinds = np.repeat(np.arange(len(names)), counts)
    weights = np.repeat([evidence(*each, examples) for each in zip(names, counts, strict=True)], counts)
    design = prior.design(np.concatenate(picked))
    is_damage = kinds == names.index("damage")
    is_unpainted = np.isin(kinds, [names.index(name) for name in ("plain", "busy") if name in names])
    solved = prior.solved(design, is_damage.astype(np.float64), weights)
    odds = product(design, solved)
    for _ in range(_ROUNDS):
        is_alike = is_unpainted & (odds >= np.percentile(odds[is_damage], _ALIKE))
        solved = prior.solved(design, is_damage.astype(np.float64), np.where(is_alike, 0.0, weights))
        odds = product(design, solved)
    return prior.learned(solved, _level(odds[is_damage], odds[~is_damage]), examples)


def evidence(name: str, count: int, examples: int) -> float:
    """Return what each of ``count`` pixels of a group counts for, under ``examples`` strokes if they are damage."""
    return min(EVIDENCE[name] * (examples if name == "damage" else 1) / max(count, 1), _OF_PIXEL)


def spread_out(rows: NDArray[Any], most: int) -> NDArray[Any]:
    """Return at most so many rows of a table, evenly from all of it."""
    return rows[np.linspace(0, len(rows) - 1, most).astype(np.intp)] if len(rows) > most else rows


def _level(damage: Numbers, plain: Numbers) -> float:
    """Return the odds from which a mark is proposed: between those of nearly all plain pixels and of the examples.

    How many pixels of each are learned from moves all odds alike, so that they mean nothing by themselves.
    """
    typical, usual = float(np.median(damage)), float(np.percentile(plain, _USUAL))
    return typical + _CAUTION if usual >= typical else usual + _STRICT * (typical - usual)
