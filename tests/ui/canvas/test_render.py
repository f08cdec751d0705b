import cv2
import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.pyramid import Pyramid, Reduction
from inpaint_studio.ui.canvas.render import Tint, render
from inpaint_studio.ui.canvas.transform import ViewTransform

TINT = Tint((255, 0, 0), 0.5)


@pytest.fixture
def pixels(photo_pixels):
    return cv2.resize(photo_pixels, (523, 401))


def pyramid_of(pixels, reduction=Reduction.MEAN):
    return Pyramid(pixels.shape, lambda region: pixels[region.slices], reduction)


def place(transform, pixels):
    left, top, right, bottom = transform.view_rect(Region.of(pixels.shape))
    return Region(top, left, bottom, right)


@pytest.mark.parametrize("scale", [0.21, 0.5, 0.77, 1.0, 1.4, 2.0, 3.3, 7.0])
def test_parts_drawn_one_by_one_make_the_whole(pixels, scale):
    transform = ViewTransform(scale, -3.3, -7.45)
    area = place(transform, pixels)
    area = area.intersection(Region(0, 0, 400, 500))
    photo = pyramid_of(pixels)
    whole = render(photo, None, TINT, transform, area)
    for part in area.tiles(97):
        piece = render(photo, None, TINT, transform, part)
        np.testing.assert_allclose(
            piece, whole[part.moved(-area.top, -area.left).slices].astype(int), atol=1 if scale % 1 else 0
        )


@pytest.mark.parametrize("offset", [0.0, 0.3, 0.5, 0.75])
def test_at_100_percent_nothing_is_interpolated(pixels, offset):
    transform = ViewTransform(1.0, -offset, -offset)
    picture = render(pyramid_of(pixels), None, TINT, transform, place(transform, pixels))
    np.testing.assert_array_equal(picture, pixels)


def test_between_the_levels_the_picture_is_smooth_and_true(pixels):
    smooth = cv2.GaussianBlur(pixels, (0, 0), 4)
    transform = ViewTransform(0.7)
    area = place(transform, pixels)
    picture = render(pyramid_of(smooth), None, TINT, transform, area)
    expected = cv2.resize(smooth, (area.width, area.height), interpolation=cv2.INTER_LINEAR)
    assert abs(picture.astype(int) - expected).mean() < 1


def test_gray_becomes_rgb(pixels):
    gray = pixels[..., 0].copy()
    transform = ViewTransform(1.0)
    picture = render(pyramid_of(gray), None, TINT, transform, Region.of(gray.shape))
    np.testing.assert_array_equal(picture, np.dstack([gray] * 3))


def test_the_tint_covers_the_mask_and_nothing_else(pixels):
    mask = np.zeros(pixels.shape[:2], np.uint8)
    mask[50:60, 70:200] = 255
    area = Region.of(pixels.shape)
    picture = render(pyramid_of(pixels), pyramid_of(mask, Reduction.MAX), TINT, ViewTransform(1.0), area)
    expected = pixels.copy()
    expected[mask > 0] = np.rint(pixels[mask > 0] * 0.5 + np.array(TINT.color) * 0.5)
    np.testing.assert_allclose(picture, expected.astype(int), atol=1)
    np.testing.assert_array_equal(picture[mask == 0], pixels[mask == 0])


def test_rendering_does_not_touch_the_photo(pixels):
    before = pixels.copy()
    mask = np.full(pixels.shape[:2], 255, np.uint8)
    area = Region.of(pixels.shape)
    render(pyramid_of(pixels), pyramid_of(mask), TINT, ViewTransform(1.0), area)
    np.testing.assert_array_equal(pixels, before)
