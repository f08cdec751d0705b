import numpy as np
import pytest

from inpaint_studio.core.mask import KEEP, RESTORE, Mask
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Capsule
from inpaint_studio.errors import InputError

SHAPE = (30, 41)


def random_mask(seed, share=0.03, shape=SHAPE):
    return Mask.from_array(np.random.default_rng(seed).random(shape) < share)


def assert_only_the_region_changed(before, mask, region):
    outside = np.ones(mask.shape, bool)
    outside[region.slices] = False
    np.testing.assert_array_equal(mask.pixels[outside], before.pixels[outside])


def test_a_new_mask_keeps_everything():
    mask = Mask.empty((*SHAPE, 3))
    assert mask.shape == SHAPE
    assert mask.is_empty
    assert mask.count == 0
    assert mask.bounds.is_empty


@pytest.mark.parametrize(
    "array",
    [
        np.array([[0, 1], [2, 255]], np.uint8),
        np.array([[False, True], [True, True]]),
        np.array([[0, 65535], [1, 256]], np.uint16),
        np.array([[0, -1], [7, 1]], np.int64),
        np.array([[0.0, 0.25], [1.0, -1.0]]),
    ],
)
def test_whatever_is_not_zero_is_restored(array):
    mask = Mask.from_array(array)
    assert mask.pixels.dtype == np.uint8
    assert mask.pixels.tolist() == [[KEEP, RESTORE], [RESTORE, RESTORE]]


def test_a_mask_made_from_an_array_is_independent_of_it():
    array = np.full(SHAPE, RESTORE, np.uint8)
    Mask.from_array(array).clear()
    assert array.all()


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_channels_that_mark_the_same_pixels_are_one_plane(channels):
    plane = np.array([[0, 1], [2, 255]], np.uint8)
    several = np.dstack([plane * np.uint8(each + 1) | (plane > 0) for each in range(channels)])
    assert Mask.from_array(several).pixels.tolist() == [[KEEP, RESTORE], [RESTORE, RESTORE]]


@pytest.mark.parametrize("shape", [(4,), (4, 4, 3, 1), (4, 4, 0), ()])
def test_an_array_of_another_kind_is_no_mask(shape):
    with pytest.raises(InputError, match="rows and columns"):
        Mask.from_array(np.zeros(shape))


def test_channels_that_differ_are_told():
    array = np.zeros((4, 5, 3), bool)
    array[1, 1, 2] = True
    with pytest.raises(InputError, match=r"shape \(4, 5, 3\), mark different pixels"):
        Mask.from_array(array)


def test_bounds_are_tight_around_what_is_painted():
    mask = Mask.empty(SHAPE)
    mask.pixels[3, 7] = mask.pixels[12, 5] = RESTORE
    assert mask.bounds == Region(3, 5, 13, 8)
    assert mask.count == 2


def test_painting_adds_and_erasing_takes_away():
    mask = Mask.empty(SHAPE)
    shape = Capsule((10.5, 10.5), (15.5, 30.5), 5)
    region = mask.paint(shape)
    assert set(np.unique(mask.pixels)) == {KEEP, RESTORE}
    assert_only_the_region_changed(Mask.empty(SHAPE), mask, region)
    mask.paint(shape, KEEP)
    assert mask.is_empty


def test_painting_beside_the_photo_changes_nothing_and_says_so():
    mask = random_mask(1)
    before = mask.copy()
    region = mask.paint(Capsule((-90.5, -90.5), (-80.5, -85.5), 5))
    assert region.is_empty
    assert mask.pixels[region.slices].size == 0
    np.testing.assert_array_equal(mask.pixels, before.pixels)


def test_clearing_keeps_everything():
    mask = random_mask(2)
    before = mask.copy()
    region = mask.clear()
    assert mask.is_empty
    assert_only_the_region_changed(before, mask, region)


def test_inverting_swaps_what_is_kept_and_restored_and_twice_is_nothing():
    mask = random_mask(3)
    before = mask.copy()
    assert mask.invert() == Region.of(SHAPE)
    np.testing.assert_array_equal(mask.pixels == RESTORE, before.pixels == KEEP)
    mask.invert()
    np.testing.assert_array_equal(mask.pixels, before.pixels)


def test_replacing_takes_over_the_other_mask_and_leaves_it_alone():
    mask, other = random_mask(4), random_mask(5)
    before, kept = mask.copy(), other.copy()
    region = mask.replace(other)
    np.testing.assert_array_equal(mask.pixels, kept.pixels)
    assert_only_the_region_changed(before, mask, region)
    mask.clear()
    np.testing.assert_array_equal(other.pixels, kept.pixels)


def test_taking_another_mask_off_keeps_what_it_holds_within_the_region():
    mask, other = random_mask(7, 0.5), random_mask(8, 0.5)
    before, region = mask.copy(), Region(5, 3, 20, 30)
    assert mask.take_off(other, region) == region
    expected = before.pixels.copy()
    expected[region.slices][other.pixels[region.slices] == RESTORE] = KEEP
    np.testing.assert_array_equal(mask.pixels, expected)


def test_an_empty_mask_stays_empty():
    mask = Mask.empty(SHAPE)
    assert mask.clear().is_empty
    assert mask.is_empty


def test_a_copy_is_independent():
    mask = random_mask(6)
    mask.copy().clear()
    assert not mask.is_empty
