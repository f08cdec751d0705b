"""What the engine of texture promises, by the doors through which it is used."""

import numpy as np
import pytest
from skimage import data

from inpaint_studio import inpaint
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.restore import filled
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.registry import create_engine

MAGENTA = (255, 0, 255)


@pytest.fixture(scope="module")
def gravel():
    return data.gravel()[:180, :220]


@pytest.fixture
def mask():
    mask = np.zeros((180, 220), bool)
    mask[60:84, 40:180] = mask[120:150, 100:140] = True
    return mask


def grain_of(values, chosen):
    """Return how strong fine detail is."""
    values = values.astype(np.float64)
    around = (np.roll(values, 1, 0) + np.roll(values, -1, 0) + np.roll(values, 1, 1) + np.roll(values, -1, 1)) / 4
    return np.sqrt(np.square(values - around)[chosen].mean())


def test_a_wide_hole_gets_most_of_the_detail_around_it_and_a_smooth_filling_little(gravel, mask):
    truth = grain_of(gravel, mask)
    assert grain_of(inpaint(gravel, mask, "fmm"), mask) < 0.35 * truth
    assert 0.5 < grain_of(inpaint(gravel, mask, "texture"), mask) / truth < 1
    assert 0.75 < grain_of(inpaint(gravel, mask, "texture", texture=100), mask) / truth < 1.1


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_known_pixels_come_back_bit_for_bit(gravel, mask, dtype):
    image = (gravel * np.float64({np.uint8: 1, np.uint16: 257, np.float32: 1 / 255}[dtype])).astype(dtype)
    result = inpaint(image, mask, "texture")
    assert result.dtype == dtype
    assert result[~mask].tobytes() == image[~mask].tobytes()
    assert (result[mask] != image[mask]).mean() > 0.5


@pytest.mark.parametrize(("dtype", "value"), [(np.uint8, 201), (np.uint16, 40_001), (np.float32, 0.37)])
@pytest.mark.parametrize("channels", [1, 3])
def test_a_constant_stays_exact(mask, dtype, value, channels):
    image = np.full((180, 220, channels), value, dtype)
    damaged = image.copy()
    damaged[mask] = 0
    np.testing.assert_array_equal(inpaint(damaged, mask, "texture", texture=100), image)


@pytest.mark.parametrize(("dtype", "scale"), [(np.uint8, 1), (np.uint16, 257)])
def test_what_rises_evenly_stays_as_smooth_as_the_filling(mask, dtype, scale):
    rows, columns = np.indices(mask.shape)
    image = np.rint((30 + 0.5 * rows + 0.25 * columns) * scale).astype(dtype)
    smooth, full = (inpaint(image, mask, "texture", texture=amount).astype(int) for amount in (0, 100))
    assert abs(full - smooth).max() <= 1.5 * scale
    assert abs(full - image).max() <= 3 * scale


def test_without_texture_it_is_the_smooth_filling(gravel, mask):
    image = (gravel / 255).astype(np.float32)[..., None]
    result = create_engine("texture", texture=0).restore(image, mask)
    first = FirstFilling().restore(image, mask)
    assert (result[mask] == first[mask]).mean() > 0.95, "beyond the range of the rim it is held to that"
    assert abs(result - first).max() < 0.2


def checks(period):
    rows, columns = np.indices((180, 220)) // period
    return (rows + columns) % 2 * 150 + 50


def bricks():
    rows, columns = np.indices((180, 220))
    joints = (rows % 8 < 2) | ((columns + rows // 8 % 2 * 8) % 16 < 2)
    return np.where(joints, 216, 89)


def weave():
    rows, columns = np.indices((180, 220))
    over = (rows // 6 + columns // 6) % 2 == 0
    return np.rint(128 + 50 * np.where(over, np.sin(rows * np.pi / 3), np.sin(columns * np.pi / 3)))


@pytest.mark.parametrize(
    "pattern", [checks(2), checks(4), bricks(), weave()], ids=["checks of 2", "checks of 4", "bricks", "weave"]
)
def test_patterns_that_repeat_come_back_in_phase(pattern):
    image, mask = pattern.astype(np.uint8), np.zeros((180, 220), bool)
    mask[80:112, 70:102] = True
    result = inpaint(image, mask, "texture", texture=100)
    assert np.corrcoef(result[mask], image[mask])[0, 1] > 0.95


def test_detail_never_comes_from_where_it_must_not(gravel, mask):
    image = gravel[..., None].repeat(3, axis=2)
    image[:, 110:][~mask[:, 110:]] = MAGENTA
    barred = np.zeros_like(mask)
    barred[:, 110:] = True
    left = mask.copy()
    left[:, 80:] = False
    for sources in ({"not_from": barred}, {"take_from": ~barred}):
        smooth, full = (
            np.ptp(inpaint(image, mask, "texture", texture=amount, **sources)[left].astype(int), axis=1)
            for amount in (0, 100)
        )
        assert (full - smooth).max() <= 1, "what is gray around stays gray"


def test_damage_that_is_still_masked_is_no_source(gravel, mask):
    one, other = gravel.copy(), gravel.copy()
    one[mask], other[mask] = 0, 255
    np.testing.assert_array_equal(inpaint(one, mask, "texture"), inpaint(other, mask, "texture"))


def test_donors_far_away_are_taken_from():
    """Sand on the left, gravel far on the right: the hole in the sand gets gravel where only that may be taken."""
    image = np.concatenate([np.full((160, 200), 120), data.gravel()[:160, :200]], axis=1).astype(np.uint8)
    image[:, :200] += (np.indices((160, 200)).sum(axis=0) % 2 * 60).astype(np.uint8)
    mask, there = np.zeros(image.shape, bool), np.zeros(image.shape, bool)
    mask[60:100, 60:100] = True
    there[20:140, 250:380] = True
    nearby, donated = (inpaint(image, mask, "texture", texture=100, **given) for given in ({}, {"take_from": there}))
    assert (nearby[mask] != donated[mask]).mean() > 0.3


def set_threads(monkeypatch, count):
    for module in ("parallel", "restore"):
        monkeypatch.setattr(f"inpaint_studio.core.{module}.thread_count", lambda: count)


@pytest.mark.parametrize("side", [96, 300])
def test_any_number_of_threads_gives_the_same_bits(side, monkeypatch):
    image = np.tile(data.gravel(), (2, 2))[:520, :540]
    mask = np.zeros(image.shape, np.uint8)
    mask[100 : 100 + side, 120:150] = mask[100:130, 120 : 120 + side] = mask[400:430, 40:90] = 255
    results = []
    for count in (1, 2, 3):
        set_threads(monkeypatch, count)
        results.append(filled(image, mask, create_engine("texture")))
    np.testing.assert_array_equal(results[1], results[0])
    np.testing.assert_array_equal(results[2], results[0])


@pytest.mark.parametrize("hole", [(200, 216, 120, 330), (150, 182, 60, 380), (60, 200, 90, 260)], ids=str)
def test_a_hole_that_is_cut_comes_out_of_its_window_as_of_the_whole_image(hole):
    """More than 96 px long: cut along the grid of the photo."""
    image = np.tile(data.gravel(), (1, 2))[:420, :700]
    mask = np.zeros(image.shape, bool)
    mask[hole[0] : hole[1], hole[2] : hole[3]] = True
    engine = create_engine("texture")
    whole = engine.restore((image.astype(np.float32) / np.float32(255))[..., None], mask)[..., 0]
    window = filled(image, mask.astype(np.uint8), engine)
    np.testing.assert_array_equal(window, np.rint(whole * 255).astype(np.uint8))


def test_the_seed_decides(gravel, mask):
    one, again, other = (inpaint(gravel, mask, "texture", seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert (one[mask] != other[mask]).mean() > 0.5


@pytest.mark.parametrize("name", ["texture", "auto"])
def test_cancelling_takes_effect_soon(name, monkeypatch):
    set_threads(monkeypatch, 2)
    image = np.tile(data.gravel(), (2, 2))[:700, :700, None].astype(np.float32) / 255
    mask = np.zeros((700, 700), bool)
    mask[50:650:120, 40:660] = True
    for row in range(50, 650, 120):
        mask[row : row + 20, 40:660] = True
    cancel, heard = CancelToken(), []

    def progress(fraction):
        heard.append(fraction)
        if fraction > 0.3:
            cancel.cancel()

    with pytest.raises(Cancelled):
        create_engine(name).restore(image, mask, progress=progress, cancel=cancel)
    assert sum(fraction > 0.3 for fraction in heard) <= 5  # Of more than 100: what both threads have in hand.


@pytest.mark.parametrize("place", [(0, 40, 0, 40), (0, 30, 90, 220), (140, 180, 180, 220), (0, 180, 0, 30)], ids=str)
def test_holes_at_the_border_get_texture_too(gravel, place):
    mask = np.zeros(gravel.shape, bool)
    mask[place[0] : place[1], place[2] : place[3]] = True
    result = inpaint(gravel, mask, "texture", texture=100)
    inner = mask & np.pad(np.ones((176, 216), bool), 2)
    assert grain_of(result, inner) > 0.6 * grain_of(gravel, inner)
    np.testing.assert_array_equal(result[~mask], gravel[~mask])


@pytest.mark.parametrize("side", range(2, 11))
def test_tiny_and_nearly_masked_images_are_filled(side):
    image = np.random.default_rng(side).random((side, side + 1, 3), np.float32)
    mask = np.ones((side, side + 1), bool)
    mask[0, 0] = mask[-1, side // 2] = False
    result = inpaint(image, mask, "texture")
    assert np.isfinite(result).all()
    np.testing.assert_array_equal(result[~mask], image[~mask])


def test_a_photo_of_which_little_is_known_is_filled(gravel):
    mask = np.ones(gravel.shape, bool)
    mask[90:94, 100:104] = mask[10, 10] = False
    result = inpaint(gravel, mask, "texture")
    np.testing.assert_array_equal(result[~mask], gravel[~mask])


def test_donors_that_leave_nothing_say_so(gravel, mask):
    with pytest.raises(ValueError, match="Nothing can be taken"):
        inpaint(gravel, mask, "texture", take_from=mask)
