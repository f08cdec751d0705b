"""The wheel over fields: it scrolls what is around a field without the focus."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDial,
    QDoubleSpinBox,
    QFileDialog,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.ui.dialogs.preferences import PreferencesDialog
from inpaint_studio.ui.widgets.wheel import WheelFilter


def turn(widget, notches=-1):
    """Turn the wheel in the middle of a widget, by an event to its window."""
    window = widget.window()
    place = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, 120 * notches))


def combo():
    box = QComboBox()
    box.addItems(["one", "two", "three"])
    box.setCurrentIndex(1)
    return box, box.currentIndex


def tabs():
    bar = QTabBar()
    for name in ("one", "two", "three"):
        bar.addTab(name)
    bar.setCurrentIndex(1)
    return bar, bar.currentIndex


def ranged(kind):
    def make():
        field = kind()
        field.setValue(50)
        return field, field.value

    return make


FIELDS = {
    "combo": combo, "tabs": tabs, "slider": ranged(QSlider), "dial": ranged(QDial), "number": ranged(QSpinBox),
    "fraction": ranged(QDoubleSpinBox),
}  # fmt: skip


@pytest.fixture
def wheel_filter(qapp):
    WheelFilter.install()
    WheelFilter.install()
    assert len(qapp.findChildren(WheelFilter)) == 1


@pytest.mark.parametrize("kind", FIELDS)
def test_a_field_takes_the_wheel_only_while_it_has_the_focus_else_the_page_scrolls(kind, wheel_filter, qtbot):
    page, area = QWidget(), QScrollArea()
    qtbot.addWidget(area)
    layout = QVBoxLayout(page)
    field, value = FIELDS[kind]()
    field.setMaximumHeight(40)
    layout.addWidget(field)
    layout.addStretch()
    page.setMinimumHeight(2000)
    area.setWidget(page)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    area.setFocus()
    before, place = value(), area.verticalScrollBar().value()
    turn(field)
    assert value() == before
    assert not field.hasFocus()
    assert area.verticalScrollBar().value() > place
    area.verticalScrollBar().setValue(0)
    field.setFocus()
    place = area.verticalScrollBar().value()
    turn(field)
    assert value() != before
    assert area.verticalScrollBar().value() == place


def test_passing_over_the_preferences_changes_nothing_and_scrolls_them(opened):
    opened.key("Ctrl+,")
    dialog, settings = opened.dialog(PreferencesDialog), opened.window.settings
    dialog.resize(dialog.width(), 300)
    opened.qtbot.waitUntil(dialog.isActiveWindow)
    area = dialog.findChild(QScrollArea)
    bar = area.verticalScrollBar()
    for field in dialog.findChildren(QComboBox) + dialog.findChildren(QSpinBox):
        if not field.hasFocus():
            area.ensureWidgetVisible(field)
            before, place = settings.get(field.objectName()), bar.value()
            turn(field, 1 if place else -1)
            assert settings.get(field.objectName()) == before, field.objectName()
            assert bar.value() != place, field.objectName()


def test_passing_over_the_panels_changes_nothing_and_the_focus_stays_on_the_photo(opened):
    window = opened.window
    window.parts.canvas.setFocus()
    panels = (window.parts.tool_panel, window.parts.engine_panel)
    values = window.parts.brush.size, window.parts.engine_panel.engine, window.parts.engine_panel.all_options
    for panel in panels:
        for kind in (QComboBox, QSpinBox, QDoubleSpinBox, QSlider):
            for field in filter(QWidget.isVisible, panel.findChildren(kind)):
                turn(field)
    assert (window.parts.brush.size, window.parts.engine_panel.engine, window.parts.engine_panel.all_options) == values
    assert window.parts.canvas.hasFocus()
    stack = next(bar for bar in window.findChildren(QTabBar) if bar.count() == 2)
    shown = stack.currentIndex()
    turn(stack)
    assert stack.currentIndex() == shown


def test_the_dialogs_that_qt_brings_keep_to_it_too(opened):
    opened.key("Ctrl+O")
    dialog = opened.dialog(QFileDialog)
    opened.qtbot.waitUntil(dialog.isActiveWindow)
    box = dialog.findChild(QComboBox, "fileTypeCombo")
    turn(box)
    assert box.currentIndex() == 0
    assert not box.hasFocus()
    dialog.reject()
