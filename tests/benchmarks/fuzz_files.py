"""Feeds broken photos to the door in and counts what comes of them.

    python -m tests.benchmarks.fuzz_files [--flips 2000] [--formats jpeg png] [--seed 0]

Each sample is cut at every 1/50 of its length, has random bytes changed, declares giant sizes, or is a bomb. Every file
is opened in a process that is limited in memory; what it may do is give a photo or a sentence, within 10 seconds and
within the limit of its pixels plus 300 MB. Whatever else happens is counted as a fault and named.
"""

import argparse
import io
import multiprocessing
import resource
import struct
import sys
import time
import traceback
import zlib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import cv2
import imagecodecs
import numpy as np
from PIL import Image
from skimage import data as pictures

from inpaint_studio.errors import FileError
from inpaint_studio.files.load import decode_photo

SLOW = 10.0
ROOM = 300_000_000
MAX_PIXELS = 10_000_000
CUTS = 50
OUTCOMES = ("opened", "opened, told as damaged", "declined", "faults")


def samples(formats):
    """Yield (name, bytes) of small photos of many kinds."""
    photo = Image.fromarray(cv2.resize(pictures.astronaut(), (160, 120), interpolation=cv2.INTER_AREA))
    for name, form, mode, options in (
        ("jpeg 4:2:0", "JPEG", "RGB", {}),
        ("jpeg 4:4:4", "JPEG", "RGB", {"subsampling": 0, "quality": 95}),
        ("jpeg progressive", "JPEG", "RGB", {"progressive": True}),
        ("jpeg gray", "JPEG", "L", {}),
        ("jpeg restart", "JPEG", "RGB", {"restart_marker_blocks": 4}),
        ("jpeg cmyk", "JPEG", "CMYK", {}),
        ("png rgb", "PNG", "RGB", {}),
        ("png rgba", "PNG", "RGBA", {}),
        ("png gray", "PNG", "L", {}),
        ("png palette", "PNG", "P", {"transparency": 3}),
        ("webp lossless", "WEBP", "RGB", {"lossless": True}),
        ("webp", "WEBP", "RGBA", {}),
        ("bmp", "BMP", "RGB", {}),
        ("bmp palette", "BMP", "P", {}),
    ):
        if name.split()[0] not in formats:
            continue
        stream = io.BytesIO()
        exif = photo.getexif()
        exif[271] = "Agfa"
        extras = {} if form == "BMP" else {"exif": exif.tobytes()}
        photo.convert(mode).save(stream, form, **options, **extras)
        yield name, stream.getvalue()
    if "jpeg" in formats:
        deep = np.asarray(photo).astype(np.uint16) << 4
        yield "jpeg 12 bits", bytes(imagecodecs.jpeg8_encode(deep, 90, bitspersample=12))
    if "png" in formats:
        _, coded = cv2.imencode(".png", np.asarray(photo).astype(np.uint16) * 257)
        yield "png 16 bits", coded.tobytes()


def giants(name, data):
    """Yield variants that declare giant sizes."""
    sides = [(65535, 65535), (65500, 1), (1, 65500), (30_000, 30_000), (3000, 3000), (0, 7)]
    if name.startswith("jpeg"):
        place = next(data.index(marker) for marker in (b"\xff\xc0", b"\xff\xc1", b"\xff\xc2") if marker in data) + 5
        form = ">HH"
    elif name.startswith("png"):
        place, form = 16, ">II"
        sides += [(2**31 - 1, 2**31 - 1), (2**32 - 1, 1)]
    elif name.startswith("bmp"):
        place, form = 18, "<ii"
        sides += [(2**31 - 1, -(2**31)), (-5, 5)]
    else:
        return
    for side in sides:
        broken = bytearray(data)
        struct.pack_into(form, broken, place, *side)
        if name.startswith("png"):
            struct.pack_into(">I", broken, 29, zlib.crc32(broken[12:29]))
        yield bytes(broken)


def bombs(name):
    """Yield small files that unpack to much."""
    if name != "png rgb":
        return
    packer = zlib.compressobj(9)
    rows = packer.compress(bytes(3001 * 3001)) + packer.flush()
    head = struct.pack(">IIBBBBB", 3000, 3000, 8, 0, 0, 0, 0)
    text = b"Comment\0\0" + zlib.compress(bytes(200_000_000), 1)
    parts = [(b"IHDR", head), (b"zTXt", text), (b"iCCP", b"icc\0\0" + text[9:]), (b"IDAT", rows), (b"IEND", b"")]
    body = (struct.pack(">I", len(b)) + n + b + struct.pack(">I", zlib.crc32(n + b)) for n, b in parts)
    yield b"\x89PNG\r\n\x1a\n" + b"".join(body)


def variants(name, data, flips, rng):
    """Yield (kind, bytes)."""
    for part in range(CUTS):
        yield "cut", data[: len(data) * part // CUTS]
    for broken in giants(name, data):
        yield "giant", broken
    for broken in bombs(name):
        yield "bomb", broken
    for _ in range(flips):
        broken = bytearray(data)
        for _ in range(int(rng.integers(1, 4))):
            # Half of the changes hit the first bytes, where the structure is.
            end = len(data) if rng.random() < 0.5 else min(len(data), 700)
            broken[int(rng.integers(0, end))] = int(rng.integers(0, 256))
        yield "flip", bytes(broken)


def open_one(data):
    """Return (outcome, seconds, bytes of memory taken at most by this process until now)."""
    begin = time.perf_counter()
    try:
        photo = decode_photo(data, max_pixels=MAX_PIXELS, name="broken")
        outcome = "opened, told as damaged" if photo.source.notes else "opened"
    except FileError as error:
        outcome = "declined" if str(error).endswith(".") else f"fault: no sentence: {error}"
    except BaseException:
        outcome = f"fault: {traceback.format_exc(limit=-1).splitlines()[-1]}"
    return outcome, time.perf_counter() - begin, peak_memory()


def peak_memory():
    """Return the most memory that this process ever took, in bytes; Linux counts that of its parent in getrusage."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def run(name, data, flips, seed):
    """Open all variants of a sample, tell how they fared, and return the number of faults."""
    rng = np.random.default_rng(seed)
    counts, slowest, peaks = Counter(), Counter(), []
    cases = list(variants(name, data, flips, rng))
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:  # It tells when one dies.
        start = pool.submit(open_one, data).result()[2]
        results = pool.map(open_one, [broken for _, broken in cases], chunksize=50)
        for (kind, broken), (outcome, seconds, peak) in zip(cases, results, strict=True):
            is_fault = outcome.startswith("fault") or seconds > SLOW
            counts[kind, "faults" if is_fault else outcome] += 1
            slowest[kind] = max(slowest[kind], seconds)
            peaks.append(peak)
            if is_fault:
                say(f"  {kind}: {outcome}, {seconds:.1f} s, {len(broken)} bytes")
    for kind, seconds in slowest.items():
        numbers = [counts[kind, each] for each in OUTCOMES]
        say(
            f"{name:<18} {kind:<6} {sum(numbers):>6} "
            + "".join(f"{each:>9}" for each in numbers)
            + f"{seconds:>9.2f} s"
        )
    taken, allowed = max(peaks) - start, MAX_PIXELS * 8 + ROOM
    say(f"{name:<18} memory {taken / 1e6:.0f} MB more than for the whole file, {allowed / 1e6:.0f} MB allowed")
    return sum(counts[kind, "faults"] for kind in slowest) + (taken > allowed)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--formats", nargs="+", default=["jpeg", "png", "webp", "bmp"])
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    say(f"{'sample':<18} {'kind':<6} {'files':>6}    opened  damaged declined   faults    slowest")
    faults = sum(run(name, data, options.flips, options.seed) for name, data in samples(options.formats))
    say(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
