"""A photo with known damage, and a source that finds it: a detector whose weights are set by hand."""

from dataclasses import replace
from functools import cache

import cv2
import numpy as np

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.itself import find
from inpaint_studio.detection.network.inference import Detector
from inpaint_studio.detection.registry import SOURCES, Answer
from inpaint_studio.detection.strokes.features import COUNT
from inpaint_studio.detection.strokes.learned import Learned
from tests.detection.spots import plain_judge, spot_weights
from tests.detection.test_found import marks_of

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
        return Answer(find(question.photo, protected=protected, **by_hand(), progress=progress, cancel=cancel))

    return replace(SOURCES["itself"], find=find_spots)


def like_examples(question, progress, cancel):
    """Find what is as bright as what is painted: the simplest source that learns, kept as the bias of ``Learned``."""
    pixels, learned = question.photo.pixels, question.learned
    examples = [each for each in (question.painted, question.kept_marks) if each is not None]
    if examples:
        shown = np.maximum.reduce(examples)
        count = cv2.connectedComponents(shown)[0] - 1
        levels = pixels[shown > 0].astype(float)
        learned = Learned((0.0,) * COUNT, levels[np.argmax(np.abs(levels - np.median(pixels)))], 0.0, count)
    plane = np.where(np.abs(pixels - learned.bias) < 10, np.uint8(255), np.uint8(0))
    for never in (question.painted, question.erased, question.protected):
        if never is not None:
            plane[never > 0] = 0
    marks = marks_of(plane)
    return Answer(replace(marks, scores=np.full(len(marks), 0.9, np.float32)), learned)


def brightness_source():
    """Return the row of the table for what is like strokes, with a learner that is quick."""
    return replace(SOURCES["strokes"], find=like_examples)
