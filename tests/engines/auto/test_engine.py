"""The engine that chooses: the network fills what it betters, and details lie on all holes, texture or grain."""

import sys

import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.engines.auto.engine import AutoEngine
from inpaint_studio.engines.auto.holes import Widths, wanted_parts
from inpaint_studio.engines.auto.holes import network_holes as of_network
from inpaint_studio.engines.auto.options import INFO, AutoOptions
from inpaint_studio.engines.grain import grain
from inpaint_studio.engines.kernels.exact import hole_depth
from inpaint_studio.engines.kernels.limits import keep
from inpaint_studio.engines.neighbours.embedding import MARGIN
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.engines.texture.options import INFO as TEXTURE


@pytest.fixture
def image():
    return data.astronaut()[:150, 100:290].astype(np.float32) / 255


@pytest.fixture
def thin():
    mask = np.zeros((150, 190), bool)
    mask[20:24, 5:180] = True
    return mask


@pytest.fixture
def wide():
    mask = np.zeros((150, 190), bool)
    mask[60:100, 50:90] = True
    return mask


def band(width, length):
    mask = np.zeros((60, 150), bool)
    mask[20 : 20 + width, 5 : 5 + length] = True
    return mask


def network_holes(mask, width):
    return of_network(Widths(mask), width)


def energy(values):
    """Return how strong fine detail is: the mean square of what a pixel differs from the mean of its neighbours."""
    around = (values[:-2, 1:-1] + values[2:, 1:-1] + values[1:-1, :-2] + values[1:-1, 2:]) / 4
    return np.square(values[1:-1, 1:-1] - around)


@pytest.mark.parametrize("width", [1, 2, 5, 14, 20])
def test_a_band_is_the_networks_from_the_width_that_is_set(width):
    mask = band(width, 45)
    np.testing.assert_array_equal(network_holes(mask, width), mask)
    assert not network_holes(mask, width + 2).any()


@pytest.mark.parametrize("width", [8, 10, 12])
def test_long_scratches_that_it_betters_are_the_networks_too_and_short_ones_as_wide_are_not(width):
    mask = band(width, 130)
    np.testing.assert_array_equal(network_holes(mask, 24), mask)
    assert not network_holes(band(width, 90), 24).any()


def test_a_hole_is_the_networks_where_it_is_wide_and_somewhat_beyond(thin, wide):
    tail = np.zeros_like(wide)
    tail[78:80, 90:190] = True
    found = network_holes(wide | tail | thin, 24)
    assert found[wide].all()
    assert found[78:80, :104].sum() == (wide | tail)[78:80, :104].sum()
    assert not found[tail & (np.arange(190) >= 120)].any()
    assert not found[thin].any()


def test_of_crossing_scratches_the_network_gets_the_crossing_alone():
    net = np.zeros((300, 300), np.uint8)
    cv2.line(net, (20, 100), (280, 200), 1, 16)
    cv2.line(net, (20, 200), (280, 100), 1, 16)
    found = network_holes(net > 0, 24)
    away = np.hypot(*(np.indices(net.shape) - 150))
    assert found[(net > 0) & (away < 30)].all()
    assert not found[away > 90].any()


def test_thin_holes_near_a_wide_one_are_not_the_networks(wide):
    beside = np.zeros_like(wide)
    beside[55:105, 95:98] = True
    np.testing.assert_array_equal(network_holes(wide | beside, 24), wide)


def test_the_network_is_asked_for_parts_only_near_which_its_filling_is_used():
    parts = np.zeros((200, 300), bool)
    parts[50:90, 40:80] = parts[50:90, 200:240] = parts[150:180, 40:70] = True
    wanted = np.zeros_like(parts)
    wanted[60, 30:50] = wanted[120, 230] = True
    found = wanted_parts(parts, wanted)
    np.testing.assert_array_equal(found, parts & (np.indices(parts.shape)[0] < 120))
    wanted[120] = False
    np.testing.assert_array_equal(wanted_parts(parts, wanted), found & (np.arange(300) < 120))
    assert wanted_parts(parts, None) is parts
    assert not wanted_parts(np.zeros_like(parts), wanted).any()


def test_no_seam_shows_where_the_network_ends(image):
    mask = np.zeros(image.shape[:2], np.uint8)
    cv2.line(mask, (10, 40), (180, 110), 1, 14)
    cv2.circle(mask, (95, 75), 16, 1, -1)
    mask = mask > 0
    result, part = create_engine("auto", texture=0).restore(image, mask), network_holes(mask, 24)
    assert mask[~part].sum() > 500
    within = mask[:, 1:] & mask[:, :-1] & (part[:, 1:] != part[:, :-1])
    seam, without = (
        np.abs(np.diff(each, axis=1))[within].mean() for each in (result, FirstFilling().restore(image, mask))
    )
    assert seam < 1.2 * without


def test_the_width_of_a_speck_among_many_is_that_of_the_speck_alone():
    rng, specks = np.random.default_rng(0), np.zeros((300, 400), np.uint8)
    for row, column, radius in rng.integers((12, 12, 1), (288, 388, 9), (40, 3)).tolist():
        cv2.circle(specks, (column, row), radius, 1, -1)
    found = Widths(specks > 0)
    for number in range(1, len(found.widths)):
        hole = found.holes.labels == number
        assert found.widths[number] == pytest.approx(2 * hole_depth(hole).max(), abs=1e-5)
        assert found.sizes[number] == hole.sum()
        np.testing.assert_allclose(found.depth[hole], hole_depth(hole)[hole], atol=1e-5)
    np.testing.assert_array_equal(found.chosen(found.widths > 0), specks > 0)
    assert not found.depth[specks == 0].any()


def test_without_holes_there_are_none_of_the_network(thin):
    assert not network_holes(np.zeros_like(thin), 1).any()


def test_smooth_thin_holes_get_the_first_filling_within_the_range_of_their_rim(image, thin):
    result = create_engine("auto", texture=0).restore(image, thin)
    first = FirstFilling().restore(image, thin)
    rim = np.concatenate([image[19, 4:181], image[24, 4:181], image[19:25, 4], image[19:25, 180]])
    np.testing.assert_array_equal(
        result, np.where(thin[..., None], first.clip(rim.min(axis=0), rim.max(axis=0)), image)
    )


def test_smooth_thin_holes_are_closer_to_the_truth_than_fast_marchings(image, thin):
    engines = create_engine("auto", texture=0), create_engine("fmm")
    errors = [np.square(engine.restore(image, thin) - image)[thin].mean() for engine in engines]
    assert errors[0] < 0.97 * errors[1]


def test_wide_holes_are_the_networks_and_thin_ones_beside_them_are_not(image, thin, wide):
    result = create_engine("auto", texture=0).restore(image, thin | wide)
    first = FirstFilling().restore(image, thin | wide)
    assert np.abs(result - first)[thin].mean() < 1e-3
    assert not np.array_equal(result[wide], first[wide])


def test_the_network_is_not_loaded_for_dust_and_thin_scratches(image, thin):
    engine = AutoEngine(AutoOptions())
    specks = np.zeros_like(thin)
    specks[60:70, 30:40] = specks[100:103, 80:83] = True
    engine.restore(image, thin | specks)
    assert engine._network is None


def test_detail_comes_last_and_lies_on_narrow_and_wide_holes(image, thin, wide):
    thin[24] = thin[20]  # as wide as holes in which grain is missed
    grainy = image + np.random.default_rng(0).normal(0, 0.05, image.shape).astype(np.float32)
    mask = thin | wide
    smooth, full = (create_engine("auto", texture=texture).restore(grainy, mask) for texture in (0, 100))
    change = np.abs(full - smooth)
    assert change[thin].mean() > 0
    assert change[wide].mean() > 0
    np.testing.assert_array_equal(full[~mask], grainy[~mask])


@pytest.mark.parametrize("width", [2, 3, 8])
def test_grain_lies_in_holes_in_which_it_would_be_missed(width):
    grainy = np.random.default_rng(0).normal(0.5, 0.05, (120, 160, 1)).astype(np.float32)
    mask = np.zeros((120, 160), bool)
    mask[60 : 60 + width, 20:60] = True
    plain, detailed = (create_engine("auto", texture=texture).restore(grainy, mask) for texture in (0, 100))
    assert (plain[mask] != detailed[mask]).any() == (width > 3)


def test_on_a_smooth_photo_there_is_no_more_detail_in_the_hole_than_around_it(wide):
    rows, columns = np.indices(wide.shape, np.float32)
    sky = (0.4 + 0.1 * np.sin(rows / 60) + 0.1 * np.cos(columns / 70))[..., np.newaxis].repeat(3, axis=2)
    for noise in (0, 0.004, 0.02):
        grain = np.random.default_rng(1).normal(0, 1, sky.shape).astype(np.float32)
        photo = (sky + np.float32(noise) * grain).astype(np.float32)
        result = create_engine("auto", texture=100).restore(photo, wide)
        inside = np.zeros_like(wide)
        inside[62:98, 52:88] = True
        around = ~wide
        around[58:102, 48:92] = False
        found = energy(result.mean(axis=2))
        assert found[inside[1:-1, 1:-1]].mean() <= 1.1 * found[around[1:-1, 1:-1]].mean() + 1e-8


def test_other_seeds_give_other_detail_and_the_same_one_the_same(image, wide):
    grainy = image + np.random.default_rng(0).normal(0, 0.05, image.shape).astype(np.float32)
    one, again, other = (create_engine("auto", seed=seed).restore(grainy, wide) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)


def test_around_specks_it_is_shown_what_it_looks_at():
    assert INFO.specks.context >= max(grain.CONTEXT, MARGIN)
    assert INFO.specks.reach == create_engine("fmm").info.reach
    assert TEXTURE.specks.context >= MARGIN
    assert TEXTURE.specks.reach == create_engine("fmm").info.reach


def test_values_stay_within_those_around(image, thin):
    result = create_engine("auto", texture=0).restore(image, thin)
    kept = FirstFilling().restore(image, thin)
    for _ in keep(kept, np.flatnonzero(thin)):
        pass
    np.testing.assert_array_equal(result, kept)


def test_it_is_what_one_gets_without_choosing():
    from inpaint_studio import inpaint

    photo, mask = data.coffee()[100:160, 200:290], np.zeros((60, 90), bool)
    mask[20:24, 5:80] = True
    np.testing.assert_array_equal(inpaint(photo, mask), inpaint(photo, mask, engine="auto"))
    assert "inpaint_studio.engines.auto.engine" in sys.modules
