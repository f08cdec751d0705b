"""Folders of small real photos for the tests of batches."""

import os
import struct

import cv2
import numpy as np
from skimage import data

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.options import Batch, PhotoOptions
from inpaint_studio.batch.run import run

PIXELS = data.coffee()[90:150, 150:230].copy()
MASK = np.zeros(PIXELS.shape[:2], np.uint8)
cv2.line(MASK, (5, 5), (60, 50), 255, 1)


def write(path, pixels=PIXELS):
    """Write a photo, RGB or gray, and make its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    coded = cv2.imencode(path.suffix.lower(), pixels[..., ::-1] if pixels.ndim == 3 else pixels)[1]
    path.write_bytes(coded.tobytes())
    return path


def photos(tmp_path, *names):
    """Write photos into ``in`` and a mask of each into ``masks``."""
    for name in names:
        write(tmp_path / "in" / name)
        write((tmp_path / "masks" / name).with_suffix(".png"), MASK)
    return tmp_path / "in"


def batch(tmp_path, **changes):
    """Return a batch of ``in`` with the masks in ``masks``, into ``out``."""
    fields = {"folders": (tmp_path / "in",), "out": tmp_path / "out", "workers": 1}
    own = {name: changes.pop(name) for name in tuple(changes) if name in Batch.__dataclass_fields__}
    options = {"engine": "fmm", "masks": tmp_path / "masks", "max_share": 0.2} | changes
    return Batch(**(fields | {"options": PhotoOptions(**options)} | own))


def rows(tmp_path, *states, out="out"):
    """Return the rows of the manifest by the photos' paths below their folder."""
    with Manifest(tmp_path / out / NAME) as manifest:
        return {os.fsdecode(row.relative): row for row in manifest.rows(*states)}


def states(tmp_path, out="out"):
    """Return what has become of each photo."""
    return {name: row.state.value for name, row in rows(tmp_path, out=out).items()}


def go(tmp_path, **changes):
    """Run a batch and return what has become of each photo."""
    run(batch(tmp_path, **changes))
    return states(tmp_path, out=changes.get("out", tmp_path / "out").name)


def as_psd(path):
    """Put a flattened Photoshop document of the same photo in the place of a photo, with its own suffix."""
    pixels = cv2.imread(str(path))[..., ::-1]
    rows, columns = pixels.shape[:2]
    head = b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, rows, columns, 8, 3)
    planes = np.ascontiguousarray(pixels.transpose(2, 0, 1)).tobytes()
    path.unlink()
    path.with_suffix(".psd").write_bytes(head + struct.pack(">III", 0, 0, 0) + struct.pack(">H", 0) + planes)
