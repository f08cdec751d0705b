"""Actions, menus, keys and names: what the tables promise."""

from html import escape

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
)

from inpaint_studio import __version__
from inpaint_studio.ui.dialogs.about import AboutDialog
from inpaint_studio.ui.dialogs.preferences import PreferencesDialog
from inpaint_studio.ui.dialogs.shortcuts import ShortcutsDialog, shortcut_groups
from inpaint_studio.ui.tools.table import TOOLS
from inpaint_studio.ui.window.action_table import ACTIONS, titles
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow
from inpaint_studio.ui.window.menu_table import GESTURES, MENUS, TOOLBAR, gestures

NATIVE = QKeySequence.SequenceFormat.NativeText


def test_every_action_has_a_text_and_a_tooltip_that_names_its_key(window):
    for entry in ACTIONS:
        action = window.parts.actions[entry.name]
        assert action.text()
        assert action.toolTip()
        if entry.key_sequences:
            assert action.shortcut().toString(NATIVE) in action.toolTip()


def test_every_tool_has_a_title_a_key_and_help(window):
    for entry in TOOLS:
        action = window.parts.toolbox.actions[entry.name]
        assert action.text() == entry.title
        assert action.shortcut() == QKeySequence(entry.shortcut)
        assert entry.help in action.toolTip()


def test_no_key_stands_for_two_things(qapp):
    owners = {}
    for entry in ACTIONS:
        for sequence in entry.key_sequences:
            owners.setdefault(sequence.toString(), []).append(entry.name)
    for tool in TOOLS:
        owners.setdefault(QKeySequence(tool.shortcut).toString(), []).append(tool.name)
    assert {keys: names for keys, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("name", ["quit", "preferences", "save", "save_as", "redo", "open", "undo", "close"])
def test_the_usual_actions_have_keys_even_without_a_desktop(qapp, name):
    entry = next(entry for entry in ACTIONS if entry.name == name)
    assert entry.key_sequences


def test_every_name_in_menus_and_toolbar_is_an_action():
    names = {entry.name for entry in ACTIONS}
    assert set(TOOLBAR) - {"-", "before", "drag_out", "zoom_field"} <= names
    assert {name for _, members in MENUS for name in members} - {"-", "recent", "tools"} == names


SUBMENUS = {title.rpartition("/")[2] for title, _ in MENUS if "/" in title}


def test_the_menus_stand_as_in_the_table(window):
    menus = {action.text(): action.menu() for action in window.menuBar().actions()}
    assert list(menus) == [title for title, _ in MENUS if "/" not in title]
    for menu in list(menus.values()):
        inner = [action.menu() for action in menu.actions() if action.menu() and action.menu().title() in SUBMENUS]
        menus |= {f"{menu.title()}/{each.title()}": each for each in inner}
    for title, names in MENUS:
        actions = [each for each in menus[title].actions() if not each.isSeparator()]
        found = [each.objectName() or "recent" for each in actions if each.text() not in SUBMENUS]
        tools = [tool.name for tool in TOOLS]
        expected = [each for name in names if name != "-" for each in (tools if name == "tools" else [name])]
        assert found == expected


def test_no_two_entries_of_a_menu_share_a_mnemonic():
    texts = {entry.name: entry.text for entry in ACTIONS} | {"recent": "Open &Recent"}
    for title, names in MENUS:
        letters = [text[text.index("&") + 1].lower() for text in map(texts.get, names) if text and "&" in text]
        assert len(letters) == len(set(letters)), title


def test_without_a_photo_only_what_needs_none_can_be_used(window):
    usable = {name for name, action in window.parts.actions.items() if action.isEnabled()}
    assert usable >= {"open", "sample", "paste", "quit", "preferences", "shortcuts", "about"}
    assert not usable & {"save", "save_as", "export", "restore", "undo", "redo", "invert_mask", "zoom_in", "cancel"}


def test_tab_hides_and_shows_the_panels(opened):
    panels = opened.window.parts.tool_panel, opened.window.parts.engine_panel
    assert all(panel.isVisible() for panel in panels)
    opened.key("Tab")
    assert not any(panel.isVisible() for panel in panels)
    opened.key("Tab")
    assert all(panel.isVisible() for panel in panels)


def test_f11_fills_the_screen_and_gives_it_back(opened):
    opened.key("F11")
    assert opened.window.isFullScreen()
    opened.key("F11")
    assert not opened.window.isFullScreen()


# --- dialogs ----------------------------------------------------------------------------------------------------------


def test_the_sheet_lists_every_key_of_the_tables(drive):
    drive.key("F1")
    dialog = drive.dialog(ShortcutsDialog)
    shown = "".join(label.text() for label in dialog.findChildren(QLabel))
    for entry in ACTIONS:
        if entry.key_sequences:
            assert escape(entry.title) in shown
    for tool in TOOLS:
        assert tool.title in shown
    groups = dict(shortcut_groups(drive.window.parts.keymap, titles(), gestures()))
    assert groups["On the photo"] == list(GESTURES)
    assert ("Ctrl+R", "Restore") in groups["Restore"]


def test_preferences_change_the_tint_at_once(opened, settings):
    opened.set_brush(31)
    opened.drag((100.5, 150.5))
    opened.leave()
    before = opened.seen()[100, 150]
    opened.key("Ctrl+,")
    dialog = opened.dialog(PreferencesDialog)
    dialog.findChild(QAbstractSpinBox, "mask_opacity").setValue(100)
    assert opened.seen()[100, 150].tolist() == [255, 59, 48]
    assert opened.seen()[100, 150].tolist() != before.tolist()
    settings.set("mask_color", "#00ff00")
    assert opened.seen()[100, 150].tolist() == [0, 255, 0]


def test_the_theme_changes_at_once(opened, settings):
    grays = {}
    for theme in ("light", "dark"):
        opened.window.parts.dialogs.show_preferences()
        dialog = opened.dialog(PreferencesDialog)
        box = dialog.findChild(QComboBox, "theme")
        box.setCurrentIndex(box.findData(theme))
        dialog.reject()
        grays[theme] = opened.window.palette().window().color().lightness()
    assert grays["light"] > 200
    assert grays["dark"] < 80
    assert settings.get("theme") == "dark"


def test_the_window_comes_back_in_its_size(window, settings, qtbot):
    window.resize(780, 560)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    other = MainWindow(settings)
    assemble(other)
    assert (other.width(), other.height()) == (780, 560)
    other.close()
    qtbot.waitUntil(lambda: not other.isVisible())
    with qtbot.waitSignal(other.destroyed):
        other.deleteLater()


def test_about_tells_the_version(drive):
    drive.window.parts.actions["about"].trigger()
    dialog = drive.dialog(AboutDialog)
    assert __version__ in dialog.findChild(QLabel, "name").text()
    dialog.reject()
