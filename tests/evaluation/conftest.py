import cv2
import numpy as np
import pytest

from inpaint_studio.evaluation.harness import evaluate, make_plan


@pytest.fixture(scope="session")
def photos(tmp_path_factory, photo_pixels):
    """A folder of two small photos, one of them gray in 16 bits, and a file that is none."""
    folder = tmp_path_factory.mktemp("photos")
    cv2.imwrite(str(folder / "a.png"), photo_pixels[:70, :90, ::-1])
    cv2.imwrite(str(folder / "b.png"), photo_pixels[100:170, 80:180, 1].astype(np.uint16) * 257)
    (folder / "notes.txt").write_text("where these were taken", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def planes(tmp_path_factory):
    """A folder of planes of damage: hair, and a class that is too faint to see."""
    folder = tmp_path_factory.mktemp("planes")
    for name, level in (("hair", 255), ("<faint>", 20)):
        plane = np.zeros((64, 64), np.uint8)
        cv2.ellipse(plane, (30, 30), (20, 9), 30, 0, 250, level, 2)
        (folder / name).mkdir()
        cv2.imwrite(str(folder / name / "one.png"), plane)
    return folder


@pytest.fixture(scope="session")
def plan(photos, planes):
    return make_plan(photos, "fmm,opencv-telea", [2, 5], damage=planes)


@pytest.fixture(scope="session")
def measurements(plan):
    return evaluate(plan)
