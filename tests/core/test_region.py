import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inpaint_studio.core.region import NOWHERE, Region, joined

SHAPE = (12, 9)
regions = st.builds(Region, *[st.integers(-6, 18)] * 4)
inside = st.builds(
    lambda top, left, height, width: Region(top, left, top + height, left + width),
    st.integers(0, 8), st.integers(0, 8), st.integers(0, 20), st.integers(0, 20),
)  # fmt: skip
few = settings(derandomize=True, deadline=None, max_examples=150)


def pixels_of(region):
    return {(row, column) for row in range(region.top, region.bottom) for column in range(region.left, region.right)}


def test_a_region_of_an_array_covers_it_whatever_its_channels():
    array = np.zeros((4, 7, 3))
    region = Region.of(array.shape)
    assert (region.height, region.width, region.area) == (4, 7, 28)
    assert array[region.slices].shape == array.shape


@few
@given(regions)
def test_the_area_counts_the_pixels(region):
    assert region.area == len(pixels_of(region))
    assert region.is_empty == (not pixels_of(region))


@few
@given(regions, regions)
def test_the_intersection_holds_exactly_the_pixels_that_both_share(one, other):
    assert pixels_of(one.intersection(other)) == pixels_of(one) & pixels_of(other)


@few
@given(regions, regions)
def test_the_union_is_the_smallest_region_that_holds_both(one, other):
    union = one.union(other)
    held = pixels_of(one) | pixels_of(other)
    assert held <= pixels_of(union)
    if held:
        rows, columns = zip(*held, strict=True)
        assert union == Region(min(rows), min(columns), max(rows) + 1, max(columns) + 1)
    else:
        assert union.is_empty


@few
@given(regions)
def test_a_clipped_region_selects_only_its_own_pixels_even_where_it_has_none(region):
    array = np.zeros(SHAPE, np.uint8)
    array[region.clipped(SHAPE).slices] = 1
    expected = {(row, column) for row, column in pixels_of(region) if 0 <= row < SHAPE[0] and 0 <= column < SHAPE[1]}
    assert set(map(tuple, np.argwhere(array).tolist())) == expected


@few
@given(inside, st.integers(1, 7))
def test_tiles_cover_a_region_once_and_follow_the_grid(region, size):
    tiles = list(region.tiles(size))
    covered = [pixel for tile in tiles for pixel in pixels_of(tile)]
    assert len(covered) == len(set(covered))
    assert set(covered) == pixels_of(region)
    for tile in tiles:
        assert tile.top // size == (tile.bottom - 1) // size
        assert tile.left // size == (tile.right - 1) // size


@pytest.mark.parametrize("empty", [NOWHERE, Region(3, 3, 3, 8), Region(5, 5, 2, 9)])
def test_an_empty_region_stays_empty_when_padded_and_adds_nothing(empty):
    other = Region(1, 2, 3, 4)
    assert empty.padded(5).is_empty
    assert empty.union(other) == other
    assert other.union(empty) == other
    assert list(empty.tiles(2)) == []


def test_padding_and_moving_shift_every_side():
    assert Region(4, 5, 6, 8).padded(2) == Region(2, 3, 8, 10)
    assert Region(4, 5, 6, 8).moved(-4, 1) == Region(0, 6, 2, 9)


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_joined_cells_hold_the_same_pixels_in_fewer_regions(cells):
    regions = [Region(row * 8, column * 8, row * 8 + 8, column * 8 + 8) for row, column in cells]
    before, after = np.zeros((48, 48), int), np.zeros((48, 48), int)
    for region in regions:
        before[region.slices] += 1
    found = joined(regions)
    for region in found:
        after[region.slices] += 1
    np.testing.assert_array_equal(before, after)
    assert len(found) <= len(regions)


def test_a_whole_row_of_cells_becomes_one_region():
    assert joined(Region(0, 0, 40, 1000).tiles(8)) == [Region(top, 0, top + 8, 1000) for top in range(0, 40, 8)]
