"""Furniture: everything that stands in the main window, how it is connected, and how it keeps up."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from inpaint_studio.core.edit import Plane
from inpaint_studio.translation import tr
from inpaint_studio.ui.actions import ACTIONS, MENUS, default_keys, fill_menu, make_action, set_keys
from inpaint_studio.ui.areas import Areas
from inpaint_studio.ui.canvas.looks import MaskLook
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.disk_changes import DiskChanges
from inpaint_studio.ui.docks import Docks
from inpaint_studio.ui.drag_out import DragHandle
from inpaint_studio.ui.editor import Editor
from inpaint_studio.ui.exchange import Exchange
from inpaint_studio.ui.file_actions import FileActions
from inpaint_studio.ui.filmstrip import UNTITLED
from inpaint_studio.ui.icons import icon
from inpaint_studio.ui.keymap import Keymap
from inpaint_studio.ui.main_window import MainWindow
from inpaint_studio.ui.mask_actions import MaskActions
from inpaint_studio.ui.message_bar import MessageBar
from inpaint_studio.ui.names import as_title
from inpaint_studio.ui.panels.engine_panel import EnginePanel, options_from_text
from inpaint_studio.ui.panels.filmstrip_panel import FilmstripPanel
from inpaint_studio.ui.panels.history_panel import HistoryPanel
from inpaint_studio.ui.panels.navigator_panel import NavigatorPanel
from inpaint_studio.ui.panels.tool_panel import ToolPanel
from inpaint_studio.ui.recovery import Recovery
from inpaint_studio.ui.recovery_offer import RecoveryOffer
from inpaint_studio.ui.screen_profile import ScreenProfile
from inpaint_studio.ui.session_actions import SessionActions
from inpaint_studio.ui.settings import LAST
from inpaint_studio.ui.status import StatusBar
from inpaint_studio.ui.step_comparison import StepComparison
from inpaint_studio.ui.theme import Theme
from inpaint_studio.ui.tints import STRIPED
from inpaint_studio.ui.toolbars import make_before_button, make_tool_strip, make_toolbar
from inpaint_studio.ui.toolbox import Toolbox
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.wheel import WheelRule
from inpaint_studio.ui.window_dialogs import WindowDialogs
from inpaint_studio.ui.work_opener import WorkOpener

_TINT = ("mask_color", "mask_opacity", "mask_pattern", "mask_look")


class Furniture(QObject):
    """Makes the parts of one window, in the order in which they need each other; lives as long as it."""

    def __init__(self, window: MainWindow) -> None:
        """Furnish ``window``."""
        super().__init__(window)
        WheelRule.keep()
        self._window = window
        settings = window.settings
        window.editor = Editor(settings, window)
        window.brush = Brush(parent=window)
        window.canvas = Canvas(window.editor, window.brush)
        window.recovery = Recovery(window.editor)
        window.work_opener = WorkOpener(window.editor, window)
        window.recovery_offer = RecoveryOffer(window.editor, window.recovery, window.work_opener, window)
        window.toolbox = Toolbox(window.editor, window.canvas, window.brush, self._choose_engine, window)
        window.sessions = SessionActions(
            window.editor,
            window.recovery,
            window.work_opener,
            window,
            self._choose_engine,
            lambda engine, options: window.engine_panel.choose(engine, options),
        )
        window.files = FileActions(window.editor, window.sessions, window.recovery, window.work_opener, window)
        window.exchange = Exchange(window.editor, window.files, window)
        window.keymap = Keymap(default_keys(), settings, window)
        window.dialogs = WindowDialogs(window.editor, window.keymap, window)
        window.docks = Docks(window, settings)
        window.actions_by_name = {entry.name: make_action(entry, window) for entry in ACTIONS}
        self._add_actions()
        window.recent_menu = QMenu(tr("Open &Recent"), window)
        window.recent_menu.aboutToShow.connect(self._fill_recent)
        self._make_menus()
        self._make_bars()
        self._make_panels()
        window.centre.addWidget(window.canvas)
        window.messages = MessageBar(window.centre)
        DiskChanges(window.editor, window.files, window.recovery, window.messages, window)
        window.screen_profile = ScreenProfile(window, settings)
        self._connect()
        window.docks.restore()
        self._read_engine()
        window.choose_tool("brush")
        self._show_document()

    def _choose_engine(self) -> tuple[str, dict[str, object]]:
        panel = self._window.engine_panel
        return panel.engine, panel.options

    # --- building ------------------------------------------------------------------------------------------------

    def _add_actions(self) -> None:
        window = self._window
        for entry in ACTIONS:
            (window.canvas if entry.is_on_photo else window).addAction(window.actions_by_name[entry.name])
        window.welcome.offer(window.actions_by_name["open"], window.actions_by_name["sample"], window.files.open)
        window.areas = Areas(lambda: [window.canvas, *window.docks.panels, window.welcome], window)
        self._show_keys()
        window.keymap.changed.connect(self._show_keys)

    def _make_menus(self) -> None:
        window = self._window
        groups = {"recent": [window.recent_menu.menuAction()], "tools": list(window.toolbox.actions.values())}
        menus: dict[str, QMenu] = {}
        for title, names in MENUS:
            parent = title.rpartition("/")[0]
            menus[title] = (menus[parent] if parent else window.menuBar()).addMenu(tr(title).rpartition("/")[2])
            fill_menu(menus[title], names, window.actions_by_name, groups)

    def _make_bars(self) -> None:
        window = self._window
        self._before = make_before_button(window.canvas)
        self._drag_out = DragHandle(window.exchange.mime, window.editor.noticed.emit)
        buttons: dict[str, QToolButton] = {"before": self._before, "drag_out": self._drag_out}
        window.addToolBar(make_toolbar(window.actions_by_name, buttons))
        window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, make_tool_strip(window.toolbox.actions))
        window.setStatusBar(StatusBar(window.editor, window.canvas, window.actions_by_name["cancel"]))

    def _make_panels(self) -> None:
        window = self._window
        window.tool_panel = ToolPanel(window.toolbox, window.actions_by_name)
        window.mask_actions = MaskActions(window.editor, window.tool_panel, window)
        window.engine_panel = EnginePanel()
        history = HistoryPanel(window.editor)
        comparison = StepComparison(window.editor, window.canvas)
        history.compare_asked.connect(comparison.show)
        history.variants.compare_asked.connect(comparison.show_variant)
        navigator = NavigatorPanel(window.canvas)
        window.docks.add("Tool and mask", window.tool_panel)
        window.docks.add("Engine", window.engine_panel)
        window.docks.add("History", history)
        window.docks.add("Navigator", navigator)
        strip = FilmstripPanel(window.files.strip, window.editor)
        window.docks.add_strip("Filmstrip", strip, lambda: window.files.strip.is_active)
        # Two lists that grow share one place: there is no room for all four in a small window.
        window.docks.join([history, navigator])
        window.docks.share_height(window.engine_panel, [history, navigator])

    def _connect(self) -> None:
        window = self._window
        editor, messages, strip = window.editor, window.messages, window.files.strip
        editor.opened.connect(self._show_document)
        editor.opened.connect(messages.hide)
        editor.saved.connect(lambda path: messages.notice(tr("Saved to {path}.", path=path)))
        editor.noticed.connect(messages.notice)
        editor.failed.connect(messages.fail)
        editor.files.mask_doubted.connect(
            lambda doubt: messages.fail(doubt, [("&Invert Mask", window.mask_actions.invert)])
        )
        strip.changed.connect(lambda: window.docks.show(editor.document is not None))
        window.screen_profile.changed.connect(window.canvas.content.set_screen)
        window.screen_profile.failed.connect(messages.fail)
        for changed in (
            strip.changed, editor.state_changed, window.canvas.view_changed, window.toolbox.marking.changed,
        ):  # fmt: skip
            changed.connect(self._refresh)
        window.theme_changed.connect(self._show_theme)
        self._show_theme(window.theme)
        window.settings.changed.connect(lambda key: self._show_tint() if key in _TINT else None)
        self._show_tint()

    # --- keeping up ----------------------------------------------------------------------------------------------

    def _show_document(self) -> None:
        window = self._window
        document = window.editor.document
        window.centre.setCurrentWidget(window.canvas if document else window.welcome)
        window.docks.show(document is not None)
        if document is not None:
            window.brush.set_usual(max(document.photo.shape))
            window.canvas.zoom_fit()
            window.canvas.setFocus()
        else:
            window.welcome.refresh()
        self._refresh()

    def _refresh(self) -> None:
        window, editor = self._window, self._window.editor
        for entry in ACTIONS:
            action = window.actions_by_name[entry.name]
            action.setEnabled(entry.is_enabled(window))
            if entry.is_checked is not None:
                action.setChecked(entry.is_checked(window))
        is_again = not editor.is_marked(Plane.MASK) and editor.history.retriable is not None
        window.actions_by_name["restore"].setIconText(tr("Restore Again") if is_again else tr("Restore"))
        window.recent_menu.setEnabled(not editor.jobs.is_running)
        self._before.setEnabled(editor.document is not None)
        self._drag_out.setEnabled(editor.can_edit)
        if editor.document is None:
            window.setWindowTitle("Inpaint Studio")
            window.setWindowModified(False)
            return
        path = editor.document.photo.source.path
        window.setWindowTitle(f"{as_title(path.name) if path else tr(UNTITLED)}[*] — Inpaint Studio")
        window.setWindowModified(editor.history.is_photo_modified)

    def _show_theme(self, theme: Theme) -> None:
        window = self._window
        for entry in ACTIONS:
            if entry.icon:
                window.actions_by_name[entry.name].setIcon(icon(entry.icon, theme))
        for name, action in window.toolbox.actions.items():
            action.setIcon(icon(name, theme))
        self._before.setIcon(icon("before", theme))
        self._drag_out.setIcon(icon("drag-out", theme))
        window.tool_panel.set_theme(theme)
        window.messages.set_theme(theme)
        window.canvas.set_surround(theme.canvas)

    def _show_tint(self) -> None:
        get, canvas = self._window.settings.get, self._window.canvas
        canvas.set_tint(get("mask_color"), get("mask_opacity") / 100, is_striped=get("mask_pattern") == STRIPED)
        canvas.set_mask_look(MaskLook(get("mask_look")))
        self._refresh()

    def _fill_recent(self) -> None:
        menu, settings = self._window.recent_menu, self._window.settings
        menu.clear()
        files = settings.recent_files
        for path in files:
            menu.addAction(str(path).replace("&", "&&"), partial(self._window.files.open, path))
        if files:
            menu.addSeparator()
            menu.addAction(tr("Clear"), settings.clear_recent)
        else:
            menu.addAction(tr("No recent photos")).setEnabled(False)

    def _read_engine(self) -> None:
        settings, panel = self._window.settings, self._window.engine_panel
        engine = settings.get("engine")
        engine = settings.read_state("engine") if engine == LAST else engine
        kept = settings.read_state("engine_options") if settings.get("keep_engine_options") else None
        panel.set_all_options(options_from_text(kept))
        if isinstance(engine, str):
            panel.choose(engine, {})

    def _show_keys(self) -> None:
        window = self._window
        for name, action in (window.actions_by_name | window.toolbox.actions).items():
            set_keys(action, window.keymap.keys(name))
