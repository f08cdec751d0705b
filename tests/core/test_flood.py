import numpy as np
import pytest
from skimage.measure import label

from inpaint_studio.core.flood import hole_at, similar
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo

SHAPE = (700, 520)


def as_plane(stamp, shape=SHAPE):
    plane = np.zeros(shape, np.uint8)
    stamp.fill(plane, 1)
    return plane == 1


def cloudy(dtype, channels, seed=1):
    """Pixels with connected areas of a few levels that reach far."""
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 4, (SHAPE[0] // 20, SHAPE[1] // 20, *channels))
    levels = small.repeat(20, axis=0).repeat(20, axis=1) * 60 + rng.integers(0, 9, (*SHAPE, *channels))
    return (levels * (np.iinfo(dtype).max // 255)).astype(dtype)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [(), (3,)])
@pytest.mark.parametrize("seed", [(0, 0), (350, 260), (699, 519), (20, 500)])
def test_the_wand_finds_what_looks_alike(dtype, channels, seed):
    pixels = cloudy(dtype, channels)
    photo, step = Photo(pixels.copy()), np.iinfo(dtype).max // 255
    far = np.abs(pixels.astype(np.int64) - pixels[seed]).reshape(*SHAPE, -1).max(axis=2)
    alike = far <= 70 * step
    point = seed[0] + 0.4, seed[1] + 0.7
    np.testing.assert_array_equal(as_plane(similar(photo, point, 70, is_connected=False)), alike)
    parts = label(alike, connectivity=1)
    np.testing.assert_array_equal(as_plane(similar(photo, point, 70)), parts == parts[seed])


def test_a_crack_is_followed_across_the_photo_and_nothing_else_is_taken():
    pixels = np.full(SHAPE, 60, np.uint8)
    pixels[:, 100] = pixels[300, 100:400] = 230
    pixels[10:20, 300:310] = 230
    found = as_plane(similar(Photo(pixels), (350.5, 100.5), 20))
    assert found.sum() == 700 + 299
    assert not found[10:20, 300:310].any()


def test_sixteen_bits_are_told_apart():
    pixels = np.full(SHAPE, 30000, np.uint16)
    pixels[100:200, 100:200] = 30000 + 300
    assert as_plane(similar(Photo(pixels), (150.5, 150.5), 1)).sum() == 100 * 100


@pytest.mark.parametrize("point", [(-0.1, 5), (5, -3), (700.0, 5), (5, 520.0)])
def test_beside_the_photo_there_is_nothing(point):
    assert similar(Photo(np.zeros(SHAPE, np.uint8)), point, 5) is None
    assert hole_at(Mask(np.full(SHAPE, 255, np.uint8)), point) is None


def test_a_hole_is_found_whole_and_alone():
    painted = np.zeros(SHAPE, bool)
    painted[50:650, 40] = painted[650, 40:500] = True
    painted[651, 500] = True  # touches at a corner
    painted[100:110, 42:60] = True  # does not
    mask = Mask.from_array(painted)
    parts = label(painted, connectivity=2)
    np.testing.assert_array_equal(as_plane(hole_at(mask, (300.2, 40.9))), parts == parts[300, 40])
    np.testing.assert_array_equal(as_plane(hole_at(mask, (105.5, 50.5))), parts == parts[105, 50])
    assert hole_at(mask, (300.5, 300.5)) is None


def test_the_nearest_hole_within_reach_is_found():
    painted = np.zeros(SHAPE, bool)
    painted[50:650, 40] = painted[50:650, 50] = True
    mask = Mask.from_array(painted)
    assert hole_at(mask, (300.5, 43.5)) is None
    assert hole_at(mask, (300.5, 43.5), reach=4).region.left == 40
    assert hole_at(mask, (300.5, 46.5), reach=4).region.left == 50
    assert hole_at(mask, (300.5, 60.5), reach=4) is None
