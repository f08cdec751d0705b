"""The line that says in words what the buttons of the tool panel are."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from inpaint_studio.ui.panels.button_words import ButtonWords


@pytest.fixture
def words(opened):
    return opened.window.findChild(ButtonWords)


def point_at(button):
    place = QPointF(5, 5)
    QApplication.sendEvent(button, QEnterEvent(place, place, button.mapToGlobal(place)))


def leave(button):
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))


def test_it_says_what_is_marked_and_how(opened, words):
    assert words.text() == "Mask · Add"
    opened.key("X")
    assert words.text() == "Protect · Add"
    opened.click(opened.window.parts.tool_panel.modes[next(reversed(opened.window.parts.tool_panel.modes))])
    opened.move((50, 50))
    assert words.text() == "Protect · Intersect"
    with opened.hold(Qt.Key.Key_Control):
        assert words.text() == "Protect · Subtract"
    opened.key("E")
    assert words.text() == "Protect"


def test_every_button_without_a_text_is_named_as_soon_as_the_pointer_is_on_it(opened, words):
    buttons = [each for each in opened.window.parts.tool_panel.findChildren(QToolButton) if each.isVisible()]
    assert len(buttons) > 14
    told = []
    for button in buttons:
        point_at(button)
        told.append(words.text())
        leave(button)
    assert len(set(told)) == len(buttons)
    assert "Clear Mask  (Ctrl+Shift+A)" in told
    assert "Protect" in told
    assert words.text() == "Mask · Add"


def test_the_keyboard_names_them_too(opened, words):
    button = next(iter(opened.window.parts.tool_panel.modes.values()))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert words.text() == "Add"
    opened.canvas.setFocus()
    assert words.text() == "Mask · Add"


def test_the_title_goes_for_a_name_that_needs_its_room(opened, words):
    title = next(each for each in words.parentWidget().findChildren(QLabel, "group"))
    assert title.isVisible()
    words.show_choice("A choice with a name that is as long as the panel")
    assert not title.isVisible()
    words.show_choice("Mask")
    assert title.isVisible()
    opened.window.parts.tool_panel.refresh()
