"""Learned: what strokes on damage have taught, and the prior that learning begins with, as plain numbers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.regular_file import read_regular
from inpaint_studio.detection.regression import product, regression
from inpaint_studio.detection.strokes.features import COUNT, NAMES
from inpaint_studio.errors import EngineError, InputError
from inpaint_studio.resources import resource_path

_LARGEST = 1 << 20  # bytes of the file of the prior
_FARTHEST = 1e4  # no number of a table is larger

Numbers = NDArray[np.float64]


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
        weights: (COUNT + 1,) of features that are scaled by both, and the bias: their means over photos.
        covariance: (COUNT + 1, COUNT + 1) how they vary from photo to photo.
    """

    means: Numbers
    scales: Numbers
    weights: Numbers
    covariance: Numbers

    @cached_property
    def _root(self) -> Numbers:
        return np.asarray(np.linalg.cholesky(self.covariance), np.float64)

    def design(self, features: NDArray[np.uint8]) -> Numbers:
        """Return (n, COUNT + 1), the rows that a regression looks at.

        Args:
            features: (n, COUNT) of pixels.
        """
        return np.column_stack([(features - self.means) / self.scales, np.ones(len(features))])

    def solved(self, design: Numbers, wanted: Numbers, weight: Numbers) -> Numbers:
        """Return the likeliest weights and bias, (COUNT + 1,).

        Args:
            design: (n, COUNT + 1).
            wanted: (n,), 1 for damage, else 0.
            weight: (n,) what each row counts for.
        """
        # In units of the root of the covariance all weights vary alike, and each by itself.
        rotated = np.einsum("ij,jk->ik", design, self._root)
        start = np.asarray(np.linalg.solve(self._root, self.weights), np.float64)
        found = regression(rotated, wanted, weight, np.ones(len(start)), start)
        return product(self._root, found)

    def learned(self, solved: Numbers, level: float, examples: int) -> Learned:
        """Return weights and bias for features as they are.

        Args:
            solved: (COUNT + 1,) for features that are scaled.
            level: see ``Learned``.
            examples: see ``Learned``.
        """
        slopes = solved[:-1] / self.scales
        bias = float(solved[-1] - (slopes * self.means).sum())
        return Learned(tuple(float(slope) for slope in slopes), bias, level, examples)

    def as_table(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        rows = np.round(np.stack([self.means, self.scales, self.weights[:-1]], axis=1), 5).tolist()
        return {
            "features": dict(zip(NAMES, rows, strict=True)),
            "bias": round(float(self.weights[-1]), 5),
            "covariance": [[float(f"{value:.5g}") for value in row] for row in self.covariance.tolist()],
        }

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "Prior":
        """Return what ``as_table`` has written.

        Raises:
            EngineError: it is something else, or of other features.
        """
        try:
            rows = np.array([table["features"][name] for name in NAMES], np.float64)
            bias, covariance = float(table["bias"]), np.array(table["covariance"], np.float64)
            is_right = rows.shape == (COUNT, 3) and covariance.shape == (COUNT + 1, COUNT + 1)
            is_right = is_right and all(np.isfinite(each).all() for each in (rows, bias, covariance))
            is_right = is_right and bool((rows[:, 1] > 0).all() and np.linalg.eigvalsh(covariance)[0] > 0)
        except (KeyError, TypeError, ValueError, np.linalg.LinAlgError) as error:
            raise EngineError("The weights that strokes are learned with cannot be read.") from error
        if not is_right:
            raise EngineError("The weights that strokes are learned with cannot be read.")
        return cls(rows[:, 0], rows[:, 1], np.append(rows[:, 2], bias), (covariance + covariance.T) / 2)


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
