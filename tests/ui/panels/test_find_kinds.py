"""Several kinds of damage told apart in the window: examples, proposals, colours and settings of their own."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from inpaint_studio.core.edit import EXAMPLES
from inpaint_studio.core.region import Region
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.ui.canvas.plane_tints import PLANE_TINTS, PROPOSED
from tests.ui.damage import brightness_source, spot_source

WHOLE = Region(0, 0, 200, 300)
LIGHT = (30, 40), (30, 150), (90, 220)
DARK = (110, 60), (160, 130), (150, 260)
"""Places, (row, column), on specks of two kinds."""


def specks():
    pixels = np.full((200, 300), 120, np.uint8)
    for level, places in ((220, LIGHT), (20, DARK)):
        for row, column in places:
            pixels[row - 2 : row + 3, column - 2 : column + 3] = level
    return pixels


@pytest.fixture
def teaching(monkeypatch, patient, drive, tmp_path):
    """The driver with a photo with two kinds of specks, and “Like my strokes” chosen in the panel."""
    monkeypatch.setitem(SOURCES, "itself", spot_source())
    monkeypatch.setitem(SOURCES, "strokes", brightness_source())
    cv2.imwrite(str(tmp_path / "specks.png"), specks())
    drive.open(tmp_path / "specks.png")
    drive.key("D")
    QTest.keyClick(panel(drive).findChild(QComboBox, "mark_source"), Qt.Key.Key_Down)
    drive.set_brush(9)
    return drive


@pytest.fixture
def two_kinds(teaching):
    """… after light specks were found, then dark ones as another kind."""
    taught(teaching, LIGHT[0])
    add_kind(teaching, "Soot")
    taught(teaching, DARK[0])
    teaching.leave()
    return teaching


def panel(drive):
    return drive.window.parts.find_panel


def box(drive):
    return panel(drive).findChild(QComboBox, "mark_kind")


def names(drive):
    return [box(drive).itemText(row) for row in range(box(drive).count())]


def add_kind(drive, name):
    drive.key("Shift+Y")
    QTest.keyClicks(drive.window.focusWidget(), name)
    QTest.keyClick(drive.window.focusWidget(), Qt.Key.Key_Return)


def taught(drive, *places):
    for row, column in places:
        drive.drag((row + 0.5, column + 0.5))
    with drive.job():
        drive.key("Ctrl+D")


def proposed(drive, number):
    kinds = drive.editor.finder.kinds
    found = kinds.proposals(kinds.all[number])
    return [] if found is None else [place for place in LIGHT + DARK if found.cover(WHOLE)[place]]


def marked(drive, number):
    return [place for place in LIGHT + DARK if drive.editor.document.plane(EXAMPLES[number]).pixels[place]]


def is_tinted(drive, place, tint):
    """Whether the view shows a speck in a tint."""
    level = int(specks()[place])
    expected = [level + tint.opacity * (part - level) for part in tint.color]
    return bool(np.abs(drive.seen()[place] - expected).max() < 3)


def test_each_kind_has_a_name_examples_proposals_and_a_colour(two_kinds):
    assert names(two_kinds) == ["Damage", "Soot"]
    assert box(two_kinds).currentText() == "Soot"
    assert (marked(two_kinds, 0), marked(two_kinds, 1)) == ([LIGHT[0]], [DARK[0]])
    assert (proposed(two_kinds, 0), proposed(two_kinds, 1)) == (list(LIGHT[1:]), list(DARK[1:]))
    for number, places in enumerate((LIGHT, DARK)):
        assert is_tinted(two_kinds, places[1], PROPOSED[EXAMPLES[number]])
        assert is_tinted(two_kinds, places[0], PLANE_TINTS[EXAMPLES[number]])


def test_colours_of_kinds_are_all_different_and_those_of_examples_are_lighter():
    assert len({tint.color for tint in PROPOSED.values()}) == len(EXAMPLES)
    assert all(sum(PLANE_TINTS[plane].color) > sum(PROPOSED[plane].color) + 60 for plane in EXAMPLES)


def test_each_kind_has_a_sensitivity_and_a_source_of_its_own(two_kinds):
    choice = panel(two_kinds).choice
    choice.sensitivity.setValue(5)
    assert proposed(two_kinds, 1) == []
    assert proposed(two_kinds, 0) == list(LIGHT[1:])
    two_kinds.key("Y")
    assert box(two_kinds).currentText() == "Damage"
    assert choice.sensitivity.value() == 50
    QTest.keyClick(panel(two_kinds).findChild(QComboBox, "mark_source"), Qt.Key.Key_Up)
    two_kinds.key("Y")
    assert choice.sensitivity.value() == 5
    assert panel(two_kinds).findChild(QComboBox, "mark_source").currentData() == "strokes"


def test_a_click_judges_the_mark_of_whatever_kind_and_the_sum_is_told(two_kinds):
    summary = panel(two_kinds).findChild(QLabel, "mark_summary")
    assert summary.text().startswith("2 marks proposed · 4 of all kinds · ")
    two_kinds.key("D")
    two_kinds.drag((LIGHT[1][0] + 0.5, LIGHT[1][1] + 0.5))
    assert proposed(two_kinds, 0) == [LIGHT[2]]
    assert summary.text().startswith("2 marks proposed · 3 of all kinds · ")


def test_accepting_makes_mask_of_all_kinds_as_one_step(two_kinds):
    two_kinds.key("Shift+D")
    assert two_kinds.history[-1] == "Accept 4 marks"
    assert all(two_kinds.mask[place] for place in LIGHT + DARK)
    assert marked(two_kinds, 0) == marked(two_kinds, 1) == []
    two_kinds.key("Ctrl+Z")
    assert not two_kinds.mask.any()
    assert (marked(two_kinds, 0), proposed(two_kinds, 1)) == ([LIGHT[0]], list(DARK[1:]))


def test_strokes_follow_the_current_kind_and_undo_takes_back_those_of_each(two_kinds):
    two_kinds.key("Y")
    two_kinds.drag((LIGHT[1][0] + 0.5, LIGHT[1][1] + 0.5))
    assert (marked(two_kinds, 0), marked(two_kinds, 1)) == (list(LIGHT[:2]), [DARK[0]])
    for left in (([LIGHT[0]], [DARK[0]]), ([LIGHT[0]], []), ([], [])):
        two_kinds.key("Ctrl+Z")
        assert (marked(two_kinds, 0), marked(two_kinds, 1)) == left


def test_a_kind_that_was_removed_comes_back_by_undo(two_kinds):
    two_kinds.window.parts.actions["remove_kind"].trigger()
    assert names(two_kinds) == ["Damage"]
    assert marked(two_kinds, 1) == []
    assert two_kinds.history[-1] == "Remove “Soot”"
    assert not is_tinted(two_kinds, DARK[1], PROPOSED[EXAMPLES[1]])
    assert not two_kinds.window.parts.actions["remove_kind"].isEnabled()
    two_kinds.key("Ctrl+Z")
    assert names(two_kinds) == ["Damage", "Soot"]
    assert (marked(two_kinds, 1), proposed(two_kinds, 1)) == ([DARK[0]], list(DARK[1:]))
    two_kinds.key("Ctrl+Y")
    assert marked(two_kinds, 1) == []


def test_a_kind_is_renamed_and_an_empty_name_is_the_usual_one(two_kinds):
    for typed, shown in (("Dirt  and dust", "Dirt and dust"), ("", "Damage 2")):
        two_kinds.key("F2")
        field = two_kinds.window.focusWidget()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert names(two_kinds) == ["Damage", shown]
        assert box(two_kinds).currentText() == shown


def test_there_are_as_many_kinds_as_colours(teaching):
    for _ in EXAMPLES[1:]:
        teaching.window.parts.actions["add_kind"].trigger()
    assert len(names(teaching)) == len(set(names(teaching))) == len(EXAMPLES)
    assert not teaching.window.parts.actions["add_kind"].isEnabled()


def test_a_session_keeps_all_kinds(two_kinds, tmp_path):
    kinds = two_kinds.editor.finder.kinds
    learned = [kind.learned for kind in kinds.all]
    two_kinds.key("Ctrl+Alt+S")
    with two_kinds.job():
        two_kinds.choose_file(tmp_path / "work")
    two_kinds.editor.close()
    two_kinds.window.parts.actions["remove_kind"].trigger()
    with two_kinds.qtbot.waitSignal(two_kinds.editor.opened):
        assert two_kinds.drop_urls(QUrl.fromLocalFile(str(tmp_path / "work.inpaint")))
    assert names(two_kinds) == ["Damage", "Soot"]
    assert kinds.number == 1
    assert [kind.learned for kind in kinds.all] == learned
    assert (marked(two_kinds, 0), marked(two_kinds, 1)) == ([LIGHT[0]], [DARK[0]])
    assert (proposed(two_kinds, 0), proposed(two_kinds, 1)) == (list(LIGHT[1:]), list(DARK[1:]))


def test_after_a_crash_all_kinds_come_back_even_before_anything_was_found(teaching):
    add_kind(teaching, "Soot")
    teaching.drag((DARK[0][0] + 0.5, DARK[0][1] + 0.5))
    teaching.window.parts.recovery.wait()
    teaching.leave_as_if_killed()
    teaching.window.parts.recovery_offer.start()
    teaching.qtbot.waitUntil(lambda: teaching.is_asked)
    with teaching.qtbot.waitSignal(teaching.editor.opened):
        teaching.answer("Bring It Back")
    assert names(teaching) == ["Damage", "Soot"]
    assert marked(teaching, 1) == [DARK[0]]


def test_the_next_photo_is_searched_for_every_kind_as_the_last_one_was(two_kinds, tmp_path):
    again = two_kinds.window.parts.actions["find_again"]
    assert not again.isEnabled()
    cv2.imwrite(str(tmp_path / "other.png"), specks()[::-1])
    with two_kinds.qtbot.waitSignal(two_kinds.editor.opened):
        two_kinds.window.parts.files.strip.add([tmp_path / "other.png"])
    two_kinds.qtbot.waitUntil(lambda: not two_kinds.editor.jobs.is_running)
    assert names(two_kinds) == ["Damage", "Soot"]
    assert again.isEnabled()
    with two_kinds.job():
        two_kinds.key("Ctrl+Alt+D")
    covers = [kind.found.cover(WHOLE) for kind in two_kinds.editor.finder.kinds.all]
    for cover, places in zip(covers, (LIGHT, DARK), strict=True):
        assert all(cover[199 - row, column] for row, column in places)
    assert not (covers[0] & covers[1]).any()
    assert not again.isEnabled()
