"""Crops of restored photos for the eye. Which ones are shown is a rule, not a choice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.region import Region
from inpaint_studio.evaluation.contestants import Pixels
from inpaint_studio.evaluation.harness import Measurement, Plan, load_pixels
from inpaint_studio.evaluation.metrics import psnr
from inpaint_studio.evaluation.summary import signed

_TINT = (225, 48, 90)  # how the mask is painted: no photo has much of it
_SIDES = 96, 192  # of a crop, at least and at most


@dataclass(frozen=True)
class Tile:
    """One crop.

    Attributes:
        caption: what it shows.
        pixels: (h, w) or (h, w, 3) RGB uint8.
    """

    caption: str
    pixels: Pixels


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
    the median. They are restored once more, which gives the same: keeping every result would fill memory.

    Raises:
        InpaintStudioError: as ``evaluate``.
        Cancelled: ``cancel`` was called.
    """
    cases = list(_chosen(measurements))
    examples = []
    for done, (case, reason) in enumerate(cases, start=1):
        examples.append(_example(plan, case, reason, cancel))
        progress(done / len(cases))
    return examples


def _chosen(measurements: Sequence[Measurement]) -> Iterator[tuple[Measurement, str]]:
    """Yield the first contestant's measurement of each case to show, and why."""
    first = measurements[0].engine
    others: dict[tuple[str, str, int | None], list[float]] = {}
    for each in measurements:
        if each.engine != first:
            others.setdefault((each.photo, each.damage, each.width), []).append(each.psnr)

    def lead(each: Measurement) -> float:
        return each.psnr - max(others.get((each.photo, each.damage, each.width), [0.0]))

    own = sorted((each for each in measurements if each.engine == first), key=lead)
    for damage, width in dict.fromkeys((each.damage, each.width) for each in measurements):
        part = [each for each in own if (each.damage, each.width) == (damage, width)]
        yield part[len(part) // 2], "the median photo"
    if others:
        gap = lead(own[0])
        side = "furthest behind" if gap < 0 else "least ahead of"
        yield own[0], f"where {first} is {side} the best other ({signed(gap, 2)} dB)"


def _example(plan: Plan, case: Measurement, reason: str, cancel: CancelToken) -> Example:
    path = next(path for path in plan.photos if path.name == case.photo)
    damage = next(each for each in plan.damages if (each.name, each.width) == (case.damage, case.width))
    pixels = load_pixels(path)
    mask = damage.mask((pixels.shape[0], pixels.shape[1]), path.name, plan.seed)
    where = telling_crop(mask).slices
    damaged = pixels.copy() if pixels.ndim == 3 else np.dstack([pixels] * 3)
    damaged[mask != 0] = _TINT
    tiles = [Tile("before", pixels[where]), Tile("damaged", damaged[where])]
    for contestant in plan.contestants:
        crop = contestant.restore(pixels, mask, cancel)[where]
        tiles.append(Tile(f"{contestant.name}: {psnr(pixels[where], crop, mask[where]):.2f} dB", crop))
    kind = f"{case.damage} scratches" if case.width else case.damage
    return Example(f"{kind}: {case.photo}, {reason}", tuple(tiles))


def telling_crop(mask: Pixels) -> Region:
    """Return the square of a crop's size that an (H, W) uint8 mask covers most nearly by half.

    Less would show little that was restored, and more would not show what it was to be restored from.
    """
    least, most = _SIDES
    height, width = mask.shape
    side = min(max(least, min(mask.shape) // 4), most)
    rows, columns = min(side, height), min(side, width)
    sums = cv2.integral((mask != 0).view(np.uint8))
    counts = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]
    top, left = np.unravel_index(int(np.argmin(np.abs(2 * counts - rows * columns))), counts.shape)
    return Region(int(top), int(left), int(top) + rows, int(left) + columns)
