"""Painting the mask with the pointer."""

from itertools import pairwise

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton, QUndoView

from tests.ui.driver import ALT, CTRL, MIDDLE, RIGHT, SHIFT


def capsule(shape, start, end, size):
    """Return the pixels whose centres lie within half a brush of the line, the slow and obvious way."""
    rows, columns = np.indices(shape) + 0.5
    along = np.subtract(end, start)
    length = max(along @ along, 1e-12)
    share = np.clip(((rows - start[0]) * along[0] + (columns - start[1]) * along[1]) / length, 0, 1)
    away = np.hypot(rows - start[0] - share * along[0], columns - start[1] - share * along[1])
    return away <= size / 2 + 1e-9


@pytest.mark.parametrize("size", [1, 7, 30])
def test_a_click_paints_exactly_the_pixels_under_the_brush(opened, size):
    opened.set_brush(size)
    opened.drag((90.5, 120.5))
    centre = (90.5, 120.5) if size % 2 else (91, 121)
    np.testing.assert_array_equal(opened.mask, capsule(opened.mask.shape, centre, centre, size))


def test_a_stroke_paints_the_way_of_the_brush_without_gaps(opened):
    opened.set_brush(9)
    points = [(20.5, 30.5), (60.5, 200.5), (150.5, 220.5)]
    opened.drag(*points)
    expected = np.zeros(opened.mask.shape, bool)
    for start, end in pairwise(points):
        expected |= capsule(expected.shape, start, end, 9)
    np.testing.assert_array_equal(opened.mask, expected)


def test_a_brush_of_one_pixel_paints_the_pixel_under_the_pointer_at_any_zoom(opened):
    opened.set_brush(1)
    for scale, point in ((1.0, (33, 44)), (4.0, (120, 130)), (0.5, (10, 20))):
        opened.zoom(scale)
        before = opened.mask
        opened.drag((point[0] + 0.5, point[1] + 0.5))
        assert np.argwhere(opened.mask & ~before).tolist() == [list(point)]


def test_painting_beyond_the_edge_paints_what_lies_inside(opened):
    opened.set_brush(20)
    opened.drag((0.0, -4.0), (0.0, 305.0))
    np.testing.assert_array_equal(opened.mask, capsule(opened.mask.shape, (0, -4), (0, 305), 20))


def test_the_right_button_erases(opened):
    opened.set_brush(20)
    opened.drag((50, 50), (50, 150))
    opened.set_brush(10)
    opened.drag((50, 80), button=RIGHT)
    shape = opened.mask.shape
    expected = capsule(shape, (50, 50), (50, 150), 20) & ~capsule(shape, (50, 80), (50, 80), 10)
    np.testing.assert_array_equal(opened.mask, expected)
    assert opened.history == ["Brush stroke", "Erase"]


def test_the_eraser_erases_and_its_right_button_paints(opened):
    opened.set_brush(20)
    opened.drag((50, 50), (50, 150))
    opened.key("E")
    opened.drag((50, 50), (50, 150))
    assert not opened.mask.any()
    opened.drag((50, 50), button=RIGHT)
    np.testing.assert_array_equal(opened.mask, capsule(opened.mask.shape, (50, 50), (50, 50), 20))
    opened.key("B")
    opened.drag((50, 150))
    assert opened.mask[50, 150]


def test_the_hand_moves_the_photo_and_paints_nothing(opened):
    opened.zoom(4.0)
    opened.key("H")
    before = opened.canvas.transform
    opened.drag_view((200, 200), (40, -20))
    assert not opened.mask.any()
    assert (before.left - opened.canvas.transform.left) * 4 == pytest.approx(40)


def test_shift_and_a_click_draw_a_straight_line_from_the_last_point(opened):
    opened.set_brush(5)
    opened.drag((20.5, 20.5))
    opened.drag((100.5, 200.5), (180.5, 20.5), modifiers=SHIFT)
    opened.drag((20.5, 250.5), modifiers=SHIFT)
    shape = opened.mask.shape
    expected = capsule(shape, (20.5, 20.5), (100.5, 200.5), 5) | capsule(shape, (100.5, 200.5), (20.5, 250.5), 5)
    np.testing.assert_array_equal(opened.mask, expected)
    assert opened.history == ["Brush stroke", "Line", "Line"]


def test_the_first_click_with_shift_paints_a_dot(opened):
    opened.set_brush(5)
    opened.drag((20.5, 20.5), modifiers=SHIFT)
    np.testing.assert_array_equal(opened.mask, capsule(opened.mask.shape, (20.5, 20.5), (20.5, 20.5), 5))


def test_the_last_point_is_forgotten_with_its_photo(opened, photo_path):
    opened.drag((20, 20))
    opened.editor.close()
    opened.open(photo_path)
    opened.set_brush(5)
    opened.drag((100.5, 100.5), modifiers=SHIFT)
    assert opened.mask.sum() == capsule(opened.mask.shape, (100.5, 100.5), (100.5, 100.5), 5).sum()


def test_brackets_and_the_wheel_with_ctrl_or_alt_change_the_size_of_the_brush(opened):
    brush, scale = opened.window.parts.brush, opened.canvas.transform.scale
    opened.set_brush(40)
    opened.key("]")
    assert brush.size > 40
    opened.key("[")
    opened.key("[")
    assert brush.size < 40
    for modifier in (CTRL, ALT):
        opened.set_brush(40)
        opened.wheel((50, 50), 1, modifier)
        assert brush.size > 40
        opened.wheel((50, 50), -1, modifier)
        opened.wheel((50, 50), -1, modifier)
        assert brush.size < 40
    assert opened.canvas.transform.scale == scale


def test_the_brush_goes_from_one_pixel_to_wider_than_the_photo(opened):
    for _ in range(80):
        opened.key("]")
    assert opened.window.parts.brush.size > 2 * max(opened.mask.shape)
    opened.drag((100, 150))
    assert opened.mask.all()
    for _ in range(120):
        opened.key("[")
    assert opened.window.parts.brush.size == 1


def test_the_slider_and_the_number_show_and_set_the_size(opened):
    panel, brush = opened.window.parts.tool_panel, opened.window.parts.brush
    slider, number = panel.brush_size.slider, panel.brush_size.number
    slider.setValue(slider.maximum())
    assert brush.size == number.value() == opened.photo.shape[1]
    slider.setValue(slider.minimum())
    assert brush.size == number.value() == 1
    number.setValue(17)
    assert brush.size == 17
    assert opened.photo.shape[1] ** (slider.value() / slider.maximum()) == pytest.approx(17, rel=0.01)
    number.setValue(5000)
    assert brush.size == 5000
    assert slider.value() == slider.maximum()


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_the_cursor_shows_the_true_size_of_the_brush(opened, scale):
    opened.zoom(scale)
    opened.set_brush(40)
    opened.leave()
    plain = opened.view()
    opened.move((100, 150))
    drawn = np.argwhere((opened.view() != plain).any(axis=2))
    left, top = opened.place()
    first, last = drawn.min(axis=0) - (top, left), drawn.max(axis=0) - (top, left)
    np.testing.assert_allclose(first, (80 * scale, 130 * scale), atol=2)
    np.testing.assert_allclose(last, (120 * scale, 170 * scale), atol=2)
    opened.leave()
    np.testing.assert_array_equal(opened.view(), plain)


def test_the_mask_shows_as_a_tint_that_m_hides(opened, settings):
    plain = opened.seen()
    opened.set_brush(31)
    opened.drag((100.5, 150.5))
    opened.leave()
    tinted = opened.seen()
    changed = (tinted != plain).any(axis=2)
    np.testing.assert_array_equal(changed, opened.mask)
    color = np.array([255, 59, 48])
    expected = plain[changed] * 0.45 + color * 0.55
    np.testing.assert_allclose(tinted[changed], expected, atol=1)
    opened.key("M")
    np.testing.assert_array_equal(opened.seen(), plain)
    opened.key("M")
    np.testing.assert_array_equal(opened.seen(), tinted)


def test_painting_shows_a_hidden_mask(opened):
    opened.key("M")
    opened.drag((100, 150))
    assert opened.canvas.is_mask_shown
    assert opened.window.parts.actions["show_mask"].isChecked()


def test_a_scratch_of_one_pixel_stays_visible_when_zoomed_out(drive, tmp_path, photo_pixels):
    path = tmp_path / "large.png"
    cv2.imwrite(str(path), cv2.resize(photo_pixels, (2400, 1600)))
    drive.open(path)
    drive.zoom(0.25)
    plain = drive.view()
    drive.set_brush(1)
    drive.drag((100.5, 100.5), (1500.5, 2300.5))
    drive.leave()
    rows = (drive.view() != plain).any(axis=(1, 2))
    _, top = drive.place()
    assert rows[top + 26 : top + 374].all()


def test_what_is_painted_shows_while_the_button_is_down(opened):
    plain = opened.view()
    opened.set_brush(11)
    opened.press((50, 50))
    opened.move((50, 100))
    assert (opened.view() != plain).any()
    assert opened.history == []
    opened.release((50, 100))
    assert opened.history == ["Brush stroke"]


def test_one_stroke_is_one_step_of_the_history(opened):
    opened.set_brush(15)
    states = [opened.mask]
    for row in (30, 90, 150):
        opened.drag((row, 40), (row, 90), (row + 20, 200))
        states.append(opened.mask)
    assert opened.history == ["Brush stroke"] * 3
    for state in reversed(states[:-1]):
        opened.key("Ctrl+Z")
        np.testing.assert_array_equal(opened.mask, state)
    for state in states[1:]:
        opened.key("Ctrl+Shift+Z")
        np.testing.assert_array_equal(opened.mask, state)


def test_a_stroke_that_changes_nothing_leaves_no_step(opened):
    opened.drag((50, 50), (60, 60), button=RIGHT)
    assert opened.history == []


def test_undo_during_a_stroke_takes_the_stroke_back_and_keeps_the_history_whole(opened):
    opened.set_brush(20)
    opened.drag((50, 50), (50, 150))
    first = opened.mask
    opened.press((50, 100))
    opened.move((100, 100))
    opened.key("Ctrl+Z")
    np.testing.assert_array_equal(opened.mask, first)
    opened.move((100, 150))
    opened.release((100, 150))
    np.testing.assert_array_equal(opened.mask, first)
    opened.key("Ctrl+Z")
    assert not opened.mask.any()
    opened.key("Ctrl+Shift+Z")
    np.testing.assert_array_equal(opened.mask, first)


def test_another_tool_chosen_during_a_stroke_finishes_it(opened):
    opened.set_brush(20)
    opened.press((50, 50))
    opened.key("E")
    opened.move((50, 150))
    opened.release((50, 150))
    np.testing.assert_array_equal(opened.mask, capsule(opened.mask.shape, (50, 50), (50, 50), 20))
    assert opened.history == ["Brush stroke"]


def test_a_second_button_does_not_disturb_a_stroke(opened):
    opened.set_brush(9)
    opened.press((50.5, 50.5))
    opened.drag((50.5, 60.5), (50.5, 65.5), button=MIDDLE)
    opened.drag((50.5, 70.5), (50.5, 75.5), button=RIGHT)
    opened.release((50.5, 75.5))
    assert opened.history == ["Brush stroke"]
    assert opened.mask[50, 70]


def test_the_history_list_jumps_to_any_step(opened):
    opened.set_brush(15)
    states = [opened.mask]
    for row in (30, 90, 150):
        opened.drag((row, 40), (row, 200))
        states.append(opened.mask)
    view = opened.window.findChild(QUndoView, "history")
    assert view.model().rowCount() == 4
    assert view.model().index(0, 0).data() == "As opened"
    view.unfold(1, True)
    for step in (1, 3, 0, 2):
        place = view.visualRect(view.model().index(step, 0)).center()
        opened.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        np.testing.assert_array_equal(opened.mask, states[step])


def test_clear_and_invert_are_steps_of_the_history(opened):
    opened.set_brush(15)
    opened.drag((50, 50), (50, 100))
    painted = opened.mask
    opened.key("Ctrl+I")
    np.testing.assert_array_equal(opened.mask, ~painted)
    opened.key("Ctrl+Shift+A")
    assert not opened.mask.any()
    assert opened.history == ["Brush stroke", "Invert mask", "Clear mask"]
    opened.key("Ctrl+Z")
    opened.key("Ctrl+Z")
    np.testing.assert_array_equal(opened.mask, painted)


@pytest.mark.parametrize("distance", [1, 6])
def test_the_mask_grows_and_shrinks_by_the_pixels_chosen(opened, distance):
    opened.set_brush(41)
    opened.drag((100.5, 150.5))
    opened.window.parts.tool_panel.distance.setValue(distance)
    opened.key("G")
    rows, columns = np.indices(opened.mask.shape)
    away = np.hypot(rows - 100, columns - 150)
    painted = away <= 20.5
    reach = np.array([np.hypot(*(np.argwhere(painted) - (100, 150 + x)).T).min() <= distance for x in range(30)])
    np.testing.assert_array_equal(opened.mask[100, 150:180], reach)
    assert opened.history[-1] == f"Grow mask by {distance} px"
    grown = opened.mask
    opened.key("Shift+G")
    assert opened.history[-1] == f"Shrink mask by {distance} px"
    assert (opened.mask <= grown).all()
    assert opened.mask[100, 150:].sum() == grown[100, 150:].sum() - distance


def test_a_saved_mask_comes_back_through_the_dialogs(opened, tmp_path):
    opened.set_brush(25)
    opened.drag((50, 50), (120, 200))
    painted = opened.mask
    opened.window.parts.actions["save_mask"].trigger()
    with opened.job():
        opened.choose_file(tmp_path / "hole")
    assert "hole.png" in opened.message
    opened.key("Ctrl+Shift+A")
    opened.window.parts.actions["load_mask"].trigger()
    with opened.job():
        opened.choose_file(tmp_path / "hole.png", "white on black")
    np.testing.assert_array_equal(opened.mask, painted)
    opened.window.parts.actions["load_mask"].trigger()
    with opened.job():
        opened.choose_file(tmp_path / "hole.png", "black on white")
    np.testing.assert_array_equal(opened.mask, ~painted)
    assert opened.history[-2:] == ["Load mask", "Load mask"]


def load_mask(drive, pixels, path):
    cv2.imwrite(str(path), pixels)
    drive.window.parts.actions["load_mask"].trigger()
    with drive.job():
        drive.choose_file(path)


def test_how_much_a_loaded_mask_marks_is_told(opened, tmp_path):
    pixels = np.zeros(opened.mask.shape, np.uint8)
    pixels[20:30, 40:70] = 1
    load_mask(opened, pixels, tmp_path / "mask.png")
    np.testing.assert_array_equal(opened.mask, pixels > 0)
    assert "“mask.png” marks 300 pixels, 0.50 % of the photo." in opened.message
    assert "1 was taken for white" in opened.message


def test_a_loaded_mask_that_looks_black_on_white_can_be_inverted_at_once(opened, tmp_path):
    pixels = np.full(opened.mask.shape, 255, np.uint8)
    pixels[20:30, 40:70] = 0
    load_mask(opened, pixels, tmp_path / "mask.png")
    np.testing.assert_array_equal(opened.mask, pixels > 0)
    assert "as if it were painted black on white" in opened.message
    buttons = opened.window.parts.messages.findChildren(QPushButton)
    (button,) = (each for each in buttons if each.text() == "&Invert Mask")
    opened.click(button)
    np.testing.assert_array_equal(opened.mask, pixels == 0)
    assert opened.message == ""
    assert opened.history == ["Load mask", "Invert mask"]


def test_a_mask_that_marks_nothing_is_refused_with_a_sentence(opened, tmp_path):
    opened.drag((50, 50))
    painted = opened.mask
    load_mask(opened, np.full(painted.shape, 7, np.uint8), tmp_path / "mask.png")
    assert "its brightest value is 7 of 255" in opened.message
    np.testing.assert_array_equal(opened.mask, painted)


def test_a_mask_of_another_size_is_refused_with_a_sentence(opened, tmp_path):
    opened.drag((50, 50))
    painted = opened.mask
    cv2.imwrite(str(tmp_path / "mask.png"), np.zeros((20, 30), np.uint8))
    opened.window.parts.actions["load_mask"].trigger()
    with opened.job():
        opened.choose_file(tmp_path / "mask.png")
    assert "30 × 20" in opened.message
    np.testing.assert_array_equal(opened.mask, painted)


def test_a_mask_dialog_that_is_given_up_changes_nothing(opened):
    opened.window.parts.actions["load_mask"].trigger()
    opened.dialog(QFileDialog).reject()
    assert opened.history == []


def test_the_buttons_of_the_panel_change_the_mask(opened):
    opened.set_brush(15)
    opened.drag((50, 50))
    painted = opened.mask
    buttons = {each.accessibleName(): each for each in opened.window.parts.tool_panel.findChildren(QToolButton)}
    opened.click(buttons["Invert Mask"])
    np.testing.assert_array_equal(opened.mask, ~painted)
    opened.click(buttons["Clear Mask"])
    assert not opened.mask.any()


def test_the_status_bar_tells_the_masked_share(opened):
    status = opened.window.statusBar()
    assert status.masked.text() == "no mask"
    opened.set_brush(1)
    opened.drag((10.5, 10.5))
    assert status.masked.text() == "< 0.01 % masked"
    opened.key("Ctrl+I")
    assert status.masked.text() == "100.00 % masked"
