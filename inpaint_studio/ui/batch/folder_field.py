"""FolderField: a folder, typed or chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from inpaint_studio.translation import tr


class FolderField(QWidget):
    """Edits the path of a folder.

    Signals:
        changed: it is another one now.
    """

    changed = Signal()

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        """Begin without a folder; ``title`` says what it is for, ``name`` is the object's."""
        super().__init__(parent)
        self._title = title
        self._edit = QLineEdit()
        self._edit.setObjectName(name)
        self._edit.setAccessibleName(title)
        self._edit.editingFinished.connect(self._note)
        self._button = QPushButton(tr("Choose…"))
        self._button.setAccessibleName(f"{title}: {tr('Choose…')}")
        self._button.clicked.connect(self._ask)
        self._told: Path | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._edit, 1)
        layout.addWidget(self._button)

    @property
    def folder(self) -> Path | None:
        """The folder, absolute; None where there is none."""
        text = self._edit.text().strip()
        return Path(text).expanduser().absolute() if text else None

    def set_folder(self, folder: Path) -> None:
        """Show another folder."""
        self._edit.setText(str(folder))
        self._note()

    def _note(self) -> None:
        if self.folder != self._told:
            self._told = self.folder
            self.changed.emit()

    def _ask(self) -> None:
        ask_folder(self, self._title, self.folder, self.set_folder)


def ask_folder(parent: QWidget, title: str, begin: Path | None, use: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder, beginning at one, and return the dialog; ``use`` is called with what is chosen."""
    dialog = QFileDialog(parent, title, str(begin) if begin else "")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: use(Path(chosen)))
    dialog.open()
    return dialog
