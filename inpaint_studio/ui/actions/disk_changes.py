"""DiskChanges: tells what other programs did to the open photo's file, and offers what can be done about it."""

from pathlib import Path

from PySide6.QtCore import QObject

from inpaint_studio.translation import tr
from inpaint_studio.ui.actions.file_actions import FileActions
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.file_watch import FileWatch
from inpaint_studio.ui.sessions.recovery import Recovery
from inpaint_studio.ui.widgets.message_bar import MessageBar


class DiskChanges(QObject):
    """Tells it in the message bar. The open photo is in memory as a whole, so no choice loses anything.

    The photo as it was in its file is copied beside the journal, so that the work survives a crash too.
    """

    def __init__(
        self, editor: Editor, files: FileActions, recovery: Recovery, messages: MessageBar, parent: QObject
    ) -> None:
        """Watch the file of the photo in ``editor``; ``files`` carries out what is chosen in ``messages``."""
        super().__init__(parent)
        self._editor = editor
        self._files = files
        self._messages = messages
        self._watch = FileWatch(editor, self)
        self._watch.changed.connect(recovery.keep_photo)
        self._watch.vanished.connect(recovery.keep_photo)
        self._watch.changed.connect(editor.saved_state.note_lost)
        self._watch.vanished.connect(editor.saved_state.note_lost)
        self._watch.changed.connect(self._tell_changed)
        self._watch.vanished.connect(self._tell_vanished)

    def _tell_changed(self, path: Path) -> None:
        text = tr("{name} has been changed by another program.", name=path.name)
        if self._editor.undo_stack.count() > 0:
            text += " " + tr("Your work is still whole here; saving asks before it replaces the file.")
        self._messages.fail(text, [("&Reload", self._files.reload), ("&Keep This", lambda: None)])

    def _tell_vanished(self, path: Path) -> None:
        text = tr(
            "{name} is no longer in {folder}. The photo is whole here; save it to have a file again.",
            name=path.name,
            folder=path.parent,
        )
        self._messages.fail(text, [("&Save", self._files.save), ("Save &As…", self._files.ask_save_as)])
