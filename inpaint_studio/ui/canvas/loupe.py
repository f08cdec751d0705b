"""Loupe: a magnifier beside the pointer."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.ui.canvas.scene import Scene
from inpaint_studio.ui.canvas.transform import ViewTransform
from inpaint_studio.ui.canvas.viewport import Viewport

_SIZE = 184  # logical pixels across
_AWAY = 28  # logical pixels from the pointer
_TIMES, _LEAST = 4.0, 1.0  # enlarges the view by this, and a photo pixel to at least this many device pixels
_RIM = QColor(0, 0, 0, 190), QColor(255, 255, 255, 230)


def loupe_view(viewport: Viewport, point: Point) -> tuple[ViewTransform, Region]:
    """Return where the photo lies in the loupe over (row, column), and the loupe's area, in device pixels."""
    side = round(_SIZE * viewport.ratio)
    scale = max(viewport.transform.scale * _TIMES, _LEAST)
    return ViewTransform(scale, point[0] - side / 2 / scale, point[1] - side / 2 / scale), Region(0, 0, side, side)


def loupe_rect(viewport: Viewport, position: QPointF) -> QRectF:
    """Return the loupe's place, logical: right above the pointer, or on the other side where there is no room."""
    width = viewport.width / viewport.ratio
    x, y = position.x() + _AWAY, position.y() - _AWAY - _SIZE
    x = x if x + _SIZE <= width else position.x() - _AWAY - _SIZE
    return QRectF(max(round(x), 0), round(y if y >= 0 else position.y() + _AWAY), _SIZE, _SIZE)


def draw_loupe(painter: QPainter, scene: Scene, viewport: Viewport, position: QPointF, *, has_masks: bool) -> None:
    """Draw the loupe.

    Args:
        painter: of the view.
        scene: what is shown.
        viewport: what the view shows of it.
        position: of the pointer, logical.
        has_masks: whether masks are to be seen.
    """
    pane = viewport.pane_at(position)
    transform, area = loupe_view(viewport, viewport.photo_point(position))
    picture = np.empty((area.height, area.width, 4), np.uint8)
    scene.draw(picture, pane, transform, area, has_masks=has_masks)
    image = QImage(picture.data, area.width, area.height, area.width * 4, QImage.Format.Format_RGB32)
    rect = loupe_rect(viewport, position)
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
