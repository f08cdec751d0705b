"""Recovery: what a killed program leaves, the next start brings back."""

import errno
import os
import shutil
import signal
import threading
import zlib

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image
from PySide6.QtWidgets import QMessageBox

from inpaint_studio.core.edit import Patch, PatchEdit, Plane
from inpaint_studio.core.fade import Fade
from inpaint_studio.core.packed import Packed
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Variant
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.session.journal import HEAD, MAGIC, Journal
from inpaint_studio.files.session.journal_read import read_journal
from inpaint_studio.files.session.saved_work import PhotoLink, resume
from inpaint_studio.ui.sessions.recovery_slot import Slot, leftovers, recovery_folder
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow
from tests import forks
from tests.ui.driver import Driver

VICTIM = """
import sys, os, signal
import numpy as np
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.shapes import Capsule
from inpaint_studio.files.load import load_photo
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow
from inpaint_studio.ui.settings.settings import Settings

application = QApplication(sys.argv[:1])
folder = Path(sys.argv[1])
window = MainWindow(Settings(folder / "settings.ini"))
assemble(window)
editor = window.parts.editor

def wait_for_job():
    while editor.jobs.is_running:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

def stroke(*place, plane=Plane.MASK):
    editor.begin_stroke(plane)
    editor.paint(Capsule(*place))
    editor.end_stroke()

photo = load_photo(folder / "coffee.png")
if sys.argv[2] == "pasted":
    editor.show_photo(Photo(photo.pixels.copy()))
else:
    editor.files.open(folder / "coffee.png")
    wait_for_job()
stroke((60, 60), (60, 200), 13)
editor.restore("fmm", {"weighting": "telea"})
wait_for_job()
editor.fader.set(40, 3, is_held=True)
editor.fader.end()
stroke((120, 60), (150, 90), 9)
stroke((20, 60), (30, 90), 9, plane=Plane.PROTECTION)
stroke((20, 160), (30, 190), 9, plane=Plane.DONORS)
stroke((40, 160), (50, 190), 9, plane=Plane.EXCLUSION)
stroke((90, 160), (90, 190), 9, plane=Plane.EXAMPLES)
stroke((180, 60), (170, 90), 9)
editor.undo()
if sys.argv[2] == "jpeg":
    editor.files.save(folder / "coffee.jpg")
    wait_for_job()
    stroke((100, 160), (100, 190), 9)
window.parts.recovery.wait()
np.savez(folder / "state.npz", photo=editor.document.photo.pixels, mask=editor.document.mask.pixels,
         protection=editor.document.protection.pixels, donors=editor.document.donors.pixels,
         exclusion=editor.document.exclusion.pixels, examples=editor.document.plane(Plane.EXAMPLES).pixels,
         steps=editor.undo_stack.count(), index=editor.undo_stack.index())
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="session")
def one_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("one")


@pytest.fixture
def tmp_path(one_folder):
    """An empty folder, the same for every test: the work that is left names its photo by its place."""
    shutil.rmtree(one_folder)
    one_folder.mkdir()
    return one_folder


@pytest.fixture(scope="session")
def killed(tmp_path_factory):
    """What programs have left that were killed, by what they had done: a folder each, filled when it is first asked."""
    return {way: tmp_path_factory.mktemp(way) / "left" for way in ("file", "pasted", "jpeg")}


@pytest.fixture
def kill(killed, tmp_path, photo_path):
    """Work in a process of its own that is killed, or leave what such a one has left; return what it had."""

    def work(way="file"):
        left = killed[way]
        if left.exists():
            shutil.copytree(left, tmp_path, dirs_exist_ok=True)
            return np.load(tmp_path / "state.npz")
        done = forks.run(VICTIM, str(tmp_path), way)
        assert done.returncode == -signal.SIGKILL, done.stderr
        shutil.copytree(tmp_path, left)
        return np.load(tmp_path / "state.npz")

    return work


def start(drive):
    """Look for leftovers, as the program does at its start."""
    drive.window.parts.recovery_offer.start()
    drive.qtbot.waitUntil(lambda: not drive.editor.jobs.is_running)


def compare(drive, state):
    document = drive.editor.document
    np.testing.assert_array_equal(document.photo.pixels, state["photo"])
    np.testing.assert_array_equal(document.mask.pixels, state["mask"])
    for plane in (Plane.PROTECTION, Plane.DONORS, Plane.EXCLUSION, Plane.EXAMPLES):
        assert state[plane.value].any()
        np.testing.assert_array_equal(document.plane(plane).pixels, state[plane.value])
    assert (drive.editor.undo_stack.count(), drive.editor.undo_stack.index()) == (state["steps"], state["index"])


@pytest.mark.parametrize("way", ["file", "pasted", "jpeg"])
def test_a_killed_program_gives_everything_back(drive, photo_path, photo_pixels, kill, way):
    state = kill(way)
    start(drive)
    assert drive.is_asked
    with drive.job():
        drive.answer("Bring It Back")
    compare(drive, state)
    assert drive.message == "Your work is back."
    assert drive.editor.fader.fade == Fade(1, 40, 3)
    assert drive.window.isWindowModified() == (way != "jpeg")
    while drive.editor.undo_stack.canUndo():
        drive.key("Ctrl+Z")
    np.testing.assert_array_equal(drive.photo, photo_pixels)
    assert not drive.mask.any()


def test_what_was_brought_back_is_still_safe_when_the_program_is_killed_again(drive, photo_path, kill, qtbot):
    kill()
    start(drive)
    with drive.job():
        drive.answer("Bring It Back")
    drive.drag((100, 20), (110, 60))
    mask = drive.mask
    drive.leave_as_if_killed()
    start(drive)
    with drive.job():
        drive.answer("Bring It Back")
    np.testing.assert_array_equal(drive.mask, mask)


def test_a_declined_offer_is_asked_once_and_leaves_nothing(drive, photo_path, kill):
    kill()
    heard = []
    drive.window.parts.recovery_offer.start(lambda: heard.append("then"))
    drive.qtbot.waitUntil(lambda: drive.is_asked)
    assert not heard
    drive.answer("Discard")
    drive.qtbot.waitUntil(lambda: heard == ["then"])
    assert not recovery_folder().exists()
    start(drive)
    assert not any(box.isVisible() for box in drive.window.findChildren(QMessageBox))


def test_a_running_window_is_no_crash(opened, photo_path):
    opened.drag((60, 60), (60, 120))
    opened.window.parts.recovery.wait()
    assert leftovers(recovery_folder()) == []


def test_a_clean_exit_leaves_nothing(qtbot, settings, photo_path):
    window = MainWindow(settings)
    assemble(window)
    drive = Driver(window, qtbot)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    drive.open(photo_path)
    drive.drag((60, 60), (60, 120))
    window.parts.recovery.wait()
    assert recovery_folder().is_dir()
    window.close()
    drive.answer("Discard Mask")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not recovery_folder().exists()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("recovery")]


def test_closing_the_photo_leaves_nothing(opened):
    opened.drag((60, 60), (60, 120))
    opened.editor.close()
    assert not recovery_folder().exists()


def test_a_slot_without_work_is_removed_without_a_question(drive, photo_path, tmp_path):
    slot = Slot.create(recovery_folder())
    slot.release()
    start(drive)
    assert not drive.is_asked
    assert not recovery_folder().exists()


def test_a_slot_is_emptied_without_being_gone_for_a_moment(tmp_path):
    slot = Slot.create(tmp_path / "slots")
    slot.journal.write_bytes(b"journal")
    (slot.folder / "photo-1.tif").write_bytes(b"photo")
    folder = os.open(slot.folder, os.O_RDONLY)  # Held open, its number is given to no other folder.
    try:
        slot.clear()
        assert os.path.samestat(os.fstat(folder), slot.folder.stat())
    finally:
        os.close(folder)
    assert list(slot.folder.iterdir()) == []
    slot.remove()


def test_a_photo_that_was_changed_meanwhile_gives_its_mask_back(drive, photo_path, photo_pixels, kill):
    state = kill()
    other = np.ascontiguousarray(photo_pixels[::-1])
    cv2.imwrite(str(photo_path), other)
    start(drive)
    with drive.job():
        drive.answer("Bring It Back")
    drive.qtbot.waitUntil(lambda: drive.is_asked)
    assert "changed by another program" in drive.dialog(QMessageBox).text()
    with drive.job():
        drive.answer("Open with the Mask")
    np.testing.assert_array_equal(drive.photo, other[..., ::-1])
    np.testing.assert_array_equal(drive.mask, state["mask"] > 0)
    np.testing.assert_array_equal(drive.editor.document.protection.pixels, state["protection"])
    assert drive.history == ["Mask brought back"]


def test_a_page_that_was_changed_meanwhile_gives_its_mask_back(drive, photo_pixels, tmp_path):
    path = tmp_path / "album.tif"
    pages = [photo_pixels, np.ascontiguousarray(photo_pixels[::-1])]
    tifffile.imwrite(path, np.stack(pages), photometric="rgb")
    with drive.job():
        drive.editor.files.open(path, page=1)
    drive.drag((60, 60), (60, 120))
    mask = drive.mask.copy()
    drive.leave_as_if_killed()
    tifffile.imwrite(path, np.stack([255 - page for page in pages]), photometric="rgb")
    start(drive)
    with drive.job():
        drive.answer("Bring It Back")
    drive.qtbot.waitUntil(lambda: drive.is_asked)
    with drive.job():
        drive.answer("Open with the Mask")
    np.testing.assert_array_equal(drive.photo, 255 - pages[1])
    np.testing.assert_array_equal(drive.mask, mask)


def test_a_photo_that_was_moved_can_be_shown(drive, photo_path, tmp_path, kill):
    state = kill()
    photo_path.rename(tmp_path / "moved.png")
    start(drive)
    with drive.job():
        drive.answer("Bring It Back")
    drive.qtbot.waitUntil(lambda: drive.is_asked)
    assert "no longer in" in drive.dialog(QMessageBox).text()
    drive.answer("Find the Photo…")
    with drive.job():
        drive.choose_file(tmp_path / "moved.png")
    compare(drive, state)
    assert drive.editor.document.photo.source.path == tmp_path / "moved.png"


def test_a_drive_that_is_full_is_told_once_and_work_goes_on(opened, monkeypatch):
    def fill(journal):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    opened.window.parts.recovery.wait()
    monkeypatch.setattr(Journal, "flush", fill)
    heard = []
    opened.editor.noticed.connect(heard.append)
    for row in (40, 80, 120):
        opened.drag((row, 60), (row, 120))
    opened.window.parts.recovery.wait()
    opened.qtbot.waitUntil(lambda: bool(heard))
    assert len(heard) == 1
    assert heard[0].startswith("Your steps cannot be kept safe against a crash for now")
    assert opened.history == ["Brush stroke"] * 3


def test_a_state_folder_that_cannot_be_made_is_told_and_the_photo_opens(drive, photo_path, tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    heard = []
    drive.editor.noticed.connect(heard.append)
    drive.open(photo_path)
    assert heard[0].startswith("Your steps cannot be kept safe against a crash for now")
    drive.drag((60, 60), (60, 120))
    assert drive.history == ["Brush stroke"]


def test_a_pasted_photo_of_16_bits_is_kept_as_it_is(drive, photo_pixels):
    pixels = photo_pixels.astype(np.uint16) * 257 + 3
    drive.editor.show_photo(Photo(pixels.copy()))
    drive.drag((60, 60), (60, 120))
    drive.window.parts.recovery.wait()
    slot = drive.window.parts.recovery.slot
    found = cv2.imread(str(slot.folder / "photo-1.tif"), cv2.IMREAD_UNCHANGED)
    np.testing.assert_array_equal(found[..., ::-1], pixels)


def test_a_stroke_that_waits_to_be_restored_is_safe_already(patient, drive, photo_pixels):
    drive.editor.show_photo(Photo(photo_pixels.copy()))
    drive.choose_engine("patient")
    drive.click(drive.window.parts.tool_panel.immediate)
    drive.set_brush(9)
    drive.drag((60, 60), (60, 120))
    drive.drag((90, 60), (90, 120))
    recovery, document = drive.window.parts.recovery, drive.editor.document
    recovery.wait()
    assert drive.history == []
    work, _ = read_journal(recovery.slot.journal)
    assert [step.edit.title for step in work.steps] == ["Brush stroke"] * 2
    np.testing.assert_array_equal(work.masks[Plane.MASK], document.mask.pixels)
    patient.may_go_on.set()
    drive.qtbot.waitUntil(lambda: not drive.editor.strokes.is_busy)
    recovery.wait()
    work, _ = read_journal(recovery.slot.journal)
    assert [step.edit.title for step in work.steps] == drive.history == ["Brush stroke, restored"] * 2
    assert not work.masks[Plane.MASK].any()
    found = resume(work, Photo(photo_pixels.copy()))
    np.testing.assert_array_equal(found.photo.pixels, document.photo.pixels)


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
def test_a_program_killed_between_replacing_the_photo_and_noting_it_gives_all_steps_back(
    patient, opened, tmp_path, photo_pixels, monkeypatch, suffix
):
    path = tmp_path / f"own{suffix}"  # a JPEG file does not hold to the last bit what is saved
    Image.fromarray(photo_pixels).save(path)
    opened.open(path)
    before = opened.photo.copy()
    patient.may_go_on.set()
    opened.choose_engine("patient")
    for row in (60, 140):
        opened.drag((row, 60), (row, 120))
        opened.restore()
    last = opened.photo.copy()
    replace = os.replace

    def replace_and_die(*paths):
        replace(*paths)
        if paths[1] == path:
            raise OSError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace_and_die)
        with opened.job():
            opened.editor.files.save(path)
    assert (load_photo(path).pixels != before).any()
    opened.leave_as_if_killed()
    start(opened)
    with opened.job():
        opened.answer("Bring It Back")
    assert not opened.is_asked
    np.testing.assert_array_equal(opened.photo, last)
    assert not opened.window.isWindowModified()
    opened.editor.undo_stack.setIndex(0)
    np.testing.assert_array_equal(opened.photo, before)


# --- damaged leftovers ------------------------------------------------------------------------------------------------


def leave(name, content):
    """Leave a journal as a program does that is gone."""
    folder = recovery_folder() / name
    folder.mkdir(parents=True)
    (folder / "journal").write_bytes(content)
    return folder


def test_damaged_leftovers_hold_nothing_up_are_kept_and_named_once(opened, photo_path, qtbot):
    opened.drag((60, 60), (60, 120))
    opened.leave_as_if_killed()
    nested = b"[" * 100_000
    check = zlib.crc32(HEAD.pack(1, len(nested), 0, 0) + nested)
    leave("99990101-000000-aa", MAGIC + HEAD.pack(1, len(nested), 0, check) + nested)
    leave("00010101-000000-bb", b"what is this")
    heard = []
    opened.window.parts.recovery_offer.start(lambda: (heard.append("then"), opened.window.parts.files.open(photo_path)))
    qtbot.waitUntil(lambda: opened.is_asked)
    assert "1 step is safe" in opened.dialog(QMessageBox).informativeText()
    opened.answer("Discard")
    qtbot.waitUntil(lambda: "its file is damaged" in opened.message)
    assert heard == ["then"]
    assert opened.editor.document.photo.source.path == photo_path
    for name in ("99990101-000000-aa.damaged", "00010101-000000-bb.damaged"):
        assert str(recovery_folder() / name) in opened.message
        assert (recovery_folder() / name / "journal").exists()
    opened.editor.close()
    opened.window.parts.messages.hide()
    start(opened)
    assert not opened.is_asked
    assert opened.message == ""


def test_work_whose_steps_turn_out_to_be_damaged_is_set_aside_when_it_is_brought_back(opened, photo_path, qtbot):
    opened.drag((60, 60), (60, 120))
    slot = Slot.create(recovery_folder())
    link, patch = PhotoLink.to(opened.editor.document.photo), changed(opened.editor.document)
    journal = Journal(slot.journal, 1 << 40)
    journal.begin(link, PatchEdit("", ()))
    journal.add_step([Variant(PatchEdit("Damaged", (patch,)))], 0, 0.0)
    journal.flush()
    journal.close()
    slot.release()
    opened.editor.close()
    opened.window.parts.recovery_offer.start(lambda: opened.window.parts.files.open(photo_path))
    qtbot.waitUntil(lambda: opened.is_asked)
    opened.answer("Bring It Back")
    qtbot.waitUntil(lambda: "A step of the history is damaged. It is kept in" in opened.message)
    assert opened.editor.document.photo.source.path == photo_path
    assert [folder.suffix for folder in recovery_folder().iterdir() if folder.name.startswith(slot.folder.name)] == [
        ".damaged"
    ]


def changed(document):
    """Return a patch of the photo whose data are damaged."""
    region = Region(0, 0, 9, 9)
    return Patch(Plane.PHOTO, region, document.photo.pixels.dtype.str, 3, Packed(b"no zlib data"))


def test_stopping_the_look_for_leftovers_goes_on_and_leaves_them_for_the_next_start(opened, photo_path):
    opened.drag((60, 60), (60, 120))
    opened.leave_as_if_killed()
    heard = []
    opened.window.parts.recovery_offer.start(lambda: heard.append("then"))
    opened.editor.jobs.cancel()
    assert heard == ["then"]
    start(opened)
    assert opened.is_asked
    opened.answer("Discard")
