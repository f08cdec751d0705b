"""The photos opened last, on the welcome screen."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QLabel, QToolButton

from inpaint_studio.ui.dialogs.questions import ask_file, existing
from inpaint_studio.ui.settings.folders import OPEN, Folders
from inpaint_studio.ui.widgets import thumbnails
from inpaint_studio.ui.widgets.thumbnails import ThumbnailReader
from inpaint_studio.ui.window.recent_photos import SHOWN
from inpaint_studio.ui.window.welcome import Welcome
from tests.ui.driver import rgb


@pytest.fixture
def recent(qtbot, settings, tmp_path):
    """A welcome screen on which more photos are known than it shows; each has a colour of its own."""
    for number in range(SHOWN + 1):
        path = tmp_path / f"photo & {number}.png"
        cv2.imwrite(str(path), np.full((300, 200 + 100 * number, 3), 40 * number, np.uint8))
        settings.add_recent(path)
    screen = Welcome(settings)
    qtbot.addWidget(screen)
    screen.resize(900, 700)
    return screen


def cards(screen):
    return [each for each in screen.findChildren(QToolButton, "recent") if not each.isHidden()]


def colour(card):
    """The gray in the middle of a card's picture."""
    image = rgb(card.icon().pixmap(card.iconSize()).toImage())
    return image[image.shape[0] // 2, image.shape[1] // 2].tolist()


def test_each_shows_its_picture_newest_first(recent, qtbot):
    recent.show()
    qtbot.waitUntil(lambda: all(colour(card) == [40 * (SHOWN - at)] * 3 for at, card in enumerate(cards(recent))))
    assert [card.accessibleName() for card in cards(recent)] == [f"photo & {n}.png" for n in range(SHOWN, 0, -1)]
    assert all(card.text().count("&") == 2 for card in cards(recent))
    assert recent.rect().contains(cards(recent)[0].mapTo(recent, cards(recent)[0].rect().topLeft()))


def test_a_file_that_is_no_photo_any_more_has_a_drawing_and_one_that_is_gone_no_place(recent, qtbot, tmp_path):
    (tmp_path / "photo & 5.png").write_bytes(b"")
    (tmp_path / "photo & 4.png").unlink()
    recent.refresh()
    recent.show()
    qtbot.waitUntil(lambda: colour(cards(recent)[1]) == [120] * 3)
    assert [card.accessibleName()[-5] for card in cards(recent)] == ["5", "3", "2", "1", "0"]
    assert not cards(recent)[0].icon().isNull()


def test_a_click_opens_it(recent, qtbot, tmp_path):
    opened = []
    recent.show()
    recent._open_path = opened.append
    cards(recent)[1].click()
    assert opened == [tmp_path / "photo & 4.png"]


def test_without_any_nothing_is_said_of_them(qtbot, settings):
    screen = Welcome(settings)
    qtbot.addWidget(screen)
    screen.show()
    assert cards(screen) == []
    assert "Recent photos" not in [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]


def test_a_picture_of_a_file_without_end_is_not_read(qtbot, tmp_path, monkeypatch, photo_path):
    heard = []
    reader = ThumbnailReader(1, photo_path, QSize(96, 72))
    reader.loaded.connect(lambda key, image: heard.append((key, image.width(), image.height())))
    reader.run()
    assert heard == [(1, 192, 128)]
    monkeypatch.setattr(thumbnails, "_MOST_PIXELS", 301 * 201 - 1)
    reader.run()
    assert len(heard) == 1


def test_file_dialogs_begin_in_a_folder_that_is_there(qtbot, settings, tmp_path, drive):
    gone = tmp_path / "card" / "scans"
    assert existing(gone) == tmp_path
    dialog = ask_file(drive.window, "Open", gone, ["All files (*)"], lambda path: None)
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.reject()
    settings.write_state("folder-open", str(gone))
    assert Folders(settings).begin(OPEN).is_dir()
    assert isinstance(dialog, QFileDialog)
