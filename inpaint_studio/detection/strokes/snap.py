"""Snap: of what was painted, the pixels that are damage.

A stroke is wider than the scratch below it. Where the photo differs from what it would be without the stroke, along
the direction of colour in which it differs most, there is the damage.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.region import Region
from inpaint_studio.core.restore import filled
from inpaint_studio.detection.scan import Rgb, Scan
from inpaint_studio.engines.registry import create_engine

_AROUND = 24  # pixels around a stroke from which it is filled
_SHARE, _STRONGEST = 0.45, 95.0  # of the difference at this percentile, from which a pixel is damage
_FAINTEST = 3.0  # a difference that nobody sees, in units of Lab of 8 bits


def strokes_of(painted: NDArray[np.uint8]) -> list[Region]:
    """Return the regions of the connected strokes on a plane, (H, W), nonzero = painted; from the top down."""
    count, _, stats, _ = cv2.connectedComponentsWithStats((painted != 0).view(np.uint8), connectivity=8)
    found = [
        Region(int(top), int(left), int(top + height), int(left + width))
        for left, top, width, height, _ in stats[1:count].tolist()
    ]
    return sorted(found, key=lambda region: (region.top, region.left, region.bottom, region.right))


def snapped(scan: Scan, painted: NDArray[np.uint8], cancel: CancelToken = NEVER) -> tuple[NDArray[np.bool_], int]:
    """Return which painted pixels are damage, (H, W) bool, and under how many strokes there is any.

    Args:
        scan: the photo.
        painted: (H, W), nonzero = painted.
        cancel: asked before each stroke.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    result = np.zeros(painted.shape, np.bool_)
    count = 0
    for stroke in strokes_of(painted):
        cancel.raise_if_cancelled()
        seen = stroke.padded(_AROUND).clipped(scan.shape)
        mask = (painted[seen.slices] != 0).astype(np.uint8) * 255
        own = stroke.moved(-seen.top, -seen.left)
        image = scan.rgb(seen)
        if mask.all():
            continue
        damage = _differing(image, np.asarray(filled(image, mask, create_engine("fmm")), np.uint8), mask != 0)
        if damage[own.slices].any():
            result[stroke.slices] |= damage[own.slices]
            count += 1
    return result, count


def _differing(image: Rgb, whole: Rgb, painted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return (h, w) bool, which painted pixels differ from the photo without damage as most of the damage does."""
    lab = [cv2.cvtColor(np.ascontiguousarray(each), cv2.COLOR_RGB2LAB).astype(np.float64) for each in (image, whole)]
    difference = (lab[0] - lab[1])[painted]
    _, directions = np.linalg.eigh(difference.T @ difference)
    along = difference @ directions[:, -1]
    # Damage is of one polarity: that of the stronger differences.
    along = along * (1.0 if (along**3).sum() >= 0 else -1.0)
    strongest = float(np.percentile(along, _STRONGEST))
    result = np.zeros(painted.shape, np.bool_)
    if strongest >= _FAINTEST:
        result[painted] = along >= _SHARE * strongest
    return result
