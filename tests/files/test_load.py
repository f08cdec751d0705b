import io
import os
import struct
import zlib

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageOps

from inpaint_studio.errors import FileError
from inpaint_studio.files.jpeg.segments import APP1, packed
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.readers import readable_titles


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "“photo.jpg” is empty. Copy it again from where it came."),
        (b"Dear Anna,", f"“photo.jpg” is no photo that can be opened. These can: {readable_titles()}."),
        (
            b"GIF89a" + bytes(50),
            f"“photo.jpg” is no photo that can be opened. These can: {readable_titles()}.",
        ),
        (b"\xff\xd8\xff", "“photo.jpg” is incomplete: it ends before the photo does. Copy or download it again."),
        (
            b"\xff\xd8\xff\xe0" + bytes(40),
            "“photo.jpg” is incomplete: it ends before the photo does. Copy or download it again.",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "“photo.jpg” is damaged and cannot be decoded. Try another copy of it."),
    ],
)
def test_a_file_that_is_no_photo_is_one_sentence(content, sentence, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        load_photo(path)
    assert str(caught.value) == sentence


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(FileError, match=r"^“gone\.png” cannot be opened: there is no such file"):
        load_photo(tmp_path / "gone.png")


def test_a_folder_is_a_sentence(tmp_path):
    with pytest.raises(FileError, match="is a folder, not a photo"):
        load_photo(tmp_path)


def test_a_name_that_no_file_can_have_is_a_sentence():
    with pytest.raises(FileError, match="name cannot be used"):
        load_photo("a\0b.png")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(FileError, match="is not a file"):
        load_photo(tmp_path / "pipe.png")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_sentence(tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(FileError, match="you do not have permission"):
        load_photo(path)


def test_pasted_data_is_named_so_in_errors():
    with pytest.raises(FileError, match=r"^The pasted photo is no photo"):
        decode_photo(b"text")
    with pytest.raises(FileError, match=r"^“drop\.png” is empty"):
        decode_photo(b"", name="drop.png")


def test_a_png_that_claims_a_giant_size_is_refused_before_decoding():
    head = b"IHDR" + struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + bytes(50)
    with pytest.raises(FileError, match=r"60000 × 60000 pixels \(3600 megapixels\), more than the limit of 1000 mega"):
        decode_photo(data)
    with pytest.raises(FileError, match="“Largest photo” in the Preferences, or with --max-megapixels"):
        decode_photo(data)


def test_a_photo_that_no_memory_holds_is_refused_before_decoding():
    head = b"IHDR" + struct.pack(">IIBBBBB", 2**30, 2**30, 16, 6, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + bytes(50)
    with pytest.raises(FileError, match=r"GB of memory, and \d+\.\d GB are free"):
        decode_photo(data, max_pixels=2**62)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_turned_file_is_upright_as_other_programs_show_it(
    form, orientation, encode_with_pillow, make_pixels, make_exif
):
    exif = Image.Exif()
    exif.load(make_exif(orientation))
    data = encode_with_pillow(make_pixels(), form, exif=exif)
    photo = decode_photo(data)
    np.testing.assert_array_equal(photo.pixels, np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data)))))
    assert photo.metadata.orientation == orientation


def test_a_photo_has_no_path_when_it_was_pasted(encode_with_pillow, make_pixels):
    photo = decode_photo(encode_with_pillow(make_pixels(), "PNG"))
    assert photo.source.path is None
    assert photo.source.format == "png"


def test_what_a_file_holds_beside_the_photo_is_named(encode_with_pillow, make_pixels):
    data = encode_with_pillow(make_pixels(), "JPEG")
    photo = decode_photo(data[:2] + packed(APP1, b"http://ns.adobe.com/xmp/extension/\0...") + data[2:])
    assert photo.source.unread == ("the extended XMP data",)


def test_memory_that_runs_out_is_a_sentence(encode_with_pillow, make_pixels, monkeypatch):
    def fail(*_):
        raise MemoryError

    monkeypatch.setattr("inpaint_studio.files.load.upright", fail)
    with pytest.raises(FileError, match="not enough memory"):
        decode_photo(encode_with_pillow(make_pixels(), "PNG"))


def test_a_large_photo_is_not_held_twice(make_pixels, tmp_path):
    pixels = make_pixels((600, 800, 3), np.uint16)
    tifffile.imwrite(tmp_path / "photo.tif", pixels, photometric="rgb")
    assert load_photo(tmp_path / "photo.tif").pixels.base.base is None
