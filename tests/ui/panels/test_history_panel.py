"""The history panel: names, times, jumping, comparing with a step, and the variants of the last restoration."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QSpinBox, QUndoView

from inpaint_studio.core.engine import OptionSpec, option
from inpaint_studio.engines.registry import ENGINES, EngineEntry
from inpaint_studio.ui.canvas.content import AS_OPENED
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.panels.history_panel import HistoryPanel
from inpaint_studio.ui.panels.variants_panel import VariantsPanel
from tests.ui.conftest import Patient


@pytest.fixture
def restored(patient, opened):
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.set_brush(20)
    opened.drag((100, 60), (100, 240))
    opened.restore()
    return opened


def level(drive, value):
    drive.window.parts.engine_panel.findChild(object, "level").setValue(value)


def variants(drive):
    return drive.window.findChild(QListWidget, "variants")


def names(drive):
    panel = variants(drive)
    return [panel.item(row).text() for row in range(panel.count())]


def click_row(drive, view, row, button=Qt.MouseButton.LeftButton):
    place = view.visualRect(view.model().index(row, 0)).center()
    drive.qtbot.mouseClick(view.viewport(), button, pos=place)


def test_a_restoration_is_listed_with_its_holes_and_its_time(restored):
    text = restored.editor.undo_stack.text(1)
    assert text.startswith("Restore: 1 spot, Patient, ")
    assert text.endswith(" s")


def test_a_click_jumps_to_a_step(restored, photo_pixels):
    click_row(restored, restored.window.findChild(QUndoView), 0)
    np.testing.assert_array_equal(restored.photo, photo_pixels)
    assert not restored.mask.any()
    click_row(restored, restored.window.findChild(QUndoView), 1)
    assert restored.mask.any()


def test_other_settings_replace_the_restoration_instead_of_stacking(restored, photo_pixels):
    first = restored.photo.copy()
    level(restored, 0.25)
    assert restored.window.findChild(QPushButton, "restore").text() == "Restore Again"
    restored.restore()
    assert restored.history == ["Brush stroke", "Restore"]
    changed = (first != photo_pixels).any(axis=2)
    assert (restored.photo[changed] == 64).all()
    assert [name.rpartition(" · ")[0] for name in names(restored)] == ["Patient · Level 0.5", "Patient · Level 0.25"]
    assert variants(restored).currentRow() == 1
    restored.key("Ctrl+Z")
    np.testing.assert_array_equal(restored.photo, photo_pixels)
    assert restored.mask.any()
    restored.key("Ctrl+Shift+Z")
    assert (restored.photo[changed] == 64).all()


def test_a_click_shows_a_variant_and_the_one_shown_stays(restored):
    first = restored.photo.copy()
    level(restored, 0.25)
    restored.restore()
    click_row(restored, variants(restored), 0)
    np.testing.assert_array_equal(restored.photo, first)
    restored.drag((30, 60), (30, 90))
    assert not variants(restored).isVisible()
    np.testing.assert_array_equal(restored.photo, first)


@pytest.mark.parametrize("is_faded", [False, True])
def test_after_an_undo_the_step_that_is_the_newest_then_is_tried_again(restored, photo_pixels, tmp_path, is_faded):
    first = restored.photo.copy()
    level(restored, 0.25)
    restored.restore()
    if is_faded:
        restored.editor.fader.set(0, 0, is_held=True)
        restored.editor.fader.end()
    steps = len(restored.history)
    restored.drag((30, 60), (30, 90))
    restored.restore()
    restored.key("Ctrl+Z")
    assert not restored.window.parts.actions["restore_again"].isEnabled()  # There is a stroke since.
    restored.key("Ctrl+Z")
    assert restored.window.parts.actions["restore_again"].isEnabled()
    level(restored, 0.75)
    with restored.job():
        restored.key("Ctrl+Shift+R")
    changed = (first != photo_pixels).any(axis=2)
    expected = photo_pixels[changed] if is_faded else 191
    assert (restored.photo[changed] == expected).all()
    assert len(restored.history) == steps == len(restored.editor.history.steps)
    assert restored.window.findChild(QUndoView).model().rowCount() == steps + 1
    assert not restored.window.parts.actions["redo"].isEnabled()
    assert len(names(restored)) == 3
    after = restored.photo.copy()
    restored.leave_as_if_killed()
    restored.window.parts.recovery_offer.start(lambda: None)
    restored.qtbot.waitUntil(lambda: restored.is_asked)
    with restored.job():
        restored.answer("Bring It Back")
    np.testing.assert_array_equal(restored.photo, after)
    assert len(restored.history) == steps
    assert len(names(restored)) == 3


def test_a_variant_can_be_compared_with_the_one_in_force(restored):
    first = restored.photo.copy()
    level(restored, 0.25)
    restored.restore()
    second = restored.photo.copy()
    panel, listed = restored.window.findChild(VariantsPanel), variants(restored)
    [action] = panel.menu_at(listed.visualRect(listed.model().index(0, 0)).center()).actions()
    action.trigger()
    assert restored.canvas.mode is CompareMode.SPLIT
    assert restored.canvas.content.before_title == names(restored)[0]
    restored.canvas.set_mode(CompareMode.OFF)
    restored.window.parts.toolbox.choose("pan")  # whose pointer draws nothing over the photo
    restored.canvas.set_before(True)
    np.testing.assert_array_equal(restored.seen(), first)
    restored.canvas.set_before(False)
    np.testing.assert_array_equal(restored.seen(), second)
    click_row(restored, listed, 0)  # They change places.
    np.testing.assert_array_equal(restored.seen(), first)
    restored.canvas.set_before(True)
    np.testing.assert_array_equal(restored.seen(), second)
    assert panel.menu_at(QPoint(5, 5000)) is None


def click(drive, row, modifiers=Qt.KeyboardModifier.NoModifier):
    listed = variants(drive)
    place = listed.visualRect(listed.model().index(row, 0)).center()
    drive.qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def seen_of(drive):
    """Return what is left and right of the divider in the middle of the view, and their names."""
    content, view = drive.canvas.content, drive.view()
    middle = view.shape[1] // 2
    top, left = drive.place()[1], drive.place()[0]
    rows = slice(top + 95, top + 105)
    columns = [slice(middle - 30, middle - 20), slice(middle + 20, middle + 30)]
    assert left < middle - 40
    return [int(view[rows, each].mean()) for each in columns], content.before_title[:19], content.after_title[:19]


def test_keys_step_through_the_variants_and_two_are_seen_left_and_right(restored):
    assert not restored.window.parts.actions["next_variant"].isEnabled()
    for value in (0.25, 0.75):
        level(restored, value)
        restored.restore()
    for keys, expected in ((".", 0), (".", 1), (",", 0), (",", 2)):
        restored.key(keys)
        assert restored.editor.history.retriable.chosen == expected
    restored.window.parts.toolbox.choose("pan")
    names = ["Patient · Level 0.5", "Patient · Level 0.2", "Patient · Level 0.7"]
    restored.key("Ctrl+.")
    assert seen_of(restored) == ([128, 191], names[0], names[2])
    click(restored, 1, Qt.KeyboardModifier.ControlModifier)
    assert seen_of(restored) == ([64, 191], names[1], names[2])
    click(restored, 0)
    assert seen_of(restored) == ([64, 128], names[1], names[0])
    click(restored, 1)
    assert seen_of(restored) == ([128, 64], names[0], names[1])
    restored.click(restored.window.findChild(VariantsPanel)._compare)
    assert restored.canvas.mode is CompareMode.OFF
    assert restored.canvas.content.before_title == AS_OPENED
    assert not restored.window.parts.actions["compare_variants"].isChecked()


def test_a_variant_is_compared_as_faded_as_the_one_in_force_and_not_beyond_its_undoing(restored, photo_pixels):
    level(restored, 0.25)
    restored.restore()
    restored.editor.fader.set(0, 4, is_held=True)
    restored.editor.fader.end()
    restored.key("Ctrl+.")
    read = restored.canvas.content._read_before
    whole = restored.editor.document.photo.region
    np.testing.assert_array_equal(read(whole), photo_pixels)
    restored.editor.fader.set(100, 4, is_held=True)
    left = read(whole)
    inside = restored.editor.document.photo.region.__class__(97, 80, 103, 220).slices
    assert (left[inside] == 128).all()
    assert (restored.photo[inside] == 64).all()
    restored.key(".")
    np.testing.assert_array_equal(restored.photo, left)
    for _ in range(2):
        restored.key("Ctrl+Z")
    assert restored.canvas.content.before_title == AS_OPENED
    restored.key("Ctrl+Z")
    assert restored.canvas.content._read_before is None


def test_strokes_that_are_restored_at_once_have_variants_too(restored, photo_pixels):
    restored.key("Shift+R")
    with restored.job():
        restored.drag((30, 60), (30, 90))
    level(restored, 0.25)
    with restored.job():
        restored.key("Ctrl+R")
    assert restored.history[-1] == "Brush stroke, restored"
    assert len(names(restored)) == 2
    assert (restored.photo[30, 60:90] == 64).all()
    restored.key(",")
    assert (restored.photo[30, 60:90] == 128).all()
    restored.key("Ctrl+Z")
    np.testing.assert_array_equal(restored.photo[20:40], photo_pixels[20:40])
    assert not restored.mask.any()


def test_what_is_compared_with_goes_with_the_last_restoration(restored, photo_pixels):
    level(restored, 0.25)
    restored.restore()
    panel, listed = restored.window.findChild(VariantsPanel), variants(restored)
    panel.menu_at(listed.visualRect(listed.model().index(0, 0)).center()).actions()[0].trigger()
    restored.canvas.set_mode(CompareMode.OFF)
    restored.drag((30, 60), (30, 90))
    assert restored.canvas.content.before_title == AS_OPENED
    restored.window.parts.toolbox.choose("pan")
    restored.canvas.set_before(True)
    np.testing.assert_array_equal(restored.seen(), photo_pixels)


@dataclass(frozen=True)
class DiceOptions:
    """The options of an engine that throws dice: those of a seed alone."""

    seed: int = option(0, OptionSpec("Seed", "What is thrown.", 0, 3, only_with=("are_thrown", True)))
    are_thrown: bool = option(True, OptionSpec("Thrown", "Whether it throws."))


@pytest.fixture
def dice(monkeypatch, patient):
    """An engine whose filling comes from its seed: 1 and 2 give the same."""

    def load(options):
        patient.load(SimpleNamespace(level=(0.1, 0.2, 0.2, 0.3)[options.seed], fails=False))
        return patient

    entry = EngineEntry(replace(Patient.info, name="dice", title="Dice"), DiceOptions, load, lambda: None)
    monkeypatch.setitem(ENGINES, "dice", entry)


def test_the_same_settings_again_try_the_next_seed(dice, restored):
    restored.choose_engine("dice")
    for count, seed, expected in ((2, 0, 26), (3, 1, 51)):
        restored.restore()
        assert len(names(restored)) == count
        assert restored.editor.history.retriable.variants[-1].options["seed"] == seed
        assert (restored.photo[100, 60:240] == expected).all()
    assert restored.message == "Variant 3: the same settings with another seed."
    assert [name.split(" · ")[1] for name in names(restored)[1:]] == ["Seed 0", "Seed 1"]
    restored.restore()
    assert restored.message.startswith("With these settings the same comes out again")
    assert len(names(restored)) == 3
    restored.choose_engine("patient")
    restored.key("Ctrl+R")
    assert restored.message.startswith("These settings were tried before")
    assert variants(restored).currentRow() == 0


def test_an_earlier_seed_that_is_chosen_puts_what_it_made_in_force(dice, restored):
    restored.choose_engine("dice")
    for _ in range(2):
        restored.restore()
    seed = restored.window.parts.engine_panel.findChildren(QSpinBox, "seed")[-1]
    for value, expected in ((1, 51), (0, 26)):
        seed.setValue(value)
        restored.key("Ctrl+R")
        assert not restored.editor.jobs.is_running
        assert restored.message.startswith("These settings were tried before")
        assert len(names(restored)) == 3
        assert (restored.photo[100, 60:240] == expected).all()


def test_settings_without_anything_random_are_not_tried_again(dice, restored):
    restored.choose_engine("dice")
    restored.window.parts.engine_panel.findChild(object, "are_thrown").setChecked(False)
    restored.restore()
    restored.key("Ctrl+R")
    assert not restored.editor.jobs.is_running
    assert restored.message.startswith("With these settings the same comes out again")


def test_the_same_settings_are_not_restored_twice(restored):
    restored.key("Ctrl+R")
    assert not restored.editor.jobs.is_running
    assert len(names(restored)) == 1
    assert restored.message.startswith("With these settings the same comes out again")


def test_with_a_new_mask_restoring_is_a_step_of_its_own(restored):
    level(restored, 0.25)
    restored.drag((30, 60), (30, 90))
    restored.restore()
    assert restored.history == ["Brush stroke", "Restore", "Brush stroke", "Restore"]
    assert len(names(restored)) == 1


def test_a_try_that_fails_leaves_the_variant_that_was_shown(restored):
    before = restored.photo.copy()
    restored.window.parts.engine_panel.findChild(object, "fails").setChecked(True)
    restored.restore()
    assert restored.message == "The engine gave up. Try a smaller mask."
    np.testing.assert_array_equal(restored.photo, before)
    assert len(names(restored)) == 1


def test_another_variant_than_the_saved_one_counts_as_unsaved(restored, tmp_path):
    with restored.job():
        restored.editor.files.save(tmp_path / "saved.png")
    assert not restored.window.isWindowModified()
    level(restored, 0.25)
    restored.restore()
    assert restored.window.isWindowModified()


def test_before_can_be_any_step(restored, photo_pixels):
    first = restored.photo.copy()
    restored.drag((30, 60), (30, 200))
    restored.restore()
    view = restored.window.findChild(QUndoView)
    click_row(restored, view, 2, Qt.MouseButton.RightButton)
    assert restored.editor.undo_stack.index() == 4  # It asks for the menu only.
    panel = restored.window.findChild(HistoryPanel)
    panel.menu_at(view.visualRect(view.model().index(2, 0)).center()).actions()[0].trigger()
    assert restored.canvas.mode is CompareMode.SPLIT
    read = restored.canvas.content._read_before
    np.testing.assert_array_equal(read(restored.editor.document.photo.region), first)
    assert restored.canvas.content.before_title.startswith("Restore: 1 spot")
    restored.key("Ctrl+Z")
    restored.key("Ctrl+Z")
    restored.key("Ctrl+Z")
    np.testing.assert_array_equal(read(restored.editor.document.photo.region), first)
    restored.drag((150, 60), (150, 200))  # The step that was compared with is gone.
    assert restored.canvas.content.before_title == "Before"
