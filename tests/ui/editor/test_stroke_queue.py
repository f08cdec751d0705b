"""Strokes that are restored as they end."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QListWidget, QPushButton

from inpaint_studio.ui.panels.variants_panel import VariantsPanel
from tests.ui.driver import RIGHT

LINES = [((30.5, 30.5), (30.5, 200.5)), ((80.5, 30.5), (80.5, 200.5)), ((130.5, 30.5), (130.5, 200.5))]


@pytest.fixture
def immediate(patient, opened):
    """The driver with an engine that waits, and every stroke to be restored as it ends."""
    opened.set_brush(9)
    opened.choose_engine("patient")
    opened.click(opened.window.parts.tool_panel.immediate)
    return opened


def let_go(patient, drive):
    """Let the engine finish everything."""
    patient.may_go_on.set()
    drive.qtbot.waitUntil(lambda: not drive.editor.strokes.is_busy)


def test_one_gesture_paints_and_restores_and_one_undo_takes_both_back(immediate, patient):
    before = immediate.photo.copy()
    patient.may_go_on.set()
    with immediate.job():
        immediate.drag(*LINES[0])
    changed = (immediate.photo != before).any(axis=2)
    assert changed[30, 30:200].all()
    assert not immediate.mask.any()
    assert not changed[40:].any()
    assert immediate.history == ["Brush stroke, restored"]
    restored = immediate.photo.copy()
    immediate.key("Ctrl+Z")
    np.testing.assert_array_equal(immediate.photo, before)
    assert not immediate.mask.any()
    immediate.key("Ctrl+Shift+Z")
    np.testing.assert_array_equal(immediate.photo, restored)
    assert not immediate.mask.any()


def test_a_restored_stroke_can_be_tried_again_with_other_settings_and_stays_one_step(immediate, patient):
    before = immediate.photo.copy()
    patient.may_go_on.set()
    with immediate.job():
        immediate.drag(*LINES[0])
    first, listed = immediate.photo.copy(), immediate.window.findChild(QListWidget, "variants")
    assert immediate.window.findChild(QPushButton, "restore").text() == "Restore Again"
    immediate.window.parts.engine_panel.findChild(QDoubleSpinBox, "level").setValue(0.25)
    immediate.restore()
    changed = (immediate.photo != before).any(axis=2)
    np.testing.assert_array_equal(changed, (first != before).any(axis=2))
    assert (immediate.photo[changed] == 64).all()
    assert immediate.history == ["Brush stroke, restored"]
    assert listed.count() == 2
    listed.setCurrentRow(0)
    np.testing.assert_array_equal(immediate.photo, first)
    immediate.key("Ctrl+Z")
    np.testing.assert_array_equal(immediate.photo, before)
    assert not immediate.mask.any()


def test_a_restored_stroke_can_be_tried_again_while_other_holes_wait(immediate, patient):
    immediate.click(immediate.window.parts.tool_panel.immediate)
    immediate.drag(*LINES[0])
    immediate.click(immediate.window.parts.tool_panel.immediate)
    patient.may_go_on.set()
    before = immediate.photo.copy()
    with immediate.job():
        immediate.drag((42.5, 30.5), (42.5, 200.5))
    first, waiting = immediate.photo.copy(), immediate.mask
    assert immediate.window.findChild(VariantsPanel).isVisible()
    immediate.window.parts.engine_panel.findChild(QDoubleSpinBox, "level").setValue(0.25)
    with immediate.job():
        immediate.key("Ctrl+Shift+R")
    changed = (immediate.photo != before).any(axis=2)
    np.testing.assert_array_equal(changed, (first != before).any(axis=2))
    assert (immediate.photo[changed] == 64).all()
    np.testing.assert_array_equal(immediate.mask, waiting)
    assert immediate.history == ["Brush stroke", "Brush stroke, restored"]
    assert immediate.window.findChild(QListWidget, "variants").count() == 2


def test_a_stroke_that_is_all_erased_while_it_is_restored_is_no_restoration(immediate, patient):
    immediate.drag(*LINES[0])
    assert patient.has_begun.wait(5)
    immediate.drag((30.5, 20.5), (30.5, 215.5), button=RIGHT)
    let_go(patient, immediate)
    assert immediate.history == ["Brush stroke", "Erase"]
    immediate.window.parts.editor.undo()
    assert immediate.mask[30, 100]


def test_strokes_painted_meanwhile_are_restored_one_after_the_other(immediate, patient):
    before = immediate.photo.copy()
    states = [before]
    immediate.drag(*LINES[0])
    assert patient.has_begun.wait(5)
    immediate.drag(*LINES[1])
    immediate.drag(*LINES[2])
    assert immediate.mask[[30, 80, 130], 100].all()
    assert immediate.history == []
    let_go(patient, immediate)
    assert immediate.history == ["Brush stroke, restored"] * 3
    assert not immediate.mask.any()
    for row in (130, 80, 30):
        states.append(immediate.photo.copy())
        immediate.key("Ctrl+Z")
        np.testing.assert_array_equal(immediate.photo[row], before[row])
        assert not immediate.mask.any()
    np.testing.assert_array_equal(immediate.photo, before)


def test_a_stroke_under_way_while_the_last_one_is_done_loses_nothing(immediate, patient):
    before = immediate.photo.copy()
    immediate.drag(*LINES[0])
    assert patient.has_begun.wait(5)
    immediate.press((30.5, 100.5))
    immediate.move((80.5, 100.5))
    with immediate.job():
        patient.may_go_on.set()
    assert immediate.mask[30, 40]  # waits until the hand is still
    immediate.move((130.5, 100.5))
    immediate.release((130.5, 100.5))
    let_go(patient, immediate)
    assert not immediate.mask.any()
    changed = (immediate.photo != before).any(axis=2)
    assert changed[30, 40]
    assert changed[40:130, 100].all()
    for _ in range(2):
        immediate.key("Ctrl+Z")
    np.testing.assert_array_equal(immediate.photo, before)
    assert not immediate.mask.any()


def test_what_is_erased_while_it_is_being_restored_stays_as_it_was(immediate, patient):
    before = immediate.photo.copy()
    immediate.drag(*LINES[0])
    assert patient.has_begun.wait(5)
    immediate.drag((30.5, 150.5), (30.5, 210.5), button=RIGHT)
    let_go(patient, immediate)
    assert not immediate.mask.any()
    np.testing.assert_array_equal(immediate.photo[:, 160:], before[:, 160:])
    assert (immediate.photo[30, 40:140] != before[30, 40:140]).any(axis=1).all()
    immediate.key("Ctrl+Z")
    assert immediate.mask[30, 160:190].all()
    immediate.key("Ctrl+Z")
    np.testing.assert_array_equal(immediate.photo, before)
    assert not immediate.mask.any()


def test_undo_while_strokes_wait_takes_the_last_one_back_and_keeps_the_others(immediate, patient):
    immediate.drag(*LINES[0])
    assert patient.has_begun.wait(5)
    immediate.drag(*LINES[1])
    immediate.key("Ctrl+Z")
    assert immediate.mask[30, 100]
    assert not immediate.mask[80, 100]
    assert not immediate.editor.jobs.is_running
    immediate.key("Ctrl+Z")
    assert not immediate.mask.any()


def test_escape_keeps_strokes_as_they_were_painted(immediate, patient):
    before = immediate.photo.copy()
    immediate.drag(*LINES[0])
    assert patient.has_begun.wait(5)
    immediate.drag(*LINES[1])
    with immediate.job():
        QTest.keyClick(immediate.canvas, Qt.Key.Key_Escape)
    assert immediate.mask[[30, 80], 100].all()
    np.testing.assert_array_equal(immediate.photo, before)
    assert immediate.history == ["Brush stroke"] * 2


def test_an_engine_that_fails_leaves_the_stroke_painted_and_says_why(immediate, patient):
    immediate.window.parts.engine_panel.findChild(
        type(immediate.window.parts.tool_panel.immediate), "fails"
    ).setChecked(True)
    patient.may_go_on.set()
    with immediate.job():
        immediate.drag(*LINES[0])
    assert immediate.mask[30, 100]
    assert "smaller mask" in immediate.message
    assert immediate.history == ["Brush stroke"]


def test_holes_that_were_there_before_stay(immediate, patient):
    immediate.click(immediate.window.parts.tool_panel.immediate)
    immediate.drag(*LINES[0])
    immediate.click(immediate.window.parts.tool_panel.immediate)
    patient.may_go_on.set()
    with immediate.job():
        immediate.drag((42.5, 30.5), (42.5, 200.5))
    assert immediate.mask[30, 100]
    assert not immediate.mask[42, 100]


def test_erasing_and_protecting_restore_nothing(immediate, patient):
    immediate.key("X")
    immediate.drag(*LINES[0])
    immediate.key("X")
    immediate.drag(*LINES[1], button=RIGHT)
    assert not immediate.editor.jobs.is_running
    assert immediate.history == ["Protect"]


def test_the_choice_is_remembered(immediate, settings):
    assert settings.get("restore_strokes")
    assert immediate.window.parts.actions["restore_strokes"].isChecked()
    immediate.key("Shift+R")
    assert not settings.get("restore_strokes")
    assert not immediate.window.parts.tool_panel.immediate.isChecked()


def test_closing_the_photo_in_the_middle_leaves_nothing_behind(immediate, patient, photo_path):
    immediate.drag(*LINES[0])
    assert patient.has_begun.wait(5)
    immediate.drag(*LINES[1])
    immediate.editor.close()
    patient.may_go_on.set()
    immediate.open(photo_path)
    assert not immediate.mask.any()
    assert immediate.history == []
