"""Sampling copies pixels that meet, interpolates others, and never reads beyond the source."""

import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.healing.placement import Placement, Turn
from inpaint_studio.healing.sampling import sample

SHAPE = (20, 30)


def reader(pixels):
    def read(region):
        assert region.clipped(pixels.shape) == region
        return pixels[region.slices]

    return read


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("flips", [(False, False), (True, False), (False, True)])
def test_each_pixel_is_the_one_that_the_placement_names(degrees, flips):
    pixels = np.random.default_rng(1).integers(0, 255, (*SHAPE, 3), np.uint8)
    placement = Placement.between((9, 14), (40, 50), Turn(*flips, degrees))
    region = Region(25, 38, 52, 66)
    values, is_there = sample(reader(pixels), SHAPE, placement, region)
    for row in range(region.top, region.bottom):
        for column in range(region.left, region.right):
            down, right = (int(each // 1) for each in placement.of((row + 0.5, column + 0.5)))
            place = row - region.top, column - region.left
            inside = 0 <= down < SHAPE[0] and 0 <= right < SHAPE[1]
            assert is_there[place] == inside
            assert (values[place] == (pixels[down, right] if inside else 0)).all()


@pytest.mark.parametrize("turn", [Turn(degrees=30), Turn(percent=250), Turn(percent=40, degrees=7)])
def test_a_ramp_stays_a_ramp(turn):
    down, right = np.mgrid[: SHAPE[0], : SHAPE[1]]
    pixels = (0.01 * down + 0.02 * right).astype(np.float32)
    placement = Placement.between((10, 15), (10, 15), turn)
    region = Region(6, 11, 14, 19)
    values, is_there = sample(reader(pixels), SHAPE, placement, region)
    rows, columns = np.mgrid[6:14, 11:19] + 0.5
    at = np.array([placement.of(point) for point in zip(rows.flat, columns.flat, strict=True)]).reshape(8, 8, 2)
    expected = 0.01 * (at[..., 0] - 0.5) + 0.02 * (at[..., 1] - 0.5)
    is_within = (at[..., 0] > 3) & (at[..., 0] < 17) & (at[..., 1] > 3) & (at[..., 1] < 27) & is_there
    assert is_within.sum() > 10
    assert np.abs(values - expected)[is_within].max() < 1e-5


@pytest.mark.parametrize("turn", [Turn(), Turn(degrees=45), Turn(percent=50)])
def test_there_is_nothing_beyond_the_source(turn):
    pixels = np.ones(SHAPE, np.float32)
    values, is_there = sample(reader(pixels), SHAPE, Placement.between((0, 0), (100, 100), turn), Region(0, 0, 9, 9))
    assert not is_there.any()
    assert not values.any()


def test_nearest_pixels_keep_their_numbers():
    pixels = np.random.default_rng(2).integers(0, 3, SHAPE, np.uint8)
    placement = Placement.between((10, 10), (10, 10), Turn(degrees=20))
    values, is_there = sample(reader(pixels), SHAPE, placement, Region(8, 8, 13, 13), is_nearest=True)
    assert values.dtype == np.uint8
    assert is_there.all()
    assert values[2, 2] == pixels[10, 10]
