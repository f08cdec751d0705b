import numpy as np
import pytest

from inpaint_studio.core.atlas import compose, compose_planes, gather, lay
from inpaint_studio.core.holes import View, split


def dust(shape, count, seed=0):
    rng = np.random.default_rng(seed)
    mask = np.zeros(shape, np.uint8)
    for row, column in rng.integers(0, shape, (count, 2)):
        mask[row : row + rng.integers(1, 9), column : column + rng.integers(1, 9)] = 255
    return mask


def test_every_window_is_on_one_sheet_in_order():
    mask = dust((900, 1100), 150)
    windows = list(split(mask, View(7)))
    atlases = list(gather(iter(windows), mask.shape))
    assert sorted(id(window) for atlas in atlases for window in atlas) == sorted(map(id, windows))
    assert len(atlases) < len(windows) / 4


def test_a_window_in_a_corner_and_a_large_one_stay_alone():
    mask = np.zeros((400, 400), np.uint8)
    mask[0, 0] = mask[0, 200] = mask[200, 200] = mask[250, 100] = 255
    mask[200:398, 200:398] = 255
    atlases = list(gather(split(mask, View(7)), mask.shape))
    assert sorted(len(atlas) for atlas in atlases) == [1, 1, 2]


@pytest.mark.parametrize(("shape", "count"), [((900, 1100), 1), ((900, 1100), 60), ((403, 297), 200)])
def test_places_do_not_overlap_and_lie_at_the_photos_sides_and_on_its_grid(shape, count):
    (windows,) = (each for each in gather(split(dust(shape, count), View(7)), shape) if count == 1 or len(each) > 1)
    places = lay(windows, shape)
    rows, columns = max(place.bottom for place in places), max(place.right for place in places)
    covered = np.zeros((rows, columns), int)
    for window, place in zip(windows, places, strict=True):
        region = window.region
        assert (place.height, place.width) == window.mask.shape
        assert place.top % 8 == 0 or (region.bottom == shape[0] and (place.top - region.top) % 8 == 0)
        assert place.left % 8 == 0 or (region.right == shape[1] and (place.left - region.left) % 8 == 0)
        assert region.top > 0 or place.top == 0
        assert region.left > 0 or place.left == 0
        assert region.bottom < shape[0] or place.bottom == rows
        assert region.right < shape[1] or place.right == columns
        covered[place.slices] += 1
    assert covered.max() == 1
    assert covered.mean() > 0.5 or count == 1


@pytest.mark.parametrize("channels", [(), (3,)])
def test_a_sheet_shows_each_window_at_its_place(channels):
    mask = dust((300, 400), 12)
    pixels = np.random.default_rng(1).integers(0, 65536, (300, 400, *channels), dtype=np.uint16)
    windows = list(split(mask, View(5)))
    places = lay(windows, (300, 400))
    atlas, atlas_mask = compose(pixels, windows, places)
    assert atlas.dtype == np.uint16
    for window, place in zip(windows, places, strict=True):
        np.testing.assert_array_equal(atlas[place.slices], pixels[window.region.slices])
        np.testing.assert_array_equal(atlas_mask[place.slices], window.mask)
    assert atlas_mask.sum() == sum(window.mask.sum() for window in windows)


def test_a_sheet_tells_which_of_its_holes_are_wanted():
    windows = list(split(dust((300, 400), 12), View(5)))
    places = lay(windows, (300, 400))
    usual = [window.own for window in windows]
    assert compose_planes([None] * len(windows), usual, places) is None
    own = np.zeros_like(windows[0].mask)
    wanted = compose_planes([own, *[None] * (len(windows) - 1)], usual, places)
    assert not wanted[places[0].slices].any()
    for window, place in zip(windows[1:], places[1:], strict=True):
        np.testing.assert_array_equal(wanted[place.slices], window.mask)
