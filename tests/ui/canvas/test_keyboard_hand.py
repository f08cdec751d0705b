"""Painting without a mouse, by real events of the keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.photo import Photo
from tests.ui.driver import SHIFT

SPACE, RIGHT, DOWN, LEFT = Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left


@pytest.fixture
def keys(opened):
    """The driver with the keyboard switched on, at 400 %, the pointer in the middle of the view."""
    opened.set_brush(9)
    opened.zoom(4, (100, 150))
    opened.key("Ctrl+K")
    return opened


def place(drive):
    """(row, column) of the photo at the pointer."""
    return drive.canvas.photo_point(drive.canvas.hand.position)


def tap(drive, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(drive.canvas, key, modifiers)


def test_an_arrow_moves_the_pointer_a_little_and_shift_farther(keys):
    start = place(keys)
    tap(keys, RIGHT)
    small = place(keys)[1] - start[1]
    tap(keys, RIGHT, modifiers=SHIFT)
    large = place(keys)[1] - start[1] - small
    assert 0 < small <= 1
    assert large > 4 * small
    tap(keys, DOWN)
    assert place(keys)[0] > start[0]


def test_a_held_arrow_moves_it_faster_and_faster_and_two_move_it_aslant(keys):
    ways = [place(keys)]
    for repetition in range(12):
        event = QTest.keyPress if not repetition else repeat
        event(keys.canvas, RIGHT)
        ways.append(place(keys))
    steps = np.diff(ways, axis=0)[:, 1]
    assert (np.diff(steps) > 0).all()
    QTest.keyPress(keys.canvas, DOWN)
    down, right = np.subtract(place(keys), ways[-1])
    assert down == pytest.approx(right)
    assert down > 0


def repeat(canvas, key):
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(canvas, event)


def test_space_paints_while_it_is_held(keys):
    row, column = (int(each) for each in place(keys))
    QTest.keyPress(keys.canvas, SPACE)
    tap(keys, *[RIGHT] * 40)
    QTest.keyRelease(keys.canvas, SPACE)
    tap(keys, *[DOWN] * 40)
    assert keys.history == ["Brush stroke"]
    assert keys.mask[row, column]
    assert keys.mask[row, column + 15]
    assert not keys.mask[row + 15, column + 20]


def test_a_tap_begins_a_stroke_and_another_one_ends_it(keys):
    row, column = (int(each) for each in place(keys))
    tap(keys, SPACE, *[DOWN] * 40)
    assert keys.editor.is_painting
    tap(keys, SPACE, *[RIGHT] * 40)
    assert keys.history == ["Brush stroke"]
    assert keys.mask[row + 15, column]
    assert not keys.mask[row + 20, column + 15]


def test_esc_gives_the_stroke_up_and_enter_ends_it(keys):
    tap(keys, SPACE, RIGHT, Qt.Key.Key_Escape)
    assert not keys.mask.any()
    assert not keys.editor.is_painting
    tap(keys, SPACE, RIGHT, Qt.Key.Key_Return)
    assert keys.history == ["Brush stroke"]


def test_shift_and_space_are_the_right_button_which_erases(keys):
    row, column = (int(each) for each in place(keys))
    tap(keys, SPACE, *[RIGHT] * 20, SPACE)
    tap(keys, SPACE, *[LEFT] * 20, SPACE, modifiers=SHIFT)
    assert keys.history == ["Brush stroke", "Erase"]
    assert not keys.mask[row, column]


def test_the_eraser_takes_away(keys):
    keys.key("E")
    keys.editor.begin_stroke(Plane.MASK)
    keys.editor.cancel_stroke()
    keys.window.parts.mask_actions.invert()
    row, column = (int(each) for each in place(keys))
    tap(keys, SPACE, SPACE)
    assert not keys.mask[row, column]


def test_heal_and_clone_get_their_source_and_paint(keys, photo_pixels):
    keys.key("U")
    keys.window.parts.tool_panel.hardness.number.setValue(100)
    row, column = (int(each) for each in place(keys))
    tap(keys, SPACE, modifiers=SHIFT)
    tap(keys, SPACE, modifiers=SHIFT)
    assert keys.window.parts.toolbox.source.is_in_open_photo
    tap(keys, *[DOWN] * 60)
    target, _ = (int(each) for each in place(keys))
    tap(keys, SPACE, SPACE)
    np.testing.assert_array_equal(keys.photo[target, column], photo_pixels[row, column])
    assert keys.history == ["Clone"]


def test_a_line_is_clicked_from_corner_to_corner(keys):
    keys.key("S")
    row, column = (int(each) for each in place(keys))
    tap(keys, SPACE, *[RIGHT] * 60, SPACE, Qt.Key.Key_Return)
    assert keys.history == ["Line"]
    assert keys.mask[row, column + 10 : column + 20].all()


def test_follow_goes_from_tap_to_tap_along_a_scratch(drive):
    scratched = np.full((201, 301), 128, np.uint8)
    scratched[100:103, 60:240] = 230
    drive.editor.show_photo(Photo(scratched))
    drive.set_brush(15)
    drive.zoom(4, (101, 130))
    drive.key("Ctrl+K")
    drive.key("I")
    tap(drive, SPACE, *[RIGHT] * 80, SPACE)
    tap(drive, Qt.Key.Key_Return)
    assert drive.mask[101, 135:165].all()
    assert not drive.mask[110, 130:165].any()


def test_the_pointer_stays_on_the_photo_which_moves_under_it(keys):
    before = keys.canvas.transform
    tap(keys, *[RIGHT] * 60, modifiers=SHIFT)
    assert keys.canvas.transform != before
    assert place(keys)[1] == pytest.approx(300.5)
    assert keys.canvas.rect().contains(keys.canvas.hand.position.toPoint())
    tap(keys, *[DOWN] * 60, modifiers=SHIFT)
    assert place(keys)[0] == pytest.approx(200.5)


def test_the_place_stays_to_be_seen_when_the_mouse_goes_and_the_zoom_changes(keys):
    keys.leave()
    position, point = keys.canvas.hand.position, place(keys)
    assert position is not None
    keys.key("Ctrl++")
    assert place(keys) == pytest.approx(point)
    assert keys.canvas.hand.position == position


def test_a_cross_shows_the_pointer_of_the_smallest_brush(keys):
    keys.set_brush(1)
    with_cross = keys.view()
    x, y = keys.canvas.hand.position.toPoint().toTuple()
    keys.key("Ctrl+K")
    keys.leave()
    changed = (with_cross != keys.view()).any(axis=2)
    assert changed[y - 9 : y + 10, x - 9 : x + 10].sum() > 40


def test_switched_off_space_and_arrows_move_the_photo_as_ever(keys):
    tap(keys, SPACE, RIGHT)
    keys.key("Ctrl+K")
    assert keys.history == ["Brush stroke"]
    keys.leave()
    before = keys.canvas.transform
    tap(keys, RIGHT)
    assert keys.canvas.transform.left > before.left
    with keys.hold(SPACE):
        keys.drag_view((300, 200), (40, 0))
    assert keys.history == ["Brush stroke"]


def test_shift_and_arrows_turn_the_source_only_while_it_is_off(keys):
    source = keys.window.parts.toolbox.source
    keys.key("U")
    tap(keys, SPACE, modifiers=SHIFT)
    tap(keys, SPACE, modifiers=SHIFT)
    tap(keys, RIGHT, modifiers=SHIFT)
    assert source.turn.degrees == 0
    keys.key("Ctrl+K")
    keys.key("Shift+Right")
    assert source.turn.degrees == 5


def test_it_is_remembered_and_begins_in_the_middle_of_the_next_photo(keys, photo_path, settings):
    assert settings.get("paint_by_keys")
    keys.editor.close()
    keys.leave()
    keys.canvas.hand.position = None
    keys.open(photo_path)
    assert keys.canvas.hand.position == QPointF(keys.canvas.width() / 2, keys.canvas.height() / 2)
