"""Reviewing a batch: photo by photo with the proposed mask, decided by one key each, and gone on with another day."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView

from inpaint_studio.batch.manifest import NAME
from inpaint_studio.batch.photo import _made_engine
from tests.batch.folders import MASK, PIXELS, go, photos, rows, states, write
from tests.ui.driver import LONG

WIDE = cv2.dilate(MASK, np.ones((7, 7)))


@pytest.fixture(autouse=True)
def new_engine():
    """The engine that a process keeps for all photos is another one in each test."""
    _made_engine.cache_clear()


def waiting(tmp_path, *names, **changes):
    """Make a batch of which these photos are to be reviewed, and one is not."""
    photos(tmp_path, *names, "fine.png")
    for name in names:
        write((tmp_path / "masks" / name).with_suffix(".png"), WIDE)
    go(tmp_path, max_share=0.05, **changes)
    return tmp_path / "out" / NAME


@pytest.fixture
def review(drive):
    return drive.window.parts.batches.review


@pytest.fixture
def reviewing(drive, review, tmp_path):
    """The driver, with a batch of three photos to be reviewed, at the first."""
    show(drive, review, waiting(tmp_path, "a.png", "b.png", "sub/c.png"))
    return drive


def show(drive, review, path):
    with drive.job():
        review.open(path)


def decide(drive, review, key):
    """Press a key and wait until the next photo is shown."""
    with drive.job():
        drive.key(key)
    drive.qtbot.waitUntil(lambda: review.is_shown)


def all_done(drive, review):
    drive.qtbot.waitUntil(lambda: not review.work.under_way, timeout=LONG)


def test_each_photo_is_shown_with_the_mask_that_is_proposed(reviewing, review):
    assert np.array_equal(reviewing.photo, PIXELS)
    assert np.array_equal(reviewing.mask, WIDE > 0)
    panel = reviewing.window.findChild(QListView, "review_list")
    reviewing.qtbot.waitUntil(lambda: panel.model().rowCount() == 3)
    assert not panel.model().index(0, 0).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert reviewing.window.findChild(QLabel, "review_photo").text() == "1 of 3 · 3 left · a.png"


def test_one_key_accepts_and_the_photo_is_written_where_the_batch_would_have_written_it(reviewing, review, tmp_path):
    decide(reviewing, review, "F7")
    assert review.row.relative.name == "b.png"
    all_done(reviewing, review)
    assert states(tmp_path)["a.png"] == "restored"
    after = cv2.imread(str(tmp_path / "out/a.png"))[..., ::-1]
    assert np.array_equal(after[WIDE == 0], PIXELS[WIDE == 0])
    assert (after[WIDE > 0] != PIXELS[WIDE > 0]).any()
    assert review.left == 2


def test_what_is_touched_up_is_what_is_restored(reviewing, review, tmp_path):
    reviewing.window.parts.toolbox.choose("pan")
    reviewing.key("F8")
    reviewing.set_brush(6)
    reviewing.drag((50, 10), (50, 30))
    mask = reviewing.mask
    assert mask[50, 20]
    decide(reviewing, review, "F7")
    all_done(reviewing, review)
    after = cv2.imread(str(tmp_path / "out/a.png"))[..., ::-1]
    assert (after[mask] != PIXELS[mask]).any(axis=1).mean() > 0.5
    assert rows(tmp_path)["a.png"].share == pytest.approx(mask.mean())


def test_one_key_skips_and_takes_it_back(reviewing, review, tmp_path):
    decide(reviewing, review, "F9")
    assert states(tmp_path)["a.png"] == "skipped"
    decide(reviewing, review, "PgUp")
    reviewing.key("F9")
    assert states(tmp_path)["a.png"] == "review"
    assert not (tmp_path / "out/a.png").exists()


def test_coming_back_goes_on_where_one_was_with_what_was_touched_up(reviewing, review, tmp_path):
    decide(reviewing, review, "F9")
    reviewing.set_brush(6)
    reviewing.drag((50, 10), (50, 30))
    mask = reviewing.mask
    reviewing.window.parts.actions["close"].trigger()
    assert not review.is_open
    assert reviewing.editor.document is None
    all_done(reviewing, review)
    show(reviewing, review, tmp_path / "out" / NAME)
    assert review.row.relative.name == "b.png"
    assert np.array_equal(reviewing.mask, mask)
    assert len(review.rows) == 3


def test_what_was_restored_in_the_editor_is_accepted_as_it_is(reviewing, review, tmp_path):
    reviewing.choose_engine("fmm")
    reviewing.restore()
    photo = reviewing.photo.copy()
    decide(reviewing, review, "Ctrl+S")  # The photo itself is never written over.
    all_done(reviewing, review)
    assert np.array_equal(cv2.imread(str(tmp_path / "out/a.png"))[..., ::-1], photo)
    assert np.array_equal(cv2.imread(str(tmp_path / "in/a.png"))[..., ::-1], PIXELS)
    assert states(tmp_path)["a.png"] == "restored"


def test_leaving_what_was_restored_in_the_editor_asks(reviewing, review, tmp_path):
    reviewing.choose_engine("fmm")
    reviewing.restore()
    reviewing.key("PgDown")
    reviewing.answer("Cancel")
    assert review.row.relative.name == "a.png"
    reviewing.key("PgDown")
    with reviewing.job():
        reviewing.answer("Discard")
    reviewing.qtbot.waitUntil(lambda: review.is_shown)
    assert review.row.relative.name == "b.png"
    assert states(tmp_path)["a.png"] == "review"


def test_a_click_looks_at_another_photo(reviewing, review):
    panel = reviewing.window.findChild(QListView, "review_list")
    reviewing.qtbot.waitUntil(lambda: panel.model().rowCount() == 3)
    place = panel.visualRect(panel.model().index(2, 0)).center()
    with reviewing.job():
        QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert review.row.relative.name == "c.png"


def test_a_photo_that_cannot_be_restored_stays_and_tells_why(reviewing, review, tmp_path):
    (tmp_path / "in/a.png").unlink()
    decide(reviewing, review, "F7")
    all_done(reviewing, review)
    reviewing.qtbot.waitUntil(lambda: "a.png" in reviewing.message)
    assert states(tmp_path)["a.png"] == "review"
    assert review.left == 3


def test_closing_asks_while_accepted_photos_wait_and_they_stay_on_the_list(patient, drive, review, tmp_path):
    patient.may_go_on.set()
    path = waiting(tmp_path, "a.png", "b.png", engine="patient")
    patient.may_go_on.clear()
    patient.has_begun.clear()
    show(drive, review, path)
    decide(drive, review, "F7")
    drive.qtbot.waitUntil(patient.has_begun.is_set)
    drive.window.close()
    drive.answer("Stop and Close")
    drive.qtbot.waitUntil(lambda: not drive.window.isVisible())
    assert (states(tmp_path)["a.png"], states(tmp_path)["b.png"]) == ("review", "review")
    assert not (tmp_path / "out/a.png").exists()


def test_nothing_to_review_is_told(drive, review, tmp_path):
    photos(tmp_path, "a.png")
    go(tmp_path)
    review.open(tmp_path / "out" / NAME)
    assert drive.message == "No photo of this batch is to be reviewed."
    review.open(tmp_path / NAME)
    assert "There is no manifest of a batch" in drive.message


def test_a_manifest_is_chosen_from_the_menu(drive, review, tmp_path):
    path = waiting(tmp_path, "a.png")
    drive.window.parts.actions["review_batch"].trigger()
    with drive.job():
        drive.choose_file(path)
    assert review.path == path


def test_a_photo_that_is_decided_is_shown_as_it_was_written_and_changed_like_any_other(reviewing, review, tmp_path):
    decide(reviewing, review, "F7")
    all_done(reviewing, review)
    with reviewing.job():
        review.go(0)
    reviewing.qtbot.waitUntil(lambda: review.current == 0)
    assert reviewing.editor.document.photo.source.path == tmp_path / "out/a.png"
    assert np.array_equal(reviewing.photo, cv2.imread(str(tmp_path / "out/a.png"))[..., ::-1])
    assert not reviewing.mask.any()
    assert not reviewing.window.parts.actions["accept_photo"].isEnabled()
    reviewing.drag((50, 10), (50, 30))
    reviewing.key("PgDown")
    reviewing.answer("Keep Painting")
    assert review.row.relative.name == "a.png"
