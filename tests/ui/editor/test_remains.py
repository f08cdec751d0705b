"""What a restoration has left along its rim, by real events."""

import numpy as np
import pytest

from inpaint_studio.core.photo import Photo
from tests.ui.driver import LONG

ROWS, COLUMNS = np.mgrid[:160, :200] + 0.5
AWAY = np.hypot(ROWS - 80, COLUMNS - 100)
DAMAGE = 70 * np.exp(-((np.maximum(AWAY - 6, 0) / 4) ** 2))
GROUND = 60 + 0.3 * COLUMNS
MIDDLE = (80.0, 100.0)


@pytest.fixture
def spotted(drive):
    drive.window.settings.set("point_out_remains", True)
    drive.window.parts.engine_panel.choose("fmm", {})
    drive.editor.show_photo(Photo(np.rint(GROUND + DAMAGE).astype(np.uint8)))
    drive.zoom(3.0)
    drive.key("B")
    return drive


def restore(drive, size, keys="Ctrl+R"):
    if size:
        drive.set_brush(size)
        drive.drag(MIDDLE)
    with drive.job(LONG):
        drive.key(keys)


def test_remains_are_counted_shown_and_taken_in_by_one_key(spotted):
    remains = spotted.editor.remains
    with spotted.qtbot.waitSignal(remains.changed):
        restore(spotted, 16)
    assert remains.count == 1
    shown = remains.read(spotted.editor.document.photo.region) > 0
    assert not shown[AWAY < 7].any()
    assert shown[(AWAY > 9) & (DAMAGE > 6)].all()
    assert AWAY[shown].max() < 20
    assert spotted.window.statusBar().remains.text() == "remains along the rim: 1"
    restore(spotted, 0, "Ctrl+Shift+F")
    assert np.abs(spotted.editor.document.photo.pixels - GROUND).max() <= 2.5
    assert spotted.history[-2] == "Take in remains"
    spotted.qtbot.waitUntil(lambda: not remains.is_looking)
    assert remains.count == 0
    assert spotted.window.statusBar().remains.text() == ""
    assert not spotted.window.parts.actions["restore_remains"].isEnabled()


def test_where_all_of_the_damage_was_masked_nothing_is_said(spotted):
    restore(spotted, 40)
    spotted.qtbot.waitUntil(lambda: not spotted.editor.remains.is_looking)
    assert spotted.editor.remains.count == 0


def test_undo_forgets_them(spotted):
    with spotted.qtbot.waitSignal(spotted.editor.remains.changed):
        restore(spotted, 16)
    spotted.key("Ctrl+Z")
    assert spotted.editor.remains.count == 0
    assert not spotted.editor.remains.read(spotted.editor.document.photo.region).any()


def test_who_does_not_want_them_pointed_out_is_left_alone(spotted):
    spotted.window.settings.set("point_out_remains", False)
    restore(spotted, 16)
    assert not spotted.editor.remains.is_looking
    assert spotted.editor.remains.count == 0
