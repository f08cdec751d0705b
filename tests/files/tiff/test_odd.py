"""TIFFs as old scanners, archives and other programs write them: opened, and saved so that libtiff reads the result."""

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.region import Region
from inpaint_studio.errors import FileError
from inpaint_studio.files.load import list_pages, load_photo
from inpaint_studio.files.save import save_photo
from tests.files.tiff_maker import LONG, SHORT, Entry, packed_as_before_tiff_5, tiff_of

HOLE = (slice(20, 29), slice(30, 41))
LEVEL = 0x15


def save_restored(path, target=None):
    """Save the photo in a file with other pixels in the hole, and return the photo that was saved."""
    photo = load_photo(path)
    document = Document(photo)
    region = Region(HOLE[0].start, HOLE[1].start, HOLE[0].stop, HOLE[1].stop)
    document.toggle(Plane.PHOTO, region, np.full_like(photo.pixels[HOLE], LEVEL))
    save_photo(document.photo, target or path, dirty_blocks=document.dirty_blocks)
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


def tiles_of(pixels, side=32):
    """Return the bytes of tiles, those at the border filled up."""
    rows, columns = (-(-length // side) * side for length in pixels.shape[:2])
    full = np.zeros((rows, columns, pixels.shape[2]), pixels.dtype)
    full[: pixels.shape[0], : pixels.shape[1]] = pixels
    places = [(top, left) for top in range(0, rows, side) for left in range(0, columns, side)]
    return [full[top : top + side, left : left + side].tobytes() for top, left in places]


@pytest.mark.parametrize("encoder", [bytes, imagecodecs.lzw_encode])
def test_tiles_whose_offsets_stand_where_those_of_strips_do_are_saved_tile_by_tile(encoder, tmp_path, make_pixels):
    path, pixels = tmp_path / "tiles.tif", make_pixels((48, 80, 3))
    tiles = [bytes(encoder(tile)) for tile in tiles_of(pixels)]
    entries = [Entry(322, SHORT, [32]), Entry(323, SHORT, [32])]
    path.write_bytes(tiff_of(pixels.shape, tiles, 1 if encoder is bytes else 5, entries, without={278}))
    assert np.array_equal(by_libtiff(path), pixels)
    photo = load_photo(path)
    assert np.array_equal(photo.pixels, pixels)
    assert photo.source.rewrite == ""
    size = path.stat().st_size
    save_restored(path)
    assert np.array_equal(by_libtiff(path), in_hole(pixels))
    assert path.stat().st_size < size + size // 4


WRONG_PLACES = {
    "no byte counts": ((), {279}),
    "byte counts of 0": ([Entry(279, LONG, [0] * 6)], ()),
    "one byte count": ([Entry(279, LONG, [100])], ()),
    "the first byte count only": ([Entry(279, LONG, [1536, 0, 0, 0, 0, 0])], ()),
    "byte counts beyond the end": ([Entry(279, LONG, [1 << 30] * 6)], ()),
    "no rows per strip": ((), {278}),
    "0 rows per strip": ([Entry(278, SHORT, [0])], ()),
    "more rows per strip than there are": ([Entry(278, LONG, [2**32 - 1])], ()),
}


@pytest.mark.parametrize("encoder", [bytes, imagecodecs.lzw_encode, imagecodecs.deflate_encode])
@pytest.mark.parametrize("name", WRONG_PLACES)
def test_strips_are_found_where_the_file_tells_their_lengths_wrongly(name, encoder, tmp_path, make_pixels):
    path, pixels = tmp_path / "strips.tif", make_pixels()
    entries, without = WRONG_PLACES[name]
    strips = [bytes(encoder(strip)) for strip in strips_of(pixels)]
    code = {bytes: 1, imagecodecs.lzw_encode: 5, imagecodecs.deflate_encode: 8}[encoder]
    path.write_bytes(tiff_of(pixels.shape, strips, code, entries, without=without))
    photo = load_photo(path)
    assert np.array_equal(photo.pixels, pixels)
    assert photo.source.notes == ()
    save_restored(path)
    assert np.array_equal(by_libtiff(path), in_hole(pixels))


@pytest.mark.parametrize("kind", [LONG, 9])
def test_a_single_strip_is_found_without_its_length_whatever_numbers_tell_where(kind, tmp_path, make_pixels):
    path, pixels = tmp_path / "strip.tif", make_pixels()
    path.write_bytes(tiff_of(pixels.shape, [pixels.tobytes()], 1, [Entry(273, kind, [8])], without={278, 279}))
    assert np.array_equal(load_photo(path).pixels, pixels)
    save_restored(path)
    assert np.array_equal(by_libtiff(path), in_hole(pixels))


@pytest.mark.parametrize("compression", [None, "lzw", "adobe_deflate"])
def test_of_a_file_that_was_cut_all_that_is_there_is_kept_and_what_is_missing_saved_as_gray(
    compression, tmp_path, make_pixels
):
    path, pixels = tmp_path / "cut.tif", make_pixels((96, 64, 3))
    tifffile.imwrite(path, pixels, photometric="rgb", compression=compression, rowsperstrip=16)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    photo = load_photo(path)
    lines = len(np.flatnonzero((photo.pixels == pixels).all(axis=(1, 2))))
    assert 48 <= lines < 80
    assert (photo.pixels[lines:] == 128).all()
    assert "incomplete" in photo.source.notes[0]
    assert photo.source.rewrite.startswith("Part of this TIFF is missing")
    save_restored(path)
    assert np.array_equal(by_libtiff(path), in_hole(photo.pixels))
    assert load_photo(path).source.notes == ()


def test_what_a_cut_has_taken_from_another_page_is_not_found_in_what_is_saved(tmp_path, make_pixels):
    path, pixels = tmp_path / "cut.tif", np.stack([make_pixels(), make_pixels(seed=2)])
    with tifffile.TiffWriter(path) as tiff:
        for page in pixels:
            tiff.write(page, photometric="rgb", rowsperstrip=8)
    with tifffile.TiffFile(path) as tiff:
        end = tiff.pages[1].dataoffsets[3]
    path.write_bytes(path.read_bytes()[:end])
    size = path.stat().st_size
    assert load_photo(path, page=1).source.notes
    assert load_photo(path).source.notes == ()
    save_restored(path)
    assert np.array_equal(by_libtiff(path), in_hole(pixels[0]))
    second = load_photo(path, page=1).pixels
    assert np.array_equal(second[:24], pixels[1, :24])
    assert (second[24:] == 0).all()
    assert path.stat().st_size >= size + pixels[1, 24:].nbytes


def test_a_missing_strip_in_the_middle_is_gray(tmp_path, make_pixels):
    path, pixels = tmp_path / "sparse.tif", make_pixels()
    strips = strips_of(pixels)
    offsets = [8 + number * len(strips[0]) for number in range(6)]
    offsets[2] = 0
    path.write_bytes(tiff_of(pixels.shape, strips, 1, [Entry(273, LONG, offsets)]))
    photo = load_photo(path)
    assert (photo.pixels[16:24] == 128).all()
    assert np.array_equal(np.delete(photo.pixels, range(16, 24), 0), np.delete(pixels, range(16, 24), 0))
    assert "16.7%" in photo.source.notes[0]


def write_with_preview(path, pixels, *, is_below, is_told=True):
    """Write a photo with a preview before it."""
    preview = (pixels[::4, ::4] // 257).astype(np.uint8)
    told = 1 if is_told else 0
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(preview, photometric="rgb", subfiletype=told, subifds=1 if is_below else 0)
        tiff.write(pixels, photometric="rgb", compression="lzw", rowsperstrip=8)
    return preview


@pytest.mark.parametrize("is_told", [True, False])
@pytest.mark.parametrize("is_below", [True, False])
def test_a_scan_behind_its_preview_is_what_is_opened_and_saved(is_below, is_told, tmp_path, make_pixels):
    path, pixels = tmp_path / "scan.tif", make_pixels((48, 64, 3), np.uint16)
    preview = write_with_preview(path, pixels, is_below=is_below, is_told=is_told)
    photo = load_photo(path)
    assert np.array_equal(photo.pixels, pixels)
    assert photo.source.page == 1
    assert photo.source.unread == ("the smaller copies of the photo",)
    assert [(page.title, page.is_copy) for page in list_pages(path)] == [
        ("16 × 12, 8-bit RGB", True),
        ("64 × 48, 16-bit RGB", False),
    ]
    assert np.array_equal(load_photo(path, page=0).pixels, preview)
    save_restored(path)
    with tifffile.TiffFile(path) as tiff:
        saved = tiff.pages[0].pages[0] if is_below else tiff.pages[1]
        assert np.array_equal(saved.asarray(), in_hole(pixels))
        assert tiff.pages[0].shape == preview.shape


def test_of_several_photos_the_first_is_opened_unless_it_is_a_preview(tmp_path, make_pixels):
    path = tmp_path / "several.tif"
    small, large = make_pixels((48, 64, 3)), make_pixels((100, 110, 3))
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(small, photometric="rgb")
        tiff.write(large, photometric="rgb")
    assert load_photo(path).shape == (48, 64)
    assert not any(page.is_copy for page in list_pages(path))


def test_a_film_scanners_tiff_named_fff_is_opened_and_saved_under_its_name(tmp_path, make_pixels):
    path, pixels = tmp_path / "film.FFF", make_pixels(dtype=np.uint16)
    tifffile.imwrite(path, pixels, photometric="rgb", extratags=[(46275, 7, 8, b"settings", True)])
    assert np.array_equal(load_photo(path).pixels, pixels)
    save_restored(path)
    assert np.array_equal(by_libtiff(path), in_hole(pixels))
    with tifffile.TiffFile(path) as tiff:
        assert tiff.pages[0].tags[46275].value == b"settings"


def test_a_cameras_raw_photo_named_fff_is_not_written_over(tmp_path, make_photo):
    path = tmp_path / "raw.fff"
    tifffile.imwrite(path, np.zeros((48, 64), np.uint16), photometric=32803)
    before = path.read_bytes()
    with pytest.raises(FileError, match="camera RAW photo, which is never replaced"):
        save_photo(make_photo(), path)
    assert path.read_bytes() == before
