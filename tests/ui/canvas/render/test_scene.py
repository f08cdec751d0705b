import cv2
import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.colour import ScreenColors
from inpaint_studio.ui.canvas.render.compare import Pane
from inpaint_studio.ui.canvas.render.layers import MaskLayer, PhotoLayer
from inpaint_studio.ui.canvas.render.looks import Hatch, MaskLook, Tint
from inpaint_studio.ui.canvas.render.scene import Scene
from inpaint_studio.ui.canvas.render.tile_requests import VisibleLayer, tile_requests
from inpaint_studio.ui.canvas.render.transform import ViewTransform

RED = Tint((255, 0, 0), 0.5)
PANE = Pane(Region(0, 0, 10_000, 10_000), 0, False)


@pytest.fixture
def pixels(photo_pixels):
    return cv2.resize(photo_pixels, (523, 401))


def layer_of(pixels, alpha=None):
    colors = ScreenColors(None, is_gray=pixels.ndim == 2)
    return PhotoLayer(pixels.shape, lambda region: pixels[region.slices], colors, alpha)


def mask_of(plane, tint=RED):
    layer = MaskLayer(lambda region: plane[region.slices], tint)
    layer.open(plane.shape)
    return layer


def draw(scene, transform, area, **options):
    """Return the (h, w, 3) RGB pixels of an area, once all tiles are there."""
    for layer, key in tile_requests([VisibleLayer(scene.photo, transform, area)]):
        layer.tiles.fresh(key)
    picture = np.zeros((area.height, area.width, 4), np.uint8)
    scene.draw(picture, PANE, transform, area, **options)
    return picture[..., 2::-1]


PATTERNS = [{"is_striped": True}, {"hatch": Hatch.RISING}, {"hatch": Hatch.CROSSED}]


SCALES = [0.21, 0.5, 0.77, 1.0, 1.4, 2.0, 3.3, 7.0]


@pytest.mark.parametrize("look", MaskLook)
@pytest.mark.parametrize("scale", SCALES)
def test_parts_drawn_one_by_one_make_the_whole(pixels, scale, look):
    """Every two of scale, look and pattern meet."""
    pattern = PATTERNS[(SCALES.index(scale) + list(MaskLook).index(look)) % len(PATTERNS)]
    transform = ViewTransform(scale, -3.3, -7.45)
    area = transform.place(pixels.shape).padded(20).intersection(Region(0, 0, 400, 500))
    plane = np.zeros(pixels.shape[:2], np.uint8)
    cv2.circle(plane, (90, 80), 60, 255, 7)
    scene = Scene(layer_of(pixels), masks=[mask_of(plane, Tint((255, 255, 0), 0.6, **pattern))], look=look)
    whole = draw(scene, transform, area)
    for part in area.tiles(97):
        piece = draw(scene, transform, part)
        np.testing.assert_allclose(
            piece, whole[part.moved(-area.top, -area.left).slices].astype(int), atol=1 if scale % 1 else 0
        )


@pytest.mark.parametrize("offset", [0.0, 0.3, 0.5, 0.75])
def test_at_100_percent_nothing_is_interpolated(pixels, offset):
    transform = ViewTransform(1.0, -offset, -offset)
    picture = draw(Scene(layer_of(pixels)), transform, transform.place(pixels.shape))
    np.testing.assert_array_equal(picture, pixels)


def test_between_the_levels_the_picture_is_smooth_and_true(pixels):
    smooth = cv2.GaussianBlur(pixels, (0, 0), 4)
    transform = ViewTransform(0.7)
    area = transform.place(pixels.shape)
    picture = draw(Scene(layer_of(smooth)), transform, area)
    expected = cv2.resize(smooth, (area.width, area.height), interpolation=cv2.INTER_LINEAR)
    assert abs(picture.astype(int) - expected).mean() < 1


def test_until_a_tile_is_there_a_coarser_picture_is_shown_and_never_nothing(photo_pixels):
    pixels = cv2.resize(photo_pixels, (3000, 2000))
    layer = layer_of(pixels)
    transform = ViewTransform(1.0, 900, 1200)
    area = Region(0, 0, 500, 700)
    picture = np.zeros((500, 700, 4), np.uint8)
    Scene(layer).draw(picture, PANE, transform, area)
    expected = pixels[900:1400, 1200:1900].astype(int)
    rough = abs(picture[..., 2::-1] - expected).mean()
    assert rough < 12
    list(map(layer.tiles.fresh, {key.parent for _, key in VisibleLayer(layer, transform, area).requests()}))
    Scene(layer).draw(picture, PANE, transform, area)
    assert abs(picture[..., 2::-1] - expected).mean() < rough


@pytest.mark.parametrize("shape", [(1, 20_000), (20_000, 1), (1, 1)])
@pytest.mark.parametrize("scale", [1 / 256, 0.05, 0.4, 1.0])
def test_a_photo_one_pixel_high_or_wide_is_drawn(shape, scale):
    pixels = np.full((*shape, 3), 200, np.uint8)
    transform = ViewTransform(scale, -3.2, -3.2)
    place = transform.place(shape)
    assert not place.is_empty
    assert (draw(Scene(layer_of(pixels)), transform, place) == 200).all()


def test_the_tint_covers_the_mask_and_nothing_else(pixels):
    mask = np.zeros(pixels.shape[:2], np.uint8)
    mask[50:60, 70:200] = 255
    scene = Scene(layer_of(pixels), masks=[mask_of(mask)])
    picture = draw(scene, ViewTransform(1.0), Region.of(pixels.shape))
    expected = pixels.copy()
    expected[mask > 0] = np.rint(pixels[mask > 0] * 0.5 + np.array(RED.color) * 0.5)
    np.testing.assert_allclose(picture, expected.astype(int), atol=1)
    np.testing.assert_array_equal(picture[mask == 0], pixels[mask == 0])
    np.testing.assert_array_equal(draw(scene, ViewTransform(1.0), Region.of(pixels.shape), has_masks=False), pixels)


def test_a_second_mask_has_a_tint_of_its_own(pixels):
    masks = [np.zeros(pixels.shape[:2], np.uint8) for _ in range(2)]
    masks[0][10:20], masks[1][30:40] = 255, 255
    tints = Tint((255, 0, 0), 1.0), Tint((0, 0, 255), 1.0)
    scene = Scene(layer_of(pixels), masks=list(map(mask_of, masks, tints)))
    picture = draw(scene, ViewTransform(1.0), Region.of(pixels.shape))
    assert (picture[10:20] == (255, 0, 0)).all()
    assert (picture[30:40] == (0, 0, 255)).all()
    np.testing.assert_array_equal(picture[20:30], pixels[20:30])


def test_the_outline_runs_within_the_mask_along_its_rim_and_along_the_photos_edge(pixels):
    mask = np.zeros(pixels.shape[:2], np.uint8)
    mask[:60, 70:200] = 255
    scene = Scene(layer_of(pixels), masks=[mask_of(mask)], look=MaskLook.OUTLINE, outline_width=2)
    picture = draw(scene, ViewTransform(1.0), Region.of(pixels.shape))
    inside = np.zeros(mask.shape, bool)
    inside[2:58, 72:198] = True
    is_rim = (mask > 0) & ~inside
    assert (picture[is_rim] == RED.color).all()
    np.testing.assert_array_equal(picture[~is_rim], pixels[~is_rim])


@pytest.mark.parametrize("look", MaskLook)
@pytest.mark.parametrize("scale", [0.05, 0.3, 1.0])
def test_a_scratch_of_one_pixel_is_seen_whole_in_every_look_however_far_it_is_zoomed_out(scale, look):
    gray = np.full((3000, 2000), 128, np.uint8)
    mask = np.zeros(gray.shape, np.uint8)
    mask[:, 777] = 255
    scene = Scene(layer_of(gray), masks=[mask_of(mask)], look=look)
    transform = ViewTransform(scale, -1.3, -2.7)
    picture = draw(scene, transform, transform.place(gray.shape))
    ground = 0 if look is MaskLook.ALONE else 128
    assert (picture != ground).any(axis=2).any(axis=1).all()


def test_the_mask_alone_is_white_on_black(pixels):
    mask = np.zeros(pixels.shape[:2], np.uint8)
    mask[50:60, 70:200] = 255
    scene = Scene(layer_of(pixels), masks=[mask_of(mask)], look=MaskLook.ALONE)
    picture = draw(scene, ViewTransform(1.0), Region.of(pixels.shape))
    np.testing.assert_array_equal(picture, np.dstack([mask] * 3))


@pytest.mark.parametrize("pattern", PATTERNS, ids=["striped", "rising", "crossed"])
def test_patterns_show_on_any_photo_and_move_with_it(pattern):
    mask = np.full((300, 300), 255, np.uint8)
    pictures = []
    for value in (0, 128, 255):
        gray = np.full(mask.shape, value, np.uint8)
        scene = Scene(layer_of(gray), masks=[mask_of(mask, Tint((255, 220, 0), 0.8, **pattern))])
        picture = draw(scene, ViewTransform(1.0), Region(0, 0, 200, 200))
        assert np.ptp(picture[..., 0]) > 100
        moved = draw(scene, ViewTransform(1.0, 0, 7), Region(0, 0, 200, 193))
        np.testing.assert_array_equal(picture[:, 7:], moved[:, :193])
        pictures.append(picture)


@pytest.mark.parametrize("hatch", Hatch)
def test_between_the_lines_of_a_hatch_the_photo_stays_visible_and_around_it_untouched(pixels, hatch):
    plane = np.zeros(pixels.shape[:2], np.uint8)
    plane[100:300, 100:400] = 255
    tint = Tint((60, 230, 150), 0.9, hatch=hatch)
    for is_rough in (False, True):
        scene = Scene(layer_of(pixels), masks=[mask_of(plane, tint)], is_rough=is_rough)
        picture = draw(scene, ViewTransform(1.0), Region.of(pixels.shape))
        np.testing.assert_array_equal(picture[plane == 0], pixels[plane == 0])
        change = abs(picture.astype(int) - pixels)[plane > 0].max(axis=1)
        assert (change > 0).mean() > 0.9
        assert np.median(change) < 50


def test_where_a_photo_is_transparent_a_checkerboard_shows_through():
    pixels = np.full((64, 64, 3), (200, 30, 30), np.uint8)
    alpha = np.full((64, 64), 255, np.uint8)
    alpha[:, 32:] = 0
    picture = draw(Scene(layer_of(pixels, alpha)), ViewTransform(1.0), Region(0, 0, 64, 64))
    assert (picture[:, :32] == (200, 30, 30)).all()
    assert set(np.unique(picture[:, 32:])) == {153, 204}
    half = draw(Scene(layer_of(pixels, alpha // 2)), ViewTransform(1.0), Region(0, 0, 64, 32))
    assert 170 < half[..., 0].mean() < 195


def test_around_the_photo_is_the_surround(pixels):
    picture = draw(Scene(layer_of(pixels), surround=(40, 40, 40)), ViewTransform(1.0, -30, -30), Region(0, 0, 300, 300))
    assert (picture[:30] == 40).all()
    assert (picture[:, :30] == 40).all()
    np.testing.assert_array_equal(picture[30:, 30:], pixels[:270, :270])


def test_drawing_does_not_touch_the_photo(pixels):
    before = pixels.copy()
    mask = np.full(pixels.shape[:2], 255, np.uint8)
    draw(Scene(layer_of(pixels), masks=[mask_of(mask)]), ViewTransform(1.0), Region.of(pixels.shape))
    np.testing.assert_array_equal(pixels, before)


@pytest.mark.parametrize("scale", [0.51, 0.6, 0.74, 0.76, 0.3, 0.13])
def test_a_thin_scratch_stays_whole_while_the_zoom_changes(pixels, scale):
    plane = np.zeros(pixels.shape[:2], np.uint8)
    plane[211, 10:-10] = 255
    scene = Scene(layer_of(pixels), masks=[mask_of(plane, Tint((255, 0, 0), 1.0))], is_rough=True)
    transform = ViewTransform(scale)
    shown = draw(scene, transform, transform.place(pixels.shape))
    is_red = (shown == (255, 0, 0)).all(axis=-1)
    columns = slice(round(14 * scale), round((pixels.shape[1] - 14) * scale))
    assert is_red[:, columns].any(axis=0).all()


def test_while_the_zoom_changes_finer_tiles_stand_in_for_those_that_are_not_there(pixels):
    transform, layer = ViewTransform(0.6), layer_of(pixels)
    area = transform.place(pixels.shape)
    exact = draw(Scene(layer), transform, area)
    rough = draw(Scene(layer, is_rough=True), transform, area)  # No tile of the coarser level has been made.
    assert np.abs(rough.astype(int) - exact).mean() < 8
