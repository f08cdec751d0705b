"""Runs a batch over thousands of tiny photos: what the batch costs beside the work itself, and whether memory grows.

    python -m tests.benchmarks.batch_tiny [--photos 10000] [--workers 2]

The photos are restored once by ``restore_file`` one after the other, some of them, and then all as a batch. What the
batch costs more is its overhead: planning, digests, small pictures, the manifest, Dask. Wall-clock times need an idle
machine; the processor time of the process that runs the batch does not.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import psutil

from inpaint_studio.batch.events import Ended, WorkersReady
from inpaint_studio.batch.options import Batch, PhotoOptions
from inpaint_studio.batch.restoring import restore_file
from inpaint_studio.batch.run import run
from inpaint_studio.engines.registry import create_engine

SHAPE = (48, 64)
SAMPLED = 300
"""Photos that are restored without a batch."""
EVERY = 1000
"""Photos between two looks at memory."""


def make(folder, photos):
    """Write tiny photos, 100 in a folder, each with a mask."""
    rng = np.random.default_rng(19)
    mask = np.zeros(SHAPE, np.uint8)
    cv2.line(mask, (5, 5), (50, 40), 255, 1)
    for number in range(photos):
        name = f"{number // 100:03}/{number:05}.png"
        pixels = np.linspace(30, 200, SHAPE[1]) + rng.normal(0, 5, SHAPE)
        for kind, picture in (("in", np.clip(pixels, 0, 255).astype(np.uint8)), ("masks", mask)):
            path = folder / kind / name
            path.parent.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(path), picture)


def alone(folder):
    """Return the seconds a photo takes that is restored without a batch."""
    engine, times = create_engine("fmm"), []
    paths = sorted((folder / "in").rglob("*.png"))[:SAMPLED]
    (folder / "alone").mkdir()
    for path in paths:
        started = time.perf_counter()
        mask = folder / "masks" / path.relative_to(folder / "in")
        restore_file(path, mask, folder / "alone" / path.name, lambda: engine)
        times.append(time.perf_counter() - started)
    return float(np.mean(times[10:]))


class Watch:
    """Follows the memory of this process and its workers."""

    def __init__(self):
        self.curve, self.started, self._ended = [], 0.0, 0

    def tell(self, event):
        """Look at memory now and then."""
        if isinstance(event, WorkersReady):
            self.started, self.processor = time.perf_counter(), time.process_time()
        if isinstance(event, Ended):
            self._ended += 1
            if self._ended % EVERY == 0:
                main = psutil.Process()
                workers = [each.memory_info().rss for each in main.children(recursive=True)]
                self.curve.append((self._ended, main.memory_info().rss, sum(workers)))
                print("{}: {:.0f} MB here, {:.0f} MB in workers".format(*self._figures()), flush=True)  # noqa: T201

    def _figures(self):
        count, here, there = self.curve[-1]
        return count, here / 1e6, there / 1e6


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, options.photos)
        without = alone(folder)
        photo_options = PhotoOptions(engine="fmm", masks=folder / "masks", max_share=0.5)
        batch = Batch((folder / "in",), folder / "out", photo_options, workers=options.workers)
        watch, began, processor = Watch(), time.perf_counter(), time.process_time()
        summary = run(batch, tell=watch.tell)
        ready, ended = watch.started - began, time.perf_counter() - watch.started
        processor = time.process_time() - processor
    print(dict(summary.counts))  # noqa: T201
    a_photo = 1000 * ended / options.photos
    over = a_photo - 1000 * without / options.workers
    print(f"planned and workers ready in {ready:.1f} s; then {ended:.1f} s, {a_photo:.1f} ms a photo")  # noqa: T201
    print(f"without a batch {1000 * without:.1f} ms a photo; overhead {over:.1f} ms a photo")  # noqa: T201
    print(f"processor time of the run itself: {1000 * processor / options.photos:.1f} ms a photo")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
