"""The mask of what was restored as a further page of a TIFF."""

import numpy as np
import pytest
import pyvips
import tifffile
from PIL import Image

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.files.load import list_pages, load_photo
from inpaint_studio.files.masks import load_mask
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.tiff.write import TiffOptions
from tests.files.tiff.test_patch import in_hole, restored, tags_of

SHAPE = 70, 90


def mask_of(top=20, left=30):
    mask = Mask.empty(SHAPE)
    mask.pixels[top : top + 9, left : left + 11] = 255
    return mask


@pytest.fixture(params=["<", ">", "big"])
def path(request, make_pixels, tmp_path):
    path, order = tmp_path / "scan.tif", "<" if request.param == "big" else request.param
    options = {"photometric": "rgb", "metadata": None, "compression": "lzw", "rowsperstrip": 8}
    with tifffile.TiffWriter(path, byteorder=order, bigtiff=request.param == "big") as tiff:
        tiff.write(make_pixels((*SHAPE, 3), np.uint16), **options)
    return path


def test_others_see_it_behind_all_other_pages(path, make_pixels):
    tags = tags_of(path)
    save_photo(restored(load_photo(path)), path, mask=mask_of())
    with tifffile.TiffFile(path) as tiff:
        assert len(tiff.pages) == 2
        np.testing.assert_array_equal(tiff.pages[0].asarray(), in_hole(make_pixels((*SHAPE, 3), np.uint16)))
        np.testing.assert_array_equal(tiff.pages[1].asarray(), mask_of().pixels)
        assert "mask of what was restored" in tiff.pages[1].tags["PageName"].value
    assert tags_of(path) == tags
    np.testing.assert_array_equal(pyvips.Image.new_from_file(str(path), page=1).numpy(), mask_of().pixels)
    if path.read_bytes()[2:3] != b"\x2b" and path.read_bytes()[3:4] != b"\x2b":
        with Image.open(path) as picture:
            picture.seek(1)
            np.testing.assert_array_equal(np.asarray(picture), mask_of().pixels)


def test_a_file_with_a_mask_opens_as_one_photo_and_the_mask_can_be_loaded(path):
    save_photo(restored(load_photo(path)), path, mask=mask_of())
    photo = load_photo(path)
    assert list_pages(path) == []
    assert photo.source.unread == ()
    save_photo(Photo(load_photo(path, page=1).pixels), path.with_suffix(".png"))
    np.testing.assert_array_equal(load_mask(path.with_suffix(".png"), SHAPE).pixels, mask_of().pixels)


def test_a_later_mask_takes_over_the_one_before(path):
    for top in (20, 40):
        save_photo(restored(load_photo(path)), path, mask=mask_of(top))
    with tifffile.TiffFile(path) as tiff:
        assert len(tiff.pages) == 2
        np.testing.assert_array_equal(tiff.pages[1].asarray(), mask_of(20).pixels | mask_of(40).pixels)


def test_each_page_has_a_mask_of_its_own(make_pixels, tmp_path):
    path = tmp_path / "scans.tif"
    with tifffile.TiffWriter(path) as tiff:
        for _ in range(2):
            tiff.write(make_pixels((*SHAPE, 3)), photometric="rgb", metadata=None)
    for page, top in ((0, 10), (1, 30), (0, 50)):
        save_photo(restored(load_photo(path, page=page)), path, mask=mask_of(top))
    with tifffile.TiffFile(path) as tiff:
        assert len(tiff.pages) == 4
        np.testing.assert_array_equal(tiff.pages[2].asarray(), mask_of(10).pixels | mask_of(50).pixels)
        np.testing.assert_array_equal(tiff.pages[3].asarray(), mask_of(30).pixels)
        assert tiff.pages[3].tags["PageName"].value.endswith("on page 2")
    assert len(list_pages(path)) == 2
    assert load_photo(path, page=1).source.unread == ("the first page",)
    save_photo(load_photo(path, page=1), path.with_name("copy.tif"), options=TiffOptions(), mask=mask_of(30))
    with tifffile.TiffFile(path.with_name("copy.tif")) as tiff:
        assert tiff.pages[1].tags["PageName"].value.endswith("restored")


def test_saving_without_one_keeps_it(path):
    save_photo(restored(load_photo(path)), path, mask=mask_of())
    save_photo(restored(load_photo(path)), path)
    with tifffile.TiffFile(path) as tiff:
        np.testing.assert_array_equal(tiff.pages[1].asarray(), mask_of().pixels)


def test_other_pages_stay_and_a_turned_photo_has_its_mask_in_the_order_of_its_file(make_pixels, tmp_path):
    path, pixels, page = tmp_path / "scan.tif", make_pixels((*SHAPE, 3)), make_pixels((30, 40))
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(pixels, photometric="rgb", metadata=None, extratags=[(274, 3, 1, 6, True)])
        tiff.write(page, photometric="minisblack", metadata=None)
    upright = load_photo(path)
    assert upright.shape == SHAPE[::-1]
    mask = Mask.empty(upright.shape)
    mask.pixels[:10] = 255  # the top, which is at the left in the file
    save_photo(upright, path, mask=mask)
    with tifffile.TiffFile(path) as tiff:
        assert len(tiff.pages) == 3
        np.testing.assert_array_equal(tiff.pages[1].asarray(), page)
        stored = tiff.pages[2].asarray()
    assert (stored[:, :10] == 255).all()
    assert not stored[:, 10:].any()
    assert len(list_pages(path)) == 2
    assert load_photo(path).source.unread == ("the second page",)


def test_a_new_tiff_has_it_too_and_other_formats_have_no_place(make_photo, tmp_path):
    photo = make_photo(16)
    mask = Mask.empty(photo.shape)
    mask.pixels[5:9, 5:9] = 255
    save_photo(photo, tmp_path / "new.tif", mask=mask)
    with tifffile.TiffFile(tmp_path / "new.tif") as tiff:
        np.testing.assert_array_equal(tiff.pages[0].asarray(), photo.pixels)
        np.testing.assert_array_equal(tiff.pages[1].asarray(), mask.pixels)
    save_photo(photo, tmp_path / "new.png", mask=mask)
    np.testing.assert_array_equal(load_photo(tmp_path / "new.png").pixels, photo.pixels)
