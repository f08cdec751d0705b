"""Guides: what is drawn of a tool over the photo: the brush's circle, the line of a gesture, the sign of its mode."""

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.stroke import Mode
from inpaint_studio.ui.canvas.overlay import draw_ring
from inpaint_studio.ui.canvas.render.compare import Pane
from inpaint_studio.ui.tools.tool import Outline

if TYPE_CHECKING:
    from inpaint_studio.ui.canvas.view import Canvas

_LIGHT = QColor(255, 255, 255, 230)
_SHADE = QColor(0, 0, 0, 170)
_BROAD = QColor(255, 255, 255, 70)  # what a line is going to paint
_BADGE = 15  # side of the sign in logical pixels
_MARGIN = 4


class Guides:
    """Draws what belongs to the tool that is chosen."""

    def __init__(self, canvas: "Canvas") -> None:
        """Draw on ``canvas``."""
        self._canvas = canvas

    def rect(self) -> QRect:
        """Return the logical rectangle that holds everything drawn."""
        rect = QRectF()
        ring = self._canvas.ring()
        if ring is not None:
            centre, radius = ring
            rect = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        badge = self._badge_rect()
        if badge is not None:
            rect = rect.united(badge)
        outline = self._outline
        if outline is not None:
            for pane in self._canvas.viewport.panes:
                reach = outline.width * self._scale / 2
                rect = rect.united(self._polygon(outline, pane).boundingRect().adjusted(-reach, -reach, reach, reach))
        if rect.isNull():
            return QRect()
        left, top = floor(rect.left()) - _MARGIN, floor(rect.top()) - _MARGIN
        return QRect(left, top, ceil(rect.right()) + _MARGIN - left, ceil(rect.bottom()) + _MARGIN - top)

    def draw(self, painter: QPainter) -> None:
        """Draw everything."""
        outline = self._outline
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if outline is not None:
            for pane in self._canvas.viewport.panes:
                self._draw_outline(painter, outline, pane)
        badge = self._badge_rect()
        if badge is not None:
            self._draw_badge(painter, badge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        ring = self._canvas.ring()
        if ring is not None:
            draw_ring(painter, *ring)

    @property
    def _outline(self) -> Outline | None:
        tool = self._canvas.pointer.tool
        return tool.outline if tool is not None and self._canvas.document is not None else None

    @property
    def _scale(self) -> float:
        """Logical pixels a photo pixel."""
        return self._canvas.transform.scale / self._canvas.viewport.ratio

    def _polygon(self, outline: Outline, pane: Pane) -> QPolygonF:
        ratio, to_view = self._canvas.viewport.ratio, self._canvas.transform.to_view
        places = (to_view(*point) for point in outline.points)
        return QPolygonF([QPointF((x + pane.origin) / ratio, y / ratio) for x, y in places])

    def _draw_outline(self, painter: QPainter, outline: Outline, pane: Pane) -> None:
        painter.save()
        ratio, area = self._canvas.viewport.ratio, pane.area
        painter.setClipRect(QRectF(area.left / ratio, area.top / ratio, area.width / ratio, area.height / ratio))
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
        """Return where the sign stands: beside the pointer, when the next gesture is not plain painting."""
        canvas, pointer = self._canvas, self._canvas.pointer
        tool, position = pointer.tool, pointer.position
        if tool is None or position is None or canvas.document is None or pointer.is_panning:
            return None
        is_plain = pointer.mode is Mode.ADD and tool.bench.marking.target is Plane.MASK
        if is_plain or not tool.paints or not canvas.editor.can_paint:
            return None
        ring = canvas.ring()
        away = min(max(ring[1] * 0.71 if ring else 0, 8), 60) + 3
        return QRectF(position.x() + away, position.y() + away, _BADGE, _BADGE)

    def _draw_badge(self, painter: QPainter, rect: QRectF) -> None:
        tool = self._canvas.pointer.tool
        is_protecting = tool is not None and tool.bench.marking.target is Plane.PROTECTION
        guard = QColor(*self._canvas.content.protection.tint.color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADE)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(guard if is_protecting else _LIGHT, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(_sign(self._canvas.pointer.mode, rect))


def _sign(mode: Mode, rect: QRectF) -> QPainterPath:
    """Return a plus, a minus or the mathematical sign for what two sets share."""
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
