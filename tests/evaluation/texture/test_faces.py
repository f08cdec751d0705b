import cv2
import numpy as np
import pytest

from inpaint_studio.evaluation.texture import faces
from inpaint_studio.evaluation.texture.cases import face_cases
from inpaint_studio.evaluation.texture.faces import find_faces


@pytest.fixture(scope="module")
def portrait():
    """An astronaut, free of rights; her face is about at (110, 225)."""
    data = pytest.importorskip("skimage.data")
    return np.ascontiguousarray(data.astronaut()[:320, 60:400])


def test_a_face_is_found_where_it_is(portrait):
    (face,) = find_faces(portrait)
    assert face.top < 110 < face.bottom
    assert face.left < 165 < face.right
    assert face.bottom - face.top < 160


def test_neither_noise_nor_gray_photos_have_faces(portrait):
    noise = np.random.default_rng(0).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    assert not find_faces(noise)
    assert not find_faces(portrait[..., 0])


def test_what_has_not_the_colour_of_skin_is_no_face(portrait):
    assert not find_faces(np.ascontiguousarray(portrait[..., ::-1]))


def test_cases_lie_on_faces(portrait, tmp_path):
    cv2.imwrite(str(tmp_path / "her.png"), portrait[..., ::-1])
    (case,) = face_cases(tmp_path)
    assert case.place == "face"
    masked = case.truth[case.hole != 0].mean(axis=0)
    assert masked[0] > masked[1] > masked[2], "it is skin that is masked"
    assert abs(case.truth.shape[0] / 2 - np.nonzero(case.hole)[0].mean()) < 60
    assert not list(face_cases(tmp_path, count=0))


def test_without_the_detector_there_are_no_cases_on_faces(portrait, tmp_path, monkeypatch):
    monkeypatch.setattr(faces, "_detector", lambda: None)
    cv2.imwrite(str(tmp_path / "her.png"), portrait[..., ::-1])
    assert not faces.is_available()
    assert not list(face_cases(tmp_path))
