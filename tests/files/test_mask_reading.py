"""Masks from many programs are read as they were meant."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from inpaint_studio.errors import InputError
from inpaint_studio.files.load import decode_photo
from inpaint_studio.files.mask_reading import AS_PAINTED, MaskOptions, as_mask

SHAPE = (90, 120)


@pytest.fixture(scope="module")
def painted():
    """Thin strokes and a blob, by a brush with a hard edge."""
    mask = np.zeros(SHAPE, np.uint8)
    cv2.line(mask, (10, 12), (100, 40), 255, 3)
    cv2.line(mask, (15, 80), (70, 50), 255, 2)
    cv2.circle(mask, (95, 70), 9, 255, -1)
    return mask


def read(pixels, options=AS_PAINTED, *, suffix="png", quality=None):
    """Read an array by way of a file."""
    stream = io.BytesIO()
    if pixels.dtype == np.uint16:
        stream.write(cv2.imencode(".png", pixels)[1].tobytes())
    else:
        Image.fromarray(pixels).save(stream, suffix, **({} if quality is None else {"quality": quality}))
    return as_mask(decode_photo(stream.getvalue()), f"mask.{suffix}", options)


def test_how_much_is_marked_is_told(painted):
    reading = read(painted)
    count = np.count_nonzero(painted)
    assert reading.notes == (
        f"“mask.png” marks {count} pixels, {count / painted.size:.2%} of the photo.".replace("%", " %"),
    )
    assert not reading.doubt


@pytest.mark.parametrize(
    ("marks", "share"),
    [(1, "“mask.png” marks one pixel, less than 0.01 %"), (10799, "“mask.png” marks 10,799 pixels, 99.99 %")],
)
def test_little_is_not_nothing_and_much_is_not_everything(marks, share):
    pixels = np.zeros(SHAPE, np.uint8)
    pixels.flat[:marks] = 255
    assert read(pixels).notes[0].startswith(share)


@pytest.mark.parametrize(
    ("dtype", "value"),
    [(np.uint8, 1), (np.uint8, 2), (np.uint8, 20), (np.uint8, 128)]
    + [(np.uint16, value) for value in (1, 100, 255, 1023, 4095, 20_000)],
)
@pytest.mark.parametrize("is_inverted", [None, True])
def test_of_two_values_the_brighter_one_is_white(dtype, value, is_inverted, painted):
    pixels = (painted > 0) * dtype(value)
    reading = read(value - pixels if is_inverted else pixels, MaskOptions(is_inverted))
    np.testing.assert_array_equal(reading.mask.pixels, painted)
    full = np.iinfo(dtype).max
    if value < full / 10:
        assert reading.notes[1] == f"Its brightest value is {value} of {full}; {value} was taken for white."


@pytest.mark.parametrize("bits", [8, 10, 12])
def test_a_soft_mask_of_fewer_bits_in_16_is_read_as_one_of_16(bits, painted):
    soft = cv2.GaussianBlur(painted, (0, 0), 2) / 255
    reading = read((soft * (2**bits - 1)).astype(np.uint16))
    np.testing.assert_array_equal(reading.mask.pixels, read((soft * 65535).astype(np.uint16)).mask.pixels)
    assert f"{2**bits - 1} was taken for white" in reading.notes[1]


@pytest.mark.parametrize("sigma", [1, 2, 4])
@pytest.mark.parametrize("suffix", ["png", "jpeg"])
@pytest.mark.parametrize("is_inverted", [None, True])
def test_a_blurred_stroke_covers_what_it_covered(sigma, suffix, is_inverted, painted):
    soft = cv2.GaussianBlur(painted, (0, 0), sigma)
    found = read(255 - soft if is_inverted else soft, MaskOptions(is_inverted), suffix=suffix).mask.pixels
    assert (found[painted > 0] == 255).all()
    away = cv2.distanceTransform(255 - painted, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    assert not found[away > 3 * sigma].any()


@pytest.mark.parametrize("quality", [30, 60, 90])
@pytest.mark.parametrize("is_inverted", [None, True])
def test_the_noise_of_jpeg_is_not_restored(quality, is_inverted, painted):
    pixels = 255 - painted if is_inverted else painted
    found = read(pixels, MaskOptions(is_inverted), suffix="jpeg", quality=quality).mask.pixels
    assert (found[painted > 0] == 255).all()
    assert not found[cv2.dilate(painted, np.ones((7, 7), np.uint8)) == 0].any()


def test_black_strokes_on_transparent_are_what_is_restored(painted):
    for under in (0, 255):  # what is under full transparency counts for nothing
        black = np.where(painted > 0, 0, under).astype(np.uint8)
        reading = read(np.dstack([black, black, black, painted]))
        np.testing.assert_array_equal(reading.mask.pixels, painted)
        assert reading.notes[1] == "All of it that is not transparent is black, so that is what is restored."


@pytest.mark.parametrize("colour", [(255, 255, 255), (180, 0, 0)])
def test_bright_strokes_on_transparent_are_what_is_restored(colour, painted):
    reading = read(np.dstack([np.full((*SHAPE, 3), colour, np.uint8), painted]))
    np.testing.assert_array_equal(reading.mask.pixels, painted)
    assert len(reading.notes) == 1


def test_a_soft_brush_on_transparent_covers_what_it_covered(painted):
    soft = cv2.GaussianBlur(painted, (0, 0), 3)
    black = np.zeros_like(soft)
    np.testing.assert_array_equal(read(np.dstack([black, soft])).mask.pixels, read(soft).mask.pixels)


@pytest.mark.parametrize(
    ("pixels", "options", "words"),
    [
        (np.zeros(SHAPE, np.uint8), AS_PAINTED, "its brightest value is 0 of 255, and only 26 and more is restored"),
        (np.full(SHAPE, 19, np.uint8), AS_PAINTED, "its brightest value is 19 of 255"),
        (np.arange(90, dtype=np.uint8).repeat(120).reshape(SHAPE) // 4, AS_PAINTED, "its brightest value is 22 of 255"),
        (np.full(SHAPE, 100, np.uint8), MaskOptions(threshold=50), "100 of 255, and only 128 and more"),
        (np.zeros(SHAPE, np.uint16), AS_PAINTED, "its brightest value is 0 of 65535"),
        (np.full(SHAPE, 255, np.uint8), MaskOptions(True), "its darkest value is 255 of 255, and only 229 and less"),
        (np.dstack([np.zeros((*SHAPE, 3), np.uint8), np.full(SHAPE, 9, np.uint8)]), AS_PAINTED, "value is 9 of"),
        (np.full(SHAPE, 20, np.uint16), AS_PAINTED, "its brightest value is 20 of 65535"),
    ],
)
def test_a_picture_that_marks_nothing_is_an_error_that_names_its_brightest_value(pixels, options, words):
    with pytest.raises(InputError, match=f"“mask.png” marks nothing: .*{words}"):
        read(pixels, options)


def test_black_on_white_is_doubted(painted):
    assert read(255 - painted).doubt.startswith("“mask.png” marks 9")
    framed = painted.copy()
    framed[-4:] = 255  # a torn edge
    assert read(255 - framed).doubt
    assert not read(255 - framed, MaskOptions(is_inverted=True)).doubt


def test_much_damage_within_a_good_border_is_not_doubted():
    pixels = np.zeros(SHAPE, np.uint8)
    pixels[2:-2, 2:-2] = 255
    assert not read(pixels).doubt
    assert not read(255 - pixels).doubt  # a frame: less than half
    assert not read(np.full(SHAPE, 255, np.uint8)).doubt  # everything: nothing would be left to restore it from


def test_a_mask_is_grown_and_both_counts_are_told(painted):
    reading = read(painted, MaskOptions(grow=2))
    disc = (np.hypot(*np.mgrid[-2:3, -2:3]) <= 2).astype(np.uint8)
    np.testing.assert_array_equal(reading.mask.pixels, cv2.dilate(painted, disc))
    assert reading.notes[0] == read(painted).notes[0]
    assert reading.notes[1].startswith(f"Grown by 2 px, these are {reading.mask.count:,}, ")
