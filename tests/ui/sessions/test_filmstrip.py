"""Several photos open together: each keeps its mask, its history and what is saved while others are shown."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QListWidget, QMessageBox

from inpaint_studio.files.load import load_photo
from inpaint_studio.ui.sessions.recovery_slot import recovery_folder


@pytest.fixture
def paths(tmp_path, photo_pixels):
    made = []
    for number in range(3):
        made.append(tmp_path / f"photo {number}.png")
        cv2.imwrite(str(made[-1]), np.roll(photo_pixels, 40 * number, axis=1)[..., ::-1])
    return made


@pytest.fixture
def strip(patient, drive, paths):
    """The driver, with three photos open and the first shown."""
    patient.may_go_on.set()
    drive.choose_engine("patient")
    drive.set_brush(20)
    with drive.job():
        drive.drop_urls(*(QUrl.fromLocalFile(str(path)) for path in paths))
    drive.strip = drive.window.parts.files.strip
    drive.list = drive.window.findChild(QListWidget, "filmstrip")
    return drive


def names(drive):
    return [drive.list.item(row).text() for row in range(drive.list.count())]


def is_shown(drive, path):
    document = drive.editor.document
    return document is not None and document.photo.source.path == path and not drive.editor.jobs.is_running


def turn(drive, keys, path):
    drive.key(keys)
    drive.qtbot.waitUntil(lambda: is_shown(drive, path), timeout=15_000)


def test_several_files_stand_in_the_strip_and_the_first_is_shown(strip, paths):
    assert names(strip) == [path.name for path in paths]
    assert strip.list.isVisible()
    assert strip.list.currentRow() == 0
    assert is_shown(strip, paths[0])


class Painted(QObject):
    """Notes where a widget is drawn anew."""

    def __init__(self):
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.region = self.region.united(event.region())
        return False


def test_a_shorter_name_leaves_nothing_of_a_longer_one(strip, tmp_path):
    with strip.job():
        strip.editor.files.save(tmp_path / "a name that is far too long for the place it has in the strip.png")
    cell, painted = strip.list.visualItemRect(strip.list.item(0)), Painted()
    strip.qtbot.wait(0)
    strip.list.viewport().installEventFilter(painted)
    with strip.job():
        strip.editor.files.save(tmp_path / "a.png")
    strip.qtbot.waitUntil(lambda: QRegion(cell).subtracted(painted.region).isEmpty())
    assert names(strip)[0] == "a.png"
    assert strip.list.visualItemRect(strip.list.item(0)) == cell


def test_one_file_needs_no_strip(opened):
    assert not opened.window.findChild(QListWidget, "filmstrip").isVisible()
    assert not opened.window.parts.actions["next_photo"].isEnabled()


def test_page_down_and_up_go_round(strip, paths):
    turn(strip, "PgDown", paths[1])
    turn(strip, "Ctrl+Tab", paths[2])
    turn(strip, "PgDown", paths[0])
    turn(strip, "PgUp", paths[2])
    assert strip.list.currentRow() == 2


def test_mask_history_and_restoration_wait_while_others_are_shown(strip, paths):
    strip.drag((100, 60), (100, 240))
    strip.restore()
    strip.drag((40, 60), (40, 120))
    photo, mask, history = strip.photo.copy(), strip.mask, strip.history
    turn(strip, "PgDown", paths[1])
    assert names(strip)[0] == "● photo 0.png"
    assert strip.history == []
    assert not strip.mask.any()
    strip.drag((150, 60), (150, 90))
    other = strip.mask
    turn(strip, "PgUp", paths[0])
    np.testing.assert_array_equal(strip.photo, photo)
    np.testing.assert_array_equal(strip.mask, mask)
    assert strip.history == history
    strip.key("Ctrl+Z")
    strip.key("Ctrl+Z")
    np.testing.assert_array_equal(strip.photo, load_photo(paths[0]).pixels)
    turn(strip, "PgDown", paths[1])
    np.testing.assert_array_equal(strip.mask, other)


def test_what_is_saved_stays_saved(strip, paths):
    strip.drag((100, 60), (100, 240))
    strip.restore()
    with strip.job():
        strip.key("Ctrl+S")
    saved = strip.photo.copy()
    turn(strip, "PgDown", paths[1])
    assert names(strip)[0] == "photo 0.png"
    turn(strip, "PgUp", paths[0])
    assert not strip.window.isWindowModified()
    strip.key("Ctrl+Z")
    assert strip.window.isWindowModified()
    np.testing.assert_array_equal(load_photo(paths[0]).pixels, saved)


def test_a_click_shows_a_photo_and_one_more_file_joins_the_strip(strip, paths, photo_path):
    strip.list.setCurrentRow(2)
    strip.qtbot.waitUntil(lambda: is_shown(strip, paths[2]))
    with strip.job():
        strip.window.parts.files.open(photo_path)
    assert names(strip)[-1] == "coffee.png"
    assert is_shown(strip, photo_path)


def test_a_photo_that_is_gone_is_told_and_the_one_shown_stays_with_its_work(strip, paths):
    strip.drag((100, 60), (100, 240))
    mask = strip.mask
    paths[1].unlink()
    with strip.job():
        strip.key("PgDown")
    assert "photo 1.png" in strip.message
    assert is_shown(strip, paths[0])
    assert strip.list.currentRow() == 0
    np.testing.assert_array_equal(strip.mask, mask)
    strip.drag((50, 60), (50, 90))
    turn(strip, "PgUp", paths[2])
    turn(strip, "PgDown", paths[0])
    assert len(strip.history) == 2


def test_closing_a_photo_shows_its_neighbour(strip, paths):
    strip.key("Ctrl+W")
    strip.qtbot.waitUntil(lambda: is_shown(strip, paths[1]))
    assert names(strip) == ["photo 1.png", "photo 2.png"]
    strip.key("Ctrl+W")
    strip.qtbot.waitUntil(lambda: is_shown(strip, paths[2]))
    assert not strip.list.isVisible()


def test_masks_alone_cannot_be_saved_into_photos(strip, paths):
    strip.drag((100, 60), (100, 240))
    turn(strip, "PgDown", paths[1])
    strip.window.close()
    box = strip.dialog(QMessageBox)
    assert box.text() == "One photo has unsaved work."
    assert box.informativeText() == "photo 0.png (a mask that has not been restored yet)"
    assert [button.text() for button in box.buttons() if "Save" in button.text()] == []
    strip.answer("Keep Working")


def test_all_can_be_closed_at_once(strip):
    strip.key("Ctrl+Shift+W")
    assert strip.editor.document is None
    assert not strip.list.isVisible()


def restore_two(strip, paths):
    strip.drag((100, 60), (100, 240))
    strip.restore()
    turn(strip, "PgDown", paths[1])
    strip.drag((100, 60), (100, 240))
    strip.restore()
    turn(strip, "PgDown", paths[2])


def test_leaving_asks_once_with_a_list_and_can_be_given_up(strip, paths):
    restore_two(strip, paths)
    strip.window.close()
    box = strip.dialog(QMessageBox)
    assert box.text() == "2 photos have unsaved work."
    assert box.informativeText() == "photo 0.png\nphoto 1.png"
    strip.answer("Keep Working")
    assert strip.window.isVisible()
    assert len(strip.strip.frames) == 3


def test_leaving_can_save_all(strip, paths):
    before = [load_photo(path).pixels for path in paths]
    restore_two(strip, paths)
    strip.window.close()
    strip.answer("Save All")
    strip.qtbot.waitUntil(lambda: not strip.window.isVisible(), timeout=30_000)
    changed = [not np.array_equal(load_photo(path).pixels, old) for path, old in zip(paths, before, strict=True)]
    assert changed == [True, True, False]
    assert not recovery_folder().exists()


def test_leaving_can_discard_all_and_leaves_nothing_behind(strip, paths):
    before = [path.read_bytes() for path in paths]
    restore_two(strip, paths)
    assert len([path for path in recovery_folder().iterdir() if path.is_dir()]) == 3
    strip.window.close()
    strip.answer("Discard All")
    strip.qtbot.waitUntil(lambda: not strip.window.isVisible())
    assert [path.read_bytes() for path in paths] == before
    assert not recovery_folder().exists()


def test_a_pasted_photo_waits_too(strip, paths):
    strip.key("Ctrl+C")
    strip.key("Ctrl+V")
    strip.qtbot.waitUntil(lambda: strip.editor.document.photo.source.path is None)
    strip.drag((100, 60), (100, 240))
    photo, mask = strip.photo.copy(), strip.mask
    turn(strip, "PgDown", paths[1])
    assert names(strip)[0] == "● Untitled"
    strip.key("PgUp")
    strip.qtbot.waitUntil(lambda: is_shown(strip, None))
    np.testing.assert_array_equal(strip.photo, photo)
    np.testing.assert_array_equal(strip.mask, mask)


def test_without_crash_protection_changing_asks_as_opening_does(strip, paths, settings):
    settings.set("keep_journal", False)
    turn(strip, "PgDown", paths[1])
    strip.drag((100, 60), (100, 240))
    strip.key("PgDown")
    strip.answer("Discard Mask")
    strip.qtbot.waitUntil(lambda: is_shown(strip, paths[2]))


def test_saved_work_that_waits_and_is_no_longer_in_its_file_is_asked_about_before_leaving(strip, paths):
    strip.drag((100, 60), (100, 240))
    strip.restore()
    with strip.job():
        strip.key("Ctrl+S")
    turn(strip, "PgDown", paths[1])
    paths[0].write_bytes(paths[1].read_bytes())
    strip.window.close()
    assert strip.dialog(QMessageBox).informativeText() == "photo 0.png"
    strip.answer("Keep Working")
