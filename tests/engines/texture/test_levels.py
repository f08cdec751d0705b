import numpy as np
import pytest

from inpaint_studio.engines.texture.levels import (
    BLUR,
    Level,
    _gradients,
    _halved_gradients,
    centres_of,
    count_of,
    features_of,
    finer,
    guide_places,
    guides_of,
    halved,
    levels_of,
    overlapping,
)
from inpaint_studio.engines.texture.vectors import GUIDES, HALF


@pytest.fixture
def image():
    return np.random.default_rng(0).random((64, 96, 3), np.float32)


@pytest.fixture
def hole():
    hole = np.zeros((64, 96), bool)
    hole[21:44, 30:61] = True
    return hole


def test_wider_holes_begin_at_coarser_levels_where_they_are_about_a_patch_wide():
    assert [count_of(width) for width in (0, 1, 7, 8, 14, 15, 28, 29, 56, 57, 1000)] == [
        1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
    ]  # fmt: skip


def test_a_level_has_the_means_of_squares_of_four_pixels(image):
    expected = image.astype(np.float64).reshape(32, 2, 48, 2, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(halved(image), expected, atol=1e-6)


def test_a_coarse_pixel_is_of_the_hole_if_one_of_its_pixels_is_and_known_if_all_are(image, hole):
    known = ~hole
    known[3, 7] = False
    levels = levels_of(image, hole, known, 3)
    assert [level.image.shape for level in levels] == [(64, 96, 3), (32, 48, 3), (16, 24, 3)]
    for number, level in enumerate(levels):
        blocks = (64 >> number, 1 << number, 96 >> number, 1 << number)
        np.testing.assert_array_equal(level.hole, hole.reshape(blocks).any(axis=(1, 3)))
        np.testing.assert_array_equal(level.known, known.reshape(blocks).all(axis=(1, 3)))


def test_centres_are_those_of_patches_that_are_known_as_a_whole():
    known = np.random.default_rng(1).random((40, 30)) < 0.99
    expected = np.zeros_like(known)
    for row in range(HALF, 40 - HALF):
        for column in range(HALF, 30 - HALF):
            expected[row, column] = known[row - HALF : row + HALF + 1, column - HALF : column + HALF + 1].all()
    assert expected.any()
    np.testing.assert_array_equal(centres_of(known), expected)


def test_targets_are_the_centres_of_patches_that_overlap_the_hole():
    hole = np.random.default_rng(1).random((40, 30)) < 0.01
    expected = np.zeros_like(hole)
    for row in range(HALF, 40 - HALF):
        for column in range(HALF, 30 - HALF):
            expected[row, column] = hole[row - HALF : row + HALF + 1, column - HALF : column + HALF + 1].any()
    np.testing.assert_array_equal(overlapping(hole), expected)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_smooth_filling_has_the_features_of_what_surrounds_it(image, hole, count):
    image[hole] = 0.5
    levels = levels_of(image, hole, ~hole, count)
    features, inside = features_of(levels), levels[-1].hole
    assert features.shape[:2] == inside.shape
    told = features[inside].reshape(-1, features.shape[2])
    rim = told[told.any(axis=1)]  # deeper than the features are spread there are none
    np.testing.assert_allclose(rim.mean(axis=0), features[~inside].mean(axis=0), rtol=0.5)


def test_what_lies_in_the_hole_does_not_change_the_features(image, hole):
    expected = features_of(levels_of(image, hole, ~hole, 2))
    known = ~levels_of(image, hole, ~hole, 2)[-1].hole
    image[hole] = np.random.default_rng(5).random((hole.sum(), 3), np.float32)
    found = features_of(levels_of(image, hole, ~hole, 2))
    # At the coarser level a pixel beside the hole is a mean of known ones and of filled ones.
    far = known & ~overlapping(~known)
    np.testing.assert_allclose(found[far], expected[far], rtol=0.1)


def test_a_constant_image_has_no_features(hole):
    level = Level(np.full((64, 96, 3), 0.3, np.float32), hole, ~hole)
    features = features_of([level])
    assert not features.any()
    guides = guides_of(level, BLUR, features, 0.2)
    assert guides.shape == (64 * 96, GUIDES)
    assert np.ptp(guides, axis=0).max() < 1e-5


def test_finer_features_repeat_those_of_the_coarser_pixel():
    features = np.random.default_rng(0).random((3, 4, 2), np.float32)
    result = finer(features)
    assert result.flags.c_contiguous
    for row in range(6):
        for column in range(8):
            np.testing.assert_array_equal(result[row, column], features[row // 2, column // 2])


def test_gradients_count_where_both_pixels_are_known(image):
    known = np.random.default_rng(3).random(image.shape[:2]) < 0.9
    fine, *_, coarse = (_gradients(Level(image, ~known, known), apart=apart) for apart in (True, False))
    luma = image.mean(axis=2)
    told = known[:-1, :-1] & known[:-1, 1:] & known[1:, :-1]
    across, down = np.abs(np.diff(luma, axis=1))[:-1], np.abs(np.diff(luma, axis=0))[:, :-1]
    np.testing.assert_allclose(fine[:-1, :-1], np.stack([across * told, down * told, told], axis=2), atol=1e-6)
    np.testing.assert_allclose(coarse[:-1, :-1], np.stack([(across + down) / 2 * told, told], axis=2), atol=1e-6)
    assert not fine[-1].any()
    assert not fine[:, -1].any()


@pytest.mark.parametrize("apart", [False, True])
def test_halved_gradients_are_the_gradients_halved(image, apart):
    known = np.random.default_rng(3).random(image.shape[:2]) < 0.9
    level = Level(image, ~known, known)
    np.testing.assert_array_equal(_halved_gradients(level, apart=apart), halved(_gradients(level, apart=apart)))


def test_squares_of_pixels_share_a_guide():
    places = guide_places((4, 6), 2).reshape(4, 6)
    np.testing.assert_array_equal(places, np.arange(6).reshape(2, 3).repeat(2, axis=0).repeat(2, axis=1))
    np.testing.assert_array_equal(guide_places((4, 6), 1), np.arange(24))


def test_blurred_colours_of_half_the_scale_are_nearly_those_of_the_scale(hole):
    rows, columns = np.indices(hole.shape)
    waves = (np.sin(rows / 10) * np.cos(columns / 14))[..., None].repeat(3, axis=2).astype(np.float32)
    level, coarser = levels_of(waves, hole, ~hole, 2)
    direct, halfway = (
        guides_of(each, BLUR / step, np.zeros((*each.hole.shape, 2), np.float32), 0.2)[guide_places(hole.shape, step)]
        for each, step in ((level, 1), (coarser, 2))
    )
    assert np.abs(direct - halfway).mean() < 0.1 * np.abs(direct).mean()
