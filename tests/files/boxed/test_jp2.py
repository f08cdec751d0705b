import io

import cv2
import imagecodecs
import numpy as np
import pytest
from PIL import Image

from inpaint_studio.core.photo import Metadata, Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.boxed.boxes import find, packed
from inpaint_studio.files.boxed.jp2 import SIGNATURE, Jp2Options
from inpaint_studio.files.load import decode_photo
from inpaint_studio.files.save import save_photo


def boxed(code, *colours):
    """Return a JPEG 2000 with boxes of our own around a codestream."""
    header = packed(b"jp2h", packed(b"ihdr", bytes(14)), *colours)
    return SIGNATURE + packed(b"ftyp", b"jp2 ", bytes(4), b"jp2 ") + header + packed(b"jp2c", code)


def coded(samples, **options):
    return bytes(imagecodecs.jpeg2k_encode(samples, level=0, codecformat="j2k", reversible=True, **options))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "CMYK", "I;16"])
def test_another_programs_files_open(mode, photo_pixels, encode_with_pillow):
    picture = Image.fromarray(photo_pixels).convert("L" if mode == "I;16" else mode).convert(mode)
    tiles = {} if mode == "I;16" else {"tile_size": (64, 64)}  # Pillow repeats the first of deep tiles.
    photo = decode_photo(encode_with_pillow(picture, "JPEG2000", **tiles))
    whole = photo.pixels if photo.alpha is None else np.dstack([photo.pixels, photo.alpha])
    np.testing.assert_array_equal(whole, np.asarray(picture))
    assert photo.is_cmyk == (mode == "CMYK")


def test_another_library_reads_what_is_written(photo_pixels, tmp_path):
    for pixels in (photo_pixels, photo_pixels[..., 0], np.multiply(photo_pixels, 257, dtype=np.uint16)):
        save_photo(Photo(pixels.copy()), tmp_path / "photo.jp2")
        read = cv2.imread(str(tmp_path / "photo.jp2"), cv2.IMREAD_UNCHANGED)
        np.testing.assert_array_equal(read[..., ::-1] if pixels.ndim == 3 else read, pixels)


def test_a_bare_codestream_opens(photo_pixels):
    np.testing.assert_array_equal(decode_photo(coded(photo_pixels)).pixels, photo_pixels)


@pytest.mark.parametrize("bits", [1, 4, 10, 12])
def test_shades_of_other_depths_span_the_whole_range_and_are_saved_as_they_were(bits, tmp_path):
    values = np.linspace(0, 2**bits - 1, 64).astype(np.uint8 if bits < 8 else np.uint16).reshape(8, 8)
    photo = decode_photo(coded(values, bitspersample=bits))
    assert photo.depth == bits
    assert photo.pixels.min() == 0
    assert photo.pixels.max() == (255 if bits < 8 else 65535)
    save_photo(photo, tmp_path / "photo.jp2")
    saved = (tmp_path / "photo.jp2").read_bytes()
    np.testing.assert_array_equal(imagecodecs.jpeg2k_decode(saved[find(saved, b"jp2c").start :]), values)
    again = decode_photo(saved)
    assert again.depth == bits
    np.testing.assert_array_equal(again.pixels, photo.pixels)


@pytest.mark.parametrize("dpi", [(72.0, 72.0), (300.0, 200.0), (6400.0, 3200.0)])
def test_fine_resolutions_come_back(dpi, photo_pixels, tmp_path):
    save_photo(Photo(photo_pixels, metadata=Metadata(dpi=dpi)), tmp_path / "photo.jp2")
    assert decode_photo((tmp_path / "photo.jp2").read_bytes()).metadata.dpi == pytest.approx(dpi, rel=1e-4)


@pytest.mark.parametrize("side", [1, 3, 40])
def test_photos_smaller_than_the_resolutions_are_written(side, tmp_path):
    pixels = np.arange(side * side, dtype=np.uint8).reshape(side, side)
    save_photo(Photo(pixels), tmp_path / "photo.jp2", options=Jp2Options(resolutions=8))
    np.testing.assert_array_equal(decode_photo((tmp_path / "photo.jp2").read_bytes()).pixels, pixels)


def test_colours_of_another_kind_are_a_sentence(photo_pixels):
    for data in (
        boxed(coded(photo_pixels), packed(b"colr", b"\1\0\0\0\0\0\x12")),  # sYCC
        boxed(coded(np.dstack([photo_pixels[..., :1]] * 4)), packed(b"cdef", b"\0\4" + bytes(2) + b"\0\5" * 11)),
        boxed(coded(photo_pixels), packed(b"colr", b"\1\0\0\0\0\0\x0c")),  # CMYK of three channels
    ):
        with pytest.raises(FileError, match="colours of a kind that cannot be opened"):
            decode_photo(data)


def test_measured_values_are_a_sentence():
    with pytest.raises(FileError, match="measured values"):
        decode_photo(coded(np.arange(-32, 32, dtype=np.int16).reshape(8, 8)))


def test_a_file_whose_last_box_has_no_length_opens(photo_pixels):
    stream = io.BytesIO()
    Image.fromarray(photo_pixels).save(stream, "JPEG2000")
    data = bytearray(stream.getvalue())
    code = find(bytes(data), b"jp2c")
    data[code.start - 8 : code.start - 4] = bytes(4)
    np.testing.assert_array_equal(decode_photo(bytes(data)).pixels, photo_pixels)
