"""Save As from every format into every other: what is kept, and that all that is not is named before."""

import itertools

import numpy as np
import pytest

from inpaint_studio.core.photo import Photo
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo, saving_note

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


def test_gray_stays_gray_or_is_told(make_photo, tmp_path):
    for entry in FORMATS:
        path = tmp_path / f"photo{entry.suffixes[0]}"
        photo = Photo(make_photo(is_gray=True).pixels)
        note = saving_note(photo, path)
        save_photo(photo, path)
        assert ("gray becomes RGB" in note) == (not load_photo(path).is_gray)
