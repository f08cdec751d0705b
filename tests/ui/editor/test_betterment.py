"""A stand-in restores while the engine is getting ready; what is better is offered, and never put in unasked."""

import threading

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from inpaint_studio.core.engine import EVERYWHERE, EngineInfo
from inpaint_studio.core.job import NEVER, ignore_progress
from inpaint_studio.engines.registry import ENGINES, EngineEntry
from inpaint_studio.files.session.journal_read import read_journal
from inpaint_studio.ui.widgets.message_bar import MessageBar
from tests.ui.conftest import PatientOptions

QUICK, GOOD = 51, 204
"""What the stand-in and the engine that was asked for fill holes with."""

HOLE, OTHER = (60, 90), (150, 90)
"""Pixels of the first hole, and of the second."""


class Level:
    """An engine that fills every hole with one level and, once the test lets it get ready, is ready."""

    def __init__(self, name, level, stand_in=""):
        self.info = EngineInfo(name, name.capitalize(), "Fills with one level.", context=2)
        self.level = level
        self.may_be_ready = threading.Event()
        self.entry = EngineEntry(self.info, PatientOptions, lambda _: self, self.may_be_ready.wait, stand_in=stand_in)

    def restore(self, image, mask, *, in_place=False, surroundings=EVERYWHERE, progress=ignore_progress, cancel=NEVER):
        result = image.copy()
        result[mask] = np.float32(self.level / 255)
        return result


@pytest.fixture
def quick():
    return Level("quick", QUICK)


@pytest.fixture
def good():
    return Level("good", GOOD, stand_in="quick")


@pytest.fixture
def engines(quick, good, monkeypatch):
    """Register both, before the window is made."""
    for engine in (quick, good):
        monkeypatch.setitem(ENGINES, engine.info.name, engine.entry)
    yield
    for engine in (quick, good):
        engine.may_be_ready.set()


@pytest.fixture
def warming(engines, opened):
    """The driver while, as after a start, both engines are getting ready; the first hole is painted."""
    opened.set_brush(20)
    opened.choose_engine("good")
    opened.editor.restorer.warm_up("good").start()
    opened.drag((60, 60), (60, 120))
    return opened


@pytest.fixture
def stood_in(warming, quick, qtbot):
    """The driver after the stand-in has restored the first hole."""
    with qtbot.waitSignal(warming.editor.restorer.warm_up("quick").finished):
        quick.may_be_ready.set()
    warming.restore()
    return warming


@pytest.fixture
def offered(stood_in, good):
    """The driver when the better restoration is offered."""
    make_better(stood_in, good)
    return stood_in


def make_better(drive, good):
    """Let the engine get ready, and wait until it has restored."""
    with drive.qtbot.waitSignal(drive.editor.restorer.betterment.offered):
        good.may_be_ready.set()


def offers(drive):
    bar = drive.window.findChild(MessageBar)
    return {button.text().replace("&", ""): button for button in bar.findChildren(QPushButton) if button.isVisible()}


def answer(drive, text):
    drive.click(offers(drive)[text])


def variants(drive):
    box = drive.window.findChild(QListWidget, "variants")
    return [box.item(row).text().partition(" · ")[0] for row in range(box.count())]


def is_offered(drive):
    return "better" in drive.message and "Use It" in offers(drive)


# --- what restores ----------------------------------------------------------------------------------------------------


def test_a_stand_in_that_is_ready_restores_at_once_and_says_so(stood_in):
    assert (stood_in.photo[HOLE] == QUICK).all()
    assert not stood_in.mask.any()
    assert "Quick has restored this for now" in stood_in.message
    assert variants(stood_in) == ["Quick"]


def test_with_nothing_ready_it_waits_and_says_so_and_can_be_cancelled(warming, photo_pixels):
    warming.key("Ctrl+R")
    texts = [label.text() for label in warming.window.statusBar().findChildren(QLabel) if label.isVisible()]
    assert "Preparing the engine for its first use…" in texts
    assert warming.window.statusBar().cancel.isVisible()
    with warming.job():
        warming.click(warming.window.statusBar().cancel)
    np.testing.assert_array_equal(warming.photo, photo_pixels)
    assert warming.mask[HOLE]


def test_what_waits_goes_on_as_soon_as_the_stand_in_is_ready(warming, quick):
    warming.key("Ctrl+R")
    with warming.job():
        quick.may_be_ready.set()
    assert (warming.photo[HOLE] == QUICK).all()


def test_an_engine_that_is_ready_restores_itself_and_nothing_is_offered(warming, quick, good, qtbot):
    with qtbot.waitSignal(warming.editor.restorer.warm_up("good").finished):
        quick.may_be_ready.set()
        good.may_be_ready.set()
    warming.restore()
    assert (warming.photo[HOLE] == GOOD).all()
    assert not warming.editor.restorer.betterment.is_offered
    assert not warming.message


def test_who_tries_other_settings_waits_for_the_engine_itself(stood_in, good):
    stood_in.key("Ctrl+R")
    assert stood_in.editor.jobs.is_running
    with stood_in.job():
        good.may_be_ready.set()
    assert variants(stood_in) == ["Quick", "Good"]
    assert (stood_in.photo[HOLE] == GOOD).all()
    assert not stood_in.editor.restorer.betterment.is_offered


# --- the offer --------------------------------------------------------------------------------------------------------


def test_the_better_restoration_is_offered_and_changes_nothing_unasked(offered):
    assert is_offered(offered)
    assert (offered.photo[HOLE] == QUICK).all()
    assert offered.history == ["Brush stroke", "Restore"]


def test_who_uses_it_gets_a_variant_of_the_same_step(offered, photo_pixels):
    answer(offered, "Use It")
    assert (offered.photo[HOLE] == GOOD).all()
    assert not offered.mask.any()
    assert offered.history == ["Brush stroke", "Restore"]
    assert variants(offered) == ["Quick", "Good"]
    assert not offered.message
    offered.key("Ctrl+Z")
    np.testing.assert_array_equal(offered.photo, photo_pixels)
    assert offered.mask[HOLE]
    offered.key("Ctrl+Shift+Z")
    assert (offered.photo[HOLE] == GOOD).all()
    offered.window.findChild(QListWidget, "variants").setCurrentRow(0)
    assert (offered.photo[HOLE] == QUICK).all()


@pytest.mark.parametrize("way", ["Keep This One", ""])
def test_who_keeps_what_there_is_or_closes_the_offer_is_not_asked_again(offered, way):
    answer(offered, way)
    assert not offered.message
    assert not offered.editor.restorer.betterment.is_offered
    assert (offered.photo[HOLE] == QUICK).all()
    assert variants(offered) == ["Quick"]


def test_a_notice_covers_the_offer_for_a_while_only_and_a_failure_until_it_is_closed(offered, qtbot):
    offered.editor.noticed.emit("By the way.")
    assert offered.message == "By the way."
    bar = offered.window.findChild(MessageBar)
    bar._timer.start(0)
    qtbot.waitUntil(lambda: is_offered(offered))
    offered.editor.failed.emit("No.")
    assert not is_offered(offered)
    offered.click(bar.findChild(QPushButton, "flat"))
    assert is_offered(offered)


def test_nothing_is_offered_where_it_would_be_the_same(stood_in, good, qtbot):
    good.level = QUICK
    betterment = stood_in.editor.restorer.betterment
    with qtbot.waitSignal(betterment._jobs.ended):
        good.may_be_ready.set()
    assert not betterment.is_offered
    assert not is_offered(stood_in)


# --- what is done meanwhile -------------------------------------------------------------------------------------------

CHANGES = {
    "a stroke over it": lambda drive: drive.drag((60, 100), (90, 100)),
    "undo": lambda drive: drive.key("Ctrl+Z"),
    "another document": lambda drive: drive.editor.close(),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_change_in_the_same_place_takes_the_offer_away(stood_in, good, when, change, qtbot):
    if when == "after":
        make_better(stood_in, good)
    CHANGES[change](stood_in)
    if when == "before":
        with qtbot.waitSignal(stood_in.editor.restorer.warm_up("good").finished):
            good.may_be_ready.set()
    betterment = stood_in.editor.restorer.betterment
    assert not betterment.is_offered
    assert not betterment._jobs.is_running
    assert not is_offered(stood_in)


def test_strokes_elsewhere_leave_the_offer_and_stay(offered):
    offered.drag((150, 60), (150, 120))
    assert is_offered(offered)
    answer(offered, "Use It")
    assert (offered.photo[HOLE] == GOOD).all()
    assert offered.mask[OTHER]
    assert not offered.mask[HOLE]
    assert offered.history == ["Brush stroke", "Restore", "Brush stroke", "Restore"]
    offered.key("Ctrl+Z")
    assert (offered.photo[HOLE] == QUICK).all()
    assert offered.mask[OTHER]
    assert not offered.mask[HOLE]


def test_what_is_masked_elsewhere_meanwhile_counts_as_unknown_and_is_not_filled(stood_in, good, photo_pixels):
    stood_in.drag((150, 60), (150, 120))
    make_better(stood_in, good)
    answer(stood_in, "Use It")
    assert (stood_in.photo[HOLE] == GOOD).all()
    np.testing.assert_array_equal(stood_in.photo[OTHER], photo_pixels[OTHER])


def test_several_restorations_are_bettered_together(stood_in, good):
    stood_in.drag((150, 60), (150, 120))
    stood_in.restore()
    before = stood_in.photo.copy()
    make_better(stood_in, good)
    answer(stood_in, "Use It")
    assert (stood_in.photo[HOLE] == GOOD).all()
    assert (stood_in.photo[OTHER] == GOOD).all()
    stood_in.key("Ctrl+Z")
    np.testing.assert_array_equal(stood_in.photo, before)


def test_of_several_the_one_that_is_taken_back_is_left_out(stood_in, good, photo_pixels):
    stood_in.drag((150, 60), (150, 120))
    stood_in.restore()
    make_better(stood_in, good)
    with stood_in.qtbot.waitSignal(stood_in.editor.restorer.betterment.offered):
        stood_in.key("Ctrl+Z")
    answer(stood_in, "Use It")
    assert (stood_in.photo[HOLE] == GOOD).all()
    np.testing.assert_array_equal(stood_in.photo[OTHER], photo_pixels[OTHER])


def test_strokes_that_are_restored_at_once_are_bettered_too(warming, quick, good, qtbot):
    with qtbot.waitSignal(warming.editor.restorer.warm_up("quick").finished):
        quick.may_be_ready.set()
    warming.key("Shift+R")
    with warming.job():
        warming.drag((150, 60), (150, 120))
    assert (warming.photo[OTHER] == QUICK).all()
    make_better(warming, good)
    answer(warming, "Use It")
    assert (warming.photo[OTHER] == GOOD).all()
    assert variants(warming) == ["Quick", "Good"]
    warming.key("Ctrl+Z")
    assert not warming.mask[OTHER]
    assert warming.mask[HOLE]


def test_who_uses_it_while_a_job_runs_gets_it_when_that_is_over(patient, offered, qtbot):
    offered.drag((150, 60), (150, 120))
    offered.choose_engine("patient")
    with qtbot.waitSignal(offered.editor.jobs.progressed):
        offered.key("Ctrl+R")
    answer(offered, "Use It")
    assert (offered.photo[HOLE] == QUICK).all()
    with qtbot.waitSignal(offered.editor.jobs.rested):
        patient.may_go_on.set()
    assert (offered.photo[HOLE] == GOOD).all()
    assert not offered.mask.any()


def test_the_journal_holds_what_was_accepted(offered):
    answer(offered, "Use It")
    recovery = offered.window.parts.recovery
    recovery.wait()
    work, _ = read_journal(recovery.slot.journal)
    step = work.steps[work.index - 1]
    assert [each.engine for each in step.variants] == ["quick", "good"]
    assert step.chosen == 1


# --- fading -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_late", [True, False], ids=["after the offer", "before the engine is ready"])
def test_what_was_faded_is_bettered_and_faded_as_much(stood_in, good, photo_pixels, is_late):
    def fade():
        stood_in.editor.fader.set(0, 0, is_held=True)
        stood_in.editor.fader.end()

    betterment = stood_in.editor.restorer.betterment
    if is_late:
        make_better(stood_in, good)
        with stood_in.qtbot.waitSignals([betterment.withdrawn, betterment.offered]):
            fade()
    else:
        fade()
        make_better(stood_in, good)
    answer(stood_in, "Use It")
    assert variants(stood_in) == ["Quick", "Good"]
    np.testing.assert_array_equal(stood_in.photo, photo_pixels)
    stood_in.key("Ctrl+Z")
    assert (stood_in.photo[HOLE] == GOOD).all()
    stood_in.key("Ctrl+Z")
    np.testing.assert_array_equal(stood_in.photo, photo_pixels)
    assert stood_in.mask.any()
