"""Originals are files that this program has not written; saving to one for the first time asks what is wanted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from inpaint_studio.core.photo import Photo
from inpaint_studio.files.formats import FORMATS, Format
from inpaint_studio.translation import tr
from inpaint_studio.ui.dialogs.export import suggested_path
from inpaint_studio.ui.dialogs.questions import ask
from inpaint_studio.ui.editor.editor import Editor

ASK, COPY, REPLACE = "ask", "copy", "replace"
"""Values of the setting "save_original": what saving to an original does."""

Role = QMessageBox.ButtonRole


def format_of(photo: Photo) -> Format:
    """Return the format of the photo's file, or the first format if it has none."""
    return next((entry for entry in FORMATS if entry.name == photo.source.format), FORMATS[0])


def copy_beside(photo: Photo) -> Path:
    """Return a path beside the photo's file, named after it, at which no file exists."""
    first = path = suggested_path(photo, format_of(photo), Path())
    number = 2
    while path.exists():
        path = first.with_stem(f"{first.stem}-{number}")
        number += 1
    return path


class Originals:
    """Decides, for one window, what saving does to an original."""

    def __init__(self, editor: Editor, window: QWidget) -> None:
        """Decide for the photo in ``editor``; questions belong to ``window``."""
        self._editor = editor
        self._window = window

    @property
    def way(self) -> str:
        """What saving the open photo to its own file does: ``ASK``, ``COPY`` or ``REPLACE``."""
        document = self._editor.document
        if document is None or document.photo.source.is_logged or self._editor.saved_state.is_written:
            return REPLACE
        return str(self._editor.settings.get("save_original"))

    def ask(self, photo: Photo, losses: str, copy: Callable[[], object], replace: Callable[[], object]) -> None:
        """Ask whether to keep the original.

        Args:
            photo: the photo to be saved.
            losses: what saving to its file would lose, in words, or an empty text.
            copy: saves a copy beside it.
            replace: saves into its file.
        """
        always = QCheckBox(tr("&Always do so"))
        always.setToolTip(tr("Preferences, “Saving an original”, change it again."))

        def choose(way: str, act: Callable[[], object]) -> Callable[[], object]:
            def do() -> None:
                if always.isChecked():
                    self._editor.settings.set("save_original", way)
                act()

            return do

        name = photo.source.path.name if photo.source.path else ""
        detail = tr(
            "Inpaint Studio has not written this file yet. A copy beside it, “{copy}”, leaves it as it is.",
            copy=copy_beside(photo).name,
        )
        ask(
            self._window,
            tr("Keep the original {name}?", name=name),
            f"{detail} {losses}".rstrip(),
            [
                (tr("Save a &Copy"), Role.AcceptRole, choose(COPY, copy)),
                (tr("&Replace It"), Role.DestructiveRole, choose(REPLACE, replace)),
                (tr("&Cancel"), Role.RejectRole, None),
            ],
            check=always,
        )
