"""Opens, and saves where they open, thousands of broken TIFFs, and counts what happens.

    python -m tests.benchmarks.tiff_fuzz [--flips 2000]

Each sample, one of every way to store pixels, is cut at every 1/50 of its length and gets random bytes, in a process of
its own. A file must open, or be refused with one sentence; what opens is saved with a changed pixel, and read again
it must be the same photo, or saving is refused with one sentence. Counted are crashes, other exceptions, photos that
differ, the longest time and the most memory beside what the process had when it began.
"""

import argparse
import io
import json
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import tifffile

from inpaint_studio.errors import FileError
from inpaint_studio.evaluation.memory import resident
from inpaint_studio.files.load import list_pages, load_photo
from inpaint_studio.files.save import save_photo

MAX_PIXELS = 4_000_000
MOST_SECONDS, MOST_MEGABYTES = 10.0, 300 + MAX_PIXELS * 6 / 1e6
SAMPLES = {
    "strips": {"rowsperstrip": 8},
    "lzw": {"compression": "lzw", "predictor": True, "rowsperstrip": 8, "byteorder": ">"},
    "deflate tiles": {"compression": "deflate", "predictor": True, "tile": (32, 32)},
    "zstd big": {"compression": "zstd", "bigtiff": True},
    "packbits": {"compression": "packbits", "rowsperstrip": 16},
    "planes": {"planarconfig": "separate", "compression": "lzw"},
    "jpeg": {"photometric": "ycbcr", "compression": "jpeg"},
    "cmyk": {"photometric": "separated", "compression": "deflate", "predictor": True, "rowsperstrip": 16},
}


def sample(name):
    """Return the bytes of a sample with two pages and the tags of an archive."""
    options = {"photometric": "rgb", "metadata": None, **SAMPLES[name]}
    rng = np.random.default_rng(0)
    dtype = np.uint8 if name == "jpeg" else np.uint16
    channels = 4 if name == "cmyk" else 3
    pixels = np.kron(rng.integers(0, 250, (8, 12, channels)), np.ones((12, 8, 1))).astype(dtype)
    if name == "planes":
        pixels = np.ascontiguousarray(np.moveaxis(pixels, 2, 0))
    head = {key: options.pop(key) for key in ("byteorder", "bigtiff") if key in options}
    stream = io.BytesIO()
    with tifffile.TiffWriter(stream, **head) as tiff:
        extra = [(700, 1, 20, b"<x:xmpmeta>........<", True)]
        tiff.write(pixels, description="Grandmother", resolution=(600, 600), extratags=extra, **options)
        tiff.write(np.zeros((9, 9), np.uint8), photometric="minisblack", metadata=None)
    return stream.getvalue()


def broken(data, flips):
    """Yield a name and the bytes of each broken file."""
    for part in range(50):
        yield f"cut {part}/50", data[: len(data) * part // 50]
    rng = np.random.default_rng(1)
    for number in range(flips):
        copy = np.frombuffer(data, np.uint8).copy()
        # Half of them where the structure lies: the directories come early, or behind the pixels.
        near = rng.choice([160, len(data)])
        places = rng.integers(0, near, rng.integers(1, 5))
        copy[places] = rng.choice([rng.integers(0, 256), 0, 255], len(places))
        yield f"flip {number}", copy.tobytes()


def hostile():
    """Yield a name and the bytes of files that are broken on purpose."""
    data = sample("deflate tiles")
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        pages = [(page.offset, {tag.code: tag for tag in page.tags}) for page in tiff.pages]
    tags = {code: tag.offset for code, tag in pages[0][1].items()}

    def changed(*edits):
        copy = bytearray(data)
        for offset, form, *values in edits:
            struct.pack_into("<" + form, copy, offset, *values)
        return bytes(copy)

    for code, names in ((256, "width"), (257, "height"), (322, "tile width"), (323, "tile height"), (277, "channels")):
        for value in (0, 1, 65535, 2**31 - 1, 2**32 - 1):
            yield f"{names} {value}", changed((tags[code] + 2, "HII", 4, 1, value))
    for code in (324, 325, 258, 700):
        for count in (0, 1, 7, 2**20, 2**31, 2**32 - 1):
            yield f"tag {code} with {count} elements", changed((tags[code] + 4, "I", count))
        for place in (0, 8, len(data) - 2, 2**32 - 1):
            yield f"tag {code} at {place}", changed((tags[code] + 8, "I", place))
    starts = [offset for offset, _ in pages]
    nexts = [start + 2 + struct.unpack_from("<H", data, start)[0] * 12 for start in starts]
    for target in (*starts, 0, 2, 8, len(data) - 1, 2**32 - 1):
        yield f"next page at {target}", changed((nexts[1], "I", target))
        yield f"second page at {target}", changed((nexts[0], "I", target))
        yield f"sub-image at {target}", changed((tags[282], "HHII", 330, 4, 1, target))
        yield f"EXIF at {target}", changed((tags[282], "HHII", 34665, 4, 1, target))
    chain = b"".join(
        struct.pack("<HHHIII", 1, 254, 4, 1, 0, 8 + 18 * (number + 1)) for number in range(20000)
    )  # fmt: skip
    yield "20000 pages without pixels", b"II*\0" + struct.pack("<I", 8) + chain


def try_one(path):
    """Open a file and save it; return what happened."""
    try:
        list_pages(path)
        photo = load_photo(path, max_pixels=MAX_PIXELS)
    except FileError as error:
        return "refused" if str(error).endswith(".") and "\n" not in str(error) else "no sentence"
    pixels = photo.pixels.copy()
    pixels[: len(pixels) // 2 + 1, :3] ^= 0x15
    changed = replace(photo, pixels=pixels)
    try:
        save_photo(changed, path.with_name("saved.tif"))
    except FileError as error:
        return "not saved" if str(error).endswith(".") else "no sentence"
    again = load_photo(path.with_name("saved.tif"), max_pixels=MAX_PIXELS)
    same = np.array_equal(again.pixels, pixels)
    same &= photo.alpha is None or np.array_equal(again.alpha, photo.alpha)
    return "saved" if same else "differs"


def run(name, flips):
    """Try all broken files of one sample; print the counts as JSON."""
    counts, worst, slowest = {}, [], 0.0
    files = hostile() if name == "hostile" else broken(sample(name), flips)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "broken.tif"
        path.write_bytes(sample("strips"))
        try_one(path)  # loads all that every file needs
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        before = resident("VmRSS")
        for title, data in files:
            path.write_bytes(data)
            print(f"# {title}", file=sys.stderr, flush=True)  # noqa: T201
            start = time.perf_counter()
            try:
                outcome = try_one(path)
            except Exception as error:
                outcome = "exception"
                worst.append(f"{title}: {error!r}")
            taken = time.perf_counter() - start
            slowest = max(slowest, taken)
            if outcome in ("differs", "no sentence") or taken > MOST_SECONDS:
                worst.append(f"{title}: {outcome} in {taken:.1f} s")
            counts[outcome] = counts.get(outcome, 0) + 1
        memory = (resident("VmHWM") - before) / 1e6
    print(json.dumps([counts, slowest, memory, worst[:20]]))  # noqa: T201


def main():
    """Try every sample in a process of its own and print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--sample")
    options = parser.parse_args()
    if options.sample:
        run(options.sample, options.flips)
        return 0
    bad = 0
    for name in ("hostile", *SAMPLES):
        command = [sys.executable, "-m", "tests.benchmarks.tiff_fuzz", "--sample", name, "--flips", str(options.flips)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            last = [text for text in done.stderr.splitlines() if text.startswith("#")][-1:]
            print(f"{name}: ended with {done.returncode} at {last}: {done.stderr[-800:]}")  # noqa: T201
            bad += 1
            continue
        counts, slowest, memory, worst = json.loads(done.stdout)
        is_good = not worst and slowest <= MOST_SECONDS and memory <= MOST_MEGABYTES
        bad += not is_good
        told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        most = f"at most {slowest:.2f} s and {memory:.0f} MB"
        print(f"{name}: {told}; {most}; {'good' if is_good else worst}", flush=True)  # noqa: T201
    print("every file was opened or refused with a sentence" if not bad else f"{bad} samples with something wrong")  # noqa: T201
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
