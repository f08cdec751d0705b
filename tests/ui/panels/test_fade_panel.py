"""Fading in the window: live by the sliders, one step for each gesture, with variants and later steps."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QUndoView

from inpaint_studio.files.load import load_photo
from inpaint_studio.ui.panels.history_panel import HistoryPanel


@pytest.fixture
def restored(patient, opened):
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.set_brush(20)
    opened.drag((100, 60), (100, 240))
    opened.restore()
    return opened


def panel(drive):
    return drive.window.findChild(HistoryPanel).fade


def knob(slider, value):
    """Return where the handle of a slider is for a value."""
    style = slider.style()
    width = style.pixelMetric(style.PixelMetric.PM_SliderLength)
    room = slider.width() - width
    return QPoint(width // 2 + round(room * value / slider.maximum()), slider.height() // 2)


def drag(drive, slider, *values, release=True):
    """Drag the handle of a slider from value to value."""
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=knob(slider, slider.value()))
    for value in values:
        QTest.mouseMove(slider, knob(slider, value))
    if release:
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=knob(slider, values[-1]))


def test_a_drag_to_the_left_end_shows_the_pixels_before_bit_for_bit_and_back_the_result(restored, photo_pixels):
    result = restored.photo.copy()
    fade = panel(restored)
    assert fade.strength.slider.value() == 100
    drag(restored, fade.strength.slider, 70, 20, 0)
    np.testing.assert_array_equal(restored.photo, photo_pixels)
    assert restored.history == ["Brush stroke", "Restore", "Fade"]
    assert not restored.mask.any()
    drag(restored, fade.strength.slider, 30, 100)
    np.testing.assert_array_equal(restored.photo, result)
    restored.key("Ctrl+Z")
    np.testing.assert_array_equal(restored.photo, photo_pixels)
    assert fade.strength.number.value() == 0
    restored.key("Ctrl+Z")
    np.testing.assert_array_equal(restored.photo, result)
    assert fade.strength.slider.value() == 100
    restored.key("Ctrl+Shift+Z")
    assert fade.strength.slider.value() == 0


def test_the_photo_follows_while_the_slider_is_held_and_it_is_one_step(restored, photo_pixels):
    result = restored.photo.copy()
    slider = panel(restored).strength.slider
    drag(restored, slider, 50, release=False)
    half = restored.photo.copy()
    expected = (photo_pixels.astype(int) + result + 1) // 2
    assert np.abs(half.astype(int) - expected).max() <= 5
    assert (half != result).any()
    assert restored.editor.undo_stack.count() == 2
    np.testing.assert_array_equal(restored.seen()[95:105, 100:200], half[95:105, 100:200])
    drag(restored, slider, 60, 40)
    assert restored.editor.undo_stack.count() == 3
    changed = (restored.photo != result).any(axis=2)
    assert not changed[(result == photo_pixels).all(axis=2)].any()


def test_keys_fade_and_count_as_one_step_after_a_pause(restored):
    fade, result = panel(restored), restored.photo.copy()
    restored.key("Shift+O")
    assert fade.strength.slider.hasFocus()
    for _ in range(5):
        QTest.keyClick(fade.strength.slider, Qt.Key.Key_Left)
    with restored.qtbot.waitSignal(restored.editor.history.recorded):
        QTest.keyClick(fade.edge.slider, Qt.Key.Key_Right)
    assert restored.editor.undo_stack.text(2) == "Fade: 95 %, edge 1 px"
    restored.key("Ctrl+Z")
    np.testing.assert_array_equal(restored.photo, result)


def test_undo_and_a_click_in_the_history_end_the_gesture_first(restored, photo_pixels):
    slider, result = panel(restored).strength.slider, restored.photo.copy()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    restored.key("Ctrl+Z")
    np.testing.assert_array_equal(restored.photo, result)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    view = restored.window.findChild(QUndoView)
    restored.qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(2, 0)).center()
    )
    assert restored.history == ["Brush stroke", "Restore", "Fade"]
    np.testing.assert_array_equal(restored.photo, result)


def test_an_earlier_step_is_faded_and_what_lies_over_it_stays(restored, photo_pixels):
    first = restored.photo.copy()
    restored.window.parts.engine_panel.findChild(object, "level").setValue(0.25)
    restored.drag((80, 150), (130, 150))
    restored.restore()
    both = restored.photo.copy()
    history = restored.window.findChild(HistoryPanel)
    view = restored.window.findChild(QUndoView)
    menu = history.menu_at(view.visualRect(view.model().index(2, 0)).center())
    next(action for action in menu.actions() if action.text() == "Fade This Step").trigger()
    assert panel(restored)._title.isVisible()
    assert panel(restored)._title.toolTip().startswith("Restore: 1 spot")
    drag(restored, panel(restored).strength.slider, 0)
    over = (both != first).any(axis=2)
    expected = np.where(over[..., np.newaxis], both, photo_pixels)
    np.testing.assert_array_equal(restored.photo, expected)
    restored.drag((30, 60), (30, 90))
    restored.restore()
    assert not panel(restored)._title.isVisible()


def test_what_is_covered_wholly_says_so(restored):
    restored.drag((100, 55), (100, 245))
    restored.drag((101, 55), (101, 245))
    restored.drag((99, 55), (99, 245))
    restored.restore()
    covered = restored.photo.copy()
    restored.window.findChild(HistoryPanel).fade_step(1)
    drag(restored, panel(restored).strength.slider, 10)
    assert restored.message.startswith("Later restorations cover this one")
    assert panel(restored).strength.slider.value() == 100
    np.testing.assert_array_equal(restored.photo, covered)


def test_other_variants_are_faded_as_much_and_undo_shows_them_whole(restored, photo_pixels):
    drag(restored, panel(restored).strength.slider, 0)
    restored.window.parts.engine_panel.findChild(object, "level").setValue(0.25)
    restored.restore()
    np.testing.assert_array_equal(restored.photo, photo_pixels)
    assert restored.history == ["Brush stroke", "Restore", "Fade"]
    restored.key("Ctrl+Z")
    changed = (restored.photo != photo_pixels).any(axis=2)
    assert (restored.photo[changed] == 64).all()
    restored.key("Ctrl+Shift+Z")
    listed = restored.window.findChild(QListWidget, "variants")
    restored.qtbot.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(listed.model().index(0, 0)).center()
    )
    np.testing.assert_array_equal(restored.photo, photo_pixels)
    restored.key("Ctrl+Z")
    assert (restored.photo[changed] == 128).all()
    restored.key("Ctrl+Z")
    np.testing.assert_array_equal(restored.photo, photo_pixels)
    assert restored.mask.any()


def test_variants_of_the_last_restoration_are_chosen_though_an_earlier_one_was_faded_since(restored, photo_pixels):
    first = restored.photo.copy()
    level = restored.window.parts.engine_panel.findChild(object, "level")
    level.setValue(0.25)
    restored.drag((80, 150), (130, 150))
    restored.restore()
    over = (restored.photo != first).any(axis=2)
    restored.window.findChild(HistoryPanel).fade_step(1)
    drag(restored, panel(restored).strength.slider, 0)
    level.setValue(0.75)
    restored.restore()
    assert restored.history == ["Brush stroke", "Restore", "Brush stroke", "Restore", "Fade"]
    assert (restored.photo[over] == 191).all()
    np.testing.assert_array_equal(restored.photo[~over], photo_pixels[~over])
    restored.key("Ctrl+Z")
    np.testing.assert_array_equal(restored.photo[~over], first[~over])


def test_a_stroke_that_is_restored_at_once_and_a_heal_are_faded_too(restored, photo_pixels):
    restored.key("Shift+R")
    with restored.job():
        restored.drag((30, 60), (30, 90))
    at_once = restored.photo.copy()
    drag(restored, panel(restored).strength.slider, 0)
    assert restored.history[-2:] == ["Brush stroke, restored", "Fade"]
    np.testing.assert_array_equal(restored.photo[20:40], photo_pixels[20:40])
    restored.key("J")
    restored.press((180, 60), modifiers=Qt.KeyboardModifier.AltModifier)
    restored.release((180, 60))
    before = restored.photo.copy()
    restored.drag((150, 150), (150, 180))
    healed = restored.photo.copy()
    assert (healed != before).any()
    drag(restored, panel(restored).strength.slider, 0)
    np.testing.assert_array_equal(restored.photo, before)
    assert (at_once[100, 100:200] == restored.photo[100, 100:200]).all()


@pytest.mark.parametrize("name", ["saved.tif", "saved.png", "saved.jpg"])
def test_a_file_saved_after_fading_has_changed_only_where_the_mask_was(restored, photo_pixels, tmp_path, name):
    untouched = (restored.photo == photo_pixels).all(axis=2)
    with restored.job():
        restored.editor.files.save(tmp_path / name)
    before = load_photo(tmp_path / name).pixels
    fade = panel(restored)
    drag(restored, fade.edge.slider, 6)
    drag(restored, fade.strength.slider, 45)
    assert (restored.photo == photo_pixels)[untouched].all()
    with restored.job():
        restored.editor.files.save(tmp_path / name)
    after = load_photo(tmp_path / name).pixels
    if name != "saved.jpg":
        np.testing.assert_array_equal(after, restored.photo)
    blocks = 16 if name == "saved.jpg" else 1
    far = cv2.erode(untouched.astype(np.uint8), np.ones((2 * blocks - 1,) * 2, np.uint8)) != 0
    assert far.any()
    np.testing.assert_array_equal(after[far], before[far])
    assert (after != before).any()


def test_nothing_to_fade_shows_nothing(opened):
    assert panel(opened).isHidden()
    assert not opened.window.parts.actions["fade"].isEnabled()
    opened.drag((100, 60), (100, 240))
    assert panel(opened).isHidden()
