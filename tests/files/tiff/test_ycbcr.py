"""TIFFs of YCbCr without JPEG, and of CMYK with it: what libtiff shows of them outside the mask stays as it was."""

import io

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.region import Region
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.save import save_photo, saving_note
from tests.files.tiff_maker import LONG, SHORT, Entry, tiff_of

ROWS, COLUMNS = 37, 53
HOLE = Region(20, 30, 24, 41)
RATIONAL = 5


def ycbcr(factors, compression=1, entries=()):
    """Return a TIFF of any colours, of which ``factors`` columns and rows share theirs."""
    across, down = factors
    strips = []
    for top in range(0, ROWS, 16):
        units = -(-min(16, ROWS - top) // down) * -(-COLUMNS // across)
        data = np.random.default_rng(top).integers(0, 256, units * (across * down + 2), np.uint8).tobytes()
        strips.append(data if compression == 1 else imagecodecs.deflate_encode(data))
    entries = [Entry(530, SHORT, list(factors)), *entries]
    return tiff_of((ROWS, COLUMNS, 3), strips, compression, entries, photometric=6, rows=16)


def seen_by_libtiff(data):
    """Return (H, W, 3) RGB."""
    return cv2.cvtColor(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


@pytest.mark.parametrize("compression", [1, 8])
@pytest.mark.parametrize("factors", [(1, 1), (2, 1), (2, 2), (4, 1), (4, 2), (1, 2)])
def test_ycbcr_opens_as_libtiff_shows_it(factors, compression):
    data = ycbcr(factors, compression)
    np.testing.assert_array_equal(decode_photo(data).pixels, seen_by_libtiff(data))


def test_a_range_of_its_own_is_followed():
    studio = [Entry(532, LONG, [16, 1, 235, 1, 128, 1, 240, 1, 128, 1, 240, 1])]
    data = bytearray(ycbcr((1, 1), entries=studio))
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        tag = tiff.pages[0].tags[532].offset
    data[tag + 2 : tag + 8] = bytes([RATIONAL, 0, 6, 0, 0, 0])
    np.testing.assert_array_equal(decode_photo(bytes(data)).pixels, seen_by_libtiff(bytes(data)))


@pytest.mark.parametrize("factors", [(1, 1), (2, 2)])
def test_ycbcr_becomes_rgb_as_it_was_shown(factors, tmp_path):
    path = tmp_path / "a.tif"
    path.write_bytes(ycbcr(factors))
    before = seen_by_libtiff(path.read_bytes())
    photo = load_photo(path)
    assert "and become RGB" in saving_note(photo, path)
    assert_restored(path, photo, before, seen_by_libtiff)


def test_cmyk_as_jpeg_inside_opens_and_is_written_anew_without_loss(tmp_path):
    path = tmp_path / "a.tif"
    small = np.random.default_rng(1).integers(0, 256, (6, 8, 4), np.uint8)
    inks = cv2.resize(small, (COLUMNS, ROWS), interpolation=cv2.INTER_LINEAR)
    tifffile.imwrite(path, inks, photometric="separated", compression="jpeg", metadata=None)
    with Image.open(path) as image:
        before = np.asarray(image)
    photo = load_photo(path)
    assert photo.is_cmyk
    np.testing.assert_array_equal(photo.pixels, before)
    assert "compressed as JPEG inside" in saving_note(photo, path)

    def seen(data):
        with Image.open(io.BytesIO(data)) as image:
            assert image.mode == "CMYK"
            return np.array(image)

    assert_restored(path, photo, before, seen)


def assert_restored(path, photo, before, read):
    """Change the hole, save, and compare what another library sees."""
    document = Document(photo)
    document.toggle(Plane.PHOTO, HOLE, np.full_like(photo.pixels[HOLE.slices], 0x55))
    save_photo(document.photo, path, dirty_blocks=document.dirty_blocks)
    after = read(path.read_bytes())
    np.testing.assert_array_equal(after[HOLE.slices], before[HOLE.slices] ^ 0x55)
    after[HOLE.slices] = before[HOLE.slices]
    np.testing.assert_array_equal(after, before)
