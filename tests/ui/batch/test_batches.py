"""Batches beside the editor: begun from the menu, followed in the strip, stopped, and gone on with."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from inpaint_studio.batch.manifest import NAME
from inpaint_studio.batch.photo import _made_engine
from inpaint_studio.ui.batch.batch_dialog import BatchDialog
from tests.batch.folders import batch, photos, states
from tests.ui.driver import LONG


@pytest.fixture(autouse=True)
def new_engine():
    """The engine that a process keeps for all photos is another one in each test."""
    _made_engine.cache_clear()


def ended(drive):
    return drive.qtbot.waitSignal(drive.window.parts.batches.run.ended, timeout=LONG)


def button(drive, name):
    return drive.window.findChild(QPushButton, f"batch_{name}")


def test_a_dropped_folder_is_restored_while_the_window_can_be_used(drive, tmp_path):
    parts = drive.window.parts
    photos(tmp_path, "a.png", "sub/b.png")
    drive.drop_urls(QUrl.fromLocalFile(str(tmp_path / "in")))
    dialog = drive.dialog(BatchDialog)
    dialog.out.set_folder(tmp_path / "out")
    dialog.finds.click()
    dialog.has_masks.click()
    dialog.masks.set_folder(tmp_path / "masks")
    dialog.limit.setValue(20)
    dialog.engine.setCurrentIndex(dialog.engine.findData("fmm"))
    with ended(drive):
        drive.click(dialog.start)
        assert parts.batches.panel.isVisible()
        assert parts.actions["open"].isEnabled()
    assert states(tmp_path) == {"a.png": "restored", "sub/b.png": "restored"}
    assert parts.batches.panel.words.text() == "The batch is done. 2 restored"
    drive.click(button(drive, "close"))
    assert not parts.batches.panel.isVisible()


def test_a_batch_that_is_stopped_can_go_on(patient, drive, tmp_path):
    photos(tmp_path, "a.png", "b.png")
    batches = drive.window.parts.batches
    batches.start(batch(tmp_path, engine="patient"))
    drive.qtbot.waitUntil(patient.has_begun.is_set)
    drive.click(button(drive, "stop"))
    drive.qtbot.waitUntil(lambda: button(drive, "stop").text() == "Stop &Now")
    with ended(drive):
        patient.may_go_on.set()
    assert sorted(states(tmp_path).values()) == ["restored", "waiting"]
    assert batches.panel.words.text() == "The batch was stopped. 1 waiting · 1 restored"
    with ended(drive):
        drive.click(button(drive, "again"))
    assert set(states(tmp_path).values()) == {"restored"}


def test_stopping_twice_gives_up_the_photo_under_way(patient, drive, tmp_path):
    photos(tmp_path, "a.png")
    batches = drive.window.parts.batches
    batches.start(batch(tmp_path, engine="patient"))
    drive.qtbot.waitUntil(patient.has_begun.is_set)
    with ended(drive):
        drive.click(button(drive, "stop"))
        drive.click(button(drive, "stop"))
    assert patient.was_stopped.is_set()
    assert states(tmp_path) == {"a.png": "waiting"}
    assert not (tmp_path / "out/a.png").exists()


def test_leaving_asks_while_a_batch_runs_and_the_next_start_offers_to_go_on(patient, drive, tmp_path):
    photos(tmp_path, "a.png", "b.png")
    parts = drive.window.parts
    parts.batches.start(batch(tmp_path, engine="patient"))
    drive.qtbot.waitUntil(patient.has_begun.is_set)
    drive.window.close()
    drive.answer("Keep Running")
    assert drive.window.isVisible()
    drive.window.close()
    drive.answer("Stop and Close")
    drive.qtbot.waitUntil(lambda: not drive.window.isVisible())
    assert set(states(tmp_path).values()) == {"waiting"}
    assert parts.settings.read_state("batch_out") == str(tmp_path / "out")


def test_what_cannot_be_done_is_told_in_the_strip(drive, tmp_path):
    photos(tmp_path, "a.png")
    with ended(drive):
        drive.window.parts.batches.start(batch(tmp_path, out=tmp_path))
    assert "lies in the folder where the results go" in drive.window.parts.batches.panel.words.text()
    assert not (tmp_path / NAME).exists()


def test_only_one_batch_runs_at_a_time(patient, drive, tmp_path):
    photos(tmp_path, "a.png")
    parts = drive.window.parts
    parts.batches.start(batch(tmp_path, engine="patient"))
    drive.qtbot.waitUntil(patient.has_begun.is_set)
    parts.actions["batch"].trigger()
    drive.answer("Close")
    assert not drive.window.findChildren(BatchDialog)
    with ended(drive):
        patient.may_go_on.set()


def test_a_report_is_opened_when_it_has_been_written(drive, tmp_path, monkeypatch):
    photos(tmp_path, "a.png")
    with ended(drive):
        drive.window.parts.batches.start(batch(tmp_path))
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    drive.click(button(drive, "report"))
    drive.qtbot.waitUntil(lambda: bool(opened))
    assert opened == [str(tmp_path / "out/inpaint-studio-batch.html")]
    assert "a.png" in (tmp_path / "out/inpaint-studio-batch.html").read_text("utf-8")
    assert drive.message == f"The report is in {opened[0]}."
