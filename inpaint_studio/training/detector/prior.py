"""Finds the prior that strokes are learned with: writes ``strokes.json`` for the weights of a network.

    python -m inpaint_studio.training.detector.prior --photos DIR [--damage DIR] --network WEIGHTS -o STROKES.json

A logistic regression on the pixels of many damaged scans of training photos.
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
from inpaint_studio.detection.itself import damage_codes
from inpaint_studio.detection.network.inference import Detector
from inpaint_studio.detection.network.weights import load_weights
from inpaint_studio.detection.regression import regression
from inpaint_studio.detection.strokes.features import COUNT, features_of
from inpaint_studio.detection.strokes.learned import Prior
from inpaint_studio.errors import FileError, InpaintStudioError, InputError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.simulation.scans import scan_of
from inpaint_studio.simulation.truth import NONE, WANTED
from inpaint_studio.training.damage import find_planes
from inpaint_studio.training.photos import find_photos, read_photo, split_photos

_LARGEST = 480  # rows and columns of a scan
_PIXELS = 600  # learned from of each scan: damaged ones, plain ones, busy ones
_RIDGE, _FREE = 20.0, 1e-6
_HELD_BACK = 0.04  # share of photos and planes that are not learned from, as in the training of the network
_NEAR = np.ones((9, 9), np.uint8)


def learn_prior(photos: Sequence[Path], defects: Defects, detector: Detector, scans: int, seed: int = 0) -> Prior:
    """Return the prior.

    Args:
        photos: files of undamaged photos.
        defects: damages them.
        detector: the network, whose scores are features.
        scans: how many scans to learn from.
        seed: of the random numbers.

    Raises:
        InputError: no photo could be damaged so that anything is seen.
    """
    rng = np.random.default_rng([seed, 9])
    rows: list[NDArray[np.float64]] = []
    wanted: list[NDArray[np.float64]] = []
    for _ in range(20 * scans):
        if len(rows) >= scans:
            break
        try:
            photo = read_photo(photos[int(rng.integers(len(photos)))])
        except FileError:
            continue
        top, left = (int(rng.integers(max(1, side - _LARGEST))) for side in photo.shape[:2])
        scan = scan_of(photo[top : top + _LARGEST, left : left + _LARGEST], defects, rng)
        if scan is None:
            continue
        features = features_of(scan.image, damage_codes(Photo(scan.image), detector=detector)).reshape(COUNT, -1)
        plain = (cv2.dilate((scan.truth != NONE).astype(np.uint8), _NEAR) == 0).ravel()
        busy = features[:2].max(axis=0)
        masks = ((scan.truth == WANTED).ravel(), plain, plain & (busy >= np.percentile(busy, 97)))
        chosen = [rng.permutation(np.flatnonzero(mask))[:_PIXELS] for mask in masks]
        rows.append(features[:, np.concatenate(chosen)].T.astype(np.float64))
        wanted.append(np.concatenate([np.full(len(each), float(not index)) for index, each in enumerate(chosen)]))
    if not rows:
        raise InputError("None of the photos could be damaged so that anything is seen.")
    table, label = np.concatenate(rows), np.concatenate(wanted)
    means, scales = table[label == 0].mean(axis=0), np.maximum(table.std(axis=0), 1.0)
    design = np.column_stack([(table - means) / scales, np.ones(len(table))])
    ridge = np.append(np.full(COUNT, _RIDGE), _FREE)
    solved = regression(design, label, np.ones(len(label)), ridge, np.zeros(COUNT + 1))
    return Prior(means, scales, solved[:-1])


def main(words: Sequence[str] | None = None) -> int:
    """Find the prior as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m inpaint_studio.training.detector.prior", description="Find the prior for learning from strokes."
    )
    parser.add_argument("--photos", required=True, type=Path, metavar="DIR", help="undamaged photographs")
    parser.add_argument("--damage", type=Path, metavar="DIR", help="planes of real damage, white = damage")
    parser.add_argument("--network", required=True, type=Path, metavar="WEIGHTS", help="the weights of the network")
    parser.add_argument("--scans", type=int, default=120, metavar="N", help="how many scans (default: 120)")
    parser.add_argument("-o", "--out", required=True, type=Path, metavar="STROKES.json", help="where the prior goes")
    options = parser.parse_args(words)
    try:
        photos = split_photos(find_photos(options.photos), _HELD_BACK).training
        planes = split_photos(find_planes(options.damage), _HELD_BACK).training if options.damage else ()
        prior = learn_prior(photos, Defects(planes), Detector(load_weights(options.network)), options.scans)
        with replacing(options.out) as stream:
            stream.write((json.dumps(prior.as_table(), indent=1) + "\n").encode())
    except InpaintStudioError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
