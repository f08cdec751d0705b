"""Teaches the judge of pieces: writes ``judge.json`` for the weights of a network.

    python -m inpaint_studio.training.detector.judge --photos DIR [--damage DIR] --network WEIGHTS -o JUDGE.json

A logistic regression by Newton's method, on pieces that the network has found on damaged scans of training photos. The
bias is moved so that a piece with even odds is one of those of which few are false.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.itself import candidates, damage_codes
from inpaint_studio.detection.judge import Judge, bent
from inpaint_studio.detection.network.inference import Detector
from inpaint_studio.detection.network.weights import load_weights
from inpaint_studio.detection.pieces import Pieces
from inpaint_studio.detection.regression import regression
from inpaint_studio.errors import InpaintStudioError, InputError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.simulation.truth import UNDECIDED, WANTED
from inpaint_studio.training.damage import find_planes
from inpaint_studio.training.detector.examples import ExampleRecipe
from inpaint_studio.training.photos import find_photos, split_photos

_SIZE = 256  # half the side of a scene, pixels
_QUANTILES = (0.02, 0.25, 0.5, 0.75, 0.93)  # of each feature, at which it bends
_RIDGE = 3.0
_FREE = 1e-6  # the ridge of the bias
_FALSE = 3.5  # false marks in a megapixel at even odds
_NEAR = np.ones((5, 5), np.uint8)
_HELD_BACK = 0.04  # share of photos and planes that are not learned from, as in the training of the network


def teach(recipe: ExampleRecipe, detector: Detector, scenes: int, seed: int = 0) -> tuple[Judge, dict[str, float]]:
    """Return a judge, and figures of what it learned from.

    Args:
        recipe: makes the scans.
        detector: the network whose pieces it judges.
        scenes: how many scans.
        seed: of the random numbers.

    Raises:
        InputError: the scans show no damage, or nothing but damage.
    """
    rng = np.random.default_rng([seed, 7])
    features, labels, weights = [], [], []
    megapixels = 0.0
    for _ in range(scenes):
        scan, truth = recipe.scene(rng)
        photo = Photo(scan)
        pieces, found = candidates(photo, damage_codes(photo, detector=detector))
        label = _labels(pieces, truth)
        known = ~np.isnan(label)
        features.append(found[known])
        labels.append(label[known])
        area = np.bincount(pieces.owners, pieces.ends - pieces.begins, pieces.count)
        weights.append(np.sqrt(np.clip(area[known], 4, 400) / 20))
        megapixels += truth.size / 1e6
    table, wanted, weight = np.concatenate(features), np.concatenate(labels), np.concatenate(weights)
    if not 0 < wanted.sum() < len(wanted):
        raise InputError("The scans show no damage, or nothing but damage: the judge has nothing to learn from.")
    knots = np.quantile(table, _QUANTILES, axis=0).T.copy()
    design = np.column_stack([bent(table, knots), np.ones(len(table))])
    solved = _fitted(design, wanted, weight)
    judge = Judge(knots, solved[:-1].reshape(knots.shape), float(solved[-1]))
    false = np.sort(judge.odds(table)[wanted == 0])[::-1]
    allowed = min(len(false) - 1, int(_FALSE * megapixels))
    judge = Judge(knots, judge.weights, judge.bias - float(false[allowed]))
    right = judge.odds(table)[wanted == 1] >= 0
    return judge, {
        "scans": scenes,
        "megapixels": round(megapixels, 1),
        "pieces": len(wanted),
        "damage among them": round(float(wanted.mean()), 4),
        "found at even odds": round(float(right.mean()), 4),
        "false marks a megapixel at even odds": round(allowed / megapixels, 2),
    }


def _labels(pieces: Pieces, truth: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return (n,): 1 where most of a piece is damage, 0 where none of it is, NaN where that is undecided."""
    near = cv2.dilate((truth == WANTED).astype(np.uint8), _NEAR)
    unclear = cv2.dilate((truth == UNDECIDED).astype(np.uint8), _NEAR)
    rows, columns, owners = pieces.pixels()
    count = pieces.count
    area = np.maximum(np.bincount(owners, minlength=count), 1)
    damaged = np.bincount(owners, near[rows, columns], count) / area
    doubtful = np.bincount(owners, unclear[rows, columns], count) / area
    return np.select([damaged >= 0.5, (damaged > 0) | (doubtful > 0.1)], [1.0, np.nan], 0.0)


def _fitted(
    design: NDArray[np.float64], wanted: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the coefficients; columns are scaled to the same variance first."""
    scale = design.std(axis=0)
    scale[scale == 0] = 1
    ridge = np.full(design.shape[1], _RIDGE)
    ridge[-1] = _FREE
    return np.asarray(regression(design / scale, wanted, weight, ridge, np.zeros(len(ridge))) / scale)


def main(words: Sequence[str] | None = None) -> int:
    """Teach a judge as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m inpaint_studio.training.detector.judge", description="Teach the judge of the pieces."
    )
    parser.add_argument("--photos", required=True, type=Path, metavar="DIR", help="undamaged photographs")
    parser.add_argument("--damage", type=Path, metavar="DIR", help="planes of real damage, white = damage")
    parser.add_argument("--network", required=True, type=Path, metavar="WEIGHTS", help="the weights of the network")
    parser.add_argument("--scans", type=int, default=240, metavar="N", help="how many scans (default: 240)")
    parser.add_argument("-o", "--out", required=True, type=Path, metavar="JUDGE.json", help="where the judge goes")
    options = parser.parse_args(words)
    try:
        photos = split_photos(find_photos(options.photos), _HELD_BACK).training
        planes = split_photos(find_planes(options.damage), _HELD_BACK).training if options.damage else ()
        recipe = ExampleRecipe(photos, Defects(planes), _SIZE, soft=0, crisp=0)  # It judges where photos are sharp.
        judge, notes = teach(recipe, Detector(load_weights(options.network)), options.scans)
        text = json.dumps({**judge.as_table(), "notes": notes}, indent=1) + "\n"
        with replacing(options.out) as stream:
            stream.write(text.encode())
    except InpaintStudioError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    print(f"{options.out}: {notes}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
