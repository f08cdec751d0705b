"""The first saving onto a file that this program has not written asks what is wanted."""

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox


@pytest.fixture
def restored(patient, opened, settings):
    """The driver with a photo just opened and restored, and the setting as it comes."""
    settings.reset("save_original")
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.drag((100, 60), (100, 240))
    opened.restore()
    return opened


def pixels(path):
    return cv2.imread(str(path))[..., ::-1]


def test_a_copy_beside_the_original_is_what_saving_offers_first(restored, photo_path, photo_pixels):
    before = photo_path.read_bytes()
    restored.key("Ctrl+S")
    box = restored.dialog(QMessageBox)
    assert box.text() == "Keep the original coffee.png?"
    assert "“coffee-restored.png”" in box.informativeText()
    assert box.defaultButton().text() == "Save a &Copy"
    with restored.job():
        restored.answer("Save a Copy")
    copy = photo_path.with_name("coffee-restored.png")
    assert photo_path.read_bytes() == before
    np.testing.assert_array_equal(pixels(copy), restored.photo)
    assert restored.editor.document.photo.source.path == copy
    assert not restored.window.isWindowModified()


def test_a_copy_takes_the_place_of_no_other_file(restored, photo_path):
    photo_path.with_name("coffee-restored.png").write_bytes(b"something of the user's")
    restored.key("Ctrl+S")
    with restored.job():
        restored.answer("Save a Copy")
    assert photo_path.with_name("coffee-restored.png").read_bytes() == b"something of the user's"
    np.testing.assert_array_equal(pixels(photo_path.with_name("coffee-restored-2.png")), restored.photo)


def test_an_original_can_be_replaced_and_is_asked_about_once(restored, photo_path):
    for row in (100, 30):
        restored.drag((row, 60), (row, 90))
        restored.restore()
        with restored.job():
            restored.key("Ctrl+S")
            if restored.is_asked:
                restored.answer("Replace It")
        np.testing.assert_array_equal(pixels(photo_path), restored.photo)
    assert not restored.is_asked


def test_a_question_that_is_cancelled_writes_nothing_and_is_asked_again(restored, photo_path):
    before = photo_path.read_bytes()
    for _ in range(2):
        restored.key("Ctrl+S")
        restored.answer("Cancel")
    assert not restored.editor.jobs.is_running
    assert photo_path.read_bytes() == before
    assert restored.window.isWindowModified()


@pytest.mark.parametrize(("answer", "way"), [("Save a Copy", "copy"), ("Replace It", "replace")])
def test_what_is_always_to_be_done_is_remembered_and_no_more_asked(restored, settings, photo_path, answer, way):
    restored.key("Ctrl+S")
    restored.dialog(QMessageBox).checkBox().setChecked(True)
    with restored.job():
        restored.answer(answer)
    assert settings.get("save_original") == way
    restored.editor.close()
    restored.open(photo_path)
    with restored.job():
        restored.key("Ctrl+S")
    assert not restored.is_asked
    expected = {"copy": "coffee-restored-2.png", "replace": "coffee.png"}
    assert restored.editor.document.photo.source.path.name == expected[way]


def test_a_copy_that_this_program_has_made_is_no_original_when_it_is_opened_again(restored, photo_path):
    restored.key("Ctrl+S")
    with restored.job():
        restored.answer("Save a Copy")
    copy = photo_path.with_name("coffee-restored.png")
    restored.open(photo_path)
    restored.open(copy)
    with restored.job():
        restored.key("Ctrl+S")
    assert not restored.is_asked


def test_saving_before_leaving_asks_about_the_original_and_then_leaves(restored, photo_path, qtbot):
    before, photo = photo_path.read_bytes(), restored.photo.copy()
    restored.window.close()
    restored.answer("Save")
    restored.answer("Save a Copy")
    qtbot.waitUntil(lambda: not restored.window.isVisible())
    assert photo_path.read_bytes() == before
    np.testing.assert_array_equal(pixels(photo_path.with_name("coffee-restored.png")), photo)
