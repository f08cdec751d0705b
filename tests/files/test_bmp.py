import struct

import cv2
import numpy as np
import pytest
from PIL import Image

from inpaint_studio.errors import FileError
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.save import save_photo


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_pixels_are_what_pillow_sees(mode, make_pixels, encode_with_pillow):
    picture = Image.fromarray(make_pixels((48, 63, 3)))
    picture = picture.quantize(16) if mode == "P" else picture.convert(mode)
    pixels = decode_photo(encode_with_pillow(picture, "BMP")).pixels
    np.testing.assert_array_equal(pixels, np.asarray(picture.convert("L" if pixels.ndim == 2 else "RGB")))
    assert (pixels.ndim == 2) == (mode in "1L")


def test_transparency_is_read_where_the_header_says_so(make_pixels):
    pixels = make_pixels((48, 64, 4))
    _, data = cv2.imencode(".bmp", pixels)
    photo = decode_photo(data.tobytes())
    np.testing.assert_array_equal(photo.pixels, pixels[..., 2::-1])
    np.testing.assert_array_equal(photo.alpha, pixels[..., 3])


def test_the_fourth_byte_without_a_mask_is_no_transparency():
    head = struct.pack("<IiiHHIIiiII", 40, 2, -1, 1, 32, 0, 8, 2835, 2835, 0, 0)
    data = b"BM" + struct.pack("<IHHI", 62, 0, 0, 54) + head + bytes([1, 2, 3, 0, 4, 5, 6, 0])
    photo = decode_photo(data)
    assert photo.pixels.tolist() == [[[3, 2, 1], [6, 5, 4]]]
    assert photo.alpha is None
    assert photo.metadata.dpi == pytest.approx((72.01, 72.01))


def test_what_is_written_is_what_other_readers_see(make_photo, tmp_path):
    photo = make_photo(orientation=6)
    save_photo(photo, tmp_path / "photo.bmp")
    with Image.open(tmp_path / "photo.bmp") as picture:
        np.testing.assert_array_equal(np.asarray(picture), photo.pixels)
        assert picture.info["dpi"] == pytest.approx((300, 200), abs=0.01)
    assert load_photo(tmp_path / "photo.bmp").metadata.orientation == 1


def test_headers_of_os2_are_declined_with_a_way_out():
    data = b"BM" + struct.pack("<IHHI", 60, 0, 0, 26) + struct.pack("<IHHHH", 12, 2, 1, 1, 24) + bytes(40)
    with pytest.raises(FileError, match="too old to be opened"):
        decode_photo(data)
