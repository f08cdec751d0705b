"""Photos in and out by clipboard and by dragging."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import tr
from inpaint_studio.ui.actions.file_actions import FileActions
from inpaint_studio.ui.desktop.drag_out import RestoredMime
from inpaint_studio.ui.desktop.qimage import image_from_photo, part_of, photo_from_mime
from inpaint_studio.ui.editor.editor import Editor


class ClipboardActions(QObject):
    """Copies, pastes, takes what is dropped and gives what is dragged, for one window."""

    def __init__(self, editor: Editor, files: FileActions, parent: QObject) -> None:
        """Work for ``editor``; what comes in is opened by ``files``."""
        super().__init__(parent)
        self._editor = editor
        self._files = files

    def take(self, data: QMimeData) -> None:
        """Open what was dropped or pasted: files, or else the picture itself."""
        if self._editor.jobs.is_running:
            return
        urls = data.urls()
        local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
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
    def can_take(data: QMimeData) -> bool:
        """Whether a drop brings files or a picture from elsewhere."""
        return not isinstance(data, RestoredMime) and (data.hasUrls() or data.hasImage())

    def paste(self) -> None:
        """Open what is in the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def copy(self) -> None:
        """Put the whole photo into the clipboard."""
        if self._editor.document is not None:
            QGuiApplication.clipboard().setImage(image_from_photo(self._editor.document.photo))
            self._editor.noticed.emit(tr("The photo is in the clipboard."))

    def copy_masked(self) -> None:
        """Put the photo's rectangle around the mask into the clipboard."""
        document = self._editor.document
        if document is None or document.mask.is_empty:
            return
        part = part_of(document.photo, document.mask.bounds)
        QGuiApplication.clipboard().setImage(image_from_photo(part))
        rows, columns = part.shape
        self._editor.noticed.emit(
            tr("The part around the mask is in the clipboard: {columns} × {rows} pixels.", columns=columns, rows=rows)
        )

    def mime(self) -> QMimeData | None:
        """Return what is dragged out of the window: the photo as it is now."""
        if self._editor.document is None or not self._editor.can_edit:
            return None
        return RestoredMime(self._editor.document.photo, self._editor.failed.emit)
