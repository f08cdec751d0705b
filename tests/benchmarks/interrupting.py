"""Interrupts the command line at random moments and looks what it says and leaves behind.

    python -m tests.benchmarks.interrupting [--runs 60] [--cold] [--engine fmm] [--twice]

Each run restores a photo in a process of its own, which gets SIGINT after a random time between its start and the
moment when the result appears in a run that nobody disturbs; with ``--twice`` once more a twentieth of a second later.
It must then end with 130 and one sentence, without a traceback, and with nothing written. Interrupted when the result
is in its place already, it ends with 0; that is counted apart, as is a signal that comes before Python has begun with
the program. ``--cold`` gives every run an empty folder for compiled kernels.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import cv2
import numpy as np

ROOT = Path(__file__).parents[2]
SIDE = 700


def make(folder):
    """Write a photo and its mask: gratings, and a net of scratches with holes of all sizes."""
    rows, columns = np.mgrid[:SIDE, :SIDE]
    pixels = np.dstack([127 + 100 * np.sin(rows / each + columns / 17) for each in (5, 9, 14)]).astype(np.uint8)
    mask = np.zeros((SIDE, SIDE), np.uint8)
    rng = np.random.default_rng(1)
    for width in range(1, 30):
        start, end = (tuple(int(each) for each in rng.integers(0, SIDE, 2)) for _ in range(2))
        cv2.line(mask, start, end, 255, width)
    cv2.imwrite(str(folder / "photo.png"), pixels)
    cv2.imwrite(str(folder / "mask.png"), mask)


def start(folder, cache, engine):
    """Start a restoration."""
    words = ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--engine", engine]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NUMBA_CACHE_DIR": str(cache), "XDG_CACHE_HOME": str(cache)}
    return subprocess.Popen(
        [sys.executable, "-m", "inpaint_studio", *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def seconds_until_done(folder, cache, engine):
    """Restore undisturbed."""
    (folder / "out.png").unlink(missing_ok=True)
    begin = time.perf_counter()
    process = start(folder, cache, engine)
    while not (folder / "out.png").exists() and process.poll() is None:
        time.sleep(0.01)
    seconds = time.perf_counter() - begin
    print(process.communicate()[0], end="")  # noqa: T201
    return seconds


def run(moment, cache, engine, is_twice):
    """Interrupt once; return what came of it in a word or two, and the seconds until the end."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        before = {path.name for path in Path(folder).iterdir()}
        process = start(folder, cache, engine)
        time.sleep(moment)
        if process.poll() is not None:
            process.communicate()
            return "over before", 0.0
        is_there = (Path(folder) / "out.png").exists()
        begin = time.perf_counter()
        process.send_signal(signal.SIGINT)
        if is_twice:
            time.sleep(0.05)
            process.send_signal(signal.SIGINT)
        text, _ = process.communicate()
        seconds = time.perf_counter() - begin
        left = {path.name for path in Path(folder).iterdir()} - before
        return outcome(process.returncode, text, left, is_there, is_twice), seconds


def outcome(code, text, left, is_there, is_twice):
    """Return what came of it; anything unexpected with what was said."""
    sentences = [line for line in text.splitlines() if "marks" not in line]
    told = ["inpaint-studio: Interrupted; nothing was written."]
    if code == 130 and not left and (sentences == told or (is_twice and not sentences)):
        return "interrupted"
    if is_there and left == {"out.png"} and not sentences and (code == 0 or is_twice):
        return "too late"
    if code == -signal.SIGINT and not left and not sentences:
        return "before Python"
    if not left and str(ROOT) not in text and "Traceback" in text:
        return "before the program"  # Python itself starts.
    return f"WRONG: {code}, {sorted(left)}: {text}"


def main():
    """Interrupt as often as asked for and print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--engine", default="fmm")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--twice", action="store_true")
    options = parser.parse_args()
    # A shell has its background jobs ignore the signal, and so would the programs started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    chance, outcomes, waits, longest = random.Random(options.seed), Counter(), [], None
    with tempfile.TemporaryDirectory() as cache, tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        for _ in range(1 if options.cold else 2):  # the first one fills the cache
            longest = seconds_until_done(Path(folder), cache, options.engine)
        print(f"undisturbed the result is there after {longest:.1f} s", flush=True)  # noqa: T201
        while sum(outcomes.values()) < options.runs:
            with tempfile.TemporaryDirectory() as empty:
                moment = chance.uniform(0, longest)
                word, seconds = run(moment, empty if options.cold else cache, options.engine, options.twice)
            if word == "over before":
                continue
            outcomes[word] += 1
            waits.append(seconds)
            print(f"at {moment:.2f} s: {word}; over {seconds:.2f} s later", flush=True)  # noqa: T201
    print(dict(outcomes))  # noqa: T201
    print(f"from the signal to the end: median {np.median(waits):.2f} s, at most {max(waits):.2f} s")  # noqa: T201
    return 1 if any(word.startswith("WRONG") for word in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
