"""How often damage in a JPEG is told, and how often it is told where there is none.

    python -m tests.benchmarks.jpeg_damage [--count 2000] [--folder PHOTOS]

Undamaged: photographs and drawn pictures of 160 to 640 pixels, coded by Pillow at quality 10 to 95, in one pass and in
several, with all colour resolutions. Damaged: one byte of the coded data of such a file is another; it counts where the
photo then differs visibly: by 12 levels or more in a twentieth of its pixels or more.
"""

import argparse
import io
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from skimage import data as pictures

from inpaint_studio.errors import FileError
from inpaint_studio.files.jpeg.segments import SOS, segments
from inpaint_studio.files.load import decode_photo

_NAMES = ("astronaut", "coffee", "chelsea", "camera", "rocket", "coins", "page", "moon", "text", "brick", "grass")
_VISIBLE = 12, 0.05


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--folder", type=Path, help="further photographs")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    sources = [getattr(pictures, name)() for name in _NAMES]
    if options.folder:
        sources += [path for path in sorted(options.folder.rglob("*")) if path.suffix.lower() in (".jpg", ".png")]
    false_alarms, told = Counter(), Counter()
    for number in range(options.count):
        kind, data = make_file(rng, sources, number)
        photo = decode_photo(data)
        if photo.source.notes:
            false_alarms[kind] += 1
        outcome = outcome_of(photo.pixels, damaged(rng, data))
        told[(kind.split()[0], outcome)] += 1
    print(f"{sum(false_alarms.values())} false alarms in {options.count} files: {dict(false_alarms)}")  # noqa: T201
    for form in ("photo", "drawn"):
        seen = {outcome: told[(form, outcome)] for outcome in ("told", "not told", "refused", "hardly visible")}
        share = (seen["told"] + seen["refused"]) / max(1, seen["told"] + seen["refused"] + seen["not told"])
        print(f"{form}: {share:.1%} of visible damage told; {seen}")  # noqa: T201


def make_file(rng: np.random.Generator, sources: list, number: int) -> tuple[str, bytes]:
    """Return what kind of file it is, and the file."""
    long, short = sorted(rng.integers(160, 641, 2))[::-1]
    size = (int(long), int(short)) if rng.random() < 0.7 else (int(short), int(long))
    if number % 4:
        form, pixels = "photo", _photo(rng, sources, size)
    else:
        form, pixels = "drawn", _drawn(rng, size)
    options = {
        "quality": int(rng.integers(10, 96)),
        "subsampling": int(rng.integers(0, 3)),
        "progressive": bool(rng.random() < 0.2),
    }
    picture = Image.fromarray(pixels)
    picture = picture.convert("L") if rng.random() < 0.2 else picture.convert("RGB")
    stream = io.BytesIO()
    picture.save(stream, "JPEG", **options)
    kind = f"{form} q{options['quality'] // 20 * 20} {'several' if options['progressive'] else 'one'}"
    return kind, stream.getvalue()


def _photo(rng: np.random.Generator, sources: list, size: tuple[int, int]) -> np.ndarray:
    source = sources[int(rng.integers(len(sources)))]
    pixels = source if isinstance(source, np.ndarray) else np.asarray(Image.open(source).convert("RGB"))
    pixels = pixels[..., :3] if pixels.ndim == 3 else pixels
    if rng.random() < 0.5:  # A part of it, at its own scale.
        top, left = (
            int(rng.integers(max(1, have - want))) for have, want in zip(pixels.shape, size[::-1], strict=False)
        )
        part = pixels[top : top + size[1], left : left + size[0]]
        return np.ascontiguousarray(part if min(part.shape[:2]) >= 100 else pixels)
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)


def _drawn(rng: np.random.Generator, size: tuple[int, int]) -> np.ndarray:
    """Return slopes, waves, boxes, lines and letters, some with noise."""
    columns, rows = size
    small = rng.integers(0, 256, (int(rng.integers(2, 7)), int(rng.integers(2, 7)), 3), np.uint8)
    kind = cv2.INTER_CUBIC if rng.random() < 0.6 else cv2.INTER_NEAREST
    pixels = cv2.resize(small, size, interpolation=kind)
    for _ in range(int(rng.integers(0, 9))):
        colour = tuple(map(int, rng.integers(0, 256, 3)))
        one, other = ((int(rng.integers(columns)), int(rng.integers(rows))) for _ in range(2))
        shape = rng.integers(4)
        if shape == 0:
            cv2.rectangle(pixels, one, other, colour, -1)
        elif shape == 1:
            cv2.line(pixels, one, other, colour, int(rng.integers(1, 12)))
        elif shape == 2:
            cv2.circle(pixels, one, int(rng.integers(5, 90)), colour, -1)
        else:
            cv2.putText(pixels, "Restored", one, cv2.FONT_HERSHEY_SIMPLEX, float(rng.uniform(0.5, 3)), colour, 2)
    if rng.random() < 0.5:
        noise = rng.normal(0, rng.uniform(1, 12), pixels.shape)
        pixels = np.clip(pixels + noise, 0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        pixels = cv2.GaussianBlur(pixels, (0, 0), float(rng.uniform(0.5, 4)))
    return pixels


def damaged(rng: np.random.Generator, data: bytes) -> bytes:
    """Return the file with one byte of its coded data changed."""
    scans = [segment for segment in segments(data) if segment.marker == SOS]
    scan = scans[int(rng.integers(len(scans)))]
    first = scan.start + 4 + len(scan.body)
    place = int(rng.integers(first, scan.end))
    result = bytearray(data)
    result[place] = (result[place] + int(rng.integers(1, 256))) % 256
    return bytes(result)


def outcome_of(before: np.ndarray, data: bytes) -> str:
    """Return what became of a damaged file."""
    try:
        photo = decode_photo(data)
    except FileError:
        return "refused"
    away = np.abs(photo.pixels.astype(int) - before)
    away = away if away.ndim == 2 else away.max(axis=2)
    if (away >= _VISIBLE[0]).mean() < _VISIBLE[1]:
        return "hardly visible"
    return "told" if photo.source.notes else "not told"


if __name__ == "__main__":
    main()
