"""Find more like these: a simulated restorer paints over some of the damage, and what is found of the rest is measured.

Strokes are wider than the damage and a little off, as a hand is; they lie where damage is seen best. What was painted
or erased counts on neither side, and photos of which hardly anything is left to find do not count.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
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
_HALF = 20  # pixels from its middle, as far as a stroke reaches: nobody follows a scratch through all of the photo
_LEAST = 3  # pixels of a spot
_REST, _OBJECTS = 1 / 3, 4  # what must be left to find: share of the damage, and objects
_WINDOW = 21  # pixels, of the median that shows a print without its damage
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
    """Return what a restorer finds with some strokes; None where little is left to find.

    Args:
        scene: the scan and its truth.
        examples: how many strokes.
        seed: of what is painted.
        corrections: how often the largest false marks are erased, and what is learned from that.
    """
    rng = generator(seed, "strokes", scene.name)
    painted = _strokes(scene, examples, rng)
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


def _strokes(scene: Scene, examples: int, rng: np.random.Generator) -> NDArray[np.uint8] | None:
    """Return (H, W) uint8, strokes over some spots, larger and clearer ones more often; None if too little is left."""
    wanted = (scene.truth == WANTED).astype(np.uint8)
    clearness = cv2.absdiff(*(cv2.cvtColor(each, cv2.COLOR_RGB2GRAY) for each in (scene.scan, _without(scene))))
    painted, left = np.zeros_like(wanted), wanted.copy()
    for _ in range(examples):
        count, labels = cv2.connectedComponents(left, connectivity=8)
        areas = np.bincount(labels.ravel(), minlength=count).astype(np.float64)
        weights = np.bincount(labels.ravel(), clearness.ravel(), count) / np.sqrt(np.maximum(areas, 1))
        weights[(areas < _LEAST) | (np.arange(count) == 0)] = 0
        if not weights.any():
            return None
        label = int(rng.choice(count, p=weights / weights.sum()))
        spot = _spot(labels == label, rng)
        painted |= _stroke(spot, rng)
        left[(painted | spot) != 0] = 0
    rest = np.where(painted != 0, np.uint8(0), wanted)
    is_enough = rest.sum() >= _REST * wanted.sum() and cv2.connectedComponents(rest)[0] > _OBJECTS
    return painted * np.uint8(255) if is_enough else None


def _without(scene: Scene) -> NDArray[np.uint8]:
    """Return about what a scan would be without its damage."""
    return np.asarray(cv2.medianBlur(scene.scan, _WINDOW), np.uint8) if scene.clean is None else scene.clean


def _spot(damage: NDArray[np.bool_], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return (H, W) uint8, 1 on the part of an object, (H, W), that is painted over in one go."""
    places = np.argwhere(damage)
    row, column = places[rng.integers(len(places))].tolist()
    window = Region(row - _HALF, column - _HALF, row + _HALF + 1, column + _HALF + 1).clipped(damage.shape)
    _, labels = cv2.connectedComponents(damage[window.slices].astype(np.uint8), connectivity=8)
    spot = np.zeros(damage.shape, np.uint8)
    spot[window.slices] = labels == labels[row - window.top, column - window.left]
    return spot


def _stroke(spot: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return (H, W) uint8, 1 where a hand paints that wants to paint over a spot."""
    wider = int(rng.integers(_WIDER[0], _WIDER[1] + 1))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * wider + 1, 2 * wider + 1))
    down, across = rng.uniform(-_OFF, _OFF, 2)
    shift = np.array([[1, 0, round(across)], [0, 1, round(down)]], np.float32)
    stroke = cv2.warpAffine(cv2.dilate(spot, disc), shift, spot.shape[::-1], flags=cv2.INTER_NEAREST)
    return np.asarray(stroke, np.uint8)


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
