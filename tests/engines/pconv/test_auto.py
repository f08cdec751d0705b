"""The engine that chooses: thin holes come out as by Fast Marching, wide ones as by the network."""

import numpy as np
import pytest
from skimage import data

from inpaint_studio.engines.pconv.auto import wide_holes
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


def test_thin_holes_are_fast_marchings(image, thin):
    result = create_engine("auto").restore(image, thin)
    np.testing.assert_array_equal(result, create_engine("fmm").restore(image, thin))


def test_wide_holes_are_the_networks_and_thin_ones_beside_them_are_not(image, thin, wide):
    result = create_engine("auto").restore(image, thin | wide)
    marched = create_engine("fmm").restore(image, thin | wide)
    np.testing.assert_array_equal(result[thin], marched[thin])
    assert not np.array_equal(result[wide], marched[wide])
    known = np.where(thin[..., None], marched, image)
    np.testing.assert_array_equal(result[wide], create_engine("pconv").restore(known, wide)[wide])
