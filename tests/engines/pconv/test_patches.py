"""Patches: every pixel of a hole is in one with its surroundings, and overlaps are blended without seams."""

import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.engines.pconv.patches import AROUND, GRID, MARGIN, SIZES, TOGETHER, Blend, batches, cut, patches

SHAPES = [(20, 30), (128, 128), (150, 190), (257, 100), (400, 700), (860, 900)]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_pixel_is_far_from_where_some_patch_was_cut_off(shape):
    places = patches(np.ones(shape, bool))
    is_safe = np.zeros(shape, bool)
    for place in places:
        top = place.top + (MARGIN if place.top else 0)
        left = place.left + (MARGIN if place.left else 0)
        bottom = place.bottom - (MARGIN if place.bottom < shape[0] else 0)
        right = place.right - (MARGIN if place.right < shape[1] else 0)
        is_safe[top:bottom, left:right] = True
    assert is_safe.all()


def test_patches_without_a_hole_are_left_out():
    hole = np.zeros((900, 900), bool)
    hole[400:410, 30:40] = True
    assert 1 <= len(patches(hole)) <= 2


def test_holes_that_lie_apart_have_patches_of_their_own_with_what_surrounds_them():
    hole = np.zeros((900, 900), bool)
    hole[100:170, 300:330] = hole[640:650, 700:800] = True
    found = patches(hole)
    assert len(found) == 2
    assert sum(place.area for place in found) < 0.12 * hole.size
    for box in (Region(100, 300, 170, 330), Region(640, 700, 650, 800)):
        assert any(place.intersection(box.padded(AROUND)) == box.padded(AROUND) for place in found)
    hole[170:640, 330] = hole[640, 330:700] = True
    assert len(patches(hole)) > 2, "one hole, of which little is in its box"


def test_holes_beside_each_other_share_a_patch():
    hole = np.zeros((900, 900), bool)
    hole[100:120:4, 300:320:4] = True
    assert len(patches(hole)) == 1


def test_a_hole_gets_the_same_patch_whatever_else_the_window_shows():
    hole = np.zeros((900, 900), bool)
    hole[420:450, 430:470] = True
    (whole,) = patches(hole)
    (part,) = patches(hole[GRID * 8 : 600, GRID * 9 : 640])
    assert part.moved(GRID * 8, GRID * 9) == whole


@pytest.mark.parametrize("shape", SHAPES)
def test_patches_lie_on_the_grid_that_the_network_reduces_by(shape):
    hole = np.zeros(shape, bool)
    hole[5:7, 5:90] = hole[-3:, -8:] = True
    for place in patches(hole):
        assert not any(number % GRID for number in (place.top, place.left, place.bottom, place.right))
        assert not place.intersection(Region.of(shape)).is_empty


def test_little_is_computed_twice():
    window = np.ones((736, 736), bool)
    assert sum(place.area for place in patches(window)) < 1.3 * window.size
    scratch = np.zeros((736, 736), bool)
    scratch[300:304] = True
    assert sum(place.area for place in patches(scratch)) < scratch.size / 2


@pytest.mark.parametrize("shape", SHAPES)
def test_batches_hold_every_patch_once_and_are_small_enough_for_a_cancellation_to_be_heard(shape):
    places = patches(np.ones(shape, bool))
    found = list(batches(places))
    assert all(len({(place.height, place.width) for place in some}) == 1 for some in found)
    assert sorted(map(str, (place for some in found for place in some))) == sorted(map(str, places))
    assert all(sum(place.area for place in some) <= TOGETHER for some in found)
    assert list(batches([])) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_equal_patches_blend_to_the_image_itself(shape):
    image = np.random.default_rng(0).random((*shape, 3), np.float32)
    hole = np.ones(shape, bool)
    blend = Blend(image.shape)
    for place in patches(hole):
        blend.add(place, cut(image, place))
    np.testing.assert_allclose(blend.chosen(hole), image.reshape(-1, 3), rtol=1e-5)


def test_where_patches_differ_there_is_no_seam():
    hole = np.ones((128, 1700), bool)
    blend = Blend((128, 1700, 1))
    for index, place in enumerate(patches(hole)):
        blend.add(place, np.full((place.height, place.width, 1), index % 2, np.float32))
    row = blend.chosen(hole).reshape(128, 1700)[64]
    assert row.max() == 1
    assert row.min() == 0
    assert abs(np.diff(row)).max() < 0.1


def test_a_patch_larger_than_the_window_is_filled_up_from_it():
    image = np.arange(60, dtype=np.float32).reshape(5, 4, 3)
    patch = cut(image, Region(0, 0, SIZES[0], SIZES[0]))
    np.testing.assert_array_equal(patch[:5, :4], image)
    assert set(np.unique(patch)) <= set(np.unique(image))
