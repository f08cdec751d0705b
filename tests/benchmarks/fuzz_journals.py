"""Damages journals at random and looks whether a start gets over each of them.

    python -m tests.benchmarks.fuzz_journals [--runs 2000] [--seed 1]

A journal of some steps, a saving and undo is damaged in one of many ways, half of the time with checksums that fit
again: bytes changed, cut, doubled or put in, notes of absurd kinds, sizes, depths and shapes. Reading it must end in
work that can be opened or in a sentence; no other exception, no more than two seconds, no more than 500 MB of memory.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane, changed_patches
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Variant
from inpaint_studio.errors import FileError, InpaintStudioError
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.session.journal import HEAD, MAGIC, Journal, masks_edit
from inpaint_studio.files.session.journal_read import read_journal
from inpaint_studio.files.session.saved_work import PhotoLink, load_work, resume
from tests.files.session.test_journal import record

LONGEST = 2.0
"""Seconds that reading may take."""
MEGABYTES = 500

ABSURD = [
    None, True, -1, 0, 1 << 40, 1e308, float("nan"), "", "a\0b", "\ud800", "x" * 100_000, [], {}, [[]], [1], {"a": 1},
    [1 << 31, 1 << 31], [-1, -1], [1.5, 2], [30, 40, 7], "/proc/self/mem", "/dev/zero", "..", ["\ud800"],
]  # fmt: skip
"""Values that no note of ours has."""


def make(folder):
    """Return the bytes of a journal and its records, as (kind, notes, data)."""
    rng = np.random.default_rng(1)
    photo = Photo(rng.integers(0, 255, (300, 280, 3), np.uint8))
    document = Document(photo.with_source(save_photo(photo, folder / "photo.png")))
    journal = Journal(folder / "journal", 1 << 40)
    journal.begin(PhotoLink.to(document.photo), masks_edit({}))
    for number in range(4):
        region = Region(20 * number, 20, 20 * number + 60, 270)
        patches = []
        for plane in (Plane.PHOTO, Plane.MASK):
            before = np.zeros((60, 250, 3) if plane is Plane.PHOTO else (60, 250), np.uint8)
            patches += changed_patches(plane, before, before + 255, region)
        variants = [Variant(PatchEdit(f"Step {number}", tuple(patches)), "fmm", {"radius": 5}, 0.1)] * 2
        journal.add_step(variants, 1, 1.0)
    journal.set_saving(PhotoLink.to(document.photo), 4)
    journal.move(3)
    journal.flush()
    journal.close()
    content = journal.path.read_bytes()
    return content, list(split(content))


def split(content):
    """Yield kind, notes and data of each record."""
    position = len(MAGIC)
    while position < len(content):
        kind, notes, data, _ = HEAD.unpack_from(content, position)
        position += HEAD.size
        yield (
            kind,
            json.loads(content[position : position + notes]),
            content[position + notes : position + notes + data],
        )
        position += notes + data


def spoil(value, chance):
    """Return notes with one value somewhere in them replaced by an absurd one."""
    value = json.loads(json.dumps(value))
    place, key = None, None
    node = value
    while isinstance(node, dict | list) and node:
        place, key = node, chance.choice(list(node) if isinstance(node, dict) else range(len(node)))
        node = place[key]
        if chance.random() < 0.3:
            break
    if place is None:
        return chance.choice(ABSURD)
    if chance.random() < 0.15 and isinstance(place, dict):
        del place[key]
    else:
        place[key] = chance.choice(ABSURD)
    return value


def deep(chance):
    """Return notes that are nested deeper than any parser bears."""
    opening = chance.choice([b"[", b'{"variants":', b'{"title_parts":["a",{"b":['])
    return opening * chance.choice([50, 5000, 200_000])


def damaged(content, records, chance):
    """Return a damaged journal."""
    way = chance.randrange(6)
    if way == 0:  # bytes as they come
        data = bytearray(content)
        for _ in range(chance.choice([1, 5, 100])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data)
    if way == 1:  # cut, doubled or put in
        start, end = sorted(chance.randrange(len(content)) for _ in range(2))
        return content[:start] + chance.choice([b"", content[start:end] * 2, b"\0" * (end - start)]) + content[end:]
    changed = list(records)
    index = chance.randrange(len(changed))
    kind, notes, data = changed[index]
    if way == 2:
        changed[index] = kind, spoil(notes, chance), data
    elif way == 3:
        changed[index] = chance.choice([*range(12), 255]), notes, data
    elif way == 4:
        changed[index] = kind, deep(chance), data
    else:
        chance.shuffle(changed)
        for number in range(len(changed)):
            if chance.random() < 0.3:
                kind, notes, data = changed[number]
                changed[number] = kind, notes, bytes(chance.randrange(256) for _ in range(len(data)))
    return MAGIC + b"".join(record(kind, notes, data) for kind, notes, data in changed)


def outcome(path):
    """Return what became of reading a journal and opening its work."""
    try:
        work, _ = read_journal(path)
    except FileError as error:
        return type(error).__name__
    try:
        found, photo = load_work(work, path.parent)
        resume(found, photo)
    except InpaintStudioError as error:
        return f"read, then {type(error).__name__}"
    return "opened"


def main():
    """Damage as often as asked for and print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, counts, bad, longest = random.Random(options.seed), Counter(), 0, 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content, records = make(folder)
        for number in range(options.runs):
            (folder / "journal").write_bytes(damaged(content, records, chance))
            start = time.perf_counter()
            try:
                counts[outcome(folder / "journal")] += 1
            except BaseException as error:
                bad += 1
                print(f"{number}: {type(error).__name__}: {error}")  # noqa: T201
            longest = max(longest, time.perf_counter() - start)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for kind, count in counts.most_common():
        print(f"{count:6} {kind}")  # noqa: T201
    print(f"{bad} of {options.runs} raised something else; longest {longest:.2f} s; at most {megabytes} MB")  # noqa: T201
    return 0 if not bad and longest < LONGEST and megabytes < MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
