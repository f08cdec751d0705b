"""The editor without a window."""

import numpy as np
import pytest

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Capsule
from inpaint_studio.core.stroke import Mode
from inpaint_studio.files.masks import save_mask
from inpaint_studio.ui.editor.editor import Editor


@pytest.fixture
def editor(qtbot, settings):
    editor = Editor(settings)
    yield editor
    editor.close()
    editor.jobs.shut_down()


@pytest.fixture
def shown(editor, photo_pixels):
    editor.show_photo(Photo(photo_pixels.copy()))
    return editor


DOT = Capsule((50.5, 60.5), (50.5, 60.5), 11)


def stroke(editor, shape=DOT, **options):
    editor.begin_stroke(**options)
    editor.paint(shape)
    editor.end_stroke("Brush stroke")


def test_with_nothing_open_nothing_happens(editor):
    stroke(editor)
    editor.change_mask("Invert", Mask.invert)
    editor.restore("fmm", {})
    editor.undo()
    editor.redo()
    assert editor.undo_stack.count() == 0
    assert not any(
        (editor.can_edit, editor.can_restore, editor.history.is_photo_modified, editor.saved_state.has_unsaved_mask)
    )


def test_another_photo_is_told_once_when_everything_knows_it(shown, photo_pixels):
    stroke(shown)
    heard = []
    shown.opened.connect(lambda: heard.append("opened"))
    shown.state_changed.connect(lambda: heard.append((shown.can_edit, shown.undo_stack.count())))
    shown.show_photo(Photo(photo_pixels.copy()))
    shown.close()
    assert heard == ["opened", (True, 0), "opened", (False, 0)]


def test_painting_tells_which_region_changed(shown):
    heard = []
    shown.mask_changed.connect(heard.append)
    stroke(shown)
    assert heard == [Region(45, 55, 56, 66)]
    shown.undo()
    assert len(heard) == 2
    assert heard[1].union(heard[0]) == heard[1]


def test_painting_outside_a_stroke_does_nothing(shown):
    shown.paint(DOT)
    assert shown.document.mask.is_empty


def test_a_stroke_that_paints_what_is_painted_is_no_step(shown):
    stroke(shown)
    stroke(shown)
    assert shown.undo_stack.count() == 1


def test_erasing_is_a_step_of_its_own(shown):
    stroke(shown)
    stroke(shown, mode=Mode.SUBTRACT)
    assert shown.document.mask.is_empty
    shown.undo()
    assert not shown.document.mask.is_empty


def test_changing_the_mask_as_a_whole_does_not_touch_it_before_it_is_a_step(shown):
    shown.change_mask("Invert mask", Mask.invert)
    assert shown.document.mask.pixels.all()
    shown.undo()
    assert shown.document.mask.is_empty


def test_a_change_that_changes_nothing_is_no_step(shown):
    shown.change_mask("Clear mask", Mask.clear)
    assert shown.undo_stack.count() == 0


def test_many_steps_undo_to_the_beginning_and_come_back(shown):
    rng = np.random.default_rng(1)
    states = [shown.document.mask.pixels.copy()]
    for _ in range(60):
        place = tuple(rng.uniform(0, 200, 2))
        stroke(shown, Capsule(place, tuple(rng.uniform(0, 200, 2)), int(rng.integers(1, 30))))
        states.append(shown.document.mask.pixels.copy())
    count = shown.undo_stack.count()
    while shown.undo_stack.canUndo():
        shown.undo()
    np.testing.assert_array_equal(shown.document.mask.pixels, states[0])
    while shown.undo_stack.canRedo():
        shown.redo()
    np.testing.assert_array_equal(shown.document.mask.pixels, states[-1])
    assert shown.undo_stack.count() == count


def test_without_a_mask_restore_tells_what_to_do(shown, qtbot):
    with qtbot.waitSignal(shown.noticed) as noticed:
        shown.restore("fmm", {})
    assert noticed.args[0].startswith("Paint over the damage first")


def test_an_engine_option_that_makes_no_sense_is_a_sentence(shown, qtbot):
    stroke(shown)
    with qtbot.waitSignal(shown.failed) as failed:
        shown.restore("fmm", {"radius": 0})
    assert failed.args[0].startswith("Radius must lie between")


def test_restoring_does_not_write_into_the_pixels_it_was_given(editor, patient, photo_pixels, qtbot):
    given = photo_pixels.copy()
    given.flags.writeable = False
    patient.may_go_on.set()
    editor.show_photo(Photo(given))
    stroke(editor)
    with qtbot.waitSignal(editor.jobs.finished):
        editor.restore("patient", {})
    np.testing.assert_array_equal(given, photo_pixels)
    assert (editor.document.photo.pixels != photo_pixels).any()


def test_a_new_photo_begins_a_new_history(shown, photo_pixels):
    stroke(shown)
    shown.show_photo(Photo(photo_pixels.copy()))
    assert shown.undo_stack.count() == 0
    assert shown.document.mask.is_empty
    assert not shown.saved_state.has_unsaved_mask


def test_a_photo_is_modified_only_by_what_touches_its_pixels(shown, patient, qtbot, tmp_path):
    patient.may_go_on.set()
    stroke(shown)
    assert not shown.history.is_photo_modified
    with qtbot.waitSignal(shown.jobs.finished):
        shown.restore("patient", {})
    assert shown.history.is_photo_modified
    shown.undo()
    assert not shown.history.is_photo_modified
    shown.redo()
    with qtbot.waitSignal(shown.saved):
        shown.files.save(tmp_path / "saved.png")
    assert not shown.history.is_photo_modified
    shown.undo()
    assert shown.history.is_photo_modified
    stroke(shown, Capsule((20, 20), (20, 40), 5))
    assert shown.history.is_photo_modified


def test_what_is_called_after_saving_can_start_the_next_job(shown, qtbot, tmp_path, photo_path):
    with qtbot.waitSignal(shown.opened):
        shown.files.save(tmp_path / "saved.png", then=lambda: shown.files.open(photo_path))
    assert shown.document.photo.source.path == photo_path


def test_a_mask_of_a_file_that_does_not_fit_leaves_the_photo_that_is_open(shown, qtbot, photo_path, tmp_path):
    save_mask(Mask.empty((3, 4)), tmp_path / "mask.png")
    document = shown.document
    with qtbot.waitSignal(shown.failed):
        shown.files.open(photo_path, tmp_path / "mask.png")
    assert shown.document is document
