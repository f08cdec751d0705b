"""Recall by kind, size and contrast on a scene whose objects are known."""

from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.evaluation.detection.recall import objects_of, recalls
from inpaint_studio.evaluation.detection.scenes import Scene
from inpaint_studio.simulation.truth import UNDECIDED, WANTED
from tests.detection.test_found import marks_of


@pytest.fixture(scope="module")
def found():
    """A line, a faint speck and a patch, of which the line and half of the patch are marked."""
    truth, clean = np.zeros((120, 160), np.uint8), np.full((120, 160, 3), 100, np.uint8)
    scan = clean.copy()
    for place, level in (
        (np.s_[10:12, 10:110], 200), (np.s_[40:43, 40:43], 110), (np.s_[60:90, 60:90], 130), (np.s_[100:104, 5:9], 250),
    ):  # fmt: skip
        truth[place], scan[place] = WANTED, level
    truth[100:104, 5:9] = UNDECIDED
    marked = np.zeros_like(truth)
    marked[10:11, 10:110] = marked[60:74, 60:90] = 255
    marks = marks_of(marked)
    marks = replace(marks, scores=np.ones(len(marks), np.float32))
    return recalls([objects_of(Scene("known", scan, truth, clean), marks)])


def test_objects_are_told_apart_by_shape_size_and_contrast(found):
    counts = {name: row["objects"] for name, row in found.items()}
    assert counts == {
        "all": 3, "lines": 1, "specks": 1, "patches": 1,
        "size up to 10 px": 1, "size up to 100 px": 0, "size more than 100 px": 2,
        "contrast up to 15 levels": 1, "contrast up to 40 levels": 1, "contrast more than 40 levels": 1,
    }  # fmt: skip


def test_what_is_marked_by_half_or_more_is_found(found):
    shares = {name: row["share found"] for name, row in found.items()}
    assert (shares["lines"], shares["specks"], shares["patches"]) == (1, 0, 1)
    assert shares["all"] == pytest.approx(2 / 3)


def test_no_scene_has_no_figures():
    assert recalls([]) == {}
