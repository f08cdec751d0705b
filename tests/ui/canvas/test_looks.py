"""How masks look, and the further ways of comparing: what is seen, by rendered pixels."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDockWidget

from inpaint_studio.core.photo import Photo
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.panels.navigator_panel import NavigatorPanel
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow
from tests.ui.driver import LEFT, NONE, rgb


@pytest.fixture
def painted(opened):
    """A photo with a wide stroke from (100, 60) to (100, 240)."""
    opened.set_brush(60)
    opened.drag((100, 60), (100, 240))
    opened.leave()
    return opened


@pytest.fixture
def restored(patient, painted):
    """The same, restored with one gray level."""
    patient.may_go_on.set()
    painted.choose_engine("patient")
    painted.restore()
    painted.leave()
    return painted


# --- masks ------------------------------------------------------------------------------------------------------------


def test_the_mask_alone_is_white_on_black(painted):
    painted.key("Ctrl+M")
    np.testing.assert_array_equal(painted.seen()[40:], np.dstack([painted.mask * np.uint8(255)] * 3)[40:])
    painted.key("Ctrl+M")
    assert not np.isin(painted.seen()[100], (0, 255)).all()


def test_the_outline_leaves_the_inside_as_it_is(painted, photo_pixels):
    painted.key("Shift+M")
    seen = painted.seen()
    np.testing.assert_array_equal(seen[85:115, 60:240], photo_pixels[85:115, 60:240])
    assert (seen[70, 100:200] == (0xFF, 0x3B, 0x30)).all()


@pytest.mark.parametrize(("name", "color"), [("tint_green", (0x30, 0xD1, 0x58)), ("tint_magenta", (0xFF, 0x2D, 0xD4))])
def test_a_tint_is_chosen_by_its_action_and_its_strength_by_two_more(painted, photo_pixels, name, color):
    actions = painted.window.parts.actions
    actions[name].trigger()
    for _ in range(9):
        actions["mask_stronger"].trigger()
    assert (painted.seen()[100, 60:240] == color).all()
    assert actions[name].isChecked()
    assert not actions["tint_red"].isChecked()
    actions["mask_weaker"].trigger()
    expected = photo_pixels[100, 60:240] * 0.15 + np.array(color) * 0.85
    np.testing.assert_allclose(painted.seen()[100, 60:240], expected, atol=1)


def test_high_contrast_shows_stripes(painted):
    painted.key("Ctrl+Shift+M")
    row = painted.seen()[100, 60:240].astype(int)
    assert np.ptp(row[:, 0]) > 90
    assert painted.window.parts.actions["tint_contrast"].isChecked()


def test_choosing_what_is_chosen_changes_nothing(painted):
    action = painted.window.parts.actions["tint_red"]
    action.trigger()
    assert action.isChecked()
    painted.window.parts.actions["mask_fill"].trigger()
    assert painted.window.parts.actions["mask_fill"].isChecked()


def test_the_look_is_found_again(painted, settings, qtbot):
    painted.key("Shift+M")
    painted.key("Ctrl+Shift+M")
    other = MainWindow(settings)
    assemble(other)
    qtbot.addWidget(other)
    assert other.parts.actions["mask_outline"].isChecked()
    assert other.parts.actions["tint_contrast"].isChecked()
    other.parts.editor.jobs.shut_down()


# --- comparing --------------------------------------------------------------------------------------------------------


def test_split_across_shows_before_above_and_after_below(restored, photo_pixels):
    restored.key("Ctrl+Shift+C")
    height = restored.canvas.height()
    start = restored.canvas.viewport.divider_position
    restored.drag_view((20, start), (0, height * 0.45 - start))
    restored.leave()
    divider = restored.canvas.viewport.divider_position
    assert divider == pytest.approx(height * 0.45)
    row = round(divider) - restored.place()[1]
    seen = restored.seen()
    np.testing.assert_array_equal(seen[: row - 9, 120:], photo_pixels[: row - 9, 120:])
    np.testing.assert_array_equal(seen[row + 9 :, 120:], restored.photo[row + 9 :, 120:])
    assert restored.canvas.mode is CompareMode.SPLIT_ACROSS
    assert restored.history == ["Brush stroke", "Restore"] or len(restored.history) == 2


def test_blinking_shows_before_and_after_in_turns_until_it_is_stopped(restored, photo_pixels, qtbot):
    with qtbot.waitSignal(restored.canvas.before_shown, check_params_cb=lambda is_before: not is_before):
        restored.key("Ctrl+B")
        np.testing.assert_array_equal(restored.seen()[40:], photo_pixels[40:])
    np.testing.assert_array_equal(restored.seen()[40:], restored.photo[40:])
    with qtbot.waitSignal(restored.canvas.before_shown):
        pass
    restored.key("Ctrl+B")
    assert not restored.canvas.is_before
    assert not restored.canvas.is_blinking


def test_before_may_be_any_photo_of_the_same_kind(restored, photo_pixels):
    black = np.zeros_like(photo_pixels)
    restored.canvas.content.set_before(lambda region: black[region.slices], "Step 1")
    with restored.hold(Qt.Key.Key_Backslash):
        assert not restored.seen()[40:].any()
    restored.canvas.content.set_before(None, "")
    with restored.hold(Qt.Key.Key_Backslash):
        np.testing.assert_array_equal(restored.seen()[40:], photo_pixels[40:])


def test_the_loupe_enlarges_what_is_under_the_pointer(opened):
    pixels = np.zeros((200, 300, 3), np.uint8)
    pixels[100, 150] = 255
    opened.editor.show_photo(Photo(pixels))
    opened.set_brush(1)
    opened.move((100.5, 150.5))
    before = (opened.view() == 255).all(axis=2).sum()
    opened.key("Ctrl+L")
    opened.move((100.5, 150.5))
    after = (opened.view() == 255).all(axis=2).sum()
    assert 16 <= after - before < 400
    opened.key("Ctrl+L")
    assert not opened.canvas.has_loupe


# --- navigator --------------------------------------------------------------------------------------------------------


def test_the_navigator_shows_what_changed_while_it_was_out_of_sight(drive, photo_pixels, qtbot):
    drive.editor.show_photo(Photo(np.tile(photo_pixels, (10, 10, 1))))
    navigator = drive.window.findChild(NavigatorPanel)
    drive.zoom(1.0, (1000, 1500))
    drive.key("D")
    qtbot.waitUntil(lambda: not navigator.isVisible())
    drive.window.parts.toolbox.choose("clone")
    drive.drag((1010, 1500), button=Qt.MouseButton.RightButton)
    drive.drag((1000, 1500), (1000, 1560))
    qtbot.waitUntil(lambda: drive.canvas.is_sharp)
    drive.key("Esc")
    qtbot.waitUntil(navigator.isVisible)
    qtbot.waitUntil(lambda: drive.canvas.is_sharp)


def test_the_navigator_shows_the_photo_and_where_the_view_is(drive, photo_pixels, qtbot):
    drive.editor.show_photo(Photo(np.tile(photo_pixels, (10, 10, 1))))
    navigator = drive.window.findChild(NavigatorPanel)
    next(dock for dock in drive.window.findChildren(QDockWidget) if dock.widget() is navigator).raise_()
    qtbot.waitUntil(navigator.isVisible)
    drive.zoom(1.0, (1000, 1500))
    assert drive.canvas.is_sharp or drive.view() is not None
    frame = navigator.view_rect
    assert 0 < frame.width() < navigator.width() / 2
    middle = rgb(navigator.grab().toImage())
    assert np.ptp(middle) > 100
    target = QPointF(frame.center().x() + 20, frame.center().y() + 10)
    event = QMouseEvent(QEvent.Type.MouseButtonPress, target, navigator.mapToGlobal(target), LEFT, LEFT, NONE)
    QApplication.sendEvent(navigator, event)
    moved = navigator.view_rect.center()
    assert (moved.x(), moved.y()) == pytest.approx((target.x(), target.y()), abs=1)
