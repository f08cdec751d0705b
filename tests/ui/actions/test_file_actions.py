"""Opening, saving, exporting and leaving, through the window."""

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QToolButton, QWidget

from inpaint_studio.core.photo import Photo
from inpaint_studio.ui.desktop.qimage import image_from_photo
from inpaint_studio.ui.dialogs.export import ExportDialog


@pytest.fixture
def restored(patient, opened):
    """A photo with a restored stroke, and where it is."""
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.set_brush(20)
    opened.drag((100, 60), (100, 240))
    opened.restored_mask = opened.mask
    opened.restore()
    return opened


def trigger(drive, name):
    action = drive.window.parts.actions[name]
    assert action.isEnabled()
    action.trigger()


# --- opening ----------------------------------------------------------------------------------------------------------


def test_the_dialog_opens_a_photo(drive, photo_path, photo_pixels):
    drive.key("Ctrl+O")
    with drive.job():
        drive.choose_file(photo_path)
    np.testing.assert_array_equal(drive.photo, photo_pixels)
    assert drive.window.windowTitle() == "coffee.png[*] — Inpaint Studio"
    assert not drive.window.isWindowModified()


def test_a_dropped_file_is_opened(drive, photo_path, photo_pixels):
    with drive.job():
        assert drive.drop_urls(QUrl.fromLocalFile(str(photo_path)))
    np.testing.assert_array_equal(drive.photo, photo_pixels)


def test_of_several_dropped_files_the_first_is_opened(drive, photo_path, tmp_path):
    with drive.job():
        drive.drop_urls(QUrl.fromLocalFile(str(photo_path)), QUrl.fromLocalFile(str(tmp_path / "other.png")))
    assert drive.editor.document.photo.source.path == photo_path


def test_a_dropped_picture_is_opened(drive, photo_pixels):
    mime = QMimeData()
    mime.setImageData(image_from_photo(Photo(photo_pixels)))
    assert drive.drop(mime)
    np.testing.assert_array_equal(drive.photo, photo_pixels)
    assert drive.window.windowTitle().startswith("Untitled")


def test_a_picture_dropped_from_a_browser_is_taken_although_its_address_comes_first(drive, photo_pixels):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/photo.png")])
    mime.setImageData(image_from_photo(Photo(photo_pixels)))
    assert drive.drop(mime)
    np.testing.assert_array_equal(drive.photo, photo_pixels)


def test_a_dropped_web_address_gives_a_sentence(drive):
    assert drive.drop_urls(QUrl("https://example.org/photo.png"))
    assert drive.message == "That picture lives on the web. Save it to a folder first, then drop the file here."
    assert drive.editor.document is None


def test_dropped_text_is_not_welcome(drive):
    mime = QMimeData()
    mime.setText("hello")
    assert not drive.drop(mime)


def test_copy_and_paste_bring_the_photo_back(opened, photo_pixels):
    opened.key("Ctrl+C")
    assert opened.message == "The photo is in the clipboard."
    opened.editor.close()
    opened.key("Ctrl+V")
    np.testing.assert_array_equal(opened.photo, photo_pixels)


def test_a_pasted_file_is_opened(drive, photo_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo_path))])
    QGuiApplication.clipboard().setMimeData(mime)
    with drive.job():
        drive.key("Ctrl+V")
    assert drive.editor.document.photo.source.path == photo_path


def test_pasting_text_gives_a_sentence(drive):
    QGuiApplication.clipboard().setText("hello")
    drive.key("Ctrl+V")
    assert drive.message == "There is no picture in the clipboard."


def test_16_bits_in_the_clipboard_stay_16_bits(drive, tmp_path, photo_pixels):
    deep = photo_pixels.astype(np.uint16) * 256 + 7
    tifffile.imwrite(tmp_path / "deep.tif", deep, photometric="rgb")
    mime = QMimeData()
    mime.setData("image/tiff", (tmp_path / "deep.tif").read_bytes())
    mime.setImageData(image_from_photo(Photo(photo_pixels)))
    QGuiApplication.clipboard().setMimeData(mime)
    drive.key("Ctrl+V")
    np.testing.assert_array_equal(drive.photo, deep)


def broken(kind, tmp_path, photo_path):
    path = tmp_path / f"{kind}.png"
    data = photo_path.read_bytes()
    if kind == "missing":
        return path
    if kind == "oversized":
        Image.new("L", (1001, 1000)).save(path)
        return path
    path.write_bytes({"text": b"This is a letter.\n" * 50, "truncated": data[:30], "empty": b""}[kind])
    return path


@pytest.mark.parametrize("kind", ["text", "truncated", "empty", "missing", "oversized"])
def test_a_file_that_cannot_be_opened_gives_one_sentence_and_leaves_what_is_open(
    opened, settings, tmp_path, photo_path, photo_pixels, kind
):
    opened.drag((50, 50), (60, 120))
    mask, document = opened.mask, opened.editor.document
    settings.set("max_megapixels", 1)
    opened.editor.files.save_mask(tmp_path / "safe.png")
    opened.qtbot.waitSignal(opened.editor.jobs.ended).wait()
    opened.open(broken(kind, tmp_path, photo_path))
    assert f"{kind}.png" in opened.message
    assert "\n" not in opened.message
    assert opened.message.endswith(".")
    assert opened.editor.document is document
    np.testing.assert_array_equal(opened.photo, photo_pixels)
    np.testing.assert_array_equal(opened.mask, mask)
    assert opened.history == ["Brush stroke"]
    assert opened.window.windowTitle().startswith("coffee.png")
    opened.key("Ctrl+Z")
    assert not opened.mask.any()


def test_the_message_leaves_with_the_next_photo(drive, tmp_path, photo_path):
    drive.open(tmp_path / "missing.png")
    assert drive.message
    drive.open(photo_path)
    assert drive.message == ""


def test_a_message_can_be_closed(drive, tmp_path):
    drive.open(tmp_path / "missing.png")
    drive.click(next(each for each in drive.window.parts.messages.findChildren(QPushButton)))
    assert drive.message == ""


def test_the_sample_opens_with_its_damage_marked_and_belongs_to_nobody(drive):
    with drive.job():
        drive.click(drive.button(drive.window.centralWidget(), "Open Sample Photo"))
    assert drive.mask.any()
    assert drive.editor.document.photo.source.path is None
    assert drive.window.parts.actions["restore"].isEnabled()


def test_the_welcome_screen_invites_and_lists_recent_photos(drive, photo_path, qtbot):
    welcome = drive.window.centralWidget().currentWidget()
    assert "Drop a photo here" in [label.text() for label in welcome.findChildren(QLabel)]
    assert not drive.canvas.isVisible()
    drive.open(photo_path)
    assert drive.canvas.isVisible()
    drive.key("Ctrl+W")
    assert welcome.isVisible()
    button = welcome.findChild(QToolButton, "recent")
    assert button.text().startswith("coffee.png")
    with drive.job():
        drive.click(button)
        drive.click(button)
    assert drive.canvas.isVisible()


def test_names_of_files_are_shown_as_they_are(patient, drive, photo_path):
    patient.may_go_on.set()
    drive.choose_engine("patient")
    path = photo_path.with_name("salt & <b>pepper {name}.png")
    photo_path.rename(path)
    drive.open(path)
    drive.window.parts.recent_menu.aboutToShow.emit()
    assert drive.window.parts.recent_menu.actions()[0].text() == str(path).replace("&", "&&")
    drive.drag((50, 50), (60, 120))
    drive.restore()
    drive.key("Ctrl+W")
    box = drive.dialog(QMessageBox)
    assert path.name in box.text()
    assert {label.textFormat() for label in box.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    drive.answer("Discard")
    button = drive.window.welcome.findChild(QToolButton, "recent")
    assert button.shortcut().isEmpty()
    assert button.text().startswith("salt &&")
    assert button.accessibleName() == path.name
    drive.window.parts.messages.notice(path.name)
    label = drive.window.parts.messages.findChild(QLabel, "message_text")
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_recent_photos_are_in_the_menu_newest_first(drive, photo_path, tmp_path, photo_pixels):
    other = tmp_path / "other.png"
    cv2.imwrite(str(other), photo_pixels)
    drive.open(photo_path)
    drive.open(other)
    menu = drive.window.parts.recent_menu
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [str(other), str(photo_path), "Clear"]
    with drive.job():
        menu.actions()[1].trigger()
    assert drive.editor.document.photo.source.path == photo_path
    other.unlink()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.text()] == [str(photo_path), "Clear"]
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["No recent photos"]


# --- saving -----------------------------------------------------------------------------------------------------------


def test_save_writes_into_the_photos_own_file_and_takes_the_star_away(restored, photo_path, photo_pixels):
    assert restored.window.isWindowModified()
    with restored.job():
        restored.key("Ctrl+S")
    assert not restored.window.isWindowModified()
    saved = cv2.imread(str(photo_path))[..., ::-1]
    np.testing.assert_array_equal(saved, restored.photo)
    outside = ~restored.restored_mask
    np.testing.assert_array_equal(saved[outside], photo_pixels[outside])
    assert str(photo_path) in restored.message


def test_the_star_follows_undo_and_redo(restored):
    with restored.job():
        restored.key("Ctrl+S")
    restored.key("Ctrl+Z")
    assert restored.window.isWindowModified()
    restored.key("Ctrl+Shift+Z")
    assert not restored.window.isWindowModified()


def test_a_painted_mask_alone_does_not_star_the_photo(opened):
    opened.drag((50, 50))
    assert not opened.window.isWindowModified()


def test_save_as_goes_on_with_the_new_file(restored, tmp_path, photo_path, settings):
    before = photo_path.read_bytes()
    restored.key("Ctrl+Shift+S")
    dialog = restored.dialog(QFileDialog)
    assert dialog.selectedFiles() == [str(tmp_path / "coffee-restored.png")]
    with restored.job():
        restored.choose_file(tmp_path / "new.tif")
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "new.tif"), restored.photo)
    assert photo_path.read_bytes() == before
    assert restored.window.windowTitle().startswith("new.tif")
    assert not restored.window.isWindowModified()
    assert settings.recent_files[0] == tmp_path / "new.tif"


def test_the_name_offered_holds_no_quotation_marks(restored, tmp_path):
    path = tmp_path / 'aunt "Mary".png'
    restored.editor.files.save(path)
    restored.qtbot.waitUntil(lambda: not restored.editor.jobs.is_running)
    trigger(restored, "save_as")
    assert restored.dialog(QFileDialog).findChild(QLineEdit, "fileNameEdit").text() == "aunt 'Mary'-restored.png"
    with restored.job():
        restored.click(restored.button(restored.dialog(QFileDialog), "Save"))
    assert (tmp_path / "aunt 'Mary'-restored.png").exists()


def test_a_name_without_suffix_gets_the_usual_one(restored, tmp_path):
    restored.key("Ctrl+Shift+S")
    with restored.job():
        restored.choose_file(tmp_path / "new")
    assert (tmp_path / "new.png").exists()


def test_the_format_chosen_in_the_dialog_gives_the_suffix(restored, tmp_path):
    restored.key("Ctrl+Shift+S")
    with restored.job():
        restored.choose_file(tmp_path / "new", "TIFF")
    assert (tmp_path / "new.tif").exists()
    assert tifffile.imread(tmp_path / "new.tif").shape == restored.photo.shape


def test_an_unknown_suffix_gives_a_sentence_and_writes_nothing(restored, tmp_path):
    restored.key("Ctrl+Shift+S")
    restored.choose_file(tmp_path / "new.xyz")
    assert "new.xyz" in restored.message
    assert not (tmp_path / "new.xyz").exists()
    assert restored.window.isWindowModified()


def test_saving_where_nothing_can_be_written_gives_a_sentence_and_keeps_the_star(restored, tmp_path):
    with restored.job():
        restored.editor.files.save(tmp_path / "no such folder" / "new.png")
    assert "new.png" in restored.message
    assert restored.window.isWindowModified()
    assert restored.window.windowTitle().startswith("coffee.png")


def test_jpeg_warns_once_that_it_compresses_everything_again(restored, tmp_path):
    restored.key("Ctrl+Shift+S")
    restored.choose_file(tmp_path / "new.jpg")
    assert "JPEG compresses the whole photo again" in restored.dialog(QMessageBox).informativeText()
    with restored.job():
        restored.answer("Save")
    saved = cv2.imread(str(tmp_path / "new.jpg"))[..., ::-1].astype(int)
    assert abs(saved - restored.photo).mean() < 4
    with restored.job():
        restored.key("Ctrl+S")


def test_a_jpeg_of_ones_own_is_saved_at_once_as_only_restored_blocks_change(patient, drive, tmp_path, photo_pixels):
    patient.may_go_on.set()
    path = tmp_path / "own.jpg"
    Image.fromarray(photo_pixels).save(path)
    drive.open(path)
    before = drive.photo.copy()
    drive.choose_engine("patient")
    drive.drag((50, 50))
    drive.restore()
    with drive.job():
        drive.key("Ctrl+S")
    after = cv2.imread(str(path))[..., ::-1]
    assert (after != before).any()
    np.testing.assert_array_equal(after[96:], before[96:])


# Qt complains on its own when the filmstrip has it read the file for a small picture.
@pytest.mark.qt_log_ignore("Corrupt JPEG data", "propagateSizeHints")
def test_a_jpeg_that_is_damaged_inside_says_so_while_it_is_shown(drive, tmp_path, photo_pixels):
    path = tmp_path / "own.jpg"
    Image.fromarray(photo_pixels).save(path)
    data = path.read_bytes()
    middle = len(data) * 2 // 3
    path.write_bytes(data[:middle] + data[middle + 1500 :])
    drive.open(path)
    assert drive.photo.shape == photo_pixels.shape
    assert drive.message.startswith("Part of this file is damaged")


def test_a_jpeg_that_must_be_compressed_again_is_not_overwritten_without_a_warning(
    patient, drive, tmp_path, photo_pixels
):
    patient.may_go_on.set()
    path = tmp_path / "own.jpg"
    path.write_bytes(imagecodecs.jpeg8_encode(photo_pixels, lossless=True))
    before = path.read_bytes()
    drive.open(path)
    drive.choose_engine("patient")
    drive.drag((50, 50))
    drive.restore()
    drive.key("Ctrl+S")
    drive.answer("Cancel")
    assert path.read_bytes() == before
    drive.key("Ctrl+S")
    drive.answer("Save As…")
    with drive.job():
        drive.choose_file(tmp_path / "other.png")
    assert path.read_bytes() == before


def test_what_a_format_cannot_hold_is_told_before_saving(drive, tmp_path, photo_pixels):
    tifffile.imwrite(tmp_path / "deep.tif", photo_pixels.astype(np.uint16) * 257, photometric="rgb")
    drive.open(tmp_path / "deep.tif")
    drive.key("Ctrl+Shift+S")
    drive.choose_file(tmp_path / "new.bmp")
    assert "16 bits become 8" in drive.dialog(QMessageBox).informativeText()
    drive.answer("Cancel")
    assert not (tmp_path / "new.bmp").exists()


def export(drive, entry, path, **options):
    trigger(drive, "export")
    dialog = drive.dialog(ExportDialog)
    dialog.format.setCurrentIndex(dialog.format.findData(entry))
    for name, value in options.items():
        field = next(each for each in dialog.findChildren(QWidget, name) if each.isVisible())
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(value))
        else:
            field.setValue(value)
    drive.click(drive.button(dialog, "Choose File…"))
    with drive.job():
        drive.choose_file(path)


def test_export_uses_the_options_and_leaves_the_open_file_alone(restored, tmp_path, photo_path):
    for quality in (30, 95):
        export(restored, "jpeg", tmp_path / f"{quality}.jpg", quality=quality)
    assert (tmp_path / "30.jpg").stat().st_size * 2 < (tmp_path / "95.jpg").stat().st_size
    assert restored.window.isWindowModified()
    assert restored.editor.document.photo.source.path == photo_path


def test_an_exported_png_holds_every_pixel(restored, tmp_path, photo_pixels):
    export(restored, "png", tmp_path / "out.png")
    saved = cv2.imread(str(tmp_path / "out.png"))[..., ::-1]
    np.testing.assert_array_equal(saved, restored.photo)
    np.testing.assert_array_equal(saved[~restored.restored_mask], photo_pixels[~restored.restored_mask])


@pytest.mark.parametrize(("compression", "tag"), [("none", 1), ("lzw", 5), ("zstd", 50000)])
def test_an_exported_tiff_is_compressed_as_chosen(restored, tmp_path, compression, tag):
    export(restored, "tiff", tmp_path / "out", compression=compression)
    with tifffile.TiffFile(tmp_path / "out.tif") as tiff:
        assert tiff.pages[0].compression == tag
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "out.tif"), restored.photo)


def test_the_export_dialog_begins_with_the_photos_format_and_tells_what_is_lost(opened):
    trigger(opened, "export")
    dialog = opened.dialog(ExportDialog)
    assert dialog.entry.name == "png"
    assert dialog.lost.text() == "Everything that came with the photo is kept."
    dialog.reject()


def test_why_a_tiff_is_written_anew_is_told_before_saving_and_only_once(drive, tmp_path, photo_pixels):
    path = tmp_path / "scan.tif"
    tifffile.imwrite(path, photo_pixels, photometric="ycbcr", compression="jpeg")
    drive.open(path)
    drive.drag((20, 20), (20, 60))
    drive.restore()
    trigger(drive, "save")
    assert "compressed as JPEG inside" in drive.dialog(QMessageBox).informativeText()
    with drive.job():
        drive.answer("Save")
    np.testing.assert_array_equal(tifffile.imread(path), drive.photo)
    with drive.job():
        drive.key("Ctrl+Z")
        trigger(drive, "save")
    assert not drive.is_asked
    np.testing.assert_array_equal(tifffile.imread(path), drive.photo)


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_closing_without_work_asks_nothing(opened, qtbot):
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())


def test_closing_with_unsaved_work_asks_and_cancel_stays(restored):
    restored.window.close()
    restored.answer("Cancel")
    assert restored.window.isVisible()
    assert not restored.is_asked
    assert restored.window.isWindowModified()


def test_closing_with_unsaved_work_can_discard_it(restored, photo_path, qtbot):
    before = photo_path.read_bytes()
    restored.window.close()
    restored.answer("Discard")
    qtbot.waitUntil(lambda: not restored.window.isVisible())
    assert photo_path.read_bytes() == before


def test_closing_with_unsaved_work_can_save_it(restored, photo_path, qtbot):
    photo = restored.photo.copy()
    restored.window.close()
    restored.answer("Save")
    qtbot.waitUntil(lambda: not restored.window.isVisible())
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], photo)


def test_what_was_exported_whole_needs_no_saving_until_it_changes_or_the_copy_is_gone(restored, tmp_path):
    state = restored.editor.saved_state
    export(restored, "png", tmp_path / "out.png")
    assert not state.has_unsaved_photo
    export(restored, "jpeg", tmp_path / "out.jpg")  # The whole copy goes on to count.
    assert not state.has_unsaved_photo
    restored.key("Ctrl+Z")
    assert not state.has_unsaved_photo  # It is as opened.
    restored.key("Ctrl+Shift+Z")
    assert not state.has_unsaved_photo
    restored.drag((20, 20), (20, 60))
    assert not state.has_unsaved_photo
    restored.key("Ctrl+Z")
    (tmp_path / "out.png").unlink()
    restored.window.parts.files.ask_close()
    assert restored.dialog(QMessageBox).informativeText() == "Otherwise it is lost."
    restored.answer("Cancel")
    export(restored, "png", tmp_path / "out.png")
    restored.drag((20, 20), (20, 60))
    restored.restore()
    assert state.has_unsaved_photo
    export(restored, "tiff", tmp_path / "out.tif")
    restored.window.parts.files.ask_close()
    assert not restored.is_asked
    assert restored.editor.document is None


def test_a_copy_that_lacks_something_is_named_when_the_rest_would_be_lost(restored, tmp_path, photo_path):
    export(restored, "jpeg", tmp_path / "out.jpg")
    restored.window.parts.files.open(photo_path)
    asked = restored.dialog(QMessageBox).informativeText()
    assert asked.startswith(f"It was exported to {tmp_path / 'out.jpg'}, but that file cannot hold everything.")
    restored.answer("Cancel")
    restored.key("Ctrl+Z")
    restored.drag((20, 20), (20, 60))
    restored.restore()
    restored.window.parts.files.open(photo_path)
    assert restored.dialog(QMessageBox).informativeText() == "Otherwise it is lost."


def test_a_copy_of_a_photo_that_waits_in_the_strip_is_looked_at_before_leaving(restored, tmp_path, photo_path):
    strip, other = restored.window.parts.files.strip, tmp_path / "other.png"
    cv2.imwrite(str(other), restored.photo)
    export(restored, "png", tmp_path / "out.png")
    with restored.qtbot.waitSignal(restored.editor.opened):
        strip.add([other])
    restored.qtbot.waitUntil(lambda: not restored.editor.jobs.is_running)
    left = []
    strip.confirm_leaving(lambda: left.append("kept"))
    assert left == ["kept"]
    (tmp_path / "out.png").unlink()
    strip.confirm_leaving(lambda: left.append("lost"))
    assert left == ["kept"]
    assert photo_path.name in restored.dialog(QMessageBox).informativeText()
    restored.answer("Keep Working")


def test_saving_the_photo_when_asked_still_asks_about_a_mask(restored, qtbot):
    restored.drag((20, 20))
    restored.window.close()
    with restored.job():
        restored.answer("Save")
    restored.answer("Keep Painting")
    assert restored.window.isVisible()
    assert not restored.window.isWindowModified()


def test_closing_while_a_file_is_written_finishes_it_first(restored, tmp_path, photo_path, qtbot):
    photo = restored.photo.copy()
    restored.key("Ctrl+S")
    restored.window.close()
    assert restored.window.isVisible()
    qtbot.waitUntil(lambda: not restored.window.isVisible())
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], photo)


def test_saving_that_is_cancelled_leaves_the_file_as_it_was(restored, photo_path, qtbot):
    before = photo_path.read_bytes()
    restored.key("Ctrl+S")
    restored.key("Esc")
    assert restored.window.isWindowModified()
    restored.editor.jobs.shut_down()
    assert photo_path.read_bytes() == before
    assert [path.name for path in photo_path.parent.glob(".*.part")] == []


def test_when_saving_fails_the_window_stays(restored, photo_path):
    folder = photo_path.parent / "away"
    photo_path.parent.rename(photo_path.parent.with_name("moved"))
    assert not folder.exists()
    restored.window.close()
    with restored.job():
        restored.answer("Save")
    photo_path.parent.with_name("moved").rename(photo_path.parent)
    assert restored.message
    assert restored.window.isVisible()
    assert restored.window.isWindowModified()


def test_a_painted_mask_alone_asks_too(opened, qtbot):
    opened.drag((50, 50))
    opened.window.close()
    opened.answer("Keep Painting")
    assert opened.window.isVisible()
    opened.window.close()
    opened.answer("Discard Mask")
    qtbot.waitUntil(lambda: not opened.window.isVisible())


def test_a_mask_painted_before_saving_the_photo_still_asks(opened):
    opened.drag((50, 50))
    with opened.job():
        opened.key("Ctrl+S")
    opened.window.close()
    assert opened.is_asked
    opened.answer("Keep Painting")


def test_saving_the_mask_when_asked_goes_on_to_leave(opened, tmp_path, qtbot):
    opened.drag((50, 50))
    opened.window.close()
    opened.answer("Save Mask…")
    opened.choose_file(tmp_path / "mask.png")
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert (tmp_path / "mask.png").exists()


def test_a_saved_mask_asks_no_more_until_it_is_painted_on(opened, tmp_path):
    opened.drag((50, 50))
    opened.window.parts.actions["save_mask"].trigger()
    with opened.job():
        opened.choose_file(tmp_path / "mask.png")
    assert not opened.editor.saved_state.has_unsaved_mask
    opened.drag((90, 50))
    assert opened.editor.saved_state.has_unsaved_mask
    opened.key("Ctrl+Z")
    assert not opened.editor.saved_state.has_unsaved_mask
    opened.drag((90, 90))
    assert opened.editor.saved_state.has_unsaved_mask


def test_opening_another_photo_with_unsaved_work_asks_first_and_can_save(restored, tmp_path, photo_path, photo_pixels):
    other = tmp_path / "other.png"
    cv2.imwrite(str(other), photo_pixels[:100, :90])
    photo = restored.photo.copy()
    restored.window.parts.files.open(other)
    restored.answer("Cancel")
    assert restored.editor.document.photo.source.path == photo_path
    restored.window.parts.files.open(other)
    with restored.qtbot.waitSignal(restored.editor.opened):
        restored.answer("Save")
    np.testing.assert_array_equal(cv2.imread(str(photo_path))[..., ::-1], photo)
    assert restored.photo.shape == (100, 90, 3)


def test_closing_a_pasted_photo_with_work_asks_where_to_save_it(patient, drive, tmp_path, photo_pixels, qtbot):
    patient.may_go_on.set()
    drive.editor.show_photo(Photo(photo_pixels))
    drive.choose_engine("patient")
    drive.drag((50, 50))
    drive.restore()
    photo = drive.photo.copy()
    drive.window.close()
    drive.answer("Save")
    drive.choose_file(tmp_path / "pasted.tif")
    qtbot.waitUntil(lambda: not drive.window.isVisible())
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "pasted.tif"), photo)
