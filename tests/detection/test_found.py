import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.detection.found import Found, halved
from inpaint_studio.detection.marks import Marks
from inpaint_studio.detection.pieces import pieces_of
from inpaint_studio.ui.canvas.render.reduction import any_of


def marks_of(plane):
    found = pieces_of(plane, 1)
    count = found.count
    scores = np.linspace(0.05, 0.95, count, dtype=np.float32)
    sign = np.where(np.arange(count) % 2, 30, -30).astype(np.float32)
    runs = found.rows, found.begins, found.ends, found.owners
    return Marks(plane.shape, *runs, scores, sign, np.zeros(count, np.uint8))


def scattered(shape=(203, 157), seed=3):
    """A plane with lines, rings and specks."""
    rng = np.random.default_rng(seed)
    plane = (rng.random(shape) > 0.97).astype(np.uint8) * 255
    plane[20:60, 30] = plane[20, 30:90] = plane[60, 30:91] = plane[20:61, 90] = 255
    plane[np.arange(100), np.arange(100) + 40] = 255
    return plane


@pytest.mark.parametrize("level", range(9))
def test_an_overview_shows_a_pixel_where_any_that_it_covers_is_marked(level):
    plane = scattered()
    marks = Found(marks_of(plane)).at(level)
    expected = any_of(plane, level)
    assert marks.shape == expected.shape
    found = np.zeros(marks.shape, np.uint8)
    marks.paint(found, np.ones(len(marks), np.bool_))
    np.testing.assert_array_equal(found, expected)


def test_an_overview_tells_the_marks_apart():
    whole = marks_of(scattered())
    small = halved(whole)
    for mark in range(0, len(whole), 7):
        alone = np.arange(len(whole)) == mark
        big, little = np.zeros(whole.shape, np.uint8), np.zeros(small.shape, np.uint8)
        whole.paint(big, alone)
        small.paint(little, alone)
        np.testing.assert_array_equal(little, any_of(big, 1))


def test_runs_of_a_mark_that_meet_are_one():
    small = halved(marks_of(np.full((8, 8), 255, np.uint8)))
    assert len(small.rows) == 4
    assert small.region(0) == Region(0, 0, 4, 4)


def test_no_marks_have_no_overview_of_any():
    found = Found(Marks.none((9, 7)))
    found.prepare()
    assert len(found.at(2)) == 0
    assert found.at(4).shape == (1, 1)
