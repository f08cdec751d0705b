"""WindowDialogs: opens the dialogs for settings, keys, log and about."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.desktop.log import log_path
from inpaint_studio.ui.dialogs.about import AboutDialog
from inpaint_studio.ui.dialogs.key_editor import KeyEditor
from inpaint_studio.ui.dialogs.log_dialog import LogDialog
from inpaint_studio.ui.dialogs.preferences import PreferencesDialog
from inpaint_studio.ui.dialogs.shortcuts import KeyGroup, ShortcutsDialog, Titles
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.settings.keymap import Keymap
from inpaint_studio.ui.widgets.message_bar import MessageBar

_UNEXPECTED: Text = (
    "Something unexpected went wrong; what you did last may not be done. Every step in the history is kept. If this "
    "happens again, save your work and start the program anew."
)


class WindowDialogs(QObject):
    """Opens dialogs in front of one window."""

    def __init__(
        self,
        editor: Editor,
        keymap: Keymap,
        titles: Titles,
        gestures: KeyGroup,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        """Prepare the dialogs of ``window``.

        Args:
            editor: has the settings, and tells what happened to files.
            keymap: the keys of every action and tool.
            titles: heading -> name -> title of every action and tool.
            gestures: the group of what the pointer and held keys do.
            messages: says what went wrong.
            window: the parent of the dialogs.
        """
        super().__init__(window)
        self._editor = editor
        self._keymap = keymap
        self._titles = titles
        self._gestures = gestures
        self._messages = messages
        self._window = window

    def show_preferences(self) -> None:
        """Open the preferences."""
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

    def tell_unexpected(self) -> None:
        """Say that something unexpected happened, unless that is what is said already: it may happen at every frame."""
        sentence = tr(_UNEXPECTED)
        if self._messages.text != sentence:
            self._messages.fail(sentence, [("Show &Log", self.show_log)])

    def show_about(self) -> None:
        """Open the About dialog."""
        AboutDialog(self._window.windowIcon(), self._window).open()
