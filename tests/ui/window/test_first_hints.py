"""What a new user is told, each once."""

import cv2

from inpaint_studio.detection.registry import SOURCES
from tests.ui.damage import damaged_pixels, spot_source


def hint(window):
    return window.statusBar().hint.text()


def test_the_first_photo_says_what_to_do_until_something_was_marked(opened, settings):
    assert hint(opened.window) == "Paint over the damage, or press D to have it found. Then press Restore."
    opened.drag((50, 50), (60, 120))
    assert hint(opened.window) == ""
    opened.key("Ctrl+Z")
    assert hint(opened.window) == ""
    assert settings.read_state("has_marked") in (True, "true")


def test_while_damage_is_looked_for_the_hint_goes_along(monkeypatch, drive, tmp_path):
    monkeypatch.setitem(SOURCES, "itself", spot_source())
    cv2.imwrite(str(tmp_path / "damaged.png"), damaged_pixels())
    drive.open(tmp_path / "damaged.png")
    drive.key("D")
    assert hint(drive.window) == "Press Ctrl+D to have damage found, or paint over it."
    with drive.job():
        drive.key("Ctrl+D")
    assert hint(drive.window) == "Click marks that are no damage; Shift+D makes mask of the others."
    drive.editor.finder.choose_source("strokes")
    panel = drive.window.parts.find_panel
    panel.choice.sensitivity.setValue(0)
    assert hint(drive.window) == "Paint over three or more places of the damage, then press Ctrl+D."
    drive.key("Esc")
    assert hint(drive.window).startswith("Paint over the damage, or press D")


def test_after_the_first_restore_the_panel_s_switch_is_named_once(patient, opened):
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.drag((50, 50), (60, 120))
    opened.restore()
    assert "Restore while painting" in hint(opened.window)
    opened.drag((90, 50), (90, 120))
    assert hint(opened.window) == ""
    opened.restore()
    assert hint(opened.window) == ""


def test_without_a_photo_there_is_no_hint(window):
    assert hint(window) == ""
