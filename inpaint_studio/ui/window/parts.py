"""Parts: everything that belongs to one window, for code that works with the window as a whole."""

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from inpaint_studio.ui.actions.clipboard import ClipboardActions
from inpaint_studio.ui.actions.file_actions import FileActions
from inpaint_studio.ui.actions.mask_actions import MaskActions
from inpaint_studio.ui.batch.batches import Batches
from inpaint_studio.ui.canvas.step_comparison import StepComparison
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.desktop.screen_profile import ScreenProfile
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.panels.engine_panel import EnginePanel
from inpaint_studio.ui.panels.find_panel import FindPanel
from inpaint_studio.ui.panels.history_panel import HistoryPanel
from inpaint_studio.ui.panels.tool_panel import ToolPanel
from inpaint_studio.ui.sessions.recovery import Recovery
from inpaint_studio.ui.sessions.recovery_offer import RecoveryOffer
from inpaint_studio.ui.sessions.session_actions import SessionActions
from inpaint_studio.ui.settings.keymap import Keymap
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.tools.toolbox import Toolbox
from inpaint_studio.ui.widgets.focus_areas import FocusAreas
from inpaint_studio.ui.widgets.message_bar import MessageBar
from inpaint_studio.ui.window.docks import Docks
from inpaint_studio.ui.window.find_mode import FindMode
from inpaint_studio.ui.window.window_dialogs import WindowDialogs
from inpaint_studio.ui.window.zoom_field import ZoomField


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts of one window.

    Attributes:
        window: the window itself.
        settings: what the user has chosen.
        editor: the document and the jobs on it.
        brush: the size that all painting tools share.
        canvas: shows the photo.
        toolbox: the tools, and the one in use.
        recovery: keeps the work safe against a crash.
        recovery_offer: brings the work back after a crash.
        sessions: saves and opens sessions.
        files: what the File menu does.
        batches: begins and follows batches.
        clipboard: copies, pastes, drops and drags photos.
        mask_actions: what the Mask menu does.
        keymap: which keys do what.
        dialogs: settings, keys, log, about.
        docks: the docks that hold the panels.
        tool_panel: the options of the tool.
        engine_panel: the engine and its options.
        history_panel: the steps, the variants of the last restoration, and how it is faded.
        comparison: what the photo is compared with.
        find_panel: finds damage.
        find_mode: shows that panel.
        zoom_field: the zoom in per cent.
        focus_areas: moves the focus by F6.
        messages: the message bar.
        screen_profile: the colours of the screen.
        actions: every action of the table, by name.
        recent_menu: the menu of the files opened or saved last.
    """

    window: QMainWindow
    settings: Settings
    editor: Editor
    brush: Brush
    canvas: Canvas
    toolbox: Toolbox
    recovery: Recovery
    recovery_offer: RecoveryOffer
    sessions: SessionActions
    files: FileActions
    batches: Batches
    clipboard: ClipboardActions
    mask_actions: MaskActions
    keymap: Keymap
    dialogs: WindowDialogs
    docks: Docks
    tool_panel: ToolPanel
    engine_panel: EnginePanel
    history_panel: HistoryPanel
    comparison: StepComparison
    find_panel: FindPanel
    find_mode: FindMode
    zoom_field: ZoomField
    focus_areas: FocusAreas
    messages: MessageBar
    screen_profile: ScreenProfile
    actions: dict[str, QAction]
    recent_menu: QMenu
