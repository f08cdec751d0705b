"""What other programs do to the open photo's file while it is open: told soon, once, and nothing is lost."""

import os

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton

from inpaint_studio.ui.editor.file_watch import SETTLE, FileWatch
from inpaint_studio.ui.widgets.message_bar import MessageBar


@pytest.fixture
def watch(opened):
    return opened.window.findChild(FileWatch)


@pytest.fixture(autouse=True)
def soon(watch):
    """What tests do to a file is done at once."""
    watch.set_settle(30)
    yield
    watch.set_settle(SETTLE)


def write_over(path, pixels):
    """Change a file as programs do that write into it."""
    path.write_bytes(encoded(pixels))


def put_in_place(path, pixels):
    """Change a file as programs do that put a new one in its place."""
    other = path.with_name("other.part")
    other.write_bytes(encoded(pixels))
    os.replace(other, path)


def encoded(pixels):
    return cv2.imencode(".png", np.ascontiguousarray(pixels))[1].tobytes()


def offers(drive):
    bar = drive.window.findChild(MessageBar)
    return {button.text().replace("&", ""): button for button in bar.findChildren(QPushButton) if button.isVisible()}


@pytest.mark.parametrize("change", [write_over, put_in_place])
def test_a_file_that_another_program_changes_is_told_soon_and_can_be_loaded_anew(
    opened, photo_path, photo_pixels, change, qtbot
):
    change(photo_path, 255 - photo_pixels[..., ::-1])
    qtbot.waitUntil(lambda: "has been changed by another program" in opened.message)
    assert "Your work" not in opened.message
    np.testing.assert_array_equal(opened.photo, photo_pixels)
    with opened.job():
        offers(opened)["Reload"].click()
    np.testing.assert_array_equal(opened.photo, 255 - photo_pixels)
    assert not opened.message


def test_every_change_is_told_also_after_the_file_was_replaced(opened, photo_path, photo_pixels, watch, qtbot):
    for level in (50, 100, 150):
        with qtbot.waitSignal(watch.changed):
            put_in_place(photo_path, np.full((20 + level, 30, 3), level, np.uint8))
        assert "has been changed" in opened.message
        offers(opened)["Keep This"].click()
        assert not opened.message


def test_work_is_not_lost_by_loading_anew(opened, photo_path, photo_pixels, qtbot):
    opened.drag((100, 60), (100, 240))
    marked = opened.editor.masked_count
    write_over(photo_path, 255 - photo_pixels)
    qtbot.waitUntil(lambda: "Your work is still whole here" in opened.message)
    offers(opened)["Reload"].click()
    assert "not been restored yet" in opened.dialog(QMessageBox).text()
    opened.answer("Keep Painting")
    assert opened.editor.masked_count == marked > 0
    np.testing.assert_array_equal(opened.photo, photo_pixels)


def test_a_file_that_is_gone_is_told_and_can_be_saved_again(opened, photo_path, photo_pixels, qtbot):
    photo_path.unlink()
    qtbot.waitUntil(lambda: "is no longer in" in opened.message)
    with opened.job():
        offers(opened)["Save"].click()
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], photo_pixels)


def test_a_folder_that_is_gone_is_told(opened, photo_path, tmp_path, watch, qtbot):
    photo_path.parent.rename(tmp_path.with_name("elsewhere"))
    watch.look()  # As it does every 15 seconds: the drive does not tell of a folder that was moved.
    try:
        qtbot.waitUntil(lambda: "is no longer in" in opened.message)
    finally:
        tmp_path.with_name("elsewhere").rename(photo_path.parent)


def test_own_saves_and_what_comes_back_unchanged_are_not_told(opened, photo_path, watch, qtbot):
    told = []
    watch.changed.connect(told.append)
    watch.set_settle(SETTLE)
    opened.drag((100, 60), (100, 240))
    with opened.job():
        opened.window.parts.files.save()
    hidden = photo_path.with_name("hidden")
    os.replace(photo_path, hidden)
    QTimer.singleShot(200, lambda: os.replace(hidden, photo_path))
    with qtbot.waitSignal(watch.vanished):  # only when it is gone for long
        QTimer.singleShot(1200, lambda: os.replace(photo_path, hidden))
    assert not told


def test_another_photos_file_is_left_alone(opened, photo_path, photo_pixels, watch, tmp_path, qtbot):
    told = []
    watch.changed.connect(told.append)
    other = tmp_path / "other.png"
    other.write_bytes(encoded(photo_pixels))
    opened.open(other)
    write_over(photo_path, 255 - photo_pixels)
    with qtbot.waitSignal(watch.changed):
        write_over(other, 255 - photo_pixels)
    assert told == [other]


@pytest.mark.parametrize("change", [write_over, lambda path, pixels: path.unlink()])
def test_what_was_restored_outlives_a_crash_after_the_file_was_changed(
    patient, opened, photo_path, photo_pixels, watch, change, qtbot
):
    patient.may_go_on.set()
    opened.choose_engine("patient")
    states = []
    for row in (60, 140):
        opened.drag((row, 60), (row, 120))
        opened.restore()
        states.append(opened.photo.copy())
    opened.key("Ctrl+Z")
    opened.key("Ctrl+Z")
    change(photo_path, 255 - photo_pixels)
    qtbot.waitUntil(lambda: "by another program" in opened.message or "no longer in" in opened.message)
    opened.drag((20, 60), (20, 120))
    opened.restore()
    last = opened.photo.copy()
    opened.leave_as_if_killed()
    opened.window.parts.recovery_offer.start(lambda: None)
    qtbot.waitUntil(lambda: opened.is_asked)
    with qtbot.waitSignal(opened.editor.opened):
        opened.answer("Bring It Back")
    np.testing.assert_array_equal(opened.photo, last)
    assert opened.window.isWindowModified()
    opened.editor.undo_stack.setIndex(2)
    np.testing.assert_array_equal(opened.photo, states[0])
    opened.editor.undo_stack.setIndex(0)
    np.testing.assert_array_equal(opened.photo, photo_pixels)


# --- saved, and no longer on the drive --------------------------------------------------------------------------------


def remove(path, pixels):
    path.unlink()


@pytest.fixture
def saved(patient, opened):
    """The driver with a photo that was restored and saved."""
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.drag((60, 60), (60, 120))
    opened.restore()
    with opened.job():
        opened.key("Ctrl+S")
    assert not opened.window.isWindowModified()
    return opened


@pytest.mark.parametrize("change", [write_over, put_in_place, remove])
def test_saved_work_that_the_drive_no_longer_holds_is_asked_about_before_leaving(
    saved, photo_path, photo_pixels, change, qtbot
):
    restored = saved.photo.copy()
    change(photo_path, photo_pixels[..., ::-1])
    saved.window.close()  # before anybody could have noticed
    assert "Save what you restored" in saved.dialog(QMessageBox).text()
    with saved.job():
        saved.answer("Save")
    if change is not remove:
        assert "has been changed by another program" in saved.dialog(QMessageBox).text()
        saved.answer("Replace It")
    qtbot.waitUntil(lambda: not saved.window.isVisible())
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], restored)


def test_saved_work_counts_as_unsaved_once_its_file_is_seen_to_be_another_one(saved, photo_path, photo_pixels, qtbot):
    put_in_place(photo_path, photo_pixels[..., ::-1])
    qtbot.waitUntil(lambda: "Reload" in offers(saved))
    assert saved.window.isWindowModified()
    offers(saved)["Reload"].click()
    assert saved.is_asked
    saved.answer("Cancel")
    assert saved.history == ["Brush stroke", "Restore"]


def test_a_photo_that_nothing_was_done_to_is_left_without_a_question_whatever_became_of_its_file(
    opened, photo_path, qtbot
):
    photo_path.unlink()
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_session_keeps_work_safe_only_as_long_as_the_file_it_leads_to_is_there(saved, photo_path, is_whole, qtbot):
    saved.editor.saved_state.note_session(is_whole=is_whole)
    photo_path.unlink()
    saved.window.close()
    if is_whole:
        qtbot.waitUntil(lambda: not saved.window.isVisible())
    else:
        assert saved.is_asked
        saved.answer("Cancel")
