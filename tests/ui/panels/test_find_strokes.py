"""Finding more of the damage that is painted over, in the window."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMessageBox, QToolButton

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.region import Region
from inpaint_studio.detection.proposals import KEPT, REJECTED
from inpaint_studio.detection.registry import SOURCES, Answer
from tests.detection.test_found import marks_of
from tests.ui.damage import brightness_source, spot_source

WHOLE = Region(0, 0, 200, 300)
SPOTS = (30, 40), (30, 150), (90, 220), (110, 60), (160, 130), (150, 260)
"""Places, (row, column), on specks that are all alike."""


def speckled():
    pixels = np.broadcast_to(np.linspace(140, 110, 300), (200, 300)).copy()
    for row, column in SPOTS:
        pixels[row - 2 : row + 3, column - 2 : column + 3] = 220
    return pixels.astype(np.uint8)


@pytest.fixture
def asked(monkeypatch):
    """The questions that the source which learns was asked."""
    questions = []
    entry = brightness_source()

    def find(question, progress, cancel):
        questions.append(question)
        return entry.find(question, progress, cancel)

    monkeypatch.setitem(SOURCES, "itself", spot_source())
    monkeypatch.setitem(SOURCES, "strokes", type(entry)(entry.name, entry.title, entry.summary, find, learns=True))
    return questions


@pytest.fixture
def teaching(asked, patient, drive, tmp_path):
    """The driver with a photo with specks, and “Like my strokes” chosen in the panel."""
    cv2.imwrite(str(tmp_path / "specks.png"), speckled())
    drive.open(tmp_path / "specks.png")
    drive.key("D")
    choose(drive, "strokes")
    drive.set_brush(9)
    return drive


def panel(drive):
    return drive.window.parts.find_panel


def choose(drive, source):
    """Choose a source in the box, by the keyboard."""
    box = panel(drive).findChild(QComboBox, "mark_source")
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != source:
        QTest.keyClick(box, Qt.Key.Key_Down)


def dab(drive, *numbers, button=Qt.MouseButton.LeftButton):
    for number in numbers:
        row, column = SPOTS[number]
        drive.drag((row + 0.5, column + 0.5), button=button)


def find(drive):
    with drive.job():
        drive.key("Ctrl+D")


def taught(drive, *numbers):
    dab(drive, *numbers)
    find(drive)


def examples(drive):
    return drive.editor.document.plane(Plane.EXAMPLES).pixels > 0


def proposed(drive):
    """Return the numbers of the spots that are proposed."""
    cover = drive.editor.finder.proposals.cover(WHOLE)
    return [number for number, place in enumerate(SPOTS) if cover[place]]


def says(drive, words):
    return any(words in label.text() for label in panel(drive).findChildren(QLabel))


def examples_button(drive):
    return next(
        each for each in drive.window.findChildren(QToolButton, "choice") if each.accessibleName() == "Examples"
    )


def test_strokes_are_examples_with_a_tint_of_their_own_undone_and_erased_like_any(teaching):
    actions = teaching.window.parts.actions
    assert says(teaching, "Paint over three or more places")
    assert not actions["find_marks"].isEnabled()
    teaching.leave()
    before = teaching.seen().astype(int)
    dab(teaching, 0, 1)
    teaching.leave()
    assert examples(teaching)[SPOTS[0]]
    assert not teaching.mask.any()
    assert teaching.history == ["Example"] * 2
    changed = np.abs(teaching.seen().astype(int) - before).sum(axis=2) > 0
    np.testing.assert_array_equal(changed, examples(teaching))
    assert actions["find_marks"].isEnabled()
    teaching.key("Ctrl+Z")
    assert not examples(teaching)[SPOTS[1]]
    dab(teaching, 0, button=Qt.MouseButton.RightButton)
    assert not examples(teaching).any()
    assert not actions["find_marks"].isEnabled()


def test_where_strokes_are_to_teach_the_panel_opens_with_a_tool_that_paints_them(teaching):
    teaching.leave()
    teaching.key("Esc")
    for key in ("D", "Ctrl+D"):
        teaching.window.parts.toolbox.choose("brush")
        teaching.key(key)
        assert says(teaching, "Paint over three or more places")
        assert not teaching.editor.jobs.is_running
        dab(teaching, 0)
        assert examples(teaching)[SPOTS[0]]
        teaching.key("Ctrl+Z")
        teaching.key("Esc")


def test_the_rest_is_proposed_and_few_examples_are_told(teaching):
    taught(teaching, 0)
    assert proposed(teaching) == [1, 2, 3, 4, 5]
    assert says(teaching, "Learned from 1 place. Three or more are better.")
    taught(teaching, 1, 2)
    assert proposed(teaching) == [3, 4, 5]
    assert says(teaching, "Learned from 3 places.")
    assert not says(teaching, "Three or more are better.")


@pytest.mark.parametrize(("places", "is_held"), [((0,), True), ((0, 1, 2), False)])
def test_few_strokes_do_not_flood_the_photo(teaching, monkeypatch, places, is_held):
    entry = SOURCES["strokes"]

    def flood(question, progress, cancel):
        """Find stripes over 12 % of the photo, most of them doubtful."""
        learned = entry.find(question, progress, cancel).learned
        plane = np.zeros((200, 300), np.uint8)
        plane[60:180:10, :200] = 255
        plane[60:180:10, :200:2] = 0
        plane[60:180:10, 40:200] = 255
        marks = marks_of(plane)
        scores = np.where(np.arange(len(marks)) < 5, 0.95, 0.6).astype(np.float32)
        return Answer(replace(marks, scores=scores), learned)

    monkeypatch.setitem(SOURCES, "strokes", replace(entry, find=flood))
    taught(teaching, *places)
    finder, sensitivity = teaching.editor.finder, panel(teaching).choice.sensitivity
    assert finder.is_held_back == is_held
    assert says(teaching, "Much of the photo looks like that.") == is_held
    assert teaching.message.startswith("Much of the photo looks like that.") == is_held
    assert (finder.proposals.share <= 0.02) == is_held
    assert (sensitivity.value() < 50) == is_held
    panel(teaching).choice.margin.setValue(0)
    assert finder.kind.choice.sensitivity == 50  # What was not chosen is not kept for the next photo.
    sensitivity.setValue(60)
    assert not finder.is_held_back
    assert finder.proposals.count == len(finder.proposals.marks)


def test_what_is_rejected_is_told_to_the_source_and_stays_rejected(teaching, asked):
    taught(teaching, 0, 1, 2)
    teaching.key("D")
    dab(teaching, 4)
    for _ in range(2):
        find(teaching)
        assert proposed(teaching) == [3, 5]
        assert asked[-1].erased[SPOTS[4]]
        assert not any(asked[-1].erased[SPOTS[number]] for number in (0, 3, 5))
    assert np.count_nonzero(teaching.editor.finder.proposals.verdicts == REJECTED) == 1
    dab(teaching, 4)
    assert proposed(teaching) == [3, 4, 5]
    dab(teaching, 4)
    teaching.key("B")
    dab(teaching, 4)
    find(teaching)
    assert asked[-1].painted[SPOTS[4]]
    assert asked[-1].erased is None or not asked[-1].erased[SPOTS[4]]


def keep(drive, *numbers):
    finder = drive.editor.finder
    for number in numbers:
        finder.judge(finder.proposals.marks.at(*SPOTS[number]), KEPT)


def test_marks_that_were_kept_are_examples_too(teaching, asked):
    taught(teaching, 0)
    assert asked[-1].kept_marks is None
    keep(teaching, 2, 4)
    find(teaching)
    assert [number for number, place in enumerate(SPOTS) if asked[-1].kept_marks[place]] == [2, 4]
    assert says(teaching, "Learned from 3 places.")
    assert proposed(teaching) == [1, 2, 3, 4, 5]


def test_few_marks_that_were_kept_do_not_outweigh_what_was_learned_before(teaching, asked):
    taught(teaching, 0)
    keep(teaching, 1, 2)
    dab(teaching, 0, button=Qt.MouseButton.RightButton)
    find(teaching)
    assert asked[-1].painted is None
    assert asked[-1].kept_marks is None
    keep(teaching, 3)
    find(teaching)
    assert [number for number, place in enumerate(SPOTS) if asked[-1].kept_marks[place]] == [1, 2, 3]


def test_closing_asks_about_examples_that_are_not_mask_yet(teaching):
    dab(teaching, 0)
    teaching.window.parts.files.ask_close()
    assert "painted examples" in teaching.dialog(QMessageBox).text()
    teaching.answer("Keep Working")
    assert examples(teaching).any()
    find(teaching)
    teaching.key("Shift+D")
    assert not teaching.editor.saved_state.has_unsaved_search


def test_accepting_makes_mask_of_examples_too_and_undo_brings_all_back(teaching):
    taught(teaching, 0, 1, 2)
    painted, shown = examples(teaching), teaching.editor.finder.proposals.cover(WHOLE) > 0
    teaching.key("Shift+D")
    np.testing.assert_array_equal(teaching.mask, painted | shown)
    assert not examples(teaching).any()
    assert teaching.history[-1] == "Accept 3 marks"
    teaching.key("Ctrl+Z")
    np.testing.assert_array_equal(examples(teaching), painted)
    assert not teaching.mask.any()
    assert proposed(teaching) == [3, 4, 5]


def test_what_was_learned_is_used_on_another_photo_without_strokes(teaching, asked, tmp_path):
    taught(teaching, 0, 1, 2)
    cv2.imwrite(str(tmp_path / "other.png"), speckled()[::-1])
    strip = teaching.window.parts.files.strip
    with teaching.qtbot.waitSignal(teaching.editor.opened):
        strip.add([tmp_path / "other.png"])
    teaching.qtbot.waitUntil(lambda: not teaching.editor.jobs.is_running)
    assert says(teaching, "Find looks for what your last strokes showed.")
    find(teaching)
    assert asked[-1].painted is None
    assert asked[-1].photo is teaching.editor.document.photo
    assert teaching.editor.finder.proposals.count == len(SPOTS)


def test_a_session_keeps_examples_and_what_was_learned(teaching, tmp_path):
    taught(teaching, 0, 1, 2)
    painted, learned = examples(teaching), teaching.editor.finder.kind.learned
    teaching.key("Ctrl+Alt+S")
    with teaching.job():
        teaching.choose_file(tmp_path / "work")
    teaching.editor.close()
    teaching.editor.finder.kind.learned = None
    choose(teaching, "itself")
    with teaching.qtbot.waitSignal(teaching.editor.opened):
        assert teaching.drop_urls(QUrl.fromLocalFile(str(tmp_path / "work.inpaint")))
    assert (teaching.editor.finder.kind.learned, teaching.editor.finder.kind.source) == (learned, "strokes")
    np.testing.assert_array_equal(examples(teaching), painted)
    assert proposed(teaching) == [3, 4, 5]


def test_examples_are_offered_only_while_they_are_wanted(teaching):
    marking, button = teaching.window.parts.toolbox.marking, examples_button(teaching)
    assert teaching.window.parts.toolbox.actions["brush"].isChecked()
    assert button.isVisible()
    assert button.isChecked()
    teaching.key("X")
    assert marking.target is Plane.PROTECTION
    teaching.key("X")
    assert marking.target is Plane.EXAMPLES
    choose(teaching, "itself")
    assert marking.target is Plane.MASK
    assert not button.isVisible()
    choose(teaching, "strokes")
    teaching.key("Esc")
    assert marking.target is Plane.MASK
    assert not button.isVisible()
    teaching.key("D")
    assert marking.target is Plane.EXAMPLES


def test_examples_are_cleared_as_one_step(teaching):
    dab(teaching, 0, 1)
    action = teaching.window.parts.actions["clear_examples"]
    action.trigger()
    assert not examples(teaching).any()
    assert not action.isEnabled()
    assert teaching.history[-1] == "Clear examples"
