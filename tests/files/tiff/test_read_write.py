import io
import struct
import tracemalloc
import zlib

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.load import decode_photo, list_pages, load_photo
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.tiff.write import TiffOptions


def encode(pixels, **options):
    stream = io.BytesIO()
    tifffile.imwrite(stream, pixels, **options)
    return stream.getvalue()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"compression": "lzw", "predictor": True},
        {"compression": "deflate", "predictor": True},
        {"compression": "zstd"},
        {"compression": "packbits"},
        {"tile": (16, 32)},
        {"rowsperstrip": 5},
        {"bigtiff": True, "compression": "deflate"},
        {"byteorder": ">"},
        {"byteorder": ">", "compression": "lzw", "predictor": True},
    ],
)
def test_every_way_to_store_pixels_is_read(options, dtype, make_pixels):
    pixels = make_pixels((48, 64, 3), dtype)
    photo = decode_photo(encode(pixels, photometric="rgb", **options))
    np.testing.assert_array_equal(photo.pixels, pixels)
    assert photo.pixels.dtype == dtype
    assert photo.source.unread == ()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("compression", [None, "deflate"])
def test_planes_that_lie_apart_are_joined(compression, dtype, make_pixels):
    pixels = make_pixels((48, 64, 3), dtype)
    planes = np.ascontiguousarray(np.moveaxis(pixels, 2, 0))
    data = encode(planes, photometric="rgb", planarconfig="separate", compression=compression)
    np.testing.assert_array_equal(decode_photo(data).pixels, pixels)


def test_white_is_zero_is_turned_round_and_saved_the_usual_way(make_pixels, tmp_path):
    pixels = make_pixels((48, 64), np.uint16)
    photo = decode_photo(encode(~pixels, photometric="miniswhite"))
    np.testing.assert_array_equal(photo.pixels, pixels)
    save_photo(photo, tmp_path / "photo.tif")
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "photo.tif"), pixels)


@pytest.mark.parametrize(("bits", "factor"), [(2, 85), (4, 17)])
def test_few_bits_become_eight(bits, factor, make_pixels):
    pixels = make_pixels((48, 64)) >> (8 - bits)
    photo = decode_photo(encode(pixels, bitspersample=bits, photometric="minisblack"))
    np.testing.assert_array_equal(photo.pixels, pixels * factor)


@pytest.mark.parametrize("compression", [None, "group4"])
def test_black_and_white_is_what_pillow_sees(compression, make_pixels, encode_with_pillow):
    picture = Image.fromarray(make_pixels()).convert("1")
    photo = decode_photo(encode_with_pillow(picture, "TIFF", compression=compression))
    np.testing.assert_array_equal(photo.pixels, np.asarray(picture.convert("L")))


@pytest.mark.parametrize("mode", ["P", "LA", "RGBA"])
def test_palettes_and_transparency_are_what_pillow_sees(mode, make_pixels, encode_with_pillow):
    picture = Image.fromarray(make_pixels())
    picture = picture.quantize(16) if mode == "P" else picture.convert(mode)
    photo = decode_photo(encode_with_pillow(picture, "TIFF"))
    np.testing.assert_array_equal(photo.pixels, np.asarray(picture.convert("L" if mode == "LA" else "RGB")))
    assert (photo.alpha is None) == (mode == "P")


def test_a_palette_of_16_bits_stays_exact():
    colormap = np.random.default_rng(0).integers(0, 65536, (3, 256)).astype(np.uint16)
    indices = np.arange(48 * 64, dtype=np.uint8).reshape(48, 64)
    photo = decode_photo(encode(indices, photometric="palette", colormap=colormap))
    np.testing.assert_array_equal(photo.pixels, colormap.T[indices])


def test_jpeg_within_tiff_is_what_pillow_sees(make_pixels, encode_with_pillow):
    data = encode_with_pillow(make_pixels(), "TIFF", compression="jpeg", quality=95)
    np.testing.assert_array_equal(decode_photo(data).pixels, np.asarray(Image.open(io.BytesIO(data))))
    data = encode(make_pixels((64, 64, 3)), photometric="ycbcr", compression="jpeg")
    away = decode_photo(data).pixels.astype(int) - np.asarray(Image.open(io.BytesIO(data)))
    assert np.abs(away).max() <= 2


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_multiplied_transparency_is_taken_back_without_loss(dtype, make_pixels):
    whole = np.iinfo(dtype).max
    pixels, alpha = make_pixels((48, 64, 3), dtype), make_pixels((48, 64), dtype, seed=2)
    alpha[:8], alpha[8:16] = 0, whole
    share = alpha[..., None] / whole
    multiplied = np.rint(pixels * share).astype(dtype)
    data = encode(np.dstack([multiplied, alpha]), photometric="rgb", extrasamples=["assocalpha"])
    photo = decode_photo(data)
    np.testing.assert_array_equal(photo.alpha, alpha)
    np.testing.assert_array_equal(np.rint(photo.pixels * share)[8:], multiplied[8:])
    np.testing.assert_array_equal(photo.pixels[8:16], pixels[8:16])


def test_infrared_is_left_out_and_named(make_pixels):
    pixels = make_pixels((48, 64, 4), np.uint16)
    photo = decode_photo(encode(pixels, photometric="rgb", extrasamples=["unspecified"]))
    np.testing.assert_array_equal(photo.pixels, pixels[..., :3])
    assert photo.alpha is None
    assert photo.source.unread == ("a further channel (infrared?)",)


@pytest.mark.parametrize(("count", "name"), [(2, "the second page"), (4, "3 further pages")])
def test_of_several_pages_the_first_is_read_and_the_others_are_named(count, name, make_pixels):
    pages = np.stack([make_pixels(seed=seed) for seed in range(count)])
    photo = decode_photo(encode(pages, photometric="rgb"))
    np.testing.assert_array_equal(photo.pixels, pages[0])
    assert photo.source.unread == (name,)


def test_pages_are_listed_with_size_and_kind_but_not_smaller_copies(make_pixels, tmp_path):
    path = tmp_path / "scan.tif"
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(make_pixels((48, 64, 3), np.uint16), photometric="rgb", metadata=None)
        tiff.write(make_pixels((12, 16, 3)), photometric="rgb", subfiletype=1, metadata=None)
        tiff.write(make_pixels((40, 30)), photometric="minisblack", metadata=None)
        tiff.write(np.zeros((8, 8), np.float64), photometric="minisblack", metadata=None)
    pages = list_pages(path)
    assert [(page.number, page.title) for page in pages] == [
        (0, "64 × 48, 16-bit RGB"),
        (2, "30 × 40, 8-bit gray"),
        (3, "8 × 8, 64-bit gray"),
    ]
    assert [bool(page.why_not) for page in pages] == [False, False, True]


def test_a_file_of_one_page_or_of_none_lists_none(make_pixels, tmp_path):
    path = tmp_path / "scan.tif"
    tifffile.imwrite(path, make_pixels(), photometric="rgb")
    assert list_pages(path) == []
    path.write_bytes(b"II*\0nothing of the sort")
    assert list_pages(path) == []
    assert list_pages(tmp_path / "gone.tif") == []


@pytest.mark.parametrize(
    ("pixels", "options", "sentence"),
    [
        (
            np.zeros((8, 8, 4), np.uint8),
            {"photometric": "separated", "extratags": [(332, 3, 1, 2, True)]},
            "other inks than CMYK",
        ),
        (np.zeros((8, 8, 3), np.uint32), {"photometric": "rgb"}, "whole numbers of 32 bits, which cannot"),
        (np.zeros((8, 8), np.uint16), {"photometric": "cfa"}, "is camera raw data"),
    ],
)
def test_what_cannot_be_opened_is_declined_with_a_way_out(pixels, options, sentence):
    with pytest.raises(FileError, match=sentence):
        decode_photo(encode(pixels, **options))


def test_a_small_file_that_claims_a_giant_photo_is_refused_before_decoding():
    strip = zlib.compress(bytes(1_600_000), 9)
    tags = [(256, 4, 40000), (257, 4, 40000), (258, 3, 8), (259, 3, 8), (262, 3, 1)]
    tags += [(273, 4, 8), (277, 3, 1), (278, 4, 40000), (279, 4, len(strip))]
    table = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    start = 8 + len(strip) + len(strip) % 2
    data = b"II*\0" + struct.pack("<I", start) + strip.ljust(start - 8, b"\0") + struct.pack("<H", 9) + table + bytes(4)
    tracemalloc.start()
    with pytest.raises(FileError, match=r"40000 × 40000 pixels \(1600 megapixels\)"):
        decode_photo(data)
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


def test_a_strip_that_unpacks_to_a_giant_is_refused(make_pixels):
    data = bytearray(encode(make_pixels(), photometric="rgb", compression="adobe_deflate"))
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        offsets, counts = tiff.pages[0].tags[273], tiff.pages[0].tags[279]
    bomb = zlib.compress(bytes(100_000_000), 1)
    struct.pack_into("<I", data, offsets.valueoffset, len(data))
    struct.pack_into("<HII", data, counts.offset + 2, 4, 1, len(bomb))
    with pytest.raises(FileError, match="damaged"):
        decode_photo(bytes(data) + bomb)


@pytest.mark.parametrize("compression", [None, "lzw", "adobe_deflate", "zstd", "packbits"])
def test_what_a_cut_takes_away_is_gray_and_told(compression, make_pixels):
    pixels = make_pixels()
    data = encode(pixels, photometric="rgb", compression=compression, predictor=compression in ("lzw", "adobe_deflate"))
    for length in range(8, len(data), len(data) // 50):
        try:
            photo = decode_photo(data[:length])
        except FileError:
            continue
        is_there = (photo.pixels == pixels).all(axis=(1, 2))
        assert is_there[0]
        assert (photo.pixels[~is_there] == 128).all()
        assert np.all(np.diff(is_there.astype(int)) <= 0)
        assert "incomplete" in photo.source.notes[0]


def test_directories_in_a_circle_end(make_pixels):
    data = bytearray(encode(np.stack([make_pixels((8, 8, 3))] * 2), photometric="rgb"))
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        first, second = tiff.pages[0].offset, tiff.pages[1].offset
    count = struct.unpack_from("<H", data, second)[0]
    struct.pack_into("<I", data, second + 2 + count * 12, first)
    assert decode_photo(bytes(data)).shape == (8, 8)


@pytest.mark.parametrize("compression", ["none", "lzw", "deflate", "zstd"])
def test_what_is_written_is_what_other_readers_see(compression, make_photo, tmp_path):
    photo = make_photo(depth=16, has_alpha=True, orientation=6)
    path = tmp_path / "photo.tif"
    save_photo(photo, path, options=TiffOptions(compression))
    with tifffile.TiffFile(path) as tiff:
        page, tags = tiff.pages[0], tiff.pages[0].tags
        samples = page.asarray()
        assert len(tiff.pages) == 1
        assert tags[274].value == 6
        assert tags[271].value == "Agfa"
        assert page.iccprofile == photo.icc_profile
        assert tags[700].value == photo.metadata.xmp
        assert tags[33723].value == photo.metadata.iptc
        assert page.get_resolution(2) == (300, 200)
        assert tags[34665].value["DateTimeOriginal"] == "1931:05:04 10:00:00"
        assert tags[34853].value["GPSLatitudeRef"] == "N"
    np.testing.assert_array_equal(np.rot90(samples[..., :3], -1), photo.pixels)
    np.testing.assert_array_equal(np.rot90(samples[..., 3], -1), photo.alpha)
    np.testing.assert_array_equal(imagecodecs.tiff_decode(path.read_bytes()), samples)


@pytest.mark.parametrize("is_big", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
def test_exif_and_tags_go_from_tiff_to_tiff_and_to_jpeg(order, is_big, make_pixels, tmp_path):
    text = (270, "s", 0, "Grandmother", True)
    first = tmp_path / "first.tif"
    tifffile.imwrite(
        first, make_pixels(), photometric="rgb", byteorder=order, bigtiff=is_big, metadata=None, extratags=[text],
        resolution=(118.11, 118.11), resolutionunit="centimeter",
    )  # fmt: skip
    photo = load_photo(first)
    assert photo.metadata.dpi == (300, 300)
    save_photo(photo, tmp_path / "second.tif")
    with tifffile.TiffFile(tmp_path / "second.tif") as tiff:
        assert tiff.byteorder == order
        assert tiff.pages[0].tags[270].value == "Grandmother"
    save_photo(photo, tmp_path / "third.jpg")
    with Image.open(tmp_path / "third.jpg") as picture:
        assert picture.getexif()[270] == "Grandmother"


def test_layers_and_foreign_tags_are_named(make_pixels):
    tags = [(37724, 7, 4, b"8BPS", True), (34377, 7, 4, b"8BIM", True), (65000, 3, 1, 5, True)]
    photo = decode_photo(encode(make_pixels(), photometric="rgb", metadata=None, extratags=tags))
    assert photo.source.unread == ("Photoshop's layers", "Photoshop's settings", "tags of other programs")


def test_a_photo_without_metadata_gets_none(make_pixels, tmp_path):
    save_photo(Photo(make_pixels()), tmp_path / "photo.tif")
    loaded = load_photo(tmp_path / "photo.tif")
    assert loaded.metadata.exif is None
    assert loaded.metadata.dpi is None
    assert loaded.source.unread == ()
