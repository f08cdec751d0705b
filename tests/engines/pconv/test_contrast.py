import numpy as np
import pytest


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global local_contrast, local_level, ops
    from keras import ops

    from inpaint_studio.engines.pconv.contrast import local_contrast, local_level


def numpy(tensor):
    return ops.convert_to_numpy(tensor)


def test_the_level_is_the_blocks_mean_with_straight_lines_between():
    blocks = np.random.default_rng(2).random((2, 3, 5, 3), np.float32)
    prior = blocks.repeat(4, axis=1).repeat(4, axis=2)
    expected = numpy(ops.image.resize(blocks, (12, 20), "bilinear", data_format="channels_last"))
    np.testing.assert_allclose(numpy(local_level(prior, 4)), expected, atol=1e-6)


def test_a_slope_is_its_own_level_but_at_the_border():
    slope = np.tile(np.linspace(0, 1, 32, dtype=np.float32)[None, :, None, None], (1, 1, 8, 1))
    np.testing.assert_allclose(numpy(local_level(slope, 4))[:, 2:-2], slope[:, 2:-2], atol=1e-6)


@pytest.fixture
def detail():
    detail = np.random.default_rng(4).normal(0, 0.1, (1, 32, 32, 3)).astype(np.float32)
    detail[:, :, 16:] *= 0.1
    return detail


def test_contrast_follows_the_detail(detail):
    contrast = numpy(local_contrast(detail, np.ones((1, 32, 32, 1), np.float32), 8))
    assert contrast.shape == (1, 32, 32, 1)
    np.testing.assert_allclose(contrast[0, :, :8], 0.1, rtol=0.2)
    assert contrast[0, :, 28:].max() < 0.04


@pytest.mark.parametrize("garbage", [np.nan, 1e6])
def test_what_a_hole_holds_does_not_count(detail, garbage):
    mask = np.ones((1, 32, 32, 1), np.float32)
    mask[:, 3:20, 5:9] = 0
    expected = numpy(local_contrast(np.where(mask > 0, detail, np.float32(0)), mask, 8))
    found = numpy(local_contrast(np.where(mask > 0, detail, np.float32(garbage)), mask, 8))
    np.testing.assert_array_equal(found, expected)


def test_a_block_without_known_pixels_takes_the_images_contrast(detail):
    mask = np.ones((1, 32, 32, 1), np.float32)
    mask[:, :, :16] = 0
    contrast = numpy(local_contrast(detail, mask, 8))
    np.testing.assert_allclose(contrast[0, :, :8], 0.01, rtol=0.3)


def test_without_detail_or_known_pixels_it_is_small_but_not_0(detail):
    for values, share in ((detail * 0, 1), (detail, 0)):
        contrast = numpy(local_contrast(values, np.full((1, 32, 32, 1), share, np.float32), 16))
        np.testing.assert_allclose(contrast, 1.6 / 255, rtol=0.02)
