"""Crops of restored photos for the report. A rule says which ones are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import cv2
import numpy as np

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.region import Region
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray
from inpaint_studio.evaluation.damage import Damage, Scratches
from inpaint_studio.evaluation.harness import Measurement, Plan, load_pixels
from inpaint_studio.evaluation.metrics import psnr
from inpaint_studio.evaluation.summary import signed

_TINT = (225, 48, 90)  # RGB of masked pixels in crops; photos have little of this colour
_SIDES = 96, 192  # smallest and largest side of a crop, pixels


@dataclass(frozen=True)
class Tile:
    """One crop.

    Attributes:
        caption: the text below it.
        pixels: (h, w) or (h, w, 3) RGB uint8.
    """

    caption: str
    pixels: PhotoArray


@dataclass(frozen=True)
class Example:
    """Crops of one damaged photo.

    Attributes:
        title: damage, photo and why it is shown.
        tiles: undamaged, damaged, then as each contestant restores it.
    """

    title: str
    tiles: tuple[Tile, ...]


def make_examples(
    plan: Plan,
    measurements: Sequence[Measurement],
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> list[Example]:
    """Return one example for each kind of damage, and the one where the first contestant looks worst.

    For each kind it is the photo where the first contestant's lead over the best other (its PSNR when it is alone) is
    the median. Growing scratches are all shown at the same place of the photo where the mean of these leads is the
    median. The photos shown are restored once more, to the same result: keeping every result would fill the memory.

    Raises:
        InpaintStudioError: a file cannot be read, or an engine failed.
        Cancelled: ``cancel`` was called.
    """
    cases = _chosen(measurements, is_growing=any(_is_growing(damage) for damage in plan.damages))
    examples = []
    for done, (case, reasons) in enumerate(cases.items(), start=1):
        examples.append(_example(plan, case, "; ".join(reasons), cancel))
        progress(done / len(cases))
    return examples


def _chosen(measurements: Sequence[Measurement], *, is_growing: bool) -> dict[Measurement, list[str]]:
    """Return the first contestant's measurement of each case to show, and why it is shown."""
    first = measurements[0].engine
    others: dict[tuple[str, str, int | None], float] = {}
    for each in measurements:
        if each.engine != first:
            case = each.photo, each.damage, each.width
            others[case] = max(each.psnr, others.get(case, each.psnr))

    def lead(each: Measurement) -> float:
        return each.psnr - others.get((each.photo, each.damage, each.width), 0.0)

    own = sorted((each for each in measurements if each.engine == first), key=lead)
    kinds = dict.fromkeys((each.damage, each.width) for each in measurements)
    parts = [[each for each in own if (each.damage, each.width) == kind] for kind in kinds]
    shown = [part[len(part) // 2] for part in parts]
    if is_growing:
        photos = dict.fromkeys(each.photo for each in own)
        photo = sorted(photos, key=lambda name: fmean(lead(each) for each in own if each.photo == name))[
            len(photos) // 2
        ]
        shown = [each for part in parts for each in part if each.photo == photo]
    chosen = {each: ["the median photo"] for each in shown}
    if others:
        gap = lead(own[0])
        side = "furthest behind" if gap < 0 else "least ahead of"
        chosen.setdefault(own[0], []).append(f"where {first} is {side} the best other ({signed(gap, 2)} dB)")
    return chosen


def _is_growing(damage: Damage) -> bool:
    return isinstance(damage, Scratches) and damage.widest is not None


def _example(plan: Plan, case: Measurement, reason: str, cancel: CancelToken) -> Example:
    path = next(path for path in plan.photos if path.name == case.photo)
    damage = next(each for each in plan.damages if (each.name, each.width) == (case.damage, case.width))
    pixels = load_pixels(path)
    shape = pixels.shape[0], pixels.shape[1]
    mask = damage.mask(shape, path.name, plan.seed)
    where = telling_crop(_widest(damage).mask(shape, path.name, plan.seed)).slices
    damaged = pixels.copy() if pixels.ndim == 3 else np.dstack([pixels] * 3)
    damaged[mask != 0] = _TINT
    tiles = [Tile("before", pixels[where]), Tile("damaged", damaged[where])]
    for contestant in plan.contestants:
        crop = contestant.restore(pixels, mask, cancel)[where]
        score = f": {psnr(pixels[where], crop, mask[where]):.2f} dB" if mask[where].any() else ""
        tiles.append(Tile(contestant.name + score, crop))
    kind = f"{case.damage} scratches" if case.width else case.damage
    return Example(f"{kind}: {case.photo}, {reason}", tuple(tiles))


def _widest(damage: Damage) -> Damage:
    """Return the damage by whose mask the place of the crop is chosen: growing scratches at their widest."""
    if isinstance(damage, Scratches) and damage.widest is not None:
        return replace(damage, width=damage.widest)
    return damage


def telling_crop(mask: MaskArray) -> Region:
    """Return the square of which an (H, W) uint8 mask covers a share as near to a half as possible.

    With less, little of the crop would be restored; with more, few of the pixels it was restored from would show.
    """
    least, most = _SIDES
    height, width = mask.shape
    side = min(max(least, min(mask.shape) // 4), most)
    rows, columns = min(side, height), min(side, width)
    sums = cv2.integral((mask != 0).view(np.uint8))
    counts = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]
    top, left = np.unravel_index(int(np.argmin(np.abs(2 * counts - rows * columns))), counts.shape)
    return Region(int(top), int(left), int(top) + rows, int(left) + columns)
