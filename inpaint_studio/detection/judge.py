"""The judge: how likely a piece of a photo is damage, by what is known of it as an object.

The network looks at pixels and cannot be sure of each. A piece as a whole says more: how much it stands out from what
is around, how white or black it is, whether it is a line or a speck, how busy the place is. A logistic regression
weighs that (a generalised additive model, Hastie and Tibshirani 1986: each feature bends at a few knots).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.region import Region
from inpaint_studio.core.regular_file import read_regular
from inpaint_studio.detection.chains import chains
from inpaint_studio.detection.network.inference import NEUTRAL, PER_LOGIT, Codes
from inpaint_studio.detection.pieces import Pieces, totals
from inpaint_studio.detection.spread import spread
from inpaint_studio.detection.surroundings import Surroundings
from inpaint_studio.errors import EngineError
from inpaint_studio.resources import resource_path

FEATURES = (
    "odds-mean",
    "odds-highest",
    "area",
    "length",
    "width",
    "contrast",
    "clearness",
    "extremeness",
    "deviation",
    "colour",
    "brightness",
    "chain",
)
"""Names of the features: odds by the network; sizes as logarithms of pixels; levels of 8 bits."""

_LARGEST = 1 << 20  # bytes of the file of weights


@dataclass(frozen=True, eq=False)
class Judge:
    """Weighs the features of pieces.

    Attributes:
        knots: (f, k) float64, where each feature bends, rising.
        weights: (f, k) float64, for what lies above each knot.
        bias: of the logarithm of the odds.
    """

    knots: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float

    def odds(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return (n,) the logarithms of the odds that pieces are damage.

        Args:
            features: (n, f).
        """
        return np.asarray(self.bias + (bent(features, self.knots) * self.weights.ravel()).sum(axis=1), np.float64)

    def as_table(self) -> dict[str, Any]:
        """Return the judge as plain JSON."""
        return {
            "features": list(FEATURES),
            "knots": np.round(self.knots, 5).tolist(),
            "weights": np.round(self.weights, 5).tolist(),
            "bias": round(self.bias, 5),
        }

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "Judge":
        """Return the judge that ``as_table`` has written.

        Raises:
            EngineError: it is none, or one of other features.
        """
        try:
            knots, weights = (np.array(table[name], np.float64) for name in ("knots", "weights"))
            bias = float(table["bias"])
            is_right = table["features"] == list(FEATURES) and knots.shape == weights.shape and knots.ndim == 2
            is_right = is_right and len(knots) == len(FEATURES)
        except (KeyError, TypeError, ValueError) as error:
            raise EngineError("The weights that judge marks cannot be read.") from error
        if not is_right or not all(np.isfinite(each).all() for each in (knots, weights, bias)):
            raise EngineError("The weights that judge marks cannot be read.")
        return cls(knots, weights, bias)


def bent(features: NDArray[np.float64], knots: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n, f * k): how far each feature lies above each of its knots; of the first knot also how far below."""
    above = features[:, :, np.newaxis] - knots[np.newaxis]
    above[:, :, 1:] = np.maximum(above[:, :, 1:], 0)
    return above.reshape(len(features), knots.size)


@cache
def our_judge() -> Judge:
    """Return the judge that ships.

    Raises:
        EngineError: its weights are missing or damaged.
    """
    path = resource_path("weights") / "judge.json"
    try:
        return Judge.from_table(json.loads(read_regular(path, _LARGEST)))
    except (OSError, ValueError, RecursionError) as error:
        raise EngineError("The weights that judge marks cannot be read.") from error


def features_of(
    pieces: Pieces, codes: Codes, surroundings: Surroundings, cancel: CancelToken = NEVER
) -> NDArray[np.float64]:
    """Return (n, f) the features of pieces.

    Args:
        pieces: of the codes.
        codes: (H, W), what the network says.
        surroundings: what lies around them.
        cancel: asked at short intervals.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    if not pieces.count:
        return np.zeros((0, len(FEATURES)))

    def planes(region: Region) -> tuple[NDArray[Any], ...]:
        around = surroundings.planes(region)
        return codes[region.slices], around.contrast, around.light, around.deviation, around.colour

    total = totals(pieces, codes.shape, planes, cancel)
    shape = spread(pieces.rows, pieces.begins, pieces.ends, pieces.owners, pieces.count)
    area, length = np.maximum(shape.areas, 1), shape.lengths
    odds, contrast, light, deviation, colour = total.sums / area
    columns = (
        (odds - NEUTRAL) / PER_LOGIT,
        (total.largest - NEUTRAL) / PER_LOGIT,
        np.log2(area),
        np.log2(length),
        np.log2(np.maximum(area / length, 0.5)),
        np.abs(contrast),
        np.abs(contrast) / (deviation + 2),
        np.where(contrast > 0, light, 255 - light),
        deviation,
        colour,
        (contrast > 0).astype(np.float64),
        np.log2(chains(shape).lengths),
    )
    return np.stack(columns, axis=1)
