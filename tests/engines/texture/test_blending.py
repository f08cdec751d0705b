import numpy as np
import pytest

from inpaint_studio.engines.texture.blending import _FALLS, MARGIN, Blend, Strength, _power


@pytest.fixture
def hole():
    hole = np.zeros((2 * MARGIN + 40, 2 * MARGIN + 30), bool)
    hole[MARGIN : MARGIN + 40, MARGIN : MARGIN + 30] = True
    return hole


@pytest.fixture
def texture(hole):
    noise = np.random.default_rng(0).normal(0, 0.1, (*hole.shape, 1)).astype(np.float32)
    return np.float32(0.5) + noise.repeat(3, axis=2)


@pytest.fixture
def smooth(hole, texture):
    """The texture with a hole that is filled smoothly."""
    return np.where(hole[..., None], np.float32(0.5), texture)


def fine(image, hole):
    """Return how strong fine detail is in the hole."""
    luma = image.mean(axis=2, dtype=np.float64)
    around = (np.roll(luma, 1, 0) + np.roll(luma, -1, 0) + np.roll(luma, 1, 1) + np.roll(luma, -1, 1)) / 4
    inner = hole & np.roll(hole, 3, 0) & np.roll(hole, -3, 0) & np.roll(hole, 3, 1) & np.roll(hole, -3, 1)
    return np.sqrt(np.square(luma - around)[inner].mean())


def test_a_smooth_filling_gets_the_detail_of_its_surroundings(smooth, texture, hole):
    result = Blend(smooth, hole, ~hole, Strength(1.0)).add(texture)
    assert 0.8 < fine(result, hole) / fine(texture, hole) < 1.05
    np.testing.assert_array_equal(result[~hole], smooth[~hole])


def test_a_filling_that_has_the_detail_already_gets_no_more(texture, hole):
    other = np.where(hole[..., None], texture[::-1, ::-1], texture)
    result = Blend(texture, hole, ~hole, Strength(1.0)).add(other)
    assert np.abs(result - texture)[hole].mean() < 0.35 * np.abs(other - texture)[hole].mean()
    assert fine(result, hole) < 1.1 * fine(texture, hole)


def test_texture_that_is_stronger_than_around_is_held_to_what_is_around(smooth, texture, hole):
    strong = np.where(hole[..., None], 0.5 + 4 * (texture - 0.5), texture).astype(np.float32)
    result = Blend(smooth, hole, ~hole, Strength(1.0)).add(strong)
    assert fine(result, hole) < 1.1 * fine(texture, hole)


def test_texture_that_is_weaker_than_around_is_made_stronger(smooth, texture, hole):
    weak = np.where(hole[..., None], 0.5 + 0.7 * (texture - 0.5), texture).astype(np.float32)
    result = Blend(smooth, hole, ~hole, Strength(1.0)).add(weak)
    assert 0.8 < fine(result, hole) / fine(texture, hole) < 1.05


def test_where_the_texture_is_smooth_noise_is_not_made_of_little(smooth, texture, hole):
    """Half of what was copied is nearly flat, as between leaves: it stays so, though there is much detail around."""
    calm = hole & (np.arange(hole.shape[1]) < MARGIN + 15)
    uneven = np.where(calm[..., None], 0.5 + 0.1 * (texture - 0.5), texture).astype(np.float32)
    result = Blend(smooth, hole, ~hole, Strength(1.0)).add(uneven)
    assert fine(result, calm) < 0.3 * fine(result, hole & ~calm)


def test_smooth_surroundings_allow_no_texture(hole, texture):
    flat = np.full((*hole.shape, 3), 0.5, np.float32)
    result = Blend(flat, hole, ~hole, Strength(1.0)).add(np.where(hole[..., None], texture, flat))
    assert np.abs(result - flat).max() < 1e-5


def test_less_of_it_is_added_by_a_smaller_amount(smooth, texture, hole):
    found = [
        fine(Blend(smooth, hole, ~hole, Strength(amount)).add(texture), hole) for amount in (0.1, 0.3, 0.5, 0.7, 1.0)
    ]
    assert found == sorted(found)
    assert found[0] < 0.6 * found[-1]


def test_shading_stays_that_of_the_filling(smooth, texture, hole):
    bright = np.where(hole[..., None], texture + np.float32(0.3), texture)
    result = Blend(smooth, hole, ~hole, Strength(1.0)).add(bright)
    middle = (slice(MARGIN + 10, MARGIN + 30), slice(MARGIN + 10, MARGIN + 20))
    assert abs(result[middle].mean() - 0.5) < 0.06


def test_nothing_is_needed_without_an_amount_or_below_the_lowest_share(smooth, hole):
    assert Blend(smooth, hole, ~hole, Strength(1.0)).is_needed
    assert not Blend(smooth, hole, ~hole, Strength(0.0)).is_needed
    assert not Blend(smooth, hole, ~hole, Strength(1.0, 5.0, 6.0)).is_needed
    assert Blend(smooth, hole, ~hole, Strength(1.0, 0.01, 0.1)).is_needed


@pytest.mark.parametrize("exponent", _FALLS)
@pytest.mark.parametrize("amount", [0.01, 0.35, 0.7, 0.99, 1.0])
def test_powers_are_those_of_the_standard_library(amount, exponent):
    assert _power(amount, exponent) == pytest.approx(amount**exponent, rel=1e-6)
