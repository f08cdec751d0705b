"""Finds the prior that strokes are learned with: writes ``strokes.json`` for the weights of a network.

    python -m inpaint_studio.training.detector.prior --photos DIR [--damage DIR] --network WEIGHTS -o STROKES.json

Damaged scans of training photos, all of whose pixels are known, say which weights are usual and how they vary.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.itself import damage_codes
from inpaint_studio.detection.network.inference import Detector
from inpaint_studio.detection.network.weights import load_weights
from inpaint_studio.detection.regression import curvature
from inpaint_studio.detection.strokes.features import COUNT, features_of
from inpaint_studio.detection.strokes.learned import Prior
from inpaint_studio.errors import FileError, InpaintStudioError, InputError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.simulation.scans import DamagedScan, scan_of
from inpaint_studio.simulation.truth import NONE, WANTED
from inpaint_studio.training.damage import find_planes
from inpaint_studio.training.photos import find_photos, read_photo, split_photos

_LARGEST = 480  # rows and columns of a scan
_PIXELS = 600  # learned from of each group of a scan
_OBJECTS = 60
_COUNTS_FOR = {"damage": 100.0, "plain": 100.0, "busy": 60.0, "likely": 40.0, "ring": 25.0}
"""In independent pixels; the likely ones are those that the network takes for damage in error."""
_BUSY, _LIKELY = 97.0, 98.0  # percentiles of what stands out, and of what the network says
_WIDE_BIAS, _ROUNDS = 9.0, 6
_HELD_BACK = 0.04  # share of photos and planes that are not learned from, as in the training of the network
_FAR, _NEAR, _RING = (np.ones((side, side), np.uint8) for side in (9, 5, 13))

Groups = Mapping[str, NDArray[np.uint8]]


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
    every: list[Groups] = []
    for _ in range(20 * scans):
        if len(every) >= scans:
            break
        try:
            photo = read_photo(photos[int(rng.integers(len(photos)))])
        except FileError:
            continue
        top, left = (int(rng.integers(max(1, side - _LARGEST))) for side in photo.shape[:2])
        scan = scan_of(photo[top : top + _LARGEST, left : left + _LARGEST], defects, rng)
        if scan is not None and len((found := _groups(scan, detector, rng))["plain"]):
            every.append(found)
    if not every:
        raise InputError("None of the photos could be damaged so that anything is seen.")
    return prior_of(every)


def prior_of(scans: Sequence[Groups]) -> Prior:
    """Return the prior under which what is known of some scans is likeliest, by expectation maximisation.

    The weights of each scan are taken for normally distributed around the likeliest ones (Laplace's method).

    Args:
        scans: the features of pixels of each, (n, COUNT) uint8 by the names in ``_COUNTS_FOR``.
    """
    undamaged = np.concatenate([rows for scan in scans for name, rows in scan.items() if name != "damage"])
    scales = np.concatenate([rows for scan in scans for rows in scan.values()]).std(axis=0)
    weights, covariance = np.zeros(COUNT + 1), np.diag(np.append(np.ones(COUNT), _WIDE_BIAS))
    prior = Prior(undamaged.mean(axis=0), np.maximum(scales, 1.0), weights, covariance)
    for _ in range(_ROUNDS):
        solved, doubts = zip(*(_posterior(scan, prior) for scan in scans), strict=True)
        means = np.mean(solved, axis=0)
        away = np.array(solved) - means
        covariance = np.einsum("ij,ik->jk", away, away) / len(away) + np.mean(doubts, axis=0)
        prior = replace(prior, weights=means, covariance=covariance)
    return prior


def _posterior(scan: Groups, prior: Prior) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the likeliest weights of a scan, and their covariance."""
    design = prior.design(np.concatenate(list(scan.values())))
    wanted = np.repeat([float(name == "damage") for name in scan], [len(rows) for rows in scan.values()])
    count = np.repeat([_COUNTS_FOR[name] / max(len(rows), 1) for name, rows in scan.items()],
                      [len(rows) for rows in scan.values()])  # fmt: skip
    solved = prior.solved(design, wanted, count)
    return solved, np.linalg.inv(curvature(design, count, solved) + np.linalg.inv(prior.covariance))


def _groups(scan: DamagedScan, detector: Detector, rng: np.random.Generator) -> Groups:
    """Return the features of some pixels of a scan, by the names in ``_COUNTS_FOR``."""
    codes = damage_codes(Photo(scan.image), detector=detector)
    features = features_of(scan.image, codes).reshape(COUNT, -1)
    damage = (scan.truth != NONE).astype(np.uint8)
    plain = (cv2.dilate(damage, _FAR) == 0).ravel()
    if not plain.any():
        return {"plain": np.zeros((0, COUNT), np.uint8)}
    busy = features[:2].max(axis=0)
    ring = ((cv2.dilate(damage, _RING) != 0) & (cv2.dilate(damage, _NEAR) == 0)).ravel()
    likely = codes.ravel() >= np.percentile(codes.ravel()[plain], _LIKELY)
    masks = {
        "plain": plain,
        "busy": plain & (busy >= np.percentile(busy[plain], _BUSY)),
        "likely": plain & likely,
        "ring": ring,
    }
    chosen = {name: rng.permutation(np.flatnonzero(mask))[:_PIXELS] for name, mask in masks.items()}
    chosen["damage"] = _of_all_objects(scan.truth == WANTED, rng)
    return {name: features[:, places].T.copy() for name, places in chosen.items()}


def _of_all_objects(wanted: NDArray[np.bool_], rng: np.random.Generator) -> NDArray[np.intp]:
    """Return the places of some pixels of damage, of no object more than others can have, too."""
    count, labels = cv2.connectedComponents(wanted.view(np.uint8), connectivity=8)
    objects = rng.permutation(np.arange(1, count))[:_OBJECTS].tolist()
    found = [rng.permutation(np.flatnonzero(labels == each))[: 2 * _PIXELS // len(objects) + 1] for each in objects]
    return np.concatenate(found)[:_PIXELS]


def main(words: Sequence[str] | None = None) -> int:
    """Find the prior as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m inpaint_studio.training.detector.prior", description="Find the prior for learning from strokes."
    )
    parser.add_argument("--photos", required=True, type=Path, metavar="DIR", help="undamaged photographs")
    parser.add_argument("--damage", type=Path, metavar="DIR", help="planes of real damage, white = damage")
    parser.add_argument("--network", required=True, type=Path, metavar="WEIGHTS", help="the weights of the network")
    parser.add_argument("--scans", type=int, default=400, metavar="N", help="how many scans (default: 400)")
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
