"""What is drawn over the photo: the brush's circle, the divider, the names of the panes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_LIGHT = QColor(255, 255, 255, 230)
_SHADE = QColor(0, 0, 0, 170)


def draw_ring(painter: QPainter, centre: QPointF, radius: float) -> None:
    """Draw the brush's outline, dark and light, so that it shows on any photo."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((_SHADE, 2.6), (_LIGHT, 1.2)):
        painter.setPen(QPen(color, width))
        painter.drawEllipse(centre, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def draw_divider(painter: QPainter, x: float, height: float) -> None:
    """Draw the line of the split view with its handle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for color, width in ((_SHADE, 3.0), (_LIGHT, 1.4)):
        painter.setPen(QPen(color, width))
        painter.drawLine(QPointF(x, 0), QPointF(x, height))
    middle = height / 2
    painter.setPen(QPen(_SHADE, 1))
    painter.setBrush(_LIGHT)
    painter.drawRoundedRect(QRectF(x - 7, middle - 18, 14, 36), 7, 7)
    painter.setPen(QPen(QColor(70, 70, 70), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for offset in (-2, 2):
        painter.drawLine(QPointF(x + offset, middle - 6), QPointF(x + offset, middle + 6))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def draw_label(painter: QPainter, text: str, x: float, *, is_right_aligned: bool = False) -> None:
    """Draw the name of a pane at its upper edge; ``x`` is its left end, or its right end."""
    font = painter.font()
    font.setPointSizeF(9.5)
    font.setBold(True)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + 18
    box = QRectF(x - width if is_right_aligned else x, 12, width, 22)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(box, 11, 11)
    painter.setPen(_LIGHT)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
