"""The march and Telea's weights, compared with the slow reference, and physical claims about both."""

import numpy as np
import pytest

from inpaint_studio.engines.fmm import telea
from inpaint_studio.engines.fmm.front import Front
from tests.engines.fmm import naive


def marched(mask, radius=3):
    """Return T as (H, W), negative outside the holes, and the order as (n, 2), row and column of each pixel."""
    front = Front(mask.shape, np.flatnonzero(mask), radius)
    for _ in (*front.seed(), *front.march()):
        pass
    plane = front.field.reshape(-1, front.stride)
    inner = plane[radius:-radius, radius:-radius]
    order = np.stack(np.unravel_index(front.order, plane.shape), axis=1) - radius
    return inner - (radius + 1), order


def filled(image, mask, radius=3):
    result = np.where(mask[..., None], np.float32(0), image)
    front = Front(mask.shape, np.flatnonzero(mask), radius)
    for _ in (*front.seed(), *front.march(), *telea.fill(result, front)):
        pass
    return result


def blobs(seed, shape=(23, 27), count=5):
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    mask = np.zeros(shape, bool)
    for _ in range(count):
        row, column, size = rng.integers(0, shape[0]), rng.integers(0, shape[1]), rng.integers(1, 6)
        mask |= np.hypot(rows - row, columns - column) < size
    return mask


def noise(mask, seed=0, channels=3):
    return np.random.default_rng(seed).random((*mask.shape, channels), np.float32)


@pytest.mark.parametrize("seed", range(4))
def test_times_equal_the_slow_references(seed):
    mask = blobs(seed)
    times, order = marched(mask)
    expected, _ = naive.march(mask, 3)
    np.testing.assert_allclose(times[mask], expected[mask], atol=1e-5)
    near = ~mask & (expected > -3)
    np.testing.assert_allclose(times[near], expected[near], atol=1e-5)
    assert len({tuple(place) for place in order}) == mask.sum() == len(order)


@pytest.mark.parametrize("radius", [1, 3, 5])
@pytest.mark.parametrize("seed", range(3))
def test_fillings_equal_the_slow_references(seed, radius):
    mask = blobs(seed)
    image = noise(mask, seed)
    np.testing.assert_allclose(filled(image, mask, radius), naive.restore(image, mask, radius), atol=1e-4)


def test_gray_is_filled_like_each_channel_of_a_colour_image():
    mask = blobs(7)
    image = noise(mask)
    whole = filled(image, mask)
    for channel in range(3):
        part = filled(image[..., channel : channel + 1].copy(), mask)
        np.testing.assert_array_equal(part[..., 0], whole[..., channel])


def test_pixels_become_known_by_rising_time():
    mask = blobs(2, (60, 60), 9)
    times, order = marched(mask)
    assert (np.diff(times[order[:, 0], order[:, 1]]) >= 0).all()


def test_time_across_a_straight_scratch_is_the_distance_to_its_edge():
    mask = np.zeros((30, 40), bool)
    mask[:, 10:19] = True
    times, _ = marched(mask)
    np.testing.assert_allclose(times[15, 9:20], [0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0], atol=1e-6)
    np.testing.assert_allclose(times[15, 6:10], [-3, -2, -1, 0], atol=1e-6)


def test_time_in_a_disc_is_near_the_euclidean_distance():
    rows, columns = np.mgrid[-40:41, -40:41]
    distance = np.hypot(rows, columns)
    mask = distance < 35
    times, _ = marched(mask)
    assert abs(times[mask] - (35.5 - distance[mask])).max() < 1.5


def test_times_of_a_turned_mask_are_the_turned_times():
    mask = blobs(5, (50, 41), 9)
    times, _ = marched(mask)
    for turns in range(4):
        np.testing.assert_array_equal(marched(np.rot90(mask, turns).copy())[0], np.rot90(times, turns))
        np.testing.assert_array_equal(marched(np.rot90(mask, turns)[::-1].copy())[0], np.rot90(times, turns)[::-1])


def test_the_filling_of_a_turned_image_is_the_turned_filling():
    mask = blobs(5, (50, 41), 9)
    image = noise(mask)
    result = filled(image, mask)
    for turns in range(4):
        turned = filled(np.rot90(image, turns).copy(), np.rot90(mask, turns).copy())
        np.testing.assert_allclose(turned, np.rot90(result, turns), atol=1e-5)
        flipped = filled(np.rot90(image, turns)[::-1].copy(), np.rot90(mask, turns)[::-1].copy())
        np.testing.assert_allclose(flipped, np.rot90(result, turns)[::-1], atol=1e-5)


def test_an_edge_is_continued_straight_through_a_scratch_across_it():
    image = np.zeros((40, 40, 1), np.float32)
    image[20:] = 1
    mask = np.zeros((40, 40), bool)
    mask[:, 18:22] = True
    result = filled(image, mask, 5)
    assert result[:17, 18:22].max() < 0.2
    assert result[23:, 18:22].min() > 0.8
