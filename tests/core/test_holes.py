import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inpaint_studio.core.engine import EVERYWHERE, EngineInfo, Specks
from inpaint_studio.core.holes import View, split
from inpaint_studio.core.job import NEVER, ignore_progress


class Blur:
    """Replaces masked pixels by the mean of the known ones around them, within ``context``."""

    def __init__(self, context):
        self.info = EngineInfo("blur", "Blur", "For tests.", context)

    def restore(self, image, mask, *, in_place=False, surroundings=EVERYWHERE, progress=ignore_progress, cancel=NEVER):
        result = image.copy()
        reach = self.info.context
        for row, column in np.argwhere(mask):
            around = np.s_[max(0, row - reach) : row + reach + 1, max(0, column - reach) : column + reach + 1]
            known = ~mask[around]
            result[row, column] = image[around][known].mean() if known.any() else 0
        return result


def specks(rng, shape, count, size):
    mask = np.zeros(shape, np.uint8)
    for _ in range(count):
        row, column = rng.integers(0, shape[0]), rng.integers(0, shape[1])
        height, width = rng.integers(1, size, 2)
        mask[row : row + height, column : column + width] = 255
    return mask


masks = st.builds(
    lambda seed, rows, columns, count, size: specks(np.random.default_rng(seed), (rows, columns), count, size),
    *(st.integers(0, 1000), st.integers(1, 90), st.integers(1, 90), st.integers(0, 25), st.integers(2, 30)),
)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(mask=masks, context=st.integers(0, 25))
def test_every_masked_pixel_is_owned_exactly_once(mask, context):
    owners = np.zeros(mask.shape, int)
    for window in split(mask, View(context)):
        owners[window.region.slices] += window.own
    np.testing.assert_array_equal(owners, mask != 0)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(mask=masks, context=st.integers(0, 25))
def test_every_masked_pixel_is_owned_once_where_specks_are_shown_less_around(mask, context):
    owners = np.zeros(mask.shape, int)
    for window in split(mask, View(context + 20, specks=Specks(60, context, 9))):
        owners[window.region.slices] += window.own
    np.testing.assert_array_equal(owners, mask != 0)


def test_less_is_shown_around_specks_alone_and_beside_each_other_than_around_what_is_wider():
    mask = np.zeros((400, 600), np.uint8)
    mask[100:106, 100:106] = mask[100:106, 120:126] = mask[300:306, 300:312] = mask[100:106, 540:550] = 255
    mask[104:110, 500:530] = 255
    specks = Specks(60, 24, 9)
    regions = sorted((each.region.width, each.region.height) for each in split(mask, View(40, specks=specks)))
    assert regions == [(26 + 48, 6 + 48), (12 + 80, 6 + 80), (50 + 80, 10 + 80)]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(mask=masks, context=st.integers(0, 25))
def test_windows_show_the_context_of_what_they_own(mask, context):
    for window in split(mask, View(context)):
        region = window.region
        np.testing.assert_array_equal(window.mask, mask[region.slices] != 0)
        for row, column in np.argwhere(window.own) + np.array([region.top, region.left]):
            assert region.top <= max(0, row - context)
            assert region.left <= max(0, column - context)
            assert region.bottom >= min(mask.shape[0], row + context + 1)
            assert region.right >= min(mask.shape[1], column + context + 1)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(mask=masks, context=st.integers(0, 25))
def test_holes_of_different_windows_are_further_apart_than_the_context(mask, context):
    for window in split(mask, View(context)):
        own = np.zeros(mask.shape, bool)
        own[window.region.slices] = window.own
        for row, column in np.argwhere(own):
            reach = np.s_[max(0, row - context) : row + context + 1, max(0, column - context) : column + context + 1]
            foreign = (mask[reach] != 0) & ~own[reach]
            assert not foreign.any()


@pytest.mark.parametrize("context", [1, 3, 8])
def test_restoring_window_by_window_equals_restoring_at_once(context):
    rng = np.random.default_rng(context)
    image = rng.random((120, 150, 1), np.float32)
    mask = specks(rng, image.shape[:2], 12, 9)
    engine = Blur(context)
    result = image.copy()
    for window in split(mask, View(context)):
        filled = engine.restore(image[window.region.slices], window.mask)
        result[window.region.slices][window.own] = filled[window.own]
    np.testing.assert_array_equal(result, engine.restore(image, mask != 0))


def test_specks_far_apart_get_small_windows_of_their_own():
    mask = np.zeros((400, 600), np.uint8)
    mask[50:54, 60:64] = mask[300:303, 500:505] = 255
    windows = list(split(mask, View(11)))
    assert len(windows) == 2
    assert all(window.region.area < 45 * 45 for window in windows)


def test_a_hole_inside_the_window_of_a_larger_one_shares_it():
    mask = np.zeros((200, 200), np.uint8)
    mask[20:180, 20] = mask[20, 20:180] = mask[179, 20:180] = 255
    mask[100, 100] = 255
    (window,) = split(mask, View(5))
    assert window.own.sum() == np.count_nonzero(mask)


@pytest.mark.parametrize(("depth", "context"), [(0, 9), (4, 9), (4.1, 18), (8, 18), (9, 36), (40, 144)])
def test_the_context_doubles_with_the_depth(depth, context):
    assert View(9, 0, 4).around(depth) == context


@pytest.mark.parametrize("radius", [3, 6, 13, 30, 60])
@pytest.mark.parametrize("others", [0, 40])
def test_around_deep_holes_windows_show_more_and_own_no_more(radius, others):
    rng = np.random.default_rng(radius)
    mask = specks(rng, (500, 700), others, 4)
    cv2.circle(mask, (350, 250), radius, 255, -1)
    owners = np.zeros(mask.shape, int)
    for window in split(mask, View(9, 5, 4)):
        owned = np.zeros(mask.shape, int)
        owned[window.region.slices] = window.own
        owners += owned
        np.testing.assert_array_equal(window.mask, mask[window.region.slices] != 0)
        if owned[250, 350]:
            further = View(9, 5, 4).around(radius)
            assert window.region.top <= 250 - radius - further
            assert window.region.right >= 350 + radius + further
            step = further // 9  # pixels of one at the coarsest scale
            assert window.region.top % step == window.region.left % step == 0
    np.testing.assert_array_equal(owners, mask != 0)


def test_an_empty_mask_has_no_windows():
    assert not list(split(np.zeros((30, 40), np.uint8), View(7)))


def test_a_mask_that_is_part_of_a_larger_array_is_read_rightly():
    whole = np.zeros((70, 90), np.uint8)
    whole[0, 0] = whole[34, 44] = 255
    (window,) = split(whole[20:60:2, 10:80], View(3))
    ((row, column),) = np.argwhere(window.own)
    assert (row + window.region.top, column + window.region.left) == (7, 34)


def net(shape, width):
    mask = np.zeros(shape, np.uint8)
    rows, columns = shape
    for offset in range(-rows, columns, 90):
        cv2.line(mask, (offset, 0), (offset + rows, rows), 255, width)
        cv2.line(mask, (offset + rows, 0), (offset, rows), 255, width)
    return mask


@pytest.mark.parametrize("width", [1, 5, 30])
def test_a_net_over_the_whole_photo_is_cut_into_tiles_that_own_every_pixel_once(width):
    mask = net((1300, 1700), width)
    owners = np.zeros(mask.shape, int)
    windows = list(split(mask, View(11, 2.0)))
    assert len(windows) > 4
    for window in windows:
        owners[window.region.slices] += window.own
        np.testing.assert_array_equal(window.mask, mask[window.region.slices] != 0)
    np.testing.assert_array_equal(owners, mask != 0)


@pytest.mark.parametrize("depth", [3, 20, 70])
def test_tiles_overlap_by_the_spread_of_the_deepest_hole_within_it(depth):
    mask = net((1500, 1500), 3)
    cv2.circle(mask, (700, 700), depth, 255, -1)
    for window in split(mask, View(11, 2.0)):
        row, column = np.argwhere(window.own).min(axis=0) + np.array([window.region.top, window.region.left])
        bottom, right = np.argwhere(window.own).max(axis=0) + np.array([window.region.top, window.region.left])
        near = 11 + 3 * depth
        is_near = row - near < 700 < bottom + near and column - near < 700 < right + near
        overlap = 11 + 2 * (depth if is_near else 1)
        assert window.region.top <= max(0, row - overlap)
        assert window.region.left <= max(0, column - overlap)
        assert is_near or depth == 3 or window.region.top >= row - 8 - 11 - 2 * 6


def test_bool_masks_and_masks_of_255_are_cut_alike():
    mask = net((1200, 1200), 25)
    windows = [
        [window.region for window in split(plane, View(11, 2.0))] for plane in (mask, (mask != 0).view(np.uint8))
    ]
    assert windows[0] == windows[1]


def test_windows_of_a_net_begin_at_the_grid_of_the_engine():
    mask = np.zeros((1500, 1700), np.uint8)
    mask[::90, 13:1650] = 255
    mask[17:1480, 30] = 255
    windows = list(split(mask, View(40, grid=64)))
    assert len(windows) > 4
    assert all(window.region.top % 64 == 0 and window.region.left % 64 == 0 for window in windows)
    owned = np.zeros(mask.shape, int)
    for window in windows:
        owned[window.region.slices] += window.own
    np.testing.assert_array_equal(owned, mask > 0)
