"""Damages photos, has every contestant restore them, and measures quality and time of each restoration."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray
from inpaint_studio.evaluation.contestants import Contestant, contestants
from inpaint_studio.evaluation.damage import Damage, Scratches, generator, pictures, real_shapes
from inpaint_studio.evaluation.metrics import psnr, ssim
from inpaint_studio.files.formats import titles
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.files.load import load_photo

ENGINES = "fmm,opencv-telea,opencv-ns"
WIDTHS = (1, 2, 3, 5, 8, 12, 20)
"""The contestants and the widths of scratches in pixels that are compared by default."""

COVERAGE, GROWN_COVERAGE = 5.0, 20.0
"""Percent of a photo under scratches by default; of growing scratches at their widest."""


@dataclass(frozen=True)
class Plan:
    """What is to be evaluated.

    Attributes:
        photos: undamaged photographs of different names.
        damages: the kinds of damage that are put on each of them.
        contestants: they restore each damaged photo; the report gives the lead of the first.
        seed: of the damage.
    """

    photos: tuple[Path, ...]
    damages: tuple[Damage, ...]
    contestants: tuple[Contestant, ...]
    seed: int = 0

    @property
    def settings(self) -> str:
        """What was asked for, in one sentence."""
        names = ", ".join(contestant.name for contestant in self.contestants)
        drawn = next(each for each in self.damages if isinstance(each, Scratches))
        way = f"are the same strokes in every width and cover {drawn.coverage:g} % of the photo at {drawn.widest} px"
        if drawn.widest is None:
            way = f"of each width cover {drawn.coverage:g} % of the photo"
        return f"Engines: {names}. Scratches {way}. Seed {self.seed}."


@dataclass(frozen=True)
class Measurement:
    """One restoration.

    Attributes:
        photo: the file's name.
        damage: the name of the damage.
        width: of scratches, in pixels; None for damage of real shape.
        engine: the contestant's name.
        masked: how many pixels were restored.
        megapixels: size of the photo.
        psnr: of the masked pixels, dB.
        ssim: of the masked pixels.
        seconds: time by the clock from the 8-bit photo to the 8-bit result, measured once.
    """

    photo: str
    damage: str
    width: int | None
    engine: str
    masked: int
    megapixels: float
    psnr: float
    ssim: float
    seconds: float


def make_plan(
    photos: Path,
    engines: str,
    widths: Sequence[int],
    coverage: float | None = None,
    *,
    damage: Path | None = None,
    is_growing: bool = False,
    limit: int | None = None,
    seed: int = 0,
) -> Plan:
    """Return the plan for a folder of photographs.

    Args:
        photos: the folder.
        engines: names and options, as ``contestants`` reads them.
        widths: of scratches, in pixels.
        coverage: percent of the photo that scratches cover; None for 5, or for 20 when they grow.
        damage: a folder with planes of real damage, or None.
        is_growing: whether the same strokes are drawn in every width; they cover ``coverage`` in the widest.
        limit: only so many photos are taken, the first by name; None for all.
        seed: of the damage, not negative.

    Raises:
        InputError: no photos or planes, or a value out of range.
        FileError: a folder cannot be read.
    """
    if not widths:
        raise InputError("At least one width of scratches is needed.")
    found = find_photos(photos, limit, seed)
    widest = max(widths) if is_growing else None
    if coverage is None:
        coverage = GROWN_COVERAGE if is_growing else COVERAGE
    damages: list[Damage] = [Scratches(width, coverage, widest) for width in sorted(set(widths))]
    if damage is not None:
        damages += real_shapes(damage)
    return Plan(tuple(found), tuple(damages), contestants(engines), seed)


def find_photos(folder: Path, limit: int | None, seed: int) -> Sequence[Path]:
    """Return the photos of a folder, by name.

    Raises:
        InputError: there are none, or a value is out of range.
        FileError: the folder cannot be read.
    """
    if seed < 0 or (limit is not None and limit < 1):
        raise InputError("The seed must be at least 0 and the limit at least 1.")
    found = pictures(folder)[:limit]
    if not found:
        raise InputError(f"There are no photos in “{folder}”. It can hold {titles()} files.")
    return found


def evaluate(
    plan: Plan, progress: ProgressCallback = ignore_progress, cancel: CancelToken = NEVER
) -> list[Measurement]:
    """Return one measurement for each photo, damage and contestant, in this order.

    All but the times are the same at every run. The order of the contestants is shuffled for each damaged photo, so
    that none always follows the same other one. Damage that masks nothing of a photo, or all of it, is left out.

    Raises:
        InputError: no damage fell on any photo.
        FileError: a photo or plane cannot be read.
        EngineError: an engine failed.
        Cancelled: ``cancel`` was called.
    """
    warm_up(plan.contestants, cancel)
    steps = len(plan.photos) * len(plan.damages)
    results: list[Measurement] = []
    for index, path in enumerate(plan.photos):
        pixels = load_pixels(path)
        for part, damage in enumerate(plan.damages):
            mask = damage.mask((pixels.shape[0], pixels.shape[1]), path.name, plan.seed)
            if mask.any() and not mask.all():
                results += _measure(plan, path.name, damage, pixels, mask, cancel)
            progress((index * len(plan.damages) + part + 1) / steps)
    if not results:
        raise InputError("No damage fell on any photo, so nothing could be measured.")
    return results


def load_pixels(path: Path) -> PhotoArray:
    """Return a photo in 8 bits, (H, W) or (H, W, 3) RGB uint8: OpenCV's methods take colour in 8 bits only.

    Raises:
        FileError: the file cannot be read.
    """
    pixels = as_rgb(load_photo(path)).pixels
    return pixels if pixels.dtype == np.uint8 else np.rint(pixels / np.float32(257)).astype(np.uint8)


def _measure(
    plan: Plan, photo: str, damage: Damage, pixels: PhotoArray, mask: MaskArray, cancel: CancelToken
) -> list[Measurement]:
    masked, megapixels = int(np.count_nonzero(mask)), mask.size / 1e6
    found: dict[str, Measurement] = {}
    for turn in generator(plan.seed, photo, damage.name, "turns").permutation(len(plan.contestants)):
        cancel.raise_if_cancelled()
        contestant = plan.contestants[turn]
        start = time.perf_counter()
        result = contestant.restore(pixels, mask, cancel)
        seconds = time.perf_counter() - start
        found[contestant.name] = Measurement(
            *(photo, damage.name, damage.width, contestant.name, masked, megapixels),
            psnr(pixels, result, mask),
            ssim(pixels, result, mask),
            seconds,
        )
    return [found[contestant.name] for contestant in plan.contestants]


def warm_up(everybody: Sequence[Contestant], cancel: CancelToken) -> None:
    """Restore a small photo with every contestant, so that compiling and loading is not part of a measured time."""
    mask = np.zeros((48, 48), np.uint8)
    cv2.circle(mask, (24, 24), 5, 255, -1)
    colour = np.full((48, 48, 3), 90, np.uint8)
    for contestant in everybody:
        for pixels in (colour, np.ascontiguousarray(colour[..., 0])):
            cancel.raise_if_cancelled()
            contestant.restore(pixels, mask, cancel)
