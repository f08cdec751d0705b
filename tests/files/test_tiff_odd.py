"""TIFFs as old scanners, archives and other programs write them: opened, and saved so that libtiff reads the result."""

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.region import Region
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo
from tests.files.tiff_maker import SHORT, Entry, packed_as_before_tiff_5, tiff_of

HOLE = (slice(20, 29), slice(30, 41))
LEVEL = 0x15


def save_restored(path, target=None):
    """Save the photo in a file with other pixels in the hole, and return the photo that was saved."""
    photo = load_photo(path)
    document = Document(photo)
    region = Region(HOLE[0].start, HOLE[1].start, HOLE[0].stop, HOLE[1].stop)
    document.toggle(Plane.PHOTO, region, np.full_like(photo.pixels[HOLE], LEVEL))
    save_photo(document.photo, target or path, touched=document.touched)
    return document.photo


def in_hole(pixels):
    """Return what colours are to be afterwards."""
    result = pixels.copy()
    result[HOLE] ^= np.array(LEVEL, pixels.dtype)
    return result


def by_libtiff(path, number=0):
    """Return the samples of a page as libtiff reads them."""
    return imagecodecs.tiff_decode(path.read_bytes(), index=number)


def by_opencv(path):
    """Return 8-bit RGB as OpenCV, with a libtiff of its own, shows it."""
    return cv2.cvtColor(cv2.imread(str(path), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def strips_of(pixels, rows=8):
    return [pixels[top : top + rows].tobytes() for top in range(0, len(pixels), rows)]


def test_strips_packed_by_lzw_as_before_tiff_5_are_read_and_all_packed_anew(tmp_path, make_pixels):
    path, pixels = tmp_path / "old.tif", make_pixels()
    path.write_bytes(tiff_of(pixels.shape, [packed_as_before_tiff_5(strip) for strip in strips_of(pixels)], lzw := 5))
    assert np.array_equal(by_opencv(path), pixels)
    assert np.array_equal(load_photo(path).pixels, pixels)
    save_restored(path)
    assert np.array_equal(by_libtiff(path), in_hole(pixels))
    assert np.array_equal(by_opencv(path), in_hole(pixels))
    with tifffile.TiffFile(path) as tiff:
        assert tiff.pages[0].compression == lzw


@pytest.mark.parametrize(
    ("code", "encoder"),
    [
        (1, bytes),
        (5, imagecodecs.lzw_encode),
        (8, imagecodecs.deflate_encode),
        (32773, imagecodecs.packbits_encode),
        (50000, imagecodecs.zstd_encode),
    ],
)
def test_bytes_with_their_bits_the_other_way_round_are_read_and_saved(code, encoder, tmp_path, make_pixels):
    path, pixels = tmp_path / "turned.tif", make_pixels()
    strips = [imagecodecs.bitorder_encode(bytes(encoder(strip))) for strip in strips_of(pixels)]
    path.write_bytes(tiff_of(pixels.shape, strips, code, [Entry(266, SHORT, [2])]))
    assert np.array_equal(by_libtiff(path), pixels)
    assert np.array_equal(load_photo(path).pixels, pixels)
    save_restored(path)
    assert np.array_equal(by_libtiff(path), in_hole(pixels))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_fourth_channel_that_cannot_be_transparency_is_carried_untouched(dtype, tmp_path, make_pixels):
    path, samples = tmp_path / "ir.tif", make_pixels((48, 64, 4), dtype)
    assert (samples[..., :3] > samples[..., 3:]).any()
    tifffile.imwrite(path, samples, photometric="rgb", extrasamples=["assocalpha"], rowsperstrip=16)
    photo = load_photo(path)
    assert photo.alpha is None
    assert np.array_equal(photo.pixels, samples[..., :3])
    save_restored(path)
    after = by_libtiff(path)
    assert np.array_equal(after[..., :3], in_hole(samples[..., :3]))
    assert np.array_equal(after[..., 3], samples[..., 3])


def test_where_all_is_written_anew_a_channel_that_only_is_called_transparency_stays(tmp_path, make_pixels):
    path, samples = tmp_path / "ir.tif", make_pixels((48, 64, 4), np.uint16)
    strips = [imagecodecs.bitorder_encode(strip) for strip in strips_of(samples, 48)]
    path.write_bytes(tiff_of(samples.shape, strips, 1, [Entry(266, SHORT, [2]), Entry(338, SHORT, [1])], bits=16))
    save_restored(path)
    after = by_libtiff(path)
    assert np.array_equal(after[..., :3], in_hole(samples[..., :3]))
    assert np.array_equal(after[..., 3], samples[..., 3])


@pytest.mark.parametrize("channels", [7, 20])
@pytest.mark.parametrize("planar", ["contig", "separate"])
def test_any_number_of_saved_selections_is_carried_untouched(channels, planar, tmp_path, make_pixels):
    path, samples = tmp_path / "selections.tif", make_pixels((48, 64, channels))
    stored = samples if planar == "contig" else np.moveaxis(samples, -1, 0)
    kinds = ["unspecified"] * (channels - 3)
    tifffile.imwrite(path, stored, photometric="rgb", planarconfig=planar, extrasamples=kinds, compression="lzw")
    photo = load_photo(path)
    assert photo.source.unread == (f"{channels - 3} further channels",)
    save_restored(path)
    after = tifffile.imread(path)
    after = after if planar == "contig" else np.moveaxis(after, 0, -1)
    assert np.array_equal(after[..., :3], in_hole(samples[..., :3]))
    assert np.array_equal(after[..., 3:], samples[..., 3:])


def test_cmyk_with_a_spot_colour_is_opened_and_the_spot_colour_carried(tmp_path, make_pixels):
    path, samples = tmp_path / "spot.tif", make_pixels((48, 64, 5))
    tags = [(333, 2, 0, "Cyan\0Magenta\0Yellow\0Black\0Gold", True), (334, 3, 1, 5, True)]
    tifffile.imwrite(path, samples, photometric="separated", extrasamples=["unspecified"], extratags=tags)
    assert np.array_equal(load_photo(path).pixels, samples[..., :4])
    save_restored(path)
    after = tifffile.imread(path)
    assert np.array_equal(after[..., :4], in_hole(samples[..., :4]))
    assert np.array_equal(after[..., 4], samples[..., 4])


@pytest.mark.parametrize(("is_deep", "bits"), [(False, 8), (True, 8), (False, 4)])
def test_a_palette_with_transparency_is_opened_and_saved_with_it(is_deep, bits, tmp_path):
    path, rng = tmp_path / "palette.tif", np.random.default_rng(1)
    indices, alpha = rng.integers(0, 1 << bits, (2, 48, 64)).astype(np.uint8)
    palette = rng.integers(0, 256, (3, 1 << bits)).astype(np.uint16) * 257 + (7 if is_deep else 0)
    samples = np.stack([indices, alpha], -1)
    data = imagecodecs.packints_encode(samples.reshape(-1), bits) if bits < 8 else samples.tobytes()
    entries = [Entry(320, SHORT, palette.ravel()), Entry(338, SHORT, [2])]
    path.write_bytes(tiff_of(samples.shape, [data], 1, entries, photometric=3, bits=bits))
    photo = load_photo(path)
    colours = palette.T[indices] if is_deep else (palette.T[indices] >> 8).astype(np.uint8)
    whole = 65535 if is_deep else 255
    assert np.array_equal(photo.pixels, colours)
    assert np.array_equal(photo.alpha, np.rint(alpha / ((1 << bits) - 1) * whole).astype(colours.dtype))
    save_restored(path)
    after = by_libtiff(path)
    assert np.array_equal(after, np.dstack([in_hole(colours), photo.alpha]))
