import subprocess
import sys

import numpy as np
import pytest
import tifffile

from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.load import list_pages, load_photo
from inpaint_studio.files.save import save_photo, what_is_lost


def ratios(*values):
    return tuple(number for value in values for number in (value, 1))


@pytest.fixture
def dng(tmp_path):
    """Return a path to a small DNG that grows brighter to the right."""
    values = np.broadcast_to(1000 + 60 * np.arange(160), (120, 160)).astype(np.uint16)
    tags = [
        (271, 2, 0, "Agfa", True),
        (33421, 3, 2, (2, 2), True),
        (33422, 1, 4, bytes([0, 1, 1, 2]), True),
        (50706, 1, 4, bytes([1, 4, 0, 0]), True),
        (50708, 2, 0, "Agfa Test", True),
        (50717, 4, 1, 16383, True),
        (50721, 10, 9, ratios(1, 0, 0, 0, 1, 0, 0, 0, 1), True),
        (50728, 5, 3, ratios(1, 1, 1), True),
        (50778, 3, 1, 21, True),
    ]
    path = tmp_path / "photo.dng"
    tifffile.imwrite(path, values, photometric=32803, extratags=tags, metadata=None)
    return path


def test_a_raw_photo_is_developed_to_16_bits_and_saved_as_tiff(dng, tmp_path):
    photo = load_photo(dng)
    assert photo.depth == 16
    assert photo.shape == (120, 160)
    assert (np.diff(photo.pixels[60, 10:150, 1].astype(int)) >= 0).mean() > 0.95
    assert b"Agfa\0" in photo.metadata.exif
    assert what_is_lost(photo, "tiff") == ["the camera's raw values"]
    save_photo(photo, tmp_path / "photo.tif")
    with tifffile.TiffFile(tmp_path / "photo.tif") as tiff:
        np.testing.assert_array_equal(tiff.asarray(), photo.pixels)
        assert tiff.pages[0].tags["Make"].value == "Agfa"


def test_a_raw_photo_cannot_be_written_over(dng):
    photo = load_photo(dng)
    before = dng.read_bytes()
    with pytest.raises(FileError, match="a camera RAW photo, which is never replaced"):
        save_photo(Photo(photo.pixels, source=photo.source), dng)
    assert dng.read_bytes() == before


def test_previews_in_a_raw_file_are_no_pages(dng):
    tifffile.imwrite(dng, np.zeros((8, 8), np.uint8), append=True)
    assert list_pages(dng) == []


def test_limits_and_damage_are_told(dng):
    with pytest.raises(FileError, match="more than the limit"):
        load_photo(dng, max_pixels=1000)
    data = dng.read_bytes()
    dng.write_bytes(b"no photo at all" * 10)
    with pytest.raises(FileError, match="is no RAW photo that can be opened"):
        load_photo(dng)
    dng.write_bytes(data[:200])
    with pytest.raises(FileError, match=r"photo\.dng"):
        load_photo(dng)


def test_without_rawpy_a_sentence_tells_what_to_install(dng):
    program = (
        "import sys; sys.modules['rawpy'] = None\n"
        "from inpaint_studio.errors import FileError\n"
        "from inpaint_studio.files.load import load_photo\n"
        "try:\n    load_photo(sys.argv[1])\nexcept FileError as error:\n    sys.exit(str(error))\n"
    )
    result = subprocess.run([sys.executable, "-c", program, str(dng)], capture_output=True, text=True, check=False)
    assert 'pip install "inpaint-studio[raw]"' in result.stderr
    assert result.stderr.startswith("“photo.dng” is a camera RAW photo.")
