"""What reading again by another library costs when a photo is saved.

    python -m tests.benchmarks.check_cost [--megapixels 100]

A photo of 16 bits is opened from a TIFF or a PNG, or of 8 bits from a JPEG, a scratch in it is changed, and it is saved
over its file.
"""

import argparse
import resource
import tempfile
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import tifffile

from inpaint_studio.core.dirty_blocks import DirtyBlocks
from inpaint_studio.core.region import Region
from inpaint_studio.files import save
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--megapixels", type=float, default=100)
    parser.add_argument("--kinds", nargs="+", default=["strips", "lzw", "one strip", "plain", "export", "png", "jpeg"])
    options = parser.parse_args()
    rows = int((options.megapixels * 1e6 / 1.5) ** 0.5)
    shape = rows, rows * 3 // 2
    rng = np.random.default_rng(1)
    small = rng.random((shape[0] // 40, shape[1] // 40, 3), np.float32)
    pixels = (cv2.resize(small, shape[::-1], interpolation=cv2.INTER_CUBIC).clip(0, 1) * 65000).astype(np.uint16)
    pixels += rng.integers(0, 200, pixels.shape, np.uint16)
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kinds:
            measure(kind, pixels, Path(folder))


def cpu() -> float:
    """Return the processor time of this process and those it has started, in seconds."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def measure(kind: str, pixels: np.ndarray, folder: Path) -> None:
    """Print what one kind of file takes."""
    path = folder / f"photo.{ {'png': 'png', 'jpeg': 'jpg'}.get(kind, 'tif') }"
    write(kind, pixels, path)
    photo = load_photo(path)
    changed = photo.pixels.copy()
    dirty_blocks = DirtyBlocks(photo.shape)
    for step in range(200):  # A slanting scratch across the whole photo.
        top = step * photo.shape[0] // 200
        left = photo.shape[1] // 4 + step * 8
        changed[top : top + photo.shape[0] // 200, left : left + 12] //= 2
        dirty_blocks.add(Region(top, left, top + photo.shape[0] // 200, left + 12))
    changed_photo = replace(photo, pixels=changed)
    spent = []
    whole = save._check

    def timed(*arguments: object) -> None:
        start = cpu()
        whole(*arguments)
        spent.append(cpu() - start)

    save._check = timed
    start = cpu()
    save_photo(changed_photo, folder / "new.tif" if kind == "export" else path, dirty_blocks=dirty_blocks)
    total = cpu() - start
    save._check = whole
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(  # noqa: T201
        f"{kind}: saved in {total:.1f} s of a processor, {spent[0]:.1f} s of it reading again; "
        f"most memory {most:.1f} GB"
    )


def write(kind: str, pixels: np.ndarray, path: Path) -> None:
    """Write a file of this kind."""
    if kind in ("png", "jpeg"):
        samples = pixels if kind == "png" else (pixels >> 8).astype(np.uint8)
        extra = [cv2.IMWRITE_PNG_COMPRESSION, 1] if kind == "png" else [cv2.IMWRITE_JPEG_QUALITY, 90]
        cv2.imwrite(str(path), samples, extra)
        return
    options = {
        "strips": {"compression": "deflate", "predictor": True, "rowsperstrip": 64},
        "lzw": {"compression": "lzw", "predictor": True, "rowsperstrip": 64},
        "one strip": {"compression": "deflate", "predictor": True, "rowsperstrip": len(pixels)},
    }.get(kind, {})
    tifffile.imwrite(path, pixels, photometric="rgb", **options)


if __name__ == "__main__":
    main()
