"""The table of where marks come from, asked as the window asks."""

import numpy as np
import pytest

from inpaint_studio.core.job import NEVER, ignore_progress
from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.network.inference import Detector
from inpaint_studio.detection.registry import SOURCES, Question
from inpaint_studio.detection.strokes.search import Search
from inpaint_studio.errors import InputError
from tests.detection.spots import spot_weights

SPOTS = (20, 30), (60, 110), (60, 40), (80, 20)


def search(photo):
    """A search with a network whose weights are set by hand."""
    return {"search": Search(photo, detector=Detector(spot_weights()))}


def ask(question):
    return SOURCES["strokes"].find(question, ignore_progress, NEVER)


def test_strokes_teach_what_is_found_here_and_on_another_photo():
    pixels = np.full((100, 140), 120, np.uint8)
    painted = np.zeros_like(pixels)
    for number, (row, column) in enumerate(SPOTS):
        pixels[row - 2 : row + 3, column - 2 : column + 3] = 220
        if number < 3:
            painted[row - 4 : row + 5, column - 4 : column + 5] = 255
    photo = Photo(pixels)
    kept = search(photo)
    answer = ask(Question(photo, painted=painted, kept=kept))
    found = answer.marks.mask()
    assert found[SPOTS[3]]
    assert not found[painted > 0].any()
    assert answer.learned.examples == 3
    other = Photo(pixels[::-1].copy())
    found = ask(Question(other, learned=answer.learned, kept=search(other))).marks.mask()
    assert all(found[99 - row, column] for row, column in SPOTS)


def test_marks_that_were_kept_teach_as_strokes_do_and_are_found_again():
    pixels = np.full((100, 140), 120, np.uint8)
    painted, kept_marks = np.zeros_like(pixels), np.zeros_like(pixels)
    for number, (row, column) in enumerate(SPOTS):
        pixels[row - 2 : row + 3, column - 2 : column + 3] = 220
        if number < 2:
            (painted if number else kept_marks)[row - 4 : row + 5, column - 4 : column + 5] = 255
    kept = search(Photo(pixels))
    answer = ask(Question(Photo(pixels), painted=painted, kept_marks=kept_marks, kept=kept))
    found = answer.marks.mask()
    assert answer.learned.examples == 2
    assert [bool(found[place]) for place in SPOTS] == [True, False, True, True]


def test_nothing_is_looked_for_before_anything_was_learned():
    with pytest.raises(InputError, match="Paint over some of the damage first"):
        ask(Question(Photo(np.zeros((20, 20), np.uint8))))
