import numpy as np
import pytest

from inpaint_studio.engines.texture.synthesis import synthesised

WIDTH = 24


def last(image, hole, known=None, width=WIDTH, hold=0.2, seed=0):
    return synthesis(image, hole, known, width, hold, seed).image


def synthesis(image, hole, known=None, width=WIDTH, hold=0.2, seed=0):
    *_, result = synthesised(image, hole, ~hole if known is None else known, width, hold, seed)
    return result


@pytest.fixture
def image():
    return np.random.default_rng(0).random((90, 100, 3), np.float32)


@pytest.fixture
def hole():
    hole = np.zeros((90, 100), bool)
    hole[33:57, 30:64] = True
    return hole


def filled(image, hole):
    """Return the image with a smooth filling."""
    return np.where(hole[..., None], np.float32(image[~hole].mean()), image)


def test_known_pixels_stay_and_every_pixel_of_the_hole_gets_another_value(image, hole):
    base = filled(image, hole)
    result = last(base, hole)
    assert result.shape == image.shape
    np.testing.assert_array_equal(result[~hole], image[~hole])
    assert (result[hole] != base[hole]).any(axis=1).all()


def test_values_are_mixed_from_known_ones_only(image, hole):
    image[..., 2] = 0.25
    known = ~hole
    known[:, :25] = False
    image[:, :25] = [1, 0, 1]
    base = filled(image, hole)
    base[hole] = [0.5, 0.5, 0.25]
    result = last(base, hole, known)
    np.testing.assert_allclose(result[hole][:, 2], 0.25, atol=1e-6)
    assert (result[hole] <= image[known].max(axis=0)).all()
    assert (result[hole] >= image[known].min(axis=0)).all()


def test_it_is_yielded_many_times_so_that_it_can_be_cancelled(image, hole):
    *steps, result = synthesised(filled(image, hole), hole, ~hole, WIDTH, 0.2, 0)
    assert len(steps) >= 6
    assert steps == [None] * len(steps)
    assert result is not None


@pytest.mark.parametrize("period", [2, 4])
def test_checks_come_back_in_phase(hole, period):
    rows, columns = np.indices(hole.shape) // period
    checks = ((rows + columns) % 2 * 0.6 + 0.2).astype(np.float32)[..., None].repeat(3, axis=2)
    found = synthesis(filled(checks, hole), hole)
    np.testing.assert_allclose(found.image[hole], checks[hole], atol=1e-6)
    assert found.error < 1e-6


def test_where_nothing_repeats_the_error_is_large(image, hole):
    assert synthesis(filled(image, hole), hole).error > 0.2


def test_a_constant_image_stays_as_it_is(hole):
    flat = np.full((90, 100, 3), 0.3, np.float32)
    np.testing.assert_allclose(last(flat, hole), flat, atol=1e-7)


def test_where_no_patch_is_known_as_a_whole_the_filling_stays(image, hole):
    base = filled(image, hole)
    known = np.zeros_like(hole)
    known[::5] = True
    assert last(base, hole, known & ~hole) is base


def test_the_seed_decides(image, hole):
    base = filled(image, hole)
    np.testing.assert_array_equal(last(base, hole, seed=5), last(base, hole, seed=5))
    assert not np.array_equal(last(base, hole, seed=5), last(base, hole, seed=6))


@pytest.mark.parametrize("shape", [(8, 8), (9, 30), (31, 8), (17, 23)])
@pytest.mark.parametrize("width", [5, 20, 300])
def test_small_pieces_are_filled_whatever_the_width(shape, width):
    image = np.random.default_rng(1).random((*shape, 3), np.float32)
    hole = np.zeros(shape, bool)
    hole[2:5, 3:6] = True
    result = last(image, hole, width=width)
    assert result.shape == image.shape
    assert np.isfinite(result).all()
    np.testing.assert_array_equal(result[~hole], image[~hole])


def test_what_is_held_to_the_filling_is_as_bright_as_it(image, hole):
    """Detail of any brightness is to be had; the filling is dark at its left and bright at its right."""
    columns = np.linspace(-1.5, 1.5, 100, dtype=np.float32)
    image = 0.2 * image + 0.3 * np.sin(9 * np.indices((90, 100))[0] / 90)[..., None].astype(np.float32) + 0.4
    base = np.where(hole[..., None], (0.5 + 0.2 * columns)[None, :, None], image).astype(np.float32)
    loose, strict = (np.abs((last(base, hole, hold=hold) - base)[hole].mean(axis=1)).mean() for hold in (0.02, 2.0))
    assert strict < 0.97 * loose
