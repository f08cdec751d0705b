"""The list of steps: strokes that fold into one row, and names that the user gives, by real events."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from inpaint_studio.ui.panels.history_panel import HistoryPanel
from inpaint_studio.ui.panels.step_list import StepList

STROKES = [((40, 40), (40, 90)), ((80, 40), (80, 90)), ((120, 40), (120, 90))]


@pytest.fixture
def painted(opened):
    """The driver after three strokes of the brush and one of the eraser."""
    opened.set_brush(9)
    for stroke in STROKES:
        opened.drag(*stroke)
    opened.key("E")
    opened.drag((40, 40), (40, 60))
    return opened


def listed(drive):
    return drive.window.findChild(StepList)


def rows(drive):
    """What the rows that are shown say."""
    view = listed(drive)
    shown = [row for row in range(view.model().rowCount()) if not view.isRowHidden(row)]
    return [view.itemDelegate().name(row) for row in shown]


def place(view, row):
    return view.visualRect(view.model().index(row, 0))


def click(drive, row, x=None):
    rect = place(listed(drive), row)
    where = rect.center() if x is None else QPoint(rect.left() + x, rect.center().y())
    drive.qtbot.mouseClick(listed(drive).viewport(), Qt.MouseButton.LeftButton, pos=where)


def double_click(drive, row):
    """As a hand does it: the second click of two is another event."""
    view = listed(drive)
    for act in (drive.qtbot.mouseClick, drive.qtbot.mouseDClick):
        act(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, row).center())


def field(drive):
    fields = drive.window.findChildren(QLineEdit, "name_field")
    return next((each for each in fields if each.isVisible()), None)


def type_name(drive, text, end=Qt.Key.Key_Return):
    QTest.keyClicks(field(drive), text)
    QTest.keyClick(field(drive), end)


def test_strokes_that_follow_each_other_stand_in_one_row(painted):
    assert rows(painted) == ["As opened", "Brush stroke × 3", "Erase: brush stroke"]
    painted.drag((80, 40), (80, 60))
    assert rows(painted) == ["As opened", "Brush stroke × 3", "Erase: brush stroke × 2"]


def test_undo_goes_stroke_by_stroke_and_shows_where_it_is(painted):
    masks = [painted.mask]
    for _ in range(4):
        painted.key("Ctrl+Z")
        masks.append(painted.mask)
    assert len({mask.sum() for mask in masks}) == 5
    assert rows(painted) == ["As opened", "Brush stroke × 3", "Erase: brush stroke"]
    painted.key("Ctrl+Shift+Z")
    assert rows(painted) == ["As opened", *["Brush stroke"] * 3, "Erase: brush stroke"]
    np.testing.assert_array_equal(painted.mask, masks[3])
    painted.key("Ctrl+Shift+Z")
    painted.key("Ctrl+Shift+Z")
    assert rows(painted) == ["As opened", "Brush stroke × 3", "Erase: brush stroke"]


def test_a_click_on_the_row_goes_behind_the_last_stroke_of_it(painted):
    click(painted, 3)
    assert painted.editor.undo_stack.index() == 3


def test_the_arrow_unfolds_and_folds_without_going_there(painted):
    click(painted, 3, x=8)
    assert rows(painted) == ["As opened", *["Brush stroke"] * 3, "Erase: brush stroke"]
    assert painted.editor.undo_stack.index() == 4
    click(painted, 1, x=8)
    assert rows(painted)[1] == "Brush stroke × 3"
    assert painted.editor.undo_stack.index() == 4


def test_right_and_left_unfold_and_fold_the_row_with_the_keyboard(painted):
    click(painted, 3)
    QTest.keyClick(listed(painted), Qt.Key.Key_Right)
    assert rows(painted)[1:3] == ["Brush stroke", "Brush stroke"]
    QTest.keyClick(listed(painted), Qt.Key.Key_Left)
    assert rows(painted)[1] == "Brush stroke × 3"


def test_a_double_click_names_a_step_which_then_stands_by_itself(painted):
    click(painted, 3, x=8)
    double_click(painted, 2)
    assert field(painted).text() == "Brush stroke"
    type_name(painted, "  Scratch on the  cheek ")
    assert rows(painted) == ["As opened", "Brush stroke", "Scratch on the cheek", "Brush stroke", "Erase: brush stroke"]
    assert field(painted) is None


def test_f2_names_the_current_step_and_an_empty_name_gives_it_its_own_back(painted):
    click(painted, 4)
    QTest.keyClick(listed(painted), Qt.Key.Key_F2)
    type_name(painted, "Corner")
    assert rows(painted)[-1] == "Corner"
    QTest.keyClick(listed(painted), Qt.Key.Key_F2)
    QTest.keyClick(field(painted), Qt.Key.Key_Backspace)
    type_name(painted, "")
    assert rows(painted)[-1] == "Erase: brush stroke"
    assert not painted.window.parts.find_mode.is_on


def test_esc_leaves_the_name_and_the_photo_takes_it_when_it_gets_the_keyboard(painted):
    painted.key("Ctrl+F2")
    type_name(painted, "Not this", end=Qt.Key.Key_Escape)
    assert rows(painted)[-1] == "Erase: brush stroke"
    painted.key("Ctrl+F2")
    QTest.keyClicks(field(painted), "This")
    painted.canvas.setFocus()
    assert rows(painted)[-1] == "This"


def test_a_name_stays_with_its_step_through_undo_and_goes_with_it(painted):
    painted.key("Ctrl+F2")
    type_name(painted, "Corner")
    painted.key("Ctrl+Z")
    painted.key("Ctrl+Shift+Z")
    assert rows(painted)[-1] == "Corner"
    painted.key("Ctrl+Z")
    painted.drag((40, 40), (40, 60))
    assert rows(painted)[-1] == "Erase: brush stroke"


def test_the_menu_names_and_unfolds(painted):
    view, panel = listed(painted), painted.window.findChild(HistoryPanel)
    entries = {each.text(): each for each in panel.menu_at(place(view, 3).center()).actions()}
    entries["Show Each Step"].trigger()
    assert rows(painted)[1] == "Brush stroke"
    entries = {each.text(): each for each in panel.menu_at(place(view, 2).center()).actions()}
    entries["Name This Step…"].trigger()
    type_name(painted, "Eye")
    assert rows(painted)[2] == "Eye"


def test_a_restoration_shows_its_engine_below_and_everything_in_the_tooltip(patient, painted):
    patient.may_go_on.set()
    painted.choose_engine("patient")
    painted.restore()
    view = listed(painted)
    assert view.itemDelegate().name(5) == "Restore: 3 spots"
    assert view.itemDelegate().detail(5) == "Patient, 0.0 s"
    assert place(view, 5).height() > place(view, 4).height() + view.fontMetrics().height() / 2
    assert view.itemDelegate().tip(5).splitlines()[:2] == ["Restore: 3 spots", "Patient, 0.0 s"]


def test_restorations_by_themselves_never_fold(patient, painted):
    patient.may_go_on.set()
    painted.choose_engine("patient")
    for _ in range(2):
        painted.restore()
        painted.key("B")
        painted.drag(*STROKES[0])
    assert [name for name in rows(painted) if name.startswith("Restore")] == ["Restore: 3 spots", "Restore: 1 spot"]
