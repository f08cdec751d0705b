from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.training.aging import age
from inpaint_studio.training.config import DataConfig

WHOLE = DataConfig(gray=0.0, sepia=0.0, grain=0.0, jpeg=0.0)


@pytest.fixture
def image(photo_pixels):
    return photo_pixels[:64, :96]


def aged(image, seed=0, **shares):
    return age(image, np.random.default_rng(seed), replace(WHOLE, **shares))


def test_nothing_is_changed_where_no_share_says_so(image):
    np.testing.assert_array_equal(aged(image), image)


def test_gray_has_three_equal_channels(image):
    result = aged(image, gray=1.0)
    assert (result[..., 0] == result[..., 1]).all()
    assert (result[..., 0] == result[..., 2]).all()


def test_sepia_is_more_red_than_blue(image):
    red, green, blue = aged(image, sepia=1.0).reshape(-1, 3).mean(axis=0)
    assert red > green > blue


@pytest.mark.parametrize("seed", range(4))
def test_grain_is_noise_that_leaves_the_mean(image, seed):
    error = aged(image, seed, grain=1.0).astype(float) - image
    assert abs(error.mean()) < 1
    assert 0.5 < error.std() < 15


def test_traces_of_jpeg_are_small(image):
    error = aged(image, jpeg=1.0).astype(float) - image
    assert 0 < np.abs(error).mean() < 10


def test_the_shape_and_depth_stay(image):
    result = aged(image, gray=0.5, sepia=0.5, grain=1.0, jpeg=1.0)
    assert (result.shape, result.dtype) == (image.shape, np.uint8)
