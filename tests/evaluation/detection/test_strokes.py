import cv2
import numpy as np
import pytest

from inpaint_studio.evaluation.detection.scenes import Scene
from inpaint_studio.evaluation.detection.strokes import _strokes as strokes
from inpaint_studio.simulation.truth import WANTED


@pytest.fixture
def scene():
    """A long scratch through a gray photo, and specks."""
    clean = np.full((120, 400, 3), 120, np.uint8)
    truth = np.zeros(clean.shape[:2], np.uint8)
    cv2.line(truth, (5, 60), (395, 62), WANTED, 2)
    for number in range(20):
        cv2.circle(truth, (15 + 19 * number, 20), 2, WANTED, -1)
    scan = clean.copy()
    scan[truth != 0] = 220
    return Scene("gray.png", scan, truth, clean)


def test_a_restorer_paints_some_spots_and_no_scratch_from_end_to_end(scene):
    painted = strokes(scene, 8, np.random.default_rng(1))
    count, _, stats, _ = cv2.connectedComponentsWithStats(painted)
    assert 1 < count - 1 <= 8
    assert stats[1:, cv2.CC_STAT_WIDTH].max() < 200
    assert (painted[scene.truth == WANTED] != 0).mean() < 2 / 3


def test_a_photo_counts_only_where_something_is_left_to_find(scene):
    assert strokes(scene, 200, np.random.default_rng(1)) is None


def test_what_cannot_be_seen_is_not_painted_over(scene):
    scene.scan[40:] = scene.clean[40:]
    assert not strokes(scene, 5, np.random.default_rng(1))[50:].any()
