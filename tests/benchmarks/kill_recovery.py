"""Kills the editor at random moments and counts what the next start brings back.

    python -m tests.benchmarks.kill_recovery [--runs 50] [--photo PHOTO] [--at-replace]

Each run starts the real window in a process of its own (offscreen unless QT_QPA_PLATFORM says otherwise). There a photo
is opened, or pasted in every third run, and strokes, restorations, tries with other settings, undo, redo and saving
follow each other without a pause. Whenever an edit is finished, the process notes in a file what photo, mask and
protection are then, and when. After a random time, or with --at-replace right after one of its savings has replaced the
photo's file, it is killed with SIGKILL. What the journal gives back must be one of the noted states to the last bit,
and not older than those of two seconds before the kill.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.files.session.journal_read import read_journal
from inpaint_studio.files.session.saved_work import load_work, resume
from tests.benchmarks.kill_at_replace import kill_at_replace

ROOT = Path(__file__).parents[2]
ALLOWED = 2.0
"""Seconds after which a finished edit must be safe."""


def digest(document):
    """Return a short name for what photo, mask and protection are."""
    planes = (document.photo.pixels, document.mask.pixels, document.protection.pixels)
    return hashlib.blake2b(
        b"".join(hashlib.blake2b(np.ascontiguousarray(each)).digest() for each in planes)
    ).hexdigest()


# --- the one that is killed ----------------------------------------------------------------------------------------


def work(folder, photo, seed, is_pasted):
    """Work on a photo for ever."""
    from PySide6.QtWidgets import QApplication

    from inpaint_studio.core.edit import Plane
    from inpaint_studio.core.photo import Photo
    from inpaint_studio.core.shapes import Capsule
    from inpaint_studio.core.stroke import Mode
    from inpaint_studio.files.load import load_photo
    from inpaint_studio.ui.settings.settings import Settings
    from inpaint_studio.ui.window.assembly import assemble
    from inpaint_studio.ui.window.main_window import MainWindow

    chance = random.Random(seed)
    application = QApplication(sys.argv[:1])
    window = MainWindow(Settings(folder / "settings.ini"))
    assemble(window)
    window.show()
    editor = window.parts.editor
    log = (folder / "log").open("w", buffering=1)

    def note():
        step = editor.history.retriable
        place = editor.undo_stack.index(), len(step.variants) if step else 1
        log.write(json.dumps([time.time(), digest(editor.document), *place]) + "\n")

    def wait():
        while editor.jobs.is_running:
            application.processEvents()

    def stroke():
        rows, columns = editor.document.photo.shape
        plane = chance.choice([Plane.MASK] * 5 + [Plane.PROTECTION])
        editor.begin_stroke(plane, chance.choice([Mode.ADD] * 4 + [Mode.SUBTRACT]))
        start = chance.uniform(0, rows), chance.uniform(0, columns)
        for _ in range(4):
            end = start[0] + chance.uniform(-60, 60), start[1] + chance.uniform(-60, 60)
            editor.paint(Capsule(start, end, chance.randint(2, 12)))
            start = end
        editor.end_stroke()

    def restore():
        editor.restore("fmm", {"weighting": "telea", "radius": chance.randint(3, 6)})
        wait()

    def save():
        editor.files.save(folder / chance.choice(["saved.tif", "saved.png", "saved.jpg"]))
        wait()

    if is_pasted:
        editor.show_photo(Photo(load_photo(photo).pixels.copy()))
    else:
        editor.files.open(photo)
        wait()
    note()
    print("ready", flush=True)  # noqa: T201
    acts = [stroke] * 8 + [restore] * 3 + [editor.undo] * 3 + [editor.redo, save]
    while True:
        chance.choice(acts)()
        note()
        application.processEvents()


# --- the one that kills ---------------------------------------------------------------------------------------------


def run(number, photo, is_at_replace):
    """Kill once; return what became of it: exact, late, wrong or nothing to keep."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "XDG_STATE_HOME": name}
        is_pasted = number % 3 == 2
        command = [sys.executable, "-m", "tests.benchmarks.kill_recovery", "--work", name, "--photo", str(photo)]
        victim = subprocess.Popen(
            [
                *command,
                *("--seed", str(number)),
                *(["--pasted"] if is_pasted else []),
                *(["--at", str(1 + number % 4)] if is_at_replace else []),
            ],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        if victim.stdout.readline() != "ready\n":
            raise RuntimeError(victim.communicate()[1])
        if not is_at_replace:
            time.sleep(random.Random(1000 + number).uniform(0.05, 4.0))
            victim.send_signal(signal.SIGKILL)
        victim.communicate()
        moment = time.time()
        states = [json.loads(line) for line in (folder / "log").read_text().splitlines() if line.endswith("]")]
        return compare(folder, states, moment)


def compare(folder, states, moment):
    """Return how what comes back fits the states that were noted, and how many steps it has."""
    journals = list((folder / "inpaint-studio" / "recovery").glob("*/journal"))
    if not journals:  # Killed before the photo itself was written, as a pasted one has to be.
        lost = max((moment - state[0] for state in states if state[2] > 0), default=0.0)
        return ("exact" if lost <= ALLOWED else "late"), 0, lost
    found, _ = read_journal(journals[0])
    try:
        found, photo = load_work(found, journals[0].parent)
        document = resume(found, photo)
    except InpaintStudioError as error:
        print(error)  # noqa: T201
        return "wrong", len(found.steps), 0.0
    for step in found.steps[found.index :]:
        document.revert(step.edit)
    name = digest(document)
    matching = [index for index, state in enumerate(states) if state[1] == name]
    if not matching:
        # The last edit may have been finished and not yet been noted: then it is newer than all that were.
        # A restoration that was tried again has a variant more at the same index.
        variants = len(found.steps[found.index - 1].variants) if found.index else 1
        is_newer = not states or found.index != states[-1][2] or variants > states[-1][3]
        return ("newer" if is_newer else "wrong"), len(found.steps), 0.0
    later = states[matching[-1] + 1 :]
    lost = max((moment - state[0] for state in later), default=0.0)
    return ("exact" if lost <= ALLOWED else "late"), len(found.steps), lost


def main():
    """Kill as often as asked for and print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--photo", type=Path, default=None)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pasted", action="store_true")
    parser.add_argument("--at-replace", action="store_true")
    parser.add_argument("--at", type=int, default=0)
    options = parser.parse_args()
    photo = options.photo or make_photo(Path(tempfile.mkdtemp()))
    if options.at:
        kill_at_replace(options.at, {".tif", ".png", ".jpg"})
    if options.work:
        work(options.work, photo, options.seed, options.pasted)
    outcomes = []
    for number in range(options.runs):
        outcomes.append(run(number, photo, options.at_replace))
        kind, steps, lost = outcomes[-1]
        print(f"{number + 1:3}: {kind:6} {steps:4} steps, oldest edit lost {lost:.2f} s before the kill", flush=True)  # noqa: T201
    kinds = [kind for kind, _, _ in outcomes]
    good = kinds.count("exact") + kinds.count("newer")
    longest = max(lost for _, _, lost in outcomes)
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("exact", "newer", "late", "wrong"))
    print(f"{good} of {len(kinds)} brought back: {counts}")  # noqa: T201
    print("exact: as noted last; newer: with an edit that was finished and not noted yet")  # noqa: T201
    print(f"steps brought back: {sum(steps for _, steps, _ in outcomes)}; longest loss: {longest:.2f} s of work")  # noqa: T201
    return 0 if good == len(kinds) else 1


def make_photo(folder):
    """Write a photo of 1.5 megapixels and return its path."""
    from skimage import data

    from inpaint_studio.core.photo import Photo
    from inpaint_studio.files.save import save_photo

    pixels = np.tile(data.astronaut(), (2, 3, 1))
    save_photo(Photo(pixels), folder / "photo.tif")
    return folder / "photo.tif"


if __name__ == "__main__":
    sys.exit(main())
