"""A membrane continues constants and linear ramps exactly, and is what Laplace's equation says."""

import cv2
import numpy as np
import pytest

from inpaint_studio.healing.membrane import membrane

CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))


def disc(rows, columns, radius):
    down, right = np.mgrid[:rows, :columns]
    return (down - rows // 2) ** 2 + (right - columns // 2) ** 2 <= radius * radius


def stroke(rows, columns):
    """Return a bent stroke with a notch and an island in it, nowhere wider than 9 pixels."""
    inside = np.zeros((rows, columns), np.uint8)
    cv2.polylines(inside, [np.array([[8, 8], [columns // 2, rows - 9], [columns - 9, 9]])], False, 1, 9)
    inside[rows // 2 - 2 : rows // 2 + 2] = 0
    inside[10, 10] = 0
    return inside != 0


REGIONS = {
    "disc": disc(61, 64, 26),
    "wide disc": disc(200, 190, 90),
    "stroke": stroke(50, 90),
    "line": stroke(50, 90) & (np.arange(90) % 7 != 3),
    "pixel": disc(9, 9, 0),
}


def rim_of(inside):
    return (cv2.dilate(inside.astype(np.uint8), CROSS) != 0) & ~inside


def continued(inside, values):
    rim = rim_of(inside)
    return membrane(inside, rim, values[rim])


@pytest.mark.parametrize("inside", REGIONS.values(), ids=REGIONS)
def test_constants_and_ramps_come_out_exactly(inside):
    down, right = np.mgrid[: inside.shape[0], : inside.shape[1]]
    values = np.dstack([np.full(inside.shape, 0.37), 0.002 * down - 0.001 * right, 0.004 * right - 0.1])
    found = continued(inside, values)
    assert np.abs(found - values)[inside].max() < 1e-7


@pytest.mark.parametrize("inside", [REGIONS["disc"], REGIONS["stroke"]], ids=["disc", "stroke"])
def test_it_is_what_an_exact_solution_of_all_pixels_is(inside):
    values = np.random.default_rng(1).normal(0.5, 0.1, (*inside.shape, 1))
    places = np.full(inside.shape, -1)
    places[inside] = np.arange(inside.sum())
    system, right_side = np.zeros((inside.sum(),) * 2), np.zeros(inside.sum())
    for row, column in np.argwhere(inside):
        own = places[row, column]
        for near in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            system[own, own] += 1
            if inside[near]:
                system[own, places[near]] -= 1
            else:
                right_side[own] += values[(*near, 0)]
    exact = np.linalg.solve(system, right_side)
    found = continued(inside, values)[inside][:, 0]
    # The disc is deep enough for coarser unknowns in its middle, between which the solution is linear.
    assert np.abs(found - exact).max() < (1e-6 if inside is REGIONS["stroke"] else 2e-3)


def test_it_stays_between_the_values_of_its_rim():
    inside = REGIONS["wide disc"]
    values = np.random.default_rng(2).uniform(0.2, 0.9, (*inside.shape, 3))
    found, rim = continued(inside, values)[inside], values[rim_of(inside)]
    assert (found.min(axis=0) >= rim.min(axis=0)).all()
    assert (found.max(axis=0) <= rim.max(axis=0)).all()


def test_parts_that_do_not_touch_have_no_say_in_each_other():
    inside = np.zeros((40, 90), np.bool_)
    inside[10:30, 10:30] = inside[10:30, 60:80] = True
    values = np.zeros((40, 90, 1))
    values[:, 45:] = 1.0
    found = continued(inside, values)
    assert np.abs(found[10:30, 10:30]).max() < 1e-8
    assert np.abs(found[10:30, 60:80] - 1).max() < 1e-8
