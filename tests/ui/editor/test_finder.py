"""What is proposed on the open document, without a window."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.kinds_file import read_kinds
from inpaint_studio.detection.marks import Choice
from inpaint_studio.detection.proposals import KEPT, REJECTED
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.errors import EngineError
from inpaint_studio.ui.editor import mask_jobs
from inpaint_studio.ui.editor.editor import Editor
from tests.ui.damage import BRIGHT, DARK, FAINT, LINE, damaged_photo, spot_source

WHOLE = Region(0, 0, 200, 300)


@pytest.fixture(autouse=True)
def spots(monkeypatch):
    monkeypatch.setitem(SOURCES, "itself", spot_source())


@pytest.fixture
def editor(qtbot, settings):
    editor = Editor(settings)
    editor.show_photo(damaged_photo())
    editor.finder.show(True)
    editor.told = []
    editor.noticed.connect(editor.told.append)
    editor.failed.connect(editor.told.append)
    yield editor
    editor.close()
    editor.jobs.shut_down()


@pytest.fixture
def found(editor, qtbot):
    find(editor, qtbot)
    return editor


def find(editor, qtbot):
    with qtbot.waitSignal(editor.jobs.rested):
        editor.finder.find()


def mark_at(editor, place):
    return editor.finder.proposals.marks.at(*place)


def is_proposed(editor, place):
    return bool(editor.finder.proposals.wanted[mark_at(editor, place)])


def mask(editor):
    return editor.document.mask.pixels


def test_finding_proposes_and_changes_nothing(editor, qtbot):
    before = editor.document.photo.pixels.copy()
    find(editor, qtbot)
    assert [is_proposed(editor, place) for place in (BRIGHT, DARK, LINE, FAINT)] == [True, True, True, False]
    assert editor.undo_stack.count() == 0
    assert not mask(editor).any()
    np.testing.assert_array_equal(editor.document.photo.pixels, before)


def test_a_click_rejects_a_mark_and_a_second_one_takes_it_back(found):
    for expected in (False, True):
        found.finder.click((BRIGHT[0] + 0.5, BRIGHT[1] + 0.5), 2)
        assert is_proposed(found, BRIGHT) is expected
        assert is_proposed(found, DARK)


def test_a_click_where_nothing_is_proposed_adds_what_is_there(found):
    found.finder.click((FAINT[0] + 0.5, FAINT[1] + 3.2), 4)
    assert is_proposed(found, FAINT)
    found.finder.click((100.0, 250.0), 4)
    assert found.told == ["No mark was found here. Paint it with the brush."]


def test_a_click_before_anything_was_found_is_told(editor):
    editor.finder.click((10, 10), 3)
    assert editor.told == ["Nothing has been found yet. Press Find first."]


def test_the_choice_is_told_where_it_changes_what_is_seen(found, qtbot):
    with qtbot.waitSignal(found.finder.changed) as heard:
        found.finder.choose(Choice(polarity="bright"), 1)
    plane, regions = heard.args
    assert plane is Plane.EXAMPLES
    assert [region.intersection(Region(*DARK, DARK[0] + 1, DARK[1] + 1)).area for region in regions] == [1]
    with qtbot.assertNotEmitted(found.finder.changed), qtbot.waitSignal(found.finder.decided):
        found.finder.show(False)
        found.finder.choose(Choice(), 1)


def test_a_choice_made_before_finding_counts_for_what_is_found(editor, qtbot):
    editor.finder.choose(Choice(100, polarity="dark"), 4)
    find(editor, qtbot)
    assert [is_proposed(editor, place) for place in (BRIGHT, DARK, LINE, FAINT)] == [False, True, False, False]
    assert editor.finder.proposals.margin == 4


@pytest.mark.parametrize("at_once", [0, 10**9], ids=["in a job", "at once"])
def test_accepting_adds_to_the_mask_as_one_step_and_spares_what_is_protected(found, qtbot, monkeypatch, at_once):
    monkeypatch.setattr(mask_jobs, "_AT_ONCE", at_once)
    for plane, box in ((Plane.PROTECTION, ((150, 100), (170, 140))), (Plane.MASK, ((5, 5), (15, 25)))):
        found.begin_stroke(plane)
        found.paint(Rectangle(*box))
        found.end_stroke("Beforehand")
    painted, shown = mask(found).copy(), found.finder.proposals.cover(WHOLE)
    with qtbot.waitSignal(found.history.recorded):
        found.finder.accept()
    qtbot.waitUntil(lambda: found.can_edit)
    np.testing.assert_array_equal(mask(found), (painted | shown) & ~found.document.protection.pixels)
    assert (found.undo_stack.count(), found.undo_stack.text(2)) == (3, "Accept 3 marks")
    assert found.finder.is_accepted
    assert found.finder.proposals is None
    found.undo()
    np.testing.assert_array_equal(mask(found), painted)
    np.testing.assert_array_equal(found.finder.proposals.cover(WHOLE), shown)
    found.redo()
    assert found.finder.proposals is None


def test_what_follows_an_accept_is_done_when_the_mask_is_there(found):
    seen = []
    found.finder.accept(lambda: seen.append(found.masked_count))
    assert seen[0] > 100


def test_marks_found_again_keep_their_verdicts(found, qtbot):
    found.finder.judge(mark_at(found, BRIGHT), REJECTED)
    found.finder.judge(mark_at(found, FAINT), KEPT)
    found.begin_stroke(Plane.PROTECTION)
    found.paint(Rectangle((110, 50), (130, 70)))
    found.end_stroke("Protect")
    find(found, qtbot)
    assert mark_at(found, DARK) is None
    assert [is_proposed(found, place) for place in (BRIGHT, FAINT, LINE)] == [False, True, True]


def test_another_photo_has_nothing_proposed(found, photo_pixels):
    found.finder.choose(Choice(80), 5)
    found.show_photo(Photo(photo_pixels))
    assert found.finder.proposals is None
    assert (found.finder.kind.choice, found.finder.kind.margin) == (Choice(80), 5)
    assert found.finder.packed() is None


def test_a_source_that_fails_leaves_what_is_proposed(found, qtbot, monkeypatch):
    def fail(question, progress, cancel):
        raise EngineError("The weights are damaged.")

    before = found.finder.proposals
    monkeypatch.setitem(SOURCES, "itself", replace(SOURCES["itself"], find=fail))
    find(found, qtbot)
    assert found.told == ["The weights are damaged."]
    assert found.finder.proposals is before


def test_a_source_that_cannot_be_asked_says_why_and_is_not(editor, monkeypatch):
    why = "No infrared plane."
    monkeypatch.setitem(SOURCES, "itself", replace(SOURCES["itself"], why_not=lambda photo: why))
    assert editor.finder.why_not("itself") == why
    editor.finder.find()
    assert not editor.jobs.is_running


def test_finding_is_given_up_at_once_and_leaves_what_is_proposed(found, qtbot, monkeypatch):
    has_begun, may_end = threading.Event(), threading.Event()

    def wait(question, progress, cancel):
        has_begun.set()
        may_end.wait(10)
        return found.finder.proposals.marks

    before = found.finder.proposals
    monkeypatch.setitem(SOURCES, "itself", replace(SOURCES["itself"], find=wait))
    found.finder.find()
    assert has_begun.wait(10)
    with qtbot.waitSignal(found.jobs.cancelled):
        found.jobs.cancel()
    may_end.set()
    assert found.can_edit
    assert found.finder.proposals is before


def test_what_is_kept_for_the_drive_comes_back(found, qtbot):
    found.finder.judge(mark_at(found, BRIGHT), REJECTED)
    found.finder.accept()
    kept = found.finder.packed()
    assert kept.accepted == (0,)
    found.finder.bring_back(*read_kinds(kept.table, kept.data, (200, 300)), kept.accepted)
    assert found.finder.is_accepted
    found.undo()
    assert not is_proposed(found, BRIGHT)


# --- review -----------------------------------------------------------------------------------------------------------


def test_the_review_asks_about_each_doubtful_mark_once(found):
    review = found.review
    review.start()
    places = {mark_at(found, place): place for place in (BRIGHT, DARK, LINE)}
    doubtful = [places[mark] for mark in found.finder.proposals.doubtful().tolist()]
    assert BRIGHT not in doubtful
    assert len(doubtful) == review.count == 2
    assert review.region == found.finder.proposals.marks.region(mark_at(found, doubtful[0]))
    review.reject()
    assert not is_proposed(found, doubtful[0])
    assert review.position == 1
    review.back()
    review.keep()
    assert is_proposed(found, doubtful[0])
    review.keep()
    assert not review.is_running
    assert found.told == ["All doubtful marks have been looked at."]
    review.start()
    assert found.told[-1] == "No mark that is proposed is doubtful."


def test_the_review_ends_with_what_it_is_about(found, qtbot):
    for end in (
        lambda: found.finder.show(False),
        found.finder.accept,
        lambda: find(found, qtbot),
        lambda: found.show_photo(damaged_photo()),
    ):
        found.finder.show(True)
        found.review.start()
        assert found.review.is_running
        end()
        assert not found.review.is_running
        assert found.review.region is None
        if found.finder.is_accepted:
            found.undo()
