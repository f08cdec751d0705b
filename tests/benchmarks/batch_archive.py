"""Makes an archive to run a batch on: photographs, on a third of which damage of real shape is laid.

    python -m tests.benchmarks.batch_archive PHOTOS DAMAGE OUT [--photos 2000]

PHOTOS are photographs in sub-folders, DAMAGE planes in sub-folders by kind, white = damage. OUT gets ``photos``, with
the sub-folders kept, and ``truth``, a mask of what was laid on each damaged one. Undamaged photos are copied.
"""

import argparse
import random
import shutil
import sys
from pathlib import Path

import cv2
import numpy as np

SUFFIXES = (".jpg", ".jpeg", ".png")
OFTEN = 3
"""One photo of so many is damaged."""
MOST = 0.01
"""Share of a plane that is white; denser ones are stains and smut, under which nothing is left of a photo."""


def lay(pixels, plane, rng):
    """Return a photo with a plane of damage over it, and where that changes it by much."""
    rows, columns = pixels.shape[:2]
    side = min(rows, columns, plane.shape[0])
    cover = np.zeros((rows, columns), np.float32)
    for _ in range(rng.randint(1, 3)):
        top, left = rng.randint(0, rows - side), rng.randint(0, columns - side)
        turned = np.rot90(plane, rng.randint(0, 3))[:side, :side].astype(np.float32) / 255
        part = cover[top : top + side, left : left + side]
        np.maximum(part, turned, out=part)
    level = rng.choice((rng.uniform(200, 255), rng.uniform(0, 50)))
    strength = np.float32(rng.uniform(0.6, 1))
    laid = pixels + (level - pixels) * (cover * strength)[..., None]
    changed = np.abs(laid - pixels).max(axis=2) > 20
    return np.rint(laid).astype(np.uint8), np.where(changed, np.uint8(255), np.uint8(0))


def is_light(plane):
    """Tell whether a plane damages little of what it covers."""
    return plane is not None and 0 < (plane > 128).mean() <= MOST


def main():
    """Make the archive."""
    parser = argparse.ArgumentParser()
    parser.add_argument("photos_folder", type=Path)
    parser.add_argument("damage_folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--photos", type=int, default=2000)
    options = parser.parse_args()
    found = sorted(each for each in options.photos_folder.rglob("*") if each.suffix.lower() in SUFFIXES)
    files = sorted(options.damage_folder.rglob("*.png"))
    planes = [each for each in (cv2.imread(str(path), cv2.IMREAD_GRAYSCALE) for path in files) if is_light(each)]
    rng = random.Random(19)
    chosen = sorted(rng.sample(found, min(options.photos, len(found))))
    for number, path in enumerate(chosen):
        relative = path.relative_to(options.photos_folder)
        target = options.out / "photos" / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        if number % OFTEN:
            shutil.copyfile(path, target)
            continue
        laid, truth = lay(cv2.imread(str(path)).astype(np.float32), rng.choice(planes), rng)
        mask = (options.out / "truth" / relative).with_suffix(".png")
        mask.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(target), laid, [cv2.IMWRITE_JPEG_QUALITY, 95])
        cv2.imwrite(str(mask), truth)
    print(f"{len(chosen)} photos, {-(-len(chosen) // OFTEN)} of them damaged")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
