import numpy as np
import pytest

from inpaint_studio.core.photo import Model, Photo
from inpaint_studio.ui.window.pixel_colour import colour_text, widest_text


@pytest.mark.parametrize(
    ("pixels", "model", "expected"),
    [
        (np.full((2, 3), 7, np.uint8), None, "7"),
        (np.full((2, 3, 3), (1, 20, 255), np.uint8), None, "R 1  G 20  B 255"),
        (np.full((2, 3, 3), (1, 20, 65535), np.uint16), None, "R 1  G 20  B 65535"),
        (np.full((2, 3, 4), (0, 1, 2, 3), np.uint8), None, "C 0  M 1  Y 2  K 3"),
        (np.full((2, 3, 3), (9, 8, 7), np.uint8), Model.LAB, "L 9  a 8  b 7"),
        (np.full((2, 3), 0.25, np.float32), None, "0.250"),
    ],
)
def test_the_numbers_are_the_photo_s_own(pixels, model, expected):
    photo = Photo(pixels, model=model)
    assert colour_text(photo, 1, 2) == expected
    assert len(widest_text(photo)) >= len(expected)


def test_the_status_bar_shows_the_pixel_under_the_pointer(opened, photo_pixels):
    status = opened.window.statusBar()
    opened.canvas.pointed.emit((20.4, 30.9))
    red, green, blue = photo_pixels[20, 30]
    assert status.colour.text() == f"R {red}  G {green}  B {blue}"
    opened.canvas.pointed.emit(None)
    assert status.colour.text() == ""
