"""What is proposed by default is what is sure; more so where little on the photo speaks for damage."""

from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.detection.caution import cautious, chances_of, doubt
from inpaint_studio.detection.marks import Choice
from tests.detection.test_found import marks_of


def squares(*sides, shape=(400, 500)):
    plane = np.zeros(shape, np.uint8)
    for number, side in enumerate(sides):
        row, column = 20 + 60 * (number // 7), 20 + 60 * (number % 7)
        plane[row : row + side, column : column + side] = 255
    return marks_of(plane)


def odds_after(marks, odds=1.0):
    return cautious(np.full(len(marks), odds), marks)


def test_among_many_marks_each_is_believed_for_what_it_is_and_large_ones_less_than_small_ones():
    odds = odds_after(squares(*[4] * 30, 10, 20, 40))
    np.testing.assert_allclose(odds[:31], 1.0)
    assert odds[30] > odds[31] > odds[32]


def test_lines_may_be_as_long_as_they_like():
    plane = np.zeros((400, 500), np.uint8)
    plane[50:52, 50:80] = plane[100:104, 20:450] = 255
    odds = odds_after(marks_of(plane))
    assert odds[0] == odds[1]


def test_any_number_of_unlikely_marks_says_nothing():
    few, many = squares(*[4] * 2), squares(*[4] * 42)
    surest = cautious(np.array([1.0, -3.0]), few)[0]
    assert cautious(np.array([1.0] + [-3.0] * 41), many)[0] == surest < 1.0


def test_where_there_is_little_else_only_what_is_sure_is_proposed():
    alone, with_others = (odds_after(squares(*sides))[0] for sides in ([4], [4] * 10))
    assert alone < with_others < 1.0 + 1e-9
    assert chances_of(odds_after(squares(4), 0.3))[0] < 0.5 < chances_of(odds_after(squares(4), 3.0))[0]


def test_the_surest_stay_the_surest():
    marks = squares(*[4] * 12)
    odds = np.linspace(-2, 2, 12)
    assert np.all(np.diff(cautious(odds, marks)) > 0)


def test_what_lies_around_does_not_count_by_the_photos_size_but_by_how_much_there_is_of_it():
    small, large = squares(*[4] * 6, shape=(800, 1000)), squares(*[4] * 45, shape=(2000, 3000))
    assert odds_after(small)[0] < 1.0
    np.testing.assert_allclose(odds_after(large)[0], odds_after(small)[0], atol=0.25)


def test_nothing_stays_nothing():
    assert len(odds_after(squares())) == 0


def scored(*scores, side=12):
    marks = squares(*[side] * len(scores))
    return replace(marks, scores=np.array(scores, np.float32))


def test_it_is_unsure_where_most_of_what_may_be_damage_is_about_as_likely_none():
    assert doubt(scored(0.95, 0.9, 0.99)) == 0
    assert doubt(scored(0.45, 0.52, 0.9)) == pytest.approx(2 / 3)
    assert doubt(scored(0.45, 0.44)) == 1
    assert doubt(scored(0.1, 0.2, 0.3)) == 0
    assert doubt(squares()) == 0


def test_what_is_about_as_likely_moves_with_the_sensitivity():
    marks = scored(0.25, 0.9)
    assert doubt(marks) == 0
    assert doubt(marks, Choice(75)) == pytest.approx(1 / 2)
    assert doubt(marks, Choice(0)) == 0


def test_a_few_doubtful_pixels_are_no_doubt_nor_is_what_the_choice_leaves_out():
    assert doubt(scored(0.5, 0.5, side=3)) == 0
    assert doubt(scored(0.5, 0.5), Choice(largest=5)) == 0
