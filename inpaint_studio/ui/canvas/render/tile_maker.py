"""TileMaker: makes the requested tiles in short slices of time, between which the window answers the user."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from inpaint_studio.ui.canvas.render.tile_requests import TileRequest

_AT_ONCE = 0.004  # seconds that ``start`` may take: enough for the tiles of a stroke or of a short pan
_SLICE = 0.008  # seconds after which the event loop gets its turn


class TileMaker(QObject):
    """Makes tiles one after the other, in the order in which they are requested.

    Signals:
        made: (PhotoLayer, TileKey, Region) this part, in photo pixels, of a tile has been made and is up to date.
        finished: no tile is missing or stale any more.
    """

    made = Signal(object, object, object)
    finished = Signal()

    def __init__(self, requests: Callable[[], Iterator[TileRequest]], parent: QObject | None = None) -> None:
        """Make the tiles that ``requests`` yields. It is called again for every slice."""
        super().__init__(parent)
        self._requests = requests
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._make_slice)

    def start(self) -> None:
        """Make tiles for 4 ms now, and the rest when the event loop is idle."""
        if not self._make(_AT_ONCE):
            self._timer.start()

    def wake(self) -> None:
        """Make tiles when the event loop is idle. Suits changes that come in many pieces."""
        self._timer.start()

    def _make_slice(self) -> None:
        if self._make(_SLICE):
            self.finished.emit()
        else:
            self._timer.start()

    def _make(self, seconds: float) -> bool:
        """Make tiles for some seconds; return whether none is left."""
        end = perf_counter() + seconds
        for layer, key in self._requests():
            if perf_counter() > end:
                return False
            region = layer.tiles.stale_region(key)
            layer.tiles.fresh(key)
            self.made.emit(layer, key, region)
        return True
