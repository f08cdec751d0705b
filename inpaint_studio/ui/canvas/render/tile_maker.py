"""TileMaker: makes the tiles that are looked at, in slices between events, so that the window never waits for them."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from inpaint_studio.ui.canvas.render.layers import PhotoLayer
from inpaint_studio.ui.canvas.render.tiles import Key

Want = tuple[PhotoLayer, Key]

_AT_ONCE = 0.004  # seconds a painting may spend on it: enough for what a stroke or a step to the side needs
_SLICE = 0.008  # seconds between two looks at what the user does


class TileMaker(QObject):
    """Makes tiles one after the other, the most wanted first.

    Signals:
        made: (layer, key) a tile is as it has to be now.
        finished: nothing is missing any more.
    """

    made = Signal(object, object)
    finished = Signal()

    def __init__(self, wanted: Callable[[], Iterator[Want]], parent: QObject | None = None) -> None:
        """Make what ``wanted`` yields: tiles that are missing or stale, in the order in which they are needed."""
        super().__init__(parent)
        self._wanted = wanted
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._make_slice)

    def start(self) -> None:
        """Make what can be made at once, and the rest soon."""
        if not self._make(_AT_ONCE):
            self._timer.start()

    def wake(self) -> None:
        """Make what is missing soon; for changes that come in many pieces."""
        self._timer.start()

    def _make_slice(self) -> None:
        if self._make(_SLICE):
            self.finished.emit()
        else:
            self._timer.start()

    def _make(self, seconds: float) -> bool:
        """Make tiles for a while; return whether that was all."""
        end = perf_counter() + seconds
        for layer, key in self._wanted():
            if perf_counter() > end:
                return False
            layer.tiles.fresh(key)
            self.made.emit(layer, key)
        return True
