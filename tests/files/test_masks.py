from math import ceil

import cv2
import numpy as np
import pytest
from PIL import Image

from inpaint_studio.core.mask import Mask
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.mask_reading import MaskOptions
from inpaint_studio.files.masks import load_mask, read_mask, save_mask

SHAPE = (6, 9)


@pytest.fixture
def painted():
    rng = np.random.default_rng(3)
    return rng.random(SHAPE) < 0.3


def test_a_saved_mask_comes_back(painted, tmp_path):
    save_mask(Mask.from_array(painted), tmp_path / "mask.png")
    np.testing.assert_array_equal(load_mask(tmp_path / "mask.png", SHAPE).pixels, painted * np.uint8(255))


def test_a_saved_mask_is_one_channel_of_8_bits_to_others(painted, tmp_path):
    save_mask(Mask.from_array(painted), tmp_path / "mask.png")
    picture = Image.open(tmp_path / "mask.png")
    assert (picture.mode, picture.format) == ("L", "PNG")
    np.testing.assert_array_equal(np.asarray(picture), painted * np.uint8(255))


@pytest.mark.parametrize("kind", ["bool", "uint8", "uint16", "rgb", "red", "palette"])
def test_a_mask_of_any_kind_is_read(kind, painted, tmp_path):
    path = tmp_path / "mask.png"
    gray = painted * np.uint8(255)
    if kind == "uint16":
        cv2.imwrite(str(path), painted * np.uint16(65535))
    else:
        pictures = {
            "bool": Image.fromarray(gray).convert("1"),
            "uint8": Image.fromarray(gray),
            "rgb": Image.fromarray(gray).convert("RGB"),
            "red": Image.fromarray(np.dstack([gray, gray * 0, gray * 0])),
            "palette": Image.fromarray(gray).convert("P"),
        }
        pictures[kind].save(path)
    np.testing.assert_array_equal(load_mask(path, SHAPE).pixels, gray)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize(("threshold", "percent"), [(None, 10), (50, 50), (0.001, 0.001), (100, 100)])
def test_restoring_begins_at_the_threshold(dtype, threshold, percent, tmp_path):
    full = np.iinfo(dtype).max
    least = max(1, ceil(full * percent / 100))
    cv2.imwrite(str(tmp_path / "mask.png"), np.array([[0, least - 1, least, full]], dtype))
    cv2.imwrite(str(tmp_path / "negative.png"), full - np.array([[0, least - 1, least, full]], dtype))
    for name, is_inverted in (("mask.png", False), ("negative.png", True)):
        reading = read_mask(tmp_path / name, (1, 4), MaskOptions(is_inverted, threshold))
        assert reading.mask.pixels.tolist() == [[0, 0, 255, 255]]


@pytest.mark.parametrize("is_inverted", [False, True])
def test_what_is_transparent_is_kept(is_inverted, tmp_path):
    stroke = 0 if is_inverted else 255
    pixels = np.array([[[stroke] * 3 + [255], [stroke] * 3 + [0]]], np.uint8)
    Image.fromarray(pixels).save(tmp_path / "mask.png")
    assert load_mask(tmp_path / "mask.png", (1, 2), is_inverted=is_inverted).pixels.tolist() == [[255, 0]]


def test_a_mask_of_another_size_is_refused_with_both_sizes(painted, tmp_path):
    save_mask(Mask.from_array(painted), tmp_path / "mask.png")
    with pytest.raises(InputError, match=r"The mask is 9 × 6 pixels, but the photo is 9 × 7\..*same size\.$"):
        load_mask(tmp_path / "mask.png", (7, 9))


def test_a_mask_that_lies_on_its_side_is_told_so(painted, tmp_path):
    save_mask(Mask.from_array(painted), tmp_path / "mask.png")
    with pytest.raises(InputError, match=r"turned by a quarter\.$"):
        load_mask(tmp_path / "mask.png", (9, 6))


def test_a_missing_mask_is_a_sentence(tmp_path):
    with pytest.raises(FileError, match=r"“mask\.png” cannot be opened"):
        load_mask(tmp_path / "mask.png", SHAPE)
