import numpy as np
import pytest

from inpaint_studio.detection.marks import Marks
from inpaint_studio.detection.pieces import pieces_of
from inpaint_studio.evaluation.detection.measures import MOST_FALSE, counts_of, counts_of_marks, total
from inpaint_studio.simulation.truth import UNDECIDED, WANTED


@pytest.fixture
def truth():
    plane = np.zeros((100, 100), np.uint8)
    plane[20, 10:60] = WANTED
    plane[70:80, 70:80] = UNDECIDED
    return plane


def marks_on(plane, *scores):
    found = pieces_of(plane, 1)
    numbers = np.array(scores, np.float32)
    kinds = np.zeros(len(scores), np.uint8)
    return Marks(plane.shape, found.rows, found.begins, found.ends, found.owners, numbers, numbers, kinds)


def test_what_is_found_within_two_pixels_is_right(truth):
    scores = np.zeros_like(truth)
    scores[22, 10:60] = 200  # two pixels below
    figures = counts_of(scores, truth).figures()
    assert (figures["average precision"], figures["best F1"]) == pytest.approx((1, 1))
    scores = np.roll(scores, 1, axis=0)  # three
    assert counts_of(scores, truth).figures()["best F1"] == 0


def test_what_is_undecided_counts_on_neither_side(truth):
    scores = np.zeros_like(truth)
    scores[20, 10:60] = 200
    scores[70:80, 70:80] = 255
    assert counts_of(scores, truth).figures()["average precision"] == pytest.approx(1)


def test_surer_mistakes_cost_more(truth):
    scores = np.zeros_like(truth)
    scores[20, 10:60] = 100
    low, high = scores.copy(), scores.copy()
    low[50, 10:60], high[50, 10:60] = 50, 150
    precisions = [counts_of(each, truth).figures()["average precision"] for each in (low, high)]
    assert precisions == pytest.approx([1, 0.5])


def test_false_marks_are_counted_one_by_one(truth):
    plane = np.zeros_like(truth)
    plane[20, 10:60] = plane[75, 75] = plane[40, 40] = plane[90, 10:14] = 255
    counts = counts_of_marks(marks_on(plane, 0.9, 0.8, 0.7, 0.6), truth)
    assert counts.false.sum() == 2
    assert counts.right[1:].sum() == 50
    assert counts.wrong[1:].sum() == 5  # those of the undecided mark do not count


def test_f1_is_that_of_few_false_marks(truth):
    assert MOST_FALSE / 100 < 1  # a single false mark in so small a photo is too many
    plane = np.zeros_like(truth)
    plane[20, 10:30] = plane[20, 32:60] = plane[50, 50] = 255
    counts = counts_of_marks(marks_on(plane, 0.9, 0.3, 0.5), truth)
    figures = counts.figures()
    assert figures["F1"] < figures["best F1"]
    assert figures["precision"] == 1
    assert figures["recall"] == pytest.approx(22 / 50)


def test_counts_add_up(truth):
    scores = np.zeros_like(truth)
    scores[20, 10:60] = 200
    one = counts_of(scores, truth)
    both = total([one, one])
    assert both.megapixels == pytest.approx(0.02)
    assert both.figures()["best F1"] == one.figures()["best F1"]
