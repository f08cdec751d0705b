"""LowWindow: what gives way where the window is low, as on a screen of 720 lines, or narrow."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow, QToolBar

from inpaint_studio.ui.editor.finder import Finder
from inpaint_studio.ui.panels.filmstrip_panel import FilmstripPanel
from inpaint_studio.ui.panels.find_panel import FindPanel
from inpaint_studio.ui.panels.tool_panel import ToolPanel
from inpaint_studio.ui.window.zoom_field import ZoomField

LOW = 800
"""Logical pixels; a window that is less high is low."""

LEAST_FOR_BOTH = 900
"""Logical pixels; in a window that is less high, the tool panel and the one that finds damage have no room."""

NARROW = 900
"""Logical pixels; in a window that is less wide, a long word on Restore would go beyond the edge."""


class LowWindow(QObject):
    """Makes the filmstrip lower, the tool panel shorter while damage is looked for, and the toolbar shorter."""

    def __init__(
        self,
        window: QMainWindow,
        strip: FilmstripPanel,
        tool_panel: ToolPanel,
        zoom_field: ZoomField,
        find_panel: FindPanel,
        finder: Finder,
    ) -> None:
        """Follow the size of ``window``, and whether ``finder`` is shown; ``zoom_field`` stands in the toolbar."""
        super().__init__(window)
        self._window = window
        self._strip = strip
        self._tool_panel = tool_panel
        self._zoom_field = zoom_field
        self._find_panel = find_panel
        self._finder = finder
        bar, self._zoom_actions = zoom_field.parentWidget(), []
        if isinstance(bar, QToolBar):
            self._zoom_actions = [each for each in bar.actions() if bar.widgetForAction(each) is zoom_field]
        window.installEventFilter(self)
        finder.replaced.connect(self._follow)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height."""
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return False

    def _follow(self) -> None:
        is_low = self._window.height() < LOW
        self._strip.set_low(is_low)
        self._find_panel.set_low(is_low)
        for action in self._zoom_actions:
            action.setVisible(self._window.width() >= NARROW)
            self._zoom_field.refresh()  # Qt enables what it shows.
        self._tool_panel.set_short(self._window.height() < LEAST_FOR_BOTH and self._finder.is_shown)
