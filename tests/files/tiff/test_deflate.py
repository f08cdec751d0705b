"""Deflate streams that are never in memory as a whole: zlib reads them, and every cut is noticed."""

import zlib

import imagecodecs
import numpy as np
import pytest
import tifffile

from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.tiff import segments as tiff_segments
from inpaint_studio.files.tiff.deflate import deflated, inflated, pieces_of
from tests.files.tiff.test_patch import in_hole, restored


def noise(length, seed=0):
    """Return bytes that compress moderately."""
    return np.random.default_rng(seed).integers(0, 20, length, np.uint8).tobytes()


@pytest.mark.parametrize("sizes", [[], [1], [0, 5, 0], [40_000, 7, 100_000, 3], [1 << 20] * 3])
def test_what_is_packed_in_blocks_other_libraries_unpack(sizes):
    blocks = [noise(size, seed) for seed, size in enumerate(sizes)]
    packed = bytes(deflated(blocks))
    assert zlib.decompress(packed) == b"".join(blocks)
    assert not sizes or bytes(imagecodecs.deflate_decode(packed)) == b"".join(blocks)


def test_blocks_look_back_into_the_one_before():
    blocks = [noise(30_000)] * 8
    assert len(deflated(blocks)) < 2 * len(zlib.compress(blocks[0]))


@pytest.mark.parametrize("size", [1000, 65_536, 200_000])
def test_what_is_unpacked_comes_in_pieces_of_one_size(size):
    data = noise(150_000) + bytes(1_000_000)
    parts = list(inflated(pieces_of(zlib.compress(data)), size))
    assert b"".join(parts) == data
    assert {len(part) for part in parts[:-1]} <= {size}


def test_damage_and_missing_ends_are_noticed():
    packed = bytearray(zlib.compress(noise(100_000)))
    assert sum(map(len, inflated(pieces_of(packed[:-2000]), 1000))) < 100_000
    packed[5000] ^= 255
    with pytest.raises(ValueError, match="damaged"):
        list(inflated(pieces_of(packed), 1000))


@pytest.fixture
def _small_is_large(monkeypatch):
    """Work on strips of a few kilobytes as if they were as large as a scan."""
    monkeypatch.setattr(tiff_segments, "_LARGE", 1 << 12)
    monkeypatch.setattr(tiff_segments, "_PART", 1 << 11)


@pytest.mark.parametrize("predictor", [1, 2])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.usefixtures("_small_is_large")
def test_one_strip_for_all_is_saved_by_and_by(predictor, order, dtype, make_pixels, tmp_path):
    pixels, path = make_pixels((70, 90, 3), dtype), tmp_path / "one.tif"
    options = {"compression": "deflate", "predictor": predictor, "rowsperstrip": 100}
    tifffile.imwrite(path, pixels, photometric="rgb", byteorder=order, **options)
    before = path.read_bytes()
    photo = load_photo(path)
    save_photo(photo, path)
    assert path.read_bytes() == before
    save_photo(restored(photo), path)
    np.testing.assert_array_equal(tifffile.imread(path), in_hole(pixels))
    with tifffile.TiffFile(path) as tiff:
        assert len(tiff.pages[0].dataoffsets) == 1
        assert tiff.pages[0].predictor == predictor
