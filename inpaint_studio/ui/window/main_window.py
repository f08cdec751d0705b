"""The main window: an invitation that is there at once, and room for all that ``furnish`` puts into it."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from inpaint_studio.resources import resource_path
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.widgets.theme import Theme, apply_theme, current_theme
from inpaint_studio.ui.window.welcome import Welcome

if TYPE_CHECKING:
    from inpaint_studio.ui.actions.clipboard import Exchange
    from inpaint_studio.ui.actions.file_actions import FileActions
    from inpaint_studio.ui.actions.mask_actions import MaskActions
    from inpaint_studio.ui.canvas.view import Canvas
    from inpaint_studio.ui.desktop.screen_profile import ScreenProfile
    from inpaint_studio.ui.editor.editor import Editor
    from inpaint_studio.ui.panels.engine_panel import EnginePanel
    from inpaint_studio.ui.panels.tool_panel import ToolPanel
    from inpaint_studio.ui.sessions.recovery import Recovery
    from inpaint_studio.ui.sessions.recovery_offer import RecoveryOffer
    from inpaint_studio.ui.sessions.session_actions import SessionActions
    from inpaint_studio.ui.sessions.work_opener import WorkOpener
    from inpaint_studio.ui.settings.keymap import Keymap
    from inpaint_studio.ui.tools.brush_size import Brush
    from inpaint_studio.ui.tools.toolbox import Toolbox
    from inpaint_studio.ui.widgets.focus_areas import Areas
    from inpaint_studio.ui.widgets.message_bar import MessageBar
    from inpaint_studio.ui.window.docks import Docks
    from inpaint_studio.ui.window.window_dialogs import WindowDialogs


class MainWindow(QMainWindow):
    """The editor's window. What it takes to paint the first frame is here and light to import; the rest is furniture.

    Attributes:
        settings: what the user has chosen.
        theme: how everything looks.
        welcome: the invitation.
        centre: shows the invitation or the canvas.

    There once it is furnished:
        editor: the document and the jobs on it.
        canvas: the photo on the screen.
        brush: the size that all painting tools share.
        toolbox: the tools, and what they mark.
        files: what the File menu does.
        sessions: saves and opens sessions.
        recovery: keeps the work safe against a crash.
        recovery_offer: brings it back after one.
        work_opener: opens work with its history.
        mask_actions: what the Mask menu does.
        exchange: photos in and out by clipboard and dragging.
        keymap: which keys do what.
        dialogs: settings, keys, log, about.
        docks: the panels.
        tool_panel: the options of the tool.
        engine_panel: the engine and its options.
        areas: what F6 goes through.
        messages: the quiet bar.
        screen_profile: the colours of the screen.
        recent_menu: the files opened or saved last.
        actions_by_name: every action of the table.

    Signals:
        theme_changed: (Theme) everything looks otherwise.
    """

    theme_changed = Signal(Theme)
    editor: "Editor"
    canvas: "Canvas"
    brush: "Brush"
    toolbox: "Toolbox"
    files: "FileActions"
    sessions: "SessionActions"
    recovery: "Recovery"
    recovery_offer: "RecoveryOffer"
    work_opener: "WorkOpener"
    mask_actions: "MaskActions"
    exchange: "Exchange"
    keymap: "Keymap"
    dialogs: "WindowDialogs"
    docks: "Docks"
    tool_panel: "ToolPanel"
    engine_panel: "EnginePanel"
    areas: "Areas"
    messages: "MessageBar"
    screen_profile: "ScreenProfile"
    recent_menu: QMenu
    actions_by_name: dict[str, QAction]

    def __init__(self, settings: Settings, *, is_furnished: bool = True) -> None:
        """Build the window; it opens nothing yet. One that is not furnished waits for ``furnish``."""
        super().__init__()
        self.settings = settings
        self.theme = current_theme(settings.get("theme"))
        self._is_furnished = False
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
        if is_furnished:
            self.furnish()
        else:
            self.setCursor(Qt.CursorShape.BusyCursor)

    def furnish(self) -> None:
        """Put everything in its place; loads most of the program."""
        from inpaint_studio.ui.window.assembly import Furniture

        Furniture(self)
        self._is_furnished = True
        self.unsetCursor()
        if self.isVisible():
            self.screen_profile.follow()

    # --- what the actions do -------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Restore with the engine and options chosen."""
        self.editor.restore(self.engine_panel.engine, self.engine_panel.options)

    def restore_again(self) -> None:
        """Try the last restoration with the engine and options chosen now."""
        self.editor.restore_again(self.engine_panel.engine, self.engine_panel.options)

    def undo(self) -> None:
        """Take the last step back."""
        self.editor.undo()

    def redo(self) -> None:
        """Do the last step again."""
        self.editor.redo()

    def choose_tool(self, name: str) -> None:
        """Use the tool of this name."""
        self.toolbox.choose(name)

    def show_full_screen(self, is_full: bool) -> None:
        """Fill the screen, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

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
        if self._is_furnished:
            self.screen_profile.follow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what can be opened; never move it away from where it lies."""
        if self._is_furnished and self.exchange.can_take(event.mimeData()) and not self.editor.jobs.is_running:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped, once the drag is over for the program it came from."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.exchange.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, then leave."""
        if not self._is_furnished:
            event.accept()
            return
        if not self._is_leaving:
            event.ignore()
            self.files.strip.confirm_leaving(self._leave)
            return
        self.settings.write_state("geometry", self.saveGeometry())
        self.docks.save()
        self.settings.write_state("engine", self.engine_panel.engine)
        self.settings.write_state("engine_options", json.dumps(self.engine_panel.all_options))
        self.settings.sync()
        self.editor.restorer.stop_warming_up()
        self.editor.jobs.shut_down()
        self.files.strip.release()
        self.recovery_offer.release()
        self.recovery.finish()
        event.accept()

    def _leave(self) -> None:
        self._is_leaving = True
        # Not from within Qt's own handling of the first close.
        QTimer.singleShot(0, self.close)
