import cv2
import numpy as np
import pytest

from inpaint_studio.detection.pieces import pieces_of
from inpaint_studio.detection.spread import spread


def of(plane):
    pieces = pieces_of(plane, 1)
    return spread(pieces.rows, pieces.begins, pieces.ends, pieces.owners, pieces.count)


@pytest.mark.parametrize("angle", [0, 20, 45, 70, 90, 110, 135, 160])
def test_a_line_is_as_long_as_it_is_and_lies_along_its_direction(angle):
    plane = np.zeros((200, 200), np.uint8)
    way = np.sin(np.deg2rad(angle)), np.cos(np.deg2rad(angle))
    first, second = ([round(100 + sign * 60 * part) for part in way] for sign in (-1, 1))
    cv2.line(plane, first[::-1], second[::-1], 255, 1)
    found = of(plane)
    assert found.lengths[0] == pytest.approx(120, abs=2)
    assert (found.rows[0], found.columns[0]) == pytest.approx((100, 100), abs=0.6)
    assert abs(found.down[0] * way[0] + found.across[0] * way[1]) == pytest.approx(1, abs=1e-3)
    assert np.hypot(found.down[0], found.across[0]) == pytest.approx(1)


def test_a_square_has_its_side_for_a_length():
    plane = np.zeros((50, 50), np.uint8)
    plane[10:20, 10:20] = 1
    found = of(plane)
    assert (found.areas[0], found.lengths[0]) == pytest.approx((100, 10))
    assert np.hypot(found.down[0], found.across[0]) == pytest.approx(1)
