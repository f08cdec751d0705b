"""The tools through the mouse, the keyboard and a pen, in photo coordinates."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Ellipse, Polygon, Rectangle
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.shapes import Capsule, on_grid
from inpaint_studio.core.stroke import Mode
from tests.ui.driver import ALT, CTRL, LEFT, NONE, RIGHT, SHIFT

Kind = QPointingDevice.PointerType


def covered(drive, *shapes):
    """(H, W) bool of what shapes cover."""
    pixels = np.zeros(drive.mask.shape, np.uint8)
    for shape in shapes:
        shape.fill(pixels, 1)
    return pixels == 1


def line(start, end, size, end_size=None):
    return Capsule(on_grid(start, size), on_grid(end, end_size or size), size, end_size)


def click(drive, point, button=LEFT, modifiers=NONE):
    drive.move(point, modifiers)
    drive.drag(point, button=button, modifiers=modifiers)


def double_click(drive, point):
    drive.move(point)
    QTest.mouseDClick(drive.canvas, LEFT, NONE, drive.canvas.widget_point(point).toPoint())


# --- drawn by hand ----------------------------------------------------------------------------------------------------

ROUND = [(30.5, 40.5), (30.5, 200.5), (120.5, 220.5), (150.5, 60.5)]


def test_the_lasso_marks_what_it_goes_round(opened):
    opened.key("L")
    opened.drag(*ROUND)
    np.testing.assert_array_equal(opened.mask, covered(opened, Polygon(tuple(ROUND))))
    assert opened.history == ["Lasso"]


def test_space_moves_the_photo_in_the_middle_of_a_lasso(opened):
    opened.zoom(3.0, (90, 120))
    opened.key("L")
    opened.press(ROUND[0])
    opened.move(ROUND[1])
    before = opened.canvas.transform
    with opened.hold(Qt.Key.Key_Space):
        opened.move((60.5, 170.5))
    assert opened.canvas.transform != before
    for point in ROUND[2:]:
        opened.move(point)
    opened.release(ROUND[-1])
    np.testing.assert_array_equal(opened.mask, covered(opened, Polygon(tuple(ROUND))))
    assert opened.history == ["Lasso"]


@pytest.mark.parametrize("key", ["L", "R", "O", "B", "S"])
def test_escape_gives_a_gesture_up(opened, key):
    opened.set_brush(11)
    opened.key(key)
    opened.press(ROUND[0])
    opened.move(ROUND[1])
    opened.move(ROUND[2])
    QTest.keyClick(opened.canvas, Qt.Key.Key_Escape)
    opened.move(ROUND[3])
    opened.release(ROUND[3])
    assert not opened.mask.any()
    assert opened.history == []


@pytest.mark.parametrize(("key", "kind"), [("R", Rectangle), ("O", Ellipse)])
def test_rectangles_and_ellipses_go_from_corner_to_corner_and_shift_makes_them_even(opened, key, kind):
    opened.key(key)
    opened.drag((100.0, 120.0), (60.0, 150.0), (40.0, 200.0))
    np.testing.assert_array_equal(opened.mask, covered(opened, kind((100, 120), (40, 200))))
    opened.key("Ctrl+Z")
    opened.drag((100.0, 120.0), (40.0, 200.0), modifiers=SHIFT)
    np.testing.assert_array_equal(opened.mask, covered(opened, kind((100, 120), (20, 200))))


# --- from corner to corner --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["Enter", "double click", "first corner"])
def test_a_polygon_is_clicked_and_ends_in_three_ways(opened, end):
    opened.key("P")
    for point in ROUND:
        click(opened, point)
    assert not opened.mask.any()
    if end == "Enter":
        QTest.keyClick(opened.canvas, Qt.Key.Key_Return)
    elif end == "double click":
        double_click(opened, ROUND[-1])
    else:
        click(opened, (31.5, 41.5))
    np.testing.assert_array_equal(opened.mask, covered(opened, Polygon(tuple(ROUND))))
    assert opened.history == ["Polygon"]


def test_backspace_takes_a_corner_back_and_escape_all(opened):
    opened.key("P")
    for point in (*ROUND[:3], (10.5, 290.5), ROUND[3]):
        click(opened, point)
        if point[0] == 10.5:
            QTest.keyClick(opened.canvas, Qt.Key.Key_Backspace)
    QTest.keyClick(opened.canvas, Qt.Key.Key_Enter)
    np.testing.assert_array_equal(opened.mask, covered(opened, Polygon(tuple(ROUND))))
    click(opened, ROUND[0])
    click(opened, ROUND[1])
    QTest.keyClick(opened.canvas, Qt.Key.Key_Escape)
    assert opened.canvas.hand.tool.outline is None
    assert opened.history == ["Polygon"]


def test_a_line_is_dragged_clicked_chained_and_snapped(opened):
    opened.set_brush(5)
    opened.key("S")
    opened.drag((20.5, 20.5), (60.5, 90.5), (20.5, 100.5))
    expected = covered(opened, line((20.5, 20.5), (20.5, 100.5), 5))
    np.testing.assert_array_equal(opened.mask, expected)
    opened.drag((90.5, 130.5), modifiers=SHIFT)
    expected |= covered(opened, line((20.5, 100.5), (90.5, 130.5), 5))
    np.testing.assert_array_equal(opened.mask, expected)
    opened.drag((150.5, 40.5), (145.0, 80.0), (153.0, 120.5), modifiers=SHIFT)
    expected |= covered(opened, line((90.5, 130.5), (150.5, 40.5), 5))
    np.testing.assert_array_equal(opened.mask, expected)
    for point in ((180.5, 20.5), (180.5, 90.5), (120.5, 200.5)):
        click(opened, point)
    QTest.keyClick(opened.canvas, Qt.Key.Key_Return)
    expected |= covered(opened, line((180.5, 20.5), (180.5, 90.5), 5), line((180.5, 90.5), (120.5, 200.5), 5))
    np.testing.assert_array_equal(opened.mask, expected)
    assert opened.history == ["Line"] * 4


def test_shift_turns_a_line_in_steps_of_45_degrees(opened):
    opened.set_brush(3)
    opened.key("S")
    opened.press((100.5, 100.5))
    opened.move((60.5, 135.5), SHIFT)
    opened.release((60.5, 135.5), modifiers=SHIFT)
    places = np.argwhere(opened.mask) - (100, 100)
    assert np.abs(places.sum(axis=1)).max() <= 3
    assert len(places) > 60


def test_what_is_being_drawn_is_seen_and_gone_when_it_is_given_up(opened):
    plain = opened.view()
    opened.key("P")
    for point in ROUND:
        click(opened, point)
    assert (opened.view() != plain).any(axis=2).sum() > 300
    QTest.keyClick(opened.canvas, Qt.Key.Key_Escape)
    opened.leave()
    np.testing.assert_array_equal(opened.view(), plain)


def test_another_tool_finishes_a_polygon(opened):
    opened.key("P")
    for point in ROUND:
        click(opened, point)
    opened.key("B")
    np.testing.assert_array_equal(opened.mask, covered(opened, Polygon(tuple(ROUND))))


# --- modes ------------------------------------------------------------------------------------------------------------

BOX = Rectangle((30.0, 30.0), (130.0, 200.0))
OTHER = Rectangle((80.0, 100.0), (180.0, 260.0))


@pytest.mark.parametrize(
    ("modifiers", "button", "mode"),
    [
        (NONE, LEFT, Mode.ADD),
        (CTRL, LEFT, Mode.SUBTRACT),
        (NONE, RIGHT, Mode.SUBTRACT),
        (CTRL | ALT, LEFT, Mode.INTERSECT),
    ],
)
def test_modifiers_add_subtract_and_intersect(opened, modifiers, button, mode):
    opened.key("R")
    opened.drag(BOX.start, BOX.end)
    opened.move(OTHER.start, modifiers)
    opened.drag(OTHER.start, OTHER.end, button=button, modifiers=modifiers)
    box, other = covered(opened, BOX), covered(opened, OTHER)
    expected = {Mode.ADD: box | other, Mode.SUBTRACT: box & ~other, Mode.INTERSECT: box & other}[mode]
    np.testing.assert_array_equal(opened.mask, expected)
    assert len(opened.history) == 2


def test_the_panel_shows_and_chooses_the_mode(opened):
    modes = opened.window.parts.tool_panel.modes
    opened.key("R")
    opened.move((50, 50))
    with opened.hold(Qt.Key.Key_Control):
        assert modes[Mode.SUBTRACT].isChecked()
        with opened.hold(Qt.Key.Key_Alt):
            assert modes[Mode.INTERSECT].isChecked()
    assert modes[Mode.ADD].isChecked()
    opened.drag(BOX.start, BOX.end)
    opened.click(modes[Mode.INTERSECT])
    opened.drag(OTHER.start, OTHER.end)
    np.testing.assert_array_equal(opened.mask, covered(opened, BOX) & covered(opened, OTHER))
    opened.click(modes[Mode.ADD])
    opened.key("E")
    assert modes[Mode.SUBTRACT].isChecked()


# --- wand and pick ----------------------------------------------------------------------------------------------------


def test_the_wand_marks_what_is_alike(opened):
    panel, photo = opened.window.parts.tool_panel, opened.photo.astype(int)
    opened.key("W")
    panel.tolerance.number.setValue(30)
    opened.click(panel.connected)
    opened.drag((100.5, 150.5))
    alike = (np.abs(photo - photo[100, 150]) <= 30).all(axis=2)
    np.testing.assert_array_equal(opened.mask, alike)
    opened.key("Ctrl+Z")
    opened.click(panel.connected)
    opened.drag((100.5, 150.5))
    assert opened.mask[100, 150]
    assert (opened.mask <= alike).all()


@pytest.fixture
def cracked(drive):
    """The driver with a photo too large to be searched at once: a light band on noise, and the band as a plane."""
    rng = np.random.default_rng(1)
    pixels = rng.integers(0, 90, (2100, 2000), np.uint8)
    band = np.zeros(pixels.shape, bool)
    band[300:340, 100:1900] = band[300:2000, 1000:1030] = True
    pixels[band] += 150
    drive.editor.show_photo(Photo(pixels))
    drive.window.parts.tool_panel.tolerance.number.setValue(100)
    drive.key("W")
    return drive, band


def test_the_wand_searches_a_large_photo_in_the_worker_thread(cracked):
    drive, band = cracked
    drive.editor.begin_stroke(Plane.PROTECTION)
    drive.editor.paint(Rectangle((320, 1000), (330, 1010)))
    drive.editor.end_stroke()
    band[320:330, 1000:1010] = False
    with drive.job():
        drive.drag((320.5, 500.5))
        assert drive.editor.jobs.is_running
    np.testing.assert_array_equal(drive.mask, band)
    assert drive.editor.masked_count == band.sum()
    assert len(drive.history) == 2
    drive.key("Ctrl+Z")
    assert not drive.mask.any()


def test_a_search_of_the_wand_can_be_cancelled(cracked, qtbot):
    drive, _ = cracked
    with qtbot.waitSignal(drive.editor.jobs.cancelled):
        drive.drag((320.5, 500.5))
        drive.editor.jobs.cancel()
    assert not drive.mask.any()
    assert drive.history == []
    assert drive.editor.can_edit


def test_a_click_picks_a_hole_off_and_puts_it_back(opened):
    opened.set_brush(9)
    opened.drag((30.5, 30.5), (30.5, 200.5))
    opened.drag((90.5, 30.5), (90.5, 200.5))
    both = opened.mask
    opened.key("K")
    opened.drag((31.5, 60.5))
    np.testing.assert_array_equal(opened.mask, covered(opened, line((90.5, 30.5), (90.5, 200.5), 9)))
    opened.drag((30.5, 150.5))
    np.testing.assert_array_equal(opened.mask, both)
    opened.drag((150.5, 150.5))
    assert "no spot here" in opened.message
    assert len(opened.history) == 4
    opened.key("Ctrl+Z")
    opened.key("Ctrl+Z")
    np.testing.assert_array_equal(opened.mask, both)


# --- zoom -------------------------------------------------------------------------------------------------------------


def test_zoom_goes_in_out_and_to_a_frame(opened):
    opened.key("Z")
    scale = opened.canvas.transform.scale
    opened.drag((50, 50))
    assert opened.canvas.transform.scale > scale
    opened.drag((50, 50), button=RIGHT)
    assert opened.canvas.transform.scale == scale
    opened.drag((40.0, 60.0), (80.0, 100.0), (100.0, 140.0))
    transform = opened.canvas.transform
    middle = transform.to_photo(opened.canvas.viewport.width / 2, opened.canvas.viewport.height / 2)
    assert middle == pytest.approx((70, 100))
    assert transform.scale == pytest.approx(min(opened.canvas.viewport.width / 80, opened.canvas.viewport.height / 60))
    assert not opened.mask.any()


# --- protection -------------------------------------------------------------------------------------------------------


def test_what_is_protected_is_marked_by_nothing(opened):
    opened.key("X")
    opened.key("R")
    opened.drag(BOX.start, BOX.end)
    safe = covered(opened, BOX)
    protection = opened.editor.document.protection
    np.testing.assert_array_equal(protection.pixels > 0, safe)
    opened.key("X")
    opened.drag(OTHER.start, OTHER.end)
    np.testing.assert_array_equal(opened.mask, covered(opened, OTHER) & ~safe)
    for keys in ("G", "Ctrl+I", "F", "Ctrl+G", "G", "Ctrl+I", "Shift+G"):
        opened.key(keys)
        assert not opened.mask[safe].any()
    opened.window.parts.actions["clear_protection"].trigger()
    assert protection.is_empty
    opened.key("Ctrl+Z")
    np.testing.assert_array_equal(protection.pixels > 0, safe)


def test_a_loaded_mask_leaves_out_what_is_protected(opened, tmp_path):
    opened.key("R")
    opened.drag(BOX.start, BOX.end)
    with opened.job():
        opened.editor.files.save_mask(tmp_path / "mask.png")
    opened.key("X")
    opened.drag(OTHER.start, OTHER.end)
    with opened.job():
        opened.editor.files.load_mask(tmp_path / "mask.png")
    np.testing.assert_array_equal(opened.mask, covered(opened, BOX) & ~covered(opened, OTHER))


def test_protection_has_a_tint_of_its_own(opened):
    plain = opened.seen()
    opened.key("X")
    opened.key("R")
    opened.drag(BOX.start, BOX.end)
    opened.leave()
    seen = opened.seen()
    np.testing.assert_array_equal((seen != plain).any(axis=2), covered(opened, BOX))
    assert seen[50, 50, 2] > seen[50, 50, 0]


# --- pens -------------------------------------------------------------------------------------------------------------

CAN = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure


def make_pen(kind=Kind.Pen, capabilities=CAN):
    unique = QPointingDeviceUniqueId.fromNumericId(7)
    device = QInputDevice.DeviceType.Stylus
    return QPointingDevice("pen", 7, device, kind, capabilities, 1, 3, "", unique)


class PenHand:
    """Sends what a tablet sends."""

    def __init__(self, drive, device=None):
        self.drive, self.device, self.time = drive, device or make_pen(), 1000

    def send(self, kind, point, pressure, button=NONE, buttons=LEFT):
        self.time += 10
        place = self.drive.canvas.widget_point(point)
        button = LEFT if kind != QEvent.Type.TabletMove else Qt.MouseButton.NoButton
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else LEFT
        event = QTabletEvent(
            kind, self.device, place, QPointF(self.drive.canvas.mapToGlobal(place)), pressure, 0.0, 0.0, 0.0, 0.0, 0.0,
            NONE, button, held,
        )  # fmt: skip
        event.setTimestamp(self.time)
        event.ignore()
        QApplication.sendEvent(self.drive.canvas, event)
        assert event.isAccepted()

    def draw(self, *steps):
        """Each step is (point, pressure)."""
        self.send(QEvent.Type.TabletPress, *steps[0])
        for step in steps[1:]:
            self.send(QEvent.Type.TabletMove, *step)
        self.send(QEvent.Type.TabletRelease, steps[-1][0], 0.0)


def test_a_pen_paints_as_wide_as_it_is_pressed(opened):
    opened.set_brush(40)
    PenHand(opened).draw(((50.5, 50.5), 0.25), ((50.5, 150.5), 1.0), ((120.5, 150.5), 0.5))
    expected = covered(opened, line((50.5, 50.5), (50.5, 150.5), 10, 40), line((50.5, 150.5), (120.5, 150.5), 40, 20))
    np.testing.assert_array_equal(opened.mask, expected)
    assert opened.history == ["Brush stroke"]


def test_the_width_stays_where_pressure_is_switched_off_or_unknown(opened, settings):
    opened.set_brush(20)
    PenHand(opened, make_pen(capabilities=QInputDevice.Capability.Position)).draw(((50.5, 50.5), 0.0))
    np.testing.assert_array_equal(opened.mask, covered(opened, line((50.5, 50.5), (50.5, 50.5), 20)))
    opened.key("Ctrl+Z")
    settings.set("pen_pressure", False)
    PenHand(opened).draw(((50.5, 50.5), 0.3))
    np.testing.assert_array_equal(opened.mask, covered(opened, line((50.5, 50.5), (50.5, 50.5), 20)))


def test_no_pressure_at_the_first_touch_counts_as_half_and_at_the_end_as_the_last(opened):
    opened.set_brush(20)
    PenHand(opened).draw(((50.5, 50.5), 0.0), ((50.5, 100.5), 0.4), ((50.5, 150.5), 0.0))
    expected = covered(opened, line((50.5, 50.5), (50.5, 100.5), 10, 8), line((50.5, 100.5), (50.5, 150.5), 8))
    np.testing.assert_array_equal(opened.mask, expected)


def test_the_other_end_of_a_pen_erases_unless_it_is_to_be_ignored(opened, settings):
    opened.set_brush(20)
    stroke = ((50.5, 50.5), 1.0), ((50.5, 150.5), 1.0)
    PenHand(opened).draw(*stroke)
    painted = opened.mask
    eraser = make_pen(Kind.Eraser)
    PenHand(opened, eraser).draw(*stroke)
    assert not opened.mask.any()
    settings.set("ignore_eraser_tip", True)
    PenHand(opened, eraser).draw(*stroke)
    np.testing.assert_array_equal(opened.mask, painted)


def test_mouse_events_that_repeat_a_pen_paint_nothing(opened):
    opened.set_brush(30)
    pen = PenHand(opened)
    opened.press((50.5, 50.5))  # comes before the pen's own, with full width
    pen.send(QEvent.Type.TabletPress, (50.5, 50.5), 0.2)
    opened.move((90.5, 90.5))
    pen.send(QEvent.Type.TabletMove, (50.5, 100.5), 0.2)
    opened.release((120.5, 120.5))
    pen.send(QEvent.Type.TabletRelease, (50.5, 100.5), 0.0)
    np.testing.assert_array_equal(opened.mask, covered(opened, line((50.5, 50.5), (50.5, 100.5), 6)))
    assert opened.history == ["Brush stroke"]


def test_a_pen_draws_with_every_tool_and_moves_nothing(opened):
    before = opened.canvas.transform
    opened.key("L")
    PenHand(opened).draw(*((point, 0.7) for point in ROUND))
    np.testing.assert_array_equal(opened.mask, covered(opened, Polygon(tuple(ROUND))))
    assert opened.canvas.transform == before
