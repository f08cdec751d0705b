"""Finding damage in the window, from the key that begins it to the session that keeps it."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QComboBox, QLabel, QMessageBox, QSlider, QWidget

from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.marks import Choice
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow
from tests.ui.damage import BRIGHT, DARK, FAINT, LINE, damaged_pixels, spot_source
from tests.ui.driver import LONG

WHOLE = Region(0, 0, 200, 300)
SPOT = BRIGHT[0] + 0.5, BRIGHT[1] + 0.5


@pytest.fixture
def finding(monkeypatch, patient, drive, tmp_path):
    """The driver with a damaged photo, while damage is being looked for."""
    monkeypatch.setitem(SOURCES, "itself", spot_source())
    path = tmp_path / "damaged.png"
    cv2.imwrite(str(path), damaged_pixels())
    drive.open(path)
    drive.key("D")
    return drive


@pytest.fixture
def found(finding):
    with finding.job():
        finding.key("Ctrl+D")
    return finding


def panel(drive):
    return drive.window.parts.find_panel


def is_tinted(drive, place):
    """Whether the view shows a tint there; the photo itself is gray."""
    return np.ptp(drive.seen()[place].astype(int)) > 20


def slide(drive, name, value):
    panel(drive).findChild(QSlider, f"{name}_slider").setValue(value)


def text(drive, name):
    return panel(drive).findChild(QLabel, name).text()


def test_it_is_empty_until_it_is_shown_for_the_first_time(qtbot, settings, photo_pixels):
    window = MainWindow(settings)
    parts = assemble(window)
    parts.editor.show_photo(Photo(photo_pixels.copy()))
    assert parts.find_panel.findChildren(QWidget) == []
    parts.find_mode.enter()
    assert parts.find_panel.findChild(QComboBox, "mark_source").currentData() == parts.editor.finder.kind.source
    parts.find_mode.leave()
    parts.files.strip.close_all()
    window.close()
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()


def test_the_panel_takes_the_place_of_others_until_it_is_left(finding):
    parts = finding.window.parts
    assert parts.find_panel.isVisible()
    assert parts.tool_panel.isVisible()
    assert not parts.engine_panel.isVisible()
    finding.key("E")
    assert parts.find_panel.isVisible()
    finding.key("D")
    finding.key("Esc")
    assert not parts.find_panel.isVisible()
    assert parts.engine_panel.isVisible()
    assert parts.toolbox.actions["eraser"].isChecked()


def test_finding_takes_the_tool_that_judges(finding):
    actions = finding.window.parts.toolbox.actions
    for key in ("Esc", "B"):  # The panel is hidden, or shown with another tool.
        finding.key(key)
        assert not actions["find"].isChecked()
        with finding.job():
            finding.key("Ctrl+D")
        assert panel(finding).isVisible()
        assert actions["find"].isChecked()
    assert finding.mask.sum() == 0
    finding.drag(SPOT)
    assert finding.editor.finder.proposals.count == 2


def test_a_button_in_its_title_leads_back_even_from_a_review(found):
    found.key("V")
    found.click(found.button(found.window, "Back to Repair"))
    assert not panel(found).isVisible()
    assert found.window.parts.engine_panel.isVisible()
    assert not found.editor.review.is_running
    found.key("D")
    assert found.editor.finder.visible.count == 3


def test_what_size_and_polarity_leave_out_is_said_also_on_the_next_photo(found, tmp_path):
    left_out = panel(found).findChild(QLabel, "left_out")
    assert not left_out.isVisible()
    found.click(found.button(panel(found), "Dark"))
    panel(found).choice.smallest.setValue(2)
    assert left_out.text() == "Only dark marks · from 2 px · 2 marks left out"
    cv2.imwrite(str(tmp_path / "next.png"), damaged_pixels()[::-1])
    found.open(tmp_path / "next.png")
    assert left_out.isVisible()
    assert left_out.text() == "Only dark marks · from 2 px"
    with found.job():
        found.key("Ctrl+D")
    assert text(found, "mark_count") == "1 mark"
    assert "2 marks left out" in left_out.text()
    found.click(found.button(panel(found), "Take All"))
    assert text(found, "mark_count") == "3 marks"
    assert not left_out.isVisible()


def test_what_is_found_is_shown_counted_and_not_mask(found):
    found.leave()
    assert [is_tinted(found, place) for place in (BRIGHT, DARK, LINE, FAINT)] == [True, True, True, False]
    assert not found.mask.any()
    assert text(found, "mark_count") == "3 marks"
    assert text(found, "mark_summary").startswith("3 marks proposed · ")
    assert not is_tinted(found, (100, 250))


def test_what_is_shown_is_what_is_proposed_at_every_size(found):
    found.leave()
    for scale, margin in ((1, 2), (2, 0), (1, 7)):
        slide(found, "mark_margin", margin)
        found.zoom(scale, BRIGHT)
        tinted = np.ptp(found.seen(scale).astype(int), axis=-1) > 20
        top, left = (round(-found.canvas.widget_point((0, 0)).y()), round(-found.canvas.widget_point((0, 0)).x()))
        expected = found.editor.finder.proposals.cover(WHOLE).repeat(scale, 0).repeat(scale, 1) > 0
        rows, columns = tinted.shape[:2]
        expected = expected[max(top, 0) :, max(left, 0) :][:rows, :columns]
        np.testing.assert_array_equal(tinted, expected)


def test_sliders_choose_at_once(found):
    found.leave()
    slide(found, "mark_sensitivity", 100)
    assert text(found, "mark_count") == "4 marks"
    assert is_tinted(found, FAINT)
    slide(found, "mark_sensitivity", 0)
    assert text(found, "mark_summary").startswith("None of the marks found is proposed now. Raise the sensitivity")
    assert not is_tinted(found, BRIGHT)
    slide(found, "mark_sensitivity", 50)
    found.click(found.button(panel(found), "Dark"))
    assert [is_tinted(found, place) for place in (BRIGHT, DARK, LINE)] == [False, True, False]
    found.click(found.button(panel(found), "Both"))
    panel(found).choice.largest.setValue(8)
    assert is_tinted(found, LINE)
    panel(found).choice.is_long_free.click()
    assert not is_tinted(found, LINE)


def test_a_click_on_the_photo_rejects_and_takes_back(found):
    for is_there in (False, True):
        found.drag(SPOT)
        found.leave()
        assert is_tinted(found, BRIGHT) == is_there
    assert found.history == []


def test_hidden_masks_hide_the_proposals_and_leaving_does_too(found):
    found.leave()
    found.key("M")
    assert not is_tinted(found, BRIGHT)
    found.key("M")
    assert is_tinted(found, BRIGHT)
    found.key("Esc")
    assert not is_tinted(found, BRIGHT)
    found.key("D")
    assert is_tinted(found, BRIGHT)


def test_much_of_the_photo_is_warned_about(found):
    warning = next(label for label in panel(found).findChildren(QLabel) if label.text().startswith("That is much"))
    assert not warning.isVisible()
    slide(found, "mark_margin", 12)
    assert warning.isVisible()


def test_one_key_accepts_and_one_key_restores_as_well(found, patient):
    patient.may_go_on.set()
    found.choose_engine("patient")
    shown = found.editor.finder.proposals.cover(WHOLE) > 0
    found.key("Shift+D")
    np.testing.assert_array_equal(found.mask, shown)
    assert text(found, "mark_summary") == "What was proposed is accepted. Undo brings it back."
    found.key("Ctrl+Z")
    with found.job(LONG):
        found.key("Ctrl+Shift+D")
    assert found.history == ["Accept 3 marks", "Restore"]
    assert not found.mask.any()
    assert found.photo[BRIGHT] == pytest.approx(127.5, abs=1)
    for _ in range(2):
        found.key("Ctrl+Z")
    np.testing.assert_array_equal(found.photo, damaged_pixels())
    assert text(found, "mark_count") == "3 marks"


def test_the_review_goes_from_mark_to_mark_at_100_percent(found):
    found.zoom(0.5)
    found.key("V")
    assert text(found, "review_place") == "1 of 2"
    for place in ("2 of 2", "1 of 2"):
        found.key("Q" if place == "2 of 2" else "Backspace")
        assert text(found, "review_place") == place
        assert found.canvas.transform.scale == 1.0
        frame = found.canvas.hand.tool.outline
        region = found.editor.review.region
        assert frame.points[0][0] < region.top
        assert frame.points[2][1] > region.right
    found.key("A")
    found.key("Esc")
    assert not found.editor.review.is_running
    assert panel(found).isVisible()
    assert found.canvas.hand.tool.outline is None
    assert found.editor.finder.proposals.count == 3


def test_the_view_is_alive_while_damage_is_found(monkeypatch, patient, finding):
    real = SOURCES["itself"].find

    def wait(question, progress, cancel):
        progress(0.25)
        while not patient.may_go_on.wait(0.002):
            cancel.raise_if_cancelled()
        return real(question, progress, cancel)

    entry = SOURCES["itself"]
    monkeypatch.setitem(SOURCES, "itself", type(entry)(entry.name, entry.title, entry.summary, wait))
    with finding.qtbot.waitSignal(finding.editor.jobs.progressed):
        finding.key("Ctrl+D")
    finding.wheel(BRIGHT, 2)
    assert finding.canvas.transform.scale > 1
    with finding.job():
        finding.key("Esc")
    assert panel(finding).isVisible()  # One Esc stops the job, the next one leaves.
    assert finding.editor.finder.proposals is None


@pytest.fixture
def barred_source(monkeypatch):
    """A source that can never be asked; request this fixture before the window."""
    why = "This photo has no infrared plane."
    other = replace(SOURCES["itself"], name="other", title="Other", why_not=lambda photo: why)
    monkeypatch.setitem(SOURCES, "other", other)
    return why


def test_a_source_that_cannot_be_asked_cannot_be_chosen_and_says_why(barred_source, drive, photo_path):
    drive.open(photo_path)
    drive.key("D")
    box = panel(drive).findChild(QComboBox, "mark_source")
    row = box.findData("other")
    assert not box.model().item(row).isEnabled()
    assert box.itemData(row, Qt.ItemDataRole.ToolTipRole) == barred_source
    assert box.model().item(box.findData("itself")).isEnabled()


def test_closing_asks_about_verdicts_and_a_session_makes_them_safe(found, tmp_path):
    saved_state = found.editor.saved_state
    assert not saved_state.has_unsaved_search  # What is found can be found again.
    found.drag(SPOT)
    found.window.parts.files.ask_close()
    found.answer("Keep Working")
    found.key("Ctrl+Alt+S")
    with found.job():
        found.choose_file(tmp_path / "work")
    assert not saved_state.has_unsaved_search
    found.drag(SPOT)
    assert saved_state.has_unsaved_search
    found.key("Shift+D")
    assert not saved_state.has_unsaved_search
    assert saved_state.has_unsaved_mask


def test_the_choice_is_remembered_for_the_next_start(found):
    slide(found, "mark_sensitivity", 70)
    slide(found, "mark_margin", 4)
    found.click(found.button(panel(found), "Dark"))
    panel(found).choice.largest.setValue(300)
    panel(found).choice.is_long_free.click()
    panel(found).findChild(QComboBox, "mark_source").setCurrentIndex(1)
    found.editor.settings.sync()
    again = Editor(Settings(Path(found.editor.settings._store.fileName())))
    assert again.finder.kind.source == "strokes"
    assert again.finder.kind.choice == Choice(70, 0, 300, "dark", is_long_free=False)
    assert again.finder.kind.margin == 4


def test_a_session_brings_proposals_and_verdicts_back(found, tmp_path):
    found.drag(SPOT)
    slide(found, "mark_margin", 5)
    found.key("Ctrl+Alt+S")
    with found.job():
        found.choose_file(tmp_path / "work")
    found.editor.close()
    assert found.editor.finder.proposals is None
    slide(found, "mark_margin", 1)
    with found.qtbot.waitSignal(found.editor.opened):
        assert found.drop_urls(QUrl.fromLocalFile(str(tmp_path / "work.inpaint")))
    brought = found.editor.finder.proposals
    assert (brought.count, brought.margin) == (2, 5)
    assert panel(found).choice.margin.value() == 5
    found.qtbot.waitUntil(lambda: not found.editor.jobs.is_running)
    found.drag(SPOT)
    assert found.editor.finder.proposals.count == 3


def test_after_a_crash_what_was_accepted_is_mask_and_undo_brings_the_rest_back(found):
    found.drag(SPOT)
    found.key("Shift+D")
    accepted = found.mask
    found.window.parts.recovery.wait()
    found.leave_as_if_killed()
    found.window.parts.recovery_offer.start()
    found.qtbot.waitUntil(lambda: found.is_asked)
    with found.qtbot.waitSignal(found.editor.opened):
        found.answer("Bring It Back")
    np.testing.assert_array_equal(found.mask, accepted)
    assert found.editor.finder.is_accepted
    found.qtbot.waitUntil(lambda: not found.editor.jobs.is_running)
    found.key("Ctrl+Z")
    assert not found.mask.any()
    assert found.editor.finder.proposals.count == 2


def test_after_a_crash_what_was_found_alone_is_offered(found):
    found.drag(SPOT)
    found.window.parts.recovery.wait()
    found.leave_as_if_killed()
    found.window.parts.recovery_offer.start()
    found.qtbot.waitUntil(lambda: found.is_asked)
    asked = found.dialog(QMessageBox).informativeText()
    assert asked == "The damage that was found is safe: D shows it. Bring the work back?"
    with found.qtbot.waitSignal(found.editor.opened):
        found.answer("Bring It Back")
    assert found.editor.finder.proposals.count == 2


def test_what_was_found_waits_while_another_photo_of_the_strip_is_shown(found, photo_path):
    found.drag(SPOT)
    strip = found.window.parts.files.strip
    with found.qtbot.waitSignal(found.editor.opened):
        strip.add([photo_path])
    found.qtbot.waitUntil(lambda: not found.editor.jobs.is_running)
    assert found.editor.finder.proposals is None
    with found.qtbot.waitSignal(found.editor.opened):
        found.key("PgDown")
    assert found.editor.finder.proposals.count == 2


def test_infrared_can_be_chosen_only_where_there_is_such_a_plane(finding, tmp_path):
    source = panel(finding).findChild(QComboBox, "mark_source")
    row = source.findData("infrared")
    assert not source.model().item(row).isEnabled()
    assert "infrared plane" in source.itemData(row, Qt.ItemDataRole.ToolTipRole)
    plane = np.random.default_rng(0).integers(200, 203, (200, 300)).astype(np.uint8)
    plane[BRIGHT[0] - 2 : BRIGHT[0] + 3, BRIGHT[1] - 2 : BRIGHT[1] + 3] = 120
    cv2.imwrite(str(tmp_path / "film.png"), damaged_pixels())
    cv2.imwrite(str(tmp_path / "film_IR.png"), plane)
    finding.open(tmp_path / "film.png")
    assert source.model().item(row).isEnabled()
    source.setCurrentIndex(row)
    with finding.job():
        finding.key("Ctrl+D")
    marks = finding.editor.finder.proposals.marks
    assert len(marks) == 1
    assert marks.at(*BRIGHT) == 0
