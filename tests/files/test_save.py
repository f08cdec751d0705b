import numpy as np
import pytest

from inpaint_studio.core.photo import Metadata, Photo, Source
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.png.read_write import PngOptions
from inpaint_studio.files.save import save_photo, what_is_lost


def test_every_16_bit_value_becomes_the_nearest_of_8(tmp_path):
    values = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    save_photo(Photo(values), tmp_path / "photo.bmp")
    np.testing.assert_array_equal(load_photo(tmp_path / "photo.bmp").pixels, np.rint(values / 257))


def test_dropped_transparency_leaves_the_colours_as_they_are(make_photo, tmp_path):
    photo = make_photo(has_alpha=True)
    save_photo(photo, tmp_path / "photo.bmp")
    np.testing.assert_array_equal(load_photo(tmp_path / "photo.bmp").pixels, photo.pixels)


def test_what_the_file_held_beside_the_photo_is_lost(make_pixels):
    photo = Photo(make_pixels(), source=Source(unread=("3 further pages",)))
    assert what_is_lost(photo, "tiff") == ["3 further pages"]


def test_the_resolution_of_a_photo_without_exif_is_lost_in_webp(make_pixels):
    photo = Photo(make_pixels(), metadata=Metadata(dpi=(300.0, 300.0)))
    assert what_is_lost(photo, "webp") == ["the resolution in dots per inch"]
    assert what_is_lost(photo, "png") == []


def test_an_orientation_that_no_exif_carries_is_turned_into_pixels(make_pixels, tmp_path):
    photo = Photo(make_pixels(), metadata=Metadata(orientation=6))
    save_photo(photo, tmp_path / "photo.png")
    loaded = load_photo(tmp_path / "photo.png")
    np.testing.assert_array_equal(loaded.pixels, photo.pixels)
    assert loaded.metadata.orientation == 1


def test_saving_over_the_opened_file_again_and_again_changes_nothing(make_photo, tmp_path):
    path = tmp_path / "photo.tif"
    save_photo(make_photo(16, orientation=7), path)
    first = path.read_bytes()
    for _ in range(3):
        save_photo(load_photo(path), path)
    assert path.read_bytes() == first


def test_the_suffix_tells_the_format_unless_a_name_is_given(make_photo, tmp_path):
    assert save_photo(make_photo(), tmp_path / "photo.PNG") == Source(tmp_path / "photo.PNG", "png")
    assert save_photo(make_photo(), str(tmp_path / "photo.PNG"), format_name="bmp").format == "bmp"
    with pytest.raises(FileError, match="does not say which format"):
        save_photo(make_photo(), tmp_path / "photo")


def test_options_of_another_format_are_refused(make_photo, tmp_path):
    with pytest.raises(InputError, match="JPEG image cannot be written with PngOptions"):
        save_photo(make_photo(), tmp_path / "photo.jpg", options=PngOptions())
    assert list(tmp_path.iterdir()) == []


def test_an_encoder_that_fails_leaves_the_old_file(make_photo, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("encoder")

    path = tmp_path / "photo.png"
    path.write_bytes(b"old")
    monkeypatch.setattr("inpaint_studio.files.png.read_write.imagecodecs.png_encode", fail)
    with pytest.raises(FileError, match=r"“photo\.png” could not be saved: the data cannot be encoded\."):
        save_photo(make_photo(), path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["photo.png"]
