"""What is done while a job runs: taken and shown at once, and done when that is over."""

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from inpaint_studio.core.edit import Plane
from inpaint_studio.files.session.journal_read import read_journal
from inpaint_studio.ui.editor import mask_jobs
from tests.ui.driver import ALT, CTRL, RIGHT

HOLE = (60, 90)
"""A pixel of what is being restored; see the fixture ``restoring``."""


def finish(drive, patient):
    """Let the job be done."""
    with drive.job():
        patient.may_go_on.set()


def status(drive):
    labels = drive.window.statusBar().findChildren(QLabel)
    return next((label.text() for label in labels if label.isVisible() and "…" in label.text()), "")


def seen_tint(drive, point):
    """Return how strongly a pixel is tinted on the screen, 0..1."""
    drive.leave()
    seen, plain = drive.seen()[point].astype(float), drive.photo[point].astype(float)
    tint = np.array([0xFF, 0x3B, 0x30], float)
    return float(((seen - plain) @ (tint - plain)) / ((tint - plain) @ (tint - plain)))


# --- strokes ----------------------------------------------------------------------------------------------------------


def test_strokes_are_shown_half_as_strong_and_become_steps_in_order_when_the_job_is_done(restoring, patient):
    restoring.set_brush(9)
    restoring.drag((100, 60), (100, 200))
    restoring.drag((150, 60), (150, 200))
    assert not restoring.mask[100, 100]
    assert seen_tint(restoring, (100, 100)) == pytest.approx(0.275, abs=0.02)
    assert seen_tint(restoring, HOLE) == pytest.approx(0.55, abs=0.02)
    assert status(restoring).endswith("· 2 strokes wait")
    finish(restoring, patient)
    assert restoring.history == ["Brush stroke", "Restore", "Brush stroke", "Brush stroke"]
    assert restoring.mask[[100, 150], 100].all()
    assert not restoring.mask[HOLE]
    assert seen_tint(restoring, (100, 100)) == pytest.approx(0.55, abs=0.02)
    restoring.key("Ctrl+Z")
    assert not restoring.mask[150, 100]
    restoring.key("Ctrl+Z")
    assert not restoring.mask.any()
    restoring.key("Ctrl+Z")
    assert restoring.mask[HOLE]


@pytest.mark.parametrize("end", ["cancelled", "failed"])
def test_a_job_that_comes_to_nothing_loses_no_stroke(restoring, patient, end):
    restoring.drag((150, 60), (150, 200))
    if end == "cancelled":
        restoring.key("Esc")
    else:
        patient.options = type(patient.options)(fails=True)
        finish(restoring, patient)
        assert "gave up" in restoring.message
    assert restoring.history == ["Brush stroke"] * 2
    assert restoring.mask[150, 100]
    assert restoring.mask[HOLE]


def test_what_is_erased_meanwhile_is_erased_from_what_the_job_leaves(restoring, patient):
    restoring.set_brush(9)
    restoring.drag((150, 60), (150, 200))
    restoring.drag((150, 100), (150, 120), button=RIGHT)
    restoring.drag((60, 60), (60, 100), button=RIGHT)
    assert restoring.mask[HOLE]
    assert seen_tint(restoring, HOLE) == pytest.approx(0.275, abs=0.02)
    finish(restoring, patient)
    assert not restoring.mask[60].any()
    assert restoring.mask[150, 70]
    assert not restoring.mask[150, 110]


TOOLS = {
    "brush": lambda drive: drive.drag((120, 60), (120, 120)),
    "line": lambda drive: drive.drag((120, 60), (120, 120)),
    "rectangle": lambda drive: drive.drag((110, 60), (140, 120)),
    "ellipse": lambda drive: drive.drag((110, 60), (140, 120)),
    "lasso": lambda drive: drive.drag((110, 60), (110, 120), (140, 120), (140, 60)),
    "wand": lambda drive: drive.drag((120, 100)),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_is_taken(restoring, patient, tool):
    restoring.window.parts.toolbox.choose(tool)
    before = restoring.mask
    TOOLS[tool](restoring)
    np.testing.assert_array_equal(restoring.mask, before)
    will_be = restoring.editor.waiting.plane(Plane.MASK).pixels > 0
    assert (will_be & ~before).any()
    finish(restoring, patient)
    np.testing.assert_array_equal(restoring.mask, will_be & ~before)
    assert restoring.history[-2] == "Restore"


def test_protecting_and_picking_go_by_what_is_shown(restoring, patient):
    restoring.key("X")
    restoring.drag((120, 60), (120, 120))
    restoring.key("X")
    restoring.drag((100, 90), (140, 90))
    restoring.window.parts.toolbox.choose("pick")
    restoring.drag((140, 90))
    assert not restoring.editor.waiting.plane(Plane.MASK).pixels[140, 90]
    finish(restoring, patient)
    assert restoring.editor.document.protection.pixels[120, 90]
    assert restoring.mask[100, 90]
    assert not restoring.mask[[120, 140], 90].any()


def test_what_is_looked_for_in_a_large_photo_waits_in_its_place(restoring, patient, monkeypatch, qtbot):
    monkeypatch.setattr(mask_jobs, "_AT_ONCE", 100)
    restoring.drag((30, 60), (30, 90))
    restoring.window.parts.toolbox.choose("wand")
    restoring.drag((120, 100))
    restoring.window.parts.toolbox.choose("brush")
    restoring.drag((180, 60), (180, 90))
    assert status(restoring).endswith("3 strokes wait")
    finish(restoring, patient)
    qtbot.waitUntil(lambda: len(restoring.history) == 5)
    assert restoring.history[2:] == ["Brush stroke", "Wand", "Brush stroke"]
    assert restoring.mask[30, 70]
    assert restoring.mask[120, 100]
    assert restoring.mask[180, 70]


def test_keeping_inside_counts_for_the_mask_that_the_job_leaves(restoring, patient):
    restoring.set_brush(9)
    restoring.drag((150, 60), (150, 200))
    restoring.window.parts.toolbox.choose("rectangle")
    restoring.drag((100, 100), (190, 290), modifiers=CTRL | ALT)
    finish(restoring, patient)
    assert restoring.mask[150, 150]
    assert not restoring.mask[:, :100].any()


def test_undo_and_redo_go_through_the_strokes_that_wait(restoring, patient):
    assert not restoring.window.parts.actions["undo"].isEnabled()
    restoring.drag((120, 60), (120, 200))
    restoring.drag((160, 60), (160, 200))
    restoring.key("Ctrl+Z")
    assert seen_tint(restoring, (160, 100)) == pytest.approx(0, abs=0.02)
    restoring.key("Ctrl+Z")
    restoring.key("Ctrl+Z")
    restoring.key("Ctrl+Shift+Z")
    assert status(restoring).endswith("1 stroke waits")
    finish(restoring, patient)
    assert restoring.mask[120, 100]
    assert not restoring.mask[160].any()
    restoring.key("Ctrl+Shift+Z")
    assert restoring.mask[160, 100]
    for _ in range(3):
        restoring.key("Ctrl+Z")
    assert restoring.mask[HOLE]


def test_a_stroke_under_way_when_the_job_is_done_goes_on(restoring, patient):
    restoring.set_brush(9)
    restoring.press((120, 60))
    restoring.move((120, 100))
    finish(restoring, patient)
    assert restoring.mask[120, 80]
    restoring.move((120, 200))
    restoring.release((120, 200))
    assert restoring.history == ["Brush stroke", "Restore", "Brush stroke"]
    assert restoring.mask[120, 60:200].all()
    restoring.key("Ctrl+Z")
    assert not restoring.mask.any()


def test_strokes_to_be_restored_at_once_are_restored_one_after_the_other(restoring, patient, qtbot):
    restoring.key("Shift+R")
    for row in (120, 160):
        restoring.drag((row, 60), (row, 200))
    patient.may_go_on.set()
    qtbot.waitUntil(lambda: len(restoring.history) == 4)
    assert restoring.history[2:] == ["Brush stroke, restored"] * 2
    assert not restoring.mask.any()


def test_strokes_that_wait_are_safe_against_a_crash_already(restoring, patient):
    restoring.drag((120, 60), (120, 200))
    restoring.drag((160, 60), (160, 200))
    restoring.key("Ctrl+Z")
    restoring.window.parts.recovery.wait()
    journal = restoring.window.parts.recovery.slot.journal
    work, _ = read_journal(journal)
    np.testing.assert_array_equal(work.masks[Plane.MASK], restoring.editor.waiting.plane(Plane.MASK).pixels)
    assert len(work.steps) == 3
    finish(restoring, patient)
    restoring.window.parts.recovery.wait()
    work, _ = read_journal(journal)
    assert [step.edit.title.partition(":")[0] for step in work.steps[: work.index]] == restoring.history[: work.index]
    assert work.index == restoring.editor.history.index == 3
    np.testing.assert_array_equal(work.masks[Plane.MASK], restoring.editor.document.mask.pixels)


def test_while_another_photo_is_being_opened_nothing_is_painted_that_would_be_lost(opened, photo_path):
    opened.window.parts.files.open(photo_path)
    opened.drag((120, 60), (120, 200))
    with opened.job():
        pass
    assert opened.history == []
    assert not opened.editor.waiting.has_draft


# --- files ------------------------------------------------------------------------------------------------------------


def test_saving_says_what_it_waits_for_and_then_saves_what_the_job_has_made(restoring, patient, photo_path, qtbot):
    before = photo_path.read_bytes()
    for _ in range(2):
        restoring.key("Ctrl+S")
    assert restoring.message == "coffee.png will be saved as soon as this is over: Restoring."
    assert status(restoring).endswith("· 1 file waits to be saved")
    assert photo_path.read_bytes() == before
    restoring.drag((150, 60), (150, 200))
    with qtbot.waitSignal(restoring.editor.saved):
        patient.may_go_on.set()
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], restoring.photo)
    assert photo_path.read_bytes() != before
    assert restoring.history == ["Brush stroke", "Restore", "Brush stroke"]
    assert not restoring.window.isWindowModified()


def test_saving_under_another_name_asks_now_and_writes_later(restoring, patient, tmp_path, qtbot):
    restoring.key("Ctrl+Shift+S")
    restoring.choose_file(tmp_path / "new.png")
    assert not (tmp_path / "new.png").exists()
    with qtbot.waitSignal(restoring.editor.saved):
        patient.may_go_on.set()
    np.testing.assert_array_equal(cv2.imread(str(tmp_path / "new.png"))[..., ::-1], restoring.photo)


def test_several_files_wait_in_order(restoring, patient, tmp_path, qtbot):
    paths = [tmp_path / "one.png", tmp_path / "two.png", tmp_path / "three.inpaint"]
    restoring.editor.files.export(paths[0])
    restoring.editor.files.save(paths[1])
    restoring.window.parts.sessions.save(paths[2])
    assert status(restoring).endswith("3 files wait to be saved")
    patient.may_go_on.set()
    qtbot.waitUntil(lambda: all(path.exists() for path in paths) and not restoring.editor.jobs.is_running)
    assert restoring.editor.document.photo.source.path == paths[1]


def test_a_cancelled_job_is_waited_for_no_longer(restoring, patient, photo_path, qtbot):
    restoring.key("Ctrl+S")
    with qtbot.waitSignal(restoring.editor.saved):
        restoring.key("Esc")
    assert not restoring.window.isWindowModified()


def test_a_failed_job_keeps_the_file_as_it_is_and_says_so(restoring, patient, photo_path):
    before = photo_path.read_bytes()
    restoring.key("Ctrl+S")
    patient.options = type(patient.options)(fails=True)
    finish(restoring, patient)
    assert restoring.message.endswith("gave up. Try a smaller mask. What was to be saved after it has not been saved.")
    assert not restoring.editor.jobs.is_running
    assert photo_path.read_bytes() == before


def test_saving_waits_for_strokes_that_are_being_restored(patient, opened, photo_path, qtbot):
    opened.choose_engine("patient")
    opened.key("Shift+R")
    for row in (60, 120):
        opened.drag((row, 60), (row, 200))
    opened.key("Ctrl+S")
    with qtbot.waitSignal(opened.editor.saved):
        patient.may_go_on.set()
    assert opened.history == ["Brush stroke, restored"] * 2
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], opened.photo)


def test_saving_goes_on_when_undo_ends_what_it_waited_for(patient, opened, qtbot):
    opened.choose_engine("patient")
    opened.key("Shift+R")
    opened.drag((60, 60), (60, 200))
    opened.key("Ctrl+S")
    with qtbot.waitSignal(opened.editor.saved):
        opened.key("Ctrl+Z")
    assert not opened.mask.any()


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_strokes_that_wait_are_asked_about_before_leaving_and_kept(restoring, patient, photo_path, qtbot):
    finish(restoring, patient)
    patient.may_go_on.clear()
    restoring.key("Ctrl+S")
    restoring.drag((150, 60), (150, 200))
    restoring.window.close()
    qtbot.waitUntil(lambda: restoring.is_asked)
    restoring.answer("Keep Painting")
    assert restoring.mask[150, 100]
    assert restoring.history[-1] == "Brush stroke"


def test_closing_forgets_what_waits(restoring, patient, photo_path):
    before = photo_path.read_bytes()
    restoring.drag((150, 60), (150, 200))
    restoring.key("Ctrl+S")
    restoring.window.parts.actions["close"].trigger()
    restoring.answer("Discard Mask")
    assert restoring.editor.document is None
    assert not restoring.editor.jobs.is_running
    restoring.open(photo_path)
    assert photo_path.read_bytes() == before
    assert restoring.history == []
