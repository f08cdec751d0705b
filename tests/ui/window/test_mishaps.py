"""What goes wrong around the program: a clear sentence, and the work intact."""

import shutil

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox

from inpaint_studio.core.region import Region
from inpaint_studio.engines.registry import ENGINES, EngineEntry

NO_MEMORY = "There is not enough memory for this. Close other programs or restore a smaller part at a time."


@pytest.fixture
def restored(patient, opened):
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.set_brush(20)
    opened.drag((100, 60), (100, 240))
    opened.restore()
    return opened


def change_outside(path, pixels):
    cv2.imwrite(str(path), np.ascontiguousarray(255 - pixels))
    return path.read_bytes()


def test_a_file_changed_by_another_program_is_not_overwritten_without_a_question(restored, photo_path, photo_pixels):
    theirs = change_outside(photo_path, photo_pixels)
    with restored.job():
        restored.key("Ctrl+S")
    assert "has been changed by another program" in restored.dialog(QMessageBox).text()
    restored.answer("Cancel")
    assert photo_path.read_bytes() == theirs
    assert restored.window.isWindowModified()


def test_a_file_changed_by_another_program_can_be_replaced(restored, photo_path, photo_pixels):
    change_outside(photo_path, photo_pixels)
    with restored.job():
        restored.key("Ctrl+S")
    with restored.job():
        restored.answer("Replace It")
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], restored.photo)
    assert not restored.window.isWindowModified()


def test_saving_twice_does_not_take_the_own_file_for_another_programs(restored, photo_path):
    for row in (30, 60):
        restored.drag((row, 60), (row, 90))
        restored.restore()
        with restored.job():
            restored.key("Ctrl+S")
        assert not restored.is_asked


def test_a_file_that_was_deleted_is_written_again(restored, photo_path):
    photo_path.unlink()
    with restored.job():
        restored.key("Ctrl+S")
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], restored.photo)


def test_a_folder_that_is_gone_is_a_sentence_and_the_work_stays(restored, photo_path, tmp_path):
    before = restored.photo.copy()
    folder = tmp_path / "drive"
    folder.mkdir()
    with restored.job():
        restored.editor.files.save(folder / "photo.png")
    restored.drag((30, 60), (30, 90))
    restored.restore()
    after = restored.photo.copy()
    shutil.rmtree(folder)
    with restored.job():
        restored.key("Ctrl+S")
    assert "could not be saved: its folder" in restored.message
    np.testing.assert_array_equal(restored.photo, after)
    assert restored.window.isWindowModified()
    assert (before != after).any()


class ResourceExhaustedError(Exception):
    """As TensorFlow's."""


def cv2_without_memory():
    error = cv2.error("Failed to allocate")
    error.code = cv2.Error.StsNoMem
    return error


@pytest.mark.parametrize(
    "make",
    [MemoryError, cv2_without_memory, lambda: ResourceExhaustedError("OOM")],
    ids=["Python", "OpenCV", "TensorFlow"],
)
def test_running_out_of_memory_while_restoring_is_a_sentence_and_changes_nothing(
    opened, patient, monkeypatch, photo_pixels, make
):
    def fail(image, mask, **options):
        raise make()

    monkeypatch.setattr(patient, "restore", fail)
    monkeypatch.setitem(
        ENGINES, "fmm", EngineEntry(ENGINES["fmm"].info, ENGINES["patient"].options, patient.load, lambda: None)
    )
    opened.drag((60, 60), (60, 120))
    mask = opened.mask
    with opened.job():
        opened.editor.restore("fmm", {})
    assert opened.message == NO_MEMORY
    np.testing.assert_array_equal(opened.photo, photo_pixels)
    np.testing.assert_array_equal(opened.mask, mask)
    assert opened.editor.can_restore


def test_running_out_of_memory_while_an_edit_is_made_takes_back_what_was_made_of_it(
    restored, monkeypatch, photo_pixels
):
    document = restored.editor.document
    before = restored.photo.copy()
    toggle = document.toggle
    calls = []

    def fail_once(plane, region, delta):
        calls.append(region)
        if len(calls) == 2:
            raise MemoryError
        toggle(plane, region, delta)

    restored.drag((30, 60), (30, 90))
    mask = restored.mask
    with monkeypatch.context() as patch:
        patch.setattr(document, "toggle", fail_once)
        restored.restore()
    assert restored.message == NO_MEMORY
    np.testing.assert_array_equal(restored.photo, before)
    np.testing.assert_array_equal(restored.mask, mask)
    assert restored.history == ["Brush stroke", "Restore", "Brush stroke"]
    assert all(isinstance(region, Region) for region in calls)
