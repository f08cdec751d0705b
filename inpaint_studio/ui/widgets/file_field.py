"""FileField: shows which file is chosen; its menu asks for another, or takes the program's own."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QSizePolicy

from inpaint_studio.translation import tr
from inpaint_studio.ui.widgets.file_names import as_tooltip, shortened

_WIDTH = 110  # logical pixels of the name


class FileField(QPushButton):
    """Holds the path of a file.

    Signals:
        changed: another file is chosen.
    """

    changed = Signal()

    def __init__(self, title: str, help: str, pattern: str) -> None:
        """Begin without a file.

        Args:
            title: of the dialog that asks for one.
            help: the tooltip while none is chosen.
            pattern: the files that may be chosen, in the form of Qt's file dialogs.
        """
        super().__init__()
        self._title, self._help, self._pattern = title, help, pattern
        self._value = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        menu.addAction(tr("Choose a File…"), self.ask)
        menu.addAction(tr("The Program’s Own"), lambda: self.set_value(""))
        self.setMenu(menu)
        self._show()

    @property
    def value(self) -> str:
        """The path of the file; "" for the program's own."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose a file by its path; "" chooses none."""
        if value != self._value:
            self._value = value
            self._show()
            self.changed.emit()

    def ask(self) -> None:
        """Ask for a file, first in the folder of the one chosen."""
        folder = Path(self._value).parent if self._value else Path.home()
        dialog = QFileDialog(self, self._title, str(folder if folder.is_dir() else Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(self._pattern.split(";;"))
        dialog.fileSelected.connect(self.set_value)
        dialog.open()

    def _show(self) -> None:
        name = Path(self._value).name if self._value else tr("Ours")
        self.setText(shortened(name, self, _WIDTH).replace("&", "&&"))
        self.setToolTip(as_tooltip(self._value) if self._value else self._help)
