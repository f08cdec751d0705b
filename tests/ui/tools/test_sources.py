"""“Take from here” and “Not from here”: painted as the mask is, told to the engine, kept after a restoration."""

import numpy as np
import pytest
from PySide6.QtWidgets import QToolButton

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Rectangle
from inpaint_studio.files.load import load_photo

HERE, THERE = Rectangle((20.0, 20.0), (60.0, 90.0)), Rectangle((40.0, 70.0), (100.0, 130.0))
KEYS = {Plane.DONORS: "T", Plane.EXCLUSION: "N"}
NAMES = {Plane.DONORS: "Take from here", Plane.EXCLUSION: "Not from here"}


def covered(drive, *shapes):
    pixels = np.zeros(drive.editor.document.photo.shape, np.uint8)
    for shape in shapes:
        shape.fill(pixels, 1)
    return pixels == 1


def marked(drive, plane):
    return drive.editor.document.plane(plane).pixels > 0


def draw(drive, shape, plane=Plane.MASK):
    """Choose what is marked by its key, drag a rectangle, and go back to the mask."""
    drive.key("R")
    if plane in KEYS:
        drive.key(KEYS[plane])
    drive.drag(shape.start, shape.end)
    if plane in KEYS:
        drive.key(KEYS[plane])


@pytest.mark.parametrize("plane", KEYS)
def test_a_key_or_a_button_chooses_and_what_is_drawn_is_one_step(opened, plane):
    (button,) = [
        each for each in opened.window.findChildren(QToolButton, "choice") if each.accessibleName() == NAMES[plane]
    ]
    draw(opened, HERE, plane)
    opened.click(button)
    assert opened.window.parts.toolbox.marking.target is plane
    opened.drag(THERE.start, THERE.end)
    np.testing.assert_array_equal(marked(opened, plane), covered(opened, HERE, THERE))
    assert not opened.mask.any()
    assert opened.history == [NAMES[plane]] * 2
    opened.key("Ctrl+Z")
    np.testing.assert_array_equal(marked(opened, plane), covered(opened, HERE))
    opened.key("Ctrl+Shift+Z")
    np.testing.assert_array_equal(marked(opened, plane), covered(opened, HERE, THERE))


def test_no_pixel_is_both_and_each_is_cleared_by_itself(opened):
    draw(opened, HERE, Plane.DONORS)
    draw(opened, THERE, Plane.EXCLUSION)
    both = covered(opened, HERE) & covered(opened, THERE)
    assert both.any()
    np.testing.assert_array_equal(marked(opened, Plane.DONORS), covered(opened, HERE) & ~both)
    actions = opened.window.parts.actions
    actions["clear_exclusion"].trigger()
    assert not marked(opened, Plane.EXCLUSION).any()
    assert not actions["clear_exclusion"].isEnabled()
    actions["clear_donors"].trigger()
    assert not marked(opened, Plane.DONORS).any()
    opened.key("Ctrl+Z")
    np.testing.assert_array_equal(marked(opened, Plane.DONORS), covered(opened, HERE) & ~both)


def test_they_look_different_from_each_other_and_from_the_rest_even_without_colours(opened):
    plain = opened.seen().mean(axis=2)
    seen = {}
    for plane in (Plane.MASK, Plane.PROTECTION, *KEYS, Plane.EXAMPLES):
        opened.editor.begin_stroke(plane)
        opened.editor.paint(HERE)
        opened.editor.end_stroke("Drawn")
        opened.leave()
        seen[plane] = opened.seen().mean(axis=2)
        changed = np.abs(seen[plane] - plain) > 0
        assert not changed[~covered(opened, HERE)].any()
        assert changed[covered(opened, HERE)].mean() > 0.5
        opened.key("Ctrl+Z")
    inside = covered(opened, HERE)
    gray = [picture[inside] for picture in seen.values()]
    for number, one in enumerate(gray):
        for other in gray[:number]:
            assert (np.abs(one - other) > 8).mean() > 0.1


def test_the_status_bar_tells_that_texture_does_not_come_from_everywhere(opened):
    label = opened.window.statusBar().sources
    assert label.text() == ""
    draw(opened, HERE, Plane.EXCLUSION)
    assert "not from everywhere" in label.text()
    draw(opened, THERE, Plane.DONORS)
    assert "only from where you marked" in label.text()
    opened.key("Ctrl+Z")
    opened.key("Ctrl+Z")
    assert label.text() == ""


# --- restoring --------------------------------------------------------------------------------------------------------


@pytest.fixture
def ready(patient, opened):
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.editor.begin_stroke()
    opened.editor.paint(Rectangle((120.0, 150.0), (130.0, 160.0)))
    opened.editor.end_stroke("Damage")
    return opened


def test_the_engine_is_told_and_what_is_marked_stays(ready, patient):
    draw(ready, HERE, Plane.DONORS)
    draw(ready, THERE, Plane.EXCLUSION)
    ready.restore()
    (sources,) = patient.sources
    assert sources.sum() == (covered(ready, HERE) & ~covered(ready, THERE)).sum()
    np.testing.assert_array_equal(marked(ready, Plane.EXCLUSION), covered(ready, THERE))


def test_nothing_comes_from_what_is_protected(ready, patient):
    ready.key("X")
    ready.key("R")
    ready.drag((110, 140), (119, 170))
    ready.key("X")
    ready.restore()
    (sources,) = patient.sources
    assert not sources.all()


@pytest.mark.parametrize("keys", ["Ctrl+R", "Ctrl+Shift+R"])
def test_after_marking_other_places_the_last_restoration_can_be_done_again_as_a_step(ready, patient, keys):
    damaged = ready.mask
    ready.restore()
    first = ready.photo.copy()
    draw(ready, HERE, Plane.DONORS)
    ready.window.parts.engine_panel.findChild(object, "level").setValue(0.75)
    with ready.job():
        ready.key(keys)
    assert ready.history == ["Damage", "Restore", "Take from here", "Restore"]
    assert not ready.mask.any()
    assert patient.sources[0] is None
    assert patient.sources[1].sum() == covered(ready, HERE).sum()
    assert (ready.photo[damaged] == 191).all()
    with ready.job():
        ready.window.parts.engine_panel.findChild(object, "level").setValue(0.25)
        ready.key("Ctrl+Shift+R")
    assert len(ready.editor.history.retriable.variants) == 2
    assert (ready.photo[damaged] == 64).all()
    ready.key("Ctrl+Z")
    np.testing.assert_array_equal(ready.photo, first)
    assert not ready.mask.any()
    ready.key("Ctrl+Shift+Z")
    assert (ready.photo[damaged] == 64).all()
    for _ in range(3):
        ready.key("Ctrl+Z")
    np.testing.assert_array_equal(ready.mask, damaged)


def test_other_damage_stays_masked_while_the_last_place_is_restored_again(ready, patient):
    damaged = ready.mask
    ready.restore()
    draw(ready, HERE, Plane.DONORS)
    ready.key("Ctrl+Z")
    ready.key("R")
    ready.drag((150, 40), (158, 60))
    assert ready.editor.history.repeatable is None
    other = ready.mask
    ready.key("Ctrl+Z")
    draw(ready, HERE, Plane.DONORS)
    assert ready.editor.history.repeatable is not None
    assert not (other & damaged).any()
    draw(ready, THERE)
    assert ready.editor.history.repeatable is None


def test_donors_that_leave_nothing_are_told_in_a_sentence(ready, patient):
    draw(ready, HERE, Plane.DONORS)
    ready.key("X")
    ready.drag(HERE.start, HERE.end)
    ready.key("X")
    ready.restore()
    assert "Nothing can be taken from where you marked" in ready.message
    assert patient.sources == []
    assert ready.mask.any()


def test_an_engine_that_takes_nothing_from_elsewhere_says_so(ready, patient):
    ready.choose_engine("fmm")
    draw(ready, HERE, Plane.DONORS)
    ready.restore()
    assert "Quick takes no texture from elsewhere" in ready.message
    assert not ready.mask.any()


def test_a_stroke_restored_at_once_takes_from_there_too(ready, patient):
    draw(ready, HERE, Plane.DONORS)
    ready.editor.settings.set("restore_strokes", True)
    ready.window.parts.toolbox.marking.changed.emit()
    with ready.job():
        ready.drag((150, 40), (158, 60))
    (sources,) = patient.sources
    assert sources.sum() == covered(ready, HERE).sum()
    assert ready.editor.history.steps[-1].variants[0].are_sources_chosen


def test_strokes_that_wait_for_a_job_mark_them_when_it_is_over(ready, patient):
    patient.may_go_on.clear()
    with ready.job():
        ready.key("Ctrl+R")
        draw(ready, HERE, Plane.DONORS)
        draw(ready, THERE, Plane.EXCLUSION)
        assert not marked(ready, Plane.DONORS).any()
        patient.may_go_on.set()
    np.testing.assert_array_equal(marked(ready, Plane.EXCLUSION), covered(ready, THERE))
    np.testing.assert_array_equal(marked(ready, Plane.DONORS), covered(ready, HERE) & ~covered(ready, THERE))


def test_the_log_notes_that_sources_were_chosen(ready, tmp_path):
    draw(ready, HERE, Plane.DONORS)
    ready.restore()
    with ready.job():
        ready.editor.files.export(tmp_path / "copy.png")
    assert b"sources of detail: chosen" in load_photo(tmp_path / "copy.png").metadata.xmp


def test_a_session_brings_them_back(ready, tmp_path):
    draw(ready, HERE, Plane.DONORS)
    draw(ready, THERE, Plane.EXCLUSION)
    donors, exclusion = marked(ready, Plane.DONORS), marked(ready, Plane.EXCLUSION)
    with ready.job():
        ready.window.parts.sessions.save(tmp_path / "work.inpaint")
    with ready.qtbot.waitSignal(ready.editor.opened):
        ready.window.parts.sessions.open(tmp_path / "work.inpaint")
    np.testing.assert_array_equal(marked(ready, Plane.DONORS), donors)
    np.testing.assert_array_equal(marked(ready, Plane.EXCLUSION), exclusion)
    for _ in range(2):
        ready.key("Ctrl+Z")
    assert not marked(ready, Plane.DONORS).any()
