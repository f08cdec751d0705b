"""MarkPreview: a photo with what is proposed on it, whole or at 100 %, beside which nothing can be done to it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inpaint_studio.batch.pictures import small
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.proposals import Proposals
from inpaint_studio.detection.scan import Scan
from inpaint_studio.translation import tr

_SIDE = 1200  # pixels of a side of the overview, at the most
_LEAST = QSize(320, 220)  # logical pixels
_OPAQUE = 0.75


@dataclass(frozen=True, eq=False)
class Shown:
    """A photo that is ready to be shown.

    Attributes:
        photo: at full size.
        overview: (h, w, 3) uint8, the same in small.
        level: how often the size is halved in it.
    """

    photo: Photo
    overview: NDArray[np.uint8]
    level: int

    @classmethod
    def of(cls, photo: Photo) -> "Shown":
        """Return a photo with its overview; takes a moment for a large one."""
        level = 0
        while max(photo.shape) >> level > _SIDE:
            level += 1
        return cls(photo, small(photo, 1 << level), level)


class MarkPreview(QWidget):
    """Shows a photo; a click looks closer where it is clicked, and back."""

    def __init__(self, color: tuple[int, int, int], parent: QWidget | None = None) -> None:
        """Show nothing yet; what is proposed has this colour."""
        super().__init__(parent)
        self.setObjectName("mark_preview")
        self.setAccessibleName(tr("Preview"))
        self.setMinimumSize(_LEAST)
        self._color = np.array(color, np.uint8)
        self._shown: Shown | None = None
        self._proposals: Proposals | None = None
        self._words = ""
        self._closer: QPointF | None = None  # (x, y) in pixels of the photo that is in the middle, at 100 %
        self._grip: QPointF | None = None
        self._has_moved = False
        self._overview = QImage()
        self._cover = QImage()

    @property
    def is_close(self) -> bool:
        """Whether the photo is shown at 100 %."""
        return self._closer is not None

    def show_words(self, words: str) -> None:
        """Show words in place of a photo."""
        self._shown, self._proposals, self._words, self._closer = None, None, words, None
        self.unsetCursor()
        self.update()

    def show_photo(self, shown: Shown) -> None:
        """Show another photo, with nothing proposed."""
        self._shown, self._proposals, self._closer = shown, None, None
        self._overview, self._cover = _rgb(shown.overview), QImage()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def show_proposals(self, proposals: Proposals) -> None:
        """Show what is proposed on the photo."""
        if self._shown is not None:
            self._proposals = proposals
            rows, columns = (-(-length // (1 << self._shown.level)) for length in proposals.marks.shape)
            self._cover = self._tinted(proposals.cover(Region(0, 0, rows, columns), self._shown.level))
            self.update()

    def _tinted(self, cover: NDArray[np.uint8]) -> QImage:
        rgba = np.empty((*cover.shape, 4), np.uint8)
        rgba[..., :3] = self._color
        rgba[..., 3] = np.where(cover != 0, round(255 * _OPAQUE), 0)
        rows, columns = cover.shape
        return QImage(rgba.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy()

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for some room."""
        return QSize(520, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the photo and what is proposed on it."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor("#2b2b2b"))
            if self._shown is None:
                painter.setPen(QColor("#b4b4b4"))
                wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect().adjusted(16, 16, -16, -16), wrapped, self._words)
            elif self._closer is None:
                self._draw_whole(painter, self._shown)
            else:
                self._draw_part(painter, self._shown, self._closer)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the photo."""
        self._grip, self._has_moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the photo while it is seen at 100 %."""
        if self._grip is None or self._closer is None:
            return
        way = event.position() - self._grip
        self._has_moved = self._has_moved or way.manhattanLength() > 3
        if self._has_moved:
            self._closer, self._grip = self._closer - way * self.devicePixelRatioF(), event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Look closer, or at the whole again."""
        if self._shown is not None and self._grip is not None and not self._has_moved:
            self._closer = None if self._closer is not None else self._point(event.position(), self._shown)
            self.update()
        self._grip = None

    # --- drawing -------------------------------------------------------------------------------------------------

    def _frame(self, shown: Shown) -> QRectF:
        """Return where the whole photo lies in the widget."""
        rows, columns = shown.photo.shape
        scale = min(self.width() / columns, self.height() / rows)
        width, height = columns * scale, rows * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _point(self, position: QPointF, shown: Shown) -> QPointF:
        """Return which pixel of the photo is at a place of the widget."""
        frame, (rows, columns) = self._frame(shown), shown.photo.shape
        away = position - frame.topLeft()
        return QPointF(away.x() / frame.width() * columns, away.y() / frame.height() * rows)

    def _draw_whole(self, painter: QPainter, shown: Shown) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = self._frame(shown)
        painter.drawImage(frame, self._overview)
        if not self._cover.isNull():
            painter.drawImage(frame, self._cover)

    def _draw_part(self, painter: QPainter, shown: Shown, middle: QPointF) -> None:
        ratio, (rows, columns) = self.devicePixelRatioF(), shown.photo.shape
        height, width = (min(round(length * ratio), most) for length, most in
                         ((self.height(), rows), (self.width(), columns)))  # fmt: skip
        top = min(max(round(middle.y() - height / 2), 0), rows - height)
        left = min(max(round(middle.x() - width / 2), 0), columns - width)
        region = Region(top, left, top + height, left + width)
        place = QPointF((self.width() - width / ratio) / 2, (self.height() - height / ratio) / 2)
        images = [_rgb(Scan(shown.photo).rgb(region))]
        if self._proposals is not None:
            images.append(self._tinted(self._proposals.cover(region)))
        for image in images:
            image.setDevicePixelRatio(ratio)
            painter.drawImage(place, image)


def _rgb(pixels: NDArray[np.uint8]) -> QImage:
    rows, columns = pixels.shape[:2]
    image = QImage(np.ascontiguousarray(pixels).data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    return image.copy()  # Qt does not keep the array.
