import numpy as np
import pytest

from inpaint_studio.core.restore import fill
from inpaint_studio.engines.pconv.scales import coarse_share, reduced
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.training.priors import _means, coarse_prior, fine_prior

ENGINE = create_engine("fmm")


@pytest.fixture
def image(photo_pixels):
    return photo_pixels[40:104, 60:124].astype(np.float32) / 255


@pytest.fixture
def hole():
    hole = np.zeros((64, 64), np.bool_)
    hole[20:44, 16:47] = True
    return hole


def test_the_fine_prior_is_the_filling_of_a_restoration(image, hole):
    (filling,) = fill(image, hole.astype(np.uint8), ENGINE)
    result = fine_prior(image, hole, ENGINE)[filling.region.slices]
    np.testing.assert_allclose(result[filling.own], filling.values, atol=1e-6)


def test_the_coarse_prior_keeps_known_pixels_and_sees_none_of_the_hole(image, hole):
    other = np.where(hole[..., np.newaxis], np.float32(0.9), image)
    first, second = (coarse_prior(each, hole, ENGINE, 0.0) for each in (image, other))
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(first[~hole], image[~hole])
    assert (first.shape, first.dtype) == (image.shape, np.float32)
    assert not np.array_equal(first, fine_prior(image, hole, ENGINE))


def test_thin_holes_know_no_coarser_scale(image, hole):
    hole[24:] = False
    np.testing.assert_array_equal(coarse_prior(image, hole, ENGINE, 1.0), fine_prior(image, hole, ENGINE))


def test_the_more_truth_is_in_the_coarse_prior_the_nearer_it_is_to_it(image, hole):
    errors = [np.abs(coarse_prior(image, hole, ENGINE, alpha) - image)[hole].mean() for alpha in (0.0, 0.35, 0.7, 1.0)]
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < 0.8 * errors[0]


def test_only_where_the_hole_is_deep_the_coarser_scales_count(image, hole):
    fine, coarse = fine_prior(image, hole, ENGINE), coarse_prior(image, hole, ENGINE, 0.0)
    is_deep = coarse_share(hole)[..., 0] > 0
    np.testing.assert_array_equal(coarse[~is_deep], fine[~is_deep])
    assert (coarse[is_deep] != fine[is_deep]).any(axis=-1).mean() > 0.9


def test_what_is_known_may_be_a_single_pixel(image):
    hole = np.ones((64, 64), np.bool_)
    hole[9, 31] = False
    assert np.isfinite(coarse_prior(image, hole, ENGINE, 0.3)).all()


@pytest.mark.parametrize("shape", [(8, 10), (7, 9), (1, 5)])
def test_an_image_without_a_hole_is_reduced_like_one_with_a_hole(image, shape):
    part = np.ascontiguousarray(image[: shape[0], : shape[1]])
    np.testing.assert_allclose(_means(part), reduced(part, np.zeros(shape, np.bool_))[0], atol=1e-6)


def test_an_even_image_stays_even(hole):
    image = np.full((64, 64, 3), 0.4, np.float32)
    np.testing.assert_allclose(coarse_prior(image, hole, ENGINE, 0.3), 0.4, atol=1e-5)
