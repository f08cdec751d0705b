"""Following damage by real events, in photo coordinates."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.photo import Photo
from tests.detection.follow.lines import COLUMNS, away_from, curved, line, plane
from tests.ui.driver import CTRL, LEFT, NONE

GRAY = plane(line(curved, 4, 60), noise=1)
INKS = np.stack([np.zeros_like(GRAY)] * 3 + [255 - GRAY], axis=-1)


def on_line(column, beside=0.0):
    return curved(column) + beside, float(column)


def click(drive, point, modifiers=NONE):
    drive.move(point, modifiers)
    drive.drag(point, modifiers=modifiers)


def follow(drive, *columns, modifiers=NONE):
    """Click along the line and press Enter."""
    for column in columns:
        click(drive, on_line(column, 2.0), modifiers)
    QTest.keyClick(drive.canvas, Qt.Key.Key_Return)


def along(first, last):
    """(H, W) bool: the line's own pixels from one column to another."""
    columns = np.arange(COLUMNS)[np.newaxis]
    return (away_from(curved) <= 2) & (columns >= first) & (columns <= last)


@pytest.fixture
def on_scratch(drive):
    drive.editor.show_photo(Photo(GRAY))
    drive.zoom(2.0)
    drive.set_brush(10)
    drive.key("I")
    return drive


def assert_covers(mask, first, last):
    assert mask[along(first, last)].all()
    assert away_from(curved)[mask].max() <= 12
    columns = np.flatnonzero(mask.any(axis=0))
    assert columns[0] >= first - 22
    assert columns[-1] <= last + 22


def test_clicks_mark_the_damage_between_them_as_wide_as_it_is(on_scratch):
    follow(on_scratch, 100, 180, 260)
    assert_covers(on_scratch.mask, 102, 258)
    assert on_scratch.history == ["Follow"]
    on_scratch.key("Ctrl+Z")
    assert not on_scratch.mask.any()


def test_the_line_is_shown_before_it_is_clicked(on_scratch):
    tool = on_scratch.window.parts.toolbox.tools["follow"]
    click(on_scratch, on_line(100))
    for column in (125, 150, 175, 200, 200):
        on_scratch.move(on_line(column, 3.0))
    rows, columns = np.array(tool.outline.points).T
    assert np.abs(rows - curved(columns)).max() <= 1.5
    assert (columns.min(), columns.max()) == pytest.approx((100, 200), abs=5)
    assert not tool.outline.is_closed
    assert not on_scratch.mask.any()
    on_scratch.move(on_line(140))
    assert np.array(tool.outline.points)[:, 1].max() == pytest.approx(140, abs=5)
    QTest.keyClick(on_scratch.canvas, Qt.Key.Key_Escape)
    assert tool.outline is None
    assert on_scratch.history == []


def test_a_double_click_ends_and_backspace_takes_the_last_piece_back(on_scratch):
    for column in (100, 180, 260):
        click(on_scratch, on_line(column))
    QTest.keyClick(on_scratch.canvas, Qt.Key.Key_Backspace)
    point = on_scratch.canvas.widget_point(on_line(180)).toPoint()
    QTest.mouseDClick(on_scratch.canvas, LEFT, NONE, point)
    assert_covers(on_scratch.mask, 102, 178)
    assert on_scratch.history == ["Follow"]


def test_backspace_as_often_as_there_are_clicks_leaves_nothing(on_scratch):
    for column in (100, 180):
        click(on_scratch, on_line(column))
    for _ in range(3):
        QTest.keyClick(on_scratch.canvas, Qt.Key.Key_Backspace)
    assert not on_scratch.window.parts.toolbox.tools["follow"].is_active
    assert on_scratch.history == []


def test_a_rough_stroke_snaps_to_the_damage_under_it(on_scratch):
    on_scratch.set_brush(24)
    on_scratch.drag(*(on_line(column, 7 * np.sin(column)) for column in range(100, 261, 8)))
    assert_covers(on_scratch.mask, 110, 250)
    assert on_scratch.history == ["Follow"]


def test_control_takes_away(on_scratch):
    on_scratch.editor.change_mask("All", lambda mask: mask.invert())
    follow(on_scratch, 100, 260, modifiers=CTRL)
    assert not on_scratch.mask[along(102, 258)].any()
    assert on_scratch.mask.mean() > 0.9
    assert on_scratch.history == ["All", "Erase"]


def test_protected_pixels_are_not_masked_and_the_target_is_what_is_marked(on_scratch):
    on_scratch.editor.begin_stroke(Plane.PROTECTION)
    on_scratch.editor.paint(_right_of(180))
    on_scratch.editor.end_stroke("Beforehand")
    follow(on_scratch, 100, 260)
    assert on_scratch.mask[along(102, 178)].all()
    assert not on_scratch.mask[:, 180:].any()
    on_scratch.key("T")
    follow(on_scratch, 100, 260)
    assert (on_scratch.editor.document.donors.pixels[along(102, 258)] == 255).all()


def test_it_follows_what_is_left_after_a_change_of_the_photo(on_scratch):
    follow(on_scratch, 100, 200)
    first = on_scratch.mask
    on_scratch.editor.show_photo(Photo(GRAY[::-1].copy()))
    for column in (100, 200):
        click(on_scratch, (len(GRAY) - curved(column), float(column)))
    QTest.keyClick(on_scratch.canvas, Qt.Key.Key_Return)
    assert (on_scratch.mask[::-1] & first).sum() >= 0.9 * first.sum()


@pytest.mark.parametrize(
    "pixels",
    [GRAY.astype(np.uint16) * np.uint16(257), np.stack([GRAY] * 3, axis=-1), INKS],
    ids=["16 bits", "RGB", "CMYK"],
)
def test_every_kind_of_photo_is_followed(on_scratch, pixels):
    follow(on_scratch, 100, 260)
    expected = on_scratch.mask
    on_scratch.editor.show_photo(Photo(pixels))
    follow(on_scratch, 100, 260)
    assert (on_scratch.mask ^ expected).sum() <= (0.2 * expected.sum() if pixels is INKS else 0)
    assert_covers(on_scratch.mask, 102, 258)


def _right_of(column):

    return Rectangle((0, column), (len(GRAY), COLUMNS))
