"""Coarse to fine: halving and lifting, compared with obvious ones, and which pixels a filling depends on."""

import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.core.holes import View
from inpaint_studio.core.restore import fill
from inpaint_studio.engines.fmm import scales
from inpaint_studio.engines.fmm.engine import FmmEngine
from inpaint_studio.engines.fmm.front import Front
from inpaint_studio.engines.fmm.options import FmmOptions

ENGINE = FmmEngine(FmmOptions())


def photo():
    return data.astronaut().astype(np.float32) / 255


def spots(shape, *circles):
    mask = np.zeros(shape[:2], np.uint8)
    for row, column, radius in circles:
        cv2.circle(mask, (column, row), radius, 255, -1)
    return mask


def halved(image, hole):
    small = np.zeros((-(-image.shape[0] // 2), -(-image.shape[1] // 2), image.shape[2]), np.float32)
    unknown = np.zeros(small.shape[:2], np.bool_)
    spans = np.ones((-(-small.shape[0] // 16), -(-small.shape[1] // 16)), np.uint8)
    scales.halve(image, hole, spans, 0, len(small), small, unknown)
    return small, unknown


@pytest.mark.parametrize("shape", [(20, 30, 3), (21, 33, 3), (1, 7, 1), (40, 1, 3), (2, 2, 1)])
def test_half_the_scale_is_the_mean_of_what_is_known_of_four_pixels(shape):
    rng = np.random.default_rng(sum(shape))
    image, hole = rng.random(shape, np.float32), rng.random(shape[:2]) < 0.6
    small, unknown = halved(image, hole)
    for row in range(small.shape[0]):
        for column in range(small.shape[1]):
            four = np.s_[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
            known = image[four][~hole[four]]
            assert unknown[row, column] == (known.size == 0)
            expected = known.mean(axis=0) if known.size else 0
            np.testing.assert_allclose(small[row, column], expected, rtol=1e-5)


def test_a_square_that_is_not_wanted_is_left_alone():
    image = np.ones((64, 64, 1), np.float32)
    small, unknown = np.zeros((32, 32, 1), np.float32), np.zeros((32, 32), np.bool_)
    scales.halve(image, np.ones((64, 64), np.bool_), np.eye(2, dtype=np.uint8), 0, 32, small, unknown)
    assert unknown[:16, :16].all()
    assert unknown[16:, 16:].all()
    assert not unknown[:16, 16:].any()


@pytest.mark.parametrize("shape", [(40, 52), (41, 53)])
def test_the_depth_of_a_hole_starts_with_half_the_scale_enlarged(shape):
    rng = np.random.default_rng(0)
    mask = np.zeros(shape, np.bool_)
    mask[8:-8, 8:-8] = True
    pixels = np.flatnonzero(mask)
    front = Front(shape, pixels, 2)
    list(front.seed())
    list(front.march())
    small = rng.random((-(-shape[0] // 2), -(-shape[1] // 2), 3), np.float32)
    image = np.zeros((*shape, 3), np.float32)
    field = front.field, front.stride, front.radius
    scales.lift(small, pixels, 0, pixels.size, *field, np.float32(1), np.float32(3), image)
    large = cv2.resize(small, (2 * small.shape[1], 2 * small.shape[0]), interpolation=cv2.INTER_LINEAR)
    times = front.field.reshape(shape[0] + 4, -1)[2:-2, 2:-2] - 3
    share = np.clip((times - 1) / 2, 0, 1) * mask
    np.testing.assert_allclose(image, share[..., np.newaxis] * large[: shape[0], : shape[1]], atol=1e-5)


def test_a_shallow_hole_is_filled_the_same_whether_another_one_is_deep_or_not():
    image = photo()
    shallow, deep = spots(image.shape, (100, 100, 2), (300, 90, 3)), spots(image.shape, (200, 300, 25))
    alone = ENGINE.restore(image, shallow > 0)
    beside = ENGINE.restore(image, (shallow | deep) > 0)
    np.testing.assert_array_equal(beside[shallow > 0], alone[shallow > 0])


@pytest.mark.parametrize("radius", [5, 9, 17, 30])
def test_a_deep_hole_in_its_window_is_filled_as_in_the_whole_photo(radius):
    image = photo()
    mask = spots(image.shape, (253, 241, radius))
    (filling,) = fill(image, mask, ENGINE)
    assert filling.region.area < mask.size
    whole = ENGINE.restore(image, mask > 0)
    np.testing.assert_array_equal(filling.values, whole[mask > 0])


def test_what_lies_beyond_the_context_at_its_depth_does_not_change_a_deep_hole():
    image = photo()
    mask = spots(image.shape, (256, 256, 20)) > 0
    reach = 20 + View.of(ENGINE.info).around(22)
    other = np.zeros_like(image)
    near = np.s_[256 - reach : 256 + reach + 1, 256 - reach : 256 + reach + 1]
    other[near] = image[near]
    np.testing.assert_array_equal(ENGINE.restore(other, mask)[mask], ENGINE.restore(image, mask)[mask])


def test_a_broad_hole_in_a_smooth_picture_comes_back():
    rows, columns = np.mgrid[:200, :240].astype(np.float32)
    image = (0.5 + 0.2 * np.sin(rows / 60) + 0.2 * np.cos(columns / 50))[..., np.newaxis].astype(np.float32)
    mask = spots(image.shape, (100, 120, 45)) > 0
    plain = FmmEngine(FmmOptions(weighting="telea", radius=5)).restore(image, mask)
    error, plain_error = (np.abs(each - image)[mask].max() for each in (ENGINE.restore(image, mask), plain))
    assert error < 0.06 < plain_error


def test_only_one_known_pixel_is_enough_for_any_depth():
    image = np.full((90, 70, 3), 0.25, np.float32)
    mask = np.ones((90, 70), np.bool_)
    mask[3, 60] = False
    image[mask] = 7
    np.testing.assert_array_equal(ENGINE.restore(image, mask), np.full((90, 70, 3), 0.25, np.float32))


def test_progress_never_goes_back_in_a_deep_hole():
    image = photo()
    shares = []
    ENGINE.restore(image, spots(image.shape, (250, 250, 90)) > 0, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)
