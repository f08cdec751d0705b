"""Restoring: the job in the worker thread, and what goes on meanwhile."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLabel, QPushButton

from inpaint_studio.ui.canvas.render.compare import CompareMode
from tests.ui.driver import LONG


@pytest.mark.parametrize("way", ["key", "toolbar"])
def test_restore_changes_the_masked_pixels_alone_and_clears_the_mask(opened, photo_pixels, way):
    opened.set_brush(12)
    opened.drag((60, 60), (90, 200))
    mask = opened.mask
    with opened.job(LONG):
        if way == "key":
            opened.key("Ctrl+R")
        else:
            opened.click(opened.window.findChild(QPushButton, "restore"))
    assert opened.message == ""
    np.testing.assert_array_equal(opened.photo[~mask], photo_pixels[~mask])
    assert (opened.photo[mask] != photo_pixels[mask]).any(axis=1).mean() > 0.5
    assert not opened.mask.any()


def test_undo_brings_photo_and_mask_back_together_and_redo_takes_them_again(opened, photo_pixels):
    opened.choose_engine("fmm")
    opened.set_brush(12)
    opened.drag((60, 60), (90, 200))
    mask = opened.mask
    opened.restore()
    after = opened.photo.copy()
    opened.key("Ctrl+Z")
    np.testing.assert_array_equal(opened.photo, photo_pixels)
    np.testing.assert_array_equal(opened.mask, mask)
    opened.key("Ctrl+Shift+Z")
    np.testing.assert_array_equal(opened.photo, after)
    assert not opened.mask.any()
    assert opened.history == ["Brush stroke", "Restore"]


def test_the_screen_follows_restore_and_undo(opened, photo_pixels):
    opened.choose_engine("fmm")
    opened.set_brush(12)
    opened.drag((60, 60), (90, 200))
    opened.restore()
    opened.leave()
    np.testing.assert_array_equal(opened.seen(), opened.photo)
    opened.key("Ctrl+Z")
    opened.key("M")
    np.testing.assert_array_equal(opened.seen(), photo_pixels)


def test_without_a_mask_there_is_nothing_to_restore(opened):
    assert not opened.window.parts.actions["restore"].isEnabled()
    assert not any(each.isEnabled() for each in opened.window.findChildren(QPushButton, "restore"))
    opened.drag((60, 60))
    assert all(each.isEnabled() for each in opened.window.findChildren(QPushButton, "restore"))


def test_a_mask_over_everything_is_refused_with_a_sentence(opened, photo_pixels):
    opened.key("Ctrl+I")
    opened.restore()
    assert opened.message == "The mask covers the whole photo; nothing is left to restore it from."
    assert opened.mask.all()
    np.testing.assert_array_equal(opened.photo, photo_pixels)


def test_the_options_of_the_form_reach_the_engine(patient, opened):
    opened.choose_engine("patient")
    patient.may_go_on.set()
    opened.window.parts.engine_panel.findChild(object, "level").setValue(0.8)
    opened.drag((60, 60))
    mask = opened.mask
    opened.restore()
    assert patient.options.level == pytest.approx(0.8)
    assert (opened.photo[mask] == 204).all()


def test_a_failing_engine_gives_its_sentence_and_changes_nothing(patient, opened, photo_pixels):
    opened.choose_engine("patient")
    patient.may_go_on.set()
    opened.window.parts.engine_panel.findChild(object, "fails").setChecked(True)
    opened.drag((60, 60))
    mask = opened.mask
    opened.restore()
    assert opened.message == "The engine gave up. Try a smaller mask."
    np.testing.assert_array_equal(opened.photo, photo_pixels)
    np.testing.assert_array_equal(opened.mask, mask)
    assert opened.window.parts.actions["restore"].isEnabled()


# --- while a job runs ---------------------------------------------------------------------------------------------


def test_progress_and_cancel_show_while_it_runs(restoring, patient):
    status = restoring.window.statusBar()
    assert status.progress.isVisible()
    assert status.cancel.isVisible()
    assert status.progress.value() / status.progress.maximum() == pytest.approx(0.25, abs=0.01)
    with restoring.job():
        patient.may_go_on.set()
    assert not status.progress.isVisible()
    assert not status.cancel.isVisible()
    assert restoring.history[-1] == "Restore"


@pytest.mark.parametrize("way", ["key", "button"])
def test_cancel_answers_at_once_and_changes_nothing(restoring, patient, photo_pixels, way):
    mask = restoring.mask
    if way == "key":
        restoring.key("Esc")
    else:
        restoring.click(restoring.window.statusBar().cancel)
    assert not restoring.editor.jobs.is_running
    assert patient.was_stopped.wait(10)
    np.testing.assert_array_equal(restoring.photo, photo_pixels)
    np.testing.assert_array_equal(restoring.mask, mask)
    assert restoring.history == ["Brush stroke"]
    assert restoring.message == ""


def test_after_a_cancel_restore_works_again(restoring, patient):
    restoring.key("Esc")
    assert patient.was_stopped.wait(10)
    patient.may_go_on.set()
    restoring.restore()
    assert restoring.history == ["Brush stroke", "Restore"]


def test_a_real_restoration_of_a_large_mask_can_be_cancelled(opened, photo_pixels, qtbot):
    opened.set_brush(301)
    opened.drag((100, 100), (100, 160))
    mask = opened.mask
    opened.editor.jobs.progressed.connect(opened.editor.jobs.cancel)
    with qtbot.waitSignal(opened.editor.jobs.cancelled, timeout=LONG):
        opened.key("Ctrl+R")
    np.testing.assert_array_equal(opened.photo, photo_pixels)
    np.testing.assert_array_equal(opened.mask, mask)


def test_while_it_runs_the_mask_as_a_whole_and_the_history_wait(restoring, patient):
    mask = restoring.mask
    restoring.key("Ctrl+Z")
    restoring.key("Ctrl+I")
    restoring.key("Ctrl+Shift+A")
    restoring.key("G")
    np.testing.assert_array_equal(restoring.mask, mask)
    assert not restoring.window.findChild(object, "history").isEnabled()
    for name in ("open", "undo", "redo", "paste", "load_mask", "restore"):
        assert not restoring.window.parts.actions[name].isEnabled(), name


def test_while_it_runs_zoom_pan_and_compare_work(restoring, patient, photo_pixels):
    restoring.leave()
    restoring.key("Ctrl++")
    assert restoring.canvas.transform.scale == 1.5
    restoring.wheel((100, 100), 3)
    before = restoring.canvas.transform
    with restoring.hold(Qt.Key.Key_Space):
        restoring.drag_view((100, 100), (30, 30))
    assert restoring.canvas.transform.left < before.left
    restoring.key("Ctrl+0")
    restoring.leave()
    with restoring.hold(Qt.Key.Key_Backslash):
        np.testing.assert_array_equal(restoring.seen()[40:], photo_pixels[40:])
    restoring.key("C")
    assert restoring.canvas.mode is CompareMode.SPLIT
    restoring.key("M")
    assert not restoring.canvas.is_mask_shown
    assert restoring.editor.jobs.is_running


def test_while_it_runs_nothing_is_opened(restoring, photo_path, settings):
    document = restoring.editor.document
    assert not restoring.drop_urls(QUrl.fromLocalFile(str(photo_path)))
    restoring.key("Ctrl+V")
    restoring.window.parts.files.open(photo_path)
    assert not restoring.window.parts.recent_menu.isEnabled()
    assert restoring.editor.document is document
    assert restoring.editor.jobs.is_running


def test_what_is_painted_when_restore_is_pressed_in_a_stroke_belongs_to_it(patient, opened):
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.set_brush(20)
    opened.drag((20, 60))
    opened.press((60, 60))
    opened.move((60, 100))
    opened.restore()
    opened.move((60, 200))
    opened.release((60, 200))
    assert opened.history == ["Brush stroke", "Brush stroke", "Restore"]
    assert not opened.mask.any()


def test_closing_the_photo_while_it_runs_stops_it(restoring, patient):
    restoring.window.parts.actions["close"].trigger()
    restoring.answer("Discard Mask")
    assert restoring.editor.document is None
    assert not restoring.editor.jobs.is_running
    assert patient.was_stopped.wait(10)


def test_closing_the_window_while_it_runs_stops_it(restoring, patient, qtbot):
    restoring.window.close()
    restoring.answer("Discard Mask")
    qtbot.waitUntil(lambda: not restoring.window.isVisible())
    assert patient.was_stopped.is_set()


def test_saving_before_leaving_while_it_runs_stops_it_first(restoring, patient, photo_path, qtbot):
    with restoring.job():
        patient.may_go_on.set()
    patient.may_go_on.clear()
    restored = restoring.photo.copy()
    restoring.drag((150, 60), (150, 120))
    with qtbot.waitSignal(restoring.editor.jobs.progressed):
        restoring.key("Ctrl+R")
    restoring.window.close()
    with qtbot.waitSignal(restoring.editor.saved):
        restoring.answer("Save")
    qtbot.waitUntil(lambda: restoring.is_asked)
    restoring.answer("Discard Mask")
    qtbot.waitUntil(lambda: not restoring.window.isVisible())
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], restored)


def test_the_status_bar_says_how_much_is_done(restoring):
    texts = [label.text() for label in restoring.window.statusBar().findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("Restoring…") and text.endswith("%") for text in texts)
