import numpy as np
import pytest
import tifffile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inpaint_studio.ui.dialogs.pages import PagesDialog


@pytest.fixture
def pages():
    return [np.full((40 + number, 60, 3), 50 * number, np.uint8) for number in range(3)]


@pytest.fixture
def path(pages, tmp_path):
    with tifffile.TiffWriter(tmp_path / "scan.tif") as tiff:
        for page in pages:
            tiff.write(page, photometric="rgb", metadata=None)
        tiff.write(np.zeros((8, 8), np.uint32), photometric="minisblack", metadata=None)
    return tmp_path / "scan.tif"


def test_a_file_with_several_pages_asks_which_and_the_chosen_one_is_opened(drive, path, pages):
    drive.open(path)
    assert drive.editor.document is None
    dialog = drive.dialog(PagesDialog)
    assert [dialog.pages.item(row).text() for row in range(dialog.pages.count())] == [
        "Page 1:  60 × 40, 8-bit RGB",
        "Page 2:  60 × 41, 8-bit RGB",
        "Page 3:  60 × 42, 8-bit RGB",
        "Page 4:  8 × 8, 32-bit gray  (cannot be opened)",
    ]
    QTest.keyClick(dialog.pages, Qt.Key.Key_Down)
    with drive.job():
        drive.click(drive.button(dialog, "Open"))
    np.testing.assert_array_equal(drive.photo, pages[1])
    assert drive.editor.document.photo.source.page == 1


def test_a_page_that_cannot_be_opened_cannot_be_chosen_and_says_why(drive, path):
    drive.open(path)
    dialog = drive.dialog(PagesDialog)
    QTest.keyClick(dialog.pages, Qt.Key.Key_End)
    assert dialog.pages.currentRow() < 3
    assert dialog.pages.item(3).toolTip().startswith("This page holds whole numbers of 32 bits")


def test_giving_up_leaves_what_is_open(opened, path, photo_pixels):
    opened.open(path)
    opened.dialog(PagesDialog).reject()
    np.testing.assert_array_equal(opened.photo, photo_pixels)


def test_a_page_that_was_asked_for_is_opened_without_a_question(drive, path, pages):
    with drive.job():
        drive.window.parts.files.open(path, 2)
    np.testing.assert_array_equal(drive.photo, pages[2])


def test_the_only_page_that_can_be_opened_is(drive, pages, tmp_path):
    with tifffile.TiffWriter(tmp_path / "scan.tif") as tiff:
        tiff.write(np.zeros((8, 8), np.uint32), photometric="minisblack", metadata=None)
        tiff.write(pages[1], photometric="rgb", metadata=None)
    drive.open(tmp_path / "scan.tif")
    np.testing.assert_array_equal(drive.photo, pages[1])


def test_an_edit_of_a_page_is_saved_into_that_page(drive, path, pages):
    with drive.job():
        drive.window.parts.files.open(path, 1)
    drive.choose_engine("fmm")
    drive.drag((20, 10), (20, 50))
    drive.restore()
    restored = drive.photo
    with drive.job():
        drive.window.parts.actions["save"].trigger()
    assert not drive.is_asked
    np.testing.assert_array_equal(tifffile.imread(path, key=1), restored)
    for number in (0, 2):
        np.testing.assert_array_equal(tifffile.imread(path, key=number), pages[number])
