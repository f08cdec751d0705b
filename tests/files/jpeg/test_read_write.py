import io

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from inpaint_studio.core.photo import Metadata, Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.jpeg.read_write import JpegOptions
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.save import save_photo, saving_note, what_is_lost


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}, {"quality": 30}])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_pixels_are_those_that_other_readers_see(options, mode, encode_with_pillow, make_pixels):
    data = encode_with_pillow(Image.fromarray(make_pixels()).convert(mode), "JPEG", **options)
    pixels = decode_photo(data).pixels
    np.testing.assert_array_equal(pixels, np.asarray(Image.open(io.BytesIO(data))))
    flag = cv2.IMREAD_GRAYSCALE if mode == "L" else cv2.IMREAD_COLOR_RGB
    np.testing.assert_array_equal(pixels, cv2.imdecode(np.frombuffer(data, np.uint8), flag))


def test_what_is_written_is_what_other_readers_see(make_photo, tmp_path):
    photo = make_photo(orientation=6)
    save_photo(photo, tmp_path / "photo.jpg", options=JpegOptions(quality=100))
    with Image.open(tmp_path / "photo.jpg") as picture:
        assert picture.size == (48, 64)
        assert picture.info["dpi"] == (300, 200)
        assert picture.info["icc_profile"] == photo.icc_profile
        assert picture.info["xmp"] == photo.metadata.xmp
        assert picture.info["photoshop"][0x0404] == photo.metadata.iptc
        assert picture.getexif()[274] == 6
        assert picture.getexif().get_ifd(34665)[36867] == "1931:05:04 10:00:00"


@pytest.mark.parametrize(("subsampling", "number"), [("4:4:4", 0), ("4:2:2", 1), ("4:2:0", 2)])
def test_the_colour_resolution_is_the_one_asked_for(subsampling, number, make_photo, tmp_path):
    save_photo(make_photo(), tmp_path / "photo.jpg", options=JpegOptions(subsampling=subsampling))
    data = (tmp_path / "photo.jpg").read_bytes()
    frame = data.index(b"\xff\xc0")
    assert data[frame + 11] == {0: 0x11, 1: 0x21, 2: 0x22}[number]


def test_a_large_profile_is_parted_and_joined(make_pixels, tmp_path):
    profile = np.random.default_rng(1).bytes(200_000)
    save_photo(Photo(make_pixels(), icc_profile=profile), tmp_path / "photo.jpg")
    assert load_photo(tmp_path / "photo.jpg").icc_profile == profile
    with Image.open(tmp_path / "photo.jpg") as picture:
        assert picture.info["icc_profile"] == profile


def test_metadata_too_long_for_a_segment_is_named_and_left_out(make_pixels, tmp_path):
    photo = Photo(make_pixels(), metadata=Metadata(xmp=b"x" * 70_000, iptc=b"\x1c" * 65_505))
    assert what_is_lost(photo, "jpeg") == ["the XMP data"]
    save_photo(photo, tmp_path / "photo.jpg")
    loaded = load_photo(tmp_path / "photo.jpg")
    assert loaded.metadata.xmp is None
    assert loaded.metadata.iptc == photo.metadata.iptc


@pytest.mark.parametrize(("unit", "expected"), [(0, None), (1, (100, 50)), (2, (254, 127))])
def test_the_resolution_is_read_in_every_unit(unit, expected, encode_with_pillow, make_pixels):
    data = bytearray(encode_with_pillow(make_pixels(), "JPEG", dpi=(100, 50)))
    data[13] = unit
    assert decode_photo(bytes(data)).metadata.dpi == expected


def test_without_a_density_the_resolution_comes_from_exif(encode_with_pillow, make_pixels, make_exif):
    data = encode_with_pillow(make_pixels(), "JPEG", exif=b"Exif\0\0" + make_exif(dpi=(600, 300)))
    assert decode_photo(data).metadata.dpi == (600, 300)


@pytest.mark.parametrize("shape", [(48, 64), (48, 64, 3)])
@pytest.mark.parametrize("bits", [12, 16])
def test_more_bits_become_16_and_saving_says_what_is_left_of_them(bits, shape, make_pixels, tmp_path):
    pixels, path = make_pixels(shape, np.uint16), tmp_path / "deep.jpg"
    options = {"bitspersample": 12} if bits == 12 else {"bitspersample": 16, "lossless": True}
    path.write_bytes(imagecodecs.jpeg8_encode(pixels >> (16 - bits), 95, **options))
    photo = load_photo(path)
    assert photo.depth == 16
    assert np.abs(photo.pixels.astype(int) - pixels).mean() < (1500 if bits == 12 else 1)
    assert photo.pixels.max() > 60_000
    assert saving_note(photo, path).startswith(f"This JPEG has {bits} bits a channel. It is saved with 8")
    save_photo(photo, path)
    again = load_photo(path)
    assert again.depth == 8
    assert np.abs(again.pixels * 257.0 - photo.pixels).mean() < 1000
    save_photo(photo, tmp_path / "deep.tif")
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "deep.tif"), photo.pixels)


def test_inks_of_12_bits_are_declined_with_a_way_out(make_pixels):
    kinds = {"colorspace": "CMYK", "outcolorspace": "CMYK"}
    data = imagecodecs.jpeg8_encode(make_pixels((48, 64, 4), np.uint16) >> 4, bitspersample=12, **kinds)
    with pytest.raises(FileError, match="CMYK photo of 12 bits a channel"):
        decode_photo(data)


def test_bytes_after_the_end_do_not_matter(encode_with_pillow, make_pixels):
    data = encode_with_pillow(make_pixels(), "JPEG")
    np.testing.assert_array_equal(decode_photo(data + bytes(1000)).pixels, decode_photo(data).pixels)
