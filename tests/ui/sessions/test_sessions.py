"""Sessions through the window: saved, opened from menu and drop, photo moved."""

import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox

from inpaint_studio.core.photo import Photo
from inpaint_studio.files.session.journal_read import read_journal
from inpaint_studio.ui.sessions.recovery_slot import recovery_folder


@pytest.fixture
def session(patient, opened, tmp_path):
    """A session with a restored and a painted stroke; the driver that made it has closed it."""
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.window.parts.engine_panel.findChild(object, "level").setValue(0.75)
    opened.set_brush(20)
    opened.drag((100, 60), (100, 240))
    opened.restore()
    opened.drag((30, 60), (30, 90))
    opened.photo_then, opened.mask_then = opened.photo.copy(), opened.mask
    opened.key("Ctrl+Alt+S")
    with opened.job():
        opened.choose_file(tmp_path / "work")
    assert opened.message == f"The session was saved to {tmp_path / 'work.inpaint'}."
    return opened


def open_session(drive, path):
    """Open it and wait for both jobs: unpacking, and loading the photo."""
    with drive.qtbot.waitSignal(drive.editor.opened):
        assert drive.drop_urls(QUrl.fromLocalFile(str(path)))


def test_a_session_brings_everything_back(session, tmp_path, photo_pixels):
    session.window.parts.files.ask_close()
    assert not session.is_asked  # The session holds it all.
    session.choose_engine("fmm")
    open_session(session, tmp_path / "work.inpaint")
    np.testing.assert_array_equal(session.photo, session.photo_then)
    np.testing.assert_array_equal(session.mask, session.mask_then)
    assert session.history == ["Brush stroke", "Restore", "Brush stroke"]
    assert session.window.parts.engine_panel.engine == "patient"
    assert session.window.parts.engine_panel.options["level"] == pytest.approx(0.75)
    assert session.window.isWindowModified()
    for _ in range(3):
        session.key("Ctrl+Z")
    np.testing.assert_array_equal(session.photo, photo_pixels)
    assert not session.window.isWindowModified()


def name_last_step(drive, name):
    drive.key("Ctrl+F2")
    field = next(each for each in drive.window.findChildren(QLineEdit, "name_field") if each.isVisible())
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_names_of_steps_come_back_from_a_session_and_after_a_crash(opened, tmp_path):
    for row, name in ((30, "Eye"), (60, "Corner")):
        opened.drag((row, 60), (row, 90))
        name_last_step(opened, name)
    opened.key("Ctrl+Alt+S")
    with opened.job():
        opened.choose_file(tmp_path / "work")
    opened.editor.close()
    open_session(opened, tmp_path / "work.inpaint")
    assert opened.history == ["Eye", "Corner"]
    name_last_step(opened, "Mouth")
    opened.window.parts.recovery.wait()
    work, _ = read_journal(opened.window.parts.recovery.slot.journal)
    assert [step.name for step in work.steps] == ["Eye", "Mouth"]


def test_after_a_further_step_closing_asks_again(session):
    session.drag((60, 60), (60, 90))
    session.window.parts.files.ask_close()
    assert session.is_asked
    session.answer("Cancel")


def test_an_opened_session_is_safe_against_a_crash_at_once(session, tmp_path):
    session.editor.close()
    open_session(session, tmp_path / "work.inpaint")
    session.window.parts.recovery.wait()
    folders = [path for path in recovery_folder().iterdir() if path.is_dir()]
    assert [path.name for path in folders[0].iterdir()] == ["journal"]
    assert len(folders) == 1


def test_a_session_of_a_pasted_photo_holds_the_photo(patient, drive, tmp_path, photo_pixels):
    drive.editor.show_photo(Photo(photo_pixels.copy()))
    drive.drag((30, 60), (30, 90))
    mask = drive.mask
    with drive.job():
        drive.window.parts.sessions.save(tmp_path / "work.inpaint")
    drive.editor.close()
    open_session(drive, tmp_path / "work.inpaint")
    np.testing.assert_array_equal(drive.photo, photo_pixels)
    np.testing.assert_array_equal(drive.mask, mask)
    assert drive.editor.document.photo.source.path is None


def test_a_photo_that_has_moved_is_asked_for(session, tmp_path, photo_path):
    session.editor.close()
    (tmp_path / "elsewhere").mkdir()
    photo_path.rename(tmp_path / "elsewhere" / "renamed.png")
    session.window.parts.files.open(tmp_path / "work.inpaint")
    session.qtbot.waitUntil(lambda: session.is_asked)
    assert "no longer in" in session.dialog(QMessageBox).text()
    session.answer("Find the Photo…")
    with session.qtbot.waitSignal(session.editor.opened):
        session.choose_file(tmp_path / "elsewhere" / "renamed.png")
    np.testing.assert_array_equal(session.photo, session.photo_then)


def test_giving_up_on_a_moved_photo_leaves_nothing(session, tmp_path, photo_path):
    session.editor.close()
    photo_path.unlink()
    session.window.parts.files.open(tmp_path / "work.inpaint")
    session.qtbot.waitUntil(lambda: session.is_asked)
    session.answer("Cancel")
    assert not recovery_folder().exists()


def test_a_damaged_session_is_a_sentence_and_what_is_open_stays(opened, tmp_path, photo_pixels):
    (tmp_path / "bad.inpaint").write_bytes(b"PK nonsense")
    with opened.job():
        opened.window.parts.files.open(tmp_path / "bad.inpaint")
    assert opened.message == "“bad.inpaint” is damaged or was not written by Inpaint Studio."
    np.testing.assert_array_equal(opened.photo, photo_pixels)
