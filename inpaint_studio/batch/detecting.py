"""Finds the damage of photos, from file to file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.finding import Finding, summary
from inpaint_studio.detection.marks import SOURCES, Marks
from inpaint_studio.detection.scan import Scan
from inpaint_studio.files.atomic import check_target
from inpaint_studio.files.load import MAX_PIXELS, load_photo
from inpaint_studio.files.masks import save_mask
from inpaint_studio.files.save import save_photo

_TINT, _SHARE = np.array((255, 0, 170)), 0.6
_STRIP = 256  # rows of an overlay that are made at once


@dataclass(frozen=True, eq=False)
class Found:
    """What was found in a photo.

    Attributes:
        marks: all of them.
        mask: of those that are wanted.
        sentence: how much that is.
        table: the same and every wanted mark, as plain JSON.
    """

    marks: Marks
    mask: Mask
    sentence: str
    table: dict[str, Any]


def detect_file(
    photo_path: Path,
    mask_path: Path,
    finding: Finding,
    *,
    page: int | None = None,
    overlay_path: Path | None = None,
    max_pixels: int = MAX_PIXELS,
    tell: Callable[[str], object] = lambda sentence: None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Found:
    """Find the damage of one photo and write a mask of it, white = damage.

    Args:
        photo_path: the photo.
        mask_path: where the mask goes, as PNG.
        finding: how damage is found.
        page: which page of the photo's file, from 0; None for the first that is no preview of another.
        overlay_path: where a picture of the photo with its marks in a tint goes; None for nowhere.
        max_pixels: the most pixels the photo may declare.
        tell: called with sentences on where damage is looked for, if not in the photo alone.
        progress: called with the share done.
        cancel: asked at short intervals, and before a file takes its place.

    Raises:
        InpaintStudioError: a file cannot be read or written.
        Cancelled: ``cancel`` was called.
    """
    for path in filter(None, (mask_path, overlay_path)):
        check_target(path)
    photo = load_photo(photo_path, page=page, max_pixels=max_pixels)
    marks = finding.marks(photo, tell=tell, progress=progress, cancel=cancel)
    mask = finding.mask(marks)
    cancel.raise_if_cancelled()
    save_mask(mask, mask_path)
    if overlay_path:
        save_photo(Photo(_overlay(photo, mask)), overlay_path, cancel=cancel)
    return Found(marks, mask, summary(finding, marks, mask), _table(photo_path, finding, marks, mask))


def _overlay(photo: Photo, mask: Mask) -> Any:
    """Return (H, W, 3) uint8, the photo with the mask in a tint."""
    scan = Scan(photo)
    picture = np.empty((*photo.shape, 3), np.uint8)
    for top in range(0, photo.shape[0], _STRIP):
        rows = Region(top, 0, min(top + _STRIP, photo.shape[0]), photo.shape[1])
        shown = scan.rgb(rows).copy()
        is_marked = mask.pixels[rows.slices] != 0
        shown[is_marked] = np.rint(shown[is_marked] * (1 - _SHARE) + _TINT * _SHARE)
        picture[rows.slices] = shown
    return picture


def _table(path: Path, finding: Finding, marks: Marks, mask: Mask) -> dict[str, Any]:
    wanted = np.flatnonzero(marks.chosen(finding.choice)).tolist()
    return {
        "photo": str(path),
        "size": list(marks.shape),
        "share": round(mask.count / mask.pixels.size, 8),
        "sensitivity": finding.choice.sensitivity,
        "margin": finding.margin,
        "marks": [
            {
                "box": marks.boxes[mark].tolist(),
                "area": int(marks.areas[mark]),
                "length": round(float(marks.lengths[mark]), 2),
                "width": round(float(marks.widths[mark]), 2),
                "score": round(float(marks.scores[mark]), 4),
                "contrast": round(float(marks.contrasts[mark]), 2),
                "source": SOURCES[marks.sources[mark]],
            }
            for mark in wanted
        ],
    }
