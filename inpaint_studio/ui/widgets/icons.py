"""Icons: our own SVG drawings, tinted by the theme and sharp on every screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from inpaint_studio.resources import resource_path
from inpaint_studio.ui.widgets.theme import Theme


class SvgIconEngine(QIconEngine):
    """Draws one SVG at any size and pixel ratio; ``currentColor`` in it becomes ``color``, or ``dim`` when disabled."""

    def __init__(self, svg: str, color: str, dim: str) -> None:
        super().__init__()
        self._sources = (svg, color, dim)

    def clone(self) -> QIconEngine:
        """Return a copy; Qt asks for it."""
        return SvgIconEngine(*self._sources)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into ``rect``."""
        painter.save()
        svg, color, dim = self._sources
        if mode == QIcon.Mode.Disabled:
            color = dim
            painter.setOpacity(0.55)
        _renderer(svg, color).render(painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the drawing of ``size`` device pixels; Qt keeps it as long as it has room for it."""
        key = f"{mode == QIcon.Mode.Disabled} {size.width()} {size.height()} {self._sources}"
        pixmap = QPixmap()
        if QPixmapCache.find(key, pixmap):
            return pixmap
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        QPixmapCache.insert(key, pixmap)
        return pixmap


def icon(name: str, theme: Theme, color: str | None = None) -> QIcon:
    """Return the icon ``resources/icons/<name>.svg`` in the theme's text colour or in ``color``."""
    return QIcon(SvgIconEngine(_drawing(name), QColor(color or theme.text).name(), QColor(theme.dim).name()))


@cache
def _renderer(svg: str, color: str) -> QSvgRenderer:
    """Return the renderer of ``svg`` in ``color``; it is parsed at its first use and shared by all such icons."""
    return QSvgRenderer(QByteArray(svg.replace("currentColor", color).encode()))


@cache
def _drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
