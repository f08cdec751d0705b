"""The zoom in per cent, and how large a photo is when it is opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inpaint_studio.core.photo import Photo


def field(drive):
    return drive.window.parts.zoom_field


def type_zoom(drive, text, end=Qt.Key.Key_Return):
    drive.key("Alt+Z")
    QTest.keyClicks(field(drive), text)
    QTest.keyClick(field(drive), end)


def test_it_shows_the_zoom(drive, photo_path):
    assert field(drive).text() == ""
    assert not field(drive).isEnabled()
    drive.open(photo_path)
    assert field(drive).text() == "100 %"
    drive.key("Ctrl++")
    assert field(drive).text() == "150 %"
    drive.zoom(1 / 64)
    assert field(drive).text() == "1.6 %"
    drive.editor.close()
    assert field(drive).text() == ""


@pytest.mark.parametrize(
    ("text", "scale"), [("75", 0.75), ("250 %", 2.5), ("33,3%", 0.333), ("99999", 64), ("0.001", 1 / 256)]
)
def test_what_is_typed_zooms_and_gives_the_keyboard_back(opened, text, scale):
    type_zoom(opened, text)
    assert opened.canvas.transform.scale == pytest.approx(scale)
    assert opened.canvas.hasFocus()


def test_the_middle_of_the_view_stays_in_the_middle(opened):
    opened.zoom(8, (120, 40))
    type_zoom(opened, "1600")
    viewport = opened.canvas.viewport
    assert viewport.transform.to_photo(*viewport.middle) == pytest.approx((120, 40))


@pytest.mark.parametrize("text", [" ", "large", "-5", "0", "nan", "1e999"])
def test_what_is_no_zoom_changes_nothing(opened, text):
    opened.zoom(0.5)
    type_zoom(opened, text)
    assert opened.canvas.transform.scale == 0.5
    assert field(opened).text() == "50 %"


def test_esc_and_a_click_elsewhere_leave_it_as_it_was(opened):
    type_zoom(opened, "300", end=Qt.Key.Key_Escape)
    assert field(opened).text() == "100 %"
    assert opened.canvas.hasFocus()
    opened.key("Alt+Z")
    QTest.keyClicks(field(opened), "300")
    opened.canvas.setFocus()
    assert field(opened).text() == "100 %"
    assert opened.canvas.transform.scale == 1


def test_the_menu_offers_usual_zooms_and_to_fit(opened):
    entries = {each.text(): each for each in field(opened).menu.actions()}
    assert list(entries) == ["Fit", "25 %", "50 %", "100 %", "200 %", "400 %"]
    for name, scale in (("200 %", 2), ("25 %", 0.25), ("Fit", 1)):
        entries[name].trigger()
        assert opened.canvas.transform.scale == scale
    assert opened.canvas.viewport.is_fitted


def test_a_small_photo_fills_the_window_and_a_tiny_one_is_enlarged_up_to_four_times(drive, photo_pixels, settings):
    settings.set("enlarge_small", True)
    drive.editor.show_photo(Photo(photo_pixels.copy()))
    viewport = drive.canvas.viewport
    rows, columns = photo_pixels.shape[:2]
    scale = viewport.transform.scale
    assert 1 < scale < 4
    assert scale == pytest.approx(min((viewport.pane_width - 32) / columns, (viewport.height - 32) / rows))
    drive.editor.show_photo(Photo(photo_pixels[:20, :30].copy()))
    assert drive.canvas.transform.scale == 4
    settings.set("enlarge_small", False)
    assert drive.canvas.transform.scale == 1
