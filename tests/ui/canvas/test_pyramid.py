import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.pyramid import Pyramid, Reduction


def pyramid_of(pixels, reduction):
    return Pyramid(pixels.shape, lambda region: pixels[region.slices], reduction)


def whole(pyramid, level):
    return pyramid.read(level, Region.of(pyramid.level_shape(level)))


def halved(pixels, reduction):
    """Return every 2 x 2 pixels as one, pixel by pixel; beyond the edge its last pixel goes on."""
    rows, columns = (pixels.shape[0] + 1) // 2, (pixels.shape[1] + 1) // 2
    result = np.empty((rows, columns, *pixels.shape[2:]), float)
    for row in range(rows):
        for column in range(columns):
            four = [
                pixels[min(row * 2 + down, pixels.shape[0] - 1), min(column * 2 + right, pixels.shape[1] - 1)]
                for down in (0, 1)
                for right in (0, 1)
            ]
            result[row, column] = np.max(four, axis=0) if reduction is Reduction.MAX else np.mean(four, axis=0)
    return result


@pytest.mark.parametrize("reduction", Reduction)
@pytest.mark.parametrize("shape", [(300, 421), (257, 300, 3)])
def test_each_level_is_half_of_the_one_before(reduction, shape):
    pixels = np.random.default_rng(1).integers(0, 256, shape, np.uint8)
    pyramid = pyramid_of(pixels, reduction)
    assert pyramid.count >= 2
    before = pixels
    for level in range(1, pyramid.count):
        after = whole(pyramid, level)
        np.testing.assert_allclose(after, halved(before, reduction), atol=0.5)
        before = after


@pytest.mark.parametrize("reduction", Reduction)
def test_the_full_size_is_the_plane_itself_in_8_bits(reduction):
    values = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    seen = whole(pyramid_of(values, reduction), 0)
    assert seen.dtype == np.uint8
    np.testing.assert_array_equal(seen, np.rint(values / 257))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_updating_what_changed_is_as_good_as_building_anew(data):
    rows, columns = data.draw(st.integers(1, 700)), data.draw(st.integers(257, 700))
    top, left = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    region = Region(top, left, data.draw(st.integers(top + 1, rows)), data.draw(st.integers(left + 1, columns)))
    reduction = data.draw(st.sampled_from(Reduction))
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    pixels = rng.integers(0, 256, (rows, columns), np.uint8)
    pyramid = pyramid_of(pixels, reduction)
    pixels[region.slices] = rng.integers(0, 256, (region.height, region.width), np.uint8)
    pyramid.update(region)
    fresh = pyramid_of(pixels, reduction)
    for level in range(pyramid.count):
        np.testing.assert_array_equal(whole(pyramid, level), whole(fresh, level))


def test_a_region_beyond_the_edge_is_updated_as_far_as_it_lies_inside():
    pixels = np.zeros((400, 400), np.uint8)
    pyramid = pyramid_of(pixels, Reduction.MAX)
    pixels[390:, 390:] = 255
    pyramid.update(Region(390, 390, 450, 450))
    assert whole(pyramid, 1)[195:, 195:].all()


def test_a_line_of_one_pixel_stays_whole_in_every_level_of_maxima():
    pixels = np.zeros((3000, 900), np.uint8)
    pixels[:, 451] = 255
    pyramid = pyramid_of(pixels, Reduction.MAX)
    for level in range(pyramid.count):
        assert (whole(pyramid, level).max(axis=1) == 255).all()


def test_a_plane_known_to_be_blank_is_not_read():
    def read(region):
        raise AssertionError("was read")

    pyramid = Pyramid((5000, 5000), read, Reduction.MAX, is_blank=True)
    assert not whole(pyramid, 1).any()


def test_a_level_has_at_least_the_pixels_that_are_shown():
    pyramid = Pyramid((8000, 8000), lambda region: None, Reduction.MEAN, is_blank=True)
    for scale in (64, 1, 0.75, 0.5, 0.4, 0.25, 0.1):
        level = pyramid.level_for(scale)
        assert 2.0**-level >= scale or level == 0
    assert [pyramid.level_for(scale) for scale in (1, 0.51, 0.5, 0.25)] == [0, 0, 1, 2]
    assert pyramid.level_for(1e-9) == pyramid.count - 1
