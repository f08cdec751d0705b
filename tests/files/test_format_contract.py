"""What holds for every format in the table."""

import dataclasses
import itertools

import numpy as np
import pytest

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.load import declared_size, decode_photo, load_photo
from inpaint_studio.files.save import save_photo, what_is_lost

EVERY_FORMAT = [pytest.param(entry, id=entry.name) for entry in FORMATS]
EVERY_KIND = [
    pytest.param(entry, depth, is_gray, has_alpha, id=f"{entry.name}-{depth}-{is_gray}-{has_alpha}")
    for entry in FORMATS
    for depth, is_gray, has_alpha in itertools.product(entry.depths, (False, True), (False, True))
    if is_gray <= entry.has_gray and has_alpha <= entry.has_alpha
]
JPEG_TOLERANCE = 12


def decode_or_explain(data):
    """Return the photo and no sentence, or no photo and the sentence; any other exception goes through."""
    try:
        return decode_photo(data, max_pixels=10_000_000, name="broken"), ""
    except FileError as error:
        return None, str(error)


def assert_same_pixels(photo, expected, form):
    assert photo.pixels.dtype == expected.pixels.dtype
    assert photo.pixels.shape == expected.pixels.shape
    away = np.abs(photo.pixels.astype(int) - expected.pixels)
    assert away.max() <= (JPEG_TOLERANCE if form.name == "jpeg" else 0)
    if expected.alpha is None:
        assert photo.alpha is None
    else:
        np.testing.assert_array_equal(photo.alpha, expected.alpha)
        assert photo.alpha.dtype == expected.alpha.dtype


@pytest.mark.parametrize(("form", "depth", "is_gray", "has_alpha"), EVERY_KIND)
def test_what_a_format_can_hold_comes_back(form, depth, is_gray, has_alpha, make_photo, tmp_path):
    photo = make_photo(depth, is_gray, has_alpha)
    source = save_photo(photo, tmp_path / f"photo{form.suffixes[0]}")
    loaded = load_photo(source.path)
    assert_same_pixels(loaded, photo, form)
    assert loaded.source == source
    assert source.format == form.name


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_what_a_format_keeps_beside_the_pixels_comes_back(form, make_photo, tmp_path):
    photo = make_photo()
    path = tmp_path / f"photo{form.suffixes[0]}"
    save_photo(photo, path)
    loaded = load_photo(path)
    assert loaded.icc_profile == (photo.icc_profile if "icc" in form.keeps else None)
    assert loaded.metadata.xmp == (photo.metadata.xmp if "xmp" in form.keeps else None)
    assert loaded.metadata.iptc == (photo.metadata.iptc if "iptc" in form.keeps else None)
    assert (loaded.metadata.exif is not None) == ("exif" in form.keeps)
    if "dpi" in form.keeps or "exif" in form.keeps:
        assert loaded.metadata.dpi == (300.0, 200.0)
    if "exif" in form.keeps and form.name != "tiff":
        assert loaded.metadata.exif == photo.metadata.exif


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_the_size_is_told_before_anything_is_decoded(form, make_photo, tmp_path):
    photo, path = make_photo(), tmp_path / f"photo{form.suffixes[0]}"
    save_photo(photo, path)
    assert declared_size(path) == (photo.shape[0] * photo.shape[1], 3)
    path.write_bytes(path.read_bytes()[:10])
    assert declared_size(path) is None


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_what_is_lost_is_what_does_not_come_back(form, make_photo, tmp_path):
    photo = make_photo(16, is_gray=True, has_alpha=True)
    path = tmp_path / f"photo{form.suffixes[0]}"
    save_photo(photo, path)
    loaded = load_photo(path)
    lost = what_is_lost(photo, form.name)
    assert ("16 bits become 8" in lost) == (loaded.depth == 8)
    assert ("gray becomes RGB" in lost) == (not loaded.is_gray)
    assert ("transparency" in lost) == (loaded.alpha is None)
    assert ("the colour profile" in lost) == (loaded.icc_profile is None)
    assert ("the camera's data (EXIF)" in lost) == (loaded.metadata.exif is None)
    assert ("the XMP data" in lost) == (loaded.metadata.xmp is None)
    assert ("captions and keywords (IPTC)" in lost) == (loaded.metadata.iptc is None)
    assert ("the resolution in dots per inch" in lost) == (loaded.metadata.dpi is None)


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_a_plain_photo_loses_nothing(form, make_pixels):
    assert what_is_lost(Photo(make_pixels()), form.name) == []


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_saving_changes_nothing_of_the_photo(form, make_photo, tmp_path):
    photo, twin = make_photo(16, has_alpha=True, orientation=6), make_photo(16, has_alpha=True, orientation=6)
    save_photo(photo, tmp_path / f"photo{form.suffixes[0]}")
    np.testing.assert_array_equal(photo.pixels, twin.pixels)
    np.testing.assert_array_equal(photo.alpha, twin.alpha)
    assert photo.metadata == twin.metadata


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_a_turned_photo_stays_upright_and_keeps_its_tag(form, orientation, make_photo, tmp_path):
    photo = make_photo(orientation=orientation)
    path = tmp_path / f"photo{form.suffixes[0]}"
    save_photo(photo, path)
    loaded = load_photo(path)
    assert_same_pixels(loaded, photo, form)
    assert loaded.metadata.orientation == (orientation if "exif" in form.keeps else 1)
    save_photo(loaded, path)
    assert_same_pixels(load_photo(path), photo, form)


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_every_export_option_writes_a_photo_that_opens(form, make_photo, tmp_path):
    photo = make_photo()
    path = tmp_path / f"photo{form.suffixes[0]}"
    for item in dataclasses.fields(form.options):
        spec = item.metadata["spec"]
        values = [name for name, _ in spec.choices] or [spec.minimum, spec.maximum]
        for value in [False, True] if isinstance(item.default, bool) else values:
            save_photo(photo, path, options=form.options(**{item.name: value}))
            assert load_photo(path).shape == photo.shape


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_the_content_tells_the_format_and_not_the_name(form, make_photo, tmp_path):
    path = tmp_path / "photo.txt"
    save_photo(make_photo(), path, format_name=form.name)
    assert load_photo(path).source.format == form.name
    assert decode_photo(path.read_bytes()).source.format == form.name


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_a_document_can_write_to_the_memory_behind_a_loaded_photo(form, make_photo, tmp_path):
    for orientation, is_gray in ((1, False), (6, False), (1, True)):
        path = tmp_path / f"photo{form.suffixes[0]}"
        save_photo(make_photo(orientation=orientation, is_gray=is_gray), path)
        pixels = load_photo(path).pixels
        assert not pixels.flags.writeable
        assert pixels.base.flags.writeable
        assert pixels.base.flags.owndata
        assert pixels.base.flags.c_contiguous
        assert pixels.base.shape == pixels.shape


@pytest.mark.parametrize("is_gray", [False, True])
@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_a_file_that_was_cut_is_refused_or_tells_that_pixels_are_missing(form, is_gray, make_photo, tmp_path):
    path = tmp_path / f"photo{form.suffixes[0]}"
    save_photo(make_photo(is_gray=is_gray), path)
    whole = load_photo(path).pixels
    data = path.read_bytes()
    lengths = [len(data) * part // 20 for part in range(20)] + [len(data) - missing for missing in (1, 2, 3, 12)]
    for length in lengths:
        photo, sentence = decode_or_explain(data[:length])
        if photo is None:
            assert sentence.startswith("“broken” ")
            assert sentence.endswith(".")
        elif not photo.source.notes:
            np.testing.assert_array_equal(photo.pixels, whole)


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_flipped_bytes_give_a_photo_or_a_sentence(form, make_photo, tmp_path, capfd):
    path = tmp_path / f"photo{form.suffixes[0]}"
    save_photo(make_photo(shape=(24, 32)), path)
    rng = np.random.default_rng(7)
    data = np.frombuffer(path.read_bytes(), np.uint8)
    header = min(len(data), 200)
    for trial in range(40):
        broken = data.copy()
        places = rng.integers(0, header if trial % 2 else len(data), 1 + trial % 3)
        broken[places] = rng.integers(0, 256, len(places))
        photo, sentence = decode_or_explain(broken.tobytes())
        assert photo is not None or sentence.endswith(".")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_a_photo_over_the_limit_is_refused_with_both_numbers(form, make_photo, tmp_path):
    path = tmp_path / f"photo{form.suffixes[0]}"
    save_photo(make_photo(shape=(48, 64)), path)
    with pytest.raises(FileError, match=r"64 × 48 pixels .* limit of 0\.003 megapixels\. Raise it"):
        load_photo(path, max_pixels=3000)
    assert load_photo(path, max_pixels=48 * 64).shape == (48, 64)


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_a_cancelled_save_leaves_the_old_file(form, make_photo, tmp_path):
    path = tmp_path / f"photo{form.suffixes[0]}"
    path.write_bytes(b"old")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        save_photo(make_photo(), path, cancel=cancel)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
