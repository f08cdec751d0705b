"""Sharpening: the photo is drawn roughly while the zoom changes, and exactly, band by band, once it rests."""

from PySide6.QtCore import QObject, QTimer, Signal

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.scene import Scene
from inpaint_studio.ui.canvas.render.viewport import Viewport

_REST = 120  # milliseconds without zooming before the photo is drawn exactly
_PAUSE = 8  # milliseconds between two bands, in which the window answers the user
_BAND = 192  # height of a band in device pixels


class Sharpening(QObject):
    """Decides which part of the photo is drawn exactly, and when.

    Signals:
        due: (Region) of the photo, in photo pixels, that has to be drawn exactly now.
    """

    due = Signal(Region)

    def __init__(self, scene: Scene, viewport: Viewport, parent: QObject | None = None) -> None:
        """Set whether ``scene`` is drawn roughly; ``viewport`` tells which part of the photo is visible."""
        super().__init__(parent)
        self._scene = scene
        self._viewport = viewport
        self._bands: list[Region] = []
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._begin)
        self._pause = QTimer(self, interval=_PAUSE)
        self._pause.timeout.connect(self._go_on)

    @property
    def is_pending(self) -> bool:
        """Whether something visible may still be drawn roughly."""
        return self._scene.is_rough or bool(self._bands)

    def postpone(self) -> None:
        """Draw roughly until 120 ms after the last call of this method."""
        self._scene.is_rough = True
        self._bands.clear()
        self._pause.stop()
        self._rest.start()

    def stop(self) -> None:
        """Draw exactly from now on: another photo is shown, of which nothing is drawn yet."""
        self._scene.is_rough = False
        self._bands.clear()
        self._pause.stop()
        self._rest.stop()

    def _begin(self) -> None:
        self._scene.is_rough = False
        viewport = self._viewport
        if viewport.shape is None:
            return
        for top in range(0, viewport.height, _BAND):
            area = Region(top, 0, top + _BAND, viewport.width)
            band = viewport.transform.visible(area).clipped(viewport.shape)
            if not band.is_empty:
                self._bands.append(band)
        self._pause.start()
        self._go_on()

    def _go_on(self) -> None:
        if self._bands:
            self.due.emit(self._bands.pop(0))
        else:
            self._pause.stop()
