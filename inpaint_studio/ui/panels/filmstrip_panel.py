"""FilmstripPanel: a thumbnail of every open photo at the bottom of the window; a click shows the photo."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inpaint_studio.files.inks import as_rgb
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.sessions.filmstrip import Filmstrip
from inpaint_studio.ui.sessions.frame import Frame
from inpaint_studio.ui.widgets.file_names import as_tooltip
from inpaint_studio.ui.widgets.thumbnails import ThumbnailReader, picture_icon

_SIZE = QSize(96, 64)  # logical pixels of a thumbnail at the most
_SMALL = QSize(60, 32)  # in a low window
_ROOM = QSize(24, 30)  # for a name and margins
_SMALL_ROOM = QSize(36, 20)
_HEIGHT, _LOW = 116, 72  # logical pixels of the panel, and in a low window


class FilmstripPanel(QWidget):
    """Shows the frames of a filmstrip, with a dot before the name of an unsaved one."""

    def __init__(self, strip: Filmstrip, editor: Editor, parent: QWidget | None = None) -> None:
        """Show ``strip``; the thumbnail of the photo in ``editor`` is made from its pixels."""
        super().__init__(parent)
        self._strip = strip
        self._editor = editor
        self._pictures: dict[Frame, QIcon] = {}
        self._readers: dict[Frame, ThumbnailReader] = {}
        self._list = QListWidget()
        self._list.setObjectName("filmstrip")
        self._list.setAccessibleName(tr("Filmstrip"))
        self._list.setAccessibleDescription(tr("The open photos; choose one to show it."))
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setFlow(QListView.Flow.LeftToRight)
        self._list.setWrapping(False)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._choose)
        self._cell = QSize()
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._list)
        self.set_low(False)
        strip.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the current frames."""
        self._list.blockSignals(True)
        frames = self._strip.frames
        while self._list.count() > len(frames):
            self._list.takeItem(self._list.count() - 1)
        while self._list.count() < len(frames):
            item = QListWidgetItem()
            # A fixed size: Qt repaints only what an item covers now and would leave the ends of a longer name.
            item.setSizeHint(self._cell)
            self._list.addItem(item)
        self._picture_current()
        for row, frame in enumerate(frames):
            item = self._list.item(row)
            item.setText(f"● {frame.name}" if frame.is_unsaved else frame.name)
            place = str(frame.path or frame.name)
            item.setToolTip(as_tooltip(tr("{place} (not saved)", place=place) if frame.is_unsaved else place))
            item.setIcon(self._pictures.get(frame) or self._ask_for(frame))
        self._list.setCurrentRow(self._strip.current)
        self._list.blockSignals(False)
        for frame in set(self._pictures) - set(frames):
            del self._pictures[frame]

    def set_low(self, is_low: bool) -> None:
        """Show smaller pictures, and leave more of the window's height to the photo."""
        size, room, height = (_SMALL, _SMALL_ROOM, _LOW) if is_low else (_SIZE, _ROOM, _HEIGHT)
        if height == self.maximumHeight():
            return
        self._cell = size + room
        self.setFixedHeight(height)
        margin = 2 if is_low else 4
        self._layout.setContentsMargins(12, margin, 12, margin)
        self._list.setIconSize(size)
        self._list.setGridSize(self._cell)
        for row in range(self._list.count()):
            self._list.item(row).setSizeHint(self._cell)

    def _picture_current(self) -> None:
        document = self._editor.document
        if document is None or self._strip.current < 0 or not self._strip.is_active:
            return
        photo = document.photo
        step = max(1, min(photo.shape[0] // (2 * _SIZE.height()), photo.shape[1] // (2 * _SIZE.width())))
        small = as_rgb(replace(photo, pixels=photo.pixels[::step, ::step], alpha=None)).pixels
        small = np.ascontiguousarray(small if small.dtype == np.uint8 else small >> 8, dtype=np.uint8)
        image_format = QImage.Format.Format_Grayscale8 if small.ndim == 2 else QImage.Format.Format_RGB888
        image = QImage(small.data, small.shape[1], small.shape[0], small.strides[0], image_format)
        self._pictures[self._strip.frames[self._strip.current]] = picture_icon(image, _SIZE)

    def _ask_for(self, frame: Frame) -> QIcon:
        # The thumbnail of the shown photo comes from its pixels, and a single photo needs none.
        is_shown = frame is self._strip.frames[self._strip.current]
        if self._strip.is_active and not is_shown and frame not in self._readers and frame.path is not None:
            reader = self._readers[frame] = ThumbnailReader(frame, frame.path, _SIZE)
            reader.loaded.connect(self._take, Qt.ConnectionType.QueuedConnection)
            reader.start()
        empty = QPixmap(_SIZE)
        empty.fill(Qt.GlobalColor.transparent)
        return QIcon(empty)

    def _take(self, frame: Frame, image: QImage) -> None:
        if frame in self._strip.frames and frame not in self._pictures:
            self._pictures[frame] = picture_icon(image, _SIZE)
            self.refresh()

    def _choose(self, row: int) -> None:
        if row >= 0:
            self._strip.go(row)
