"""Everything but drawing works without a mouse, and everything that takes the focus has a name."""

import ast
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QWidget,
)

import inpaint_studio.ui
from inpaint_studio.core.hole_sizes import HoleSizes
from inpaint_studio.ui.batch.batch_dialog import BatchDialog
from inpaint_studio.ui.dialogs.about import AboutDialog
from inpaint_studio.ui.dialogs.export import ExportDialog
from inpaint_studio.ui.dialogs.hole_sizes import HoleSizesDialog
from inpaint_studio.ui.dialogs.key_editor import KeyEditor
from inpaint_studio.ui.dialogs.log_dialog import LogDialog
from inpaint_studio.ui.dialogs.preferences import PreferencesDialog
from inpaint_studio.ui.dialogs.shortcuts import ShortcutsDialog
from inpaint_studio.ui.window.action_table import titles
from inpaint_studio.ui.window.menu_table import gestures


def hole_sizes(editor, window):
    return HoleSizesDialog(HoleSizes(editor.document.mask), editor, window)


DIALOGS = {
    "batch": lambda window, tmp_path: BatchDialog(window.settings, "fmm", {}, window),
    "export": lambda window, tmp_path: ExportDialog(window.parts.editor.document.photo, window),
    "preferences": lambda window, tmp_path: PreferencesDialog(window.settings, window),
    "sheet": lambda window, tmp_path: ShortcutsDialog(window.parts.keymap, titles(), gestures(), print, window),
    "keys": lambda window, tmp_path: KeyEditor(window.parts.keymap, titles(), window),
    "log": lambda window, tmp_path: LogDialog(tmp_path / "none.log", window),
    "about": lambda window, tmp_path: AboutDialog(window.windowIcon(), window),
    "holes": lambda window, tmp_path: hole_sizes(window.parts.editor, window),
}


def is_part(widget):
    """Whether ``widget`` is Qt's own part of another widget, which has the name instead."""
    parents = QComboBox, QAbstractSpinBox, QKeySequenceEdit
    if isinstance(widget.parent(), parents) or widget.parent().inherits("QComboBoxPrivateContainer"):
        return True
    is_stand_in = widget.focusProxy() is not None or isinstance(widget, QScrollBar)
    return is_stand_in or widget.objectName().startswith("qt_")


def is_named(widget):
    if isinstance(widget, QTabBar):
        return all(widget.tabText(index) for index in range(widget.count()))
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return bool(widget.accessibleName() or text)


def nameless(parent):
    takes_focus = [each for each in parent.findChildren(QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    buttons = [each for each in parent.findChildren(QAbstractButton) if not each.inherits("QLineEditIconButton")]
    shows = parent.findChildren(QProgressBar) + [each for each in buttons if each.isVisible()]
    return [each for each in {*takes_focus, *shows} if not is_part(each) and not is_named(each)]


def test_whatever_takes_the_focus_in_the_window_has_a_name(opened):
    assert nameless(opened.window) == []


def test_in_a_dialog_all_has_a_name_and_tab_goes_through_it_from_the_top_and_misses_nothing(opened, tmp_path):
    opened.drag((50, 50), (60, 120))
    for name, make in DIALOGS.items():
        dialog = make(opened.window, tmp_path)
        dialog.open()
        opened.qtbot.waitUntil(dialog.isActiveWindow)
        assert nameless(dialog) == [], name
        assert missed_by_tab(dialog) == set(), name
        dialog.reject()


def missed_by_tab(dialog):
    reachable = {
        each
        for each in dialog.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled() and not is_part(each)
    }
    visited = [dialog.focusWidget()]
    for _ in range(len(reachable) + 3):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        visited.append(dialog.focusWidget())
    return {each for each in reachable - set(visited) if not in_a_group_with(each, visited)}


def in_a_group_with(widget, visited):
    """Whether the arrow keys reach ``widget``: Tab stops at one radio button of a group only."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and any(isinstance(each, QAbstractButton) and each.group() is group for each in visited)


def actions_below(menu):
    for action in menu.actions():
        yield action
        if action.menu() is not None:
            yield from actions_below(action.menu())


def test_every_action_is_in_a_menu_with_a_mnemonic_or_keys(opened):
    window = opened.window
    in_menus = set(actions_below(window.menuBar()))
    for name, action in (window.parts.actions | window.parts.toolbox.actions).items():
        assert action in in_menus, name


def test_f6_goes_from_the_photo_through_the_panels_and_back(opened):
    opened.canvas.setFocus()
    areas = [opened.canvas, *opened.window.parts.docks.panels]
    seen = []
    for _ in range(4):  # Of History and Navigator one is in front, and there is no filmstrip.
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        seen.append(next(area for area in areas if area is focused or area.isAncestorOf(focused)))
    assert seen[-1] is opened.canvas
    assert len(set(seen)) == len(seen) == 4
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert seen[-2].isAncestorOf(QApplication.focusWidget())


def test_tab_in_a_panel_goes_to_the_next_field_and_leaves_the_panels(opened):
    panel = opened.window.parts.tool_panel
    panel.brush_size.slider.setFocus()
    QTest.keyClick(panel.brush_size.slider, Qt.Key.Key_Tab)
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.brush_size.number


def questions():
    """Yield (file, label) of every button of a question in the sources: a tuple of a text and a role."""
    for path in Path(inpaint_studio.ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Tuple) and len(node.elts) == 3 and ast.unparse(node.elts[1]).endswith("Role"):
                label = node.elts[0]
                if not isinstance(label, ast.Name):  # The type of a choice.
                    yield path.name, label.value if isinstance(label, ast.Constant) else ast.unparse(label)


def test_every_answer_has_a_mnemonic():
    found = list(questions())
    assert len(found) >= 12
    assert [each for each in found if "&" not in each[1]] == []
