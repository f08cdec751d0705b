"""What saving a JPEG block by block does outside the mask and inside, and to the file's size.

    python -m tests.benchmarks.jpeg_neighbours [--count 200] [--folder PHOTOS]

Photographs coded by Pillow at quality 30 to 95 with all colour resolutions, gray and CMYK; a coloured scratch or spot
is drawn into each before that, and restored to what was there. What is saved is decoded by libjpeg-turbo, which blends
coarse colours, and as plain decoders do it, which do not.
"""

import argparse
import io
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
from PIL import Image
from skimage import data as pictures

from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo

_NAMES = ("astronaut", "coffee", "chelsea", "rocket", "cat", "retina", "immunohistochemistry")
KINDS = {
    "4:2:0": {"subsampling": 2},
    "4:2:2": {"subsampling": 1},
    "4:4:4": {"subsampling": 0},
    "4:2:0 in passes": {"subsampling": 2, "progressive": True},
    "gray": {},
    "CMYK": {},
}


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--folder", type=Path, help="further photographs")
    options = parser.parse_args()
    rng = np.random.default_rng(1)
    sources = [getattr(pictures, name)() for name in _NAMES]
    if options.folder:
        found = [path for path in sorted(options.folder.rglob("*")) if path.suffix.lower() in (".jpg", ".png")]
        sources += [np.asarray(Image.open(path).convert("RGB")) for path in found[:60]]
    rows = defaultdict(list)
    for number in range(options.count):
        kind = list(KINDS)[number % len(KINDS)]
        quality = int(rng.integers(30, 96))
        rows[kind].append(measured(rng, sources[int(rng.integers(len(sources)))], kind, quality))
    for kind, figures in rows.items():
        most, plain, above, inside, away, size = np.array(figures).T
        print(  # noqa: T201
            f"{kind}: outside at most {most.max():.0f} levels, by plain decoders {plain.max():.0f}; "
            f"{above.sum():.0f} pixels above 2; inside {inside.mean():.2f} from what was restored on average "
            f"({away.mean():.2f} before); file {size.mean():.2f} times as large, at most {size.max():.2f}"
        )


def measured(rng: np.random.Generator, source: np.ndarray, kind: str, quality: int) -> tuple[float, ...]:
    """Return what one photo gives."""
    pixels = cv2.resize(source, (384, 256), interpolation=cv2.INTER_AREA)
    drawn, mask = pixels.copy(), np.zeros(pixels.shape[:2], np.uint8)
    for _ in range(int(rng.integers(1, 4))):
        ends = [(int(rng.integers(384)), int(rng.integers(256))) for _ in range(2)]
        width, colour = int(rng.integers(1, 9)), tuple(map(int, rng.integers(0, 256, 3)))
        cv2.line(drawn, *ends, colour, width)
        cv2.line(mask, *ends, 255, width + int(rng.integers(0, 7)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        path.write_bytes(_coded(drawn, kind, quality))
        target = Path(folder) / "target.jpg"
        target.write_bytes(_coded(pixels, kind, 100))
        photo, clean = load_photo(path), load_photo(target).pixels
        size = path.stat().st_size
        before = _decoded(path.read_bytes(), is_plain=True)
        restored = np.where((mask > 0) if clean.ndim == 2 else (mask > 0)[..., None], clean, photo.pixels)
        save_photo(replace(photo, pixels=restored), path)
        after = load_photo(path).pixels
        outside = _away(after, photo.pixels)[mask == 0]
        plain = _away(_decoded(path.read_bytes(), is_plain=True), before)[mask == 0]
        inside = np.abs(after.astype(int) - restored)[mask > 0].mean()
        was = np.abs(photo.pixels.astype(int) - restored)[mask > 0].mean()
        above = np.count_nonzero(outside > 2) + np.count_nonzero(plain > 2)
        return outside.max(), plain.max(), above, inside, was, path.stat().st_size / size


def _coded(pixels: np.ndarray, kind: str, quality: int) -> bytes:
    picture = Image.fromarray(pixels)
    picture = picture.convert({"gray": "L", "CMYK": "CMYK"}.get(kind, "RGB"))
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality, **KINDS[kind])
    return stream.getvalue()


def _decoded(data: bytes, *, is_plain: bool) -> np.ndarray:
    kind = simplejpeg.decode_jpeg_header(data)[2]
    colours = {"Gray": "GRAY", "CMYK": "CMYK", "YCCK": "CMYK"}.get(kind, "RGB")
    return simplejpeg.decode_jpeg(data, colours, fastupsample=is_plain)


def _away(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    away = np.abs(one.astype(int) - other).reshape(*one.shape[:2], -1)
    return away.max(axis=2)


if __name__ == "__main__":
    main()
