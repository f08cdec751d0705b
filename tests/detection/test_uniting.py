import cv2
import numpy as np
import pytest

from inpaint_studio.detection import uniting
from inpaint_studio.detection.marks import Marks
from inpaint_studio.detection.pieces import pieces_of
from inpaint_studio.detection.uniting import enlarged, united


def marks_of(plane, score=0.6):
    """The pieces of a plane as marks, all equally sure."""
    pieces = pieces_of(plane, 1)
    number = np.full(pieces.count, score, np.float32)
    sources = np.zeros(pieces.count, np.uint8)
    return Marks(plane.shape, pieces.rows, pieces.begins, pieces.ends, pieces.owners, number, number, sources)


def plane_with(*boxes, shape=(40, 60)):
    plane = np.zeros(shape, np.uint8)
    for top, left, bottom, right in boxes:
        plane[top:bottom, left:right] = 255
    return plane


@pytest.mark.parametrize("factor", [2, 4, 8])
def test_marks_that_are_enlarged_lie_where_they_lay_and_are_hardly_wider(factor):
    plane = plane_with((3, 5, 9, 12), (20, 30, 21, 50))
    plane |= np.asarray(cv2.line(np.zeros_like(plane), (2, 38), (25, 15), 255))
    shape = (40 * factor - 1, 60 * factor - factor + 1)
    marks = enlarged(marks_of(plane), factor, shape)
    assert len(marks) == 3
    assert marks.shape == shape
    exact = np.kron(plane, np.ones((factor, factor), np.uint8))[: shape[0], : shape[1]]
    found = marks.mask()
    assert (found[exact != 0] != 0).mean() > 0.97
    reach = factor // 2 + 1
    wide = cv2.dilate(exact, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    assert not found[wide == 0].any()


@pytest.mark.parametrize("strip", [1, 500, 1 << 21])
def test_strips_make_no_difference(strip, monkeypatch):
    plane = (np.random.default_rng(3).random((40, 60)) > 0.9).astype(np.uint8)
    whole = enlarged(marks_of(plane), 4, (158, 238))
    monkeypatch.setattr(uniting, "_STRIP", strip)
    again = enlarged(marks_of(plane), 4, (158, 238))
    for name in ("rows", "begins", "ends", "owners", "areas"):
        np.testing.assert_array_equal(getattr(whole, name), getattr(again, name))


def test_nothing_that_is_protected_is_marked():
    protected = plane_with((0, 0, 80, 30), shape=(80, 120))
    marks = enlarged(marks_of(plane_with((3, 2, 9, 8), (20, 10, 30, 20))), 2, (80, 120), [protected])
    assert len(marks) == 1
    assert not (marks.mask() & protected).any()


def test_the_surest_mark_has_a_pixel_and_runs_do_not_overlap():
    sure, unsure = marks_of(plane_with((5, 5, 15, 15)), 0.9), marks_of(plane_with((10, 10, 35, 40)), 0.4)
    for parts in ([sure, unsure], [unsure, sure]):
        marks = united(parts)
        assert sorted(marks.scores.tolist()) == pytest.approx([0.4, 0.9])
        assert marks.areas[np.argmax(marks.scores)] == 100
        assert marks.areas.sum() == 100 + 25 * 30 - 25
        order = np.lexsort((marks.begins, marks.rows))
        assert order.tolist() == list(range(len(order)))
        same_row = np.diff(marks.rows) == 0
        assert (marks.begins[1:][same_row] >= marks.ends[:-1][same_row]).all()


def test_a_mark_that_is_mostly_under_surer_ones_is_left_out():
    line, bits = plane_with((10, 2, 12, 50)), plane_with((10, 2, 12, 20), (10, 24, 11, 34), (30, 30, 34, 34))
    marks = united([marks_of(bits, 0.4), marks_of(line, 0.8)])
    assert sorted(marks.scores.tolist()) == pytest.approx([0.4, 0.8])
    np.testing.assert_array_equal(marks.mask(70), plane_with((10, 2, 12, 50), (30, 30, 34, 34)))


def test_uniting_nothing_gives_nothing():
    assert len(united([Marks.none((5, 6)), Marks.none((5, 6))])) == 0
    one = marks_of(plane_with((1, 1, 3, 3)))
    assert united([Marks.none((40, 60)), one]) is one


def test_a_speck_has_no_ring_of_what_was_seen_of_it_at_half_the_size():
    small, half = plane_with((18, 28, 21, 31)), plane_with((9, 14, 11, 16), shape=(20, 30))
    marks = united([marks_of(small, 0.9), enlarged(marks_of(half, 0.6), 2, small.shape)])
    assert marks.areas.tolist() == [9]
    assert marks.scores.tolist() == pytest.approx([0.9])
