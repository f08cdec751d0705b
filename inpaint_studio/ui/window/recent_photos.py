"""RecentPhotos: the photos opened last, with small pictures, on the welcome screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.widgets.file_names import as_tooltip, shortened
from inpaint_studio.ui.widgets.icons import icon
from inpaint_studio.ui.widgets.theme import DARK
from inpaint_studio.ui.widgets.thumbnails import ThumbnailReader, picture_icon

SHOWN = 5
_CARD = 112  # logical pixels that a photo is wide, with its margins
_PICTURE = QSize(96, 72)  # logical pixels
_PADDING = 12  # logical pixels left and right of a name, together
_PATIENCE = 60  # milliseconds until pictures are read: the window is painted first

_Key = tuple[Path, int]


class RecentPhotos(QWidget):
    """A button for each photo; its picture comes later, from a thread, or a drawing stands for it."""

    def __init__(self, settings: Settings, open_path: Callable[[Path], None], parent: QWidget | None = None) -> None:
        """Show the recent files of ``settings``; a click calls ``open_path``."""
        super().__init__(parent)
        self._settings = settings
        self._open_path = open_path
        self._pictures: dict[_Key, QIcon] = {}
        self._readers: dict[_Key, ThumbnailReader] = {}
        self._buttons: dict[_Key, QToolButton] = {}
        self._drawing = icon("photo", DARK, "#8a8a8a")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self._read)

    def refresh(self) -> None:
        """Show the current recent files."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._buttons.clear()
        self._row.addStretch()
        for path in self._settings.recent_files[:SHOWN]:
            key = path, _moment(path)
            button = self._buttons[key] = self._button(path)
            button.setIcon(self._pictures.get(key, self._drawing))
            self._row.addWidget(button)
        self._row.addStretch()
        self.setVisible(bool(self._buttons))
        self._timer.start()

    def _button(self, path: Path) -> QToolButton:
        button = QToolButton()
        button.setObjectName("recent")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIconSize(_PICTURE)
        button.setFixedWidth(_CARD)
        button.setText(shortened(path.name, button, _CARD - _PADDING).replace("&", "&&"))
        button.setAccessibleName(path.name)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(as_tooltip(str(path)))
        button.clicked.connect(lambda checked=False, path=path: self._open_path(path))
        return button

    def _read(self) -> None:
        """Have the pictures read that are not known yet; of a file that is gone none comes."""
        if not self.isVisible():
            return
        for key in self._buttons:
            if key not in self._pictures and key not in self._readers:
                reader = self._readers[key] = ThumbnailReader(key, key[0], _PICTURE)
                reader.loaded.connect(self._take, Qt.ConnectionType.QueuedConnection)
                reader.start()

    def _take(self, key: _Key, image: QImage) -> None:
        self._pictures[key] = picture_icon(image, _PICTURE)
        if key in self._buttons:
            self._buttons[key].setIcon(self._pictures[key])


def _moment(path: Path) -> int:
    """Return when a file was changed last; 0 if it is gone."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
