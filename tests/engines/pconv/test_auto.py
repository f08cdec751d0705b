"""The engine that chooses: thin holes get the first filling, wide ones are restored by the network."""

import numpy as np
import pytest
from skimage import data

from inpaint_studio.engines.pconv.auto import wide_holes
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.registry import create_engine


@pytest.fixture
def image():
    return data.astronaut()[:150, 100:290].astype(np.float32) / 255


@pytest.fixture
def thin():
    mask = np.zeros((150, 190), bool)
    mask[20:25, 5:180] = True
    return mask


@pytest.fixture
def wide():
    mask = np.zeros((150, 190), bool)
    mask[60:100, 50:90] = True
    return mask


@pytest.mark.parametrize("width", [1, 2, 5, 8, 9])
def test_a_band_is_wide_from_its_width_on(width):
    mask = np.zeros((60, 60), bool)
    mask[20 : 20 + width, 5:50] = True
    np.testing.assert_array_equal(wide_holes(mask, width), mask)
    assert not wide_holes(mask, width + 2).any()


def test_a_hole_is_wide_as_a_whole(thin, wide):
    tail = np.zeros_like(wide)
    tail[78:80, 90:150] = True
    np.testing.assert_array_equal(wide_holes(wide | tail | thin, 10), wide | tail)


def test_thin_holes_get_the_first_filling_within_the_range_of_their_rim(image, thin):
    result = create_engine("auto").restore(image, thin)
    first = FirstFilling().restore(image, thin)
    rim = np.concatenate([image[19, 4:181], image[25, 4:181], image[19:26, 4], image[19:26, 180]])
    np.testing.assert_array_equal(
        result, np.where(thin[..., None], first.clip(rim.min(axis=0), rim.max(axis=0)), image)
    )


def test_thin_holes_are_closer_to_the_truth_than_fast_marchings(image, thin):
    errors = [np.square(create_engine(name).restore(image, thin) - image)[thin].mean() for name in ("auto", "fmm")]
    assert errors[0] < 0.97 * errors[1]


def test_grain_comes_last_and_lies_on_thin_and_wide_holes(image, thin, wide):
    smooth = create_engine("auto").restore(image, thin | wide)
    grainy = create_engine("auto", grain="match").restore(image, thin | wide)
    change = np.abs(grainy - smooth)
    assert change[thin].mean() > 0
    assert change[wide].mean() > 0
    np.testing.assert_array_equal(grainy[~(thin | wide)], image[~(thin | wide)])


def test_wide_holes_are_the_networks_and_thin_ones_beside_them_are_not(image, thin, wide):
    result = create_engine("auto").restore(image, thin | wide)
    first = FirstFilling().restore(image, thin | wide)
    assert np.abs(result - first)[thin].mean() < 1e-3
    assert not np.array_equal(result[wide], first[wide])
    known = np.where(thin[..., None], first, image)
    np.testing.assert_array_equal(result[wide], create_engine("pconv").restore(known, wide)[wide])
