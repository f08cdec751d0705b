"""DockHeights: shares the height beside the photo between the engine panel and the docks below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDockWidget, QMainWindow

from inpaint_studio.ui.panels.engine_panel import EnginePanel

_NO_LIMIT = (1 << 24) - 1  # logical pixels; QWIDGETSIZE_MAX, which Qt takes for no limit


class DockHeights(QObject):
    """Gives the engine panel the height that it can use, as far as the dock below it keeps the height that it wants.

    Qt alone never gives height back: a panel that shrank because a list below it grew for a while would stay small.
    Heights that the user drags are kept until the window's height or a panel's size hint changes.
    """

    def __init__(self, window: QMainWindow, engine: QDockWidget, below: Sequence[QDockWidget]) -> None:
        """Share the height between ``engine``, the dock of an ``EnginePanel``, and the docks ``below`` it.

        The docks ``below`` share one place as tabs; the size hint of the first is the height that they want.
        """
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._below = list(below)
        self._shared: tuple[int, ...] = ()  # the measures that the height was shared by
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height anew; Qt has laid out the window before it sends these events."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share()
        return False

    def _share(self) -> None:
        engine, panel = self._engine, self._engine.widget()
        # Qt moves docks behind another tab out of the window.
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
        # A dock keeps a forced height when the force ends; ``resizeDocks`` would spread any difference over all docks.
        layout = self._window.layout()
        for lowest, highest in ((height, height), (0, _NO_LIMIT)):
            engine.setMinimumHeight(lowest)
            engine.setMaximumHeight(highest)
            if layout is not None:
                layout.activate()


def shared_height(left: int, least: int, rows: int, full: int) -> int:
    """Return the height of a panel, in logical pixels like all arguments.

    Args:
        left: the height that the others leave.
        least: the height that the panel must have.
        rows: the height that shows all rows.
        full: the height that shows everything.
    """
    return full if left >= full else max(least, min(left, rows))
