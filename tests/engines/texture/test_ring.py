import numpy as np
import pytest

from inpaint_studio.engines.texture.ring import BANDS, BLOCK, COUNT, FINE, MEAN, SQUARE, SUMS, add_up, spread

SHAPE = (64, 80)
BLOCKS = (SHAPE[0] // BLOCK, SHAPE[1] // BLOCK)


@pytest.fixture
def known():
    known = np.ones(SHAPE, bool)
    known[20:44, 28:52] = False
    return known


def whole():
    return np.tile(np.array([0, SHAPE[1]]), (SHAPE[0], 1))


def sums_of(luma, bands, known):
    sums = np.zeros((*BLOCKS, SUMS), np.float32)
    add_up(luma.astype(np.float32), bands.astype(np.float32), whole(), known, sums)
    return sums


def spread_of(sums, wanted=None):
    result = np.zeros((*BLOCKS, BANDS + 1), np.float32)
    spread(sums, np.ones(BLOCKS, bool) if wanted is None else wanted, result)
    return result


def test_blocks_add_up_what_their_known_pixels_show(known):
    rng = np.random.default_rng(0)
    luma, bands = rng.random(SHAPE), rng.normal(0, 0.1, (BANDS, *SHAPE))

    def by_block(values):
        return np.where(known, values, 0).reshape(BLOCKS[0], BLOCK, BLOCKS[1], BLOCK).sum(axis=(1, 3))

    sums = sums_of(luma, bands, known)
    for band in range(BANDS):
        np.testing.assert_allclose(sums[..., band], by_block(bands[band] ** 2), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(sums[..., FINE], by_block((bands[0] + bands[1]) ** 2), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(sums[..., SQUARE], by_block(luma**2), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(sums[..., MEAN], by_block(luma), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(sums[..., COUNT], by_block(1), rtol=1e-6)


def test_only_spans_are_looked_at(known):
    spans = whole()
    spans[:30] = 5, 5
    spans[30:, 1] = 40
    sums = np.zeros((*BLOCKS, SUMS), np.float32)
    add_up(np.ones(SHAPE, np.float32), np.ones((BANDS, *SHAPE), np.float32), spans, known, sums)
    assert sums[..., COUNT].sum() == known[30:, :40].sum()


def test_what_is_alike_everywhere_is_carried_unchanged(known):
    signs = np.where(np.indices(SHAPE).sum(axis=0) % 2, 1, -1)
    bands = np.stack([signs * amplitude for amplitude in (0.1, 0.2, 0.3, 0.4)])
    found = spread_of(sums_of(0.5 + 0.3 * signs, bands, known))
    np.testing.assert_allclose(
        found[..., :BANDS], np.broadcast_to([0.1, 0.2, 0.3, 0.4], found[..., :BANDS].shape), rtol=1e-4
    )
    np.testing.assert_allclose(found[..., BANDS], 1, rtol=1e-3)  # (0.1 + 0.2) ** 2 of 0.3 ** 2


def test_near_blocks_count_more_than_far_ones(known):
    signs = np.where(np.indices(SHAPE).sum(axis=0) % 2, 1, -1)
    strength = np.where(np.arange(SHAPE[1]) < SHAPE[1] // 2, 0.1, 0.5)
    found = spread_of(sums_of(0.5 + 0 * signs, np.stack([signs * strength] * BANDS), known))[4, :, 0]
    assert (np.diff(found) > 0).all()
    assert found[0] > 0.1
    assert found[-1] < 0.5


def test_an_edge_has_a_small_share_of_fine_detail_although_it_has_as_much_of_it(known):
    """A roof against the sky has as much of it as a wall, but in few blocks."""
    rows, columns = np.indices(SHAPE)
    edge = np.where(columns < 24, 0.2, 0.8)
    wall = np.where((rows + columns) % 2, 0.2, 0.8)
    shares = []
    for luma in (edge, wall):
        fine = luma - np.roll(luma, 1, axis=1) / 2 - np.roll(luma, -1, axis=1) / 2
        bands = np.stack([fine, 0 * fine, 0 * fine, 0 * fine])
        shares.append(spread_of(sums_of(luma, bands, known))[4, 5, BANDS])
    assert shares[0] < 0.1 < shares[1]


def test_blocks_of_which_too_little_is_known_say_nothing():
    known = np.zeros(SHAPE, bool)
    assert not spread_of(sums_of(np.ones(SHAPE), np.ones((BANDS, *SHAPE)), known)).any()
    known[0, :3] = True
    assert not spread_of(sums_of(np.ones(SHAPE), np.ones((BANDS, *SHAPE)), known)).any()


def test_only_wanted_blocks_are_written(known):
    wanted = np.zeros(BLOCKS, bool)
    wanted[3, 4] = True
    found = spread_of(sums_of(np.ones(SHAPE), np.ones((BANDS, *SHAPE)), known), wanted)
    assert found[3, 4].all()
    found[3, 4] = 0
    assert not found.any()
