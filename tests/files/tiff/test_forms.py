"""TIFFs of floats, signed numbers, few bits and Lab: restored in their own numbers, saved without loss."""

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from inpaint_studio.core.document import Document
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Model, Photo
from inpaint_studio.core.restore import restore
from inpaint_studio.core.values import NumberKind, Values
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.errors import FileError
from inpaint_studio.files.load import decode_photo, list_pages, load_photo
from inpaint_studio.files.save import holds_everything, save_photo, saving_note, what_is_lost
from inpaint_studio.files.tiff.write import TiffOptions
from tests.files.tiff_maker import SHORT, Entry, tiff_of

ROWS, COLUMNS = 40, 53
HOLE = (slice(20, 24), slice(30, 41))


def smooth(channels, low, high, seed=1):
    """Return (40, 53, channels), or (40, 53) of none, with each value somewhere between."""
    small = np.random.default_rng(seed).random((6, 8, max(channels, 1)), np.float32)
    large = cv2.resize(small, (COLUMNS, ROWS), interpolation=cv2.INTER_LINEAR).reshape(ROWS, COLUMNS, -1)
    large = (large - large.min()) / np.ptp(large)
    return (low + large * (high - low)).reshape((ROWS, COLUMNS, channels) if channels else (ROWS, COLUMNS))


def with_gaps(floats):
    """Return floats with NaN, infinities and both zeros."""
    floats[3, 4], floats[22, 27], floats[5, 9], floats[0, 0], floats[0, 1] = np.nan, np.inf, -np.inf, 0.0, -0.0
    return floats


def packed(numbers, bits):
    """Return numbers as TIFF packs them: the highest bit first, each row from a byte on."""
    rows = ["".join(f"{value:0{bits}b}" for value in row.ravel()) for row in numbers]
    return b"".join(int(row.ljust(-(-len(row) // 8) * 8, "0"), 2).to_bytes(-(-len(row) // 8), "big") for row in rows)


def restored(path):
    """Restore the hole of a file and save it there; return which pixels were masked."""
    photo = load_photo(path)
    mask = Mask.empty(photo.shape)
    mask.pixels[HOLE] = 255
    document = Document(photo, mask)
    document.apply(restore(document.photo, mask, create_engine("fmm")))
    save_photo(document.photo, path, dirty_blocks=document.dirty_blocks)
    assert document.photo.pixels.tobytes() == load_photo(path).pixels.tobytes()
    hole = np.zeros(photo.shape, bool)
    hole[HOLE] = True
    return hole


def assert_only_the_hole_differs(before, after, hole):
    """Compare bit for bit what libtiff reads."""
    before, after = (imagecodecs.tiff_decode(data) for data in (before, after))
    assert (before.dtype, before.shape) == (after.dtype, after.shape)
    assert before[~hole].tobytes() == after[~hole].tobytes()
    assert before[hole].tobytes() != after[hole].tobytes()


NUMBERS = {
    "float": lambda channels: with_gaps(smooth(channels, 0, 1)),
    "float beyond": lambda channels: with_gaps(smooth(channels, -2, 40)),
    "half": lambda channels: with_gaps(smooth(channels, -1, 3)).astype(np.float16),
    "signed 16": lambda channels: smooth(channels, -20000, 30000).astype(np.int16),
    "signed 8": lambda channels: smooth(channels, -100, 127).astype(np.int8),
}
LAYOUTS = {
    "plain": {"rowsperstrip": 7},
    "deflate": {"compression": "adobe_deflate", "rowsperstrip": 7},
    "deflate, predictor": {"compression": "adobe_deflate", "predictor": True, "rowsperstrip": 7},
    "lzw": {"compression": "lzw", "rowsperstrip": 7},
    "big-endian": {"byteorder": ">", "rowsperstrip": 7},
    "big-endian, predictor": {"byteorder": ">", "compression": "zstd", "predictor": True, "rowsperstrip": 7},
    "tiles": {"tile": (16, 32), "compression": "adobe_deflate", "predictor": True},
    "planes": {"planarconfig": "separate", "compression": "adobe_deflate", "predictor": True, "rowsperstrip": 7},
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", NUMBERS)
def test_floats_and_signed_numbers_stay_bit_for_bit_where_nothing_was_restored(kind, layout, tmp_path):
    channels = 3 if layout != "lzw" else 0
    numbers, path = NUMBERS[kind](channels), tmp_path / "a.tif"
    photometric = "rgb" if channels else "minisblack"
    planes = (lambda array: np.moveaxis(array, -1, 0)) if layout == "planes" else np.asarray
    tifffile.imwrite(path, planes(numbers), photometric=photometric, metadata=None, **LAYOUTS[layout])
    before = path.read_bytes()
    photo = load_photo(path)
    assert photo.is_float
    assert photo.source.rewrite == ""
    np.testing.assert_array_equal(photo.pixels, numbers.astype(np.float32) / photo_scale(numbers.dtype))
    hole = restored(path)
    after = tifffile.imread(path)
    after = np.moveaxis(after, 0, -1) if layout == "planes" else after
    assert after[~hole].tobytes() == numbers[~hole].tobytes()
    assert after[hole].tobytes() != numbers[hole].tobytes()
    assert np.isfinite(after[hole].astype(np.float32)).all()
    if layout != "planes":
        assert_only_the_hole_differs(before, path.read_bytes(), hole)


def photo_scale(dtype):
    return 2 ** (dtype.itemsize * 8 - 1) if dtype.kind == "i" else 1


@pytest.mark.parametrize("photometric", [0, 1])
@pytest.mark.parametrize("bits", [10, 12, 14])
def test_packed_numbers_of_few_bits_stay_bit_for_bit(bits, photometric, tmp_path):
    numbers, path = smooth(0, 0, 2**bits - 1).astype(np.uint16), tmp_path / "a.tif"
    strips = [packed(numbers[top : top + 8], bits) for top in range(0, ROWS, 8)]
    path.write_bytes(tiff_of(numbers.shape, strips, bits=bits, photometric=photometric))
    before, photo = path.read_bytes(), load_photo(path)
    assert (photo.depth, photo.pixels.dtype) == (bits, np.uint16)
    shade = numbers / (2**bits - 1)
    np.testing.assert_allclose(photo.pixels / 65535, shade if photometric else 1 - shade, atol=1e-5)
    hole = restored(path)
    after = tifffile.imread(path)
    assert (after[~hole] == numbers[~hole]).all()
    assert (after[hole] != numbers[hole]).any()
    assert len(path.read_bytes()) == len(before)
    assert_only_the_hole_differs(before, path.read_bytes(), hole)


def test_twelve_bits_of_three_channels_stay_twelve_where_they_are_packed_and_compressed(tmp_path):
    numbers, path = smooth(3, 0, 4095).astype(np.uint16), tmp_path / "a.tif"
    strips = [imagecodecs.lzw_encode(packed(numbers[top : top + 8], 12)) for top in range(0, ROWS, 8)]
    path.write_bytes(tiff_of(numbers.shape, strips, compression=5, bits=12))
    before = path.read_bytes()
    hole = restored(path)
    after = tifffile.imread(path)
    assert (after[~hole] == numbers[~hole]).all()
    assert_only_the_hole_differs(before, path.read_bytes(), hole)


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize(("photometric", "model"), [(8, Model.LAB), (9, Model.ICC_LAB)])
def test_lab_is_restored_as_lab_and_stays_bit_for_bit_elsewhere(photometric, model, depth, tmp_path):
    dtype = np.dtype(f"u{depth // 8}")
    middle = 1 << (depth - 1)
    pixels = smooth(3, 0.3 * middle, 1.6 * middle).astype(dtype)
    numbers, path = pixels.copy(), tmp_path / "a.tif"
    if model is Model.LAB:
        numbers[..., 1:] ^= dtype.type(middle)  # a* and b* have a sign
    strips = [numbers[top : top + 8].tobytes() for top in range(0, ROWS, 8)]
    path.write_bytes(tiff_of(numbers.shape, strips, bits=depth, photometric=photometric))
    photo = load_photo(path)
    assert photo.model is model
    np.testing.assert_array_equal(photo.pixels, pixels)
    before = path.read_bytes()
    hole = restored(path)
    assert_only_the_hole_differs(before, path.read_bytes(), hole)
    away = abs(load_photo(path).pixels.astype(int) - pixels)[hole]
    assert away.max() < 0.25 * middle
    assert what_is_lost(photo, "png") == ["Lab becomes RGB"]


def line_art(path, compression, photometric=1):
    """Write a page of single bits; return where it is white."""
    white = smooth(0, 0, 1) > 0.5
    if isinstance(compression, str):
        Image.fromarray(white).save(path, compression=compression, tiffinfo={262: photometric})
        return white
    data = np.packbits(white if photometric else ~white, axis=1).tobytes()
    data = data if compression == 1 else imagecodecs.deflate_encode(data)
    path.write_bytes(tiff_of(white.shape, [data], compression=compression, bits=1, photometric=photometric))
    return white


@pytest.mark.parametrize(
    ("compression", "photometric"),
    [(1, 0), (1, 1), (8, 0), (8, 1), ("tiff_ccitt", 1), ("group3", 1), ("group4", 1), ("group4", 0)],
)
def test_line_art_stays_of_one_bit(compression, photometric, tmp_path):
    path = tmp_path / "a.tif"
    white = line_art(path, compression, photometric)
    photo = load_photo(path)
    assert photo.depth == 1
    assert "nothing but black and white" in photo.source.notes[0]
    np.testing.assert_array_equal(photo.pixels, white * np.uint8(255))
    assert ("written anew" in saving_note(photo, path)) == isinstance(compression, str)
    hole = restored(path)
    with tifffile.TiffFile(path) as tiff:
        page = tiff.pages[0]
        assert (page.bitspersample, page.photometric) == (1, photometric)
        after = page.asarray() if page.photometric else ~page.asarray()
    assert (after[~hole] == white[~hole]).all()
    with Image.open(path) as image:
        assert image.mode == "1"
        np.testing.assert_array_equal(np.asarray(image), after)


def test_floats_of_24_bits_become_32_and_it_is_said(tmp_path):
    numbers, path = smooth(0, -1, 2).astype(np.float32), tmp_path / "a.tif"
    stored = np.frombuffer(imagecodecs.float24_encode(numbers, byteorder="<"), np.uint8)
    held = imagecodecs.float24_decode(stored.tobytes(), byteorder="<").reshape(numbers.shape)
    path.write_bytes(
        tiff_of(numbers.shape, [stored.tobytes()], bits=24, photometric=1, entries=[Entry(339, SHORT, [3])])
    )
    photo = load_photo(path)
    assert "24 bits, which become 32" in saving_note(photo, path)
    hole = restored(path)
    after = tifffile.imread(path)
    assert after.dtype == np.float32
    assert after[~hole].tobytes() == held[~hole].tobytes()


def test_black_and_white_are_what_line_art_is_filled_with(tmp_path):
    path = tmp_path / "a.tif"
    line_art(path, "group4")
    restored(path)
    assert set(np.unique(load_photo(path).pixels)) == {0, 255}


@pytest.mark.parametrize(
    ("bits", "sample_format", "photometric", "sentence"),
    [
        (32, 1, 1, "holds whole numbers of 32 bits"),
        (32, 2, 1, "holds signed numbers of 32 bits"),
        (64, 3, 1, "holds floating-point numbers of 64 bits"),
        (64, 6, 1, "holds complex numbers of 64 bits"),
        (16, 2, 0, "holds signed numbers of 16 bits"),
    ],
)
def test_what_is_still_refused_is_named_with_a_way_out(bits, sample_format, photometric, sentence, tmp_path):
    data = tiff_of(
        (4, 5),
        [bytes(4 * 5 * bits // 8)],
        bits=bits,
        photometric=photometric,
        entries=[Entry(339, SHORT, [sample_format])],
    )
    with pytest.raises(FileError, match=f"{sentence}, which cannot be opened. Convert it to 16 bits"):
        decode_photo(data)


KINDS = {
    "float": Photo(with_gaps(smooth(3, -1, 4)).astype(np.float32)),
    "float gray": Photo(smooth(0, 0, 1).astype(np.float32)),
    "half": Photo(smooth(3, 0, 1).astype(np.float16).astype(np.float32), values=Values(16, NumberKind.FLOAT)),
    "signed": Photo(
        (smooth(3, -9e3, 9e3).astype(np.int16) / 32768).astype(np.float32), values=Values(16, NumberKind.SIGNED)
    ),
    "lab 8": Photo(smooth(3, 60, 180).astype(np.uint8), model=Model.LAB),
    "lab 16": Photo(smooth(3, 9e3, 6e4).astype(np.uint16), model=Model.LAB),
    "icclab 16": Photo(smooth(3, 9e3, 6e4).astype(np.uint16), model=Model.ICC_LAB),
    "line art": Photo((smooth(0, 0, 1) > 0.5).astype(np.uint8) * np.uint8(255), values=Values(1)),
    "float with alpha": Photo(smooth(3, 0, 1).astype(np.float32), smooth(0, 0, 1).astype(np.float32)),
    "lab with alpha": Photo(smooth(3, 60, 180).astype(np.uint8), smooth(0, 0, 255).astype(np.uint8), model=Model.LAB),
}


@pytest.mark.parametrize("compression", ["none", "lzw", "deflate", "zstd"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_tiff_holds_every_kind_exactly(kind, compression, tmp_path):
    photo, options = KINDS[kind], TiffOptions(compression=compression)
    save_photo(photo, tmp_path / "a.tif", options=options)
    again = load_photo(tmp_path / "a.tif")
    assert (again.pixels.tobytes(), again.model, again.values) == (photo.pixels.tobytes(), photo.model, photo.values)
    assert (again.alpha is None) == (photo.alpha is None)
    assert again.alpha is None or again.alpha.tobytes() == photo.alpha.tobytes()
    assert holds_everything(photo, "tiff", options)


def test_exports_of_floats_are_cut_off_at_black_and_white_and_it_is_said(tmp_path):
    floats = np.array([[-1, 0, 0.25, 0.5, 1, 7, np.nan]], np.float32).repeat(3, axis=0)
    photo = Photo(floats)
    assert what_is_lost(photo, "tiff") == []
    assert what_is_lost(photo, "png") == [
        "floating point becomes 16 bits, without what is darker than black or brighter than white"
    ]
    save_photo(photo, tmp_path / "a.png")
    assert load_photo(tmp_path / "a.png").pixels[0].tolist() == [0, 0, 16384, 32768, 65535, 65535, 0]
    save_photo(photo, tmp_path / "a.bmp")
    assert load_photo(tmp_path / "a.bmp").pixels[0].tolist() == [0, 0, 64, 128, 255, 255, 0]


def test_pages_name_their_kind(tmp_path):
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path) as writer:
        writer.write(smooth(0, 0, 1).astype(np.float32), photometric="minisblack", metadata=None)
        writer.write(smooth(3, 0, 255).astype(np.uint8), photometric="cielab", metadata=None)
        writer.write(np.zeros((4, 5), np.float64), photometric="minisblack", metadata=None)
    pages = list_pages(path)
    assert [page.title for page in pages] == ["53 × 40, 32-bit gray", "53 × 40, 8-bit Lab", "5 × 4, 64-bit gray"]
    assert [bool(page.why_not) for page in pages] == [False, False, True]
