import numpy as np
import pytest

from inpaint_studio.engines.pconv.scales import coarse_prior, coarse_share, doubled, halved

SIDE = 128


def scene(width):
    """Return a gray filled image and a hole like a scratch of this width across its middle."""
    prior = np.full((1, SIDE, SIDE, 3), 0.5, np.float32)
    hole = np.zeros((1, SIDE, SIDE, 1), np.float32)
    top = (SIDE - width) // 2
    hole[:, top : top + width] = 1
    return prior, hole


def brighter(sides=None):
    """Return a ``refine`` that fills holes with a brighter gray and appends the side of each image to ``sides``."""

    def refine(prior, hole):
        if sides is not None:
            sides.append(prior.shape[1])
        return np.where(hole > 0, np.float32(0.6), prior)

    return refine


def test_thin_holes_are_left_to_the_finest_scale():
    prior, hole = scene(1)
    assert coarse_prior(prior, hole, brighter()) is prior


@pytest.mark.parametrize(("width", "sides"), [(3, [64]), (10, [32, 64])])
def test_the_deeper_a_hole_the_coarser_the_scale_it_begins_at(width, sides):
    found = []
    coarse_prior(*scene(width), brighter(found))
    assert found == sides


def test_the_change_at_coarse_scales_is_added_deep_in_the_hole_and_nowhere_else():
    prior, hole = scene(24)
    before = prior.copy()
    improved = coarse_prior(prior, hole, brighter())
    np.testing.assert_array_equal(prior, before)
    np.testing.assert_array_equal(improved[hole[..., 0] == 0], prior[hole[..., 0] == 0])
    # 24 rows from 52 on: nothing of it in the first, all of it from the third on.
    np.testing.assert_array_equal(improved[0, 52], 0.5)
    np.testing.assert_allclose(improved[0, 54:74], 0.6, atol=1e-6)
    assert (np.diff(improved[0, 52:64, 0, 0]) >= 0).all()


def test_a_coarse_pixel_is_missing_by_the_part_of_it_that_lies_in_the_hole():
    prior, hole = scene(9)  # Rows 59 to 67: of the pair 58 and 59 one.
    found = []

    def refine(prior, hole):
        found.append(hole)
        return prior

    coarse_prior(prior, hole, refine)
    assert found[-1][0, 28:35, 5, 0].tolist() == [0, 0.5, 1, 1, 1, 1, 0]


def test_what_is_missing_in_part_counts_as_known_for_its_neighbours():
    hole = np.zeros((1, SIDE, SIDE, 1), np.float32)
    hole[:, 10:13] = 1
    whole = coarse_share(hole)
    assert whole[0, 11, 5] > 0
    hole[:, 10] = 0.9
    assert not coarse_share(hole).any()


def test_an_image_that_is_too_small_to_be_halved_has_no_coarser_scale():
    hole = np.ones((1, 63, 200, 1), np.float32)
    hole[:, 0] = 0
    assert not coarse_share(hole).any()
    assert coarse_share(np.pad(hole, ((0, 0), (0, 1), (0, 0), (0, 0)))).any()


def test_a_network_that_changes_nothing_leaves_the_prior_bit_for_bit():
    rng = np.random.default_rng(0)
    prior, hole = rng.random((2, 90, 75, 3), np.float32), np.zeros((2, 90, 75, 1), np.float32)
    hole[:, 20:70, 15:60] = 1
    np.testing.assert_array_equal(coarse_prior(prior, hole, lambda prior, hole: prior), prior)


@pytest.mark.parametrize("shape", [(8, 6), (7, 6), (7, 9), (1, 1)])
def test_halving_and_doubling_keep_shape_and_level(shape):
    images = np.full((2, *shape, 3), 0.3, np.float32)
    small = halved(images)
    assert small.shape == (2, -(-shape[0] // 2), -(-shape[1] // 2), 3)
    np.testing.assert_allclose(doubled(small, shape), images, atol=1e-6)


def test_halving_takes_means():
    assert halved(np.arange(4, dtype=np.float32).reshape(1, 2, 2, 1)).item() == 1.5
