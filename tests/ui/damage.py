"""A photo with known damage, and a source that finds it: a detector whose weights are set by hand."""

from dataclasses import replace
from functools import cache

import numpy as np

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.itself import find
from inpaint_studio.detection.network.inference import Detector
from inpaint_studio.detection.registry import SOURCES
from tests.detection.spots import plain_judge, spot_weights

BRIGHT, FAINT, DARK, LINE = (40, 50), (40, 150), (120, 60), (160, 150)
"""A place, (row, column), on each mark: the bright one is sure, the others less so, the faint one is not proposed."""

DEPTHS = {BRIGHT: 100, FAINT: 26, DARK: -36, LINE: 35}


def damaged_pixels(shape=(200, 300)):
    """Return gray pixels, darker to the right, with the marks."""
    pixels = np.broadcast_to(np.linspace(140, 110, shape[1]), shape).copy()
    for (row, column), depth in DEPTHS.items():
        if (row, column) == LINE:
            pixels[row : row + 2, column - 60 : column + 60] += depth
        else:
            pixels[row - 1 : row + 2, column - 1 : column + 2] += depth
    pixels[FAINT] += 9  # One pixel of it stands out enough.
    return pixels.astype(np.uint8)


def damaged_photo():
    return Photo(damaged_pixels())


@cache
def by_hand():
    return {"detector": Detector(spot_weights()), "judge": plain_judge()}


def spot_source():
    """Return the row of the table for what the program finds by itself, with the detector set by hand."""

    def find_spots(question, progress, cancel):
        protected = question.protected
        return find(question.photo, protected=protected, **by_hand(), progress=progress, cancel=cancel)

    return replace(SOURCES["itself"], find=find_spots)
