"""The kernels of matching against slow, obvious references."""

from collections import defaultdict

import numpy as np
import pytest

from inpaint_studio.engines.texture.matching import beside, distance, following, search, settle, vote
from inpaint_studio.engines.texture.vectors import GUIDES, HALF, NUMBERS, SIDE

ROWS, STRIDE = 26, 31
CORNER = HALF * (STRIDE + 1)
CELLS = np.arange(ROWS * STRIDE, dtype=np.int32)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def pixels(rng):
    pixels = rng.random((ROWS * STRIDE, NUMBERS), np.float32)
    pixels[:, -1] = 1
    return pixels


@pytest.fixture
def guides(rng):
    return rng.random((ROWS * STRIDE, GUIDES), np.float32)


@pytest.fixture
def hole():
    hole = np.zeros((ROWS, STRIDE), bool)
    hole[9:14, 8:17] = True
    return hole


def patch(plane, at):
    """Return the patch around a pixel, (SIDE, SIDE, n)."""
    row, column = divmod(int(at), STRIDE)
    image = plane.reshape(ROWS, STRIDE, -1)
    return image[row - HALF : row + HALF + 1, column - HALF : column + HALF + 1].astype(np.float64)


def slow_distance(pixels, guides, here, there):
    return (
        np.square(patch(pixels, here) - patch(pixels, there)).sum()
        + np.square(guides[here].astype(np.float64) - guides[there]).sum()
    )


def centres():
    """Return the centres of all patches within the image."""
    inside = np.zeros((ROWS, STRIDE), bool)
    inside[HALF:-HALF, HALF:-HALF] = True
    return inside


def targets_and_sources(hole):
    """Return the centres of patches that overlap the hole, and (H * W,) those of the others."""
    overlaps = np.zeros_like(hole)
    for row, column in zip(*np.nonzero(hole), strict=True):
        overlaps[row - HALF : row + HALF + 1, column - HALF : column + HALF + 1] = True
    overlaps &= centres()
    return np.flatnonzero(overlaps), (centres() & ~overlaps).reshape(-1)


def test_random_numbers_are_those_of_marsaglias_generator():
    state, expected = 2463534242, []
    for _ in range(1000):
        state = following(state)
        assert 0 < state < 1 << 32
        expected.append(state)
    assert expected[0] == 723471715  # the first one in Marsaglia's paper
    assert len(set(expected)) == 1000


def test_the_distance_is_the_sum_of_squared_differences(pixels, guides, rng):
    for here, there in rng.choice(np.flatnonzero(centres()), (50, 2)):
        found = distance(pixels, guides, CELLS, STRIDE, here, there, np.float32(np.inf))
        assert found == pytest.approx(slow_distance(pixels, guides, here, there), rel=1e-5)


def test_a_distance_that_reaches_the_limit_is_at_least_the_limit(pixels, guides, rng):
    for here, there in rng.choice(np.flatnonzero(centres()), (50, 2)):
        whole = distance(pixels, guides, CELLS, STRIDE, here, there, np.float32(np.inf))
        for share in (0.01, 0.2, 0.6, 0.95):
            part = distance(pixels, guides, CELLS, STRIDE, here, there, np.float32(whole * share))
            assert whole * share <= part <= whole
        assert distance(pixels, guides, CELLS, STRIDE, here, there, np.float32(whole * 1.01)) == whole


def test_a_patch_has_no_distance_from_itself(pixels, guides):
    assert distance(pixels, guides, CELLS, STRIDE, CORNER, CORNER, np.float32(np.inf)) == 0


def test_the_source_beside_is_the_next_ones_shifted_as_far(hole):
    targets, is_source = targets_and_sources(hole)
    slots = np.full(ROWS * STRIDE, -1, np.int32)
    slots[targets] = np.arange(len(targets))
    places = np.full(len(targets), np.flatnonzero(is_source)[0])
    assert beside(targets[1], 1, slots, places, is_source) == places[0] + 1
    assert beside(targets[0], 1, slots, places, is_source) == -1, "no target lies before the first"
    places[0] = targets[0] - 1  # the next one is no source
    assert beside(targets[1], 1, slots, places, is_source) == -1


class Work:
    """The arrays of a search."""

    def __init__(self, pixels, guides, hole, rng):
        self.pixels, self.guides = pixels, guides
        self.targets, self.is_source = targets_and_sources(hole)
        self.sources = np.flatnonzero(self.is_source)
        self.slots = np.full(len(pixels), -1, np.int32)
        self.slots[self.targets] = np.arange(len(self.targets))
        self.places = rng.choice(self.sources, len(self.targets))
        self.distances = np.ones(len(self.targets), np.float32)
        self.state = 1

    def search(self, reach=STRIDE, tries=8, *, is_backward=False):
        self.state = search(
            self.pixels, self.guides, CELLS, STRIDE, self.is_source, self.sources, self.targets, self.slots,
            self.places, self.distances, 0, len(self.targets), reach, tries, self.state, is_backward,
        )  # fmt: skip


@pytest.fixture
def work(pixels, guides, hole, rng):
    return Work(pixels, guides, hole, rng)


def test_a_search_never_takes_a_worse_patch_and_tells_how_far_the_one_is_that_it_takes(work):
    before = [slow_distance(work.pixels, work.guides, *pair) for pair in zip(work.targets, work.places, strict=True)]
    for number in range(3):
        work.search(is_backward=number % 2 == 1)
        found = [slow_distance(work.pixels, work.guides, *pair) for pair in zip(work.targets, work.places, strict=True)]
        np.testing.assert_allclose(work.distances, found, rtol=1e-5)
        assert (np.array(found) <= np.array(before) * (1 + 1e-6)).all()
        before = found
    assert work.is_source[work.places].all()


def test_with_enough_tries_it_takes_the_nearest_of_all(work):
    work.search(reach=0, tries=20_000)
    for target, found in zip(work.targets[::9], work.distances[::9], strict=True):
        best = min(slow_distance(work.pixels, work.guides, target, source) for source in work.sources)
        assert found == pytest.approx(best, rel=1e-5)


def test_what_one_target_has_found_the_next_ones_go_on_with(work, hole):
    work.guides[:] = 0
    columns = np.indices(hole.shape)[1].reshape(-1)
    work.pixels[:, :3] = (0.001 * columns**2)[:, None]  # each column is like no other, and rows are all alike
    work.places[:] = work.sources[-1]
    away = 12 * STRIDE
    fits = np.array([at + away < len(work.is_source) and work.is_source[at + away] for at in work.targets])
    work.places[0] = work.targets[0] + away
    work.search(reach=0, tries=0)
    assert fits.sum() > 20
    assert (work.distances[fits] == 0).all()
    np.testing.assert_array_equal(work.places[fits] - work.targets[fits], away)


def test_the_same_state_finds_the_same(pixels, guides, hole):
    one, other = (Work(pixels, guides, hole, np.random.default_rng(3)) for _ in range(2))
    for work in (one, other):
        work.search()
    np.testing.assert_array_equal(one.places, other.places)
    assert one.state == other.state


def test_pixels_are_the_weighted_mean_of_what_the_patches_have_for_them(work, hole):
    work.search()
    depths = np.random.default_rng(1).random(len(work.targets), np.float32) * 4
    before, sharpness = work.pixels.copy(), 0.3
    sums = np.zeros_like(work.pixels)
    vote(work.pixels, STRIDE, work.targets, work.places, work.distances, depths, np.flatnonzero(hole), sums, sharpness)
    scale = work.distances.astype(np.float64).mean() * sharpness
    weights = (np.exp(-work.distances / scale) + 1e-6) * np.exp(-0.182 * depths.astype(np.float64))
    total = np.zeros((ROWS, STRIDE, NUMBERS))
    for target, place, weight in zip(work.targets, work.places, weights, strict=True):
        row, column = divmod(int(target), STRIDE)
        total[row - HALF : row + HALF + 1, column - HALF : column + HALF + 1] += weight * patch(before, place)
    expected = (total / np.maximum(total[..., -1:], 1e-30)).reshape(-1, NUMBERS)
    inside = hole.reshape(-1)
    np.testing.assert_allclose(work.pixels[inside], expected[inside], atol=2e-5)
    np.testing.assert_array_equal(work.pixels[~inside], before[~inside])
    assert not sums.any(), "they are zeros for the next round"


def settled(work, hole):
    """Return the pixel that each one of the hole is a copy of."""
    chosen = np.full(len(work.pixels), -1)
    fixed = work.pixels, STRIDE, work.targets, work.places, work.distances, work.slots
    settle(*fixed, np.flatnonzero(hole), ~hole.reshape(-1), chosen, 0.3)
    return chosen


def test_at_last_pixels_are_copies_of_what_most_patches_have_for_them(work, hole):
    work.search()
    weights = np.exp(-work.distances.astype(np.float64) / (0.3 * work.distances.mean(dtype=np.float64))) + 1e-6
    chosen = settled(work, hole)
    for at in np.flatnonzero(hole):
        row, column = divmod(int(at), STRIDE)
        votes = defaultdict(float)
        for target, place, weight in zip(work.targets, work.places, weights, strict=True):
            if max(abs(target // STRIDE - row), abs(target % STRIDE - column)) <= HALF:
                votes[int(place) + int(at) - int(target)] += weight
        assert votes[int(chosen[at])] >= max(votes.values()) * (1 - 1e-5)
    assert (chosen[~hole.reshape(-1)] == -1).all()


def test_where_neighbours_are_copies_from_elsewhere_both_are_mixed(work, hole):
    work.search()
    before, known = work.pixels.copy(), ~hole.reshape(-1)
    chosen = settled(work, hole)
    for at in np.flatnonzero(hole):
        total = np.zeros(NUMBERS)
        for down, right in np.ndindex(3, 3):
            shift = (down - 1) * STRIDE + right - 1
            source = chosen[at + shift] - shift
            if chosen[at + shift] >= 0 and known[source]:
                total += (2 - abs(down - 1)) * (2 - abs(right - 1)) * before[source].astype(np.float64)
        np.testing.assert_allclose(work.pixels[at], total / total[-1], atol=1e-6)
    np.testing.assert_array_equal(work.pixels[known], before[known])


def test_where_neighbours_go_on_with_the_same_source_pixels_are_copies(work, hole):
    away = 12 * STRIDE
    work.places[:] = work.targets + away
    before, holes = work.pixels.copy(), np.flatnonzero(hole)
    settled(work, hole)
    np.testing.assert_allclose(work.pixels[holes], before[holes + away], atol=1e-6)


def test_a_patch_has_as_many_rows_as_columns():
    assert SIDE == 2 * HALF + 1 == 7
