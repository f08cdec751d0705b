"""The main window: puts the canvas, the panels, the bars and the actions together."""

import json
from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QToolButton

from inpaint_studio.core.edit import Plane
from inpaint_studio.resources import resource_path
from inpaint_studio.translation import tr
from inpaint_studio.ui.actions import ACTIONS, MENUS, default_keys, fill_menu, make_action, set_keys
from inpaint_studio.ui.areas import Areas
from inpaint_studio.ui.canvas.looks import MaskLook
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.disk_changes import DiskChanges
from inpaint_studio.ui.docks import Docks
from inpaint_studio.ui.drag_out import DragHandle
from inpaint_studio.ui.editor import Editor
from inpaint_studio.ui.exchange import Exchange, can_take
from inpaint_studio.ui.file_actions import FileActions
from inpaint_studio.ui.filmstrip import UNTITLED
from inpaint_studio.ui.icons import icon
from inpaint_studio.ui.keymap import Keymap
from inpaint_studio.ui.mask_actions import MaskActions
from inpaint_studio.ui.message_bar import MessageBar
from inpaint_studio.ui.panels.engine_panel import EnginePanel, options_from_text
from inpaint_studio.ui.panels.filmstrip_panel import FilmstripPanel
from inpaint_studio.ui.panels.history_panel import HistoryPanel
from inpaint_studio.ui.panels.navigator_panel import NavigatorPanel
from inpaint_studio.ui.panels.tool_panel import ToolPanel
from inpaint_studio.ui.recovery import Recovery
from inpaint_studio.ui.recovery_offer import RecoveryOffer
from inpaint_studio.ui.screen_profile import ScreenProfile
from inpaint_studio.ui.session_actions import SessionActions
from inpaint_studio.ui.settings import LAST, Settings
from inpaint_studio.ui.status import StatusBar
from inpaint_studio.ui.step_comparison import StepComparison
from inpaint_studio.ui.theme import apply_theme, current_theme
from inpaint_studio.ui.tints import STRIPED
from inpaint_studio.ui.toolbars import make_before_button, make_tool_strip, make_toolbar
from inpaint_studio.ui.toolbox import Toolbox
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.welcome import Welcome
from inpaint_studio.ui.window_dialogs import WindowDialogs
from inpaint_studio.ui.work_opener import WorkOpener


class MainWindow(QMainWindow):
    """The editor's window.

    Attributes:
        editor: the document and the jobs on it.
        canvas: the photo on the screen.
        brush: the size that all painting tools share.
        toolbox: the tools, and what they mark.
        files: what the File menu does.
        recovery: keeps the work safe against a crash.
        recovery_offer: brings it back after one.
        mask_actions: what the Mask menu does.
        exchange: photos in and out by clipboard and dragging.
        keymap: which keys do what.
        dialogs: settings, keys, log, about.
        docks: the panels.
        areas: what F6 goes through.
        messages: the quiet bar.
        recent_menu: the files opened or saved last.
        actions_by_name: every action of the table.
    """

    def __init__(self, settings: Settings) -> None:
        """Build the window; it opens nothing yet."""
        super().__init__()
        self.settings = settings
        self.editor: Editor = Editor(settings, self)
        self.brush = Brush(parent=self)
        self.canvas: Canvas = Canvas(self.editor, self.brush)
        self.recovery = Recovery(self.editor)
        self.work_opener = WorkOpener(self.editor, self)
        self.recovery_offer = RecoveryOffer(self.editor, self.recovery, self.work_opener, self)
        self.toolbox: Toolbox = Toolbox(self.editor, self.canvas, self.brush, self._choose_engine, self)
        self.sessions = SessionActions(
            self.editor,
            self.recovery,
            self.work_opener,
            self,
            self._choose_engine,
            lambda engine, options: self.engine_panel.choose(engine, options),
        )
        self.files: FileActions = FileActions(self.editor, self.sessions, self.recovery, self.work_opener, self)
        self.exchange = Exchange(self.editor, self.files, self)
        self.keymap = Keymap(default_keys(), settings, self)
        self.dialogs = WindowDialogs(self.editor, self.keymap, self)
        self.docks: Docks = Docks(self, settings)
        self.actions_by_name: dict[str, QAction] = {entry.name: make_action(entry, self) for entry in ACTIONS}
        self._add_actions()
        self._is_leaving = False
        self.recent_menu = QMenu(tr("Open &Recent"), self)
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        self._make_menus()
        self._make_bars()
        self._make_panels()
        self._make_centre()
        self.messages = MessageBar(self._centre)
        self._disk_changes = DiskChanges(self.editor, self.files, self.messages, self)
        self._screen_profile = ScreenProfile(self, settings)
        self._screen_profile.changed.connect(self.canvas.content.set_screen)
        self._screen_profile.failed.connect(self.messages.fail)
        self.setAcceptDrops(True)
        self.setWindowIcon(QIcon(str(resource_path("icons", "app.svg"))))
        self.setMinimumWidth(760)
        self._connect()
        self._read_state()
        self.choose_tool("brush")
        self._show_document()

    # --- what the actions do -------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Restore with the engine and options chosen."""
        self.editor.restore(self.engine_panel.engine, self.engine_panel.options)

    def undo(self) -> None:
        """Take the last step back."""
        self.editor.undo()

    def redo(self) -> None:
        """Do the last step again."""
        self.editor.redo()

    def choose_tool(self, name: str) -> None:
        """Use the tool of this name."""
        self.toolbox.choose(name)

    def _choose_engine(self) -> tuple[str, dict[str, object]]:
        return self.engine_panel.engine, self.engine_panel.options

    def show_full_screen(self, is_full: bool) -> None:
        """Fill the screen, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # --- building ------------------------------------------------------------------------------------------------

    def _add_actions(self) -> None:
        for entry in ACTIONS:
            (self.canvas if entry.is_on_photo else self).addAction(self.actions_by_name[entry.name])
        self.areas = Areas(lambda: [self.canvas, *self.docks.panels, self._welcome], self)
        self._show_keys()
        self.keymap.changed.connect(self._show_keys)

    def _make_menus(self) -> None:
        groups = {"recent": [self.recent_menu.menuAction()], "tools": list(self.toolbox.actions.values())}
        menus: dict[str, QMenu] = {}
        for title, names in MENUS:
            parent = title.rpartition("/")[0]
            menus[title] = (menus[parent] if parent else self.menuBar()).addMenu(tr(title).rpartition("/")[2])
            fill_menu(menus[title], names, self.actions_by_name, groups)

    def _make_bars(self) -> None:
        self._before = make_before_button(self.canvas)
        self._drag_out = DragHandle(self.exchange.mime, self.editor.noticed.emit)
        buttons: dict[str, QToolButton] = {"before": self._before, "drag_out": self._drag_out}
        self.addToolBar(make_toolbar(self.actions_by_name, buttons))
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, make_tool_strip(self.toolbox.actions))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setStatusBar(StatusBar(self.editor, self.canvas, self.actions_by_name["cancel"]))

    def _make_panels(self) -> None:
        self.tool_panel = ToolPanel(self.toolbox, self.actions_by_name)
        self.mask_actions = MaskActions(self.editor, self.tool_panel, self)
        self.engine_panel = EnginePanel()
        history = HistoryPanel(self.editor)
        comparison = StepComparison(self.editor, self.canvas)
        history.compare_asked.connect(comparison.show)
        history.variants.compare_asked.connect(comparison.show_variant)
        navigator = NavigatorPanel(self.canvas)
        self.docks.add("Tool and mask", self.tool_panel)
        self.docks.add("Engine", self.engine_panel)
        self.docks.add("History", history)
        self.docks.add("Navigator", navigator)
        strip = FilmstripPanel(self.files.strip, self.editor)
        self.docks.add_strip("Filmstrip", strip, lambda: self.files.strip.is_active)
        # Two lists that grow share one place: there is no room for all four in a small window.
        self.docks.join([history, navigator])

    def _make_centre(self) -> None:
        actions = self.actions_by_name
        self._welcome = Welcome(self.settings, actions["open"], actions["sample"], self.files.open)
        self._centre = QStackedWidget()
        self._centre.addWidget(self._welcome)
        self._centre.addWidget(self.canvas)
        self.setCentralWidget(self._centre)

    def _connect(self) -> None:
        editor = self.editor
        editor.opened.connect(self._show_document)
        editor.opened.connect(self.messages.hide)
        editor.saved.connect(lambda path: self.messages.notice(tr("Saved to {path}.", path=path)))
        editor.noticed.connect(self.messages.notice)
        self.files.strip.changed.connect(lambda: self.docks.show(editor.document is not None))
        self.files.strip.changed.connect(self._refresh)
        editor.failed.connect(self.messages.fail)
        editor.state_changed.connect(self._refresh)
        self.canvas.view_changed.connect(self._refresh)
        self.toolbox.marking.changed.connect(self._refresh)
        self.settings.on_change("theme", lambda _: self._show_theme())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._show_theme)
        for key in ("mask_color", "mask_opacity", "mask_pattern", "mask_look"):
            self.settings.on_change(key, lambda _: self._show_tint())

    # --- keeping up ----------------------------------------------------------------------------------------------

    def _show_document(self) -> None:
        document = self.editor.document
        self._centre.setCurrentWidget(self.canvas if document else self._welcome)
        self.docks.show(document is not None)
        if document is not None:
            self.brush.set_usual(max(document.photo.shape))
            self.canvas.zoom_fit()
            self.canvas.setFocus()
        else:
            self._welcome.refresh()
        self._refresh()

    def _refresh(self) -> None:
        for entry in ACTIONS:
            action = self.actions_by_name[entry.name]
            action.setEnabled(entry.is_enabled(self))
            if entry.is_checked is not None:
                action.setChecked(entry.is_checked(self))
        is_again = not self.editor.is_marked(Plane.MASK) and self.editor.history.retriable is not None
        self.actions_by_name["restore"].setIconText(tr("Restore Again") if is_again else tr("Restore"))
        self.recent_menu.setEnabled(not self.editor.jobs.is_running)
        self._before.setEnabled(self.editor.document is not None)
        self._drag_out.setEnabled(self.editor.can_edit)
        document = self.editor.document
        if document is None:
            self.setWindowTitle("Inpaint Studio")
            self.setWindowModified(False)
            return
        path = document.photo.source.path
        self.setWindowTitle(f"{path.name if path else tr(UNTITLED)}[*] — Inpaint Studio")
        self.setWindowModified(self.editor.history.is_photo_modified)

    def _show_theme(self) -> None:
        theme = current_theme(self.settings.get("theme"))
        apply_theme(theme)
        for entry in ACTIONS:
            if entry.icon:
                self.actions_by_name[entry.name].setIcon(icon(entry.icon, theme))
        for name, action in self.toolbox.actions.items():
            action.setIcon(icon(name, theme))
        self._before.setIcon(icon("before", theme))
        self._drag_out.setIcon(icon("drag-out", theme))
        self.tool_panel.set_theme(theme)
        self.messages.set_theme(theme)
        self.canvas.set_surround(theme.canvas)

    def _show_tint(self) -> None:
        get = self.settings.get
        is_striped = get("mask_pattern") == STRIPED
        self.canvas.set_tint(get("mask_color"), get("mask_opacity") / 100, is_striped=is_striped)
        self.canvas.set_mask_look(MaskLook(get("mask_look")))
        self._refresh()

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        files = self.settings.recent_files
        for path in files:
            self.recent_menu.addAction(str(path), partial(self.files.open, path))
        if files:
            self.recent_menu.addSeparator()
            self.recent_menu.addAction(tr("Clear"), self.settings.clear_recent)
        else:
            self.recent_menu.addAction(tr("No recent photos")).setEnabled(False)

    def _read_state(self) -> None:
        geometry = self.settings.read_state("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            screen = self.screen().availableGeometry()
            self.resize(min(1440, int(screen.width() * 0.9)), min(900, int(screen.height() * 0.9)))
        self.docks.restore()
        self._read_engine()

    def _read_engine(self) -> None:
        engine = self.settings.get("engine")
        engine = self.settings.read_state("engine") if engine == LAST else engine
        kept = self.settings.read_state("engine_options") if self.settings.get("keep_engine_options") else None
        self.engine_panel.set_all_options(options_from_text(kept))
        if isinstance(engine, str):
            self.engine_panel.choose(engine, {})

    def _save_engine(self) -> None:
        self.settings.write_state("engine", self.engine_panel.engine)
        self.settings.write_state("engine_options", json.dumps(self.engine_panel.all_options))

    def _show_keys(self) -> None:
        for name, action in (self.actions_by_name | self.toolbox.actions).items():
            set_keys(action, self.keymap.keys(name))

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Learn the colours of the screen that the window is on."""
        super().showEvent(event)
        self._screen_profile.follow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what can be opened; never move it away from where it lies."""
        if can_take(event.mimeData()) and not self.editor.jobs.is_running:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped, once the drag is over for the program it came from."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.exchange.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, then leave."""
        if not self._is_leaving:
            event.ignore()
            self.files.strip.confirm_leaving(self._leave)
            return
        self.settings.write_state("geometry", self.saveGeometry())
        self.docks.save()
        self._save_engine()
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
