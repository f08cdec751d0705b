import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.layers import MaskLayer
from inpaint_studio.ui.canvas.render.looks import Tint
from inpaint_studio.ui.canvas.render.tiles import TILE, TileCache, TileKey

TINT = Tint((255, 0, 0), 0.5)


class Plane:
    """A plane to make tiles from, which tells what has been read of it."""

    def __init__(self, pixels):
        self.pixels = pixels
        self.read_regions = []

    def read(self, region):
        self.read_regions.append(region)
        return self.pixels[region.slices]

    def layer(self):
        layer = MaskLayer(self.read, TINT)
        layer.open(self.pixels.shape)
        return layer


def whole(tiles, level):
    return tiles.read(level, Region.of(tiles.level_shape(level)))


def random_mask(rows, columns, seed=1):
    return np.where(np.random.default_rng(seed).random((rows, columns)) < 0.02, np.uint8(255), np.uint8(0))


def test_nothing_is_made_before_it_is_looked_at():
    plane = Plane(np.zeros((5000, 5000), np.uint8))
    tiles = plane.layer().tiles
    assert not plane.read_regions
    tiles.fresh(TileKey(0, 3, 4))
    assert [region.area for region in plane.read_regions] == [(TILE + 2) ** 2]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_making_what_changed_is_as_good_as_making_everything_anew(data):
    rows, columns = data.draw(st.integers(1, 700)), data.draw(st.integers(257, 700))
    top, left = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    region = Region(top, left, data.draw(st.integers(top + 1, rows)), data.draw(st.integers(left + 1, columns)))
    plane = Plane(random_mask(rows, columns))
    tiles = plane.layer().tiles
    for level in range(tiles.count):
        whole(tiles, level)
    plane.pixels[region.slices] = random_mask(region.height, region.width, data.draw(st.integers(2, 99)))
    tiles.invalidate(region)
    fresh = plane.layer().tiles
    for level in range(tiles.count):
        np.testing.assert_array_equal(whole(tiles, level), whole(fresh, level))


def test_only_what_changed_is_read_again():
    plane = Plane(random_mask(3000, 3000))
    tiles = plane.layer().tiles
    whole(tiles, 1)
    plane.read_regions.clear()
    tiles.invalidate(Region(700, 800, 720, 830))
    whole(tiles, 1)
    assert sum(region.area for region in plane.read_regions) <= 22 * 32


def test_neighbours_share_a_border_and_know_when_it_has_changed():
    plane = Plane(np.zeros((600, 600), np.uint8))
    tiles = plane.layer().tiles
    for column in (0, 1):
        tiles.fresh(TileKey(0, 0, column))
    plane.pixels[5, TILE] = 255
    tiles.invalidate(Region(5, TILE, 6, TILE + 1))
    for column in (0, 1):
        tile = tiles.fresh(TileKey(0, 0, column))
        assert tile.pixels[5 - tile.place.top, TILE - tile.place.left] == 255


def test_a_region_beyond_the_edge_counts_as_far_as_it_lies_inside():
    plane = Plane(np.zeros((400, 400), np.uint8))
    tiles = plane.layer().tiles
    whole(tiles, 1)
    plane.pixels[390:, 390:] = 255
    tiles.invalidate(Region(390, 390, 450, 450))
    assert whole(tiles, 1)[195:, 195:].all()


def test_a_line_of_one_pixel_stays_whole_in_every_level_of_a_mask():
    pixels = np.zeros((3000, 900), np.uint8)
    pixels[:, 451] = 255
    tiles = Plane(pixels).layer().tiles
    for level in range(tiles.count):
        assert (whole(tiles, level).max(axis=1) == 255).all()


def test_tiles_are_kept_within_a_bound_the_last_used_longest():
    made = []

    def make(level, region):
        made.append(region)
        return np.ones((region.height, region.width), np.uint8)

    size = TILE * TILE
    tiles = TileCache((10 * TILE, TILE), make, max_bytes=4 * (size + 4 * TILE))
    for row in range(10):
        tiles.fresh(TileKey(0, row, 0))
        tiles.fresh(TileKey(0, 0, 0))
        assert tiles.nbytes <= tiles.max_bytes
    assert len(made) == 10
    tiles.fresh(TileKey(0, 1, 0))
    assert len(made) == 11


@pytest.mark.parametrize("level", [0, 2])
def test_of_a_changed_tile_only_what_has_changed_is_told_to_be_made(level):
    tiles, key = Plane(random_mask(2000, 2000)).layer().tiles, TileKey(level, 0, 0)
    assert tiles.stale_region(key) == key.photo_region
    tiles.fresh(key)
    assert tiles.stale_region(key).is_empty
    changed = Region(40, 60, 100, 90)
    tiles.invalidate(changed)
    told = tiles.stale_region(key)
    assert told.union(changed) == told
    assert told.area <= changed.padded(1 << level).area
    tiles.fresh(key)
    assert tiles.stale_region(key).is_empty


def test_blank_tiles_take_no_room():
    tiles = Plane(np.zeros((2000, 2000), np.uint8)).layer().tiles
    assert not whole(tiles, 0).any()
    assert tiles.nbytes == 0


@pytest.mark.parametrize("shape", [(8000, 8000), (1, 20000), (300, 7)])
def test_a_level_has_at_least_the_pixels_that_are_shown(shape):
    tiles = TileCache(shape, lambda level, region: None, 1)
    for scale in (64, 1, 0.75, 0.5, 0.4, 0.25, 0.1):
        level = tiles.level_for(scale)
        assert 2.0**-level >= scale or level == 0
    assert tiles.level_for(0.51) == 0
    assert tiles.level_for(1e-9) == tiles.count - 1
    assert max(tiles.level_shape(tiles.count - 1)) <= TILE
