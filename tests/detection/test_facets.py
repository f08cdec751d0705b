"""What is expected of pixels by those around them."""

import numpy as np
import pytest

from inpaint_studio.detection.facets import Facets

ROWS, COLUMNS = np.mgrid[:60, :70]


@pytest.fixture
def known():
    return np.abs(ROWS - 30 - COLUMNS // 8) > 6


def test_shading_is_expected_to_go_on(known):
    expected = Facets(known).expected(3 * ROWS + 2 * COLUMNS + 7)
    assert expected.is_known.any()
    right = expected.is_known
    assert np.abs(expected.value - (3 * ROWS + 2 * COLUMNS + 7))[right].max() < 0.05
    assert expected.deviation[right].max() < 0.1


def test_pixels_that_are_not_known_make_no_difference(known):
    plane = np.random.default_rng(2).integers(0, 256, known.shape)
    other = np.where(known, plane, 255 - plane)
    facets = Facets(known)
    one, two = facets.expected(plane), facets.expected(other)
    assert np.array_equal(one.value, two.value)
    assert np.array_equal(one.deviation, two.deviation)


def test_the_deviation_is_that_of_the_known_pixels():
    plane = np.rint(np.random.default_rng(2).normal(100, 8, ROWS.shape))
    expected = Facets(np.ones(ROWS.shape, np.bool_)).expected(plane)
    assert expected.deviation[30, 35] == pytest.approx(8, rel=0.1)


def test_nothing_is_expected_where_hardly_anything_is_known():
    known = np.zeros(ROWS.shape, np.bool_)
    known[0, :8] = True
    expected = Facets(known).expected(ROWS)
    assert not expected.is_known.any()
    assert np.isfinite(expected.value).all()
