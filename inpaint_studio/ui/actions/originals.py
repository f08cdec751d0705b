"""Originals: files that this program has not written; the first saving onto one asks what is wanted."""

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
"""Values of the setting: what saving onto an original does."""

Role = QMessageBox.ButtonRole


def format_of(photo: Photo) -> Format:
    """Return the format of the photo's file, or the first of all where it has none."""
    return next((entry for entry in FORMATS if entry.name == photo.source.format), FORMATS[0])


def copy_beside(photo: Photo) -> Path:
    """Return a file beside the photo's own, named after it, that is not there yet."""
    first = path = suggested_path(photo, format_of(photo), Path())
    number = 2
    while path.exists():
        path = first.with_stem(f"{first.stem}-{number}")
        number += 1
    return path


class Originals:
    """Decides, for one window, what saving does to an original."""

    def __init__(self, editor: Editor, window: QWidget) -> None:
        """Look at what ``editor`` has open; ask in front of ``window``."""
        self._editor = editor
        self._window = window

    @property
    def way(self) -> str:
        """What saving the open photo into its own file does: ``ASK``, ``COPY`` or ``REPLACE``."""
        document = self._editor.document
        if document is None or document.photo.source.is_logged or self._editor.saved_state.is_written:
            return REPLACE
        return str(self._editor.settings.get("save_original"))

    def ask(self, photo: Photo, losses: str, copy: Callable[[], object], replace: Callable[[], object]) -> None:
        """Ask whether the original is to be kept.

        Args:
            photo: what is saved.
            losses: what saving it costs, in words, or an empty text.
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
