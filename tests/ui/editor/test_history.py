"""The history: unlimited by count, bounded in memory, never silently cut."""

import numpy as np
import pytest

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Capsule
from inpaint_studio.core.stroke import Mode
from inpaint_studio.ui.editor import spiller
from inpaint_studio.ui.editor.earlier_photo import read_step
from inpaint_studio.ui.editor.editor import Editor


@pytest.fixture
def editor(qtbot, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(spiller, "spill_folder", lambda: tmp_path / "spill")
    editor = Editor(settings)
    yield editor
    editor.close()
    editor.jobs.shut_down()


@pytest.fixture
def shown(editor, photo_pixels):
    editor.show_photo(Photo(photo_pixels.copy()))
    return editor


def noise(editor, seed):
    rng = np.random.default_rng(seed)

    def change(mask):
        mask.pixels[:] = rng.integers(0, 2, mask.shape, np.uint8) * 255
        return Region.of(mask.shape)

    editor.change_mask(f"Noise {seed}", change)


def test_steps_over_the_limit_leave_the_memory_and_come_back_exactly(shown, qtbot):
    shown.history._limit = lambda: 30_000
    states = [shown.document.mask.pixels.copy()]
    for seed in range(12):
        noise(shown, seed)
        states.append(shown.document.mask.pixels.copy())
    qtbot.waitUntil(lambda: shown.history.nbytes <= 30_000)
    assert shown.undo_stack.count() == 12
    for state in states[-2::-1]:
        shown.undo()
        np.testing.assert_array_equal(shown.document.mask.pixels, state)
    for state in states[1:]:
        shown.redo()
        np.testing.assert_array_equal(shown.document.mask.pixels, state)


def test_a_drive_that_cannot_take_steps_is_told_once_and_nothing_is_lost(shown, tmp_path, qtbot):
    (tmp_path / "spill").write_bytes(b"")  # a file where the folder should be
    shown.history._limit = lambda: 1
    heard = []
    shown.noticed.connect(heard.append)
    states = [shown.document.mask.pixels.copy()]
    for seed in range(4):
        with qtbot.waitSignal(shown.history._spiller.ended):
            noise(shown, seed)
        states.append(shown.document.mask.pixels.copy())
    assert len(heard) == 1
    assert heard[0].startswith("The history cannot be moved out of the memory")
    for state in states[-2::-1]:
        shown.undo()
        np.testing.assert_array_equal(shown.document.mask.pixels, state)


def test_a_step_that_cannot_be_read_back_is_told_and_the_others_go_on(shown, qtbot):
    first, second = Capsule((50.5, 60.5), (50.5, 60.5), 11), Capsule((150.5, 160.5), (150.5, 160.5), 11)
    shown.begin_stroke()
    shown.paint(first)
    shown.end_stroke()
    shown.history._limit = lambda: 1
    with qtbot.waitSignal(shown.history._spiller.ended):
        shown.history.keep_within_limit()
    shown.history._limit = lambda: 1 << 30
    shown.begin_stroke()
    shown.paint(second)
    shown.end_stroke()
    painted = shown.document.mask.pixels.copy()
    shown.history._spiller.clear()
    shown.undo()
    with qtbot.waitSignal(shown.failed) as failed:
        shown.undo()
    assert "cannot be read back" in failed.args[0]
    shown.redo()
    shown.redo()
    np.testing.assert_array_equal(shown.document.mask.pixels, painted)


def test_the_photo_after_any_step_can_be_read(shown, patient, qtbot):
    patient.may_go_on.set()
    states = [shown.document.photo.pixels.copy()]
    for place in (40, 100, 160):
        shown.begin_stroke()
        shown.paint(Capsule((place, 50), (place, 200), 15))
        shown.end_stroke()
        states.append(shown.document.photo.pixels.copy())
        with qtbot.waitSignal(shown.jobs.finished):
            shown.restore("patient", {})
        states.append(shown.document.photo.pixels.copy())
    whole = shown.document.photo.region
    for index in (6, 3, 0, 5):
        shown.undo_stack.setIndex(index)
        for step, state in enumerate(states):
            np.testing.assert_array_equal(read_step(shown, step, whole), state)
        np.testing.assert_array_equal(shown.document.read_opened(whole), states[0])


def test_many_hundred_steps_can_all_be_undone(editor, photo_pixels):
    editor.show_photo(Photo(photo_pixels[:, :30].copy()))
    for number in range(300):
        editor.change_mask("Invert mask", Mask.invert)
        editor.begin_stroke(mode=Mode.ADD if number % 2 else Mode.SUBTRACT)
        editor.paint(Capsule((number % 200, 5), (number % 200, 25), 3))
        editor.end_stroke()
    assert editor.undo_stack.count() == 500
    editor.undo_stack.setIndex(0)
    assert editor.document.mask.is_empty


def test_what_was_moved_for_a_photo_that_is_closed_gives_its_room_back(shown, qtbot, photo_pixels):
    shown.history._limit = lambda: 1
    noise(shown, 1)
    qtbot.waitUntil(lambda: shown.history._spiller.size > 0)
    shown.show_photo(Photo(photo_pixels.copy()))
    assert shown.history._spiller.size == 0
    before = shown.document.mask.pixels.copy()
    noise(shown, 2)
    qtbot.waitUntil(lambda: shown.history._spiller.size > 0)
    shown.undo()
    np.testing.assert_array_equal(shown.document.mask.pixels, before)
