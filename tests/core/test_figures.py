import numpy as np
import pytest

from inpaint_studio.core.figures import Ellipse, Polygon, Rectangle, Stamp
from inpaint_studio.core.region import Region

SHAPE = (40, 50)


def painted(shape):
    pixels = np.zeros(SHAPE, np.uint8)
    shape.fill(pixels, 255)
    return pixels == 255


def centres():
    rows, columns = np.indices(SHAPE) + 0.5
    return rows, columns


def winding(points, row, column):
    """Return the winding number of the line around a point, edge by edge."""
    count = 0
    for (top, left), (bottom, right) in zip(points, (*points[1:], points[0]), strict=True):
        side = (right - left) * (row - top) - (bottom - top) * (column - left)
        if top <= row < bottom and side > 0:
            count += 1
        elif bottom <= row < top and side < 0:
            count -= 1
    return count


def random_points(rng, count, low=-10.0, high=55.0):
    return tuple((float(row), float(column)) for row, column in rng.uniform(low, high, (count, 2)))


@pytest.mark.parametrize("count", [3, 4, 5, 9])
@pytest.mark.parametrize("seed", range(6))
def test_a_polygon_holds_the_pixels_its_line_goes_round_even_where_it_crosses_itself(count, seed):
    points = random_points(np.random.default_rng(seed), count)
    expected = np.array([[winding(points, r + 0.5, c + 0.5) != 0 for c in range(50)] for r in range(40)])
    np.testing.assert_array_equal(painted(Polygon(points)), expected)


def test_a_polygon_on_the_pixel_grid_is_exact():
    found = painted(Polygon(((3, 4), (3, 20), (15, 20), (15, 4))))
    expected = np.zeros(SHAPE, bool)
    expected[3:15, 4:20] = True
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("points", [(), ((5.2, 5.2),), ((5.2, 5.2), (20.1, 30.3)), ((5.5, 5.5),) * 4])
def test_a_polygon_without_an_inside_paints_nothing(points):
    assert not painted(Polygon(points)).any()


@pytest.mark.parametrize("seed", range(8))
def test_rectangles_and_ellipses_hold_the_centres_inside(seed):
    start, end = random_points(np.random.default_rng(seed), 2)
    rows, columns = centres()
    (top, bottom), (left, right) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    inside = (rows >= top) & (rows < bottom) & (columns >= left) & (columns < right)
    np.testing.assert_array_equal(painted(Rectangle(start, end)), inside)
    down = (rows - (top + bottom) / 2) / ((bottom - top) / 2)
    across = (columns - (left + right) / 2) / ((right - left) / 2)
    np.testing.assert_array_equal(painted(Ellipse(start, end)), down**2 + across**2 <= 1)


@pytest.mark.parametrize("kind", [Rectangle, Ellipse])
def test_a_figure_without_extent_paints_nothing(kind):
    for end in ((8.2, 8.3), (8.2, 30.0), (30.0, 8.3)):
        assert painted(kind((8.2, 8.3), end)).sum() <= 30
    assert not painted(kind((8.2, 8.3), (8.2, 8.3))).any()


@pytest.mark.parametrize("seed", range(5))
def test_the_region_holds_every_pixel(seed):
    points = random_points(np.random.default_rng(seed), 5)
    for shape in (Polygon(points), Rectangle(*points[:2]), Ellipse(*points[:2])):
        found = painted(shape)
        found[shape.region.clipped(SHAPE).slices] = False
        assert not found.any()


def test_a_stamp_paints_its_pixels_and_knows_them():
    inside = np.random.default_rng(1).random((6, 9)) < 0.5
    stamp = Stamp(Region(10, 20, 16, 29), inside)
    expected = np.zeros(SHAPE, bool)
    expected[10:16, 20:29] = inside
    np.testing.assert_array_equal(painted(stamp), expected)
    for row, column in np.ndindex(SHAPE):
        assert stamp.holds((row + 0.3, column + 0.9)) == expected[row, column]
