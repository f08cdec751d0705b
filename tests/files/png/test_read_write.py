import struct
import zlib

import cv2
import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from inpaint_studio.core.photo import Photo
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.png.read_write import PngOptions
from inpaint_studio.files.save import save_photo


def with_chunk(data, name, body):
    """Return a PNG with one more chunk behind its header."""
    return (
        data[:33] + struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) + data[33:]
    )


@pytest.mark.parametrize(
    ("mode", "options", "shape", "has_alpha"),
    [
        ("1", {}, (48, 64), False),
        ("L", {}, (48, 64), False),
        ("L", {"transparency": 3}, (48, 64), True),
        ("LA", {}, (48, 64), True),
        ("P", {}, (48, 64, 3), False),
        ("P", {"transparency": 3}, (48, 64, 3), True),
        ("P", {"bits": 4}, (48, 64, 3), False),
        ("RGB", {}, (48, 64, 3), False),
        ("RGBA", {}, (48, 64, 3), True),
    ],
)
def test_every_kind_of_8_bits_is_what_pillow_sees(mode, options, shape, has_alpha, encode_with_pillow, make_pixels):
    picture = Image.fromarray(make_pixels())
    picture = picture.quantize(16) if mode == "P" else picture.convert(mode)
    photo = decode_photo(encode_with_pillow(picture, "PNG", **options))
    assert photo.pixels.shape == shape
    assert (photo.alpha is not None) == has_alpha
    np.testing.assert_array_equal(photo.pixels, np.asarray(picture.convert("L" if len(shape) == 2 else "RGB")))


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_16_bits_are_what_opencv_sees_and_sees_again(channels, make_pixels, tmp_path):
    pixels = make_pixels((48, 64) if channels == 1 else (48, 64, channels), np.uint16)
    cv2.imwrite(str(tmp_path / "a.png"), pixels)
    photo = load_photo(tmp_path / "a.png")
    save_photo(photo, tmp_path / "b.png")
    again = cv2.imread(str(tmp_path / "b.png"), cv2.IMREAD_UNCHANGED)
    np.testing.assert_array_equal(again, pixels)
    colours = pixels if channels == 1 else pixels[..., 2::-1]
    np.testing.assert_array_equal(photo.pixels, colours)


def test_an_interlaced_png_is_read():
    # Pillow writes none. Of a single pixel all seven passes but the first are empty.
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 1)
    data = b"\x89PNG\r\n\x1a\n"
    for name, body in ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\x2a")), (b"IEND", b"")):
        data += struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    assert decode_photo(data).pixels.tolist() == [[42]]


def test_what_is_written_is_what_other_readers_see(make_photo, tmp_path):
    photo = make_photo(has_alpha=True, orientation=8)
    save_photo(photo, tmp_path / "photo.png")
    picture = Image.open(tmp_path / "photo.png")
    assert picture.mode == "RGBA"
    assert picture.size == (48, 64)
    assert picture.info["icc_profile"] == photo.icc_profile
    assert picture.info["dpi"] == pytest.approx((300, 200), abs=0.01)
    assert picture.info["XML:com.adobe.xmp"].encode() == photo.metadata.xmp
    assert picture.getexif()[274] == 8
    picture.load()


def test_packed_xmp_is_read(encode_with_pillow, make_pixels):
    text = b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b"<x/>")
    photo = decode_photo(with_chunk(encode_with_pillow(make_pixels(), "PNG"), b"iTXt", text))
    assert photo.metadata.xmp == b"<x/>"
    assert photo.source.unread == ()


def test_a_profile_that_unpacks_to_a_giant_is_named_and_not_unpacked(encode_with_pillow, make_pixels):
    bomb = zlib.compress(bytes(100 << 20), 1)
    photo = decode_photo(with_chunk(encode_with_pillow(make_pixels(), "PNG"), b"iCCP", b"icc\0\0" + bomb))
    assert photo.icc_profile is None
    assert photo.source.unread == ("the colour profile, which is damaged",)


def test_text_notes_and_gamma_are_named(encode_with_pillow, make_pixels):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Grandmother")
    data = encode_with_pillow(make_pixels(), "PNG", pnginfo=notes)
    photo = decode_photo(with_chunk(data, b"gAMA", struct.pack(">I", 100_000)))
    assert photo.source.unread == ("the text notes", "the gamma and colour settings")


def test_a_wrong_checksum_beside_the_pixels_is_named_and_not_printed(encode_with_pillow, make_pixels, capfd):
    data = bytearray(with_chunk(encode_with_pillow(make_pixels(), "PNG"), b"pHYs", struct.pack(">IIB", 1, 1, 1)))
    data[33 + 8] ^= 1
    photo = decode_photo(bytes(data))
    assert photo.metadata.dpi is None
    assert photo.source.unread == ("some data beside the pixels, which is damaged",)
    assert capfd.readouterr() == ("", "")


def test_a_density_without_a_unit_is_no_resolution(encode_with_pillow, make_pixels):
    data = with_chunk(encode_with_pillow(make_pixels(), "PNG"), b"pHYs", struct.pack(">IIB", 2, 1, 0))
    assert decode_photo(data).metadata.dpi is None


def test_stronger_compression_changes_nothing_but_the_length(make_pixels, tmp_path):
    photo, lengths = Photo(make_pixels((200, 300, 3))), []
    for compression in (0, 9):
        path = tmp_path / f"{compression}.png"
        save_photo(photo, path, options=PngOptions(compression))
        np.testing.assert_array_equal(load_photo(path).pixels, photo.pixels)
        lengths.append(path.stat().st_size)
    assert lengths[1] < lengths[0]


@pytest.mark.parametrize(
    "text",
    [b"\niptc\n      12\nnot hexadecimal\n", b"\niptc\n      12\n", b"", b"\niptc\n       4\n38424946\n"],
)
def test_a_broken_iptc_block_is_left_out(text, encode_with_pillow, make_pixels):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Raw profile type iptc", text.decode())
    data = encode_with_pillow(make_pixels(), "PNG", pnginfo=notes)
    assert decode_photo(data).metadata.iptc is None
