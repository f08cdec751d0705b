import numpy as np
import pytest

from inpaint_studio.core.colours import Colours
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.region import Region

SHAPE = 520, 300
"""Of three rows and two columns of tiles."""


@pytest.fixture(params=[np.uint8, np.uint16, np.float32])
def pixels(request):
    """A gray photo in three channels."""
    gray = np.random.default_rng(0).integers(0, 200, SHAPE).astype(request.param)
    return gray[..., np.newaxis].repeat(3, axis=2)


@pytest.fixture
def mask():
    return np.zeros(SHAPE, np.uint8)


def test_three_equal_channels_are_gray(pixels, mask):
    assert Colours(SHAPE).is_gray(pixels, mask)


@pytest.mark.parametrize("channel", [0, 1, 2])
@pytest.mark.parametrize("place", [(0, 0), (519, 299), (255, 256), (300, 7)])
def test_one_pixel_of_another_colour_is_colour(pixels, mask, place, channel):
    pixels[place][channel] += 1
    assert not Colours(SHAPE).is_gray(pixels, mask)


def test_damage_may_have_any_colour_where_it_is_masked(pixels, mask):
    pixels[300:310, 20:290] = (180, 20, 30)
    colours = Colours(SHAPE)
    assert not colours.is_gray(pixels, mask)
    mask[300:310, 20:290] = 255
    assert colours.is_gray(pixels, mask)
    mask[305, 200] = 0
    assert not colours.is_gray(pixels, mask)


def test_fully_transparent_pixels_do_not_make_a_photo_coloured(pixels, mask):
    pixels[300:310] = (180, 20, 30)
    alpha = np.full(SHAPE, 255, np.uint8)
    alpha[300:310] = 0
    assert Colours(SHAPE).is_gray(pixels, mask, alpha=alpha)
    assert not Colours(SHAPE).is_gray(pixels, mask, alpha=np.full(SHAPE, 1, np.uint8))


def test_what_changed_is_looked_at_again(pixels, mask):
    colours = Colours(SHAPE)
    assert colours.is_gray(pixels, mask)
    pixels[400, 290, 1] += 1
    colours.forget(Region(395, 280, 405, 300))
    assert colours.told(pixels, mask) is None
    assert not colours.is_gray(pixels, mask)
    pixels[400, 290, 1] -= 1
    colours.forget(Region(395, 280, 405, 300))
    assert colours.is_gray(pixels, mask)


def test_known_tiles_answer_without_being_looked_at_again(pixels, mask):
    colours = Colours(SHAPE)
    assert colours.told(pixels, mask) is None
    colours.is_gray(pixels, mask)
    assert colours.told(np.broadcast_to(pixels[:1, :1], pixels.shape), mask) is True
    pixels[:200, 10:20, 0] += 1
    colours = Colours(SHAPE)
    colours.is_gray(pixels, mask)
    assert colours.told(pixels, mask) is False


def test_photos_of_one_or_four_channels_are_not_meant(mask):
    assert not Colours(SHAPE).is_gray(np.zeros(SHAPE, np.uint8), mask)
    assert not Colours(SHAPE).is_gray(np.zeros((*SHAPE, 4), np.uint8), mask)


def test_pixels_that_are_not_finite_do_not_make_a_photo_coloured(mask):
    pixels = np.ones((*SHAPE, 3), np.float32)
    pixels[10], pixels[20, :, 0] = np.nan, np.inf
    assert Colours(SHAPE).is_gray(pixels, mask)
    pixels[30, 5, 1] = 0
    assert not Colours(SHAPE).is_gray(pixels, mask)


def test_rows_need_not_lie_one_behind_the_other(pixels, mask):
    assert Colours(SHAPE).is_gray(pixels[::-1, ::-1], mask)
    pixels[500, 3, 2] += 1
    assert not Colours(SHAPE).is_gray(np.asfortranarray(pixels), mask)


def test_a_cancellation_is_heard(pixels, mask):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        Colours(SHAPE).is_gray(pixels, mask, cancel)
