"""Short questions in dialogs that do not block the program; the answer calls a function."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QMessageBox, QWidget

Choice = tuple[str, QMessageBox.ButtonRole, Callable[[], object] | None]
"""The text of a button, its role, and what it does, or None."""


def ask(
    parent: QWidget, text: str, detail: str, choices: Sequence[Choice], *, check: QCheckBox | None = None
) -> QMessageBox:
    """Show a question with one button for each choice, the first of them the default, and return its box.

    ``check`` is a check box to show below it; the functions of the choices may read its state.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Inpaint Studio")
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(text)
    box.setInformativeText(detail)
    for part in box.findChildren(QLabel):
        part.setTextFormat(Qt.TextFormat.PlainText)  # Names of files may look like tags.
    if check is not None:
        box.setCheckBox(check)
    answers = {}
    for label, role, answer in choices:
        button = box.addButton(label, role)
        answers[button] = answer
        if len(answers) == 1:
            box.setDefaultButton(button)
        if role == QMessageBox.ButtonRole.RejectRole:
            box.setEscapeButton(button)

    def react() -> None:
        answer = answers.get(box.clickedButton())  # type: ignore[call-overload]
        if answer is not None:
            answer()

    box.finished.connect(react)
    box.open()
    return box


def ask_file(
    parent: QWidget,
    title: str,
    folder: Path,
    filters: list[str],
    use: Callable[[Path], object],
    *,
    is_saving: bool = False,
    name: str = "",
    suffix: str = "",
    use_all: Callable[[list[Path]], object] | None = None,
) -> QFileDialog:
    """Ask for a file to open or to save to, and return the dialog.

    Args:
        parent: the window it belongs to.
        title: the title of the dialog.
        folder: the folder that it starts in, or the next one above it that is there.
        filters: in Qt's form, ``"TIFF image (*.tif *.tiff)"``.
        use: called with the chosen file.
        is_saving: whether the file is to be written.
        name: the suggested file name.
        suffix: appended, without its dot, to a name that has none, until another filter is chosen.
        use_all: if given, several files may be chosen and are passed to it instead of ``use``.
    """
    dialog = QFileDialog(parent, title, str(existing(folder)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters(filters)
    if is_saving:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suffix)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_first_suffix(chosen)))
        if name:
            # Qt's own dialog reads quotation marks as delimiters of several names.
            dialog.selectFile(name.replace('"', "'"))
    elif use_all is not None:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: use_all(list(map(Path, chosen))))
        dialog.open()
        return dialog
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: use(Path(chosen)))
    dialog.open()
    return dialog


def existing(folder: Path) -> Path:
    """Return a folder, or the next one above it that is there; the user's own where a path leads nowhere."""
    return next((each for each in (folder, *folder.parents) if each.is_dir() and each != Path()), Path.home())


def _first_suffix(name_filter: str) -> str:
    """Return the first suffix of a filter: ``"tif"`` of ``"TIFF image (*.tif *.tiff)"``."""
    return name_filter.partition("(*.")[2].rstrip(")").split(" ")[0]
