"""Copying, pasting and dragging photos, and showing their files in a file manager."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

import inpaint_studio
from inpaint_studio.files.load import load_photo
from inpaint_studio.ui.actions.clipboard import ClipboardActions
from inpaint_studio.ui.desktop import drag_out
from inpaint_studio.ui.desktop.qimage import photo_from_image


def test_copy_takes_the_whole_photo_whatever_is_masked(opened, photo_pixels):
    opened.drag((50, 50), (60, 120))
    opened.key("Ctrl+C")
    copied = photo_from_image(QGuiApplication.clipboard().image())
    np.testing.assert_array_equal(copied.pixels, photo_pixels)


def test_the_masked_part_is_copied_as_the_rectangle_around_it(opened, photo_pixels):
    assert not opened.window.parts.actions["copy_masked"].isEnabled()
    opened.set_brush(10)
    opened.drag((50, 50), (60, 120))
    bounds = opened.editor.document.mask.bounds
    opened.key("Ctrl+Alt+C")
    copied = photo_from_image(QGuiApplication.clipboard().image())
    np.testing.assert_array_equal(copied.pixels, photo_pixels[bounds.slices])
    assert opened.message == f"The part around the mask is in the clipboard: {bounds.width} × {bounds.height} pixels."


def test_what_is_dragged_out_is_a_picture_and_a_file_without_loss(opened, photo_pixels):
    mime = opened.window.parts.clipboard.drag_data()
    assert mime.hasUrls()
    assert mime.hasImage()
    (url,) = mime.urls()
    path = Path(url.toLocalFile())
    assert path.name == "coffee-restored.png"
    np.testing.assert_array_equal(load_photo(path).pixels, photo_pixels)
    assert mime.urls() == [url]
    np.testing.assert_array_equal(photo_from_image(mime.imageData()).pixels, photo_pixels)


def test_no_file_is_written_before_somebody_asks_for_it(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(drag_out, "_folder", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    mime = opened.window.parts.clipboard.drag_data()
    assert mime.formats() == ["text/uri-list", "application/x-qt-image"]
    assert not list(tmp_path.glob("inpaint-studio-*"))
    assert Path(mime.urls()[0].toLocalFile()).is_relative_to(tmp_path)
    drag_out._folder.cleanup()


def test_the_window_does_not_open_its_own_result(opened):
    assert not ClipboardActions.can_open(opened.window.parts.clipboard.drag_data())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/photo.png")])
    assert ClipboardActions.can_open(mime)


def test_without_a_photo_there_is_nothing_to_drag(drive):
    assert drive.window.parts.clipboard.drag_data() is None


class Desktop(QObject):
    """Opens folders in place of the desktop."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def show(self, url):
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def desktop(qapp, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "show")
    yield desktop
    QDesktopServices.unsetUrlHandler("file")


def test_without_a_file_manager_on_the_bus_the_folder_is_opened(opened, desktop, photo_path):
    opened.window.parts.actions["show_in_folder"].trigger()
    assert desktop.opened == [photo_path.parent]


def test_a_file_that_is_gone_is_told(opened, desktop, photo_path):
    photo_path.unlink()
    opened.window.parts.actions["show_in_folder"].trigger()
    assert opened.message.startswith("“coffee.png” is no longer in")
    assert desktop.opened == []


def test_a_photo_without_a_file_cannot_be_shown(drive):
    with drive.job():
        drive.window.parts.actions["sample"].trigger()
    assert not drive.window.parts.actions["show_in_folder"].isEnabled()


MANAGER = Path(__file__).parents[1] / "file_manager.py"


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs dbus-run-session")
def test_a_file_manager_on_the_bus_is_asked_to_show_the_file(tmp_path):
    path = tmp_path / "old photo.png"
    path.touch()
    command = ["dbus-run-session", "--", sys.executable, str(MANAGER), str(path)]
    environment = os.environ | {"PYTHONPATH": str(Path(inpaint_studio.__file__).parents[1])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split("\n")[0] == f"True {QUrl.fromLocalFile(str(path)).toString(QUrl.FullyEncoded)}", (
        done.stderr
    )
