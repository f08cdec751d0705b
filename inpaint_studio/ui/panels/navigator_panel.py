"""NavigatorPanel: the whole photo, small, with a rectangle around what the canvas shows; dragging moves the view."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from inpaint_studio.core.region import Region
from inpaint_studio.translation import tr
from inpaint_studio.ui.canvas.render.compare import Pane
from inpaint_studio.ui.canvas.render.tile_requests import VisibleLayer
from inpaint_studio.ui.canvas.render.transform import ViewTransform, fitted
from inpaint_studio.ui.canvas.view import Canvas

_HEIGHT, _LEAST_HEIGHT = 168, 64  # logical pixels
_MARGIN = 12  # logical pixels around the photo
_FRAME = 3  # logical pixels by which the rectangle may stand around the photo
_PATIENCE = 150  # milliseconds after a change of the photo until it is drawn again


class NavigatorPanel(QWidget):
    """Shows which part of the photo the canvas shows, and moves it."""

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        """Show and move the view of ``canvas``."""
        super().__init__(parent)
        self._canvas = canvas
        self._picture = np.zeros((1, 1, 4), np.uint8)
        self._is_stale = True
        self._timer = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._timer.timeout.connect(self._draw_anew)
        self.setObjectName("navigator")
        self.setAccessibleName(tr("Navigator"))
        self.setToolTip(tr("Drag the frame to move the view"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(_LEAST_HEIGHT)
        canvas.request_tiles_for(self._visible_layer)
        canvas.view_changed.connect(self.update)
        canvas.content_changed.connect(self._timer.start)

    @property
    def view_rect(self) -> QRectF | None:
        """The part of the photo that the canvas shows, in logical pixels of the panel; None without a photo."""
        viewport = self._canvas.viewport
        if viewport.shape is None:
            return None
        transform = self._transform(viewport.shape)
        corners = [viewport.transform.to_photo(0, 0), viewport.transform.to_photo(viewport.pane_width, viewport.height)]
        (left, top), (right, bottom) = (transform.to_view(*corner) for corner in corners)
        ratio = self.devicePixelRatioF()
        shown = QRectF(QPointF(left, top) / ratio, QPointF(right, bottom) / ratio)
        (left, top), (right, bottom) = transform.to_view(0, 0), transform.to_view(*viewport.shape)
        photo = QRectF(QPointF(left, top) / ratio, QPointF(right, bottom) / ratio)
        return shown.intersected(photo.adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME))

    def _transform(self, shape: tuple[int, int]) -> ViewTransform:
        ratio = self.devicePixelRatioF()
        return fitted(shape, self.width() * ratio, self.height() * ratio, _MARGIN * ratio)

    def _area(self) -> Region:
        """Return the panel in device pixels."""
        ratio = self.devicePixelRatioF()
        return Region(0, 0, round(self.height() * ratio), round(self.width() * ratio))

    def _visible_layer(self) -> VisibleLayer | None:
        layer, shape = self._canvas.content.scene.photo, self._canvas.viewport.shape
        if layer is None or shape is None or self.visibleRegion().isEmpty():  # as behind another panel's tab
            return None
        return VisibleLayer(layer, self._transform(shape), self._area(), margin=0)

    def _draw_anew(self) -> None:
        self._is_stale = True
        self.update()

    def _draw_photo(self, shape: tuple[int, int]) -> None:
        area = self._area()
        self._picture = np.empty((area.height, area.width, 4), np.uint8)
        has_masks = self._canvas.is_mask_shown
        self._canvas.content.scene.draw(
            self._picture, Pane(area, 0, False), self._transform(shape), area, has_masks=has_masks
        )
        # Around the photo the panel goes on: the canvas' own surround would be a dark block in a light window.
        photo = self._transform(shape).place(shape).clipped(self._picture.shape)
        inside = self._picture[photo.slices].copy()
        color = self.palette().color(QPalette.ColorRole.Window)
        self._picture[:] = color.blue(), color.green(), color.red(), 255
        self._picture[photo.slices] = inside
        self._is_stale = False

    def _go(self, event: QMouseEvent) -> None:
        shape = self._canvas.viewport.shape
        if shape is not None and event.buttons() & Qt.MouseButton.LeftButton:
            place = event.position() * self.devicePixelRatioF()
            self._canvas.centre(self._transform(shape).to_photo(place.x(), place.y()))

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for the height that suits most photos."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the photo and the rectangle of the view."""
        shape, view_rect = self._canvas.viewport.shape, self.view_rect
        if shape is None or view_rect is None:
            return
        if self._is_stale or self._picture.shape[:2] != (self._area().height, self._area().width):
            self._draw_photo(shape)
            self._canvas.make_tiles()  # What changed while it was out of sight is drawn as soon as they are made.
        rows, columns = self._picture.shape[:2]
        image = QImage(self._picture.data, columns, rows, columns * 4, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawImage(0, 0, image)
            for color, width in ((QColor(0, 0, 0, 200), 3.0), (QColor(255, 255, 255), 1.4)):
                painter.setPen(QPen(color, width))
                painter.drawRect(view_rect)

    def changeEvent(self, event: QEvent) -> None:
        """Have it drawn in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the photo drawn in the new size."""
        super().resizeEvent(event)
        self._is_stale = True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the view to the pointer."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the view with the pointer."""
        self._go(event)
