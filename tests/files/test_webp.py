import io

import numpy as np
import pytest
from PIL import Image

from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.webp import WebpOptions


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("is_lossless", [True, False])
def test_pixels_are_what_pillow_sees(is_lossless, mode, make_pixels, encode_with_pillow):
    picture = Image.fromarray(make_pixels((48, 64, len(mode))))
    data = encode_with_pillow(picture, "WEBP", lossless=is_lossless, exact=True)
    photo = decode_photo(data)
    seen = np.asarray(Image.open(io.BytesIO(data)))
    np.testing.assert_array_equal(photo.pixels, seen[..., :3])
    assert (photo.alpha is not None) == (mode == "RGBA")


@pytest.mark.parametrize("has_alpha", [False, True])
@pytest.mark.parametrize("is_lossless", [True, False])
def test_what_is_written_is_what_other_readers_see(is_lossless, has_alpha, make_photo, tmp_path):
    photo = make_photo(has_alpha=has_alpha, orientation=6)
    save_photo(photo, tmp_path / "photo.webp", options=WebpOptions(is_lossless))
    with Image.open(tmp_path / "photo.webp") as picture:
        assert picture.size == (48, 64)
        assert picture.mode == ("RGBA" if has_alpha else "RGB")
        assert picture.info["icc_profile"] == photo.icc_profile
        assert picture.info["xmp"] == photo.metadata.xmp
        assert picture.getexif()[274] == 6
        picture.load()


def test_colours_under_full_transparency_are_kept(make_pixels, tmp_path):
    photo = Photo(make_pixels(), np.zeros((48, 64), np.uint8))
    save_photo(photo, tmp_path / "photo.webp")
    np.testing.assert_array_equal(load_photo(tmp_path / "photo.webp").pixels, photo.pixels)


def test_of_an_animation_the_first_picture_is_read_and_the_rest_is_named(make_pixels, encode_with_pillow):
    more = [Image.fromarray(make_pixels(seed=seed)) for seed in (2, 3)]
    data = encode_with_pillow(make_pixels(), "WEBP", save_all=True, append_images=more, lossless=True)
    photo = decode_photo(data)
    np.testing.assert_array_equal(photo.pixels, make_pixels())
    assert photo.source.unread == ("the animation",)


def test_a_photo_too_wide_for_webp_is_a_sentence_and_no_file(tmp_path):
    with pytest.raises(FileError, match="at most 16383 pixels wide and high, and this photo is 16384 × 1"):
        save_photo(Photo(np.zeros((1, 16384, 3), np.uint8)), tmp_path / "photo.webp")
    assert list(tmp_path.iterdir()) == []
