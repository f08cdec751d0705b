"""The panels beside the photo share the window's height."""

import pytest
from PySide6.QtWidgets import QComboBox, QListWidget, QScrollArea, QStackedWidget, QUndoView, QWidget

from inpaint_studio.ui.window.dock_heights import shared_height


@pytest.fixture
def restored(patient, opened):
    """A restoration with two variants, in a small window; beside it the engine with the most rows."""
    patient.may_go_on.set()
    opened.window.resize(1280, 600)
    opened.choose_engine("patient")
    opened.drag((100, 60), (100, 240))
    opened.restore()
    return opened


def try_again(drive):
    drive.window.parts.engine_panel.findChild(object, "level").setValue(0.25)
    drive.restore()


def resize(drive, height):
    drive.window.resize(1280, height)
    drive.qtbot.wait(0)


def rows_seen(view):
    """Return how many rows of a list are visible at once."""
    return view.viewport().height() // view.sizeHintForRow(0)


def hidden(drive):
    """Return how many logical pixels of the engine's rows are scrolled out of sight."""
    return drive.window.parts.engine_panel.findChild(QScrollArea).verticalScrollBar().maximum()


@pytest.mark.parametrize(
    ("left", "expected"), [(400, 290), (290, 290), (289, 230), (230, 230), (200, 200), (140, 140), (90, 140)]
)
def test_the_engine_gets_what_it_can_use_then_its_rows_then_what_the_others_leave(left, expected):
    assert shared_height(left, least=140, rows=230, full=290) == expected


@pytest.mark.parametrize("variants", [1, 2])
def test_the_window_fits_a_screen_of_600_lines_in_every_state(restored, variants):
    if variants == 2:
        try_again(restored)
    assert restored.window.minimumSizeHint().height() <= 564
    resize(restored, 564)
    assert restored.window.height() == 564
    assert rows_seen(restored.window.findChild(QUndoView)) >= 2
    if variants == 2:
        listed = restored.window.findChild(QListWidget, "variants")
        restored.qtbot.waitUntil(lambda: rows_seen(listed) >= 1)


def test_in_720_lines_the_engine_shows_all_rows_and_the_history_several_also_after_a_restoration(restored):
    restored.choose_engine("fmm")
    resize(restored, 720)
    assert restored.window.findChild(QListWidget, "variants").count() == 1
    restored.qtbot.waitUntil(lambda: hidden(restored) == 0)
    assert rows_seen(restored.window.findChild(QUndoView)) >= 3


def test_the_rows_come_back_when_there_is_room_again(restored):
    window = restored.window
    restored.choose_engine("fmm")
    window.parts.engine_panel.findChild(QStackedWidget).currentWidget().unfold(True)
    resize(restored, 600)
    restored.qtbot.waitUntil(lambda: hidden(restored) > 0)
    restored.qtbot.waitUntil(lambda: not window.parts.engine_panel._summary.isVisible())
    resize(restored, 900)
    restored.qtbot.waitUntil(lambda: hidden(restored) == 0)
    restored.qtbot.waitUntil(lambda: window.parts.engine_panel._summary.isVisible())
    resize(restored, 600)
    restored.qtbot.waitUntil(lambda: hidden(restored) > 0)


def test_the_scroll_bar_takes_no_width_from_the_fields(restored):
    restored.choose_engine("fmm")
    fields = list(filter(QWidget.isVisible, restored.window.parts.engine_panel.findChildren(QComboBox)))
    resize(restored, 900)
    restored.qtbot.waitUntil(lambda: hidden(restored) == 0)
    widths = [field.width() for field in fields]
    resize(restored, 600)
    restored.qtbot.waitUntil(lambda: hidden(restored) > 0)
    assert [field.width() for field in fields] == widths
