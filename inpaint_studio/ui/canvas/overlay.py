"""Overlay: draws the brush's circle, the divider and the names of the panes over the photo."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.canvas.render.viewport import Viewport

_LIGHT = QColor(255, 255, 255, 230)
_SHADE = QColor(0, 0, 0, 170)
_GRIP = QColor(70, 70, 70)
_EDGE = 12  # logical pixels between a name and the edge of its pane
_HEIGHT = 22  # of a name in logical pixels


def draw_ring(painter: QPainter, centre: QPointF, radius: float) -> None:
    """Draw the brush's circle, dark and light, so that it shows on any photo. Lengths are in logical pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((_SHADE, 2.6), (_LIGHT, 1.2)):
        painter.setPen(QPen(color, width))
        painter.drawEllipse(centre, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def draw_cross(painter: QPainter, centre: QPointF, arm: float) -> None:
    """Draw a cross with arms of ``arm`` logical pixels, open in the middle so that the place itself is seen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for color, width in ((_SHADE, 3.0), (_LIGHT, 1.4)):
        painter.setPen(QPen(color, width))
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(centre + QPointF(x, y) * 3, centre + QPointF(x, y) * arm)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def draw_names(painter: QPainter, viewport: Viewport, before: str, after: str, note: str) -> None:
    """Draw the divider and the name of each pane.

    Args:
        painter: of the view.
        viewport: tells the panes and the divider.
        before: name of the photo before.
        after: name of the photo as it is.
        note: name for a view without panes whose photo is shown in an unusual way, or "".
    """
    width, height = viewport.width / viewport.ratio, viewport.height / viewport.ratio
    divider = viewport.divider_position
    if divider is not None and viewport.mode is CompareMode.SPLIT_ACROSS:
        _draw_divider(painter, QPointF(0, divider), QPointF(width, divider))
        _draw_name(painter, before, _EDGE, divider - _EDGE - _HEIGHT)
        _draw_name(painter, after, _EDGE, divider + _EDGE)
    elif divider is not None:
        _draw_divider(painter, QPointF(divider, 0), QPointF(divider, height))
        _draw_name(painter, before, divider - _EDGE, is_right_aligned=True)
        _draw_name(painter, after, divider + _EDGE)
    elif viewport.mode is CompareMode.SIDE_BY_SIDE:
        _draw_name(painter, before, _EDGE)
        _draw_name(painter, before if viewport.is_before else after, width / 2 + _EDGE)
    elif viewport.is_before or note:
        _draw_name(painter, before if viewport.is_before else note, _EDGE)


def _draw_divider(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """Draw the divider from ``start`` to ``end`` (logical pixels) with its handle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for color, width in ((_SHADE, 3.0), (_LIGHT, 1.4)):
        painter.setPen(QPen(color, width))
        painter.drawLine(start, end)
    painter.save()
    painter.translate((start + end) / 2)
    if start.y() == end.y():
        painter.rotate(90)
    painter.setPen(QPen(_SHADE, 1))
    painter.setBrush(_LIGHT)
    painter.drawRoundedRect(QRectF(-7, -18, 14, 36), 7, 7)
    painter.setPen(QPen(_GRIP, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for offset in (-2, 2):
        painter.drawLine(QPointF(offset, -6), QPointF(offset, 6))
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _draw_name(painter: QPainter, text: str, x: float, y: float = _EDGE, *, is_right_aligned: bool = False) -> None:
    """Draw the name of a pane. ``x`` is its left or right end and ``y`` its upper edge, in logical pixels."""
    font = painter.font()
    font.setPointSizeF(9.5)
    font.setBold(True)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + 18
    box = QRectF(x - width if is_right_aligned else x, y, width, _HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
    painter.setPen(_LIGHT)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
