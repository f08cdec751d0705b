"""The dialog that shows the log and its path."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from inpaint_studio.translation import tr
from inpaint_studio.ui.desktop.log import read_log
from inpaint_studio.ui.desktop.show_in_folder import show_in_folder
from inpaint_studio.ui.dialogs.room import open_at


class LogDialog(QDialog):
    """Shows the end of the log, to read or to send with a report."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        """Show the log in ``path``."""
        super().__init__(parent)
        self.setWindowTitle(tr("Log"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        where = QLabel(str(path))
        where.setObjectName("path")
        where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        where.setAccessibleName(tr("Path of the log"))
        self.text = QPlainTextEdit(read_log(path) or tr("Nothing has been noted yet."))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Log"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        note = QLabel(tr("The log holds no pixels of your photos, but it may name their files."))
        note.setObjectName("dim")
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(tr("&Copy"), role.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        folder = buttons.addButton(tr("Show in &Folder"), role.ActionRole)
        folder.clicked.connect(lambda: show_in_folder(path))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (where, self.text, note, buttons):
            layout.addWidget(widget)
        open_at(self, QSize(760, 460))
