import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.evaluation.detection.infrared import FILMS, film_figures, scanned
from inpaint_studio.simulation.truth import WANTED

PHOTO = data.astronaut()[150:350, 100:320]


def test_dust_is_darker_in_infrared_and_a_seed_makes_the_same_film_again():
    film = FILMS["colour film"]
    for seed in range(4):
        first, again = (scanned(PHOTO, film, np.random.default_rng(seed)) for _ in range(2))
        assert np.array_equal(first.infrared, again.infrared)
        assert np.array_equal(first.photo, again.photo)
        # Wide enough that dust is below it whatever the shift is.
        middle = cv2.erode((first.truth == WANTED).astype(np.uint8), np.ones((9, 9))) != 0
        if middle.any():
            assert first.infrared[middle].mean() < 0.97 * np.median(first.infrared)


def test_a_film_without_dust_has_no_truth():
    assert not scanned(PHOTO, FILMS["no dust"], np.random.default_rng(0)).truth.any()


@pytest.fixture
def folder(tmp_path):
    cv2.imwrite(str(tmp_path / "photo.png"), PHOTO[..., ::-1])
    return tmp_path


def test_dust_is_found_on_colour_film_and_silver_film_is_declined(folder):
    figures = film_figures(folder)
    assert set(figures) == set(FILMS)
    assert figures["colour film"]["F1"] > 0.8
    assert figures["colour film"]["declined"] == 0
    assert figures["silver film"]["declined"] == 1
    assert figures["silver film"]["marks"] == 0
    assert figures["no dust"]["recall"] == 0
