import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.engines.fmm.finish import FILTERS, finish


def finished(image, mask, name):
    result = image.copy()
    shares = list(finish(result, np.flatnonzero(mask), name))
    return result, shares


@pytest.fixture
def image():
    return np.ascontiguousarray(data.astronaut()[180:260, 200:300]).astype(np.float32) / np.float32(255)


@pytest.fixture
def mask(image):
    mask = np.zeros(image.shape[:2], bool)
    mask[10:14, 5:90] = mask[:, 40] = mask[60:, 95:] = True
    return mask


@pytest.mark.parametrize("name", FILTERS)
def test_finishing_changes_masked_pixels_only(image, mask, name):
    result, _ = finished(image, mask, name)
    np.testing.assert_array_equal(result[~mask], image[~mask])
    assert (name == "none") == np.array_equal(result, image)


@pytest.mark.parametrize("name", FILTERS)
def test_finishing_keeps_a_constant(name):
    image = np.full((9, 8, 3), 0.3, np.float32)
    result, _ = finished(image, np.ones((9, 8), bool), name)
    np.testing.assert_array_equal(result, image)


@pytest.mark.parametrize("name", ["median", "bilateral", "both"])
def test_progress_rises_to_1(image, mask, name):
    _, shares = finished(image, mask, name)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_the_median_is_opencvs(image, mask):
    result, _ = finished(image, mask, "median")
    expected = cv2.medianBlur(image, 3)
    np.testing.assert_array_equal(result[mask], expected[mask])


def test_the_median_removes_a_speck_and_keeps_an_edge():
    image = np.zeros((12, 12, 1), np.float32)
    image[6:] = 1
    image[2, 2] = 1
    result, _ = finished(image, np.ones((12, 12), bool), "median")
    assert result[:6].max() == 0
    assert result[6:].min() == 1


def test_the_bilateral_filter_smooths_noise_and_keeps_an_edge():
    noise = np.random.default_rng(0).normal(0, 0.03, (40, 40, 3)).astype(np.float32)
    image = noise.copy()
    image[20:] += 1
    result, _ = finished(image, np.ones((40, 40), bool), "bilateral")
    assert result[:20].std() < noise.std() / 2
    assert result[20:].mean() - result[:20].mean() == pytest.approx(1, abs=0.02)
    assert result[19].max() < 0.2
