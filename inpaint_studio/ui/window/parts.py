"""Parts: everything that stands in one window, by its type. Whoever works with the window as a whole gets them."""

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from inpaint_studio.ui.actions.clipboard import ClipboardActions
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
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.tools.toolbox import Toolbox
from inpaint_studio.ui.widgets.focus_areas import Areas
from inpaint_studio.ui.widgets.message_bar import MessageBar
from inpaint_studio.ui.window.docks import Docks
from inpaint_studio.ui.window.window_dialogs import WindowDialogs


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts of one window.

    Attributes:
        window: where they stand.
        settings: what the user has chosen.
        editor: the document and the jobs on it.
        brush: the size that all painting tools share.
        canvas: the photo on the screen.
        toolbox: the tools, and what they mark.
        recovery: keeps the work safe against a crash.
        recovery_offer: brings it back after one.
        work_opener: opens work with its history.
        sessions: saves and opens sessions.
        files: what the File menu does.
        clipboard: photos in and out by clipboard and dragging.
        mask_actions: what the Mask menu does.
        keymap: which keys do what.
        dialogs: settings, keys, log, about.
        docks: the places of the panels.
        tool_panel: the options of the tool.
        engine_panel: the engine and its options.
        areas: what F6 goes through.
        messages: the quiet bar.
        screen_profile: the colours of the screen.
        actions: every action of the table, by name.
        recent_menu: the files opened or saved last.
    """

    window: QMainWindow
    settings: Settings
    editor: Editor
    brush: Brush
    canvas: Canvas
    toolbox: Toolbox
    recovery: Recovery
    recovery_offer: RecoveryOffer
    work_opener: WorkOpener
    sessions: SessionActions
    files: FileActions
    clipboard: ClipboardActions
    mask_actions: MaskActions
    keymap: Keymap
    dialogs: WindowDialogs
    docks: Docks
    tool_panel: ToolPanel
    engine_panel: EnginePanel
    areas: Areas
    messages: MessageBar
    screen_profile: ScreenProfile
    actions: dict[str, QAction]
    recent_menu: QMenu
