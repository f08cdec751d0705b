import pytest
from hypothesis import given
from hypothesis import strategies as st

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.transform import MAX_SCALE, MIN_SCALE, STEPS, ViewTransform, fitted, next_step

scales = st.floats(0.01, 60)
places = st.floats(-1000, 1000)
transforms = st.builds(ViewTransform, scales, places, places)


@given(transforms, places, places)
def test_there_and_back_is_the_same_place(transform, row, column):
    assert transform.to_photo(*transform.to_view(row, column)) == pytest.approx((row, column), abs=1e-6)


@given(transforms, st.floats(0.001, 100), places, places)
def test_zooming_keeps_what_is_at_the_point(transform, scale, x, y):
    zoomed = transform.zoomed(scale, x, y)
    assert zoomed.scale == min(max(scale, MIN_SCALE), MAX_SCALE)
    assert zoomed.to_view(*transform.to_photo(x, y)) == pytest.approx((x, y), abs=1e-4)


@given(transforms, places, places)
def test_scrolling_moves_every_place_by_the_same(transform, x, y):
    before, after = transform.to_view(3, 4), transform.scrolled(x, y).to_view(3, 4)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((x, y), abs=1e-6)


@given(transforms, st.integers(1, 5000), st.integers(1, 5000), st.integers(50, 3000), st.integers(50, 2000))
def test_a_held_photo_is_always_to_be_seen(transform, rows, columns, width, height):
    held = transform.held((rows, columns), width, height)
    left, top = held.to_view(0, 0)
    right, bottom = held.to_view(rows, columns)
    assert left < width
    assert top < height
    assert right > 0
    assert bottom > 0
    if right - left <= width:
        assert left + right == pytest.approx(width, abs=1e-3)


@given(st.integers(1, 9000), st.integers(1, 9000), st.integers(100, 3000), st.integers(100, 2000))
def test_a_fitted_photo_lies_within_the_margins(rows, columns, width, height):
    transform = fitted((rows, columns), width, height, 16)
    left, top = transform.to_view(0, 0)
    right, bottom = transform.to_view(rows, columns)
    assert transform.scale <= 1
    assert min(left, top, width - right, height - bottom) >= 16 - 1e-6


@given(st.floats(-50, 50), st.integers(1, 40))
def test_at_100_percent_a_region_covers_as_many_device_pixels_as_it_has(left, width):
    first, _, last, _ = ViewTransform(1.0, 0.0, left).view_rect(Region(0, 0, 1, width))
    assert last - first == width


@given(transforms, st.integers(0, 100), st.integers(1, 100), st.integers(1, 100))
def test_neighbouring_regions_share_no_device_pixel_and_leave_none_between(transform, left, first, second):
    middle = left + first
    one = transform.view_rect(Region(0, left, 1, middle))
    other = transform.view_rect(Region(0, middle, 1, middle + second))
    assert one[2] == other[0]


def test_the_steps_go_through_100_percent_up_and_down():
    assert list(STEPS) == sorted(set(STEPS))
    assert 1.0 in STEPS
    scale, seen = STEPS[0], [STEPS[0]]
    while (scale := next_step(scale, 1)) != seen[-1]:
        seen.append(scale)
    assert tuple(seen) == STEPS
    assert next_step(0.9, 1) == 1.0
    assert next_step(1.1, -1) == 1.0
    assert next_step(STEPS[0], -1) == STEPS[0]
