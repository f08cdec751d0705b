"""The window's own dialogs: settings, keys, log, about."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from inpaint_studio.ui.desktop.log import log_path
from inpaint_studio.ui.dialogs.about import AboutDialog
from inpaint_studio.ui.dialogs.key_editor import KeyEditor
from inpaint_studio.ui.dialogs.log_dialog import LogDialog
from inpaint_studio.ui.dialogs.preferences import PreferencesDialog
from inpaint_studio.ui.dialogs.shortcuts import Group, ShortcutsDialog, Titles
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.settings.keymap import Keymap


class WindowDialogs(QObject):
    """Opens them in front of one window."""

    def __init__(self, editor: Editor, keymap: Keymap, titles: Titles, gestures: Group, window: QWidget) -> None:
        """Belong to ``window``.

        Args:
            editor: tells what becomes of files.
            keymap: which keys do what.
            titles: what can have keys.
            gestures: what the pointer and held keys do.
            window: where the dialogs open.
        """
        super().__init__(window)
        self._editor = editor
        self._keymap = keymap
        self._titles = titles
        self._gestures = gestures
        self._window = window

    def show_preferences(self) -> None:
        """Open the settings."""
        PreferencesDialog(self._editor.settings, self._window).open()

    def show_keys(self) -> None:
        """Open the sheet of keys."""
        sheet = ShortcutsDialog(self._keymap, self._titles, self._gestures, self._editor.noticed.emit, self._window)
        sheet.change_asked.connect(self.change_keys)
        sheet.change_asked.connect(sheet.accept)
        sheet.open()

    def change_keys(self) -> None:
        """Open the dialog that changes keys."""
        KeyEditor(self._keymap, self._titles, self._window).open()

    def show_log(self) -> None:
        """Open the log."""
        LogDialog(log_path(), self._window).open()

    def show_about(self) -> None:
        """Tell what this program is."""
        AboutDialog(self._window.windowIcon(), self._window).open()
