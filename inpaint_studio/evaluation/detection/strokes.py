"""Find more like these: a simulated restorer paints over some of the damage, and what is found of the rest is measured.

Strokes are wider than the damage and a little off, as a hand is. What was painted or erased counts on neither side.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.marks import MARGIN, Marks
from inpaint_studio.detection.strokes.search import Search
from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.damage import generator
from inpaint_studio.evaluation.detection.measures import Counts, counts_of_marks
from inpaint_studio.evaluation.detection.restored import end_to_end, gain_figures
from inpaint_studio.evaluation.detection.scenes import Scene
from inpaint_studio.evaluation.harness import find_photos, load_pixels
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.simulation.scans import scan_of
from inpaint_studio.simulation.truth import UNDECIDED, WANTED

ROUNDS = {"3 strokes": (3, 0), "8 strokes": (8, 0), "8 strokes, false marks taken back once": (8, 1)}
"""Strokes, and how often false marks are taken back."""

Watch = Callable[[Iterator[Scene]], Iterator[Scene]]

_TRIES = 40
_WIDER, _OFF = (2, 4), 1.5  # pixels: of a stroke against the damage, and how far it lies beside it
_CORRECTED = 5  # false marks that are erased


@dataclass(frozen=True, eq=False)
class Trial:
    """One restorer at one photo.

    Attributes:
        marks: what was proposed.
        painted: (H, W) uint8, nonzero where strokes are.
        erased: (H, W) uint8, nonzero where false marks were taken back.
        counts: of what was found of the rest.
    """

    marks: Marks
    painted: NDArray[np.uint8]
    erased: NDArray[np.uint8]
    counts: Counts


def scenes_of_a_kind(folder: Path, planes: tuple[Path, ...], seed: int, limit: int | None = None) -> Iterator[Scene]:
    """Yield damaged scans of the photos in a folder, each with damage of one or two kinds."""
    defects = Defects(planes)
    for path in find_photos(folder, limit, seed):
        rng, photo = generator(seed, "kind", path.name), load_pixels(path)
        if photo.ndim == 2:
            photo = np.repeat(photo[..., np.newaxis], 3, axis=2)
        for _ in range(_TRIES):
            if (found := scan_of(photo, defects, rng)) is not None:
                yield Scene(path.name, found.image, found.truth, found.clean)
                break


def trial(scene: Scene, examples: int, seed: int, *, corrections: int = 0) -> Trial | None:
    """Return what a restorer finds with some strokes; None where the photo has not more damage than that.

    Args:
        scene: the scan and its truth.
        examples: how many strokes.
        seed: of what is painted.
        corrections: how often the largest false marks are erased, and what is learned from that.
    """
    rng = generator(seed, "strokes", scene.name)
    painted = _strokes(scene.truth, examples, rng)
    if painted is None:
        return None
    erased = np.zeros_like(painted)
    search = Search(Photo(scene.scan))
    try:
        for turn in range(corrections + 1):
            learned = search.learn(painted, erased)
            marks = search.marks(learned, painted=painted, erased=erased)
            if turn < corrections:
                erased |= _false(marks, scene.truth)
    except InputError:  # Nobody would see what these strokes mean.
        return None
    truth = scene.truth.copy()
    truth[(painted | erased) != 0] = UNDECIDED
    return Trial(marks, painted, erased, counts_of_marks(marks, truth))


def stroke_figures(
    folder: Path, planes: tuple[Path, ...], seed: int, limit: int | None, watch: Watch = iter
) -> dict[str, dict[str, float]]:
    """Return for each of ``ROUNDS`` what a restorer finds on the photos of a folder, and what restoring it gains.

    Args:
        folder: of undamaged photos.
        planes: files of real damage, white = damaged; () for drawn damage alone.
        seed: another seed is other damage and other strokes.
        limit: take only so many photos.
        watch: yields the scenes that it is given, and may stop.
    """
    return {
        name: _figures(watch(scenes_of_a_kind(folder, planes, seed, limit)), examples, corrections, seed)
        for name, (examples, corrections) in ROUNDS.items()
    }


def _figures(scenes: Iterator[Scene], examples: int, corrections: int, seed: int) -> dict[str, float]:
    trials, gains = [], []
    for scene in scenes:
        found = trial(scene, examples, seed, corrections=corrections)
        if found is not None:
            trials.append(found.counts.figures())
            mask = np.maximum(found.marks.mask(margin=MARGIN), found.painted)
            gains.append(end_to_end(scene, mask))
    if not trials:
        return {"photos": 0.0}
    means = {name: float(np.mean([each[name] for each in trials])) for name in ("average precision", "best F1", "F1")}
    return {"photos": float(len(trials)), **means, **gain_figures(gains)}


def _strokes(truth: NDArray[np.uint8], examples: int, rng: np.random.Generator) -> NDArray[np.uint8] | None:
    """Return (H, W) uint8, strokes over some of the objects, the larger ones more often; None if there are too few."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((truth == WANTED).view(np.uint8), connectivity=8)
    if count - 1 <= examples:
        return None
    areas = stats[1:, cv2.CC_STAT_AREA].astype(np.float64)
    chosen = rng.choice(count - 1, examples, replace=False, p=np.sqrt(areas) / np.sqrt(areas).sum()) + 1
    painted = np.zeros(truth.shape, np.uint8)
    for label in chosen:
        wider = int(rng.integers(_WIDER[0], _WIDER[1] + 1))
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * wider + 1, 2 * wider + 1))
        stroke = cv2.dilate((labels == label).astype(np.uint8), disc)
        down, across = rng.uniform(-_OFF, _OFF, 2)
        shift = np.array([[1, 0, round(across)], [0, 1, round(down)]], np.float32)
        painted |= np.asarray(cv2.warpAffine(stroke, shift, truth.shape[::-1], flags=cv2.INTER_NEAREST), np.uint8) * 255
    return painted


def _false(marks: Marks, truth: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return (H, W) uint8, the largest of the proposed marks that touch no damage."""
    near = cv2.dilate((truth != 0).astype(np.uint8), np.ones((5, 5), np.uint8))
    proposed = marks.chosen()
    plane = np.zeros(marks.shape, np.uint8)
    for mark in np.flatnonzero(proposed)[np.argsort(-marks.areas[proposed], kind="stable")].tolist():
        region = marks.region(mark)
        one = np.zeros((region.height, region.width), np.uint8)
        marks.paint(one, np.arange(len(marks)) == mark, region)
        if not near[region.slices][one != 0].any():
            plane[region.slices] |= one
            if cv2.connectedComponents(plane)[0] > _CORRECTED:
                break
    return plane
