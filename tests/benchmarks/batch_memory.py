"""Measures what a photo of a batch takes in memory, in a process of its own, and what it was expected to take.

    python -m tests.benchmarks.batch_memory [--megapixels 3 12 24]

For each size a JPEG, a TIFF of 8 and one of 16 bits with specks of dust are made, found and restored automatically.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np
import tifffile

from inpaint_studio.batch.admission import need_of
from inpaint_studio.batch.options import PhotoOptions
from inpaint_studio.batch.photo import restore_one
from inpaint_studio.batch.work import Task
from inpaint_studio.detection.finding import Finding

ROOT = Path(__file__).parents[2]
SPECKS = 10
"""In a megapixel."""


def make(path, bits, megapixels):
    """Write a photo with dust."""
    rng = np.random.default_rng(19)
    rows = int((megapixels * 1e6 / 1.5) ** 0.5)
    shape = rows, int(rows * 1.5)
    small = rng.uniform(40, 200, (24, 36, 3)).astype(np.float32)
    pixels = cv2.resize(small, shape[::-1], interpolation=cv2.INTER_CUBIC)
    pixels += rng.normal(0, 4, shape).astype(np.float32)[..., None]
    for _ in range(round(megapixels * SPECKS)):
        centre = int(rng.integers(0, shape[1])), int(rng.integers(0, shape[0]))
        cv2.circle(pixels, centre, int(rng.integers(1, 6)), (250.0, 250.0, 250.0), -1)
    whole = np.clip(pixels, 0, 255).astype(np.uint8)
    if path.suffix == ".jpg":
        cv2.imwrite(str(path), whole)
    else:
        tifffile.imwrite(path, whole.astype(np.uint16) * 257 if bits == 16 else whole, photometric="rgb")


def measure(path):
    """Restore one photo in this process and print what it took."""
    status, out = path.stat(), path.with_stem("out")
    options = PhotoOptions(finding=Finding(), max_share=1)
    task = Task(1, path, (status.st_size, status.st_mtime_ns), out, out, options)
    outcome = restore_one(task)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"{outcome.state}: {peak / 1e6:.0f} MB, expected {need_of(task) / 1e6:.0f} MB")  # noqa: T201


def main():
    """Measure each kind and size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--megapixels", type=float, nargs="+", default=[3, 12, 24])
    parser.add_argument("--photo", type=Path)
    options = parser.parse_args()
    if options.photo:
        measure(options.photo)
        return 0
    for megapixels in options.megapixels:
        for suffix, bits in ((".jpg", 8), (".tif", 8), (".tif", 16)):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, f"photo{suffix}")
                make(path, bits, megapixels)
                command = [sys.executable, "-m", "tests.benchmarks.batch_memory", "--photo", str(path)]
                print(f"{megapixels:g} megapixels, {suffix}, {bits} bits:", end=" ", flush=True)  # noqa: T201
                subprocess.run(command, cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
