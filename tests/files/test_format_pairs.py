"""Save As from every format into every other: what is kept, and that all that is not is named before."""

import itertools

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from inpaint_studio.core.photo import Metadata, Photo
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.metadata.comment import DESCRIPTION, with_description
from inpaint_studio.files.metadata.exif import parse_exif
from inpaint_studio.files.save import save_photo, saving_note, what_is_lost

NAMES = {
    "icc": "the colour profile",
    "exif": "the camera's data (EXIF)",
    "xmp": "the XMP data",
    "iptc": "captions and keywords (IPTC)",
    "dpi": "the resolution in dots per inch",
}
PAIRS = [
    pytest.param(one, other, depth, has_alpha, id=f"{one.name}-{other.name}-{depth}{'-alpha' * has_alpha}")
    for one, other in itertools.permutations(FORMATS, 2)
    for depth in one.depths
    for has_alpha in ({False, one.has_alpha})
]


def beside(photo):
    meta = photo.metadata
    return {"icc": photo.icc_profile, "exif": meta.exif, "xmp": meta.xmp, "iptc": meta.iptc, "dpi": meta.dpi}


@pytest.mark.parametrize(("one", "other", "depth", "has_alpha"), PAIRS)
def test_save_as_keeps_what_the_target_can_hold_and_names_the_rest(one, other, depth, has_alpha, make_photo, tmp_path):
    first, second = tmp_path / f"a{one.suffixes[0]}", tmp_path / f"b{other.suffixes[0]}"
    save_photo(make_photo(depth, has_alpha=has_alpha), first)
    before = load_photo(first)
    note = saving_note(before, second)
    save_photo(before, second)
    after = load_photo(second)

    held = beside(after)
    for name, value in beside(before).items():
        if value is not None:
            assert (NAMES[name] in note) == (held[name] is None), name
            if held[name] is not None and name != "exif":
                assert held[name] == value
    assert ("16 bits become 8" in note) == (before.depth == 16 and after.depth == 8)
    assert ("transparency" in note) == (before.alpha is not None and after.alpha is None)
    assert ("compresses the whole photo" in note) == (other.name == "jpeg")
    if before.depth == after.depth and other.name != "jpeg":
        np.testing.assert_array_equal(after.pixels, before.pixels)
        if after.alpha is not None:
            np.testing.assert_array_equal(after.alpha, before.alpha)


TEXT = "Großmutter in Łódź, 1931"


def description(photo):
    entry = parse_exif(photo.metadata.exif).entries.get(DESCRIPTION)
    return entry.data.rstrip(b"\0").decode() if entry else None


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.name) for entry in FORMATS])
@pytest.mark.parametrize("has_description", [False, True])
def test_a_comment_goes_where_a_format_has_a_place_for_it_or_is_told(entry, has_description, make_pixels, tmp_path):
    exif = with_description(None, "Another text") if has_description else None
    photo = Photo(make_pixels(), metadata=Metadata(exif=exif, comment=TEXT))
    path = tmp_path / f"photo{entry.suffixes[0]}"
    note = saving_note(photo, path)
    save_photo(photo, path)
    after = load_photo(path)
    is_kept = TEXT in (after.metadata.comment, description(after))
    assert is_kept == (entry.name in ("jpeg", "png") or ("exif" in entry.keeps and not has_description))
    assert ("the comment" in note) == (not is_kept)
    if "exif" in entry.keeps and has_description:
        assert description(after) == "Another text"


@pytest.mark.parametrize("comment", [TEXT.encode(), "Großmutter".encode("latin-1"), b"Grandmother\0"])
def test_a_comment_of_a_jpeg_is_kept_by_other_formats_and_back(comment, encode_with_pillow, make_pixels, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encode_with_pillow(make_pixels(), "JPEG", comment=comment))
    photo = load_photo(path)
    assert photo.source.unread == ()
    assert photo.metadata.comment in (TEXT, "Großmutter", "Grandmother")
    for name in ("photo.png", "again.png", "again.jpg"):
        save_photo(photo, tmp_path / name)
        after = load_photo(tmp_path / name)
        assert after.metadata.comment == photo.metadata.comment
        assert after.source.unread == ()
        photo = after
    with Image.open(tmp_path / "again.jpg") as picture:
        assert picture.info["comment"].decode() == photo.metadata.comment


@pytest.mark.parametrize("is_packed", [False, True])
@pytest.mark.parametrize(("keyword", "unread"), [("Comment", ()), ("Description", ()), ("Author", ("the text notes",))])
def test_a_text_of_a_png_is_a_comment_in_a_jpeg(keyword, unread, is_packed, make_pixels, tmp_path):
    for text in ("Grandmother", TEXT):
        notes = PngInfo()
        notes.add_text(keyword, text, zip=is_packed)
        path = tmp_path / "photo.png"
        Image.fromarray(make_pixels()).save(path, pnginfo=notes)
        photo = load_photo(path)
        assert photo.source.unread == unread
        save_photo(photo, tmp_path / "photo.jpg")
        assert load_photo(tmp_path / "photo.jpg").metadata.comment == (None if unread else text)


def test_a_comment_too_long_for_a_jpeg_is_told(make_pixels, tmp_path):
    photo = Photo(make_pixels(), metadata=Metadata(comment="…" * 30_000))
    assert what_is_lost(photo, "jpeg") == ["the comment"]
    save_photo(photo, tmp_path / "photo.jpg")
    assert load_photo(tmp_path / "photo.jpg").metadata.comment is None


def test_gray_stays_gray_or_is_told(make_photo, tmp_path):
    for entry in FORMATS:
        path = tmp_path / f"photo{entry.suffixes[0]}"
        photo = Photo(make_photo(is_gray=True).pixels)
        note = saving_note(photo, path)
        save_photo(photo, path)
        assert ("gray becomes RGB" in note) == (not load_photo(path).is_gray)
