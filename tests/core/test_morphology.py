import cv2
import numpy as np
import pytest

from inpaint_studio.core.mask import KEEP, RESTORE, Mask
from inpaint_studio.core.morphology import fill_enclosed, grow, shrink, smooth
from tests.core.test_mask import SHAPE, assert_only_the_region_changed, random_mask


def within(distance, painted):
    """Return (H, W) bool: whether a pixel of ``painted`` lies within ``distance`` of each pixel."""
    found = np.zeros_like(painted)
    rows, columns = np.indices(painted.shape)
    for row, column in np.argwhere(painted):
        found |= (rows - row) ** 2 + (columns - column) ** 2 <= distance**2
    return found


@pytest.mark.parametrize("distance", [1, 2, 3, 5, 13])
@pytest.mark.parametrize("seed", range(4))
def test_growing_adds_every_pixel_within_the_distance(distance, seed):
    mask = random_mask(seed, share=0.01)
    before = mask.copy()
    region = grow(mask, distance)
    np.testing.assert_array_equal(mask.pixels == RESTORE, within(distance, before.pixels == RESTORE))
    assert_only_the_region_changed(before, mask, region)


@pytest.mark.parametrize("distance", [1, 2, 3, 5])
@pytest.mark.parametrize("seed", range(4))
def test_shrinking_drops_every_pixel_within_the_distance_of_a_kept_one(distance, seed):
    mask = random_mask(seed, share=0.005)
    grow(mask, 6)
    before = mask.copy()
    region = shrink(mask, distance)
    np.testing.assert_array_equal(mask.pixels == KEEP, within(distance, before.pixels == KEEP))
    assert_only_the_region_changed(before, mask, region)


def test_growing_and_shrinking_by_one_go_up_down_left_and_right_only():
    mask = Mask.empty(SHAPE)
    mask.pixels[10, 10] = RESTORE
    grow(mask, 1)
    assert sorted(map(tuple, np.argwhere(mask.pixels).tolist())) == [(9, 10), (10, 9), (10, 10), (10, 11), (11, 10)]
    shrink(mask, 1)
    assert np.argwhere(mask.pixels).tolist() == [[10, 10]]


def test_a_mask_that_reaches_the_border_still_reaches_it_after_shrinking():
    mask = Mask.empty(SHAPE)
    mask.pixels[:, :10] = RESTORE
    shrink(mask, 3)
    expected = np.zeros(SHAPE, bool)
    expected[:, :7] = True
    np.testing.assert_array_equal(mask.pixels == RESTORE, expected)


def test_a_mask_that_covers_the_photo_stays_when_shrunk_or_grown():
    mask = Mask.from_array(np.ones(SHAPE, bool))
    shrink(mask, 4)
    grow(mask, 4)
    assert mask.count == SHAPE[0] * SHAPE[1]


@pytest.mark.parametrize("change", [grow, shrink, smooth])
def test_an_empty_mask_stays_empty(change):
    mask = Mask.empty(SHAPE)
    assert change(mask, 5).is_empty
    assert fill_enclosed(mask).is_empty
    assert mask.is_empty


@pytest.mark.parametrize("change", [grow, shrink])
@pytest.mark.parametrize("distance", [3, 12, 13, 30])
def test_a_mask_larger_than_what_is_looked_at_at_once_has_no_seams(change, distance):
    """Compare tiles and both ways of finding near pixels with one distance transform of the whole mask."""
    noise = np.random.default_rng(1).random((30, 40)).astype(np.float32)
    mask = Mask.from_array(cv2.resize(noise, (1500, 1100)) > 0.6)
    before = mask.pixels.copy()
    region = change(mask, distance)
    away = before if change is shrink else RESTORE - before
    near = cv2.distanceTransform(away, cv2.DIST_L2, cv2.DIST_MASK_PRECISE) <= distance
    expected = before & ~np.uint8(near * RESTORE) if change is shrink else before | np.uint8(near * RESTORE)
    np.testing.assert_array_equal(mask.pixels, expected)
    assert_only_the_region_changed(Mask(before), mask, region)


def majority(painted, distance):
    padded = np.pad(painted, distance, mode="edge")
    side = 2 * distance + 1
    windows = np.lib.stride_tricks.sliding_window_view(padded, (side, side))
    return windows.sum(axis=(2, 3)) * 2 > side * side


def spread(painted, distance):
    padded = np.pad(painted, distance)
    return np.lib.stride_tricks.sliding_window_view(padded, (2 * distance + 1,) * 2).any(axis=(2, 3))


def smoothed(painted, distance):
    """Return the majority, plus the pieces that it drops although they reach far from what stays."""
    major = majority(painted, distance)
    dropped = painted & ~major
    kept = major.copy()
    todo = np.argwhere(dropped & ~spread(major, distance)).tolist()
    while todo:
        row, column = todo.pop()
        if 0 <= row < painted.shape[0] and 0 <= column < painted.shape[1] and dropped[row, column]:
            dropped[row, column] = False
            kept[row, column] = True
            todo += [[row + i, column + j] for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return kept


@pytest.mark.parametrize("distance", [1, 2, 4])
@pytest.mark.parametrize("seed", range(4))
def test_smoothing_follows_the_majority_and_keeps_what_is_thin(distance, seed):
    mask = random_mask(seed, share=0.01)
    grow(mask, 5)
    mask.pixels[random_mask(seed + 9, share=0.04).pixels != 0] ^= RESTORE
    before = mask.pixels == RESTORE
    region = smooth(mask, distance)
    np.testing.assert_array_equal(mask.pixels == RESTORE, smoothed(before, distance))
    assert set(np.unique(mask.pixels)) <= {KEEP, RESTORE}
    assert_only_the_region_changed(Mask.from_array(before), mask, region)


def test_smoothing_keeps_scratches_and_dust_and_evens_out_a_disc():
    mask = Mask.empty((80, 80))
    mask.pixels[5:75, 10] = mask.pixels[40, 10:60] = RESTORE
    mask.pixels[70, 70] = RESTORE
    cv2.circle(mask.pixels, (60, 40), 12, RESTORE, cv2.FILLED)
    mask.pixels[27, 60] = RESTORE  # a bump of one pixel on the disc
    mask.pixels[40, 66] = KEEP  # and a pinhole in it
    smooth(mask, 2)
    assert mask.pixels[5:75, 10].all()
    assert mask.pixels[40, 10:60].all()
    assert mask.pixels[70, 70]
    assert not mask.pixels[27, 60]
    assert mask.pixels[40, 66]


def outside(painted):
    """Return (H, W) bool: whether a path of kept pixels leads from each pixel to the border."""
    padded = np.pad(painted, 1)
    found, todo = np.zeros_like(padded), [(0, 0)]
    while todo:
        row, column = todo.pop()
        is_there = 0 <= row < padded.shape[0] and 0 <= column < padded.shape[1]
        if is_there and not padded[row, column] and not found[row, column]:
            found[row, column] = True
            todo += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    return found[1:-1, 1:-1]


@pytest.mark.parametrize("seed", range(6))
def test_filling_adds_what_is_enclosed(seed):
    mask = random_mask(seed, share=0.4)
    before = mask.copy()
    region = fill_enclosed(mask)
    np.testing.assert_array_equal(mask.pixels == RESTORE, ~outside(before.pixels == RESTORE))
    assert_only_the_region_changed(before, mask, region)


def test_what_lies_between_the_mask_and_the_edge_of_the_photo_is_not_enclosed():
    mask = Mask.empty(SHAPE)
    mask.pixels[10, :] = RESTORE
    fill_enclosed(mask)
    assert mask.count == SHAPE[1]
