"""Upkeep: updates what a window shows when the document, the settings or the theme change."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from inpaint_studio.core.edit import Plane
from inpaint_studio.translation import tr
from inpaint_studio.ui.canvas.render.looks import MaskLook
from inpaint_studio.ui.sessions.frame import UNTITLED
from inpaint_studio.ui.settings.tints import STRIPED
from inpaint_studio.ui.widgets.action_keys import set_keys
from inpaint_studio.ui.widgets.file_names import as_title
from inpaint_studio.ui.widgets.icons import icon
from inpaint_studio.ui.widgets.theme import Theme
from inpaint_studio.ui.window.action_table import ACTIONS
from inpaint_studio.ui.window.main_window import MainWindow
from inpaint_studio.ui.window.parts import Parts

_TOGGLES = tuple(entry for entry in ACTIONS if entry.toggle is not None)
_TINT = ("mask_color", "mask_opacity", "mask_pattern", "mask_look")


class Upkeep(QObject):
    """Keeps one window up to date, for as long as it exists."""

    def __init__(self, window: MainWindow, parts: Parts, buttons: Mapping[str, QToolButton]) -> None:
        """Follow the signals of ``parts``.

        Args:
            window: shows the document's name, and the invitation or the canvas.
            parts: the parts of the window.
            buttons: the toolbar's buttons "before" and "drag_out".
        """
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._before, self._drag_out = buttons["before"], buttons["drag_out"]
        self._alike: dict[Callable[[Parts], bool], list[QAction]] = {}  # by what says whether they can be used
        for entry in ACTIONS:
            self._alike.setdefault(entry.is_enabled, []).append(parts.actions[entry.name])
        self._could_be_used: dict[Callable[[Parts], bool], bool] = {}
        self._is_up = False
        self._follow_editor()
        self._follow_settings()

    def show_document(self) -> None:
        """Show the canvas and the panels if a document is open, else the invitation; called first for a new window."""
        self._is_up = True
        window, parts, document = self._window, self._parts, self._parts.editor.document
        window.centre.setCurrentWidget(parts.canvas if document else window.welcome)
        parts.docks.show(document is not None)
        if document is not None:
            parts.brush.set_usual(max(document.photo.shape))
            parts.canvas.zoom_fit()
            parts.canvas.setFocus()
        else:
            window.welcome.refresh()
        self._refresh()

    def _follow_editor(self) -> None:
        parts = self._parts
        editor, messages, strip = parts.editor, parts.messages, parts.files.strip
        editor.opened.connect(self.show_document)
        editor.opened.connect(messages.hide)
        editor.saved.connect(lambda path: messages.notice(tr("Saved to {path}.", path=path)))
        editor.noticed.connect(messages.notice)
        editor.failed.connect(messages.fail)
        editor.files.mask_doubted.connect(
            lambda doubt: messages.fail(doubt, [("&Invert Mask", parts.mask_actions.invert)])
        )
        for changed in (strip.changed, parts.batches.changed):
            changed.connect(self._show_docks)
        parts.clipboard.folders_came.connect(parts.batches.ask)
        parts.toolbox.marking.changed.connect(parts.canvas.update)
        for changed in (
            strip.changed, parts.batches.changed, editor.state_changed, parts.canvas.view_changed,
            parts.toolbox.marking.changed, parts.toolbox.source.changed, parts.comparison.changed,
        ):  # fmt: skip
            changed.connect(self._refresh)

    def _follow_settings(self) -> None:
        window, parts = self._window, self._parts
        parts.screen_profile.changed.connect(parts.canvas.content.set_screen)
        parts.screen_profile.failed.connect(parts.messages.fail)
        parts.keymap.changed.connect(self._show_keys)
        self._show_keys()
        parts.recent_menu.aboutToShow.connect(self._fill_recent)
        window.theme_changed.connect(self._show_theme)
        self._show_theme(window.theme)
        parts.settings.changed.connect(lambda key: self._show_tint() if key in _TINT else None)
        self._show_tint()

    def _show_docks(self) -> None:
        if not self._parts.editor.is_exchanging:  # ``show_document`` does it then.
            self._parts.docks.show(self._parts.editor.document is not None)

    def _refresh(self) -> None:
        window, parts, editor = self._window, self._parts, self._parts.editor
        # While the window is made, or the document exchanged, it would be done many times over.
        if not self._is_up or editor.is_exchanging:
            return
        self._show_actions()
        is_again = not editor.is_marked(Plane.MASK) and editor.history.can_restore_again
        parts.actions["restore"].setIconText(tr("Restore Again") if is_again else tr("Restore"))
        parts.recent_menu.setEnabled(not editor.jobs.is_running)
        self._before.setEnabled(editor.document is not None)
        self._drag_out.setEnabled(editor.can_edit)
        if editor.document is None:
            window.setWindowTitle("Inpaint Studio")
            window.setWindowModified(False)
            return
        path = editor.document.photo.source.path
        window.setWindowTitle(f"{as_title(path.name) if path else tr(UNTITLED)}[*] — Inpaint Studio")
        window.setWindowModified(editor.history.is_photo_modified)

    def _show_actions(self) -> None:
        """Show which actions can be used and which are on: at each step of the view, so only what is new."""
        parts = self._parts
        for is_enabled, actions in self._alike.items():
            can_be_used = is_enabled(parts)
            if self._could_be_used.get(is_enabled) is not can_be_used:
                self._could_be_used[is_enabled] = can_be_used
                for action in actions:
                    action.setEnabled(can_be_used)
        for entry in _TOGGLES:
            parts.actions[entry.name].setChecked(entry.is_checked(parts))

    def _show_theme(self, theme: Theme) -> None:
        parts = self._parts
        for entry in ACTIONS:
            if entry.icon:
                parts.actions[entry.name].setIcon(icon(entry.icon, theme))
        for name, action in parts.toolbox.actions.items():
            action.setIcon(icon(name, theme))
        self._before.setIcon(icon("before", theme))
        self._drag_out.setIcon(icon("drag-out", theme))
        parts.tool_panel.set_theme(theme)
        parts.find_panel.set_theme(theme)
        parts.zoom_field.set_theme(theme)
        parts.messages.set_theme(theme)
        parts.canvas.set_surround(theme.canvas)

    def _show_tint(self) -> None:
        get, canvas = self._parts.settings.get, self._parts.canvas
        canvas.set_tint(get("mask_color"), get("mask_opacity") / 100, is_striped=get("mask_pattern") == STRIPED)
        canvas.set_mask_look(MaskLook(get("mask_look")))
        self._refresh()

    def _show_keys(self) -> None:
        parts = self._parts
        for name, action in (parts.actions | parts.toolbox.actions).items():
            set_keys(action, parts.keymap.keys(name))

    def _fill_recent(self) -> None:
        menu, settings = self._parts.recent_menu, self._parts.settings
        menu.clear()
        files = settings.recent_files
        for path in files:
            menu.addAction(str(path).replace("&", "&&"), partial(self._parts.files.open, path))
        if files:
            menu.addSeparator()
            menu.addAction(tr("Clear"), settings.clear_recent)
        else:
            menu.addAction(tr("No recent photos")).setEnabled(False)
