"""Makes the parts of one window, each after those that it needs, and puts them in their places."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from inpaint_studio.translation import tr
from inpaint_studio.ui.actions.better_offer import BetterOffer
from inpaint_studio.ui.actions.clipboard import ClipboardActions
from inpaint_studio.ui.actions.disk_changes import DiskChanges
from inpaint_studio.ui.actions.entry import fill_menu
from inpaint_studio.ui.actions.file_actions import FileActions
from inpaint_studio.ui.actions.mask_actions import MaskActions
from inpaint_studio.ui.batch.batches import Batches, EngineChoice
from inpaint_studio.ui.batch.review_panel import ReviewPanel
from inpaint_studio.ui.canvas.step_comparison import StepComparison
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.desktop.drag_out import DragHandle
from inpaint_studio.ui.desktop.override_guard import guard_overrides
from inpaint_studio.ui.desktop.screen_profile import ScreenProfile
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.panels.engine_panel import EnginePanel, options_from_text
from inpaint_studio.ui.panels.filmstrip_panel import FilmstripPanel
from inpaint_studio.ui.panels.find_panel import FindPanel
from inpaint_studio.ui.panels.history_panel import HistoryPanel
from inpaint_studio.ui.panels.navigator_panel import NavigatorPanel
from inpaint_studio.ui.panels.tool_panel import ToolPanel
from inpaint_studio.ui.sessions.recovery import Recovery
from inpaint_studio.ui.sessions.recovery_offer import RecoveryOffer
from inpaint_studio.ui.sessions.session_actions import SessionActions
from inpaint_studio.ui.sessions.work_opener import WorkOpener
from inpaint_studio.ui.settings.keymap import Keymap
from inpaint_studio.ui.settings.settings import LAST, Settings
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.tools.toolbox import Toolbox
from inpaint_studio.ui.widgets.focus_areas import FocusAreas
from inpaint_studio.ui.widgets.message_bar import MessageBar
from inpaint_studio.ui.widgets.wheel import WheelFilter
from inpaint_studio.ui.window.action_table import ACTIONS, default_keys, titles
from inpaint_studio.ui.window.docks import Docks
from inpaint_studio.ui.window.find_mode import FindMode
from inpaint_studio.ui.window.first_hints import FirstHints
from inpaint_studio.ui.window.low_window import LowWindow
from inpaint_studio.ui.window.main_window import MainWindow
from inpaint_studio.ui.window.menu_table import MENUS, gestures
from inpaint_studio.ui.window.parts import Parts
from inpaint_studio.ui.window.status import StatusBar
from inpaint_studio.ui.window.toolbars import make_before_button, make_tool_strip, make_toolbar
from inpaint_studio.ui.window.upkeep import Upkeep
from inpaint_studio.ui.window.window_dialogs import WindowDialogs
from inpaint_studio.ui.window.zoom_field import ZoomField


def assemble(window: MainWindow) -> Parts:
    """Make the parts of ``window``, which can be used from then on, and return them; imports most of the program."""
    WheelFilter.install()
    guard_overrides()
    parts = _make_parts(window)
    _add_actions(parts)
    _make_menus(parts)
    buttons = _make_bars(parts)
    _make_panels(parts)
    window.centre.addWidget(parts.canvas)
    window.welcome.offer(parts.actions["open"], parts.actions["sample"], parts.files.open)
    DiskChanges(parts.editor, parts.files, parts.recovery, parts.messages, window)
    BetterOffer(parts.editor.restorer.betterment, parts.messages, window)
    upkeep = Upkeep(window, parts, buttons)
    parts.docks.restore()
    _choose_engine(parts.engine_panel, parts.settings)
    parts.toolbox.choose("brush")
    upkeep.show_document()
    window.use(parts)
    return parts


def _make_parts(window: MainWindow) -> Parts:
    settings = window.settings
    editor = Editor(settings, window)
    brush = Brush(parent=window)
    canvas = Canvas(editor, brush)
    editor.fader.look_at = lambda: canvas.viewport.seen
    engine_panel = EnginePanel()
    recovery = Recovery(editor)
    work_opener = WorkOpener(editor, window)

    def chosen_engine() -> tuple[str, dict[str, object]]:
        return engine_panel.engine, engine_panel.options

    sessions = SessionActions(editor, recovery, work_opener, window, chosen_engine, engine_panel.choose)
    files = FileActions(editor, sessions, recovery, work_opener, window)
    engine_choice = EngineChoice(lambda: engine_panel.engine, lambda: engine_panel.all_options)
    keymap = Keymap(default_keys(), settings, window)
    toolbox = Toolbox(editor, brush, canvas, canvas.pointer, chosen_engine, window)
    actions = {entry.name: entry.make(window) for entry in ACTIONS}
    docks = Docks(window, settings)
    tool_panel = ToolPanel(toolbox, actions)
    messages = MessageBar(window.centre)
    return Parts(
        window=window,
        settings=settings,
        editor=editor,
        brush=brush,
        canvas=canvas,
        toolbox=toolbox,
        recovery=recovery,
        recovery_offer=RecoveryOffer(editor, recovery, work_opener, window),
        sessions=sessions,
        files=files,
        batches=Batches(editor, engine_choice, files.make_room, window),
        clipboard=ClipboardActions(editor, files, window),
        mask_actions=MaskActions(editor, tool_panel.distance.value, window),
        keymap=keymap,
        dialogs=WindowDialogs(editor, keymap, titles(), gestures(), messages, window),
        docks=docks,
        tool_panel=tool_panel,
        engine_panel=engine_panel,
        history_panel=HistoryPanel(editor, actions),
        comparison=StepComparison(editor, canvas),
        find_panel=FindPanel(editor, canvas, actions),
        find_mode=FindMode(editor, toolbox, docks),
        zoom_field=ZoomField(canvas),
        focus_areas=FocusAreas(lambda: [canvas, *docks.panels, window.welcome], window),
        messages=messages,
        screen_profile=ScreenProfile(window, settings),
        actions=actions,
        recent_menu=QMenu(tr("Open &Recent"), window),
    )


def _add_actions(parts: Parts) -> None:
    for entry in ACTIONS:
        action = parts.actions[entry.name]
        entry.connect(action, parts)
        (parts.canvas if entry.is_on_photo else parts.window).addAction(action)


def _make_menus(parts: Parts) -> None:
    groups: dict[str, list[QAction]] = {
        "recent": [parts.recent_menu.menuAction()],
        "tools": list(parts.toolbox.actions.values()),
    }
    menus: dict[str, QMenu] = {}
    for title, names in MENUS:
        parent = title.rpartition("/")[0]
        menus[title] = (menus[parent] if parent else parts.window.menuBar()).addMenu(tr(title).rpartition("/")[2])
        fill_menu(menus[title], names, parts.actions, groups)


def _make_bars(parts: Parts) -> dict[str, QToolButton]:
    """Make the toolbars and the status bar; return the buttons without an action, by name."""
    buttons: dict[str, QToolButton] = {
        "before": make_before_button(parts.canvas),
        "drag_out": DragHandle(parts.clipboard.drag_data, parts.editor.noticed.emit),
    }
    parts.window.addToolBar(make_toolbar(parts.actions, {**buttons, "zoom_field": parts.zoom_field}))
    parts.window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, make_tool_strip(parts.toolbox.actions))
    status = StatusBar(parts.editor, parts.canvas, parts.actions["cancel"])
    parts.window.setStatusBar(status)
    FirstHints(parts.editor, parts.actions | parts.toolbox.actions, status.hint, parts.window)
    return buttons


def _make_panels(parts: Parts) -> None:
    docks, strip = parts.docks, parts.files.strip
    history = parts.history_panel
    history.compare_asked.connect(parts.comparison.show)
    history.variants.compare_asked.connect(parts.comparison.show_variant)
    navigator = NavigatorPanel(parts.canvas)
    docks.add("Tool and mask", parts.tool_panel, parts.tool_panel.words)
    docks.add("Repair", parts.engine_panel)
    docks.add("History", history)
    docks.add("Navigator", navigator)
    filmstrip = FilmstripPanel(strip, parts.editor)
    docks.add_strip("Filmstrip", filmstrip, lambda: strip.is_active)
    review = parts.batches.review
    docks.add_strip("Review", ReviewPanel(review, parts.settings, parts.actions), lambda: review.is_open)
    docks.add_strip("Batch", parts.batches.panel, lambda: parts.batches.is_shown)
    # History and navigator share one place, as a small window has no room for four panels.
    docks.join([history, navigator])
    docks.share_height(parts.engine_panel, [history, navigator])
    docks.add_guest(
        "Find damage", parts.find_panel, [parts.engine_panel, history, navigator], lambda: parts.find_mode.is_on,
        _back_button(parts.find_mode),
    )  # fmt: skip
    LowWindow(parts.window, filmstrip, parts.tool_panel, parts.zoom_field, parts.find_panel, parts.editor.finder)


def _back_button(find_mode: FindMode) -> QPushButton:
    """Return the button that leads back to the panels whose place the one that finds damage takes."""
    button = QPushButton(tr("Back to Repair"))
    button.setObjectName("flat")
    button.setToolTip(tr("Show Repair and History again; what is proposed stays"))
    button.clicked.connect(find_mode.close)
    return button


def _choose_engine(panel: EnginePanel, settings: Settings) -> None:
    """Choose the engine and the options that the settings ask for: fixed ones, or those used last."""
    engine = settings.get("engine")
    engine = settings.read_state("engine") if engine == LAST else engine
    kept = settings.read_state("engine_options") if settings.get("keep_engine_options") else None
    panel.set_all_options(options_from_text(kept))
    panel.unfold(settings.read_state("advanced") in (True, "true"))
    if isinstance(engine, str):
        panel.choose(engine, {})
