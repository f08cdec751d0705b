"""Shares the height beside the photo between the engine and what stands below it, at every height of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDockWidget, QMainWindow

from inpaint_studio.ui.panels.engine_panel import EnginePanel

_ANY = (1 << 24) - 1  # Qt's own word for a height without a limit


class DockHeights(QObject):
    """Gives the engine's panel the height that it can use, as far as that leaves the dock below what it wants.

    Qt alone keeps what was once given: a panel that had to shrink, as by a list below that grew for a while, would
    never grow again. What the user drags is kept until the window's height or what the panels need changes.
    """

    def __init__(self, window: QMainWindow, engine: QDockWidget, below: Sequence[QDockWidget]) -> None:
        """Share between ``engine``, the dock of an ``EnginePanel``, and ``below``.

        Docks that share one place are ``below``; the first of them says how much that wants.
        """
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._below = list(below)
        self._shared: tuple[int, ...] = ()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share anew; Qt has arranged everything before an event gets here."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share()
        return False

    def _share(self) -> None:
        engine, panel = self._engine, self._engine.widget()
        # Those that are not in front lie outside of the window.
        below = next((dock for dock in self._below if dock.isVisible() and dock.x() == engine.x()), None)
        if below is None or not engine.isVisible() or not isinstance(panel, EnginePanel):
            return
        room, title = engine.height() + below.height(), engine.height() - panel.height()
        least, rows, full = (title + each for each in (panel.minimumSizeHint().height(), panel.rows_height,
                                                       panel.sizeHint().height()))  # fmt: skip
        wanted = self._below[0].sizeHint().height()
        if (room, least, rows, full, wanted) == self._shared:
            return
        self._shared = room, least, rows, full, wanted
        height = shared_height(room - wanted, least, rows, full)
        # What a dock has to have it keeps when it no longer has to; ``resizeDocks`` would share out any difference.
        layout = self._window.layout()
        for lowest, highest in ((height, height), (0, _ANY)):
            engine.setMinimumHeight(lowest)
            engine.setMaximumHeight(highest)
            if layout is not None:
                layout.activate()


def shared_height(left: int, least: int, rows: int, full: int) -> int:
    """Return the height of a panel.

    Args:
        left: what the others leave of the room.
        least: what it cannot do without.
        rows: what it needs to show all that can be chosen.
        full: what it can use.
    """
    return full if left >= full else max(least, min(left, rows))
