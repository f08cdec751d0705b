"""Looks for damage in every scene, by our network and by the methods of others, and measures what is found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.finding import Finding
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.itself import damage_codes, find
from inpaint_studio.detection.marks import MARGIN, Marks
from inpaint_studio.evaluation.damage import pictures
from inpaint_studio.evaluation.detection.infrared import FILMS, film_figures
from inpaint_studio.evaluation.detection.measures import Counts, counts_of, counts_of_marks, total
from inpaint_studio.evaluation.detection.recall import Objects, objects_of, recalls
from inpaint_studio.evaluation.detection.restored import end_to_end, gain_figures
from inpaint_studio.evaluation.detection.rivals import RIVALS
from inpaint_studio.evaluation.detection.scenes import Scene, damaged, prints, undamaged
from inpaint_studio.evaluation.detection.strokes import ROUNDS, stroke_figures
from inpaint_studio.simulation.truth import WANTED

OURS, NETWORK = "marks", "the network's pixels"
"""Our contestants: the marks as they are proposed, and what the network says pixel by pixel."""

_WIDEST = 600  # pixels of an overlay on the page
_ENLARGED = 2  # times that the size of a large scan was doubled
_SHOWN = 10  # overlays of each kind of scene


@dataclass
class Overlay:
    """A scan with its marks: right ones, false ones and missed damage in colours of their own.

    Attributes:
        title: the scene's name and figures.
        pixels: (H, W, 3) uint8.
    """

    title: str
    pixels: NDArray[np.uint8]


@dataclass
class Part:
    """What was found in one kind of scene.

    Attributes:
        title: of the kind.
        figures: by contestant and measure.
        overlays: some of the scenes.
    """

    title: str
    figures: dict[str, dict[str, float]]
    overlays: list[Overlay] = field(default_factory=list)


def study(
    photos: Path,
    *,
    planes: Path | None = None,
    real: Path | None = None,
    seed: int = 0,
    limit: int | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> list[Part]:
    """Return what was found: on simulated damage, as it is and enlarged, on undamaged photos, by strokes, on prints...

    Args:
        photos: a folder of undamaged photos.
        planes: a folder of planes of real damage, white = damaged, which the simulation uses, too; None for none.
        real: a folder of real prints with masks, see ``scenes.prints``; None for none.
        seed: another seed is other damage.
        limit: take only so many photos.
        progress: called with the share done.
        cancel: asked before each photo.

    Raises:
        InpaintStudioError: a file cannot be read.
        Cancelled: ``cancel`` was called.
    """
    found_planes = tuple(sorted(planes.rglob("*.png"))) if planes else ()
    count = len(pictures(photos)[:limit])
    prints_count = len(list(real.glob("*_mask.png"))) if real else 0
    total_count = (3 + len(ROUNDS) + len(FILMS)) * count + prints_count
    steps = iter(np.arange(1, total_count + 1) / max(1, total_count))

    def step(scenes: Iterator[Scene]) -> Iterator[Scene]:
        for scene in scenes:
            cancel.raise_if_cancelled()
            yield scene
            progress(float(next(steps, 1.0)))

    parts = [
        *_found("Simulated damage", step(damaged(photos, found_planes, seed, limit)), is_restored=True),
        _large(step(damaged(photos, found_planes, seed, limit))),
        _clean("Undamaged photos", step(undamaged(photos, seed, limit))),
        Part("Like strokes on some of the damage", stroke_figures(photos, found_planes, seed, limit, step)),
        Part("Seen in infrared, on simulated film", film_figures(photos, seed=seed, limit=limit, watch=step)),
    ]
    if real:
        parts += _found("Real prints", step(prints(real)), is_restored=False)
    return parts


def _found(title: str, scenes: Iterator[Scene], *, is_restored: bool) -> list[Part]:
    counts: dict[str, list[Counts]] = {}
    gains: list[tuple[float, float, float]] = []
    overlays: list[Overlay] = []
    objects: list[Objects] = []
    seconds = megapixels = 0.0
    for scene in scenes:
        photo, began = Photo(scene.scan), process_time()
        marks = find(photo)
        seconds, megapixels = seconds + process_time() - began, megapixels + scene.megapixels
        codes = damage_codes(photo)
        objects.append(objects_of(scene, marks))
        counts.setdefault(OURS, []).append(counts_of_marks(marks, scene.truth))
        counts.setdefault(NETWORK, []).append(counts_of(codes, scene.truth))
        for name, rival in RIVALS.items():
            counts.setdefault(name, []).append(counts_of(rival(scene.scan), scene.truth))
        if is_restored and scene.clean is not None and (scene.truth == WANTED).any():
            gains.append(end_to_end(scene, Finding(margin=MARGIN).mask(marks).pixels))
        if len(overlays) < _SHOWN:
            overlays.append(_overlay(scene, marks))
    figures = {name: total(each).figures() for name, each in counts.items()}
    figures[OURS]["seconds a megapixel"] = seconds / max(megapixels, 1e-9)
    if gains:
        figures[OURS] |= gain_figures(gains)
    return [Part(title, figures, overlays), Part(f"{title}: what of it is found by default", recalls(objects))]


def _large(scenes: Iterator[Scene]) -> Part:
    """Return what is found on the scenes when they are enlarged, as prints are that were scanned at many dots an inch.

    It is measured at the size they had, so that figures can be compared.
    """
    counts = []
    seconds = megapixels = 0.0
    for scene in scenes:
        size = (scene.scan.shape[1] << _ENLARGED, scene.scan.shape[0] << _ENLARGED)
        scan = np.asarray(cv2.resize(scene.scan, size, interpolation=cv2.INTER_CUBIC), np.uint8)
        began = process_time()
        marks = find(Photo(scan))
        seconds, megapixels = seconds + process_time() - began, megapixels + scan.size / 3e6
        counts.append(counts_of_marks(Found(marks).at(_ENLARGED), scene.truth))
    figures = total(counts).figures() if counts else {}
    figures["seconds a megapixel"] = seconds / max(megapixels, 1e-9)
    return Part("Simulated damage on large, soft scans", {OURS: figures})


def _clean(title: str, scenes: Iterator[Scene]) -> Part:
    shares, numbers, megapixels = [], [], 0.0
    overlays: list[Overlay] = []
    finding = Finding(margin=0)
    for scene in scenes:
        marks = finding.marks(Photo(scene.scan))
        wanted = marks.chosen(finding.choice)
        numbers.append(int(wanted.sum()))
        shares.append(float(marks.areas[wanted].sum()) / scene.truth.size)
        megapixels += scene.megapixels
        if numbers[-1] and len(overlays) < _SHOWN:
            overlays.append(_overlay(scene, marks))
    figures = {
        "percent marked": 100 * float(np.mean(shares)),
        "share of photos without a mark": float(np.mean(np.array(numbers) == 0)),
        "marks a megapixel": sum(numbers) / max(megapixels, 1e-9),
    }
    return Part(title, {OURS: figures}, overlays)


def _overlay(scene: Scene, marks: Marks) -> Overlay:
    """Return a scan on which right pixels are green, false ones red, and missed damage blue."""
    found, wanted = marks.mask() != 0, scene.truth == WANTED
    near = cv2.dilate((scene.truth != 0).astype(np.uint8), np.ones((5, 5), np.uint8)) != 0
    reached = cv2.dilate(found.astype(np.uint8), np.ones((5, 5), np.uint8)) != 0
    pixels = scene.scan // 2 + 64
    pixels[found & near] = (40, 190, 60)
    pixels[found & ~near] = (235, 40, 40)
    pixels[wanted & ~reached] = (50, 90, 255)
    scale = _WIDEST / max(pixels.shape[:2])
    if scale < 1:
        size = round(pixels.shape[1] * scale), round(pixels.shape[0] * scale)
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    share = 100 * float(found.mean())
    return Overlay(f"{scene.name}: {int(marks.chosen().sum())} marks, {share:.2f} %", pixels)
