"""Kills a whole batch again and again, lets it go on with --resume, and looks at what is there.

    python -m tests.benchmarks.batch_kills [--kills 50] [--photos 400] [--workers 2] [--in-place]

Each run and its workers get SIGKILL at a random moment after the first photo was begun. After every kill the manifest
must be sound, and what it calls restored must be there, whole, and never be written again. When the last run has come
to its end, every photo is restored, once, with nothing else beside it.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.rows import State
from inpaint_studio.files.digest import digest_of

ROOT = Path(__file__).parents[2]
SHAPE = (240, 320)


def make(folder, photos):
    """Write photos of noise below a ramp, each with a mask."""
    rng = np.random.default_rng(19)
    ramp = np.linspace(40, 200, SHAPE[1]).astype(np.float32)
    for number in range(photos):
        pixels = np.clip(ramp + rng.normal(0, 6, (*SHAPE, 3)).transpose(2, 0, 1), 0, 255).transpose(1, 2, 0)
        mask = np.zeros(SHAPE, np.uint8)
        ends = [tuple(int(value) for value in rng.integers(0, (SHAPE[1], SHAPE[0]))) for _ in range(2)]
        cv2.line(mask, *ends, 255, 2)
        name = f"{number % 7}/{number:04}"
        for kind, picture, suffix in (("in", pixels.astype(np.uint8), ".tif"), ("masks", mask, ".png")):
            path = folder / kind / f"{name}{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(path), picture)


def command(folder, workers, is_in_place):
    """Return how the batch is run."""
    target = ["--in-place-with-backup", str(folder / "out")] if is_in_place else ["-o", str(folder / "out")]
    options = ["--masks", str(folder / "masks"), "--engine", "fmm", "--workers", str(workers), "--max-share", "50"]
    return [sys.executable, "-m", "inpaint_studio", "batch", str(folder / "in"), *target, *options, "--resume"]


def run_and_kill(arguments, rng, longest):
    """Start a run and kill it; return whether it had come to its end before."""
    process = subprocess.Popen(
        arguments, cwd=ROOT, start_new_session=True, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    for line in process.stderr:
        if "“" in line:
            break
    deadline = time.monotonic() + rng.uniform(0, longest)
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    is_over = process.poll() == 0
    if not is_over:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stderr.close()
    return is_over


def looked_at(folder, seen):
    """Return counts of what is there after a kill; ``seen`` is what was restored before, with its time of change."""
    with sqlite3.connect(folder / "out" / NAME) as data:
        assert data.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    data.close()
    again = broken = 0
    with Manifest(folder / "out" / NAME) as manifest:
        counts = manifest.counts()
        for row in manifest.rows(State.RESTORED):
            stamp = row.output.stat().st_mtime_ns if row.output.exists() else None
            again += seen.setdefault(row.relative, stamp) != stamp
            broken += stamp != row.output_mtime_ns or digest_of(row.output) != row.output_digest
    drafts = len(list((folder / "out").rglob(".inpaint-studio-*.part")))
    drafts += len(list((folder / "in").rglob(".inpaint-studio-*.part")))
    return counts, again, broken, drafts


def whole_at_the_end(folder, photos, originals):
    """Return how many results hold their photo outside its mask, to the bit, and are changed inside."""
    whole = 0
    with Manifest(folder / "out" / NAME) as manifest:
        for row in manifest.rows(State.RESTORED):
            before, after = originals[row.relative], cv2.imread(str(row.output))
            kept = cv2.imread(str(row.mask), cv2.IMREAD_GRAYSCALE) == 0
            whole += after is not None and np.array_equal(before[kept], after[kept]) and (before != after).any()
    return int(whole)


def main():
    """Kill as often as asked for, print a table, and return 1 where anything was amiss."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--photos", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--longest", type=float, default=0.6, help="seconds between the first photo and a kill")
    parser.add_argument("--in-place", action="store_true")
    options = parser.parse_args()
    rng, seen, faults, begun = random.Random(19), {}, 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, options.photos)
        paths = sorted((folder / "in").rglob("*.tif"))
        originals = {path.relative_to(folder / "in"): cv2.imread(str(path)) for path in paths}
        arguments = command(folder, options.workers, options.in_place)
        for kill in range(1, options.kills + 1):
            if run_and_kill(arguments, rng, options.longest):
                print(f"the run came to its end before kill {kill}")  # noqa: T201
                break
            counts, again, broken, drafts = looked_at(folder, seen)
            faults += again + broken
            begun += counts[State.RUNNING]
            under_way = f"{counts[State.RUNNING]} under way, {drafts} drafts, {again} again, {broken} broken"
            print(f"kill {kill}: {counts[State.RESTORED]} restored, {under_way}", flush=True)  # noqa: T201
        done = subprocess.run([*arguments, "--quiet"], cwd=ROOT, check=False)
        counts, again, broken, drafts = looked_at(folder, seen)
        whole = whole_at_the_end(folder, options.photos, originals)
        files = [path for path in (folder / "out").rglob("*") if path.is_file() and path.name != NAME]
        print(f"end: {done.returncode}, {counts[State.RESTORED]} of {options.photos} restored, {whole} whole")  # noqa: T201
        print(f"{len(files)} files, {drafts} drafts, {begun} photos lost under way, {again} again, {broken} broken")  # noqa: T201
    is_good = not faults and not again and not broken and not drafts and done.returncode == 0
    return 0 if is_good and counts[State.RESTORED] == whole == len(files) == options.photos else 1


if __name__ == "__main__":
    sys.exit(main())
