import json

import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.detection.report import as_table, run
from inpaint_studio.evaluation.detection.scenes import damaged, prints
from inpaint_studio.simulation.truth import NONE, UNDECIDED, WANTED


@pytest.fixture
def photos(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    cv2.imwrite(str(folder / "cat.png"), data.chelsea()[60:188, 100:260, ::-1])
    return folder


@pytest.fixture
def real(tmp_path):
    folder = tmp_path / "prints"
    folder.mkdir()
    planes = {
        "": data.camera()[:96, :120],
        "_mask": np.zeros((96, 120), np.uint8),
        "_ignore": np.zeros((96, 120), np.uint8),
    }
    planes["_mask"][40:42, 10:90] = planes["_ignore"][60:70, 60:70] = 255
    for ending, plane in planes.items():
        cv2.imwrite(str(folder / f"portrait{ending}.png"), plane)
    return folder


def test_a_page_and_figures_are_written(photos, real, tmp_path):
    parts = run(photos, tmp_path / "page.html", tmp_path / "figures.json", real=real)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    for part in parts:
        assert part.title in page
        assert set(figures[part.title]) == set(part.figures)
    assert {"top-hat", "median difference", "marks"} <= set(figures["Real prints"])
    assert figures["Simulated damage"]["marks"]["dB, truth restored"] > 0
    assert figures["Simulated damage: what of it is found by default"]["all"]["objects"] > 0
    assert "8 strokes" in figures["Like strokes on some of the damage"]
    assert figures["Seen in infrared, on simulated film"]["silver film"]["declined"] == 1
    assert as_table(parts).row_count > 20


def test_simulated_damage_lies_where_the_scan_differs_from_the_clean_one(photos):
    first, again = (next(damaged(photos, (), seed=3)) for _ in range(2))
    assert np.array_equal(first.scan, again.scan)
    change = np.abs(first.scan.astype(int) - first.clean).max(axis=2)
    assert change[first.truth == WANTED].mean() > 4 * change[first.truth == NONE].mean()
    assert not np.array_equal(first.scan, next(damaged(photos, (), seed=4)).scan)


def test_prints_have_what_is_wanted_and_what_is_undecided(real):
    (scene,) = prints(real)
    assert (scene.truth == WANTED).sum() == 160
    assert (scene.truth == UNDECIDED).sum() == 100


def test_prints_without_masks_are_told(photos):
    with pytest.raises(InputError, match=r"_mask\.png"):
        list(prints(photos))


def test_a_mask_of_another_size_is_told(real):
    cv2.imwrite(str(real / "portrait_mask.png"), np.zeros((10, 10), np.uint8))
    with pytest.raises(InputError, match="another size"):
        list(prints(real))
