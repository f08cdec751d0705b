from pathlib import Path

import numpy as np
import pytest

from inpaint_studio.errors import FileError, InputError
from inpaint_studio.training.photos import find_photos, read_photo, split_photos

NAMES = [Path(f"train/n{number:04}/images/n{number:04}_{index}.JPEG") for number in range(50) for index in range(10)]


def test_photos_are_found_in_sub_folders_by_their_names(photos):
    found = [path.relative_to(photos).as_posix() for path in find_photos(photos)]
    assert found == ["a.png", "b.webp", "c.tif", "damaged.jpg", "n01443537/images/n01443537_0.JPEG"]


def test_hidden_files_are_not_looked_at(tmp_path):
    (tmp_path / ".thumbnails").mkdir()
    for name in (".thumbnails/a.jpg", "._b.jpg", "c.jpg"):
        (tmp_path / name).touch()
    assert find_photos(tmp_path) == [tmp_path / "c.jpg"]


def test_a_folder_without_photos_is_told_in_a_sentence(tmp_path):
    with pytest.raises(InputError, match="There are no photos in"):
        find_photos(tmp_path)
    with pytest.raises(FileError, match="cannot be read: there is no such file or folder"):
        find_photos(tmp_path / "missing")


@pytest.mark.parametrize("name", ["a.png", "b.webp", "c.tif", "n01443537/images/n01443537_0.JPEG"])
def test_every_photo_is_read_in_three_channels_of_8_bits(photos, name):
    pixels = read_photo(photos / name)
    assert pixels.dtype == np.uint8
    assert pixels.shape[2] == 3
    assert pixels.flags.c_contiguous


def test_16_bits_become_the_nearest_level_of_8(photos, photo_pixels):
    np.testing.assert_array_equal(read_photo(photos / "c.tif")[..., 2], photo_pixels[:, :150, 1])


def test_a_photo_that_is_none_is_told_in_a_sentence(photos):
    with pytest.raises(FileError, match=r"“damaged\.jpg”"):
        read_photo(photos / "damaged.jpg")


def test_a_split_leaves_no_photo_out_and_takes_none_twice():
    split = split_photos(NAMES, 0.1)
    assert sorted([*split.training, *split.validation]) == sorted(NAMES)
    assert len(split.validation) == pytest.approx(50, abs=20)


def test_the_side_of_a_photo_does_not_depend_on_the_others():
    whole, half = split_photos(NAMES, 0.1), split_photos(NAMES[::2], 0.1)
    assert set(half.validation) <= set(whole.validation)
    assert set(half.training) <= set(whole.training)


def test_tiles_of_a_photo_fall_on_one_side():
    names = [Path(f"{number:04x}_view{tile}.jpg") for number in range(200) for tile in ("", "_t00", "_t11")]
    held_back = {path.stem[:4] for path in split_photos(names, 0.2).validation}
    assert not held_back & {path.stem[:4] for path in split_photos(names, 0.2).training}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_both_sides_have_a_photo_however_few_there_are(count):
    split = split_photos(NAMES[:count], 0.0)
    assert split.training
    assert split.validation
