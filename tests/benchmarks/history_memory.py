"""Memory and time of a long history: 500 strokes and 50 restorations on a photo of 100 megapixels.

    python -m tests.benchmarks.history_memory [--megapixels 100] [--depth 16] [--strokes 500] [--restorations 50]

Prints what the history holds in memory and on the drive, what the whole process took at most beside the photo, its mask
and its protection, and whether all of it can be undone to the first pixel.
"""

import argparse
import hashlib
import os
import random
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def resident(field):
    """Return ``VmRSS`` (now) or ``VmHWM`` (at most) of this process, in 10^6 bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def make_pixels(megapixels, depth):
    """Return noise on a gradient: what a scan with grain packs like."""
    rows = int((megapixels * 1e6 * 3 / 4) ** 0.5)
    columns = rows * 4 // 3
    dtype = np.uint16 if depth == 16 else np.uint8
    pixels = np.empty((rows, columns, 3), dtype)
    rng = np.random.default_rng(1)
    strip = rng.integers(0, np.iinfo(dtype).max // 8, (256, columns, 3), dtype)
    for top in range(0, rows, 256):
        part = pixels[top : top + 256]
        part[:] = strip[: len(part)] + np.iinfo(dtype).max // 2
    return pixels


def main():
    """Work, measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--megapixels", type=float, default=100)
    parser.add_argument("--depth", type=int, choices=(8, 16), default=16)
    parser.add_argument("--strokes", type=int, default=500)
    parser.add_argument("--restorations", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
        os.environ["XDG_STATE_HOME"] = folder
        measure(options, Path(folder))


def measure(options, folder):
    """Do all of it in a window's editor."""
    from PySide6.QtCore import QCoreApplication

    from inpaint_studio.core.photo import Photo
    from inpaint_studio.core.shapes import Capsule
    from inpaint_studio.ui.editor.editor import Editor
    from inpaint_studio.ui.settings.settings import Settings

    application = QCoreApplication(sys.argv[:1])
    chance = random.Random(1)
    pixels = make_pixels(options.megapixels, options.depth)
    rows, columns = pixels.shape[:2]
    first = hashlib.blake2b(pixels).hexdigest()
    editor = Editor(Settings(folder / "settings.ini"))
    editor.failed.connect(print)  # what goes wrong must be seen
    editor.show_photo(Photo(pixels))
    editor.document.mask.pixels.fill(0)
    editor.document.protection.pixels.fill(0)
    before, times = resident("VmRSS"), []
    Path("/proc/self/clear_refs").write_text("5")
    each = max(options.strokes // max(options.restorations, 1), 1)
    for number in range(options.strokes):
        start = chance.uniform(0, rows), chance.uniform(0, columns)
        end = chance.uniform(0, rows), chance.uniform(0, columns)
        begin = perf_counter()
        editor.begin_stroke()
        for step in range(20):  # Right across the photo, in pieces as the mouse gives them.
            place = [start[axis] + (end[axis] - start[axis]) * step / 20 for axis in (0, 1)]
            further = [start[axis] + (end[axis] - start[axis]) * (step + 1) / 20 for axis in (0, 1)]
            editor.paint(Capsule(tuple(place), tuple(further), chance.randint(3, 9)))
        editor.end_stroke()
        times.append(perf_counter() - begin)
        if number % each == each - 1 and number // each < options.restorations:
            editor.restore("fmm", {"weighting": "telea"})
            while editor.jobs.is_running:
                application.processEvents()
    history = editor.history
    after, most = resident("VmRSS"), resident("VmHWM")
    count = editor.undo_stack.count()
    print(f"{pixels.shape[1]} x {pixels.shape[0]}, {options.depth} bits: photo {pixels.nbytes / 1e6:.0f} MB, "  # noqa: T201
          f"mask and protection {2 * rows * columns / 1e6:.0f} MB")  # fmt: skip
    print(f"{count} steps: {history.nbytes / 1e6:.0f} MB in memory, {history._spiller.size / 1e6:.0f} MB on the drive")  # noqa: T201
    print(f"process: {before:.0f} MB with the photo open, {after:.0f} MB after all, {most:.0f} MB at most")  # noqa: T201
    print(f"a stroke across the photo, recorded: median {sorted(times)[len(times) // 2] * 1e3:.0f} ms")  # noqa: T201
    begin = perf_counter()
    editor.undo_stack.setIndex(0)
    same = hashlib.blake2b(editor.document.photo.pixels).hexdigest() == first and editor.document.mask.is_empty
    print(f"undone to the beginning in {perf_counter() - begin:.1f} s: {'exact' if same else 'NOT exact'}")  # noqa: T201
    editor.close()
    editor.jobs.shut_down()


if __name__ == "__main__":
    main()
