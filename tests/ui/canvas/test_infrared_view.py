"""The infrared plane in place of the photo."""

import cv2
import numpy as np
import pytest

from tests.ui.damage import BRIGHT, damaged_pixels


@pytest.fixture
def film(patient, drive, tmp_path):
    """The driver with a scan whose infrared plane shows one speck of dust."""
    plane = np.random.default_rng(0).integers(200, 203, (200, 300)).astype(np.uint8)
    plane[BRIGHT[0] - 2 : BRIGHT[0] + 3, BRIGHT[1] - 2 : BRIGHT[1] + 3] = 50
    cv2.imwrite(str(tmp_path / "film.png"), damaged_pixels())
    cv2.imwrite(str(tmp_path / "film_IR.png"), plane)
    drive.open(tmp_path / "film.png")
    drive.leave()
    return drive


def test_a_key_shows_the_plane_and_the_photo_again_and_nothing_changes(film):
    action, before = film.window.parts.actions["show_infrared"], film.seen().copy()
    with film.job():
        film.key("Shift+I")
    assert action.isChecked()
    seen = film.seen()
    assert (np.ptp(seen.astype(int), axis=2) == 0).all()
    assert seen[100:180].min() > 245
    assert seen[BRIGHT].max() < 80
    film.key("Shift+I")
    assert not action.isChecked()
    np.testing.assert_array_equal(film.seen(), before)
    film.key("Shift+I")  # It is there already.
    np.testing.assert_array_equal(film.seen(), seen)
    assert film.editor.undo_stack.count() == 0


def test_another_photo_is_shown_as_it_is_and_without_a_plane_there_is_nothing_to_show(film, tmp_path):
    with film.job():
        film.key("Shift+I")
    cv2.imwrite(str(tmp_path / "plain.png"), damaged_pixels())
    film.open(tmp_path / "plain.png")
    action = film.window.parts.actions["show_infrared"]
    assert not action.isEnabled()
    assert not action.isChecked()
    assert film.seen()[BRIGHT].min() > 200
