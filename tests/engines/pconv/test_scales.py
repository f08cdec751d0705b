"""Coarse to fine: what is reduced, enlarged and mixed, as claims about small images."""

import numpy as np
import pytest

from inpaint_studio.engines.pconv.scales import DEEP, blended, coarse_share, enlarged, reduced


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_a_thin_hole_asks_nothing_of_the_coarser_scale():
    hole = np.zeros((40, 40), bool)
    hole[10:18] = True
    assert not coarse_share(hole).any()


def test_the_middle_of_a_wide_hole_is_all_the_coarser_scales():
    hole = np.ones((61, 61), bool)
    hole[[0, -1]] = hole[:, [0, -1]] = False
    share = coarse_share(hole)[..., 0]
    assert share[30, 30] == 1
    assert not share[~hole].any()
    assert (np.diff(share[30, : int(DEEP) + 2]) >= 0).all()


@pytest.mark.parametrize("shape", [(8, 10), (7, 9), (1, 5)])
def test_what_lies_under_the_hole_does_not_count(shape, rng):
    image = rng.random((*shape, 3), np.float32)
    hole = rng.random(shape) < 0.5
    hole[0, 0] = False
    spoiled = np.where(hole[..., None], np.float32(np.nan), image)
    small, unknown = reduced(spoiled, hole)
    np.testing.assert_array_equal(small, reduced(image, hole)[0])
    assert small.shape == (-(-shape[0] // 2), -(-shape[1] // 2), 3)
    for row in range(small.shape[0]):
        for column in range(small.shape[1]):
            part = np.s_[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
            known = image[part][~hole[part]]
            assert unknown[row, column] == (len(known) == 0)
            if len(known):
                np.testing.assert_allclose(small[row, column], known.mean(axis=0), rtol=1e-6)


@pytest.mark.parametrize("shape", [(8, 10), (7, 9), (2, 1)])
def test_a_constant_stays_one_at_every_scale(shape):
    image = np.full((*shape, 1), 0.3, np.float32)
    small, _ = reduced(image, np.zeros(shape, bool))
    large = enlarged(small, shape)
    assert large.shape == image.shape
    np.testing.assert_array_equal(large, image)


def test_what_is_not_deep_stays_bit_for_bit(rng):
    fine, coarse = rng.random((2, 20, 20, 3), np.float32)
    share = np.zeros((20, 20, 1), np.float32)
    share[5, 5], share[6, 6] = 1, 0.5
    result = blended(fine, coarse, share)
    is_fine = share[..., 0] == 0
    np.testing.assert_array_equal(result[is_fine], fine[is_fine])
    np.testing.assert_allclose(result[5, 5], coarse[5, 5], rtol=1e-6)
    np.testing.assert_allclose(result[6, 6], (fine + coarse)[6, 6] / 2, rtol=1e-6)
