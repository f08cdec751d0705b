"""LowWindow: what gives way where the window is low, as on a screen of 720 lines."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow

from inpaint_studio.ui.editor.finder import Finder
from inpaint_studio.ui.panels.filmstrip_panel import FilmstripPanel
from inpaint_studio.ui.panels.tool_panel import ToolPanel

LOW = 800
"""Logical pixels; a window that is less high is low."""


class LowWindow(QObject):
    """Makes the filmstrip lower, and the tool panel shorter while damage is looked for, which needs the room."""

    def __init__(self, window: QMainWindow, strip: FilmstripPanel, tool_panel: ToolPanel, finder: Finder) -> None:
        """Follow the height of ``window``, and whether ``finder`` is shown."""
        super().__init__(window)
        self._window = window
        self._strip = strip
        self._tool_panel = tool_panel
        self._finder = finder
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
        self._tool_panel.set_short(is_low and self._finder.is_shown)
