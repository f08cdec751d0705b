"""Dragging the result out of the window: as a file into folders, as a picture into other programs."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaType, QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton

from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.save import save_photo
from inpaint_studio.translation import tr
from inpaint_studio.ui.desktop.qimage import image_from_photo

_URLS, _IMAGE = "text/uri-list", "application/x-qt-image"
_folder: tempfile.TemporaryDirectory[str] | None = None


class RestoredMime(QMimeData):
    """A photo that is dragged. Its file, a lossless TIFF or PNG, is written only when the drop target asks for it."""

    def __init__(self, photo: Photo, fail: Callable[[str], object]) -> None:
        """Offer ``photo``; ``fail`` gets a sentence if its file cannot be written."""
        super().__init__()
        self._photo = photo
        self._fail = fail
        self._path: Path | None = None

    def formats(self) -> list[str]:
        """Return the MIME types that are offered."""
        return [_URLS, _IMAGE]

    def hasFormat(self, mimetype: str) -> bool:
        """Whether a MIME type is offered."""
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferred: QMetaType | QMetaType.Type) -> Any:
        """Make and return the data of a MIME type."""
        if mimetype == _URLS and (path := self._file()) is not None:
            return [QUrl.fromLocalFile(str(path))]
        if mimetype == _IMAGE:
            return image_from_photo(self._photo)
        return None

    def _file(self) -> Path | None:
        """Return the file of the photo, written at the first call, or None if that fails."""
        if self._path is None:
            source = self._photo.source
            is_tiff = self._photo.depth > 8 or self._photo.is_cmyk or self._photo.is_lab or source.format == "tiff"
            entry = next(entry for entry in FORMATS if entry.name == ("tiff" if is_tiff else "png"))
            stem = f"{source.path.stem}-restored" if source.path else "restored"
            path = _new_folder() / f"{stem}{entry.suffixes[0]}"
            try:
                save_photo(self._photo, path)
            except InpaintStudioError as error:
                self._fail(str(error))
                return None
            self._path = path
        return self._path


class DragHandle(QToolButton):
    """The button from which the result is dragged."""

    def __init__(self, make: Callable[[], QMimeData | None], hint: Callable[[str], object]) -> None:
        """Drag what ``make`` returns; ``hint`` gets a sentence when the button is clicked without dragging."""
        super().__init__()
        self._make = make
        self._start: QPoint | None = None
        self.setObjectName("drag_out")
        self.setIconSize(QSize(20, 20))
        self.setAccessibleName(tr("Drag the result"))
        self.setAccessibleDescription(tr("For the mouse. Export and Copy Photo do the same from the keyboard."))
        self.setToolTip(tr("Drag the result from here into a folder or another program"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.clicked.connect(lambda: hint(tr("Drag the result from this button into a folder or another program.")))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag would begin."""
        self._start = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the mouse has moved far enough."""
        start = self._start
        if start is None or (event.position().toPoint() - start).manhattanLength() < QApplication.startDragDistance():
            return
        self._start = None
        self.setDown(False)
        data = self._make()
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.setPixmap(self.icon().pixmap(32, 32))
            drag.exec(Qt.DropAction.CopyAction)


def _new_folder() -> Path:
    """Return a new folder for one file. All are deleted when the program ends; targets have their copies by then."""
    global _folder
    if _folder is None:
        _folder = tempfile.TemporaryDirectory(prefix="inpaint-studio-", ignore_cleanup_errors=True)
    return Path(tempfile.mkdtemp(dir=_folder.name))
