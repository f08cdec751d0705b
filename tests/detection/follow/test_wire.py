"""Paths along drawn lines stay within a pixel of them."""

import numpy as np
import pytest

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.follow.ridges import TILE, Heights, Ridges
from inpaint_studio.detection.follow.wire import Ridge, Wire
from inpaint_studio.detection.scan import Scan
from tests.detection.follow.lines import COLUMNS, ROWS, away_from, coloured, curved, line, photo, plane, straight

REACH = 5.0


def path_over(photo, middle, *, first=30, last=330, step=20, beside=2.0):
    """Return the path after moves of the pointer along a line, a little beside it."""
    wire, path = Wire(Ridges(Scan(photo)), (middle(first) + beside, first), REACH), ()
    for column in (*range(first + step, last, step), last):
        path = wire.path_to((middle(column) - beside, column), REACH)
    return path


def error(path, middle, step=1):
    """Return how far a path comes from a line at most, in pixels; it goes all along it, by steps of ``step`` pixels."""
    points = np.array(path)
    assert np.abs(np.diff(points, axis=0)).max() <= step
    assert points[0, 1] < 40
    assert points[-1, 1] > 320
    slope = middle(points[:, 1] + 0.5) - middle(points[:, 1] - 0.5)
    return (np.abs(points[:, 0] - middle(points[:, 1])) / np.sqrt(1 + slope**2)).max()


@pytest.mark.parametrize("middle", [straight, curved])
@pytest.mark.parametrize(("width", "height"), [(1, 40), (1, -40), (3, 8), (5, -60), (2, 100)])
def test_a_path_follows_bright_and_dark_lines(middle, width, height):
    assert error(path_over(photo(line(middle, width, height)), middle), middle) <= 1


@pytest.mark.parametrize("width", [2, 5])
def test_noise_does_not_draw_it_away(width):
    assert error(path_over(photo(line(curved, width, 30), noise=5), curved), curved) <= 1


@pytest.mark.parametrize(
    ("width", "height", "noise"), [(2, 2, 0), (4, -3, 0), (2, 4, 1), (4, -6, 1), (2, 9, 2), (4, 13, 4)]
)
def test_faint_lines_are_followed(width, height, noise):
    assert error(path_over(photo(line(curved, width, height), noise=noise), curved), curved) <= 1


@pytest.mark.parametrize("noise", [0, 2])
@pytest.mark.parametrize("difference", [(12, -6, 0), (-2, -2, 18), (0, 0, -14)])
def test_lines_that_differ_in_colour_alone_are_followed(difference, noise):
    drawn = coloured(line(curved, 3, 1.0), difference, noise=noise)
    assert error(path_over(drawn, curved), curved) <= 1


def test_gaps_are_crossed():
    drawn, is_gap = line(curved, 2, 40), np.arange(COLUMNS) // 15 % 4 == 0
    drawn[:, is_gap] = 0
    path = path_over(photo(drawn), curved)
    assert error([point for point in path if not is_gap[int(point[1])]], curved, step=16) <= 1
    # Within a gap nothing tells how the line would bend.
    assert error(path, curved) <= 2


def test_a_line_that_crosses_does_not_draw_it_away():
    crossing = line(lambda column: 240 - curved(column), 3, 90)
    assert error(path_over(photo(np.maximum(line(curved, 2, 40), crossing)), curved), curved) <= 1


def test_neither_does_a_stronger_edge_beside_it():
    edge = np.where(np.mgrid[:ROWS, :COLUMNS][0] > curved(np.arange(COLUMNS) + 0.5) + 6, 80, 0)
    assert error(path_over(photo(line(curved, 2, 25), edge, base=60), curved), curved) <= 1


def test_nor_a_stronger_line_beside_it():
    other = line(lambda column: curved(column) + 14, 3, 100)
    assert error(path_over(photo(line(curved, 2, 30), other), curved), curved) <= 1


def test_what_stands_out_much_more_counts_less_than_the_line_itself():
    levels = np.array([[0, 4, 8, 12, 40]], np.float32)
    share = Ridge(8.0, is_bright=True, least=1.0).relative(Heights(levels, np.zeros_like(levels)))[0]
    assert share[:4] == pytest.approx([0, 0.5, 1, 1])
    assert 0.3 < share[4] < 0.7


def test_where_hardly_anything_is_seen_no_way_round_is_taken():
    drawn = [photo(line(straight, 2, 2), noise=4, seed=seed) for seed in range(6)]
    lengths = [len(path_over(each, straight, first=100, last=180, beside=0.5)) for each in drawn]
    assert np.mean(lengths) <= 84  # 81 pixels is the shortest way


def test_one_long_move_finds_what_many_short_ones_find():
    drawn = photo(line(curved, 2, 40), noise=3)
    assert path_over(drawn, curved, step=300) == path_over(drawn, curved, step=7)


def test_depth_and_channels_make_no_difference():
    gray = plane(line(curved, 2, 40), noise=3)
    expected = path_over(Photo(gray), curved)
    deep = gray.astype(np.uint16) * np.uint16(257)
    for other in (deep, np.stack([gray] * 3, axis=-1), np.stack([deep] * 3, axis=-1)):
        assert path_over(Photo(np.ascontiguousarray(other)), curved) == expected


def test_inks_are_followed_as_colours_are():
    inks = np.zeros((ROWS, COLUMNS, 4), np.uint8)
    inks[..., 3] = 255 - plane(line(curved, 2, 40))
    assert error(path_over(Photo(inks), curved), curved) <= 1


def test_ridges_are_the_same_whatever_is_asked_for_first():
    drawn = photo(line(curved, 4, 40), noise=4)
    ridges = Ridges(Scan(drawn))
    ridges.tile(1, 2)
    whole = Ridges(Scan(drawn)).heights(drawn.region)
    part = drawn.region.tiles(TILE)
    for region in part:
        heights = ridges.heights(region)
        assert np.array_equal(heights.bright, whole.bright[region.slices])
        assert np.array_equal(heights.dark, whole.dark[region.slices])


def test_an_edge_is_no_ridge_and_a_plain_photo_has_none():
    edge = np.where(np.arange(COLUMNS) > 170, 100.0, 0.0) * np.ones((ROWS, 1))
    for drawn in (photo(edge, base=60), Photo(np.full((ROWS, COLUMNS), 90, np.uint8))):
        heights = Ridges(Scan(drawn)).heights(drawn.region)
        assert max(heights.bright.max(), heights.dark.max()) <= 2


def test_ridges_are_highest_in_the_middle_of_lines():
    for width in (1, 2, 4, 9, 16):
        drawn = photo(line(lambda column: 120.5 + 0 * column, width, 50))
        bright = Ridges(Scan(drawn)).heights(drawn.region).bright[:, 100:260]
        away = away_from(lambda column: 120.5 + 0 * column)[:, 100:260]
        assert away[bright == bright.max()].max() <= max(width / 4, 0.5)
        assert bright.max() >= 40


def test_beside_the_photo_the_nearest_pixel_counts():
    wire = Wire(Ridges(Scan(photo(line(straight, 2, 40)))), (-20.0, -9.0), REACH)
    assert wire.start == (0.5, 0.5)
    assert wire.path_to((ROWS + 50.0, COLUMNS + 8.0), REACH)[-1] == (ROWS - 0.5, COLUMNS - 0.5)


def test_without_a_line_it_goes_to_the_pointer():
    wire = Wire(Ridges(Scan(Photo(np.full((ROWS, COLUMNS), 90, np.uint8)))), (100.2, 100.7), REACH)
    path = wire.path_to((120.4, 130.9), REACH)
    assert (path[0], path[-1]) == ((100.5, 100.5), (120.5, 130.5))
