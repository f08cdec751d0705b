from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.save import lost_sentence
from inpaint_studio.ui.dialogs.export import ExportDialog, suggested_path


def dialog_for(photo, qtbot):
    dialog = ExportDialog(photo)
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.name)
def test_each_format_gives_its_own_options(entry, photo_pixels, qtbot):
    dialog = dialog_for(Photo(photo_pixels), qtbot)
    dialog.format.setCurrentIndex(dialog.format.findData(entry.name))
    assert dialog.entry is entry
    assert dialog.options == entry.options()


def test_what_the_format_loses_is_told(qtbot):
    dialog = dialog_for(Photo(np.zeros((4, 5, 3), np.uint16)), qtbot)
    dialog.format.setCurrentIndex(dialog.format.findData("tiff"))
    assert "kept" in dialog.lost.text()
    dialog.format.setCurrentIndex(dialog.format.findData("jpeg"))
    assert "16 bits become 8" in dialog.lost.text()


def test_compression_that_touches_every_pixel_is_told(photo_pixels, qtbot):
    dialog = dialog_for(Photo(photo_pixels), qtbot)
    dialog.format.setCurrentIndex(dialog.format.findData("jpeg"))
    assert dialog.lost.text().startswith("JPEG compresses the whole photo again")
    dialog.format.setCurrentIndex(dialog.format.findData("webp"))
    assert "kept" in dialog.lost.text()
    lossless = next(each for each in dialog.findChildren(QCheckBox, "is_lossless"))
    qtbot.keyClick(lossless, Qt.Key.Key_Space)
    assert dialog.lost.text().startswith("WebP compresses the whole photo again")


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.name)
def test_the_options_stay_whole_whatever_is_told(entry, qtbot):
    dialog = dialog_for(Photo(np.zeros((4, 5, 3), np.uint16), icc_profile=b"x" * 200), qtbot)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.format.setCurrentIndex(dialog.format.findData(entry.name))
    qtbot.waitUntil(lambda: dialog.lost.height() >= dialog.lost.heightForWidth(dialog.lost.width()))
    fields = [field for field in dialog.findChildren(QWidget) if field.isVisible() and field.parent() is not dialog]
    assert all(field.visibleRegion().boundingRect().bottom() == field.rect().bottom() for field in fields)


def test_losses_read_as_one_sentence():
    assert lost_sentence([]) == ""
    assert lost_sentence(["a"]) == "This format cannot hold everything: a."
    assert lost_sentence(["a", "b", "c"]) == "This format cannot hold everything: a, b and c."


def test_the_file_offered_lies_beside_the_photo_and_is_named_after_it(photo_pixels):
    photo = Photo(photo_pixels, source=Source(Path("/photos/aunt.v2.jpg"), "jpeg"))
    assert suggested_path(photo, FORMATS[0], Path("/else")) == Path("/photos/aunt.v2-restored.tif")
    assert suggested_path(Photo(photo_pixels), FORMATS[0], Path("/else")) == Path("/else/restored.tif")
