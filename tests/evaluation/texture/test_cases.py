from collections import Counter

import cv2
import numpy as np
import pytest

from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.texture.cases import SIDE, cases
from inpaint_studio.evaluation.texture.holes import SHAPES


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One photo of three kinds of places beside each other: noise, coarse noise, and a slope."""
    folder = tmp_path_factory.mktemp("places")
    rng = np.random.default_rng(0)
    fine = rng.integers(0, 256, (320, 320, 3), dtype=np.uint8)
    coarse = cv2.GaussianBlur(rng.integers(0, 256, (320, 320, 3)).astype(np.float32), (0, 0), 1.6)
    coarse = np.clip(6 * (coarse - 128) + 128, 0, 255).astype(np.uint8)
    slope = np.broadcast_to(np.linspace(0, 255, 320).astype(np.uint8)[np.newaxis, :, np.newaxis], (320, 320, 3))
    cv2.imwrite(str(folder / "one.png"), np.hstack([fine, coarse, slope]))
    return folder


@pytest.fixture(scope="module")
def found(folder):
    return list(cases(folder, 24))


def test_all_shapes_and_kinds_of_places_take_turns(found):
    assert Counter(case.shape for case in found) == {shape.name: 3 for shape in SHAPES}
    assert Counter(case.place for case in found) == {"texture": 8, "mixed": 8, "smooth": 8}
    assert len({(case.shape, case.place) for case in found}) == 24


def test_cases_depend_on_the_seed_alone_and_fewer_are_the_first_of_more(folder, found):
    for one, other in zip(cases(folder, 5), found, strict=False):
        assert one.name == other.name
        np.testing.assert_array_equal(one.truth, other.truth)
        np.testing.assert_array_equal(one.hole, other.hole)
    assert any((one.hole != other.hole).any() for one, other in zip(cases(folder, 5, seed=1), found, strict=False))


def test_holes_are_whole_and_as_wide_as_their_name_says(found):
    for case in found:
        assert case.truth.shape == (SIDE, SIDE, 3)
        assert case.hole.shape == (SIDE, SIDE)
        assert not case.hole[[0, -1]].any()
        assert not case.hole[:, [0, -1]].any()
        depth = cv2.distanceTransform(case.hole, cv2.DIST_L2, 5).max()
        wanted = int(case.shape.split()[1])
        assert 2 * depth == pytest.approx(wanted, rel=0.3, abs=1.5)


def test_the_truth_is_hidden_in_the_hole_and_nowhere_else(found):
    case = found[0]
    inside = case.hole != 0
    assert (case.damaged[inside] == (255, 0, 255)).all()
    np.testing.assert_array_equal(case.damaged[~inside], case.truth[~inside])


def test_a_gray_photo_gives_cases_in_colour(tmp_path):
    cv2.imwrite(str(tmp_path / "gray.png"), np.random.default_rng(0).integers(0, 256, (200, 240), dtype=np.uint8))
    (case,) = cases(tmp_path, 1)
    assert case.truth.shape == (200, 240, 3)
    assert (case.truth == case.truth[..., :1]).all()


def test_photos_that_are_too_small_are_refused(tmp_path):
    cv2.imwrite(str(tmp_path / "small.png"), np.zeros((191, 400, 3), np.uint8))
    with pytest.raises(InputError, match="smaller than 192 px"):
        next(cases(tmp_path, 1))
