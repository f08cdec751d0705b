"""Small pictures of files, read in threads of Qt's pool."""

from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QIcon, QImage, QImageReader, QPainter, QPixmap

_MOST_PIXELS = 64_000_000  # of a file that is read for its small picture alone
_JPEG = 8  # times as many may a JPEG have, which is read small


class ThumbnailReader(QObject, QRunnable):
    """Reads the small picture of a file.

    Signals:
        loaded: (key, QImage) the picture; never sent for a file that is too large or cannot be read.
    """

    loaded = Signal(object, QImage)

    def __init__(self, key: object, path: Path, size: QSize) -> None:
        """Read ``path``; the picture is twice ``size`` at the most, for screens with two pixels per logical one.

        Args:
            key: sent along with the picture.
            path: the file.
            size: the most logical pixels it will be shown in.
        """
        QObject.__init__(self)
        QRunnable.__init__(self)
        self.setAutoDelete(False)
        self._key = key
        self._path = path
        self._size = size

    def start(self) -> None:
        """Have a thread read it; whoever asks keeps this until then."""
        QThreadPool.globalInstance().start(self)

    def run(self) -> None:
        """Read the file, in a thread."""
        reader = QImageReader(str(self._path))
        reader.setAutoTransform(True)
        size, most = reader.size(), _MOST_PIXELS * (_JPEG if reader.format() == b"jpeg" else 1)
        if not size.isValid() or size.width() * size.height() > most:
            return
        if size.width() > 2 * self._size.width() or size.height() > 2 * self._size.height():
            reader.setScaledSize(size.scaled(self._size * 2, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if not image.isNull():
            self.loaded.emit(self._key, image)


def picture_icon(image: QImage, size: QSize) -> QIcon:
    """Return a picture in the middle of an icon of ``size`` logical pixels, sharp with two device pixels for each."""
    aspect, mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = image.scaled(size * 2, aspect, mode)
    pixmap = QPixmap(size * 2)  # All of one size, so that names below them stand in line.
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.drawImage((pixmap.width() - small.width()) // 2, (pixmap.height() - small.height()) // 2, small)
    result = QIcon(pixmap)
    result.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint a selected photo.
    return result
