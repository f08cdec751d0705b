"""Learned: what strokes on damage have taught, and the prior that learning begins with, as plain numbers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.regular_file import read_regular
from inpaint_studio.detection.strokes.features import COUNT, NAMES
from inpaint_studio.errors import EngineError, InputError
from inpaint_studio.resources import resource_path

_LARGEST = 1 << 20  # bytes of the file of the prior
_FARTHEST = 1e4  # no number of a table is larger


@dataclass(frozen=True)
class Learned:
    """Weighs the features of pixels: the logarithm of the odds is ``bias`` + the sum of weights times features.

    Attributes:
        weights: one for each feature in steps of a byte.
        bias: of the logarithm of the odds.
        level: odds from which a mark is proposed by default.
        examples: how many strokes it was learned from.
    """

    weights: tuple[float, ...]
    bias: float
    level: float
    examples: int

    def as_table(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return {
            "features": COUNT,
            "weights": list(self.weights),
            "bias": self.bias,
            "level": self.level,
            "examples": self.examples,
        }

    @classmethod
    def from_table(cls, table: Any) -> "Learned":
        """Return what ``as_table`` has written.

        Raises:
            InputError: it is something else.
        """
        try:
            weights = tuple(float(value) for value in table["weights"])
            numbers = (*weights, float(table["bias"]), float(table["level"]))
            examples = int(table["examples"])
            is_right = table["features"] == COUNT == len(weights) and 0 <= examples <= 1 << 20
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise InputError("What was learned from strokes cannot be read.") from error
        if not is_right or not all(abs(number) <= _FARTHEST for number in numbers):
            raise InputError("What was learned from strokes cannot be read.")
        return cls(weights, numbers[-2], numbers[-1], examples)


@dataclass(frozen=True, eq=False)
class Prior:
    """What is known of damage before a stroke is painted.

    Attributes:
        means: (COUNT,) of the features on photos.
        scales: (COUNT,) their standard deviations.
        weights: (COUNT,) of features that are scaled by both.
    """

    means: NDArray[np.float64]
    scales: NDArray[np.float64]
    weights: NDArray[np.float64]

    def as_table(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        rows = np.round(np.stack([self.means, self.scales, self.weights], axis=1), 5).tolist()
        return {"features": dict(zip(NAMES, rows, strict=True))}

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "Prior":
        """Return what ``as_table`` has written.

        Raises:
            EngineError: it is something else, or of other features.
        """
        try:
            rows = np.array([table["features"][name] for name in NAMES], np.float64)
            is_right = rows.shape == (COUNT, 3) and np.isfinite(rows).all() and (rows[:, 1] > 0).all()
        except (KeyError, TypeError, ValueError) as error:
            raise EngineError("The weights that strokes are learned with cannot be read.") from error
        if not is_right:
            raise EngineError("The weights that strokes are learned with cannot be read.")
        return cls(rows[:, 0], rows[:, 1], rows[:, 2])


@cache
def our_prior() -> Prior:
    """Return the prior that ships.

    Raises:
        EngineError: it is missing or damaged.
    """
    path = resource_path("weights") / "strokes.json"
    try:
        return Prior.from_table(json.loads(read_regular(path, _LARGEST)))
    except (OSError, ValueError, RecursionError) as error:
        raise EngineError("The weights that strokes are learned with cannot be read.") from error
