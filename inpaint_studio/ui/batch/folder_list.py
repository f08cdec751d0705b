"""FolderList: the folders of a batch, which can be dropped on it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from inpaint_studio.batch.rows import readable
from inpaint_studio.translation import tr
from inpaint_studio.ui.widgets.file_names import as_tooltip

_HEIGHT = 84  # logical pixels


class FolderList(QListWidget):
    """Lists folders, and photos that stand for themselves.

    Attributes:
        folders: what is listed, in order.

    Signals:
        changed: there are others now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """List nothing yet."""
        super().__init__(parent)
        self.folders: list[Path] = []
        self.setObjectName("batch_folders")
        self.setAccessibleName(tr("Folders of photos"))
        self.setAcceptDrops(True)
        self.setFixedHeight(_HEIGHT)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)

    def add(self, paths: Iterable[Path]) -> None:
        """List further folders; one that is listed already is not listed twice."""
        new = [path for path in dict.fromkeys(path.absolute() for path in paths) if path not in self.folders]
        for path in new:
            self.folders.append(path)
            self.addItem(readable(str(path)))
            self.item(self.count() - 1).setToolTip(as_tooltip(readable(str(path))))
        if new:
            self.changed.emit()

    def remove_chosen(self) -> None:
        """List those that are chosen no longer."""
        rows = sorted((index.row() for index in self.selectedIndexes()), reverse=True)
        for row in rows:
            del self.folders[row]
            self.takeItem(row)
        if rows:
            self.changed.emit()

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome folders and files."""
        if local_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Welcome them wherever they are."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """List what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.add(local_paths(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete remove what is chosen."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_chosen()
        else:
            super().keyPressEvent(event)


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders of this machine among dragged data."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
