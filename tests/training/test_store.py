import numpy as np
import pytest

from inpaint_studio.errors import FileError, InputError
from inpaint_studio.training.crops import Crop
from inpaint_studio.training.store import Store, open_store, slot_bytes

CROP = Crop(np.full((16, 16, 3), 7, np.uint8), np.eye(16, dtype=np.bool_), np.full((16, 16, 3), 1799, np.uint16))


def test_a_crop_is_there_when_the_store_is_opened_again(tmp_path):
    open_store(tmp_path / "pool", 5, 16, {"seed": 1}).put(3, CROP, 42)
    store = open_store(tmp_path / "pool", 5, 16, {"seed": 1})
    assert store.full() == [3]
    assert store.groups[3] == 42
    np.testing.assert_array_equal(store.images[3], CROP.image)
    np.testing.assert_array_equal(store.holes[3], CROP.hole)
    np.testing.assert_array_equal(store.priors[3], CROP.prior)


@pytest.mark.parametrize(("slots", "size", "settings"), [(6, 16, {"seed": 1}), (5, 32, {"seed": 1}), (5, 16, {})])
def test_a_store_made_with_other_settings_is_made_anew(tmp_path, slots, size, settings):
    open_store(tmp_path, 5, 16, {"seed": 1}).put(3, CROP, 42)
    store = open_store(tmp_path, slots, size, settings)
    assert store.full() == []
    assert store.images.shape == (slots, size, size, 3)


def test_a_store_with_a_broken_file_is_made_anew(tmp_path):
    open_store(tmp_path, 5, 16, {}).put(3, CROP, 42)
    (tmp_path / "holes.npy").write_bytes(b"none")
    assert open_store(tmp_path, 5, 16, {}).full() == []


def test_two_that_open_a_store_see_the_same_crops(tmp_path):
    first = open_store(tmp_path, 2, 16, {})
    Store(tmp_path, 2, 16).put(1, CROP, 0)
    assert first.full() == [1]


def test_a_slot_takes_as_much_as_is_said(tmp_path):
    open_store(tmp_path, 50, 16, {})
    assert sum(path.stat().st_size for path in tmp_path.glob("*.npy")) == 50 * slot_bytes(16) + 4 * 128


def test_too_little_room_is_told_before_anything_is_written(tmp_path):
    with pytest.raises(InputError, match=r"needs 2814784\.1 GB.*Choose a smaller pool_size"):
        open_store(tmp_path, 2**32, 256, {})
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="The pool of crops cannot be kept in"):
        open_store(tmp_path / "file" / "pool", 5, 16, {})
