"""While the zoom changes, tiles are tinted and kept; that looks as a tinted screen does."""

import gc
import weakref

import cv2
import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.looks import Tint
from inpaint_studio.ui.canvas.render.scene import Scene
from inpaint_studio.ui.canvas.render.transform import ViewTransform
from tests.ui.canvas.render.test_scene import PANE, draw, layer_of, mask_of

RED, BLUE = Tint((255, 0, 0), 0.55), Tint((48, 176, 255), 0.45)


@pytest.fixture
def pixels(photo_pixels):
    return cv2.resize(photo_pixels, (1100, 800))


@pytest.fixture
def plane(pixels):
    plane = np.zeros(pixels.shape[:2], np.uint8)
    cv2.circle(plane, (250, 300), 120, 255, 9)
    cv2.line(plane, (10, 10), (1090, 700), 255, 1)
    return plane


@pytest.fixture
def protected(pixels):
    protected = np.zeros(pixels.shape[:2], np.uint8)
    protected[500:700, 200:900] = 255
    return protected


def scene_of(pixels, plane, protected, **options):
    return Scene(layer_of(pixels), masks=[mask_of(plane, RED), mask_of(protected, BLUE)], **options)


def tinted_on_the_screen(scene, transform, area):
    """Return what the scene shows, its masks laid over the finished picture."""
    bare = draw(Scene(scene.photo, is_rough=True), transform, area)
    picture = np.ascontiguousarray(np.dstack([bare[..., ::-1], np.full(bare.shape[:2], 255, np.uint8)]))
    scene._draw_masks(picture, transform, area, (0, 0))
    return picture[..., 2::-1]


@pytest.mark.parametrize("scale", [0.13, 0.3, 0.5, 0.6, 0.74, 1.0, 1.3, 3.0])
def test_tinted_tiles_look_as_a_tinted_screen_does(pixels, plane, protected, scale):
    transform = ViewTransform(scale, 20.3, 11.7)
    area = transform.place(pixels.shape).intersection(Region(0, 0, 500, 700))
    scene = scene_of(pixels, plane, protected, is_rough=True)
    for level in range(scene.photo.tiles.count):
        scene.photo.tiles.read(level, Region.of(scene.photo.tiles.level_shape(level)))
    for _ in range(2):  # The second time from what was kept.
        shown = draw(scene, transform, area)
        np.testing.assert_allclose(shown, tinted_on_the_screen(scene, transform, area).astype(int), atol=1)


def test_of_a_photo_that_is_closed_nothing_is_kept(pixels, plane, protected):
    scene = scene_of(pixels, plane, protected, is_rough=True)
    draw(scene, ViewTransform(1.0, 0, 0), Region(0, 0, 500, 700))
    tiles = weakref.ref(scene.photo.tiles)
    scene.forget()
    scene.masks.clear()
    gc.collect()
    assert tiles() is None


def test_what_changes_is_tinted_anew(pixels, plane, protected):
    transform = ViewTransform(0.8)
    area = transform.place(pixels.shape)
    scene = scene_of(pixels, plane, protected, is_rough=True)
    draw(scene, transform, area)
    place = Region(100, 600, 300, 800)
    plane[place.slices] = 255
    scene.masks[0].tiles.invalidate(place)
    pixels[20:60, 20:60] = 7
    scene.photo.tiles.invalidate(Region(20, 20, 60, 60))
    scene.masks[1].tint = RED
    fresh = scene_of(pixels, plane, protected, is_rough=True)
    fresh.masks[1].tint = RED
    np.testing.assert_array_equal(draw(scene, transform, area), draw(fresh, transform, area))


def test_marks_are_seen_before_any_tile_is_there(pixels, plane, protected):
    scene = scene_of(pixels, plane, protected, is_rough=True)
    transform = ViewTransform(0.5)
    area = transform.place(pixels.shape)
    picture = np.zeros((area.height, area.width, 4), np.uint8)
    scene.draw(picture, PANE, transform, area)
    bare = picture.copy()
    Scene(layer_of(pixels), is_rough=True).draw(bare, PANE, transform, area)
    assert (picture != bare).any(axis=2)[300, 200]
