from dataclasses import fields

import cv2
import numpy as np
import pytest

from inpaint_studio.training.config import LossConfig
from inpaint_studio.training.plots import first_crops, gains_plot, losses_plot, samples_plot
from tests.training.toys import toy_batch

LONGEST = max((field.name for field in fields(LossConfig)), key=len)
ROWS = [
    {"step": s, "crops": 16.0 * s, "loss": 1 / s, f"validation {LONGEST}": 2 / s, "gain": 0.1 * s, "gain 3 px": 0.2 * s}
    for s in (10.0, 20.0, 30.0)
]


def pixels(png):
    image = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


@pytest.mark.parametrize("plot", [losses_plot, gains_plot])
@pytest.mark.parametrize(
    "rows", [ROWS, ROWS[:1], [{**ROWS[0], "loss": float("nan")}, *ROWS[1:]], [{**row, "loss": -1.0} for row in ROWS]]
)
def test_the_rows_of_a_log_become_a_picture(plot, rows):
    image = pixels(plot(rows))
    assert image.shape[0] > 300
    assert (image.min(axis=(0, 1)) < 80).all()
    for edge in (image[0], image[-1], image[:, 0], image[:, -1]):  # All of it has room.
        assert (edge == 255).all()


def test_a_line_for_each_class_of_damage():
    assert not np.array_equal(pixels(gains_plot(ROWS)), pixels(gains_plot([{**row, "gain 5 px": 0} for row in ROWS])))


def test_samples_show_damage_filling_result_and_truth():
    white = {"image": np.ones((1, 8, 8, 3), np.float32), "hole": np.zeros((1, 8, 8, 1), np.float32)}
    white["hole"][:, 2:6, 2:6] = 1
    given = {**white, "prior": np.where(white["hole"] > 0, np.float32([0, 0, 1]), white["image"])}
    result = np.where(white["hole"] > 0, np.float32([0, 1, 0]), white["image"])
    image = pixels(samples_plot(given, result, ["3 px"]))
    for colour in ([0, 0, 255], [0, 255, 0]):
        assert (image == colour).all(axis=-1).sum() > 500
    hole_red = (image[..., 0] > 200) & (image[..., 1] < 40)
    assert hole_red.sum() > 500


def test_the_samples_are_the_first_crop_of_each_class():
    classes = {"1 px": toy_batch(1), "real": toy_batch(2)}
    crops = first_crops(classes)
    assert crops["hole"].shape == (2, 16, 16, 1)
    np.testing.assert_array_equal(crops["image"][1], classes["real"]["image"][0])
