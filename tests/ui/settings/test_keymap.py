"""Keys: the user's own over those of the tables, never one key for two."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from inpaint_studio.ui.dialogs.key_editor import KeyEditor
from inpaint_studio.ui.dialogs.shortcuts import ShortcutsDialog, shortcut_groups, write_pdf
from inpaint_studio.ui.settings.keymap import Keymap
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.window.action_table import default_keys, titles
from inpaint_studio.ui.window.menu_table import gestures


def key(text):
    return QKeySequence(text)


@pytest.fixture
def keymap(qapp, settings):
    return Keymap(default_keys(), settings)


def test_it_begins_with_the_keys_of_the_tables_and_keeps_nothing(keymap, settings):
    for name, keys in default_keys().items():
        assert keymap.keys(name) == keys
    assert settings.state_keys("keys") == []
    assert keymap.owner(key("Ctrl+R")) == "restore"
    assert keymap.owner(key("B")) == "brush"
    assert keymap.owner(key("Ctrl+Alt+F9")) is None


def test_only_what_was_changed_is_kept_and_found_again(keymap, settings, tmp_path):
    keymap.give("restore", [key("F12"), key("Ctrl+;")])
    assert settings.state_keys("keys") == ["restore"]
    settings.sync()
    again = Keymap(default_keys(), Settings(tmp_path / "settings.ini"))
    assert again.keys("restore") == [key("F12"), key("Ctrl+;")]
    again.give("restore", [key("Ctrl+R")])
    assert again.is_unchanged


def test_a_key_that_is_given_away_is_taken_from_who_had_it(keymap):
    keymap.give("brush", [key("E")])
    assert keymap.keys("eraser") == []
    keymap.give("wand", [key("E")])
    assert keymap.keys("brush") == []
    assert keymap.owner(key("E")) == "wand"
    owners = [name for name in default_keys() if key("E") in keymap.keys(name)]
    assert owners == ["wand"]


def test_a_reset_brings_back_all_keys_that_nobody_else_was_given(keymap):
    keymap.give("brush", [key("E")])
    keymap.give("wand", [key("B")])
    keymap.reset("brush")
    assert keymap.keys("brush") == []
    assert keymap.keys("eraser") == [key("E")]
    keymap.reset("wand")
    assert keymap.keys("brush") == [key("B")]
    assert keymap.is_unchanged


def test_nonsense_in_the_file_counts_as_nothing(settings, qapp):
    settings.write_state("keys/brush", "%%%")
    settings.write_state("keys/nobody", "F12")
    keymap = Keymap(default_keys(), settings)
    assert keymap.owner(key("F12")) is None


@pytest.fixture
def editor(opened):
    opened.window.parts.actions["change_keys"].trigger()
    return opened.dialog(KeyEditor)


def choose(dialog, title):
    found = dialog.list.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    (item,) = (each for each in found if each.parent() is not None)  # a menu may have the same title
    dialog.list.setCurrentItem(item)


def press(dialog, keys):
    dialog.key.setFocus()
    QTest.keySequence(dialog.key, key(keys))


def test_a_free_key_works_at_once_and_is_named_in_the_tooltip(opened, editor):
    choose(editor, "Invert Mask")
    press(editor, "F12")
    assert "free" in editor.message.text()
    opened.click(editor.replace)
    editor.reject()
    action = opened.window.parts.actions["invert_mask"]
    assert action.shortcuts() == [key("F12")]
    assert "F12" in action.toolTip()
    opened.key("Ctrl+I")
    assert not opened.mask.any()
    opened.key("F12")
    assert opened.mask.all()


def test_a_key_that_belongs_to_another_is_taken_over_only_when_that_is_wanted(opened, editor):
    choose(editor, "Invert Mask")
    press(editor, "Ctrl+R")
    assert editor.message.text() == "Ctrl+R belongs to Restore now. That loses it if you take it over."
    assert opened.window.parts.keymap.owner(key("Ctrl+R")) == "restore"
    assert editor.replace.text() == "Take &Over"
    opened.click(editor.add)
    assert opened.window.parts.keymap.keys("invert_mask") == [key("Ctrl+I"), key("Ctrl+R")]
    assert opened.window.parts.actions["restore"].shortcuts() == []
    opened.click(editor.reset)
    assert opened.window.parts.actions["restore"].shortcuts() == [key("Ctrl+R")]
    assert not editor.reset_all.isEnabled()


def test_the_keys_of_the_photo_itself_cannot_be_given(opened, editor):
    choose(editor, "Restore")
    press(editor, "Space")
    assert "belongs to the photo itself" in editor.message.text()
    assert not editor.replace.isEnabled()
    assert not editor.add.isEnabled()


def test_the_search_finds_actions_by_name_and_by_key(editor):
    editor.search.setText("ctrl+r")
    shown = [item.text(0) for item in editor._items() if not item.isHidden()]
    assert shown == ["Restore"]


def test_the_sheet_follows_and_can_be_kept_as_a_pdf(opened, tmp_path):
    opened.key("F1")
    sheet = opened.dialog(ShortcutsDialog)
    opened.window.parts.keymap.give("restore", [key("F12")])
    assert "F12" in "".join(label.text() for label in sheet.findChildren(QLabel))
    assert ("F12", "Restore") in dict(shortcut_groups(opened.window.parts.keymap, titles(), gestures()))["Restore"]
    sheet.save_pdf(tmp_path / "keys.pdf")
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF-")
    assert opened.message.startswith("The list of keys was saved to")


def test_a_pdf_that_cannot_be_written_is_told(opened, tmp_path):
    opened.key("F1")
    opened.dialog(ShortcutsDialog).save_pdf(tmp_path / "none" / "keys.pdf")
    assert "cannot be written" in opened.message


def test_the_sheet_fits_one_page(keymap, tmp_path):
    write_pdf(shortcut_groups(keymap, titles(), gestures()), tmp_path / "keys.pdf")
    assert (tmp_path / "keys.pdf").read_bytes().count(b"/Type /Page\n") == 1
