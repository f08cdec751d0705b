"""The infrared plane as a picture: moved to where the photo shows the same, and as bright as can be."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.infrared.find import samples
from inpaint_studio.detection.infrared.logs import STEPS, Logs
from inpaint_studio.detection.infrared.registration import shift_of

_STRIP = 1 << 20  # pixels converted at once
_WHITE = 99.5  # percentile that is shown white
_SPARED = 64  # of so many rows one is looked at for it


def infrared_picture(
    photo: Photo, plane: NDArray[Any], *, progress: ProgressCallback = ignore_progress, cancel: CancelToken = NEVER
) -> NDArray[np.uint8]:
    """Return the plane where the photo shows the same, (H, W) uint8.

    Args:
        photo: of any depth and model.
        plane: (H, W) uint8, uint16 or float32, of the photo's size.
        progress: called with the share done.
        cancel: asked at short intervals.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    logs = Logs(photo, plane)
    logs = logs.shifted(shift_of(logs, samples(photo.shape), cancel))
    height, width = photo.shape
    rows = range(0, height, max(1, min(_SPARED, height // 8)))
    white = np.percentile(np.concatenate([logs.infrared(Region(row, 0, row + 1, width)) for row in rows]), _WHITE)
    shown = np.empty(photo.shape, np.uint8)
    step = max(1, _STRIP // width)
    for top in range(0, height, step):
        cancel.raise_if_cancelled()
        strip = Region(top, 0, min(top + step, height), width)
        light = np.exp2((logs.infrared(strip) - np.float64(white)) / STEPS)
        shown[strip.slices] = np.clip(np.rint(light * 255), 0, 255)
        progress(strip.bottom / height)
    return shown
