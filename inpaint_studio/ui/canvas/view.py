"""Canvas: the photo on the screen."""

from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from inpaint_studio.core.document import Document
from inpaint_studio.core.photo import PixelArray
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point, on_grid
from inpaint_studio.ui.canvas.compare import CompareMode, Pane, pane_width, panes
from inpaint_studio.ui.canvas.overlay import draw_divider, draw_label, draw_ring
from inpaint_studio.ui.canvas.pointer import Pointer
from inpaint_studio.ui.canvas.pyramid import Pyramid, Reduction
from inpaint_studio.ui.canvas.render import Tint, render
from inpaint_studio.ui.canvas.transform import ViewTransform, fitted, next_step
from inpaint_studio.ui.editor import Editor
from inpaint_studio.ui.tools.tool import Brush

_MARGIN = 16  # logical pixels around a fitted photo
_NUDGE = 64  # logical pixels an arrow key moves the photo


class Canvas(QWidget):
    """Shows the photo with its mask; zooms, pans and compares. Gestures are handled by ``Pointer``.

    Signals:
        view_changed: zoom, position or comparing changed.
        pointed: (row, column) under the pointer, or None.
        before_shown: (bool) the photo as opened is shown while a key is held.
    """

    view_changed = Signal()
    pointed = Signal(object)
    before_shown = Signal(bool)

    def __init__(self, editor: Editor, brush: Brush, parent: QWidget | None = None) -> None:
        """Show what ``editor`` has open."""
        super().__init__(parent)
        self.editor = editor
        self.brush = brush
        self.transform = ViewTransform()
        self.divider = 0.5
        self.pointer = Pointer(self)
        self._mode = CompareMode.OFF
        self._is_before = False
        self._is_mask_shown = True
        self._is_fitted = True
        self._tint = Tint((255, 59, 48), 0.55)
        self._surround = QColor("#1e1e1e")
        self._photo: Pyramid | None = None
        self._opened: Pyramid | None = None
        self._mask: Pyramid | None = None
        self.setObjectName("canvas")
        self.setAccessibleName("Photo")
        self.setAccessibleDescription("Paint over the damage here.")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
        editor.opened.connect(self._open)
        editor.photo_changed.connect(self._update_photo)
        editor.mask_changed.connect(self._update_mask)
        brush.size_changed.connect(self.pointer.refresh)

    # --- what is shown -----------------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """What is open."""
        return self.editor.document

    @property
    def mode(self) -> CompareMode:
        """How before and after are shown."""
        return self._mode

    @property
    def is_before(self) -> bool:
        """Whether the photo as opened is shown for the moment."""
        return self._is_before

    @property
    def is_fitted(self) -> bool:
        """Whether the whole photo is shown and follows the size of the view."""
        return self._is_fitted

    def set_mode(self, mode: CompareMode) -> None:
        """Choose how before and after are shown."""
        if mode is self._mode:
            return
        middle = pane_width(self._mode, self.device_width) / 2, self.device_height / 2
        row, column = self.transform.to_photo(*middle)
        self._mode = mode
        x, y = pane_width(mode, self.device_width) / 2, self.device_height / 2
        scale = self.transform.scale
        moved = ViewTransform(scale, row - y / scale, column - x / scale)
        if self._is_fitted:
            self.zoom_fit()
        else:
            self.set_transform(moved)
        self.view_changed.emit()

    def set_before(self, is_before: bool) -> None:
        """Show the photo as opened, or as it is."""
        if is_before != self._is_before:
            self._is_before = is_before
            self.before_shown.emit(is_before)
            self.pointer.refresh()
            self.update()

    @property
    def is_mask_shown(self) -> bool:
        """Whether the tint is shown."""
        return self._is_mask_shown

    def set_mask_shown(self, is_shown: bool) -> None:
        """Show or hide the tint."""
        if is_shown != self._is_mask_shown:
            self._is_mask_shown = is_shown
            self.view_changed.emit()
            self.update()

    def set_tint(self, color: str, opacity: float) -> None:
        """Choose how the mask is shown: ``#rrggbb`` and 0..1."""
        value = QColor(color)
        self._tint = Tint((value.red(), value.green(), value.blue()), opacity)
        self.update()

    def set_surround(self, color: str) -> None:
        """Choose the gray around the photo."""
        self._surround = QColor(color)
        self.update()

    # --- zoom and pan ------------------------------------------------------------------------------------------

    @property
    def device_width(self) -> int:
        """Width of the view in device pixels."""
        return round(self.width() * self.devicePixelRatioF())

    @property
    def device_height(self) -> int:
        """Height of the view in device pixels."""
        return round(self.height() * self.devicePixelRatioF())

    def set_transform(self, transform: ViewTransform, *, is_fitted: bool = False) -> None:
        """Look at another part of the photo."""
        if self.document is None:
            return
        width = pane_width(self._mode, self.device_width)
        self.transform = transform.held(self.document.photo.shape, width, self.device_height)
        self._is_fitted = is_fitted
        self.view_changed.emit()
        self.update()

    def zoom_fit(self) -> None:
        """Show the whole photo."""
        if self.document is not None:
            width, margin = pane_width(self._mode, self.device_width), _MARGIN * self.devicePixelRatioF()
            whole = fitted(self.document.photo.shape, width, self.device_height, margin)
            self.set_transform(whole, is_fitted=True)

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Zoom to ``scale`` device pixels a photo pixel, keeping what is at ``at`` (default: the middle) there."""
        if at is None:
            x, y = pane_width(self._mode, self.device_width) / 2, self.device_height / 2
        else:
            x, y = self.pane_point(at)
        self.set_transform(self.transform.zoomed(scale, x, y))

    def zoom_step(self, direction: int) -> None:
        """Zoom in (1) or out (-1) by one step."""
        self.zoom_to(next_step(self.transform.scale, direction))

    # --- coordinates -------------------------------------------------------------------------------------------

    def pane_point(self, position: QPointF, start: QPointF | None = None) -> tuple[float, float]:
        """Return device coordinates of ``position`` (logical) within its pane.

        That is the pane it lies in, or the one ``start`` (logical) lies in: where a gesture began.
        """
        ratio = self.devicePixelRatioF()
        chosen = (position if start is None else start).x() * ratio
        pane = next((pane for pane in reversed(self._panes()) if chosen >= pane.area.left), None)
        return position.x() * ratio - (pane.origin if pane else 0), position.y() * ratio

    def photo_point(self, position: QPointF, start: QPointF | None = None) -> Point:
        """Return (row, column) in the photo under ``position``; ``start`` as in ``pane_point``."""
        return self.transform.to_photo(*self.pane_point(position, start))

    def widget_point(self, point: Point, pane: int = -1) -> QPointF:
        """Return the logical position of (row, column) in one of the panes, by default the last."""
        x, y = self.transform.to_view(*point)
        ratio = self.devicePixelRatioF()
        return QPointF((x + self._panes()[pane].origin) / ratio, y / ratio)

    def divider_x(self) -> float | None:
        """Return the logical x of the divider, or None when nothing is split."""
        return self.width() * self.divider if self._mode is CompareMode.SPLIT and not self._is_before else None

    def move_divider(self, x: float) -> None:
        """Drag the divider to the logical ``x``."""
        self.divider = min(max(x / max(self.width(), 1), 0.02), 0.98)
        self.update()

    def ring(self) -> tuple[QPointF, float] | None:
        """Return the logical centre and radius of the brush's circle, or None when there is none to show."""
        size = self.pointer.tool.cursor_size if self.pointer.tool else None
        if size is None or self.pointer.position is None or self.document is None or self.pointer.is_panning:
            return None
        ratio = self.devicePixelRatioF()
        x_in_pane, y_in_pane = self.pane_point(self.pointer.position, self.pointer.start)
        row, column = on_grid(self.transform.to_photo(x_in_pane, y_in_pane), size)
        x, y = self.transform.to_view(row, column)
        origin = self.pointer.position.x() * ratio - x_in_pane
        return QPointF((x + origin) / ratio, y / ratio), size * self.transform.scale / ratio / 2

    # --- following the document ----------------------------------------------------------------------------------

    def _open(self) -> None:
        document = self.document
        self._photo = self._mask = self._opened = None
        self._is_before = False
        if document is not None:
            self._photo = Pyramid(document.photo.pixels.shape, self._read_photo, Reduction.MEAN)
            blank = document.mask.is_empty
            self._mask = Pyramid(document.mask.shape, self._read_mask, Reduction.MAX, is_blank=blank)
            self.zoom_fit()
        self.update()

    def _read_photo(self, region: Region) -> PixelArray:
        return self._shown().photo.pixels[region.slices]

    def _read_mask(self, region: Region) -> PixelArray:
        return self._shown().mask.pixels[region.slices]

    def _shown(self) -> Document:
        if self.document is None:
            raise RuntimeError("There is no document to show")
        return self.document

    def _update_photo(self, region: Region) -> None:
        if self._photo is not None:
            self._photo.update(region)
            self._update_view(region)

    def _update_mask(self, region: Region) -> None:
        if self._mask is not None:
            self._mask.update(region)
            self._update_view(region)

    def _update_view(self, region: Region) -> None:
        ratio = self.devicePixelRatioF()
        # A coarse level's pixel reaches beyond the region by up to its own size.
        coarse = ceil(2 / min(self.transform.scale, 1.0))
        left, top, right, bottom = self.transform.view_rect(region.padded(coarse))
        for pane in self._panes():
            x, y = floor((left + pane.origin) / ratio), floor(top / ratio)
            self.update(QRect(x, y, ceil((right - left) / ratio) + 2, ceil((bottom - top) / ratio) + 2))

    # --- painting ------------------------------------------------------------------------------------------------

    def _panes(self) -> list[Pane]:
        return panes(self._mode, self.device_width, self.device_height, self.divider, is_before=self._is_before)

    def _pyramid(self, pane: Pane) -> Pyramid | None:
        if not pane.is_before or self.document is None:
            return self._photo
        if self._opened is None:
            shape = self.document.photo.pixels.shape
            self._opened = Pyramid(shape, self.document.read_opened, Reduction.MEAN)
        return self._opened

    def _draw_pane(self, painter: QPainter, pane: Pane, dirty: Region) -> None:
        pyramid = self._pyramid(pane)
        if pyramid is None or self.document is None:
            return
        left, top, right, bottom = self.transform.view_rect(self.document.photo.region)
        place = Region(top, left, bottom, right)
        area = dirty.intersection(pane.area).moved(0, -pane.origin).intersection(place)
        if area.is_empty:
            return
        mask = self._mask if self._is_mask_shown and not self._is_before else None
        picture = render(pyramid, mask, self._tint, self.transform, area)
        image = QImage(picture.data, area.width, area.height, picture.strides[0], QImage.Format.Format_RGB888)
        ratio = self.devicePixelRatioF()
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF((area.left + pane.origin) / ratio, area.top / ratio), image)

    def _draw_overlay(self, painter: QPainter) -> None:
        divider = self.divider_x()
        if divider is not None:
            draw_divider(painter, divider, self.height())
            draw_label(painter, "Before", divider - 12, is_right_aligned=True)
            draw_label(painter, "After", divider + 12)
        elif self._mode is CompareMode.SIDE_BY_SIDE:
            draw_label(painter, "Before", 12)
            draw_label(painter, "Before" if self._is_before else "After", self.width() / 2 + 12)
        elif self._is_before:
            draw_label(painter, "Before", 12)
        ring = self.ring()
        if ring is not None:
            draw_ring(painter, *ring)

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what has to be drawn anew."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        whole = Region(0, 0, self.device_height, self.device_width)
        for rect in event.region():  # type: ignore[attr-defined]  # the stubs forget that it can be walked
            painter.fillRect(rect, self._surround)
            dirty = Region(
                floor(rect.top() * ratio),
                floor(rect.left() * ratio),
                ceil((rect.bottom() + 1) * ratio),
                ceil((rect.right() + 1) * ratio),
            ).intersection(whole)
            for pane in self._panes():
                self._draw_pane(painter, pane, dirty)
        if self.document is not None:
            if self._mode is CompareMode.SIDE_BY_SIDE:
                painter.fillRect(QRectF(self.width() / 2 - 1, 0, 2, self.height()), self._surround)
            self._draw_overlay(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted photo fitted and any other within reach."""
        super().resizeEvent(event)
        if self._is_fitted:
            self.zoom_fit()
        else:
            self.set_transform(self.transform)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a gesture."""
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it, or show where the brush would paint."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish it."""
        self.pointer.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Ctrl or Alt change the brush."""
        self.pointer.wheel(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the keyboard, so that Space and backslash work wherever the pointer has been before."""
        super().enterEvent(event)
        if QApplication.activePopupWidget() is None and self.isActiveWindow():
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def leaveEvent(self, event: object) -> None:
        """Take the brush's circle away."""
        self.pointer.leave()
        self.pointed.emit(None)

    def focusOutEvent(self, event: object) -> None:
        """Let go of the keys held; their release goes elsewhere."""
        self.set_before(False)
        self.pointer.hold_pan(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pans, backslash shows the photo as opened, the arrows move."""
        steps = {
            Qt.Key.Key_Left: (_NUDGE, 0), Qt.Key.Key_Right: (-_NUDGE, 0),
            Qt.Key.Key_Up: (0, _NUDGE), Qt.Key.Key_Down: (0, -_NUDGE),
        }  # fmt: skip
        if event.key() == Qt.Key.Key_Space:
            self.pointer.hold_pan(True)
        elif event.key() == Qt.Key.Key_Backslash and self.document is not None:
            self.set_before(True)
        elif event.key() in steps:
            ratio = self.devicePixelRatioF()
            x, y = steps[Qt.Key(event.key())]
            self.set_transform(self.transform.scrolled(x * ratio, y * ratio))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End what a held key does."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Space:
            self.pointer.hold_pan(False)
        elif event.key() == Qt.Key.Key_Backslash:
            self.set_before(False)
        else:
            super().keyReleaseEvent(event)
