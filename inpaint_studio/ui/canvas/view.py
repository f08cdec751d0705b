"""Canvas: the photo on the screen."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from inpaint_studio.core.document import Document
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point, on_grid
from inpaint_studio.ui.canvas.compare import CompareMode, Pane
from inpaint_studio.ui.canvas.content import Content
from inpaint_studio.ui.canvas.frame import Frame, reach
from inpaint_studio.ui.canvas.layers import PhotoLayer
from inpaint_studio.ui.canvas.looks import MaskLook, Tint
from inpaint_studio.ui.canvas.loupe import draw_loupe, loupe_rect, loupe_view
from inpaint_studio.ui.canvas.maker import TileMaker
from inpaint_studio.ui.canvas.overlay import draw_names
from inpaint_studio.ui.canvas.pen import Pen
from inpaint_studio.ui.canvas.pointer import Pointer
from inpaint_studio.ui.canvas.tiles import Key
from inpaint_studio.ui.canvas.transform import ViewTransform, next_step
from inpaint_studio.ui.canvas.viewport import Viewport
from inpaint_studio.ui.canvas.wishes import Sight, wants
from inpaint_studio.ui.editor import Editor
from inpaint_studio.ui.tools.brush_size import Brush

_NUDGE = 64  # logical pixels an arrow key moves the photo
_REST = 120  # milliseconds without zooming after which every pixel counts again
_BLINK = 700  # milliseconds each of before and after


class Canvas(QWidget):
    """Shows the photo with its mask; zooms, pans and compares. Gestures are handled by ``Pointer``.

    Attributes:
        editor: the document and the jobs on it.
        brush: the size of the brush.
        content: what there is to see.
        viewport: which part of it is seen; changed by the methods here only.
        pointer: what the mouse does.
        pen: what a tablet's pen does.

    Signals:
        view_changed: zoom, position or comparing changed.
        content_changed: what is shown, wherever, changed or became sharper.
        sharpened: every tile that is seen is there.
        pointed: (row, column) under the pointer, or None.
        before_shown: (bool) the photo before is shown everywhere for the moment.
    """

    view_changed = Signal()
    content_changed = Signal()
    sharpened = Signal()
    pointed = Signal(object)
    before_shown = Signal(bool)

    def __init__(self, editor: Editor, brush: Brush, parent: QWidget | None = None) -> None:
        """Show what ``editor`` has open."""
        super().__init__(parent)
        self.editor = editor
        self.brush = brush
        self.viewport = Viewport()
        self.content = Content(editor, Tint((255, 59, 48), 0.55), self)
        self.pointer = Pointer(self)
        self.pen = Pen(self.pointer)
        self._frame = Frame()
        self._maker = TileMaker(lambda: wants(self._sights()), self)
        self._other_sights: list[Callable[[], Sight | None]] = []
        self._blink = QTimer(self, interval=_BLINK)
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._is_mask_shown = True
        self._has_loupe = False
        self._loupe_rect = QRect()
        self.setObjectName("canvas")
        self.setAccessibleName("Photo")
        self.setAccessibleDescription("Paint over the damage here.")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
        self._connect()

    def _connect(self) -> None:
        self.content.replaced.connect(self._show_document)
        self.content.photo_spoiled.connect(self._maker.wake)
        self.content.masks_changed.connect(self._update_photo)
        self.content.before_replaced.connect(self._redraw)
        self.editor.opened.connect(lambda: self.set_blinking(False))
        self._maker.made.connect(self._take_tile)
        self._maker.finished.connect(self.sharpened)
        self._rest.timeout.connect(self._sharpen)
        self._blink.timeout.connect(lambda: self.set_before(not self.is_before))
        self.brush.size_changed.connect(self.pointer.refresh)

    # --- what is shown -----------------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """What is open."""
        return self.editor.document

    @property
    def mode(self) -> CompareMode:
        """How before and after are shown."""
        return self.viewport.mode

    @property
    def is_before(self) -> bool:
        """Whether the photo before is shown everywhere for the moment."""
        return self.viewport.is_before

    @property
    def is_blinking(self) -> bool:
        """Whether before and after alternate."""
        return self._blink.isActive()

    @property
    def has_loupe(self) -> bool:
        """Whether a magnifier goes with the pointer."""
        return self._has_loupe

    @property
    def is_mask_shown(self) -> bool:
        """Whether masks are shown."""
        return self._is_mask_shown

    @property
    def is_sharp(self) -> bool:
        """Whether every tile that is seen is there and up to date."""
        return not self.content.scene.is_rough and next(wants(self._sights()), None) is None

    def set_mode(self, mode: CompareMode) -> None:
        """Choose how before and after are shown."""
        if mode is not self.mode:
            self.viewport.set_mode(mode)
            self._move()

    def set_before(self, is_before: bool) -> None:
        """Show the photo before, or as it is."""
        if is_before != self.is_before:
            self.viewport.is_before = is_before
            self.before_shown.emit(is_before)
            self.pointer.refresh()
            self._redraw()

    def set_blinking(self, is_blinking: bool) -> None:
        """Alternate between before and after, or stop it at after."""
        if is_blinking == self.is_blinking:
            return
        if is_blinking:
            self._blink.start()
        else:
            self._blink.stop()
        self.set_before(is_blinking)
        self.view_changed.emit()

    def set_loupe(self, has_loupe: bool) -> None:
        """Show or hide the magnifier."""
        self._has_loupe = has_loupe
        self.refresh_loupe()
        self.view_changed.emit()

    def set_mask_shown(self, is_shown: bool) -> None:
        """Show or hide the masks."""
        if is_shown != self._is_mask_shown:
            self._is_mask_shown = is_shown
            self.view_changed.emit()
            self._redraw()

    def set_mask_look(self, look: MaskLook) -> None:
        """Choose what is shown of the masks."""
        self.content.scene.look = look
        self._redraw()

    def set_tint(self, color: str, opacity: float, *, is_striped: bool = False) -> None:
        """Choose how the mask is shown: ``#rrggbb``, 0..1, and whether black stripes alternate with the colour."""
        self.content.mask.tint = Tint(_rgb(color), opacity, is_striped)
        self._redraw()

    def set_surround(self, color: str) -> None:
        """Choose the gray around the photo."""
        self.content.scene.surround = _rgb(color)
        self._redraw()

    # --- zoom and pan ------------------------------------------------------------------------------------------

    @property
    def transform(self) -> ViewTransform:
        """Where the photo lies, in device pixels of a pane."""
        return self.viewport.transform

    @property
    def device_width(self) -> int:
        """Width of the view in device pixels."""
        return self.viewport.width

    @property
    def device_height(self) -> int:
        """Height of the view in device pixels."""
        return self.viewport.height

    @property
    def is_fitted(self) -> bool:
        """Whether the whole photo is shown and follows the size of the view."""
        return self.viewport.is_fitted

    def set_transform(self, transform: ViewTransform) -> None:
        """Look at another part of the photo."""
        self.viewport.look(transform)
        self._move()

    def centre(self, point: Point) -> None:
        """Bring (row, column) into the middle."""
        self.viewport.centre(point)
        self._move()

    def zoom_fit(self) -> None:
        """Show the whole photo."""
        self.viewport.fit()
        self._move()

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Zoom to ``scale`` device pixels a photo pixel, keeping what is at ``at`` (default: the middle) there."""
        x, y = self.viewport.middle if at is None else self.viewport.pane_point(at)
        self.content.scene.is_rough = True
        self._rest.start()
        self.set_transform(self.transform.zoomed(scale, x, y))

    def zoom_step(self, direction: int) -> None:
        """Zoom in (1) or out (-1) by one step."""
        self.zoom_to(next_step(self.transform.scale, direction))

    def zoom_at(self, point: Point, direction: int) -> None:
        """Zoom in (1) or out (-1) by one step around a point of the photo."""
        self.zoom_to(next_step(self.transform.scale, direction), self.widget_point(point))

    def show_region(self, region: Region) -> None:
        """Show a part of the photo as large as it fits."""
        width, height = max(region.width, 1), max(region.height, 1)
        scale = min(self.viewport.pane_width / width, self.device_height / height)
        self.zoom_to(scale)
        self.centre(((region.top + region.bottom) / 2, (region.left + region.right) / 2))

    # --- coordinates -------------------------------------------------------------------------------------------

    def photo_point(self, position: QPointF, start: QPointF | None = None) -> Point:
        """Return (row, column) under ``position`` (logical), in the pane it or ``start`` lies in."""
        return self.viewport.photo_point(position, start)

    def widget_point(self, point: Point, pane: int = -1) -> QPointF:
        """Return the logical position of (row, column) in one of the panes, by default the last."""
        return self.viewport.widget_point(point, pane)

    def move_divider(self, position: QPointF) -> None:
        """Drag the divider to ``position`` (logical)."""
        self.viewport.move_divider(position)
        self._redraw()

    def ring(self) -> tuple[QPointF, float] | None:
        """Return the logical centre and radius of the brush's circle, or None when there is none to show."""
        size = self.pointer.tool.cursor_size if self.pointer.tool else None
        if size is None or self.pointer.position is None or self.document is None or self.pointer.is_panning:
            return None
        ratio, position = self.viewport.ratio, self.pointer.position
        x_in_pane, y_in_pane = self.viewport.pane_point(position, self.pointer.start)
        row, column = on_grid(self.transform.to_photo(x_in_pane, y_in_pane), size)
        x, y = self.transform.to_view(row, column)
        origin = position.x() * ratio - x_in_pane
        return QPointF((x + origin) / ratio, y / ratio), size * self.transform.scale / ratio / 2

    # --- keeping up ----------------------------------------------------------------------------------------------

    def watch(self, sight: Callable[[], Sight | None]) -> None:
        """Make the tiles of a further view, too, after those of this one."""
        self._other_sights.append(sight)

    def refresh_loupe(self) -> None:
        """Redraw the loupe where it was and where it is."""
        position = self.pointer.position
        is_there = self._has_loupe and position is not None and self.document is not None
        rect = loupe_rect(self.viewport, position).toAlignedRect() if is_there and position else QRect()
        if is_there or not self._loupe_rect.isNull():
            self.update(self._loupe_rect)
            self.update(rect)
            self._loupe_rect = rect
            self._maker.start()

    def _show_document(self) -> None:
        self.viewport.is_before = False
        self.viewport.shape = self.document.photo.shape if self.document is not None else None
        self.zoom_fit()
        self._redraw()

    def _move(self) -> None:
        """Show what the viewport says now."""
        if self.document is None:
            return
        self._maker.start()
        self.view_changed.emit()
        if self.pointer.position is not None:
            self.pointed.emit(self.photo_point(self.pointer.position, self.pointer.start))
        self.update()

    def _redraw(self) -> None:
        self._frame.spoil()
        self._maker.start()
        self.content_changed.emit()
        self.update()

    def _sharpen(self) -> None:
        self.content.scene.is_rough = False
        self._redraw()

    def _take_tile(self, layer: PhotoLayer, key: Key) -> None:
        self._update_photo(key.photo_region)

    def _update_photo(self, region: Region) -> None:
        self._frame.spoil_photo(region)
        area, ratio = reach(self.transform, region, self.content.scene.rim), self.viewport.ratio
        for pane in self.viewport.panes:
            seen = area.intersection(pane.area.moved(0, -pane.origin)).moved(0, pane.origin)
            if not seen.is_empty:
                left, top = int(seen.left / ratio), int(seen.top / ratio)
                self.update(left, top, int(seen.right / ratio) + 2 - left, int(seen.bottom / ratio) + 2 - top)
        self.update(self._loupe_rect)
        self.content_changed.emit()

    def _sights(self) -> Iterator[Sight]:
        scene, viewport = self.content.scene, self.viewport
        for pane in viewport.panes:
            layer = self._layer(pane)
            if layer is not None:
                yield Sight(layer, viewport.transform, pane.area.moved(0, -pane.origin))
        if self._has_loupe and self.pointer.position is not None and scene.photo is not None:
            layer = self._layer(viewport.pane_at(self.pointer.position))
            if layer is not None:
                yield Sight(layer, *loupe_view(viewport, self.photo_point(self.pointer.position)), margin=0)
        yield from filter(None, (sight() for sight in self._other_sights))

    def _layer(self, pane: Pane) -> PhotoLayer | None:
        if pane.is_before:
            self.content.need_before()
        return self.content.scene.layer(pane)

    def _follow_size(self) -> None:
        ratio = self.devicePixelRatioF()
        self.viewport.resize(round(self.width() * ratio), round(self.height() * ratio), ratio)
        self.content.scene.rim = max(2, round(1.5 * ratio))
        self._move()

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bring the frame up to date and show it."""
        viewport, scene = self.viewport, self.content.scene
        has_masks = self._is_mask_shown and not self.is_before
        size = viewport.height, viewport.width
        self._frame.catch_up(scene, viewport.panes, size, self.transform, has_masks=has_masks)
        image = self._frame.image
        image.setDevicePixelRatio(viewport.ratio)
        painter = QPainter(self)
        painter.drawImage(0, 0, image)
        if self.document is not None:
            note = "Mask alone" if scene.look is MaskLook.ALONE and has_masks else ""
            draw_names(painter, viewport, self.content.before_title, note)
            position = self.pointer.position
            if self._has_loupe and position is not None:
                draw_loupe(painter, scene, viewport, position, has_masks=has_masks)
            self.pointer.guides.draw(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted photo fitted and any other within reach."""
        super().resizeEvent(event)
        self._follow_size()

    def event(self, event: QEvent) -> bool:
        """Follow the window to a screen with other device pixels; keep the keys of a gesture from the shortcuts."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._follow_size()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self.pointer.takes_key(event.key()))
            return event.isAccepted()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a gesture."""
        if not self.pen.is_echo(event):
            self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it, or show where the brush would paint."""
        if not self.pen.is_echo(event):
            self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish it."""
        if not self.pen.is_echo(event):
            self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """End a gesture of several clicks."""
        if not self.pen.is_echo(event):
            self.pointer.double_click(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen."""
        self.pen.handle(event)

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
        if not self.is_blinking:
            self.set_before(False)
        self.pointer.let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pans, backslash shows the photo before, the arrows move."""
        steps = {
            Qt.Key.Key_Left: (_NUDGE, 0), Qt.Key.Key_Right: (-_NUDGE, 0),
            Qt.Key.Key_Up: (0, _NUDGE), Qt.Key.Key_Down: (0, -_NUDGE),
        }  # fmt: skip
        self.pointer.hold_modifier(event.key(), True)
        if self.pointer.takes_key(event.key()):
            self.pointer.key(event.key())
        elif event.key() == Qt.Key.Key_Space:
            self.pointer.hold_pan(True)
        elif event.key() == Qt.Key.Key_Backslash and self.document is not None:
            self.set_before(True)
        elif event.key() in steps:
            ratio = self.viewport.ratio
            x, y = steps[Qt.Key(event.key())]
            self.set_transform(self.transform.scrolled(x * ratio, y * ratio))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End what a held key does."""
        if event.isAutoRepeat():
            return
        self.pointer.hold_modifier(event.key(), False)
        if event.key() == Qt.Key.Key_Space:
            self.pointer.hold_pan(False)
        elif event.key() == Qt.Key.Key_Backslash:
            self.set_before(False)
        else:
            super().keyReleaseEvent(event)


def _rgb(color: str) -> tuple[int, int, int]:
    value = QColor(color)
    return value.red(), value.green(), value.blue()
