"""Zoom, pan, and what is on the screen."""

import cv2
import numpy as np
import pytest
import tifffile
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColorSpace
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QScrollArea, QSlider

from inpaint_studio.core.photo import Photo
from inpaint_studio.ui.canvas.render.compare import CompareMode
from tests.ui.driver import ALT, MIDDLE


@pytest.fixture(autouse=True)
def no_journal(window, settings):
    """Photos that no file holds are written into it whole, which takes a second where they are large."""
    settings.set("keep_journal", False)


def under(drive, point):
    """Return the logical position of a photo point as (x, y)."""
    position = drive.canvas.widget_point(point)
    return position.x(), position.y()


# --- what is drawn ----------------------------------------------------------------------------------------------------


def test_at_100_percent_the_screen_shows_the_pixels_of_the_photo_whatever_the_size_of_the_window(opened):
    for size in ((1100, 721), (1101, 722), (1102, 723), (1103, 720)):
        opened.key("Ctrl+0")
        opened.window.resize(*size)
        opened.key("Ctrl+1")
        assert opened.canvas.transform.scale == 1.0, size
        np.testing.assert_array_equal(opened.seen(), opened.photo, str(size))


def test_at_100_percent_the_screen_shows_them_wherever_the_photo_has_been_dragged(drive, tmp_path, photo_pixels):
    large = cv2.resize(photo_pixels, (1505, 1005))
    drive.editor.show_photo(Photo(large))
    drive.key("Ctrl+1")
    for _ in range(3):
        drive.drag_view((300, 300), (61.3, -47.6), button=MIDDLE)
        drive.leave()
        left, top = drive.place()
        view = drive.view()
        rows, columns = view.shape[:2]
        np.testing.assert_array_equal(view, large[-top : rows - top, -left : columns - left])


@pytest.fixture
def large(drive, photo_pixels):
    """The driver, with a photo open that is far larger than the view."""
    drive.editor.show_photo(Photo(cv2.resize(photo_pixels, (4000, 3000))))
    return drive


@pytest.mark.parametrize("keys", ["Ctrl+1", "Shift+Z"])
def test_100_percent_is_shown_at_the_pointer(large, keys):
    large.move((700, 3200))
    place = under(large, (700, 3200))
    large.key(keys)
    assert large.canvas.transform.scale == 1.0
    assert under(large, (700, 3200)) == pytest.approx(place, abs=1)


def test_without_the_pointer_on_the_photo_100_percent_is_shown_where_something_was_painted_last(large, photo_path):
    large.drag((2000, 500), (2100, 700))
    large.leave()
    large.key("Ctrl+1")
    middle = large.canvas.width() / 2, large.canvas.height() / 2
    assert under(large, (2100, 700)) == pytest.approx(middle, abs=2)
    large.key("Ctrl+0")
    large.move((-300, -40))  # over the view, beside the photo
    large.key("Ctrl+1")
    assert under(large, (2100, 700)) == pytest.approx(middle, abs=2)
    large.editor.show_photo(Photo(large.photo.copy()))
    large.leave()
    large.key("Ctrl+1")
    assert under(large, (1500, 2000)) == pytest.approx(middle, abs=2)


def test_one_key_goes_from_any_zoom_to_100_percent_and_from_there_to_the_whole_photo(large):
    fitted = large.canvas.transform.scale
    for expected in (1.0, fitted, 1.0):
        large.key("Shift+Z")
        assert large.canvas.transform.scale == expected
    large.zoom(3.0)
    large.key("Shift+Z")
    assert large.canvas.transform.scale == 1.0


@pytest.mark.parametrize("scale", [2, 4, 8])
def test_zoomed_in_every_pixel_is_an_exact_square(opened, scale):
    opened.zoom(float(scale))
    left, top = opened.place()
    squares = np.kron(opened.photo, np.ones((scale, scale, 1), np.uint8))
    seen = opened.seen(scale)
    np.testing.assert_array_equal(
        seen, squares[max(-top, 0) : max(-top, 0) + seen.shape[0], max(-left, 0) : max(-left, 0) + seen.shape[1]]
    )


def test_below_100_percent_the_screen_shows_means_not_single_pixels(drive):
    checks = (np.indices((800, 1200)).sum(axis=0) % 2 * 255).astype(np.uint8)
    drive.editor.show_photo(Photo(checks))
    for scale in (0.5, 0.25):
        drive.zoom(scale)
        seen = drive.seen(1)[20:150, 20:200]
        assert np.ptp(seen) <= 2
        assert abs(seen.mean() - 127.5) < 2


@pytest.mark.parametrize("kind", ["gray8", "gray16", "rgb16", "alpha8"])
def test_photos_of_every_kind_look_right(drive, tmp_path, photo_pixels, kind):
    path = tmp_path / "photo.tif"
    gray = photo_pixels[..., 1]
    pixels, expected = {
        "gray8": (gray, np.dstack([gray] * 3)),
        "gray16": (gray.astype(np.uint16) * 257, np.dstack([gray] * 3)),
        "rgb16": (photo_pixels.astype(np.uint16) * 257, photo_pixels),
        "alpha8": (np.dstack([photo_pixels, np.full_like(gray, 255)]), photo_pixels),
    }[kind]
    options = {"extrasamples": ["unassalpha"]} if kind == "alpha8" else {}
    tifffile.imwrite(path, pixels, photometric="minisblack" if pixels.ndim == 2 else "rgb", **options)
    drive.open(path)
    drive.key("Ctrl+1")
    np.testing.assert_array_equal(drive.seen(), expected)


def test_around_the_photo_there_is_the_surround_and_nothing_else(opened):
    view = opened.view()
    left, top = opened.place()
    rows, columns = opened.photo.shape[:2]
    view[top : top + rows, left : left + columns] = 0x1E
    assert (view == 0x1E).all()


@pytest.mark.parametrize("scale", [0.37, 1.0, 1.5, 5.0])
def test_drawing_what_changed_gives_the_same_as_drawing_everything(drive, photo_pixels, qtbot, scale):
    drive.editor.show_photo(Photo(cv2.resize(photo_pixels, (1205, 805))))
    drive.zoom(scale)
    drive.set_brush(9)
    for row in range(380, 430, 13):
        drive.drag((row, 560.5), (row + 9.5, 640))
    drive.key("Ctrl+Z")
    stepwise = drive.view()
    drive.canvas.content._open()
    drive.zoom(scale)
    # Interpolation may round otherwise where a part begins elsewhere.
    np.testing.assert_allclose(drive.view().astype(int), stepwise, atol=1 if scale % 1 else 0)


# --- zoom -----------------------------------------------------------------------------------------------------------


def test_the_wheel_zooms_and_keeps_the_point_under_the_pointer(drive, photo_pixels):
    drive.editor.show_photo(Photo(cv2.resize(photo_pixels, (3000, 2000))))
    drive.zoom(1.0)
    point = (830.25, 1400.5)
    before, scale = under(drive, point), drive.canvas.transform.scale
    for notches in (1, 3, -2):
        drive.wheel(point, notches)
        assert under(drive, point) == pytest.approx(before, abs=1e-6)
    assert drive.canvas.transform.scale > scale


def test_zoom_has_limits(opened):
    opened.wheel((100, 100), 200)
    assert opened.canvas.transform.scale == 64
    opened.wheel((100, 100), -400)
    assert 0 < opened.canvas.transform.scale < 0.01
    opened.key("Ctrl+0")
    opened.leave()
    np.testing.assert_array_equal(opened.seen(), opened.photo)


def test_keys_zoom_in_steps_to_100_percent_and_to_the_whole(drive, photo_pixels):
    drive.editor.show_photo(Photo(cv2.resize(photo_pixels, (3000, 2000))))
    fitted = drive.canvas.transform.scale
    assert fitted < 1
    assert drive.canvas.viewport.is_fitted
    drive.key("Ctrl+1")
    assert drive.canvas.transform.scale == 1
    drive.key("Ctrl++")
    assert drive.canvas.transform.scale == 1.5
    drive.key("Ctrl+-")
    drive.key("Ctrl+-")
    assert drive.canvas.transform.scale == pytest.approx(2 / 3)
    drive.key("Ctrl+0")
    assert drive.canvas.transform.scale == fitted


def test_zooming_by_key_keeps_the_middle(drive, photo_pixels):
    drive.editor.show_photo(Photo(cv2.resize(photo_pixels, (3000, 2000))))
    drive.zoom(1.0, (900, 1300))
    middle = drive.canvas.viewport.width / 2, drive.canvas.viewport.height / 2
    for keys in ("Ctrl++", "Ctrl++", "Ctrl+-"):
        drive.key(keys)
        assert drive.canvas.transform.to_photo(*middle) == pytest.approx((900, 1300))


def test_a_fitted_photo_lies_whole_in_the_view_and_follows_its_size(drive, photo_pixels, qtbot):
    drive.editor.show_photo(Photo(cv2.resize(photo_pixels, (3000, 2000))))
    scales = []
    for size in ((1100, 720), (900, 600)):
        drive.window.resize(*size)
        left, top, right, bottom = drive.canvas.transform.view_rect(drive.editor.document.photo.region)
        assert left > 0
        assert top > 0
        assert right < drive.canvas.viewport.width
        assert bottom < drive.canvas.viewport.height
        scales.append(drive.canvas.transform.scale)
    assert scales[1] < scales[0]


def test_a_small_photo_is_not_blown_up_to_fit(opened):
    assert opened.canvas.viewport.is_fitted
    assert opened.canvas.transform.scale == 1.0


def test_the_status_bar_tells_position_and_kind(opened):
    status = opened.window.statusBar()
    opened.move((20.5, 30.5))
    assert status.position.text() == "30, 20"
    opened.move((-2, 30))
    assert status.position.text() == ""
    opened.move((20.5, 30.5))
    opened.leave()
    assert status.position.text() == ""
    assert status.size_label.text() == "301 × 201 px · 8 bit RGB"


def test_the_position_follows_a_zoom_by_key(drive, photo_pixels):
    drive.editor.show_photo(Photo(cv2.resize(photo_pixels, (3000, 2000))))
    drive.zoom(1.0)
    drive.move((1000.5, 1500.5))
    status = drive.window.statusBar()
    assert status.position.text() == "1500, 1000"
    drive.move((1100.5, 1700.5))
    for keys in ("Ctrl++", "Ctrl+-", "Ctrl+-", "Left", "Ctrl+0"):
        drive.key(keys)
        row, column = drive.canvas.photo_point(drive.canvas.hand.position)
        assert status.position.text() == f"{int(column)}, {int(row)}"


def test_a_profile_that_is_not_followed_is_told_in_the_status_bar(drive, photo_pixels):
    gray = QColorSpace(QPointF(0.3127, 0.329), QColorSpace.TransferFunction.Linear).iccProfile()
    drive.editor.show_photo(Photo(photo_pixels, icc_profile=bytes(gray.data())))
    assert drive.window.statusBar().size_label.text().endswith("colour profile is for gray photos, shown as sRGB")
    np.testing.assert_array_equal(drive.seen(), photo_pixels)
    np.testing.assert_array_equal(drive.photo, photo_pixels)


# --- pan --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["middle button", "space"])
def test_dragging_moves_the_photo_with_the_pointer(opened, way):
    opened.zoom(8.0)
    before = under(opened, (100, 100))
    if way == "space":
        with opened.hold(Qt.Key.Key_Space):
            opened.drag_view((100, 100), (35, -20))
    else:
        opened.drag_view((100, 100), (35, -20), button=MIDDLE)
    assert under(opened, (100, 100)) == pytest.approx((before[0] + 35, before[1] - 20))
    assert not opened.mask.any()


def test_after_space_is_let_go_the_brush_paints_again(opened):
    with opened.hold(Qt.Key.Key_Space):
        assert opened.canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    opened.drag((50, 50))
    assert opened.mask[50, 50]


def test_the_photo_stays_within_reach(opened):
    opened.zoom(8.0)
    opened.drag_view((100, 100), (100_000, 100_000), button=MIDDLE)
    left, top = opened.place()
    assert left < opened.canvas.width()
    assert top < opened.canvas.height()


def test_the_arrows_move_the_photo(opened):
    opened.zoom(8.0)
    before = under(opened, (100, 100))
    opened.key("Left")
    opened.key("Down")
    after = under(opened, (100, 100))
    assert after[0] > before[0]
    assert after[1] < before[1]


# --- compare ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def restored(patient, opened):
    """A photo restored with one gray level: before and after differ everywhere in the stroke."""
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.set_brush(60)
    opened.drag((100, 60), (100, 240))
    opened.restore()
    opened.leave()
    return opened


def test_holding_backslash_shows_the_photo_as_opened(restored, photo_pixels):
    np.testing.assert_array_equal(restored.seen(), restored.photo)
    with restored.hold(Qt.Key.Key_Backslash):
        np.testing.assert_array_equal(restored.seen()[40:], photo_pixels[40:])
    np.testing.assert_array_equal(restored.seen(), restored.photo)


def test_holding_the_button_shows_the_photo_as_opened(restored, photo_pixels, qtbot):
    button = restored.window.findChild(object, "before")
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    np.testing.assert_array_equal(restored.seen()[40:], photo_pixels[40:])
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    np.testing.assert_array_equal(restored.seen(), restored.photo)


def test_nothing_is_painted_on_the_photo_as_opened(restored):
    with restored.hold(Qt.Key.Key_Backslash):
        assert restored.canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
        restored.drag((50, 50), (50, 100))
    assert not restored.mask.any()


def test_the_photo_as_opened_hides_the_mask(restored, photo_pixels):
    restored.drag((50, 50), (50, 100))
    restored.leave()
    with restored.hold(Qt.Key.Key_Backslash):
        np.testing.assert_array_equal(restored.seen()[40:], photo_pixels[40:])


def test_the_photo_as_opened_outlives_saving(restored, photo_pixels, tmp_path):
    with restored.job():
        restored.editor.files.save(tmp_path / "saved.png")
    with restored.hold(Qt.Key.Key_Backslash):
        np.testing.assert_array_equal(restored.seen()[40:], photo_pixels[40:])


def test_the_split_view_shows_before_left_and_after_right_of_a_divider_that_can_be_dragged(restored, photo_pixels):
    restored.key("C")
    width = restored.canvas.width()
    for end in (width * 0.5, width * 0.4, width * 0.6):
        start = restored.canvas.viewport.divider_position
        restored.drag_view((start, 300), (end - start, 0))
        restored.leave()
        assert restored.canvas.viewport.divider_position == pytest.approx(end)
        left, _ = restored.place()
        column = round(end) - left
        seen = restored.seen()
        np.testing.assert_array_equal(seen[:, : column - 9], photo_pixels[:, : column - 9])
        np.testing.assert_array_equal(seen[:, column + 9 :], restored.photo[:, column + 9 :])
    assert restored.history == ["Brush stroke", "Restore"]
    restored.key("C")
    np.testing.assert_array_equal(restored.seen(), restored.photo)


def test_beside_the_divider_the_brush_paints(restored):
    restored.key("C")
    restored.set_brush(10)
    restored.drag((20, 20), (20, 40))
    assert restored.mask[20, 20]


def test_side_by_side_shows_both_with_one_zoom(restored, photo_pixels):
    restored.key("Shift+C")
    np.testing.assert_array_equal(restored.seen(pane=0), photo_pixels)
    np.testing.assert_array_equal(restored.seen(pane=-1), restored.photo)
    restored.wheel((100, 150), 8)
    restored.leave()
    (left, top), (right, same_top) = restored.place(0), restored.place(-1)
    middle = (restored.canvas.width() + 1) // 2
    assert (right - left, same_top) == (middle, top)
    view = restored.view()
    before, after = view[40:, : middle - 2], view[40:, middle + 2 :]
    common = min(before.shape[1], after.shape[1]) - 2
    changed = (before[:, 2 : 2 + common] != after[:, :common]).any(axis=2)
    assert 0.05 < changed.mean() < 1


def test_side_by_side_both_panes_can_be_painted_on(restored):
    restored.key("Shift+C")
    restored.set_brush(1)
    restored.drag((20.5, 20.5), pane=0)
    restored.drag((30.5, 30.5), pane=-1)
    assert np.argwhere(restored.mask).tolist() == [[20, 20], [30, 30]]


def test_side_by_side_a_stroke_keeps_to_the_pane_where_it_began(restored):
    restored.key("Shift+C")
    restored.set_brush(1)
    last = restored.editor.document.photo.shape[1] - 1
    restored.press((20.5, last - 10.5), pane=0)
    restored.move((20.5, 10.5), pane=-1)
    restored.release((20.5, 10.5), pane=-1)
    rows, columns = np.nonzero(restored.mask)
    assert set(rows) == {20}
    assert columns.min() == last - 11


def test_side_by_side_backslash_shows_the_photo_as_opened_in_both(restored, photo_pixels):
    restored.key("Shift+C")
    left, right = restored.place(0)[0], restored.place(-1)[0]
    with restored.hold(Qt.Key.Key_Backslash):
        view = restored.view()[restored.place()[1] :][:201]
    np.testing.assert_array_equal(view[40:, left : left + 301], photo_pixels[40:])
    np.testing.assert_array_equal(view[40:, right : right + 301], photo_pixels[40:])


def test_only_one_way_of_comparing_is_on(restored):
    actions = restored.window.parts.actions
    restored.key("C")
    restored.key("Shift+C")
    assert restored.canvas.mode is CompareMode.SIDE_BY_SIDE
    assert (actions["compare_split"].isChecked(), actions["compare_side"].isChecked()) == (False, True)
    restored.key("Shift+C")
    assert restored.canvas.mode is CompareMode.OFF
    assert not actions["compare_side"].isChecked()


def test_comparing_keeps_what_is_in_the_middle(drive, photo_pixels):
    drive.editor.show_photo(Photo(cv2.resize(photo_pixels, (3000, 2000))))
    drive.zoom(1.0, (900, 1300))
    for keys in ("C", "Shift+C", "C", "C"):
        drive.key(keys)
        half = 2 if drive.canvas.mode is CompareMode.SIDE_BY_SIDE else 1
        middle = drive.canvas.viewport.width / half / 2, drive.canvas.viewport.height / 2
        assert drive.canvas.transform.to_photo(*middle) == pytest.approx((900, 1300))


def test_nothing_open_needs_no_zoom_and_no_mouse(drive):
    drive.wheel((10, 10), 1)
    drive.wheel((10, 10), 1, ALT)
    drive.drag((10, 10), (20, 20))
    drive.key("Ctrl+1")
    assert drive.editor.document is None


# --- room -------------------------------------------------------------------------------------------------------------


def test_a_large_window_shows_every_panel_whole(opened, qtbot):
    opened.window.resize(1100, 880)
    fields = fields_of(opened.window.parts.tool_panel) + fields_of(opened.window.parts.engine_panel)
    qtbot.waitUntil(lambda: all(map(is_whole, fields)))


def test_in_the_smallest_window_the_engines_options_scroll_and_the_rest_is_whole(opened, qtbot):
    window = opened.window
    opened.choose_engine("fmm")
    window.parts.engine_panel.unfold(True)
    window.resize(window.minimumSize())
    assert window.minimumHeight() <= 600
    qtbot.waitUntil(lambda: all(map(is_whole, fields_of(window.parts.tool_panel))))
    area = window.parts.engine_panel.findChild(QScrollArea)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    for field in fields_of(area.widget()):
        area.verticalScrollBar().setValue(field.y())
        assert is_whole(field)


def test_the_engine_panel_is_as_high_as_the_engine_chosen_asks_for(patient, opened, qtbot):
    opened.window.resize(1100, 800)
    qtbot.waitUntil(lambda: opened.window.height() == 800)
    before = opened.window.parts.engine_panel.height()
    opened.choose_engine("patient")
    qtbot.waitUntil(lambda: opened.window.parts.engine_panel.height() < before)


def fields_of(panel):
    """Return what can be operated in a panel."""
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QSlider)
    fields = [field for kind in kinds for field in panel.findChildren(kind) if field.isVisible()]
    assert fields
    return fields


def is_whole(field):
    """Whether a field has the height it needs, and nothing cuts it off."""
    is_high_enough = field.height() >= field.minimumSizeHint().height()
    return is_high_enough and field.visibleRegion().boundingRect() == field.rect()
