"""PhotoView: shows the photo with its masks, zoomed and compared. It handles no input; its subclass does."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from inpaint_studio.core.cells import cells_of
from inpaint_studio.core.document import Document
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.translation import tr
from inpaint_studio.ui.canvas.content import Content
from inpaint_studio.ui.canvas.loupe import Loupe
from inpaint_studio.ui.canvas.overlay import draw_names
from inpaint_studio.ui.canvas.render.compare import CompareMode, Pane
from inpaint_studio.ui.canvas.render.frame_buffer import FrameBuffer, reach
from inpaint_studio.ui.canvas.render.layers import PhotoLayer
from inpaint_studio.ui.canvas.render.looks import MaskLook, Tint
from inpaint_studio.ui.canvas.render.sharpening import Sharpening
from inpaint_studio.ui.canvas.render.tile_maker import TileMaker
from inpaint_studio.ui.canvas.render.tile_requests import VisibleLayer, tile_requests
from inpaint_studio.ui.canvas.render.tiles import TileKey, keys_of
from inpaint_studio.ui.canvas.render.transform import ViewTransform
from inpaint_studio.ui.canvas.render.viewport import Viewport
from inpaint_studio.ui.editor.editor import Editor


class PhotoView(QWidget):
    """Shows the document that the editor has open.

    Attributes:
        editor: has the document, and changes it.
        content: the layers that are shown.
        viewport: which part of the photo is visible; only methods of the view change it.
        loupe: the magnifier beside the pointer.

    Signals:
        view_changed: the zoom, the place on the photo or the comparison changed.
        content_changed: pixels of the photo or of a mask changed, or are shown more exactly.
        sharpened: every visible tile is up to date.
        before_shown: (bool) all panes show the photo before (True), or no longer (False).
    """

    view_changed = Signal()
    content_changed = Signal()
    sharpened = Signal()
    before_shown = Signal(bool)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        """Show the document that ``editor`` has open."""
        super().__init__(parent)
        self.editor = editor
        self.viewport = Viewport()
        self.content = Content(editor, Tint((255, 59, 48), 0.55), self)
        self.loupe = Loupe(self.content.scene, self.viewport)
        self._frame_buffer = FrameBuffer()
        self._maker = TileMaker(lambda: tile_requests(self._visible_layers()), self)
        self._sharpening = Sharpening(self.content.scene, self.viewport, self)
        self._other_views: list[Callable[[], VisibleLayer | None]] = []
        self._is_mask_shown = True
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.content.replaced.connect(self._show_document)
        self.content.photo_invalidated.connect(self._maker.wake)
        self.content.masks_changed.connect(self._update_photo)
        self.content.before_replaced.connect(self._redraw)
        self._maker.made.connect(self._take_tile)
        self._maker.finished.connect(self.sharpened)
        self._sharpening.due.connect(self._update_photo)
        editor.settings.on_change("enlarge_small", self._set_enlarging)

    # --- what is shown -----------------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """The open document, or None."""
        return self.editor.document

    @property
    def mode(self) -> CompareMode:
        """How the photo before and the photo now are shown."""
        return self.viewport.mode

    @property
    def is_before(self) -> bool:
        """Whether all panes show the photo before for the moment."""
        return self.viewport.is_before

    @property
    def is_mask_shown(self) -> bool:
        """Whether the masks are shown."""
        return self._is_mask_shown

    @property
    def is_sharp(self) -> bool:
        """Whether every visible tile is up to date and drawn exactly."""
        return not self._sharpening.is_pending and next(tile_requests(self._visible_layers()), None) is None

    def set_mode(self, mode: CompareMode) -> None:
        """Choose how the photo before and the photo now are shown."""
        if mode is not self.mode:
            self.viewport.set_mode(mode)
            self._move()

    def set_before(self, is_before: bool) -> None:
        """Show the photo before in all panes, or end that."""
        if is_before != self.is_before:
            self.viewport.is_before = is_before
            self.before_shown.emit(is_before)
            self._redraw()

    def set_mask_shown(self, is_shown: bool) -> None:
        """Show or hide the masks."""
        if is_shown != self._is_mask_shown:
            self._is_mask_shown = is_shown
            self.view_changed.emit()
            self._redraw()

    def set_mask_look(self, look: MaskLook) -> None:
        """Choose how the masks are shown."""
        self.content.scene.look = look
        self._redraw()

    def set_tint(self, color: str, opacity: float, *, is_striped: bool = False) -> None:
        """Choose the tint of the mask.

        Args:
            color: ``#rrggbb``.
            opacity: 0..1.
            is_striped: whether black stripes alternate with the colour.
        """
        self.content.set_tint(Tint(_rgb(color), opacity, is_striped))
        self._redraw()

    def set_surround(self, color: str) -> None:
        """Choose the colour around the photo, ``#rrggbb``."""
        self.content.scene.surround = _rgb(color)
        self._redraw()

    # --- where it is shown ---------------------------------------------------------------------------------------

    @property
    def transform(self) -> ViewTransform:
        """Where the photo lies in each pane."""
        return self.viewport.transform

    def set_transform(self, transform: ViewTransform) -> None:
        """Show another part of the photo."""
        self.viewport.look(transform)
        self._move()

    def centre(self, point: Point) -> None:
        """Bring (row, column) of the photo to the middle."""
        self.viewport.centre(point)
        self._move()

    def zoom_fit(self) -> None:
        """Show the whole photo."""
        self.viewport.fit()
        self._move()

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Zoom to ``scale``, in device pixels per photo pixel.

        The photo's point at ``at`` (logical pixels), or else in the middle of the pane, stays there.
        """
        x, y = self.viewport.middle if at is None else self.viewport.pane_point(at)
        self._sharpening.postpone()
        self.set_transform(self.transform.zoomed(scale, x, y))

    def move_divider(self, position: QPointF) -> None:
        """Move the divider to ``position`` (logical pixels)."""
        self.viewport.move_divider(position)
        self._redraw()

    def move_loupe(self, position: QPointF | None) -> None:
        """Move the loupe to the pointer at ``position`` (logical pixels), or hide it."""
        before = self.loupe.rect
        self.loupe.follow(position)
        if not (before.isNull() and self.loupe.rect.isNull()):
            self.update(before)
            self.update(self.loupe.rect)
            self._maker.start()

    # --- keeping up ----------------------------------------------------------------------------------------------

    def request_tiles_for(self, visible_layer: Callable[[], VisibleLayer | None]) -> None:
        """Make the tiles of another view, too, after those of this one.

        Args:
            visible_layer: returns which part of the photo the other view shows, or None while it shows nothing.
        """
        self._other_views.append(visible_layer)

    def make_tiles(self) -> None:
        """Make the tiles that are missing or stale when the event loop is idle; for other views that come in sight."""
        self._maker.wake()

    def draw_over(self, painter: QPainter) -> None:
        """Draw over the photo. Does nothing here; for subclasses."""

    def _set_enlarging(self, enlarges: bool) -> None:
        self.viewport.enlarges = enlarges
        if self.viewport.is_fitted:
            self.zoom_fit()

    def _show_document(self) -> None:
        self._sharpening.stop()
        self.viewport.is_before = False
        self.viewport.shape = self.document.photo.shape if self.document is not None else None
        self.zoom_fit()
        self._redraw()

    def _move(self) -> None:
        """Redraw after a change of the viewport."""
        if self.document is not None:
            self._maker.start()
            self.view_changed.emit()
            self.update()

    def _redraw(self) -> None:
        self._frame_buffer.invalidate()
        self._maker.start()
        self.content_changed.emit()
        self.update()

    def _take_tile(self, layer: PhotoLayer, key: TileKey, region: Region) -> None:
        """Draw the part of a tile that was made anew; one that is coarser than what is shown stands in for others."""
        level = layer.tiles.level_for(self.transform.scale)
        if key.level <= level + 1 or any(layer.tiles.find(each) is None for each in self._shown_tiles(level, region)):
            self._update_photo(region)
        else:
            self.update(self.loupe.rect)
            self.content_changed.emit()  # Who shows the photo smaller shows this tile.

    def _shown_tiles(self, level: int, region: Region) -> Iterator[TileKey]:
        """Yield the keys of the tiles of a level that are seen of a region of the photo."""
        return keys_of(level, cells_of(region.intersection(self.viewport.seen), 1 << level))

    def _update_photo(self, region: Region) -> None:
        self._frame_buffer.invalidate_photo(region)
        area, ratio = reach(self.transform, region, self.content.scene.outline_width), self.viewport.ratio
        for pane in self.viewport.panes:
            seen = area.intersection(pane.area.moved(0, -pane.origin)).moved(0, pane.origin)
            if not seen.is_empty:
                left, top = int(seen.left / ratio), int(seen.top / ratio)
                self.update(left, top, int(seen.right / ratio) + 2 - left, int(seen.bottom / ratio) + 2 - top)
        self.update(self.loupe.rect)
        self.content_changed.emit()

    def _visible_layers(self) -> Iterator[VisibleLayer]:
        viewport = self.viewport
        for pane in viewport.panes:
            layer = self._layer(pane)
            if layer is not None:
                yield VisibleLayer(layer, viewport.transform, pane.area.moved(0, -pane.origin))
        others = [self._in_loupe, *self._other_views]
        yield from filter(None, (visible_layer() for visible_layer in others))

    def _in_loupe(self) -> VisibleLayer | None:
        pane = self.loupe.pane
        layer = self._layer(pane) if pane is not None else None
        return self.loupe.visible_layer(layer) if layer is not None else None

    def _layer(self, pane: Pane) -> PhotoLayer | None:
        if pane.is_before:
            self.content.need_before()
        return self.content.scene.layer(pane)

    def _follow_size(self) -> None:
        ratio = self.devicePixelRatioF()
        self.viewport.resize(round(self.width() * ratio), round(self.height() * ratio), ratio)
        self.content.scene.outline_width = max(2, round(1.5 * ratio))
        self._move()

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bring the frame buffer up to date and show it."""
        viewport, scene = self.viewport, self.content.scene
        has_masks = self._is_mask_shown and not self.is_before
        size = viewport.height, viewport.width
        self._frame_buffer.catch_up(scene, viewport.panes, size, self.transform, has_masks=has_masks)
        image = self._frame_buffer.image
        image.setDevicePixelRatio(viewport.ratio)
        with QPainter(self) as painter:
            painter.drawImage(0, 0, image)
            if self.document is not None:
                note = tr("Mask alone") if scene.look is MaskLook.ALONE and has_masks else ""
                draw_names(painter, viewport, self.content.before_title, self.content.after_title, note)
                self.loupe.draw(painter, has_masks=has_masks)
                self.draw_over(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted photo fitted, and any other in sight."""
        super().resizeEvent(event)
        self._follow_size()

    def event(self, event: QEvent) -> bool:
        """Follow the window to a screen with another ratio of device pixels to logical ones."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._follow_size()
        return super().event(event)


def _rgb(color: str) -> tuple[int, int, int]:
    value = QColor(color)
    return value.red(), value.green(), value.blue()
