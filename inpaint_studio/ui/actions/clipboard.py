"""Copying, pasting, dropping and dragging photos."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import tr
from inpaint_studio.ui.actions.file_actions import FileActions
from inpaint_studio.ui.desktop.drag_out import RestoredMime
from inpaint_studio.ui.desktop.qimage import image_from_photo, part_of, photo_from_mime
from inpaint_studio.ui.editor.editor import Editor


class ClipboardActions(QObject):
    """Copies and pastes photos, opens what is dropped and makes what is dragged out, for one window.

    Signals:
        folders_came: (list of Path) folders were dropped or pasted, with whatever came with them.
    """

    folders_came = Signal(list)

    def __init__(self, editor: Editor, files: FileActions, parent: QObject) -> None:
        """Copy from ``editor``; ``files`` opens the files that come in."""
        super().__init__(parent)
        self._editor = editor
        self._files = files

    def open_data(self, data: QMimeData) -> None:
        """Open dropped or pasted data: its files, or else its picture. While a job runs, nothing happens."""
        if self._editor.jobs.is_running:
            return
        urls = data.urls()
        local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if any(path.is_dir() for path in local):
            self.folders_came.emit(local)
            return
        if local:
            self._files.open_all(local)
            return
        try:
            photo = photo_from_mime(data, self._editor.files.max_pixels)
        except InpaintStudioError as error:
            self._editor.failed.emit(str(error))
            return
        if photo is not None:
            self._files.confirm_leaving(lambda: self._editor.show_photo(photo))
        elif urls:
            self._editor.failed.emit(
                tr("That picture lives on the web. Save it to a folder first, then drop the file here.")
            )
        else:
            self._editor.failed.emit(tr("There is no picture in the clipboard."))

    @staticmethod
    def can_open(data: QMimeData) -> bool:
        """Whether dragged data holds files or a picture, and is not our own result."""
        return not isinstance(data, RestoredMime) and (data.hasUrls() or data.hasImage())

    def paste(self) -> None:
        """Open the files or the picture in the clipboard."""
        self.open_data(QGuiApplication.clipboard().mimeData())

    def copy(self) -> None:
        """Copy the whole photo to the clipboard."""
        if self._editor.document is not None:
            QGuiApplication.clipboard().setImage(image_from_photo(self._editor.document.photo))
            self._editor.noticed.emit(tr("The photo is in the clipboard."))

    def copy_masked(self) -> None:
        """Copy the part of the photo in the mask's bounding rectangle to the clipboard."""
        document = self._editor.document
        if document is None or document.mask.is_empty:
            return
        part = part_of(document.photo, document.mask.bounds)
        QGuiApplication.clipboard().setImage(image_from_photo(part))
        rows, columns = part.shape
        self._editor.noticed.emit(
            tr("The part around the mask is in the clipboard: {columns} × {rows} pixels.", columns=columns, rows=rows)
        )

    def drag_data(self) -> QMimeData | None:
        """Return the photo as it is now, to be dragged out, or None while it cannot be edited."""
        if self._editor.document is None or not self._editor.can_edit:
            return None
        return RestoredMime(self._editor.document.photo, self._editor.failed.emit)
