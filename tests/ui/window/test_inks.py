"""A CMYK photo in the window: shown as it is printed, restored and saved in its own inks."""

import numpy as np
import pytest
import tifffile
from PySide6.QtGui import QGuiApplication

from inpaint_studio.core.photo import Photo
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.files.save import save_photo
from inpaint_studio.ui.canvas.render.colour import ScreenColors
from inpaint_studio.ui.canvas.step_pictures import SIZE, picture_of
from tests.cmyk import cmyk_profile


@pytest.fixture
def inks(photo_pixels):
    black = 255 - photo_pixels.max(axis=2, keepdims=True)
    return np.dstack([255 - photo_pixels - black // 2, black])


@pytest.fixture
def path(inks, tmp_path):
    options = {"iccprofile": cmyk_profile(), "compression": "lzw", "rowsperstrip": 16}
    tifffile.imwrite(tmp_path / "inks.tif", inks, photometric="separated", **options)
    return tmp_path / "inks.tif"


def test_it_is_shown_as_it_is_printed_and_told_in_the_status_bar(drive, path, inks):
    drive.open(path)
    assert drive.window.statusBar().size_label.text().endswith("8 bit CMYK · colour profile")
    printed = ScreenColors(cmyk_profile(), is_gray=False, is_cmyk=True).show(inks)[..., 2::-1]
    np.testing.assert_array_equal(drive.seen(), printed)


def test_restoring_undoing_and_saving_keep_all_other_inks(drive, path, inks):
    drive.open(path)
    drive.choose_engine("fmm")
    drive.set_brush(12)
    drive.drag((40, 60), (40, 160))
    masked = drive.mask
    drive.restore()
    after = drive.photo.copy()
    np.testing.assert_array_equal(after[~masked], inks[~masked])
    assert (after[masked] != inks[masked]).any(axis=0).all()
    drive.key("Ctrl+Z")
    np.testing.assert_array_equal(drive.photo, inks)
    drive.key("Ctrl+Shift+Z")
    with drive.job():
        drive.key("Ctrl+S")
    np.testing.assert_array_equal(tifffile.imread(path), after)


def test_a_copy_on_the_clipboard_is_rgb(drive, path, inks):
    drive.open(path)
    drive.window.parts.actions["copy"].trigger()
    image = QGuiApplication.clipboard().image()
    color = image.pixelColor(10, 20)
    printed = as_rgb(Photo(inks, icc_profile=cmyk_profile())).pixels
    assert (color.red(), color.green(), color.blue()) == tuple(printed[20, 10].tolist())


def test_what_is_dragged_out_keeps_its_inks(drive, path, inks):
    save_photo(Photo(inks), path.with_suffix(".jpg"))
    drive.open(path.with_suffix(".jpg"))
    (url,) = drive.window.parts.clipboard.drag_data().urls()
    np.testing.assert_array_equal(tifffile.imread(url.toLocalFile()), drive.photo)


def test_pictures_of_steps_are_in_the_colours_of_the_canvas(drive, path, inks):
    drive.open(path)
    drive.set_brush(4)
    drive.drag((40, 60), (40, 160))
    drive.editor.settle_strokes()
    picture = picture_of(drive.editor.history.last_step, drive.editor.document, *SIZE, "#ff0000")
    printed = ScreenColors(cmyk_profile(), is_gray=False, is_cmyk=True).show(inks)
    darkest, lightest = printed.min(axis=(0, 1)), printed.max(axis=(0, 1))
    assert ((picture[0] >= darkest) & (picture[0] <= lightest)).all()
    assert (picture[0, :, 3] == 255).all()
