"""The history: every step by name; a click jumps to it."""

from PySide6.QtWidgets import QUndoView, QVBoxLayout, QWidget

from inpaint_studio.ui.editor import Editor


class HistoryPanel(QWidget):
    """Lists the steps of the undo stack."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        """Show the history of ``editor``."""
        super().__init__(parent)
        self._editor = editor
        self._view = QUndoView(editor.undo_stack)
        self._view.setObjectName("history")
        self._view.setAccessibleName("History")
        self._view.setEmptyLabel("As opened")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 12)
        layout.addWidget(self._view)
        editor.state_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        # Jumping is a change of the document, and those wait while a job runs.
        self._view.setEnabled(self._editor.can_edit)
