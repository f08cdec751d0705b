"""The actions, the menus and the toolbar, as tables; the window makes them from here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from inpaint_studio.core.edit import Plane
from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.canvas.render.looks import MaskLook
from inpaint_studio.ui.settings.tints import TINTS, TintEntry, change_opacity
from inpaint_studio.ui.tools.table import TOOLS

if TYPE_CHECKING:
    from inpaint_studio.ui.window.main_window import MainWindow

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action.

    Attributes:
        name: its key in the tables.
        text: its text in menus, with the mnemonic.
        run: what it does; gets the window, and the new state if it can be checked.
        help: one sentence for the tooltip.
        icon: its drawing, or "".
        standard: a standard key, whose sequences come first.
        keys: further sequences; the fallback where the platform has no standard one.
        is_enabled: whether it can be used now; gets the window.
        is_checked: for an action with two states: which it is in; gets the window.
        is_on_photo: whether its keys work only while the photo has the focus, because they mean something elsewhere.
    """

    name: str
    text: Text
    run: Callable[..., object]
    help: Text = ""
    icon: str = ""
    standard: QKeySequence.StandardKey | None = None
    keys: tuple[str, ...] = ()
    is_enabled: Callable[["MainWindow"], bool] = lambda window: True
    is_checked: Callable[["MainWindow"], bool] | None = None
    is_on_photo: bool = False


def is_open(window: "MainWindow") -> bool:
    """Whether a photo is open."""
    return window.editor.document is not None


def has_file(window: "MainWindow") -> bool:
    """Whether the open photo lives in a file."""
    document = window.editor.document
    return document is not None and document.photo.source.path is not None


def has_strip(window: "MainWindow") -> bool:
    """Whether another photo of the filmstrip may be shown now."""
    return window.files.strip.is_active and is_idle(window)


def can_edit(window: "MainWindow") -> bool:
    """Whether the document may be changed now."""
    return window.editor.can_edit


def can_write(window: "MainWindow") -> bool:
    """Whether the photo may be saved: now, or when the job that runs is over."""
    return is_open(window) and not window.editor.jobs.leads_away


def is_idle(window: "MainWindow") -> bool:
    """Whether no job runs."""
    return not window.editor.jobs.is_running


def has_mask(window: "MainWindow") -> bool:
    """Whether there is something to restore and nothing runs."""
    return window.editor.can_restore


def can_retry(window: "MainWindow") -> bool:
    """Whether the last restoration can be tried with other settings, and nothing runs."""
    return window.editor.can_edit and window.editor.history.retriable is not None


def is_masked(window: "MainWindow") -> bool:
    """Whether there is a mask that may be changed now."""
    return window.editor.can_edit and window.editor.is_marked(Plane.MASK)


def _looks(look: MaskLook) -> Callable[["MainWindow"], bool]:
    return lambda window: window.settings.get("mask_look") == look.value


def _set_look(look: MaskLook) -> Callable[["MainWindow", bool], None]:
    return lambda window, is_on: window.settings.set("mask_look", (look if is_on else MaskLook.FILL).value)


def _tint_action(tint: TintEntry) -> ActionEntry:
    return ActionEntry(tint.name, tint.title, lambda w, on: tint.choose(w.settings), "Show the mask in this colour",
                       keys=("Ctrl+Shift+M",) if tint.name == "tint_contrast" else (),
                       is_checked=lambda w: tint.is_chosen(w.settings))  # fmt: skip


def _set_mode(mode: CompareMode) -> Callable[["MainWindow", bool], None]:
    return lambda window, is_on: window.canvas.set_mode(mode if is_on else CompareMode.OFF)


def _is_mode(mode: CompareMode) -> Callable[["MainWindow"], bool]:
    return lambda window: window.canvas.mode is mode


ACTIONS: tuple[ActionEntry, ...] = (
    ActionEntry("open", "&Open…", lambda w: w.files.ask_open(), "Open a photo", "open", Key.Open, is_enabled=is_idle),
    ActionEntry("sample", "Open Sa&mple Photo", lambda w: w.files.open_sample(),
                "Try the program on a damaged photo", "sample", is_enabled=is_idle),
    ActionEntry("close", "&Close", lambda w: w.files.ask_close(), "Close the photo", "close", Key.Close,
                is_enabled=is_open),
    ActionEntry("close_all", "C&lose All", lambda w: w.files.strip.confirm_leaving(w.files.strip.close_all),
                "Close every photo of the filmstrip", keys=("Ctrl+Shift+W",), is_enabled=has_strip),
    ActionEntry("save", "&Save", lambda w: w.files.save(), "Save the photo", "save", Key.Save,
                is_enabled=can_write),
    ActionEntry("save_as", "Save &As…", lambda w: w.files.ask_save_as(), "Save under another name", "",
                Key.SaveAs, ("Ctrl+Shift+S",), is_enabled=can_write),
    ActionEntry("save_session", "Save Sess&ion…", lambda w: w.files.ask_save_session(),
                "Keep mask, steps and engine in one file, to go on another day", "", keys=("Ctrl+Alt+S",),
                is_enabled=can_write),
    ActionEntry("export", "&Export…", lambda w: w.files.ask_export(),
                "Write a copy in a format and quality of your choice", "export", keys=("Ctrl+E",),
                is_enabled=can_write),
    ActionEntry("show_in_folder", "Show in &Folder", lambda w: w.files.show_in_folder(),
                "Show the photo's file where it lies", keys=("Ctrl+Shift+O",), is_enabled=has_file),
    ActionEntry("quit", "&Quit", lambda w: w.close(), "", "", Key.Quit, ("Ctrl+Q",)),
    ActionEntry("undo", "&Undo", lambda w: w.undo(), "Take the last step back", "undo", Key.Undo,
                is_enabled=lambda w: w.editor.can_undo),
    ActionEntry("redo", "&Redo", lambda w: w.redo(), "Do it again", "redo", Key.Redo, ("Ctrl+Y", "Ctrl+Shift+Z"),
                is_enabled=lambda w: w.editor.can_redo),
    ActionEntry("copy", "&Copy Photo", lambda w: w.exchange.copy(), "Copy the whole photo to the clipboard", "copy",
                Key.Copy, is_enabled=is_open),
    ActionEntry("paste", "&Paste Photo", lambda w: w.exchange.paste(), "Open the picture in the clipboard", "paste",
                Key.Paste, is_enabled=is_idle),
    ActionEntry("copy_masked", "Copy &Masked Part", lambda w: w.exchange.copy_masked(),
                "Copy the photo's rectangle around the mask to the clipboard", keys=("Ctrl+Alt+C",),
                is_enabled=is_masked),
    ActionEntry("change_keys", "&Keyboard Shortcuts…", lambda w: w.dialogs.change_keys(),
                "See and change the keys of every action"),
    ActionEntry("preferences", "Pre&ferences…", lambda w: w.dialogs.show_preferences(), "Settings of the program",
                "settings", Key.Preferences, ("Ctrl+,",)),
    ActionEntry("restore", "&Restore", lambda w: w.restore(), "Fill what is painted from its surroundings", "restore",
                keys=("Ctrl+R",), is_enabled=has_mask),
    ActionEntry("restore_again", "Restore A&gain", lambda w: w.restore_again(),
                "Restore the last place once more with the settings chosen now, to compare", keys=("Ctrl+Shift+R",),
                is_enabled=can_retry),
    ActionEntry("cancel", "Ca&ncel", lambda w: w.editor.jobs.cancel(), "Stop what is running", "cancel",
                Key.Cancel, ("Esc",), is_enabled=lambda w: w.editor.jobs.is_running),
    ActionEntry("show_mask", "&Show Mask", lambda w, on: w.canvas.set_mask_shown(on), "Show or hide the tint", "mask",
                keys=("M",), is_checked=lambda w: w.canvas.is_mask_shown),
    ActionEntry("clear_mask", "&Clear Mask", lambda w: w.mask_actions.clear(),
                "Keep everything", "clear", Key.Deselect, ("Ctrl+Shift+A", "Del"), is_enabled=is_masked),
    ActionEntry("invert_mask", "&Invert Mask", lambda w: w.mask_actions.invert(),
                "Swap what is kept and what is restored", "invert", keys=("Ctrl+I",), is_enabled=can_edit),
    ActionEntry("grow_mask", "&Grow Mask", lambda w: w.mask_actions.grow(),
                "Make the mask wider by the pixels chosen", "grow", keys=("G",), is_enabled=is_masked),
    ActionEntry("shrink_mask", "S&hrink Mask", lambda w: w.mask_actions.shrink(),
                "Make the mask narrower by the pixels chosen", "shrink", keys=("Shift+G",), is_enabled=is_masked),
    ActionEntry("smooth_mask", "S&mooth Mask", lambda w: w.mask_actions.smooth(),
                "Even out the mask's outline: notches and bumps up to the pixels chosen", "smooth", keys=("Ctrl+G",),
                is_enabled=is_masked),
    ActionEntry("fill_enclosed", "&Fill Enclosed Areas", lambda w: w.mask_actions.fill_enclosed(),
                "Add what the mask goes all round", "fill-enclosed", keys=("F",), is_enabled=is_masked),
    ActionEntry("select_holes", "Select H&oles by Size…", lambda w: w.mask_actions.select_holes(),
                "Keep or remove holes between a smallest and a largest area", "select-holes", keys=("Ctrl+H",),
                is_enabled=is_masked),
    ActionEntry("protect", "Paint &Protection", lambda w, on: w.toolbox.toggle_target(on),
                "Mark what is to be left alone: no tool marks it", "protect", keys=("X",),
                is_checked=lambda w: w.toolbox.marking.target is Plane.PROTECTION),
    ActionEntry("clear_protection", "Clear P&rotection", lambda w: w.editor.clear_protection(),
                "Protect nothing any more", is_enabled=lambda w: w.editor.has_protection),
    ActionEntry("restore_strokes", "Restore Each &Stroke",
                lambda w, on: w.toolbox.marking.choose("restore_strokes", on),
                "Restore what is painted as soon as the stroke ends", keys=("Shift+R",),
                is_checked=lambda w: w.toolbox.marking.restores_strokes),
    ActionEntry("load_mask", "&Load Mask…", lambda w: w.files.ask_load_mask(), "Read the mask from a picture",
                "mask-load", is_enabled=can_edit),
    ActionEntry("save_mask", "Sa&ve Mask…", lambda w: w.files.ask_save_mask(), "Write the mask to a PNG file",
                "mask-save", is_enabled=has_mask),
    ActionEntry("larger_brush", "Larger &Brush", lambda w: w.brush.step(1), "", keys=("]",), is_enabled=is_open),
    ActionEntry("smaller_brush", "S&maller Brush", lambda w: w.brush.step(-1), "", keys=("[",), is_enabled=is_open),
    ActionEntry("zoom_in", "Zoom &In", lambda w: w.canvas.zoom_step(1), "Zoom in", "zoom-in", Key.ZoomIn,
                ("Ctrl++", "Ctrl+=", "+"), is_enabled=is_open),
    ActionEntry("zoom_out", "Zoom &Out", lambda w: w.canvas.zoom_step(-1), "Zoom out", "zoom-out", Key.ZoomOut,
                ("Ctrl+-", "-"), is_enabled=is_open),
    ActionEntry("zoom_fit", "Zoom to &Fit", lambda w: w.canvas.zoom_fit(), "Show the whole photo", "zoom-fit",
                keys=("Ctrl+0",), is_enabled=is_open),
    ActionEntry("zoom_actual", "&100 %", lambda w: w.canvas.zoom_actual(),
                "One photo pixel on one screen pixel: at the pointer, or where you painted last", "zoom-actual",
                keys=("Ctrl+1",), is_enabled=is_open),
    ActionEntry("zoom_toggle", "To&ggle Fit and 100 %", lambda w: w.canvas.toggle_zoom(),
                "The whole photo, and 100 % at the pointer or where you painted last, in turns", keys=("Shift+Z",),
                is_enabled=is_open),
    ActionEntry("compare_split", "Compare: &Split", _set_mode(CompareMode.SPLIT),
                "Before and after, left and right of a divider you can drag", "compare-split", keys=("C",),
                is_enabled=is_open, is_checked=_is_mode(CompareMode.SPLIT)),
    ActionEntry("compare_side", "Compare: Side &by Side", _set_mode(CompareMode.SIDE_BY_SIDE),
                "Before and after beside each other", "compare-side", keys=("Shift+C",), is_enabled=is_open,
                is_checked=_is_mode(CompareMode.SIDE_BY_SIDE)),
    ActionEntry("compare_across", "Compare: Split &Across", _set_mode(CompareMode.SPLIT_ACROSS),
                "Before above and after below a divider you can drag", keys=("Ctrl+Shift+C",), is_enabled=is_open,
                is_checked=_is_mode(CompareMode.SPLIT_ACROSS)),
    ActionEntry("blink", "Compare: B&link", lambda w, on: w.canvas.set_blinking(on),
                "Before and after in turns, until you stop it", keys=("Ctrl+B",), is_enabled=is_open,
                is_checked=lambda w: w.canvas.is_blinking),
    ActionEntry("loupe", "&Loupe", lambda w, on: w.canvas.set_loupe(on), "A magnifier beside the pointer",
                keys=("Ctrl+L",), is_enabled=is_open, is_checked=lambda w: w.canvas.has_loupe),
    ActionEntry("mask_fill", "&Filled", _set_look(MaskLook.FILL), "Show the mask as a tint over the photo",
                is_checked=_looks(MaskLook.FILL)),
    ActionEntry("mask_outline", "&Outline Only", _set_look(MaskLook.OUTLINE), "Show the mask's rim alone",
                keys=("Shift+M",), is_checked=_looks(MaskLook.OUTLINE)),
    ActionEntry("mask_alone", "Mask &Alone", _set_look(MaskLook.ALONE), "Show the mask white on black, no photo",
                keys=("Ctrl+M",), is_checked=_looks(MaskLook.ALONE)),
    ActionEntry("mask_stronger", "&Stronger", lambda w: change_opacity(w.settings, 1), "Make the tint denser",
                keys=("Ctrl+]",)),
    ActionEntry("mask_weaker", "&Weaker", lambda w: change_opacity(w.settings, -1), "Make the tint thinner",
                keys=("Ctrl+[",)),
    *map(_tint_action, TINTS),
    ActionEntry("panels", "Show &Panels", lambda w, on: w.docks.want(on), "Show or hide everything beside the photo",
                keys=("Tab",), is_enabled=is_open, is_checked=lambda w: w.docks.are_shown, is_on_photo=True),
    ActionEntry("next_area", "Focus Ne&xt Area", lambda w: w.areas.go(1),
                "Move the keyboard's focus from the photo to the panels and back", keys=("F6",)),
    ActionEntry("previous_area", "Focus Pre&vious Area", lambda w: w.areas.go(-1),
                "Move the keyboard's focus the other way round", keys=("Shift+F6",)),
    ActionEntry("full_screen", "F&ull Screen", lambda w, on: w.show_full_screen(on), "", standard=Key.FullScreen,
                keys=("F11",), is_checked=lambda w: w.isFullScreen()),
    ActionEntry("next_photo", "Next P&hoto", lambda w: w.files.strip.step(1), "Show the next photo of the filmstrip",
                keys=("PgDown", "Ctrl+Tab"), is_enabled=has_strip),
    ActionEntry("previous_photo", "Previous Pho&to", lambda w: w.files.strip.step(-1),
                "Show the photo before in the filmstrip", keys=("PgUp", "Ctrl+Shift+Tab"), is_enabled=has_strip),
    ActionEntry("shortcuts", "Sheet of &Keys", lambda w: w.dialogs.show_keys(), "All keys at a glance, to print, too",
                standard=Key.HelpContents, keys=("F1", "?")),
    ActionEntry("show_log", "Show &Log", lambda w: w.dialogs.show_log(), "What went wrong lately, for a report"),
    ActionEntry("about", "&About Inpaint Studio", lambda w: w.dialogs.show_about(), "Versions and licences"),
)  # fmt: skip

MENUS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    ("&File", ("open", "recent", "sample", "-", "save", "save_as", "export", "save_session", "-", "show_in_folder",
               "close", "close_all", "quit")),
    ("&Edit", ("undo", "redo", "-", "copy", "copy_masked", "paste", "-", "change_keys", "preferences")),
    ("&Tools", ("tools", "-", "larger_brush", "smaller_brush", "-", "protect", "restore_strokes")),
    ("&Mask", ("show_mask", "-", "clear_mask", "invert_mask", "grow_mask", "shrink_mask", "smooth_mask",
               "fill_enclosed", "select_holes", "-", "load_mask", "save_mask", "-", "clear_protection")),
    ("&Restore", ("restore", "restore_again", "cancel")),
    ("&View", ("zoom_in", "zoom_out", "zoom_fit", "zoom_actual", "zoom_toggle", "loupe", "-", "next_photo",
               "previous_photo", "-", "panels", "full_screen", "next_area", "previous_area", "-")),
    ("&View/&Compare", ("compare_split", "compare_across", "compare_side", "blink")),
    ("&View/&Mask Look", ("mask_fill", "mask_outline", "mask_alone", "-", "mask_stronger", "mask_weaker", "-",
                          *(tint.name for tint in TINTS))),
    ("&Help", ("shortcuts", "show_log", "-", "about")),
)  # fmt: skip
"""Title and action names of each menu, a submenu after its menu as "menu/submenu".

"-" is a separator, "recent" the submenu of recent files, "tools" all tools."""

TOOLBAR: tuple[str, ...] = (
    "open", "save", "export", "drag_out", "-", "undo", "redo", "-", "compare_split", "compare_side", "before", "-",
    "zoom_out", "zoom_in", "zoom_fit", "zoom_actual",
)  # fmt: skip
"""What stands in the toolbar from left to right; "before" is the button held to see the photo as opened,
"drag_out" the one that the result is dragged from."""

GESTURES: tuple[tuple[Text, Text], ...] = (
    ("Space + drag, middle button", "Move the photo"),
    ("Wheel", "Zoom at the pointer"),
    ("Ctrl + wheel, Alt + wheel", "Size of the brush"),
    ("Right button, Ctrl", "Take away instead of adding"),
    ("Ctrl + Alt", "Keep only what lies inside"),
    ("Shift + click", "Straight line from the last point"),
    ("Shift + drag", "Steps of 45°, squares, circles"),
    ("Enter, double click", "End a line or a polygon"),
    ("Esc", "Give up what is being drawn"),
    ("Hold \\", "See the photo as opened"),
    ("Arrow keys", "Move the photo"),
    ("Tab in a panel", "Next field"),
)
"""What the pointer and held keys do, for the sheet of shortcuts."""


KEYS = "{keys}"
"""Where the keys stand in the property ``tip`` of an action."""
_TIP = "tip"


def key_sequences(entry: ActionEntry) -> list[QKeySequence]:
    """Return all key sequences of an action: the platform's own first, ours where it has none or others."""
    found: list[QKeySequence] = []
    if entry.standard is not None:
        found += QKeySequence.keyBindings(entry.standard)
    for text in entry.keys:
        sequence = QKeySequence(text)
        if sequence not in found:
            found.append(sequence)
    return found


def default_keys() -> dict[str, list[QKeySequence]]:
    """Return the keys that every action and tool begins with, by name."""
    tools = {tool.name: [QKeySequence(tool.shortcut)] for tool in TOOLS}
    return {entry.name: key_sequences(entry) for entry in ACTIONS} | tools


def make_action(entry: ActionEntry, window: "MainWindow") -> QAction:
    """Create the Qt action of one row of the table; it has no keys yet."""
    action = QAction(tr(entry.text), window)
    action.setObjectName(entry.name)
    if entry.is_on_photo:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    title = title_of(entry)
    action.setProperty(_TIP, (tr(entry.help) or title) + KEYS)
    action.setStatusTip(tr(entry.help))
    action.setIconText(title)
    if entry.is_checked is None:
        action.triggered.connect(lambda: entry.run(window))
    else:
        action.setCheckable(True)
        is_checked = entry.is_checked

        def run(is_on: bool) -> None:
            entry.run(window, is_on)
            action.setChecked(is_checked(window))  # Qt has changed it, whatever came of that.

        action.triggered.connect(run)
    return action


def title_of(entry: ActionEntry) -> str:
    """Return the text of an action without mnemonic and dots."""
    return plain(tr(entry.text))


def plain(text: str) -> str:
    """Return a text of a menu without mnemonic and dots."""
    return text.replace("&", "").rstrip("…")


def set_keys(action: QAction, keys: Sequence[QKeySequence]) -> None:
    """Give an action its keys and name the first in its tooltip."""
    action.setShortcuts(keys)
    first = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(str(action.property(_TIP)).replace(KEYS, f"  ({first})" if first else ""))


def fill_menu(
    menu: QMenu, names: tuple[str, ...], actions: dict[str, QAction], groups: dict[str, list[QAction]]
) -> None:
    """Put the actions of one row of ``MENUS`` into a menu; ``groups`` are several under one name."""
    for name in names:
        if name == "-":
            menu.addSeparator()
        else:
            menu.addActions(groups[name] if name in groups else [actions[name]])
