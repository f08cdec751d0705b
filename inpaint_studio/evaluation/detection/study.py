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
from inpaint_studio.core.restore import filled
from inpaint_studio.detection.finding import Finding
from inpaint_studio.detection.itself import damage_codes, marks_of
from inpaint_studio.detection.marks import MARGIN, Marks
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.evaluation.damage import pictures
from inpaint_studio.evaluation.detection.measures import Counts, counts_of, counts_of_marks, total
from inpaint_studio.evaluation.detection.rivals import RIVALS
from inpaint_studio.evaluation.detection.scenes import Scene, damaged, prints, undamaged
from inpaint_studio.simulation.truth import WANTED

OURS, NETWORK = "marks", "the network's pixels"
"""Our contestants: the marks as they are proposed, and what the network says pixel by pixel."""

_WIDEST = 600  # pixels of an overlay on the page
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
    """Return what was found: on simulated damage, on the same photos without it, and on real prints.

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
    steps = iter(np.arange(1, 2 * count + prints_count + 1) / max(1, 2 * count + prints_count))

    def step(scenes: Iterator[Scene]) -> Iterator[Scene]:
        for scene in scenes:
            cancel.raise_if_cancelled()
            yield scene
            progress(float(next(steps, 1.0)))

    parts = [
        _found("Simulated damage", step(damaged(photos, found_planes, seed, limit)), is_restored=True),
        _clean("Undamaged photos", step(undamaged(photos, seed, limit))),
    ]
    if real:
        parts.append(_found("Real prints", step(prints(real)), is_restored=False))
    return parts


def _found(title: str, scenes: Iterator[Scene], *, is_restored: bool) -> Part:
    counts: dict[str, list[Counts]] = {}
    gains: list[tuple[float, float, float]] = []
    overlays: list[Overlay] = []
    seconds = megapixels = 0.0
    for scene in scenes:
        photo, began = Photo(scene.scan), process_time()
        codes = damage_codes(photo)
        marks = marks_of(photo, codes)
        seconds, megapixels = seconds + process_time() - began, megapixels + scene.megapixels
        counts.setdefault(OURS, []).append(counts_of_marks(marks, scene.truth))
        counts.setdefault(NETWORK, []).append(counts_of(codes, scene.truth))
        for name, rival in RIVALS.items():
            counts.setdefault(name, []).append(counts_of(rival(scene.scan), scene.truth))
        if is_restored and scene.clean is not None and (scene.truth == WANTED).any():
            gains.append(_end_to_end(scene, marks))
        if len(overlays) < _SHOWN:
            overlays.append(_overlay(scene, marks))
    figures = {name: total(each).figures() for name, each in counts.items()}
    figures[OURS]["seconds a megapixel"] = seconds / max(megapixels, 1e-9)
    if gains:
        nothing, ours, perfect = np.array(gains).T
        figures[OURS] |= {
            "dB, nothing restored": float(nothing.mean()),
            "dB, found restored": float(ours.mean()),
            "dB, truth restored": float(perfect.mean()),
            "share worse than nothing": float((ours < nothing - 0.05).mean()),
        }
    return Part(title, figures, overlays)


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


def _end_to_end(scene: Scene, marks: Marks) -> tuple[float, float, float]:
    """Return PSNR of the whole photo in dB: nothing restored, what was found, and what is damaged in truth."""
    assert scene.clean is not None
    truth = np.asarray(cv2.dilate((scene.truth != 0).astype(np.uint8) * 255, np.ones((3, 3), np.uint8)), np.uint8)
    ours = _restored(scene.scan, Finding(margin=MARGIN).mask(marks).pixels)
    perfect = _restored(scene.scan, truth)
    return _psnr(scene.scan, scene.clean), _psnr(ours, scene.clean), _psnr(perfect, scene.clean)


def _restored(scan: NDArray[np.uint8], mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if not mask.any() or mask.all():
        return scan
    return np.asarray(filled(scan, mask, create_engine("fmm", weighting="coherence")), np.uint8)


def _psnr(image: NDArray[np.uint8], truth: NDArray[np.uint8]) -> float:
    error = float(np.mean((image.astype(np.float64) - truth) ** 2))
    return float(10 * np.log10(255**2 / max(error, 1e-6)))


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
