"""Guides: what shows a tool over the photo: the brush's circle, the line of a gesture, the sign of its mode."""

from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point, on_grid
from inpaint_studio.core.stroke import Mode
from inpaint_studio.ui.canvas.ghost import draw_ghost
from inpaint_studio.ui.canvas.hand import Hand
from inpaint_studio.ui.canvas.overlay import draw_cross, draw_ring
from inpaint_studio.ui.canvas.photo_view import PhotoView
from inpaint_studio.ui.canvas.plane_tints import PLANE_TINTS
from inpaint_studio.ui.canvas.render.compare import Pane
from inpaint_studio.ui.tools.tool import Outline, SourceView

_LIGHT = QColor(255, 255, 255, 230)
_SHADE = QColor(0, 0, 0, 170)
_BROAD = QColor(255, 255, 255, 70)  # of the pixels that a line is going to paint
_BADGE = 15  # side of the sign in logical pixels
_ARM = 11  # of the cross at the source, in logical pixels
_NEEDLE = 8  # of the cross at a pointer that is moved by keys
_MARGIN = 4  # logical pixels around everything, for the width of pens


class Guides:
    """Draws the guides of the tool in use."""

    def __init__(self, view: PhotoView, hand: Hand) -> None:
        """Draw over ``view``; ``hand`` tells the tool, its place and its mode."""
        self._view = view
        self._hand = hand

    def ring(self) -> tuple[QPointF, float] | None:
        """Return the centre and the radius of the brush's circle in logical pixels, or None when there is none."""
        brush = self._brush()
        if brush is None:
            return None
        centre, size = brush
        return self._place(centre), size * self._scale / 2

    def _brush(self) -> tuple[Point, int] | None:
        """Return where the brush is, (row, column) on its grid, and its size in photo pixels; or None."""
        hand, viewport = self._hand, self._view.viewport
        size = hand.tool.cursor_size if hand.tool else None
        if size is None or hand.position is None or self._view.document is None or hand.is_panning:
            return None
        point = viewport.transform.to_photo(*viewport.pane_point(hand.position, hand.start))
        return on_grid(point, size), size

    def _place(self, point: Point) -> QPointF:
        """Return where a point of the photo is in the pane that the pointer is in, in logical pixels."""
        hand, viewport = self._hand, self._view.viewport
        x, y = viewport.transform.to_view(*point)
        if hand.position is None:
            return QPointF(x / viewport.ratio, y / viewport.ratio)
        origin = hand.position.x() * viewport.ratio - viewport.pane_point(hand.position, hand.start)[0]
        return QPointF((x + origin) / viewport.ratio, y / viewport.ratio)

    def rect(self) -> QRect:
        """Return the rectangle in logical pixels that holds all guides; empty without any."""
        rect = QRectF()
        ring = self.ring()
        if ring is not None:
            centre, radius = ring
            rect = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        for cross in filter(None, (self._cross(), self._pointer())):
            rect = rect.united(QRectF(cross.x() - _ARM, cross.y() - _ARM, 2 * _ARM, 2 * _ARM))
        badge = self._badge_rect()
        if badge is not None:
            rect = rect.united(badge)
        outline = self._outline
        if outline is not None:
            for pane in self._view.viewport.panes:
                reach = outline.width * self._scale / 2
                rect = rect.united(self._polygon(outline, pane).boundingRect().adjusted(-reach, -reach, reach, reach))
        if rect.isNull():
            return QRect()
        left, top = floor(rect.left()) - _MARGIN, floor(rect.top()) - _MARGIN
        return QRect(left, top, ceil(rect.right()) + _MARGIN - left, ceil(rect.bottom()) + _MARGIN - top)

    def draw(self, painter: QPainter) -> None:
        """Draw all guides by a painter of the view."""
        outline = self._outline
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if outline is not None:
            for pane in self._view.viewport.panes:
                self._draw_outline(painter, outline, pane)
        badge = self._badge_rect()
        if badge is not None:
            self._draw_badge(painter, badge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._draw_ghost(painter)
        ring, cross = self.ring(), self._cross()
        if ring is not None:
            draw_ring(painter, *ring)
        if cross is not None:
            draw_cross(painter, cross, _ARM)
        pointer = self._pointer()
        if pointer is not None:
            draw_cross(painter, pointer, _NEEDLE)

    def _source(self) -> tuple[SourceView, Point, int] | None:
        """Return where the source of the tool is, and place and size of the brush; None without one."""
        tool, brush = self._hand.tool, self._brush()
        view = tool.source_view(brush[0]) if tool is not None and brush is not None else None
        return (view, *brush) if view is not None and brush is not None else None

    def _cross(self) -> QPointF | None:
        """Return where the source is in logical pixels; None without one, or if it is in another photo."""
        found = self._source()
        return self._place(found[0].placement.of(found[1])) if found is not None and found[0].other is None else None

    def _pointer(self) -> QPointF | None:
        """Return where the pointer is, in logical pixels, if keys move it; a mouse shows that itself."""
        return self._hand.position if self._hand.is_by_keys and self._view.document is not None else None

    def _draw_ghost(self, painter: QPainter) -> None:
        found, document, colors = self._source(), self._view.document, self._view.content.colors
        if found is None or document is None or colors is None or self._hand.tool is None or not found[0].has_ghost:
            return
        view, centre, size = found
        hardness = self._hand.tool.bench.source.hardness / 100
        scale = self._view.viewport.transform.scale
        image, region = draw_ghost(document, colors, view, centre, size, hardness, scale)
        painter.save()
        # Nothing is painted beyond the photo's edge, and seen in no other pane.
        painter.setClipRect(self._rect(Region.of(document.photo.shape)) & self._pane_rect())
        painter.drawImage(self._rect(region), image)
        painter.restore()

    def _rect(self, region: Region) -> QRectF:
        """Return where a region of the photo is in the pane that the pointer is in, in logical pixels."""
        return QRectF(self._place((region.top, region.left)), self._place((region.bottom, region.right)))

    def _pane_rect(self) -> QRectF:
        """Return the pane that the pointer is in, in logical pixels; the whole view where it is nowhere."""
        viewport, hand = self._view.viewport, self._hand
        place = hand.start or hand.position
        return _in_logical(viewport.pane_at(place).area if place else viewport.panes[0].area, viewport.ratio)

    @property
    def _outline(self) -> Outline | None:
        tool = self._hand.tool
        return tool.outline if tool is not None and self._view.document is not None else None

    @property
    def _scale(self) -> float:
        """Logical pixels per photo pixel."""
        return self._view.viewport.transform.scale / self._view.viewport.ratio

    def _polygon(self, outline: Outline, pane: Pane) -> QPolygonF:
        ratio, to_view = self._view.viewport.ratio, self._view.viewport.transform.to_view
        places = (to_view(*point) for point in outline.points)
        return QPolygonF([QPointF((x + pane.origin) / ratio, y / ratio) for x, y in places])

    def _draw_outline(self, painter: QPainter, outline: Outline, pane: Pane) -> None:
        painter.save()
        painter.setClipRect(_in_logical(pane.area, self._view.viewport.ratio))
        polygon = self._polygon(outline, pane)
        draw = painter.drawPolygon if outline.is_closed else painter.drawPolyline
        painter.setBrush(Qt.BrushStyle.NoBrush)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        if outline.width:
            broad = max(outline.width * self._scale, 1.0)
            painter.setPen(QPen(_BROAD, broad, Qt.PenStyle.SolidLine, round_cap, round_join))
            draw(polygon)
        painter.setPen(QPen(_SHADE, 2.6))
        draw(polygon)
        painter.setPen(QPen(_LIGHT, 1.2, Qt.PenStyle.DashLine))
        draw(polygon)
        painter.restore()

    def _badge_rect(self) -> QRectF | None:
        """Return the sign's place beside the pointer in logical pixels; None if the next gesture adds to the mask."""
        view, hand = self._view, self._hand
        tool, position = hand.tool, hand.position
        if tool is None or position is None or view.document is None or hand.is_panning:
            return None
        is_plain = hand.mode is Mode.ADD and tool.bench.marking.target is Plane.MASK
        if is_plain or not tool.paints or not tool.marks or not view.editor.can_paint:
            return None
        ring = self.ring()
        away = min(max(ring[1] * 0.71 if ring else 0, 8), 60) + 3
        return QRectF(position.x() + away, position.y() + away, _BADGE, _BADGE)

    def _draw_badge(self, painter: QPainter, rect: QRectF) -> None:
        tool = self._hand.tool
        tint = PLANE_TINTS.get(tool.bench.marking.target) if tool is not None else None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADE)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(_LIGHT if tint is None else QColor(*tint.color), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(_sign(self._hand.mode, rect))


def _in_logical(area: Region, ratio: float) -> QRectF:
    """Return a rectangle of device pixels in logical ones."""
    return QRectF(area.left / ratio, area.top / ratio, area.width / ratio, area.height / ratio)


def _sign(mode: Mode, rect: QRectF) -> QPainterPath:
    """Return the sign of a mode: plus, minus, or the intersection of sets."""
    path, centre, half = QPainterPath(), rect.center(), 4.0
    if mode is Mode.INTERSECT:
        path.moveTo(centre.x() - half, centre.y() + half)
        path.lineTo(centre.x() - half, centre.y())
        path.arcTo(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), 180, -180)
        path.lineTo(centre.x() + half, centre.y() + half)
        return path
    path.moveTo(centre.x() - half, centre.y())
    path.lineTo(centre.x() + half, centre.y())
    if mode is Mode.ADD:
        path.moveTo(centre.x(), centre.y() - half)
        path.lineTo(centre.x(), centre.y() + half)
    return path
