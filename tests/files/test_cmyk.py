"""CMYK photos: four channels that stay what they are, in TIFF and JPEG, and what they become elsewhere."""

import io

import cv2
import imagecodecs
import jpeglib
import numpy as np
import pytest
import pyvips
import simplejpeg
import tifffile
from PIL import Image, ImageCms

from inpaint_studio.core.document import Document
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Metadata, Photo
from inpaint_studio.core.restore import restore
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.errors import FileError
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.files.jpeg.read_write import JpegOptions
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.masks import load_mask
from inpaint_studio.files.save import save_photo, saving_note
from tests.cmyk import cmyk_profile
from tests.files.conftest import IPTC, XMP
from tests.files.tiff.test_patch import HOLE, in_hole, restored, segments_of, tags_of, untouched

JPEGS = {
    "CMYK": lambda light: imagecodecs.jpeg8_encode(light, level=92, colorspace="CMYK", outcolorspace="CMYK"),
    "YCCK 4:2:0": lambda light: simplejpeg.encode_jpeg(light, 92, "CMYK", "420"),
    "YCCK 4:2:0, of newer versions black too": lambda light: imagecodecs.jpeg8_encode(
        light, level=92, colorspace="CMYK", outcolorspace="YCCK", subsampling="420"
    ),
    "YCCK 4:4:4": lambda light: simplejpeg.encode_jpeg(light, 92, "CMYK", "444"),
}


def photo_of(pixels):
    """Return a photo with everything beside its inks."""
    return Photo(pixels, None, cmyk_profile(), Metadata(xmp=XMP, iptc=IPTC, dpi=(300.0, 200.0)))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize(
    "options",
    [{}, {"compression": "lzw", "predictor": True}, {"compression": "deflate", "tile": (32, 32)}],
    ids=["none", "lzw", "deflate tiles"],
)
@pytest.mark.parametrize("more", [0, 1], ids=["cmyk", "cmyk + mask"])
def test_a_tiff_is_saved_in_its_own_inks(more, options, dtype, make_pixels, tmp_path):
    pixels, path = make_pixels((70, 90, 4 + more), dtype), tmp_path / "inks.tif"
    extra = {"extrasamples": ["unspecified"]} if more else {}
    written = {"rowsperstrip": 8, **options}
    tifffile.imwrite(path, pixels, photometric="separated", iccprofile=cmyk_profile(), **extra, **written)
    tags, before = tags_of(path), segments_of(path)
    photo = load_photo(path)
    assert photo.is_cmyk
    assert photo.source.rewrite == ""
    np.testing.assert_array_equal(photo.pixels, pixels[..., :4])
    save_photo(restored(photo), path)
    expected = pixels.copy()
    expected[..., :4] = in_hole(pixels[..., :4])
    np.testing.assert_array_equal(tifffile.imread(path), expected)
    if not more:
        np.testing.assert_array_equal(pyvips.Image.new_from_file(str(path)).numpy(), expected)
    assert tags_of(path) == tags
    after = segments_of(path)
    assert all(after[number] == before[number] for number in untouched(path))


def test_planes_and_transparency_are_read_and_kept(make_pixels, tmp_path):
    pixels, path = make_pixels((40, 50, 5), np.uint16), tmp_path / "inks.tif"
    planes = np.ascontiguousarray(np.moveaxis(pixels, 2, 0))
    options = {"planarconfig": "separate", "extrasamples": ["unassalpha"], "compression": "lzw"}
    tifffile.imwrite(path, planes, photometric="separated", **options)
    photo = load_photo(path)
    np.testing.assert_array_equal(photo.pixels, pixels[..., :4])
    np.testing.assert_array_equal(photo.alpha, pixels[..., 4])
    save_photo(restored(photo), path)
    np.testing.assert_array_equal(tifffile.imread(path)[:4], np.moveaxis(in_hole(pixels[..., :4]), 2, 0))
    np.testing.assert_array_equal(tifffile.imread(path)[4], pixels[..., 4])


def coefficients(path):
    """Return those of all components as they count in decoding."""
    read = jpeglib.read_dct(str(path))
    names = enumerate(("Y", "Cb", "Cr", "K"))
    return [getattr(read, name) * read.get_component_qt(index).astype(int) for index, name in names]


@pytest.mark.parametrize("kind", JPEGS)
def test_a_jpeg_is_saved_block_by_block(kind, make_pixels, tmp_path):
    inks, path = make_pixels((96, 112, 4)), tmp_path / "inks.jpg"
    path.write_bytes(JPEGS[kind](~inks))
    photo = load_photo(path)
    assert photo.source.rewrite == ""
    np.testing.assert_array_equal(photo.pixels, np.asarray(Image.open(path)))
    assert np.abs(photo.pixels.astype(int) - inks).mean() < 6
    before = coefficients(path)
    wanted = photo.pixels.copy()
    wanted[30:44, 30:44] = (40, 90, 140, 60)
    document = Document(Photo(wanted, source=photo.source))
    save_photo(document.photo, path)
    shown = load_photo(path).pixels
    # Where colours are coarse, those at the mask's edge show in pixels beside it and stay.
    assert np.abs(shown[34:40, 34:40].astype(int) - (40, 90, 140, 60)).mean() < 6
    far = np.ones((96, 112), bool)
    far[15:65, 15:65] = False
    np.testing.assert_array_equal(shown[far], photo.pixels[far])
    for old, new in zip(before, coefficients(path), strict=True):
        changed = (old != new).any(axis=(2, 3))
        assert changed.any()
        assert changed.sum() <= 9


def test_a_jpeg_in_several_passes_is_compressed_as_a_whole_and_says_so(make_pixels, encode_with_pillow, tmp_path):
    inks, path = make_pixels((64, 80, 4)), tmp_path / "inks.jpg"
    picture = Image.frombytes("CMYK", (80, 64), inks.tobytes())
    path.write_bytes(encode_with_pillow(picture, "JPEG", quality=92, progressive=True, icc_profile=cmyk_profile()))
    photo = load_photo(path)
    assert "cannot be saved block by block" in photo.source.rewrite
    wanted = photo.pixels.copy()
    wanted[30:44, 30:44] = (40, 90, 140, 60)
    save_photo(Photo(wanted, source=photo.source), path)
    again = load_photo(path)
    assert again.icc_profile == cmyk_profile()
    assert np.abs(again.pixels.astype(int) - wanted).mean() < 4
    np.testing.assert_array_equal(again.pixels, np.asarray(Image.open(path)))


def test_a_jpeg_shows_the_inks_that_others_see(make_pixels, encode_with_pillow):
    inks = make_pixels((64, 80, 4))
    data = encode_with_pillow(Image.frombytes("CMYK", (80, 64), inks.tobytes()), "JPEG", quality=95)
    np.testing.assert_array_equal(decode_photo(data).pixels, np.asarray(Image.open(io.BytesIO(data))))
    assert np.abs(decode_photo(data).pixels.astype(int) - inks).mean() < 4


def test_a_jpeg_whose_samples_are_amounts_of_ink_is_read_so(make_pixels):
    inks = make_pixels((64, 80, 4))
    data = bytes(imagecodecs.jpeg8_encode(inks, level=95, colorspace="CMYK", outcolorspace="CMYK"))
    place = data.index(b"Adobe") - 4
    bare = data[:place] + data[place + 16 :]
    assert np.abs(decode_photo(bare).pixels.astype(int) - inks).mean() < 4


@pytest.mark.parametrize(("subsampling", "fine"), [("4:4:4", (1, 1)), ("4:2:2", (2, 1)), ("4:2:0", (2, 2))])
def test_a_jpeg_has_the_colour_resolution_asked_for_and_all_of_black(subsampling, fine, make_pixels, tmp_path):
    path = tmp_path / "new.jpg"
    save_photo(photo_of(make_pixels((64, 80, 4))), path, options=JpegOptions(subsampling=subsampling))
    with Image.open(path) as picture:
        assert [each[1:3] for each in picture.layer] == [fine, (1, 1), (1, 1), fine]


@pytest.mark.parametrize("suffix", [".tif", ".jpg"])
def test_what_can_hold_inks_keeps_them_and_all_beside(suffix, make_pixels, tmp_path):
    photo, path = photo_of(make_pixels((64, 80, 4))), tmp_path / f"new{suffix}"
    assert "CMYK" not in saving_note(photo, path)
    save_photo(photo, path)
    loaded = load_photo(path)
    assert np.abs(loaded.pixels.astype(int) - photo.pixels).mean() < (3 if suffix == ".jpg" else 1e-9)
    assert loaded.icc_profile == photo.icc_profile
    assert (loaded.metadata.xmp, loaded.metadata.iptc, loaded.metadata.dpi) == (XMP, IPTC, (300.0, 200.0))
    with Image.open(path) as picture:
        assert picture.mode == "CMYK"


@pytest.mark.parametrize("entry", [each for each in FORMATS if not each.has_cmyk], ids=lambda each: each.name)
def test_what_cannot_hold_inks_gets_rgb_by_the_profile_and_says_so(entry, make_pixels, tmp_path):
    photo, path = photo_of(make_pixels((64, 80, 4))), tmp_path / f"new{entry.suffixes[0]}"
    assert "CMYK becomes RGB" in saving_note(photo, path)
    assert "the colour profile" in saving_note(photo, path)
    save_photo(photo, path)
    loaded = load_photo(path)
    np.testing.assert_array_equal(loaded.pixels, as_rgb(photo).pixels)
    assert loaded.icc_profile is None


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_rgb_is_what_littlecms_gives(dtype, make_pixels):
    inks = make_pixels((64, 80, 4))
    deep = inks if dtype == np.uint8 else inks.astype(np.uint16) * 257
    ours = as_rgb(Photo(deep, icc_profile=cmyk_profile())).pixels
    assert ours.dtype == dtype
    source, screen = ImageCms.ImageCmsProfile(io.BytesIO(cmyk_profile())), ImageCms.createProfile("sRGB")
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    form = ImageCms.buildTransform(source, screen, "CMYK", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags)
    theirs = np.asarray(ImageCms.applyTransform(Image.frombytes("CMYK", (80, 64), inks.tobytes()), form))
    np.testing.assert_allclose(ours / (1 if dtype == np.uint8 else 257), theirs, atol=1.5)


@pytest.mark.parametrize("profile", [None, b"no profile at all"])
def test_without_a_good_profile_inks_take_away_from_white(profile):
    inks = np.array([[[0, 0, 0, 0], [255, 0, 0, 0], [0, 0, 0, 255], [0, 128, 0, 128]]], np.uint8)
    found = as_rgb(Photo(inks, icc_profile=profile)).pixels[0].tolist()
    assert found == [[255, 255, 255], [0, 255, 255], [0, 0, 0], [127, 63, 127]]


def test_inks_are_restored_each_and_known_pixels_stay(make_pixels):
    inks = cv2.GaussianBlur(make_pixels((80, 90, 4), np.uint16), None, 6)
    mask = Mask.empty((80, 90))
    cv2.line(mask.pixels, (5, 10), (80, 60), 255, 3)
    damaged = inks.copy()
    damaged[mask.pixels != 0] = 65535
    document = Document(Photo(damaged), mask.copy())
    document.apply(restore(document.photo, mask, create_engine("fmm")))
    after, hole = document.photo.pixels, mask.pixels != 0
    np.testing.assert_array_equal(after[~hole], inks[~hole])
    assert np.abs(after[hole].astype(int) - inks[hole]).mean() < 800


def test_an_export_as_tiff_keeps_the_depth(make_pixels, tmp_path):
    pixels = make_pixels((40, 50, 4), np.uint16)
    save_photo(Photo(pixels), tmp_path / "new.tif")
    with tifffile.TiffFile(tmp_path / "new.tif") as tiff:
        assert tiff.pages[0].photometric == tifffile.PHOTOMETRIC.SEPARATED
        np.testing.assert_array_equal(tiff.asarray(), pixels)


def test_a_mask_in_inks_is_white_where_there_is_none(tmp_path):
    inks = np.full((20, 30, 4), 255, np.uint8)
    inks[HOLE[0].start - 10 : 15, 5:9] = 0
    save_photo(Photo(inks), tmp_path / "mask.tif")
    mask = load_mask(tmp_path / "mask.tif", (20, 30)).pixels
    assert (mask != 0).sum() == 5 * 4


def test_other_inks_are_declined_with_a_way_out(make_pixels, tmp_path):
    path = tmp_path / "inks.tif"
    options = {"photometric": "separated", "extratags": [(334, 3, 1, 6, True)]}
    tifffile.imwrite(path, make_pixels((20, 30, 6)), **options)
    with pytest.raises(FileError, match=r"other inks than CMYK\. Convert it to RGB"):
        load_photo(path)
