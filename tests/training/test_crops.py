from dataclasses import replace

import numpy as np

from inpaint_studio.engines.registry import create_engine
from inpaint_studio.training.config import DataConfig
from inpaint_studio.training.crops import LEAST, MOST, cut, make_crops

ENGINE = create_engine("fmm")
CONFIG = DataConfig(crop_size=32)
PLAIN = replace(CONFIG, reduced=0.0, gray=0.0, sepia=0.0, grain=0.0, jpeg=0.0)


def block(shape, rng):
    """A mask with a block in the middle of every 32 x 32 pixels."""
    mask = np.zeros(shape, np.uint8)
    for top in range(8, shape[0], 32):
        for left in range(8, shape[1], 32):
            mask[top : top + 16, left : left + 16] = 255
    return mask


def made(photo, config=CONFIG, draw=block, seed=0):
    return list(make_crops(photo, config, draw, ENGINE, np.random.default_rng(seed)))


def test_crops_are_of_the_size_asked_for_and_of_few_bytes(photo_pixels):
    for crop in made(photo_pixels):
        assert (crop.image.shape, crop.image.dtype) == ((32, 32, 3), np.uint8)
        assert (crop.hole.shape, crop.hole.dtype) == ((32, 32), np.bool_)
        assert (crop.prior.shape, crop.prior.dtype) == ((32, 32, 3), np.uint16)


def test_a_prior_is_the_truth_but_for_the_hole(photo_pixels):
    for seed in range(4):
        for crop in made(photo_pixels, PLAIN, seed=seed):
            error = crop.prior.astype(int) - crop.image.astype(int) * 257
            assert not error[~crop.hole].any()
            assert error[crop.hole].any()


def test_the_same_seed_gives_the_same_crops(photo_pixels):
    for one, other in zip(made(photo_pixels, seed=3), made(photo_pixels, seed=3), strict=True):
        np.testing.assert_array_equal(one.image, other.image)
        np.testing.assert_array_equal(one.prior, other.prior)


def test_a_large_photo_gives_more_crops(photo_pixels):
    large = np.tile(photo_pixels, (3, 3, 1))
    assert len(made(large)) > len(made(photo_pixels[:70, :70]))


def test_a_photo_smaller_than_a_crop_is_enlarged(photo_pixels):
    assert {crop.image.shape for crop in made(photo_pixels[:20, :31])} == {(32, 32, 3)}


def test_reduced_crops_show_more_of_the_photo():
    ramp = np.repeat(np.linspace(0, 255, 256).astype(np.uint8)[:, np.newaxis], 256, axis=1)
    photo = np.stack([ramp] * 3, axis=-1)
    reduced = replace(PLAIN, reduced=1.0, largest_reduction=8.0)
    spans = [
        np.mean([np.ptp(crop.image[:, 0, 0]) for seed in range(12) for crop in made(photo, config, seed=seed)])
        for config in (PLAIN, reduced)
    ]
    assert spans[1] > 1.5 * spans[0]


def test_most_crops_lie_where_there_is_something_to_see(photo_pixels):
    photo = np.full((201, 301, 3), 90, np.uint8)
    photo[:, :80] = photo_pixels[:, :80]
    shares = [
        np.mean([np.ptp(crop.image) > 40 for seed in range(40) for crop in made(photo, config, seed=seed)])
        for config in (replace(PLAIN, plain=1.0), replace(PLAIN, plain=0.0))
    ]
    assert shares[1] > shares[0] + 0.2


def test_crops_without_much_to_learn_or_to_know_are_left_out():
    image, prior = np.zeros((64, 64, 3), np.uint8), np.zeros((64, 64, 3), np.float32)
    hole = np.zeros((64, 64), np.bool_)
    hole[:32, 32:] = True  # all of it
    hole[32, 0] = True  # next to nothing
    hole[40:60, 40:60] = True
    (crop,) = cut(image, hole, prior, 32)
    assert LEAST <= crop.hole.mean() <= MOST
    np.testing.assert_array_equal(crop.hole, hole[32:, 32:])
