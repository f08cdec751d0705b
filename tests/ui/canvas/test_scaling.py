"""Screens with more than one device pixel a pixel, each in a process of its own: Qt reads the factor once."""

import os

import pytest

from tests import forks

SCRIPT = """
import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from inpaint_studio.core.photo import Photo
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow
from inpaint_studio.ui.settings.settings import Settings
from tests.ui.driver import rgb

application = QApplication([])
window = MainWindow(Settings(Path(sys.argv[1])))
assemble(window)
window.resize(701, 523)
window.show()
canvas = window.parts.canvas
rng = np.random.default_rng(1)
failures = []
for shape in ((97, 131), (98, 132), (1500, 1501)):
    pixels = rng.integers(0, 256, (*shape, 3), np.uint8)
    window.parts.editor.show_photo(Photo(pixels))
    canvas.zoom_to(1.0)
    assert canvas.transform.scale == 1.0
    while not canvas.is_sharp:
        application.processEvents()
    left, top, right, bottom = canvas.transform.view_rect(window.parts.editor.document.photo.region)
    for grabbed in ("canvas", "window"):
        view = rgb((canvas if grabbed == "canvas" else window).grab().toImage())
        if grabbed == "window":
            place = canvas.mapTo(window, QPoint(0, 0))
            ratio = canvas.devicePixelRatioF()
            x, y = place.x() * ratio, place.y() * ratio
        else:
            x = y = 0
        part = pixels[max(-top, 0) :, max(-left, 0) :][:60, :60]
        row, column = max(top, 0), max(left, 0)
        found = any(
            np.array_equal(view[row + down : row + down + 60, column + over : column + over + 60], part)
            for down in {int(y), int(np.ceil(y))}
            for over in {int(x), int(np.ceil(x))}
        )
        if not found:
            failures.append((shape, grabbed))
print(canvas.devicePixelRatioF(), failures)
window.parts.editor.close()
window.parts.editor.jobs.shut_down()
"""


@pytest.mark.parametrize("factor", ["1.5", "2"])
def test_at_100_percent_one_photo_pixel_is_one_device_pixel(factor, tmp_path):
    environment = {**os.environ, "QT_SCALE_FACTOR": factor, "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough"}
    done = forks.run(SCRIPT, str(tmp_path / "settings.ini"), env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"{float(factor)} []"
