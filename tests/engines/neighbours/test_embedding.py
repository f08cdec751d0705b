"""Neighbour embedding on its own; ``evaluate`` measures how much it improves photographs."""

import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.engines.neighbours.embedding import all_embedded, embedded
from inpaint_studio.engines.neighbours.search import COUNT
from inpaint_studio.engines.registry import create_engine

SIDE = 64


@pytest.fixture
def photo():
    return data.coffee()[20:180, 120:300].astype(np.float32) / 255


@pytest.fixture
def scratches():
    mask = np.zeros((160, 180), np.uint8)
    for offset in range(-160, 180, 25):
        cv2.line(mask, (offset, 0), (offset + 160, 159), 1, 1)
    return mask > 0


def filled(image, hole):
    return create_engine("fmm").restore(image, hole)


def stripes(period=6):
    """Return slanted stripes; a march continues their direction, but not their rhythm."""
    rows, columns = np.mgrid[:SIDE, :SIDE]
    wave = 0.5 + 0.4 * np.sin(2 * np.pi * (columns + 0.5 * rows) / period)
    return wave[..., np.newaxis].repeat(3, axis=2).astype(np.float32)


def decibels(image, truth, hole):
    return -10 * np.log10(np.square(image - truth)[hole].mean())


def cross(width=3):
    hole = np.zeros((SIDE, SIDE), np.bool_)
    hole[SIDE // 2 : SIDE // 2 + width] = True
    return hole


def test_a_constant_image_stays_constant():
    image = np.full((SIDE, SIDE, 3), 0.3, np.float32)
    np.testing.assert_array_equal(embedded(image, cross()), image)


def test_known_pixels_stay_bit_for_bit_and_the_given_image_as_it_is(photo, scratches):
    image = filled(photo, scratches)
    before = image.copy()
    result = embedded(image, scratches)
    np.testing.assert_array_equal(image, before)
    np.testing.assert_array_equal(result[~scratches], photo[~scratches])
    assert not np.array_equal(result, image)


def test_a_rhythm_that_the_filling_lost_is_found_in_the_surroundings():
    truth, hole = stripes(), cross()
    image = np.where(hole[..., np.newaxis], truth.mean(), truth).astype(np.float32)
    before, after = (abs(each - truth)[hole].mean() for each in (image, embedded(image, hole)))
    assert after < 0.6 * before


@pytest.mark.parametrize(("width", "better"), [(1, 0.6), (3, 0.3)])
def test_a_photograph_comes_closer_to_the_truth(photo, width, better):
    mask = np.zeros(photo.shape[:2], np.uint8)
    for offset in range(-160, 180, 25):
        cv2.line(mask, (offset, 0), (offset + 160, 159), 1, width)
    image = filled(photo, mask > 0)
    assert decibels(embedded(image, mask > 0), photo, mask > 0) > decibels(image, photo, mask > 0) + better


def test_pixels_that_have_no_known_one_in_their_patch_stay():
    image, hole = stripes(), cross(20)
    changed = (embedded(np.where(hole[..., np.newaxis], np.float32(0.5), image), hole) != np.float32(0.5)).any(axis=2)
    top = SIDE // 2
    assert changed[top : top + 3].mean() > 0.8
    assert changed[top + 17 : top + 20].mean() > 0.8
    assert not changed[top + 3 : top + 17].any()


def test_where_next_to_nothing_is_known_the_filling_stays(photo):
    image, hole = photo[:16, :16], np.ones((16, 16), np.bool_)
    hole[3, : COUNT - 1] = False
    np.testing.assert_array_equal(embedded(image, hole), image)


def test_the_share_says_how_far_pixels_follow(photo, scratches):
    image = filled(photo, scratches)
    changes = [embedded(image, scratches, share=share) - image for share in (0, 0.25, 0.5)]
    np.testing.assert_array_equal(changes[0], 0)
    np.testing.assert_allclose(2 * changes[1], changes[2], atol=1e-6)


def test_gray_in_three_channels_stays_gray(photo, scratches):
    gray = photo[..., :1].repeat(3, axis=2)
    result = embedded(filled(gray, scratches), scratches)
    np.testing.assert_array_equal(result, result[..., :1].repeat(3, axis=2))


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_photo_gives_the_turned_result(photo, scratches, turns):
    image = filled(photo, scratches)
    turned = embedded(np.ascontiguousarray(np.rot90(image, turns)), np.ascontiguousarray(np.rot90(scratches, turns)))
    difference = abs(np.rot90(turned, -turns) - embedded(image, scratches))[scratches]
    assert np.quantile(difference, 0.98) < 1e-4  # Of two equally near neighbours the other may be taken.


def test_colours_in_another_order_give_the_same_colours(photo, scratches):
    image = filled(photo, scratches)
    mixed = embedded(np.ascontiguousarray(image[..., ::-1]), scratches)[..., ::-1]
    assert np.quantile(abs(mixed - embedded(image, scratches))[scratches], 0.98) < 1e-4


def test_a_hole_at_the_border_is_improved_too():
    truth, hole = stripes(), np.zeros((SIDE, SIDE), np.bool_)
    hole[:2], hole[:, -2:] = True, True
    image = np.where(hole[..., np.newaxis], truth.mean(), truth).astype(np.float32)
    before, after = (abs(each - truth)[hole].mean() for each in (image, embedded(image, hole)))
    assert after < 0.8 * before


def test_progress_never_goes_back_and_ends_at_the_whole(photo, scratches):
    shares = []
    embedded(np.tile(photo, (3, 3, 1)), np.tile(scratches, (3, 3)), shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_cancelling_is_heard(photo, scratches):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        embedded(photo, scratches, cancel=cancel)


def test_several_images_are_improved_where_pixels_are_missing_whole(photo, scratches):
    images = np.stack([photo, photo[::-1]])
    holes = np.stack([scratches, np.zeros_like(scratches)]).astype(np.float32)[..., np.newaxis]
    holes[1, 50, 20:150] = 0.5
    result = all_embedded(images, holes)
    np.testing.assert_array_equal(result[0], embedded(photo, scratches))
    np.testing.assert_array_equal(result[1], images[1])


def test_only_sources_are_neighbours_and_what_is_no_source_still_says_what_is_similar(photo, scratches):
    image = filled(photo, scratches)
    whole = embedded(image, scratches)
    everything = np.ones(scratches.shape, np.bool_)
    np.testing.assert_array_equal(embedded(image, scratches, sources=everything), whole)
    np.testing.assert_array_equal(embedded(image, scratches, sources=~everything), image)
    left = np.indices(scratches.shape)[1] < 90
    result = embedded(image, scratches, sources=left)
    far, near = np.indices(scratches.shape)[1] < 90 - 11, scratches & ~left
    np.testing.assert_array_equal(result[far], whole[far])
    assert (result[near] != whole[near]).any()
    loud = image.copy()
    loud[:, 94:] = 9  # beyond the patches of the sources and of what lies beside them
    np.testing.assert_array_equal(embedded(loud, scratches, sources=left)[:, :90], result[:, :90])
