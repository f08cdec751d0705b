import numpy as np
import pytest
from PIL import Image

from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.errors import FileError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.png.read_write import PngOptions
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.target import misnomer, target_format


@pytest.fixture
def misnamed(tmp_path):
    """A PNG file whose name says JPEG."""
    path = tmp_path / "scan.jpg"
    Image.fromarray(np.arange(48, dtype=np.uint8).reshape(4, 4, 3)).save(path, "PNG")
    return path


def test_its_own_file_stays_what_it_is_whatever_its_name_says(misnamed):
    photo = load_photo(misnamed)
    assert save_photo(photo, misnamed).format == "png"
    with Image.open(misnamed) as written:
        assert written.format == "PNG"
        np.testing.assert_array_equal(np.asarray(written), photo.pixels)
    assert misnomer(photo.source, misnamed) == "Its content is PNG, not JPEG as its name says, and so it stays."


def test_another_file_is_what_its_name_says(misnamed, tmp_path):
    photo = load_photo(misnamed)
    assert save_photo(photo, tmp_path / "other.bmp").format == "bmp"
    assert misnomer(photo.source, tmp_path / "other.bmp") == ""


def test_a_link_to_its_own_file_is_its_own_file(misnamed, tmp_path):
    link = tmp_path / "link.tif"
    try:
        link.symlink_to(misnamed)
    except OSError:
        pytest.skip("this system has no links")
    assert target_format(load_photo(misnamed).source, link).name == "png"


def test_with_options_its_own_file_is_what_its_name_says(misnamed):
    assert target_format(load_photo(misnamed).source, misnamed, PngOptions()).name == "jpeg"


def test_a_name_that_tells_nothing_is_enough_for_its_own_file(misnamed, tmp_path):
    misnamed.rename(tmp_path / "scan")
    photo = load_photo(tmp_path / "scan")
    assert save_photo(photo, tmp_path / "scan").format == "png"
    assert misnomer(photo.source, tmp_path / "scan") == ""
    with pytest.raises(FileError, match="does not say which format"):
        target_format(photo.source, tmp_path / "copy")


def test_what_is_only_opened_is_not_written_over(tmp_path):
    photo = Photo(np.zeros((2, 2), np.uint8), source=Source(tmp_path / "layers.tif"))
    (tmp_path / "layers.tif").write_bytes(b"8BPS")
    with pytest.raises(FileError, match=r"“layers\.tif” is of a format that is only opened, not written"):
        save_photo(photo, tmp_path / "layers.tif")
    assert (tmp_path / "layers.tif").read_bytes() == b"8BPS"
