"""Two fingers on a touchpad move the photo and pinch it; a wheel zooms."""

import numpy as np
import pytest


@pytest.mark.parametrize("has_pixels", [True, False])
def test_two_fingers_move_the_photo_along(opened, has_pixels):
    opened.canvas.zoom_to(8.0)
    point = (100.0, 150.0)
    before = opened.canvas.widget_point(point)
    opened.scroll(point, 30, -50, has_pixels=has_pixels)
    moved = opened.canvas.widget_point(point) - before
    assert (moved.x(), moved.y()) == pytest.approx((30, -50))
    assert opened.canvas.transform.scale == 8.0


def test_two_fingers_zoom_as_a_wheel_where_the_settings_say_so(opened):
    opened.window.settings.set("touchpad_moves", False)
    opened.canvas.zoom_to(8.0)
    opened.scroll((100.0, 150.0), 0, 60)
    assert opened.canvas.transform.scale == pytest.approx(10.0)


@pytest.mark.parametrize("value", [0.25, -0.1])
def test_a_pinch_zooms_around_the_pointer(opened, value):
    opened.canvas.zoom_to(8.0)
    point = (100.0, 150.0)
    before = opened.canvas.widget_point(point)
    opened.pinch(point, value)
    assert opened.canvas.transform.scale == pytest.approx(8.0 * (1 + value))
    after = opened.canvas.widget_point(point)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=1)


def test_nothing_happens_without_a_photo(window, drive):
    before = window.parts.canvas.transform
    drive.scroll((0.0, 0.0), 5, 5)
    drive.pinch((0.0, 0.0), 0.5)
    assert window.parts.canvas.transform == before


def test_fingers_leave_a_stroke_where_it_was_painted(opened):
    opened.canvas.zoom_to(2.0)
    opened.press((100, 100))
    opened.move((100, 140))
    opened.scroll((100.0, 140.0), 20, 0)
    opened.release((100, 140))
    rows = np.flatnonzero(opened.mask.any(axis=1))
    assert rows.min() < 100 < rows.max()
