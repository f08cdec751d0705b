"""The main window: an invitation that is there at once, and room for all the parts that it is furnished with."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from inpaint_studio.resources import resource_path
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.widgets.theme import Theme, apply_theme, current_theme
from inpaint_studio.ui.window.welcome import Welcome

if TYPE_CHECKING:  # Loading the parts would keep the first frame waiting.
    from inpaint_studio.ui.window.parts import Parts


class MainWindow(QMainWindow):
    """The editor's window. What it takes to paint the first frame is here and light to import.

    Attributes:
        settings: what the user has chosen.
        theme: how everything looks.
        welcome: the invitation.
        centre: shows the invitation or the canvas.

    Signals:
        theme_changed: (Theme) everything looks otherwise.
    """

    theme_changed = Signal(Theme)

    def __init__(self, settings: Settings) -> None:
        """Build the window; it can be closed, and is of no further use before it gets its parts."""
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
        """What the window is furnished with.

        Raises:
            RuntimeError: nothing yet.
        """
        if self._parts is None:
            raise RuntimeError("The window is not furnished yet.")
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
        """Learn the colours of the screen that the window is on."""
        super().showEvent(event)
        if self._parts is not None:
            self._parts.screen_profile.follow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what can be opened; never move it away from where it lies."""
        parts = self._parts
        if parts is not None and parts.clipboard.can_take(event.mimeData()) and not parts.editor.jobs.is_running:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped, once the drag is over for the program it came from."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.parts.clipboard.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, then leave."""
        parts = self._parts
        if parts is None:
            event.accept()
            return
        if not self._is_leaving:
            event.ignore()
            parts.files.strip.confirm_leaving(self._leave)
            return
        self.settings.write_state("geometry", self.saveGeometry())
        parts.docks.save()
        self.settings.write_state("engine", parts.engine_panel.engine)
        self.settings.write_state("engine_options", json.dumps(parts.engine_panel.all_options))
        self.settings.sync()
        parts.editor.restorer.stop_warming_up()
        parts.editor.jobs.shut_down()
        parts.files.strip.release()
        parts.recovery_offer.release()
        parts.recovery.finish()
        event.accept()

    def _leave(self) -> None:
        self._is_leaving = True
        # Not from within Qt's own handling of the first close.
        QTimer.singleShot(0, self.close)
