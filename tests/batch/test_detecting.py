import json

import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.batch.detecting import detect_file
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.detection.finding import Finding
from inpaint_studio.detection.marks import Choice
from inpaint_studio.errors import FileError

EVERYTHING = Finding(Choice(100), margin=0)


@pytest.fixture
def photo(tmp_path):
    pixels = cv2.GaussianBlur(data.camera()[40:168, 60:220], (0, 0), 1.5)
    cv2.line(pixels, (10, 10), (140, 60), 255, 2)
    cv2.imwrite(str(tmp_path / "photo.png"), pixels)
    return tmp_path / "photo.png"


def test_a_mask_an_overlay_and_a_table_are_written(photo, tmp_path):
    found = detect_file(photo, tmp_path / "mask.png", EVERYTHING, overlay_path=tmp_path / "overlay.png")
    mask = cv2.imread(str(tmp_path / "mask.png"), cv2.IMREAD_UNCHANGED)
    assert set(np.unique(mask)) <= {0, 255}
    assert np.array_equal(mask, found.mask.pixels)
    before, after = cv2.imread(str(photo)), cv2.imread(str(tmp_path / "overlay.png"))
    assert np.array_equal(before[mask == 0], after[mask == 0])
    assert (before[mask != 0] != after[mask != 0]).any(axis=1).all()
    table = json.loads(json.dumps(found.table))
    assert len(table["marks"]) == len(found.marks)
    assert sum(mark["area"] for mark in table["marks"]) == np.count_nonzero(mask)
    assert table["share"] == pytest.approx(np.count_nonzero(mask) / mask.size, abs=1e-7)


def test_nothing_wanted_is_nothing_marked(photo, tmp_path):
    found = detect_file(photo, tmp_path / "mask.png", Finding(Choice(0)))
    assert found.sentence == "No damage was found."
    assert not cv2.imread(str(tmp_path / "mask.png"), cv2.IMREAD_UNCHANGED).any()


def test_a_photo_that_cannot_be_read_leaves_no_mask(photo, tmp_path):
    photo.write_bytes(b"no photo")
    with pytest.raises(FileError):
        detect_file(photo, tmp_path / "mask.png", EVERYTHING)
    assert not (tmp_path / "mask.png").exists()


def test_cancel_leaves_no_mask(photo, tmp_path):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        detect_file(photo, tmp_path / "mask.png", EVERYTHING, cancel=cancel)
    assert not (tmp_path / "mask.png").exists()
