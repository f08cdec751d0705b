"""Kills the program while it saves a TIFF and looks what is in the file then.

    python -m tests.benchmarks.kill_saving [--runs 50] [--megapixels 12] [--at-replace]

Each run saves a changed photo over its file again and again in a process of its own, which is killed with SIGKILL after
a random time, or with --at-replace right after its file has been replaced. The file must then hold, to the last bit,
the photo of one of the saves, or of none.
"""

import argparse
import random
import signal
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
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo
from tests.benchmarks.kill_at_replace import kill_at_replace

ROOT = Path(__file__).parents[2]
STEP = 200
"""Rows between one changed stripe and the next."""


def make(path, megapixels):
    """Write a 16-bit photo whose stripes count the saves."""
    side = round((megapixels * 1e6) ** 0.5)
    ramp = np.linspace(0, 40_000, side).astype(np.uint16)
    pixels = np.broadcast_to(ramp[:, None, None], (side, side, 3)).copy()
    pixels[::STEP] = 0
    tifffile.imwrite(path, pixels, photometric="rgb", compression="deflate", predictor=True, rowsperstrip=16)


def work(path):
    """Save for ever; every save counts the stripes up by one."""
    document = Document(load_photo(path))
    columns = document.photo.shape[1]
    number = 0
    while True:
        for top in range(0, document.photo.shape[0], STEP):
            delta = np.full((1, columns, 3), number ^ (number + 1), np.uint16)
            document.toggle(Plane.PHOTO, Region(top, 0, top + 1, columns), delta)
        print("saving" if number == 0 else "saved", flush=True)  # noqa: T201
        document.set_source(save_photo(document.photo, path, dirty_blocks=document.dirty_blocks))
        number += 1


def run(number, path, expected, is_at_replace):
    """Kill once; return how many saves the file has seen, or None where it is broken, and what else is left there."""
    command = [sys.executable, "-m", "tests.benchmarks.kill_saving", "--work", str(path)]
    if is_at_replace:
        command += ["--at", str(1 + number % 3)]
    victim = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if victim.stdout.readline() != "saving\n":
        raise RuntimeError(victim.communicate()[1])
    if not is_at_replace:
        time.sleep(random.Random(number).uniform(0, 0.6))
        victim.send_signal(signal.SIGKILL)
    victim.communicate()
    try:
        pixels = tifffile.imread(path)
    except Exception:  # Whatever it is, the file cannot be read.
        return None
    saves = int(pixels[0, 0, 0])
    expected[::STEP] = saves
    return saves if np.array_equal(pixels, expected) else None


def main():
    """Kill as often as asked for and print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--megapixels", type=float, default=12)
    parser.add_argument("--at-replace", action="store_true")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--at", type=int, default=0)
    options = parser.parse_args()
    if options.at:
        kill_at_replace(options.at, {".tif"})
    if options.work:
        work(options.work)
    outcomes, drafts = [], 0
    for number in range(options.runs):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "scan.tif"
            make(path, options.megapixels)
            expected = tifffile.imread(path)
            outcomes.append(run(number, path, expected, options.at_replace))
            drafts += len(list(Path(folder).iterdir())) > 1
    whole = [saves for saves in outcomes if saves is not None]
    print(f"{len(whole)} of {len(outcomes)} files whole, {len(outcomes) - len(whole)} broken")  # noqa: T201
    later = len(whole) - whole.count(0)
    print(f"{whole.count(0)} as before the first save, {later} as after one to {max(whole)} saves")  # noqa: T201
    print(f"{drafts} kills came in the middle of a save: an unfinished draft lay beside the file")  # noqa: T201
    return 0 if len(whole) == len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
