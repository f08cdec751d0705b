"""The batch dialog: folders come in, are counted, and become a batch; a preview shows what would be found."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.rows import State
from inpaint_studio.ui.batch.batch_dialog import BatchDialog
from tests.batch.folders import PIXELS, batch, go, photos, write
from tests.ui.driver import LEFT, NONE, TAKES_FRACTIONS


@pytest.fixture
def dialog(qtbot, settings):
    dialog = BatchDialog(settings, "fmm", {"fmm": {"radius": 5}})
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog, before_close_func=lambda dialog: dialog.done(0))
    dialog.show()
    return dialog


def words(dialog, role):
    return next(label.text() for label in dialog.findChildren(QLabel) if label.property("role") == role)


def add(qtbot, dialog, *folders):
    with qtbot.waitSignal(dialog._count.counted):
        dialog.add_folders(folders)
    qtbot.waitUntil(lambda: not dialog._count.is_counting)


def test_dropped_folders_are_counted_and_the_results_go_beside_the_first(dialog, qtbot, tmp_path):
    photos(tmp_path, "a.png", "sub/b.tif")
    (tmp_path / "in/list.txt").write_text("no photo")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "in"))])
    where = QPointF(20, 20)
    enter = QDragEnterEvent(where if TAKES_FRACTIONS else where.toPoint(), Qt.DropAction.CopyAction, mime, LEFT, NONE)
    QApplication.sendEvent(dialog.folders.viewport(), enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(dialog._count.counted):
        QApplication.sendEvent(dialog.folders.viewport(), QDropEvent(where, Qt.DropAction.CopyAction, mime, LEFT, NONE))
    assert "2 photos" in words(dialog, "batch_count")
    assert "1 file that is no photo" in words(dialog, "batch_count")
    assert dialog.out.folder == tmp_path / "in-restored"


def test_nothing_can_be_started_without_a_folder_or_without_saying_what_is_restored(dialog, qtbot, tmp_path):
    assert not dialog.start.isEnabled()
    add(qtbot, dialog, photos(tmp_path, "a.png"))
    assert dialog.start.isEnabled()
    dialog.finds.click()
    assert not dialog.start.isEnabled()
    dialog.has_masks.click()
    assert dialog.start.isEnabled()
    QTest.mouseClick(dialog.start, LEFT)
    assert words(dialog, "batch_note") == "Say in which folder the masks are."


def test_what_is_chosen_becomes_the_batch(dialog, qtbot, tmp_path):
    add(qtbot, dialog, photos(tmp_path, "a.png"))
    dialog.preview.choice.sensitivity.setValue(80)
    dialog.limit.setValue(2.5)
    dialog.has_masks.click()
    dialog.masks.set_folder(tmp_path / "masks")
    qtbot.waitUntil(lambda: not dialog._count.is_counting)
    with qtbot.waitSignal(dialog.started) as started:
        QTest.mouseClick(dialog.start, LEFT)
    (found,) = started.args
    assert found.folders == (tmp_path / "in",)
    assert found.options.finding.choice.sensitivity == 80
    assert (found.options.masks, found.options.max_share) == (tmp_path / "masks", 0.025)
    assert (found.options.engine, found.options.engine_options) == ("fmm", (("radius", 5),))
    assert not found.is_resumed


def test_a_folder_removed_is_counted_no_longer(dialog, qtbot, tmp_path):
    add(qtbot, dialog, photos(tmp_path, "a.png"))
    dialog.folders.setCurrentRow(0)
    with qtbot.waitSignal(dialog._count.counted):
        QTest.keyClick(dialog.folders, Qt.Key.Key_Delete)
    assert not dialog.start.isEnabled()


def test_a_batch_that_was_broken_off_is_offered_as_it_was_begun(dialog, qtbot, tmp_path):
    photos(tmp_path, "a.png", "b.png")
    go(tmp_path)
    with Manifest(tmp_path / "out" / NAME) as manifest:
        manifest.put([replace(next(manifest.rows()), state=State.RUNNING)])
    with qtbot.waitSignal(dialog._count.counted):
        dialog.out.set_folder(tmp_path / "out")
    assert "1 of 2 photos" in words(dialog, "batch_note")
    with qtbot.waitSignal(dialog.started) as started:
        QTest.mouseClick(dialog._go_on, LEFT)
    assert started.args == [batch(tmp_path).resumed()]


def test_a_slider_only_chooses_among_what_was_found(dialog, qtbot, tmp_path):
    damaged = PIXELS.copy()
    cv2.line(damaged, (5, 40), (75, 12), (255, 255, 255), 2)
    write(tmp_path / "in/a.png", np.kron(damaged, np.ones((3, 3, 1), np.uint8)))
    add(qtbot, dialog, tmp_path / "in")
    preview = dialog.preview
    names = dialog.findChild(QListView, "batch_photos")
    with qtbot.waitSignal(preview.shown, timeout=60_000):
        QTest.mouseClick(names.viewport(), LEFT, pos=names.visualRect(names.model().index(0, 0)).center())
    preview.choice.sensitivity.setValue(0)
    none = preview.verdict.text()
    preview.choice.sensitivity.setValue(95)
    assert none == "No damage is found: the photo would be copied as it is."
    assert "of the photo" in preview.verdict.text()
    dialog.limit.setValue(0.1)
    assert "you would be asked" in preview.verdict.text()
    QTest.mouseClick(preview.picture, LEFT, pos=preview.picture.rect().center())
    assert preview.picture.is_close
