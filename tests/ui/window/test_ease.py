"""The window keeps out of the way: what it remembers, what it says, its log."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDockWidget, QLabel, QPlainTextEdit, QScrollArea, QTextBrowser

import inpaint_studio
from inpaint_studio.ui.desktop.log import MOST_BYTES, log_path, read_log
from inpaint_studio.ui.dialogs.about import AboutDialog
from inpaint_studio.ui.dialogs.log_dialog import LogDialog
from inpaint_studio.ui.dialogs.preferences import PreferencesDialog
from inpaint_studio.ui.dialogs.shortcuts import ShortcutsDialog
from inpaint_studio.ui.settings.folders import EXPORT, MASK, OPEN, Folders
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow


@pytest.fixture
def other_window(window, settings, qtbot):
    """Close the window and return a new one with the same settings."""
    made = []

    def reopen():
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible())
        made.append(MainWindow(settings))
        assemble(made[-1])
        return made[-1]

    yield reopen
    for other in made:
        other.close()
        qtbot.waitUntil(lambda other=other: not other.isVisible())
        with qtbot.waitSignal(other.destroyed):
            other.deleteLater()


def test_panels_that_were_hidden_stay_hidden_when_a_photo_is_opened(opened, photo_path):
    opened.key("Tab")
    assert not opened.window.parts.tool_panel.isVisible()
    opened.open(photo_path)
    assert not opened.window.parts.tool_panel.isVisible()
    opened.key("Tab")
    opened.open(photo_path)
    assert opened.window.parts.tool_panel.isVisible()


def test_the_next_start_remembers_hidden_panels_and_the_engine(opened, other_window):
    opened.key("Tab")
    opened.choose_engine("pconv")
    other = other_window()
    assert not other.parts.docks._is_wanted
    assert other.parts.engine_panel.engine == "pconv"


def test_the_next_start_remembers_where_a_panel_stands(opened, other_window, settings):
    window = opened.window
    dock = window.findChild(QDockWidget, "Repair")
    window.addDockWidget(window.dockWidgetArea(dock).LeftDockWidgetArea, dock)
    other = other_window()
    again = other.findChild(QDockWidget, "Repair")
    assert other.dockWidgetArea(again) == window.dockWidgetArea(dock)


def test_the_first_start_chooses_for_each_hole(opened):
    panel = opened.window.parts.engine_panel
    assert (panel.engine, panel.options) == ("auto", {"texture": 90, "width": 24, "seed": 0, "weights": ""})


def test_what_an_earlier_version_has_kept_stays_as_far_as_it_still_fits(settings, request):
    settings.write_state("engine", "fmm")
    kept = {"auto": {"grain": "match", "width": "wide", "seed": 7}, "fmm": {"radius": 9}, "gone": {"level": 1}}
    settings.write_state("engine_options", json.dumps(kept))
    panel = request.getfixturevalue("window").parts.engine_panel
    assert panel.engine == "fmm"
    assert panel.options["radius"] == 9
    panel.choose("auto", {})
    assert panel.options == {"texture": 90, "width": 24, "seed": 7, "weights": ""}


def test_engine_options_come_back_unless_that_is_not_wanted(opened, other_window, settings):
    panel = opened.window.parts.engine_panel
    suggested = panel.all_options
    panel.choose("fmm", {"radius": 9})
    settings.set("engine", "auto")
    other = other_window()
    assert other.parts.engine_panel.engine == "auto"
    assert other.parts.engine_panel.all_options["fmm"]["radius"] == 9
    settings.set("keep_engine_options", False)
    assert other_window().parts.engine_panel.all_options == suggested


def test_a_reset_value_shows_its_default_and_loses_its_mark(opened, settings):
    settings.set("mask_opacity", 80)
    opened.key("Ctrl+,")
    dialog = opened.dialog(PreferencesDialog)
    reset = dialog._resets["mask_opacity"]
    assert reset.isVisible()
    assert reset.toolTip() == "Changed. Back to the default: 55 %"
    opened.click(reset)
    assert settings.get("mask_opacity") == 55
    assert dialog.findChild(object, "mask_opacity").value() == 55
    assert not reset.isVisible()
    box = dialog.findChild(QComboBox, "theme")
    box.setCurrentIndex(box.findData("light"))
    settings.set("pen_pressure", False)
    assert dialog._resets["theme"].isVisible()
    opened.click(dialog.reset_all)
    assert settings.get("theme") == "system"
    assert box.currentData() == "system"
    assert settings.get("pen_pressure")
    assert not dialog.reset_all.isEnabled()


def test_enter_in_the_preferences_resets_nothing(opened, settings):
    settings.set("mask_opacity", 80)
    opened.key("Ctrl+,")
    dialog = opened.dialog(PreferencesDialog)
    QTest.keyClick(dialog.findChild(QComboBox, "theme"), Qt.Key.Key_Return)
    assert settings.get("mask_opacity") == 80


def test_the_sheet_of_keys_fits_the_screen(opened):
    opened.key("F1")
    sheet, room = opened.dialog(ShortcutsDialog), opened.window.screen().availableGeometry()
    assert sheet.width() <= room.width()
    assert sheet.height() <= room.height()
    across = sheet.findChild(QScrollArea).horizontalScrollBar()
    assert across.maximum() == 0
    few = len([label for label in sheet.findChildren(QLabel) if label.isVisible()])
    sheet.resize(2000, sheet.height())
    opened.qtbot.waitUntil(lambda: len([each for each in sheet.findChildren(QLabel) if each.isVisible()]) == 3)
    assert few < 3
    assert across.maximum() == 0


def test_each_purpose_has_the_folder_used_last(settings, tmp_path):
    folders = Folders(settings)
    for purpose in (OPEN, EXPORT, MASK):
        (tmp_path / purpose).mkdir()
        folders.remember(purpose, tmp_path / purpose / "a.png")
    assert folders.begin(OPEN) == tmp_path / "open"
    assert folders.begin(MASK) == tmp_path / "mask"
    assert folders.begin(EXPORT, tmp_path / "a.png") == tmp_path
    settings.set("export_folder", str(tmp_path / "export"))
    assert folders.begin(EXPORT, tmp_path / "a.png") == tmp_path / "export"
    (tmp_path / "export").rmdir()
    assert folders.begin(EXPORT, tmp_path / "a.png") == tmp_path


def test_without_crash_protection_no_journal_is_written(opened, settings, photo_path, tmp_path):
    settings.set("keep_journal", False)
    opened.open(photo_path)
    opened.drag((50, 50), (60, 120))
    opened.window.parts.recovery.wait()
    assert not list((tmp_path / "state").rglob("journal"))


# --- log and about ------------------------------------------------------------------------------------------------


def run(lines, tmp_path):
    """Run Python with the log started, in a process of its own, as the log hooks into the whole process."""
    root = str(Path(inpaint_studio.__file__).parents[1])
    begin = "import logging\nfrom inpaint_studio.ui.desktop.log import start_log\nstart_log()\n"
    environment = os.environ | {"XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": root}
    subprocess.run([sys.executable, "-c", begin + lines], env=environment, capture_output=True, check=False)
    return sorted(tmp_path.rglob("inpaint-studio.log*"))


def test_the_log_names_versions_unexpected_errors_and_what_qt_complains_of(tmp_path):
    (path,) = run("from PySide6.QtCore import qWarning\nqWarning('so so')\nraise ValueError('no such thing')", tmp_path)
    text = read_log(path)
    assert "starts on" in text
    assert "WARNING qt: so so" in text
    assert "ValueError: no such thing" in text


def test_the_log_stays_small(tmp_path):
    lines = f"for _ in range({3 * MOST_BYTES // 1000}): logging.getLogger('inpaint_studio').warning('x' * 1000)"
    files = run(lines, tmp_path)
    assert len(files) == 2
    assert all(file.stat().st_size <= MOST_BYTES for file in files)


def test_only_the_end_of_a_long_log_is_read_by_whole_lines(tmp_path):
    (tmp_path / "long.log").write_text("first line\nsecond line\nthird\n")
    assert read_log(tmp_path / "long.log", 10) == "third\n"
    assert read_log(tmp_path / "none.log") == ""


def test_help_shows_the_log_and_its_path(drive):
    log_path().parent.mkdir(parents=True, exist_ok=True)
    log_path().write_text("something happened\n")
    drive.window.parts.actions["show_log"].trigger()
    dialog = drive.dialog(LogDialog)
    assert dialog.findChild(QLabel, "path").text() == str(log_path())
    assert "something happened" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.reject()


def test_about_names_versions_and_licences(drive):
    drive.window.parts.actions["about"].trigger()
    dialog = drive.dialog(AboutDialog)
    pages = {page.accessibleName(): page.toPlainText() for page in dialog.findChildren(QTextBrowser)}
    licences, versions = (pages[name] for name in sorted(pages))
    for part in ("Python", "Qt", "numpy", "opencv-python", "numba", "tensorflow"):
        assert part in versions
    assert "MIT" in licences
    dialog.reject()
