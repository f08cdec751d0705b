"""Loupe: a round magnifier beside the pointer."""

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.compare import Pane
from inpaint_studio.ui.canvas.render.layers import PhotoLayer
from inpaint_studio.ui.canvas.render.scene import Scene
from inpaint_studio.ui.canvas.render.tile_requests import VisibleLayer
from inpaint_studio.ui.canvas.render.transform import ViewTransform
from inpaint_studio.ui.canvas.render.viewport import Viewport

_SIZE = 184  # diameter in logical pixels
_AWAY = 28  # distance from the pointer in logical pixels
_FACTOR = 4.0  # of the loupe's scale to that of the view
_MIN_SCALE = 1.0  # device pixels per photo pixel
_RIM = QColor(0, 0, 0, 190), QColor(255, 255, 255, 230)  # from below


class Loupe:
    """The magnifier of one view.

    Attributes:
        is_on: whether the user has switched it on.
        rect: its place in logical pixels; null while it is not shown.
    """

    def __init__(self, scene: Scene, viewport: Viewport) -> None:
        """Magnify ``scene`` as ``viewport`` shows it."""
        self.is_on = False
        self.rect = QRect()
        self._scene = scene
        self._viewport = viewport
        self._position: QPointF | None = None

    @property
    def pane(self) -> Pane | None:
        """The pane that it magnifies, or None while it is not shown."""
        return None if self._position is None else self._viewport.pane_at(self._position)

    def follow(self, position: QPointF | None) -> None:
        """Follow the pointer to ``position`` (logical pixels); None when the pointer has left the view."""
        self._position = position if self.is_on else None
        self.rect = QRect() if self._position is None else self._place(self._position).toAlignedRect()

    def visible_layer(self, layer: PhotoLayer) -> VisibleLayer | None:
        """Return which part of a photo the loupe shows, or None while it is not shown."""
        if self._position is None:
            return None
        return VisibleLayer(layer, *self._look(self._position), margin=0)

    def draw(self, painter: QPainter, *, has_masks: bool) -> None:
        """Draw the loupe by a painter of the view, with the masks or without."""
        if self._position is None:
            return
        transform, area = self._look(self._position)
        picture = np.empty((area.height, area.width, 4), np.uint8)
        self._scene.draw(picture, self._viewport.pane_at(self._position), transform, area, has_masks=has_masks)
        image = QImage(picture.data, area.width, area.height, area.width * 4, QImage.Format.Format_RGB32)
        rect = self._place(self._position)
        lens = QPainterPath()
        lens.addEllipse(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(lens)
        painter.drawImage(rect, image)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in zip(_RIM, (3.5, 1.5), strict=True):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(rect.adjusted(2, 2, -2, -2))
        painter.restore()

    def _look(self, position: QPointF) -> tuple[ViewTransform, Region]:
        """Return where the photo lies in the loupe, and the loupe's area, in its device pixels."""
        row, column = self._viewport.photo_point(position)
        side = round(_SIZE * self._viewport.ratio)
        scale = max(self._viewport.transform.scale * _FACTOR, _MIN_SCALE)
        return ViewTransform(scale, row - side / 2 / scale, column - side / 2 / scale), Region(0, 0, side, side)

    def _place(self, position: QPointF) -> QRectF:
        """Return the loupe's place in logical pixels: above and right of the pointer, else below or left of it."""
        width = self._viewport.width / self._viewport.ratio
        x, y = position.x() + _AWAY, position.y() - _AWAY - _SIZE
        x = x if x + _SIZE <= width else position.x() - _AWAY - _SIZE
        return QRectF(max(round(x), 0), round(y if y >= 0 else position.y() + _AWAY), _SIZE, _SIZE)
