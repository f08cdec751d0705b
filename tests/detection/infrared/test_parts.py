import numpy as np
import pytest

from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.infrared.base import CELL, Grid
from inpaint_studio.detection.infrared.leak import SIDE, leak_of
from inpaint_studio.detection.infrared.logs import EIGHTHS, LOGS, STEPS, Logs
from inpaint_studio.detection.infrared.registration import shift_of
from tests.detection.infrared.film import film

TILES = [Region(row, column, row + SIDE, column + SIDE) for row in (11, 70, 125) for column in (11, 80, 150)]


@pytest.mark.parametrize("shift", [(0, 0), (0.5, -2.25), (-2.75, 1.5), (6, -6)])
@pytest.mark.parametrize("is_bright", [False, True])
def test_a_shift_is_found_to_a_quarter_of_a_pixel(shift, is_bright):
    photo, plane = film(shift=shift, leak=0.03, is_bright=is_bright)
    found = np.array(shift_of(Logs(Photo(photo), plane), TILES)) / EIGHTHS
    assert np.abs(found - shift).max() <= 0.25


def test_planes_that_have_nothing_in_common_are_not_shifted():
    plane = np.random.default_rng(1).integers(40000, 41000, (200, 230)).astype(np.uint16)
    assert shift_of(Logs(Photo(film()[0]), plane), TILES) == (0, 0)


def test_a_shift_of_whole_pixels_moves_the_plane_and_its_border_goes_on():
    photo, plane = film()
    logs = Logs(Photo(photo), plane, (2 * EIGHTHS, -3 * EIGHTHS))
    moved = logs.infrared(Region(0, 0, *plane.shape))
    assert np.array_equal(moved[:-2, 3:], LOGS[plane[2:, :-3]])
    assert np.array_equal(moved[:, :3], moved[:, 3:4].repeat(3, axis=1))
    assert logs.covered == Region(0, 3, plane.shape[0] - 2, plane.shape[1])
    part = Region(5, 0, 90, 40)
    assert np.array_equal(logs.infrared(part), moved[part.slices])


@pytest.mark.parametrize("leak", [0.05, 0.25])
def test_the_leak_is_the_power_with_which_the_photo_remains(leak):
    photo, plane = film(leak=leak, noise=0.001)
    found = leak_of(Logs(Photo(photo), plane), TILES)
    dark, bright = 15000, 45000
    expected = leak * np.log2(bright / dark) * STEPS
    red = found.curves[0]
    assert red[bright] - red[dark] == pytest.approx(expected, rel=0.15)
    for other in found.curves[1:]:
        assert abs(other[bright] - other[dark]) < 0.15 * expected


def test_a_grid_holds_the_medians_of_its_cells_and_runs_straight_between_them():
    plane = np.random.default_rng(0).integers(0, 999, (3 * CELL, 2 * CELL + 5)).astype(np.int32)
    grid = Grid.empty(plane.shape)
    grid.put(0, plane[:CELL])
    grid.put(CELL, plane[CELL:])
    assert grid.values.shape == (3, 3)
    assert grid.values[1, 1] == np.floor(np.median(plane[CELL : 2 * CELL, CELL : 2 * CELL]))
    ramp = Grid((np.arange(3)[:, np.newaxis] * 2 * CELL + np.arange(3) * 4 * CELL).astype(np.int32))
    found = ramp.at(Region(0, 0, 3 * CELL, 3 * CELL))
    inner = found[CELL // 2 : -CELL // 2, CELL // 2 : -CELL // 2]
    assert (np.abs(np.diff(inner, axis=0) - 2) <= 1).all()
    assert (np.abs(np.diff(inner, axis=1) - 4) <= 1).all()
    assert np.array_equal(ramp.at(Region(7, 3, 20, 40)), found[7:20, 3:40])


def test_a_smoothed_grid_does_not_see_a_large_speck():
    values = np.full((12, 12), 100, np.int32)
    values[4:8, 4:8] = -900
    assert (Grid(values).smoothed().values == 100).all()
