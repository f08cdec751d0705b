"""Measures opening and lossless saving of large TIFFs against tifffile, and the memory that saving takes.

    python -m tests.benchmarks.tiff_files [--megapixels 100] [--rounds 5] [--folder FOLDER]

Scratches run through 2 % of the tiles of a 16-bit photo. Saving is the window's: touched tiles are compared and encoded
anew, the new file is synced and takes the old one's place. tifffile writes all tiles with the same codec. Opening is
compared with tifffile's plain decoding of the whole page. Both take turns; medians count. Memory is the most that was
resident beside the photo while it was saved, in a process of its own.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import tifffile

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.region import Region
from inpaint_studio.evaluation import scenes
from inpaint_studio.evaluation.memory import most_during
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo

TILE = 256
LAYOUTS = {
    "deflate tiles": {"compression": "deflate", "predictor": True, "tile": (TILE, TILE)},
    "deflate strips": {"compression": "deflate", "predictor": True, "rowsperstrip": 16},
    "one strip, none": {"rowsperstrip": 1 << 20},
    "one strip, deflate": {"compression": "deflate", "predictor": True, "rowsperstrip": 1 << 20},
}


def make(path, megapixels, layout):
    """Write a 16-bit RGB photo with grain and return its path."""
    pixels = scenes.make_photo(megapixels).astype(np.uint16) * 257
    pixels ^= np.random.default_rng(0).integers(0, 64, pixels.shape, dtype=np.uint16)
    tifffile.imwrite(path, pixels, photometric="rgb", metadata=None, **LAYOUTS[layout])
    return path


def scratch(document, seed):
    """Change pixels of 2 % of the tiles, as restored scratches do; return the share."""
    rows, columns = (-(-side // TILE) for side in document.photo.shape)
    chance = np.random.default_rng(seed)
    count = max(1, round(rows * columns * 0.02))
    for place in chance.choice(rows * columns, count, replace=False):
        top, left = place // columns * TILE, place % columns * TILE
        region = Region(top + 10, left + 20, top + 200, left + 26).clipped(document.photo.shape)
        document.toggle(Plane.PHOTO, region, np.full_like(document.photo.pixels[region.slices], 0x155))
    return count / (rows * columns)


def timed(work):
    """Return the seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def time_opening(path, rounds):
    """Return the seconds that opening and tifffile's decoding take, round by round."""
    return [(timed(lambda: load_photo(path)), timed(lambda: tifffile.imread(path))) for _ in range(rounds)]


def time_saving(path, rounds, layout):
    """Return the seconds that saving and tifffile's writing take, round by round."""
    document = Document(load_photo(path))
    times = []
    full = path.with_name("full.tif")
    options = {"photometric": "rgb", "metadata": None, **LAYOUTS[layout]}
    for number in range(rounds):
        scratch(document, number)
        own = timed(lambda: document.set_source(save_photo(document.photo, path, dirty_blocks=document.dirty_blocks)))
        theirs = timed(lambda: tifffile.imwrite(full, document.photo.pixels, **options))
        times.append((own, theirs))
        print(f"  round {number + 1}: {own:.2f} s against {theirs:.2f} s", flush=True)  # noqa: T201
    np.testing.assert_array_equal(tifffile.imread(path), document.photo.pixels)
    return times


def memory(path):
    """Return megabytes taken beside the photo while it is saved."""
    document = Document(load_photo(path))
    scratch(document, 0)
    document.photo.pixels.sum()
    return most_during(lambda: save_photo(document.photo, path, dirty_blocks=document.dirty_blocks)) / 1e6


def main():
    """Measure and print, measured beside what is asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--megapixels", type=float, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--memory-of", type=Path)
    options = parser.parse_args()
    if options.memory_of:
        print(memory(options.memory_of))  # noqa: T201
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        measure(Path(name), options.megapixels, options.rounds)


def measure(folder, megapixels, rounds):
    """Measure all layouts; the first is also timed."""
    lines = []
    for layout in LAYOUTS:
        path = make(folder / "photo.tif", megapixels, layout)
        size = path.stat().st_size / 1e6
        if not lines:
            opening, saving = time_opening(path, rounds), time_saving(path, rounds, layout)
            lines += [
                line("opening / tifffile's decoding", opening, lambda own, theirs: own / theirs, "at most 1.2"),
                line("tifffile's writing / saving", saving, lambda own, theirs: theirs / own, "at least 5"),
            ]
        command = [sys.executable, "-m", "tests.benchmarks.tiff_files", "--memory-of", str(path)]
        taken = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        grown = path.stat().st_size / 1e6 - size
        lines.append(f"memory beside the photo, {layout}: {taken:.0f} MB; file of {size:.0f} MB grew by {grown:.1f} MB")
    print(f"{megapixels:g} MP, 16-bit RGB, scratches in 2 % of the tiles, {rounds} rounds in turns")  # noqa: T201
    print("\n".join(lines))  # noqa: T201


def line(name, times, ratio, asked):
    """Return medians and their ratio as a line of text."""
    own, theirs = (statistics.median(pair[index] for pair in times) for index in (0, 1))
    each = statistics.median(ratio(*pair) for pair in times)
    return f"{name}: {each:.2f} (asked: {asked}); medians {own:.2f} s and {theirs:.2f} s for tifffile"


if __name__ == "__main__":
    main()
