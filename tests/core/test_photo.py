from pathlib import Path

import numpy as np
import pytest

from inpaint_studio.core.photo import Metadata, Model, Photo, Source
from inpaint_studio.core.region import Region
from inpaint_studio.core.values import NumberKind, Values
from inpaint_studio.errors import InputError


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [(), (3,)])
def test_gray_and_rgb_of_8_and_16_bits_are_photos(dtype, channels):
    photo = Photo(np.zeros((4, 6, *channels), dtype))
    assert photo.shape == (4, 6)
    assert photo.region == Region(0, 0, 4, 6)
    assert photo.is_gray == (channels == ())
    assert photo.depth == np.dtype(dtype).itemsize * 8


@pytest.mark.parametrize("shape", [(4,), (4, 6, 1), (4, 6, 2), (4, 6, 5), (1, 4, 6, 3), (0, 6), (4, 0, 3)])
def test_pixels_of_another_shape_are_refused_with_that_shape(shape):
    with pytest.raises(InputError, match="gray, RGB or CMYK") as caught:
        Photo(np.zeros(shape, np.uint8))
    assert str(shape) in str(caught.value)


@pytest.mark.parametrize("dtype", [np.int8, np.int32, np.uint32, np.float16, np.float64, np.bool_, ">u2"])
def test_pixels_of_another_dtype_are_refused(dtype):
    with pytest.raises(InputError, match="uint8, uint16 or float32"):
        Photo(np.zeros((4, 6), dtype))


@pytest.mark.parametrize(
    ("dtype", "channels", "kind"),
    [
        (np.uint8, (), {"model": Model.LAB}),
        (np.uint8, (4,), {"model": Model.RGB}),
        (np.uint8, (3,), {"values": Values(12)}),
        (np.uint16, (3,), {"values": Values(16, NumberKind.FLOAT)}),
    ],
)
def test_what_a_photo_says_of_its_pixels_must_fit_them(dtype, channels, kind):
    with pytest.raises(InputError, match="of the kind that it says"):
        Photo(np.zeros((4, 6, *channels), dtype), **kind)


def test_floats_lab_and_numbers_of_few_bits_are_photos_of_their_own_kind():
    half = Photo(np.zeros((4, 6, 3), np.float32), values=Values(16, NumberKind.FLOAT))
    lab = Photo(np.zeros((4, 6, 3), np.uint16), model=Model.ICC_LAB)
    packed = Photo(np.zeros((4, 6), np.uint16), values=Values(12))
    assert [(each.depth, each.is_float, each.is_lab, each.is_gray) for each in (half, lab, packed)] == [
        (16, True, False, False),
        (16, False, True, False),
        (12, False, False, True),
    ]


@pytest.mark.parametrize(
    "alpha", [np.zeros((6, 4), np.uint8), np.zeros((4, 6, 1), np.uint8), np.zeros((4, 6), np.uint16)]
)
def test_transparency_must_fit_the_photo(alpha):
    with pytest.raises(InputError, match="transparency"):
        Photo(np.zeros((4, 6, 3), np.uint8), alpha=alpha)


def test_pixels_and_transparency_are_read_only_while_the_given_arrays_stay_as_they_are():
    pixels, alpha = np.zeros((4, 6, 3), np.uint8), np.zeros((4, 6), np.uint8)
    photo = Photo(pixels, alpha=alpha)
    for array in (photo.pixels, photo.alpha):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1
    assert pixels.flags.writeable
    assert alpha.flags.writeable


def test_a_new_source_changes_nothing_else():
    photo = Photo(np.ones((4, 6), np.uint8), icc_profile=b"profile", metadata=Metadata(exif=b"exif"))
    other = photo.with_source(Source(Path("a.png"), "png"))
    assert other.source == Source(Path("a.png"), "png")
    assert (other.icc_profile, other.metadata) == (b"profile", Metadata(exif=b"exif"))
    np.testing.assert_array_equal(other.pixels, photo.pixels)
    assert photo.source == Source()
