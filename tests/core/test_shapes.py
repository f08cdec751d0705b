import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Capsule, on_grid

SHAPE = (40, 50)


def painted(capsule, shape=SHAPE):
    pixels = np.zeros(shape, np.uint8)
    capsule.fill(pixels, 255)
    return pixels == 255


def near_the_segment(capsule, shape=SHAPE):
    """Return (H, W) bool: whether the centre of each pixel lies within the radius of the segment."""
    start, end = np.array(capsule.start), np.array(capsule.end)
    along = end - start
    centres = np.moveaxis(np.indices(shape), 0, -1) + 0.5
    length = along @ along
    share = np.clip((centres - start) @ along / length, 0, 1) if length else np.zeros(shape)
    away = np.linalg.norm(centres - start - share[..., np.newaxis] * along, axis=-1)
    return away <= capsule.size / 2 + 1e-9


def random_capsules(count, seed, low=-15.0, high=60.0):
    rng = np.random.default_rng(seed)
    for _ in range(count):
        size = int(rng.choice([1, 2, 3, 4, 7, 12, 25, 60]))
        start, end = (tuple(rng.uniform(low, high, 2).tolist()) for _ in range(2))
        yield Capsule(start, end, size)


def test_a_stroke_holds_the_pixels_whose_centres_are_within_the_radius_of_its_line():
    for capsule in random_capsules(400, seed=1):
        np.testing.assert_array_equal(painted(capsule), near_the_segment(capsule), err_msg=str(capsule))


def test_a_stroke_on_the_grid_holds_the_pixels_on_its_rim_too():
    for capsule in random_capsules(400, seed=2):
        size = capsule.size
        snapped = Capsule(on_grid(capsule.start, size), on_grid(capsule.end, size), size)
        np.testing.assert_array_equal(painted(snapped), near_the_segment(snapped), err_msg=str(snapped))


@pytest.mark.parametrize("end", [(20.5, 41.5), (33.5, 20.5), (20.5, 3.5), (6.5, 20.5), (30.5, 30.5), (10.5, 30.5)])
@pytest.mark.parametrize("size", [1, 2, 3, 8, 15])
def test_level_upright_and_diagonal_strokes_are_exact(end, size):
    capsule = Capsule((20.5, 20.5), end, size)
    np.testing.assert_array_equal(painted(capsule), near_the_segment(capsule))


@pytest.mark.parametrize(("size", "count"), [(1, 1), (2, 4), (3, 9)])
@pytest.mark.parametrize("point", [(10.0, 10.0), (10.5, 10.5), (10.99, 10.01), (10.3, 10.7)])
def test_the_smallest_brushes_paint_full_squares(size, count, point):
    point = on_grid(point, size)
    assert painted(Capsule(point, point, size)).sum() == count


def test_a_brush_of_one_pixel_paints_the_pixel_under_the_pointer():
    point = on_grid((7.9, 4.1), 1)
    assert np.argwhere(painted(Capsule(point, point, 1))).tolist() == [[7, 4]]


@pytest.mark.parametrize("size", range(1, 40))
def test_a_disc_on_the_grid_is_symmetrical(size):
    point = on_grid((20.3, 20.8), size)
    region = Capsule(point, point, size).region
    disc = painted(Capsule(point, point, size), (60, 60))[region.slices]
    assert disc.shape == (size, size)
    for other in (disc[::-1], disc[:, ::-1], disc.T):
        np.testing.assert_array_equal(disc, other)


@pytest.mark.parametrize(("size", "expected"), [(1, (3.5, 7.5)), (3, (3.5, 7.5)), (2, (4.0, 7.0)), (8, (4.0, 7.0))])
def test_odd_brushes_sit_on_pixel_centres_and_even_ones_on_corners(size, expected):
    assert on_grid((3.6, 7.4), size) == expected


def test_the_region_holds_every_pixel_of_the_stroke():
    for capsule in random_capsules(200, seed=3):
        found = painted(capsule)
        found[capsule.region.clipped(SHAPE).slices] = False
        assert not found.any(), capsule


@pytest.mark.parametrize("offset", [(-200, 0), (200, 0), (0, -200), (0, 200), (-200, 200)])
def test_a_stroke_beside_the_photo_paints_nothing(offset):
    start = (20.5 + offset[0], 20.5 + offset[1])
    capsule = Capsule(start, (start[0] + 3, start[1] - 8), 9)
    assert not painted(capsule).any()
    assert capsule.region.clipped(SHAPE).is_empty


def test_a_stroke_across_the_border_paints_its_part_inside():
    capsule = Capsule((-10.5, -10.5), (12.5, 8.5), 6)
    found = painted(capsule)
    assert found.any()
    np.testing.assert_array_equal(found, near_the_segment(capsule))


def test_a_brush_wider_than_the_photo_covers_it():
    assert painted(Capsule((20.0, 25.0), (20.0, 25.0), 200)).all()


def test_a_stroke_changes_nothing_but_its_pixels():
    pixels = np.arange(SHAPE[0] * SHAPE[1], dtype=np.uint8).reshape(SHAPE)
    before = pixels.copy()
    capsule = Capsule((10.5, 10.5), (20.5, 30.5), 5)
    capsule.fill(pixels, 7)
    outside = ~near_the_segment(capsule)
    np.testing.assert_array_equal(pixels[outside], before[outside])
    assert Region.of(SHAPE).intersection(capsule.region) == capsule.region


def test_a_pen_pressed_harder_leaves_what_all_discs_on_its_way_leave():
    rng = np.random.default_rng(5)
    centres = np.moveaxis(np.indices(SHAPE), 0, -1) + 0.5
    for _ in range(16):
        start, end = rng.uniform(-5, 45, (2, 2))
        sizes = rng.integers(1, 30, 2)
        found = painted(Capsule(tuple(start), tuple(end), int(sizes[0]), int(sizes[1])))
        depth = np.full(SHAPE, -np.inf)
        for share in np.linspace(0, 1, 801):
            radius = (sizes[0] + share * (sizes[1] - sizes[0])) / 2
            away = np.linalg.norm(centres - start - share * (end - start), axis=-1)
            depth = np.maximum(depth, radius - away)
        # Between two of the discs tried lies a sliver that neither covers.
        assert found[depth > 1e-6].all()
        assert not found[depth < -0.02].any()
