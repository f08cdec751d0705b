"""Placements say which point of the source a point of the photo takes from."""

import pytest

from inpaint_studio.healing.placement import Placement, Turn


def test_points_move_with_each_other():
    placement = Placement.between((10.2, 20.9), (50.5, 60.1), Turn())
    assert placement.of((50.5, 60.5)) == (10.5, 20.5)
    assert placement.of((53.5, 58.5)) == (13.5, 18.5)


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (Turn(), (1, 2)),
        (Turn(is_mirrored=True), (1, -2)),
        (Turn(is_upside_down=True), (-1, 2)),
        (Turn(degrees=90), (-2, 1)),  # what lay above lies on the right
        (Turn(degrees=180), (-1, -2)),
        (Turn(degrees=270), (2, -1)),
        (Turn(is_mirrored=True, degrees=90), (-2, -1)),
        (Turn(percent=200), (0.5, 1)),
    ],
)
def test_the_source_is_flipped_then_scaled_then_turned(turn, expected):
    placement = Placement((0.5, 0.5), (0.5, 0.5), turn)
    row, column = placement.of((1.5, 2.5))
    assert (row - 0.5, column - 0.5) == expected


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_quarter_turns_let_pixels_meet_pixels(degrees):
    assert Placement.between((3, 4), (8, 9), Turn(True, False, degrees)).is_exact


@pytest.mark.parametrize("turn", [Turn(degrees=15), Turn(percent=110)])
def test_other_turns_do_not(turn):
    assert not Placement.between((3, 4), (8, 9), turn).is_exact
