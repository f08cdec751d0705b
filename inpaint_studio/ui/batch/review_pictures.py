"""Thumbnails of the photos that are reviewed, each with what is marked on it or what has become of it."""

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from inpaint_studio.batch.rows import Pictures

SIZE = QSize(96, 64)  # logical pixels of a thumbnail at the most


def thumbnail(pictures: Pictures | None, tint: QColor, *, is_done: bool, is_dim: bool) -> QIcon:
    """Return the thumbnail of a photo.

    Args:
        pictures: its small pictures; None where it has none.
        tint: the colour of what is marked.
        is_done: whether the photo is shown as restored, without marks.
        is_dim: whether it is shown faintly, as it was skipped.
    """
    pixmap = QPixmap(SIZE * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    if pictures is not None:
        picture = QImage.fromData(pictures.after if is_done and pictures.after else pictures.before)
        aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        if pictures.marks and not is_done:
            with QPainter(picture) as painter:
                painter.drawImage(picture.rect(), _tinted(QImage.fromData(pictures.marks), tint))
        pixmap = QPixmap.fromImage(picture.scaled(SIZE * 2, aspect, smooth))
        if is_dim:
            faint = QPixmap(pixmap.size())
            faint.fill(Qt.GlobalColor.transparent)
            with QPainter(faint) as painter:
                painter.setOpacity(0.35)
                painter.drawPixmap(0, 0, pixmap)
            pixmap = faint
    result = QIcon(pixmap)
    result.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint a selected photo.
    return result


def _tinted(marks: QImage, tint: QColor) -> QImage:
    """Return a picture of the marks in their colour, transparent elsewhere."""
    gray = marks.convertToFormat(QImage.Format.Format_Grayscale8)
    rows, columns = gray.height(), gray.width()
    cover = np.frombuffer(gray.constBits(), np.uint8).reshape(rows, gray.bytesPerLine())[:, :columns]
    rgba = np.empty((rows, columns, 4), np.uint8)
    rgba[..., :3] = tint.red(), tint.green(), tint.blue()
    rgba[..., 3] = np.where(cover != 0, np.maximum(cover, 120), 0)
    return QImage(rgba.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy()
