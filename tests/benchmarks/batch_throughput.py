"""Measures how many scans with dust a batch restores in a minute, with one worker and with two, in turns.

    python -m tests.benchmarks.batch_throughput [--scans 6] [--megapixels 24] [--rounds 2] [--detect]

"One" is a batch without further processes, which uses all cores as far as one photo lets it. Kernels are compiled and
workers are started before the clock runs. Other work on the machine spoils the figures; its load is printed.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import tifffile

from inpaint_studio.batch.events import Began, Ended
from inpaint_studio.batch.options import Batch, PhotoOptions
from inpaint_studio.batch.run import run
from inpaint_studio.detection.finding import Finding

SPECKS = 25
"""In a megapixel."""


def make(folder, scans, megapixels):
    """Write 8-bit scans with dust, and masks of it."""
    rng = np.random.default_rng(19)
    rows = int((megapixels * 1e6 / 1.5) ** 0.5)
    shape = rows, int(rows * 1.5)
    for number in range(scans):
        small = rng.uniform(40, 200, (24, 36, 3)).astype(np.float32)
        pixels = cv2.resize(small, shape[::-1], interpolation=cv2.INTER_CUBIC)
        pixels += rng.normal(0, 4, shape).astype(np.float32)[..., None]
        pixels = np.clip(pixels, 0, 255).astype(np.uint8)
        mask = np.zeros(shape, np.uint8)
        for _ in range(round(megapixels * SPECKS)):
            centre = int(rng.integers(0, shape[1])), int(rng.integers(0, shape[0]))
            cv2.circle(mask, centre, int(rng.integers(1, 6)), 255, -1)
        pixels[mask != 0] = 250
        for kind in ("in", "masks"):
            (folder / kind).mkdir(parents=True, exist_ok=True)
        tifffile.imwrite(folder / "in" / f"{number:02}.tif", pixels, photometric="rgb", rowsperstrip=16)
        cv2.imwrite(str(folder / "masks" / f"{number:02}.png"), mask)


class Clock:
    """Runs while photos are under way, after the first of each worker: there its engine loads."""

    def __init__(self, warm_up):
        self._left, self._started, self.photos, self.seconds = warm_up, 0.0, 0, 0.0

    def tell(self, event):
        """Follow the run."""
        now = time.perf_counter()
        if isinstance(event, Ended):
            if self._left:
                self._left -= 1
                self._started = now
            else:
                self.photos += 1
                self.seconds = now - self._started
        elif isinstance(event, Began) and not self._started:
            self._started = now


def main():
    """Measure in turns and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scans", type=int, default=6)
    parser.add_argument("--megapixels", type=float, default=24)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--detect", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, options.scans, options.megapixels)
        asked = PhotoOptions(masks=folder / "masks", finding=Finding() if options.detect else None, max_share=1)
        speeds = {1: [], 2: []}
        for number in range(options.rounds):
            for workers in speeds:
                clock = Clock(workers)
                out = folder / f"out-{number}-{workers}"
                run(Batch((folder / "in",), out, asked, workers=workers), tell=clock.tell)
                speeds[workers].append(60 * clock.photos / clock.seconds)
                load = os.getloadavg()[0]
                print(f"{workers} workers: {speeds[workers][-1]:.2f} photos a minute, load {load:.1f}", flush=True)  # noqa: T201
    one, two = (float(np.median(each)) for each in speeds.values())
    print(f"{one:.2f} and {two:.2f} photos a minute: {two / one:.2f} times")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
