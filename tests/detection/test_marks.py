import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.detection.marks import Choice, Marks
from inpaint_studio.detection.pieces import pieces_of
from inpaint_studio.errors import InputError

LINE, SPECK, BLOT = range(3)


@pytest.fixture
def plane():
    plane = np.zeros((60, 90), np.uint8)
    plane[5, 10:70] = 255  # a line
    plane[20:23, 20:23] = 255  # a speck
    plane[30:50, 40:60] = 255  # a blot
    return plane


@pytest.fixture
def marks(plane):
    found = pieces_of(plane, 1)
    return Marks(
        plane.shape,
        found.rows,
        found.begins,
        found.ends,
        found.owners,
        np.array([0.9, 0.6, 0.3], np.float32),
        np.array([40, -40, 40], np.float32),
        np.zeros(3, np.uint8),
    )


def test_what_is_known_of_each_mark(marks):
    assert marks.areas.tolist() == [60, 9, 400]
    assert marks.boxes.tolist() == [[5, 10, 6, 70], [20, 20, 23, 23], [30, 40, 50, 60]]
    assert marks.lengths == pytest.approx([60, 3, 20], abs=0.01)
    assert marks.are_long.tolist() == [True, False, False]
    assert marks.sizes[LINE] == pytest.approx(1, abs=0.01)
    assert marks.region(SPECK) == Region(20, 20, 23, 23)


def test_a_slanting_line_is_as_long_as_it_looks():
    found = pieces_of(np.eye(40, dtype=np.uint8), 1)
    one = np.ones(1, np.float32)
    marks = Marks((40, 40), found.rows, found.begins, found.ends, found.owners, one, one, np.zeros(1, np.uint8))
    assert marks.lengths[0] == pytest.approx(40 * np.sqrt(2), rel=0.01)


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        (Choice(), [True, True, False]),
        (Choice(0), [False, False, False]),
        (Choice(20), [True, False, False]),
        (Choice(100), [True, True, True]),
        (Choice(100, polarity="dark"), [False, True, False]),
        (Choice(100, polarity="bright"), [True, False, True]),
        (Choice(100, smallest=5), [True, False, True]),
        (Choice(100, largest=5), [True, True, False]),
        (Choice(100, largest=5, is_long_free=False), [False, True, False]),
    ],
)
def test_sliders_choose_among_the_marks(marks, choice, wanted):
    assert marks.chosen(choice).tolist() == wanted


@pytest.mark.parametrize("wrong", [{"sensitivity": 101}, {"smallest": -1}, {"largest": -2}, {"polarity": "grey"}])
def test_a_wrong_choice_is_told(wrong):
    with pytest.raises(InputError):
        Choice(**wrong)


def test_the_mask_holds_the_pixels_of_the_wanted_marks(marks, plane):
    assert np.array_equal(marks.mask(100), plane)
    wanted = plane.copy()
    wanted[30:50] = 0
    assert np.array_equal(marks.mask(), wanted)
    assert not marks.mask(0).any()


def test_a_margin_makes_marks_wider(marks):
    wide = marks.mask(margin=2) > 0
    assert wide[1:10, 40].tolist() == [False, False, *[True] * 5, False, False]


@pytest.mark.parametrize("region", [Region(0, 0, 60, 90), Region(4, 15, 35, 50), Region(22, 22, 23, 90)])
def test_a_part_of_the_photo_is_painted_like_the_whole(marks, plane, region):
    part = np.zeros((region.height, region.width), np.uint8)
    marks.paint(part, np.ones(3, np.bool_), region)
    assert np.array_equal(part, plane[region.slices])
    wide = np.zeros((region.height, region.width * 2), np.uint8)[:, : region.width]
    marks.paint(wide, np.ones(3, np.bool_), region)
    assert np.array_equal(wide, plane[region.slices])


def test_the_mark_under_the_pointer(marks):
    assert marks.at(5, 30) == LINE
    assert marks.at(40, 50) == BLOT
    assert marks.at(6, 30) is None
    assert marks.at(6, 30, reach=1) == LINE
    assert marks.at(7, 30, reach=1) is None
    assert marks.at(5, 30, wanted=np.array([False, True, True]), reach=2) is None
    assert marks.at(5, 72, reach=3) == LINE


def test_some_marks_can_be_taken_alone(marks):
    left = marks.only(np.array([False, True, True]))
    assert left.areas.tolist() == [9, 400]
    assert left.scores == pytest.approx([0.6, 0.3])
    assert left.at(21, 21) == 0


def test_no_marks_at_all():
    none = Marks.none((7, 9))
    assert len(none) == 0
    assert none.mask(100).shape == (7, 9)
    assert none.at(3, 3, reach=5) is None
