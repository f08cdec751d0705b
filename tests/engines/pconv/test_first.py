import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.engines.neighbours.embedding import embedded
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.registry import create_engine


@pytest.fixture
def image():
    return data.coffee()[20:140, 120:280].astype(np.float32) / 255


@pytest.fixture
def mask():
    mask = np.zeros((120, 160), np.uint8)
    cv2.line(mask, (5, 10), (150, 110), 1, 3)
    cv2.circle(mask, (60, 90), 12, 1, -1)
    return mask > 0


def test_it_is_fast_marchings_filling_improved_by_neighbours(image, mask):
    result = FirstFilling().restore(image, mask)
    np.testing.assert_array_equal(result, embedded(create_engine("fmm").restore(image, mask), mask))
    np.testing.assert_array_equal(result[~mask], image[~mask])


def test_what_lies_under_the_mask_changes_nothing(image, mask):
    expected = FirstFilling().restore(image, mask)
    image[mask] = np.nan
    np.testing.assert_array_equal(FirstFilling().restore(image, mask), expected)


def test_gray_is_filled_like_three_equal_channels_and_stays_one(image, mask):
    gray = FirstFilling().restore(image[..., 1:2].copy(), mask)
    colour = FirstFilling().restore(image[..., 1:2].repeat(3, axis=2), mask)
    assert gray.shape == (120, 160, 1)
    np.testing.assert_array_equal(gray, colour[..., :1])


def test_in_place_the_given_image_changes_and_else_it_does_not(image, mask):
    before = image.copy()
    result = FirstFilling().restore(image, mask)
    np.testing.assert_array_equal(image, before)
    assert FirstFilling().restore(image, mask, in_place=True) is image
    np.testing.assert_array_equal(image, result)


def test_progress_goes_up_to_the_whole(image, mask):
    shares = []
    FirstFilling().restore(image, mask, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_a_cancellation_is_heard_between_the_march_and_the_neighbours(image, mask):
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        FirstFilling().restore(image, mask, progress=lambda share: share > 0.35 and cancel.cancel(), cancel=cancel)
