"""What gives way in a window as low as a screen of 720 lines."""

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QListWidget, QPushButton, QScrollArea

from inpaint_studio.ui.panels.filmstrip_panel import FilmstripPanel


def resize(drive, height):
    drive.window.resize(1280, height)
    drive.qtbot.waitUntil(lambda: drive.window.height() == height)
    drive.qtbot.wait(0)


@pytest.fixture
def several(drive, tmp_path):
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.png")
        cv2.imwrite(str(paths[-1]), np.full((100, 150), 80 * number, np.uint8))
    with drive.qtbot.waitSignal(drive.editor.opened):
        drive.window.parts.files.open_all(paths)
    drive.qtbot.waitUntil(lambda: drive.window.findChild(QListWidget, "filmstrip").count() == 3)
    return drive


def test_the_filmstrip_is_72_pixels_high_in_a_low_window_and_shows_whole_pictures_with_names(several):
    strip, listed = several.window.findChild(FilmstripPanel), several.window.findChild(QListWidget, "filmstrip")
    resize(several, 720)
    assert strip.height() == 72
    several.qtbot.waitUntil(lambda: listed.visualItemRect(listed.item(2)).height() <= listed.viewport().height())
    resize(several, 900)
    several.qtbot.waitUntil(lambda: strip.height() == 116)
    assert listed.iconSize().height() == 64


def test_in_720_lines_all_of_the_find_panel_is_seen_and_the_mask_rows_come_back(opened):
    resize(opened, 720)
    mask_rows = opened.window.parts.tool_panel.distance
    assert mask_rows.isVisible()
    opened.key("D")
    area = opened.window.parts.find_panel.findChild(QScrollArea)
    opened.qtbot.waitUntil(lambda: area.isVisible() and area.verticalScrollBar().maximum() == 0)
    assert not mask_rows.isVisible()
    assert not opened.window.parts.tool_panel.immediate.isVisible()
    resize(opened, 900)
    assert mask_rows.isVisible()
    resize(opened, 720)
    opened.key("Esc")
    assert mask_rows.isVisible()
    assert opened.window.parts.tool_panel.immediate.isVisible()


def test_with_heal_the_switch_of_strokes_stays_away_after_the_search(opened):
    resize(opened, 720)
    opened.key("J")
    opened.key("D")
    opened.key("J")
    assert not opened.window.parts.tool_panel.immediate.isVisible()
    opened.key("Esc")
    assert not opened.window.parts.tool_panel.immediate.isVisible()


def test_in_a_narrow_window_restore_keeps_its_place_and_the_zoom_is_chosen_from_a_menu(opened):
    field = opened.window.parts.zoom_field
    restore = opened.window.findChild(QPushButton, "restore")
    opened.window.parts.actions["restore"].setIconText("A long word for Restore Again")
    opened.window.resize(760, 700)
    opened.qtbot.waitUntil(lambda: not field.isVisible())
    opened.qtbot.waitUntil(lambda: restore.isVisible() and restore.geometry().right() < opened.window.width())
    opened.window.resize(1100, 720)
    opened.qtbot.waitUntil(field.isVisible)
