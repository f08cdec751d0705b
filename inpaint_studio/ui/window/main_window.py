"""MainWindow: shows an invitation at once; its parts are assembled afterwards."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from inpaint_studio.resources import resource_path
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.widgets.theme import Theme, apply_theme, current_theme
from inpaint_studio.ui.window.welcome import Welcome

if TYPE_CHECKING:  # Importing the parts would delay the first painting.
    from inpaint_studio.ui.window.parts import Parts


class MainWindow(QMainWindow):
    """The editor's window. This module imports only what the first painting needs.

    Attributes:
        settings: what the user has chosen.
        theme: the colours of everything.
        welcome: the invitation.
        centre: shows the invitation or the canvas.

    Signals:
        theme_changed: (Theme) everything has other colours.
    """

    theme_changed = Signal(Theme)

    def __init__(self, settings: Settings) -> None:
        """Make the window; until ``use`` gives it its parts, it can only be shown and closed."""
        super().__init__()
        self.settings = settings
        self.theme = current_theme(settings.get("theme"))
        self._parts: Parts | None = None
        self._is_leaving = False
        settings.on_change("theme", lambda _: self._show_theme())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._show_theme)
        self.welcome = Welcome(settings)
        self.centre = QStackedWidget()
        self.centre.addWidget(self.welcome)
        self.setCentralWidget(self.centre)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(True)
        self.setWindowTitle("Inpaint Studio")
        self.setWindowIcon(QIcon(str(resource_path("icons", "app.svg"))))
        self.setMinimumWidth(760)
        self._read_geometry()
        self.setCursor(Qt.CursorShape.BusyCursor)

    @property
    def parts(self) -> "Parts":
        """The parts of the window.

        Raises:
            RuntimeError: the window has not been assembled yet.
        """
        if self._parts is None:
            raise RuntimeError("The window has not been assembled yet.")
        return self._parts

    def use(self, parts: "Parts") -> None:
        """Work with ``parts`` from now on."""
        self._parts = parts
        self.unsetCursor()
        if self.isVisible():
            parts.screen_profile.follow()

    def _show_theme(self) -> None:
        self.theme = current_theme(self.settings.get("theme"))
        apply_theme(self.theme)
        self.theme_changed.emit(self.theme)

    def _read_geometry(self) -> None:
        geometry = self.settings.read_state("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            screen = self.screen().availableGeometry()
            self.resize(min(1440, int(screen.width() * 0.9)), min(900, int(screen.height() * 0.9)))

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the profile of the screen that the window is on."""
        super().showEvent(event)
        if self._parts is not None:
            self._parts.screen_profile.follow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what can be opened, to be copied and never moved."""
        parts = self._parts
        if parts is not None and parts.clipboard.can_open(event.mimeData()) and not parts.editor.jobs.is_running:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.parts.clipboard.open_data(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work; then save the window's state, end all jobs and close."""
        parts = self._parts
        if parts is None:
            event.accept()
            return
        if not self._is_leaving:
            event.ignore()
            parts.batches.confirm_leaving(lambda: parts.files.strip.confirm_leaving(self._leave))
            return
        self.settings.write_state("geometry", self.saveGeometry())
        parts.docks.save()
        self.settings.write_state("engine", parts.engine_panel.engine)
        self.settings.write_state("advanced", parts.engine_panel.is_unfolded)
        self.settings.write_state("engine_options", json.dumps(parts.engine_panel.all_options))
        self.settings.sync()
        parts.batches.shut_down()
        parts.editor.restorer.stop()
        parts.editor.remains.shut_down()
        parts.editor.jobs.shut_down()
        parts.files.strip.release()
        parts.recovery_offer.release()
        parts.recovery.finish()
        event.accept()

    def _leave(self) -> None:
        self._is_leaving = True
        # Later, as Qt may still be handling the first close event.
        QTimer.singleShot(0, self.close)
