import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.scales import factors, halved, reduced, scales
from inpaint_studio.detection.scan import Scan
from inpaint_studio.detection.sharpness import sharpness


def enlarged(pixels, factor):
    return cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)


@pytest.mark.parametrize(
    "photo", [data.camera(), data.astronaut(), data.coffee()], ids=["camera", "astronaut", "coffee"]
)
def test_a_photo_that_was_enlarged_is_less_sharp_and_half_of_it_sharper(photo):
    sharp, soft, softer = (sharpness(Scan(Photo(each))) for each in (photo, enlarged(photo, 2), enlarged(photo, 4)))
    assert sharp > 0.76 > soft > 0.62 > softer
    assert sharpness(Scan(halved(Photo(enlarged(photo, 4))))) == pytest.approx(soft, abs=0.02)


def test_grain_and_dust_do_not_make_a_soft_photo_sharp():
    soft = enlarged(data.camera()[:256, :256], 4)
    rng = np.random.default_rng(0)
    grainy = np.clip(soft + rng.normal(0, 5, soft.shape), 0, 255).astype(np.uint8)
    for row, column in rng.integers(0, 1020, (60, 2)):
        grainy[row : row + 3, column : column + 3] = 255
    assert sharpness(Scan(Photo(grainy))) < 0.68


@pytest.mark.parametrize(
    "pixels", [np.full((300, 300), 90, np.uint8), np.zeros((40, 50), np.uint8)], ids=["plain", "small"]
)
def test_what_has_no_edges_or_is_too_small_counts_as_sharp(pixels):
    assert sharpness(Scan(Photo(pixels))) == 1.0


def test_depth_and_channels_make_no_difference():
    photo = data.camera()
    same = sharpness(Scan(Photo(photo)))
    assert sharpness(Scan(Photo(photo.astype(np.uint16) * 257))) == same
    assert sharpness(Scan(Photo(np.repeat(photo[..., np.newaxis], 3, axis=2)))) == same


def test_a_photo_is_halved_as_long_as_there_is_something_to_see():
    assert factors((60, 2000)) == [1]
    assert factors((160, 2000)) == [1, 2]
    assert factors((9000, 12000)) == [1, 2, 4, 8, 16]


def test_a_pixel_of_half_the_size_is_the_mean_of_four():
    pixels = np.random.default_rng(1).integers(0, 256, (1301, 47, 3)).astype(np.uint8)
    half = halved(Photo(pixels))
    assert half.shape == (651, 24)
    even = np.pad(pixels, ((0, 1), (0, 1), (0, 0)), mode="edge").astype(int)
    mean = (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) / 4
    assert np.abs(half.pixels - mean).max() <= 0.5


def test_a_pixel_is_invisible_where_all_four_are():
    alpha = np.full((6, 6), 255, np.uint8)
    alpha[:2, :2] = alpha[2, 2] = 0
    invisible = Scan(halved(Photo(np.zeros((6, 6), np.uint8), alpha=alpha))).invisible(Region.of((3, 3)))
    assert np.argwhere(invisible).tolist() == [[0, 0]]


def test_a_protected_pixel_protects_all_that_it_is_part_of():
    plane = np.zeros((9, 11), np.uint8)
    plane[3, 10] = plane[8, 0] = 255
    assert np.argwhere(reduced(plane, 4)).tolist() == [[0, 2], [2, 0]]
    assert reduced(plane, 1) is plane


def test_soft_scales_are_doubted_and_the_sharp_one_is_not():
    photo = Photo(enlarged(data.astronaut()[:330, :330], 4))
    found = list(scales(photo))
    assert [scale.factor for scale in found] == [1, 2, 4, 8, 16]
    assert found[0].photo is photo
    assert not found[0].is_looked_at
    assert found[2].is_looked_at
    assert found[0].doubt > found[1].doubt > found[2].doubt
