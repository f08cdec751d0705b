import cv2
import numpy as np
import pytest
from skimage.metrics import structural_similarity

from inpaint_studio.evaluation import metrics
from inpaint_studio.evaluation.metrics import psnr, ssim, ssim_map


@pytest.fixture
def blurred(photo_pixels):
    return cv2.GaussianBlur(photo_pixels, (5, 5), 1.2)


@pytest.fixture
def mask(photo_pixels):
    mask = np.zeros(photo_pixels.shape[:2], np.uint8)
    mask[:7, :30] = mask[90:120, 100:103] = mask[-1, -1] = 255
    return mask


def reference_map(truth, result):
    """The map of Wang 2004 as scikit-image computes it."""
    axis = -1 if truth.ndim == 3 else None
    settings = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False, "data_range": 255}
    return structural_similarity(truth, result, channel_axis=axis, full=True, **settings)[1]


def test_psnr_is_what_a_hand_computes():
    truth, result = np.full((2, 3), 100, np.uint8), np.array([[103, 96, 0], [100, 100, 255]], np.uint8)
    mask = np.array([[255, 255, 0], [0, 0, 0]], np.uint8)
    assert psnr(truth, result, mask) == pytest.approx(10 * np.log10(255**2 / ((9 + 16) / 2)))


def test_psnr_averages_over_channels():
    truth = np.zeros((1, 2, 3), np.uint8)
    result = truth.copy()
    result[0, 0] = (3, 0, 0)
    assert psnr(truth, result, np.array([[1, 0]])) == pytest.approx(10 * np.log10(255**2 / 3))


def test_psnr_of_exact_pixels_is_finite_and_above_any_other():
    truth = np.full((40, 50), 9, np.uint8)
    one_off = truth.copy()
    one_off[0, 0] += 1
    everywhere = np.ones(truth.shape, np.uint8)
    assert psnr(truth, truth, everywhere) == pytest.approx(58.92, abs=0.01)
    assert psnr(truth, one_off, np.eye(40, 50, dtype=np.uint8)) <= psnr(truth, truth, everywhere)


def test_psnr_looks_at_no_known_pixel(photo_pixels, blurred, mask):
    other = np.where(mask[..., np.newaxis] != 0, blurred, 0)
    assert psnr(photo_pixels, other, mask) == psnr(photo_pixels, blurred, mask)


@pytest.mark.parametrize("channels", [slice(None), 1], ids=["colour", "gray"])
def test_the_ssim_map_is_that_of_scikit_image(photo_pixels, blurred, channels):
    truth, result = photo_pixels[..., channels], blurred[..., channels]
    np.testing.assert_allclose(ssim_map(truth, result), reference_map(truth, result), atol=1e-9)


@pytest.mark.parametrize("strip", [1 << 20, 301 * 8, 1], ids=["at once", "in strips", "row by row"])
def test_ssim_is_the_maps_mean_over_the_masked_pixels(photo_pixels, blurred, mask, strip, monkeypatch):
    monkeypatch.setattr(metrics, "_STRIP", strip)
    expected = reference_map(photo_pixels, blurred)[mask != 0].mean()
    assert ssim(photo_pixels, blurred, mask) == pytest.approx(expected, abs=1e-9)


def test_ssim_of_flat_photos_is_what_a_hand_computes():
    truth, result = np.full((20, 20), 100, np.uint8), np.full((20, 20), 110, np.uint8)
    c1 = (0.01 * 255) ** 2
    expected = (2 * 100 * 110 + c1) / (100**2 + 110**2 + c1)
    assert ssim(truth, result, np.ones((20, 20))) == pytest.approx(expected)


def test_ssim_of_the_same_photo_is_1(photo_pixels, mask):
    assert ssim(photo_pixels, photo_pixels, mask) == pytest.approx(1)
