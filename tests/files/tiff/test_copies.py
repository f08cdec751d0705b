"""Smaller copies inside a TIFF: they show what was restored, and nothing else in them changes."""

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile

from inpaint_studio.core.region import Region
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.tiff.changes import ChangedCells

SHAPE = (192, 256)
HOLE = (slice(40, 72), slice(50, 90))
SMALL_HOLE = (slice(10, 18), slice(12, 23))
"""The pixels of a copy of a quarter of the size that show some of the hole."""


@pytest.fixture
def damaged(make_pixels):
    pixels = cv2.resize(make_pixels((48, 64, 3)), SHAPE[::-1], interpolation=cv2.INTER_LINEAR)
    pixels[HOLE] = 255
    return pixels


def restored(pixels):
    result = pixels.copy()
    result[HOLE] = result[HOLE] // 4
    return result


def reduced(pixels, factor=4):
    size = pixels.shape[1] // factor, pixels.shape[0] // factor
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)


def save_restored(path, **options):
    photo = load_photo(path)
    pixels = restored(photo.pixels)
    save_photo(photo.with_pixels(pixels, photo.alpha, photo.icc_profile), path, **options)
    assert np.array_equal(load_photo(path).pixels, pixels)
    return pixels


def check(copy, before, expected, most=1):
    """Make sure that a copy shows the hole as expected and is what it was elsewhere."""
    elsewhere = np.ones(copy.shape[:2], np.bool_)
    elsewhere[SMALL_HOLE] = False
    assert np.array_equal(copy[elsewhere], before[elsewhere])
    assert np.abs(copy[SMALL_HOLE].astype(int) - expected[SMALL_HOLE]).max() <= most
    assert (copy[SMALL_HOLE] != before[SMALL_HOLE]).any()


@pytest.mark.parametrize("compression", [None, "lzw", "adobe_deflate"])
def test_a_pyramid_shows_what_was_restored_at_every_size(compression, tmp_path, damaged):
    path = tmp_path / "pyramid.tif"
    options = {"photometric": "rgb", "tile": (64, 64), "compression": compression, "predictor": compression is not None}
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(damaged, subifds=2, **options)
        for factor in (2, 4):
            tiff.write(reduced(damaged, factor), subfiletype=1, **options)
    with tifffile.TiffFile(path) as tiff:
        kinds = [(page.compression, page.tilewidth, page.dataoffsets) for page in tiff.pages[0].pages]
    pixels = save_restored(path)
    with tifffile.TiffFile(path) as tiff:
        pages = tiff.pages[0].pages
        assert [(page.compression, page.tilewidth) for page in pages] == [kind[:2] for kind in kinds]
        assert pages[0].dataoffsets[-1] == kinds[0][2][-1]
        check(pages[1].asarray(), reduced(damaged), reduced(pixels))
        assert np.abs(pages[0].asarray().astype(int) - reduced(pixels, 2)).max() <= 1


def test_a_jpeg_pyramid_is_compressed_anew_only_where_it_shows_a_change(tmp_path, damaged):
    path = tmp_path / "pyramid.tif"
    jpeg = {"compression": "jpeg", "compressionargs": {"level": 92}, "subsampling": (2, 2), "tile": (32, 32)}
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(damaged, subifds=1, photometric="rgb")
        tiff.write(reduced(damaged), subfiletype=1, photometric="rgb", **jpeg)
    with tifffile.TiffFile(path) as tiff:
        before = tiff.pages[0].pages[0].asarray()
    pixels = save_restored(path)
    with tifffile.TiffFile(path) as tiff:
        page = tiff.pages[0].pages[0]
        assert page.compression == 7
        after = page.asarray()
    assert np.array_equal(after[32:], before[32:])
    assert np.array_equal(after[:, 32:], before[:, 32:])
    assert abs(before[SMALL_HOLE].mean() - reduced(damaged)[SMALL_HOLE].mean()) < 5
    assert abs(after[SMALL_HOLE].mean() - reduced(pixels)[SMALL_HOLE].mean()) < 5


@pytest.mark.parametrize("is_first", [True, False])
def test_a_preview_page_is_renewed(is_first, tmp_path, damaged):
    path = tmp_path / "preview.tif"
    with tifffile.TiffWriter(path) as tiff:
        for is_preview in (is_first, not is_first):
            pixels = reduced(damaged) if is_preview else damaged
            tiff.write(pixels, photometric="rgb", subfiletype=int(is_preview), compression="lzw")
    pixels = save_restored(path)
    preview = imagecodecs.tiff_decode(path.read_bytes(), index=0 if is_first else 1)
    check(preview, reduced(damaged), reduced(pixels))


def test_the_preview_that_a_scan_hangs_on_keeps_its_own_tones(tmp_path, damaged):
    path, deep = tmp_path / "scan.tif", damaged.astype(np.uint16) * 257
    brightened = np.rint((reduced(deep) / 65535) ** 0.45 * 255).astype(np.uint8)
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(brightened, photometric="rgb", subifds=1, subfiletype=1)
        tiff.write(deep, photometric="rgb")
    pixels = save_restored(path)
    expected = np.rint((reduced(pixels) / 65535) ** 0.45 * 255)
    check(imagecodecs.tiff_decode(path.read_bytes()), brightened, expected, most=12)


def test_what_is_no_copy_of_the_photo_stays(tmp_path, damaged, make_pixels):
    path, other = tmp_path / "label.tif", make_pixels((48, 64, 3), seed=9)
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(damaged, photometric="rgb")
        tiff.write(other, photometric="rgb", subfiletype=1)
        tiff.write(other[:, :30], photometric="rgb", subfiletype=1)
    save_restored(path)
    with tifffile.TiffFile(path) as tiff:
        assert np.array_equal(tiff.pages[1].asarray(), other)
        assert np.array_equal(tiff.pages[2].asarray(), other[:, :30])


def test_copies_stay_as_they_are_where_that_is_wanted(tmp_path, damaged):
    path = tmp_path / "preview.tif"
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(damaged, photometric="rgb")
        tiff.write(reduced(damaged), photometric="rgb", subfiletype=1)
    save_restored(path, renew_previews=False)
    with tifffile.TiffFile(path) as tiff:
        assert np.array_equal(tiff.pages[1].asarray(), reduced(damaged))


def test_where_all_pixels_are_written_anew_copies_are_renewed_too(tmp_path, damaged):
    path = tmp_path / "jpeg.tif"
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(damaged, photometric="rgb", compression="jpeg", subifds=1)
        tiff.write(reduced(damaged), photometric="rgb", subfiletype=1)
    pixels = save_restored(path)
    with tifffile.TiffFile(path) as tiff:
        copy = tiff.pages[0].pages[0].asarray()
    assert np.abs(copy[SMALL_HOLE].astype(int) - reduced(pixels)[SMALL_HOLE]).max() <= 1


def test_a_copys_pixels_show_a_change_in_any_pixel_that_they_stand_for():
    changes = ChangedCells((100, 150))
    before = np.zeros((20, 30, 3), np.uint8)
    after = before.copy()
    after[4, 7] = 1
    changes.note(Region(40, 60, 60, 90), before, after)
    assert np.argwhere(changes.reduced_to((100, 150))).min(axis=0).tolist() == [44, 66]
    assert np.argwhere(changes.reduced_to((50, 75))).tolist() == [[22, 33]]
    assert np.argwhere(changes.reduced_to((10, 15))).tolist() == [[4, 6]]
    assert np.argwhere(changes.reduced_to((7, 11))).tolist() == [[3, 4]]
