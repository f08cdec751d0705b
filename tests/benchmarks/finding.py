"""Time and memory of finding damage on large scans: at most .4 s a megapixel, and 600 MB beside the photo.

    python -m tests.benchmarks.finding [MEGAPIXELS]

Processor time is told, as other work on the machine does not change it much. Each scan has a process of its own.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from time import process_time

import cv2
import numpy as np
from skimage import data

from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.itself import find
from inpaint_studio.detection.marks import Choice
from inpaint_studio.detection.proposals import Proposals
from inpaint_studio.detection.strokes.search import Search
from inpaint_studio.evaluation.memory import most_during

_SPECKS = 40  # in a megapixel
_STROKES = 8


def scan(megapixels, is_soft):
    """Return photos side by side with dust and scratches, (H, W) uint8, and where some of the damage was painted."""
    height = round((megapixels * 1e6 / 1.5) ** 0.5)
    width = round(height * 1.5)
    factor = 4 if is_soft else 1
    tile = np.hstack([data.camera(), data.camera()[:, ::-1]])
    rows, columns = -(-height // (512 * factor)), -(-width // (1024 * factor))
    small = np.tile(tile, (rows, columns))
    rng = np.random.default_rng(0)
    for _ in range(round(_SPECKS * small.size / 1e6)):
        place = tuple(int(rng.integers(side)) for side in small.shape[::-1])
        cv2.circle(small, place, int(rng.integers(1, 4)), 250, -1, cv2.LINE_AA)
    painted = np.zeros_like(small)
    for _ in range(_STROKES):
        place = tuple(int(rng.integers(side)) for side in small.shape[::-1])
        cv2.circle(small, place, 3, 250, -1, cv2.LINE_AA)
        cv2.circle(painted, place, 6, 255, -1)
    if is_soft:
        small = cv2.resize(small, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
        painted = cv2.resize(painted, None, fx=factor, fy=factor, interpolation=cv2.INTER_NEAREST)
    return np.ascontiguousarray(small[:height, :width]), np.ascontiguousarray(painted[:height, :width])


def timed(work):
    """Return what ``work`` returns, its processor seconds, and the most megabytes it took."""
    kept, start = [], process_time()
    most = most_during(lambda: kept.append(work()))
    return kept[0], process_time() - start, most / 1e6


def measured(megapixels, is_soft):
    """Return the lines about one scan."""
    pixels, painted = scan(megapixels, is_soft)
    photo, size = Photo(pixels), pixels.size / 1e6
    find(photo.part(Region(0, 0, 512, 512)))  # What every scan needs is loaded.
    marks, seconds, most = timed(lambda: find(photo))
    lines = [f"by itself: {len(marks):,} marks, {seconds / size:.3f} s/MP, {most:,.0f} MB"]
    proposals = Proposals(Found(marks))
    start = process_time()
    for sensitivity in range(30, 70, 4):
        assert replace(proposals, choice=Choice(sensitivity)).count >= 0
    lines.append(f"a move of the slider: {100 * (process_time() - start):.1f} ms")
    search = Search(photo)
    learned, seconds, most = timed(lambda: search.learn(painted))
    lines.append(f"learned from {_STROKES} strokes: {seconds / size:.3f} s/MP, {most:,.0f} MB")
    marks, seconds, most = timed(lambda: search.marks(learned, painted=painted))
    lines.append(f"found by them: {len(marks):,} marks, {seconds / size:.3f} s/MP, {most:,.0f} MB")
    _, seconds, most = timed(lambda: search.learn(painted))
    lines.append(f"learned again: {seconds:.2f} s, {most:,.0f} MB")
    return lines


def main():
    """Print the figures of a sharp and of a soft scan."""
    megapixels = float(sys.argv[1]) if len(sys.argv) > 1 else 100.0
    for is_soft in (False, True):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            print(f"{megapixels:g} megapixels, {'soft' if is_soft else 'sharp'}:")  # noqa: T201
            for line in apart.submit(measured, megapixels, is_soft).result():
                print(f"  {line}")  # noqa: T201


if __name__ == "__main__":
    main()
