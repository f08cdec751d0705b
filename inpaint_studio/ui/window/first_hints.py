"""FirstHints: what a new user is told, each once: what to do with a photo, and that strokes can be restored at once."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel

from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.editor import Editor

_HAS_MARKED, _KNOWS_TIP = "has_marked", "knows_restoring_while_painting"  # states that are kept


class FirstHints(QObject):
    """Fills a quiet line until something has been done with a photo for the first time, and after the first Restore."""

    def __init__(self, editor: Editor, actions: Mapping[str, QAction], line: QLabel, parent: QObject) -> None:
        """Follow ``editor``.

        Args:
            editor: the editor.
            actions: those whose keys are named: "find" shows the panel that finds damage, "find_marks" has it found,
                "accept_marks" makes mask of what is proposed.
            line: shows the hints.
            parent: owns this.
        """
        super().__init__(parent)
        self._editor = editor
        self._actions = actions
        self._line = line
        self._told_at: int | None = None  # the number of steps when the tip was shown
        editor.opened.connect(self._refresh)
        editor.state_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._line.setText(self._text())

    def _text(self) -> str:
        if self._editor.document is None:
            return ""
        steps = self._editor.history.steps
        if not steps and not self._is_done(_HAS_MARKED):
            return self._first_step()
        if steps:
            self._finish(_HAS_MARKED)
        if self._is_done(_KNOWS_TIP) or not any(step.variants[step.chosen].engine for step in steps):
            return ""
        if self._told_at not in (None, len(steps)):
            self._finish(_KNOWS_TIP)
            return ""
        self._told_at = len(steps)
        return tr("“Restore while painting” restores each stroke as it ends.")

    def _first_step(self) -> str:
        """Return what can be done with a photo on which nothing was done yet."""
        finder = self._editor.finder
        if not finder.is_shown:
            return tr(
                "Paint over the damage, or press {key} to have it found. Then press Restore.", key=self._key("find")
            )
        if not any(found.count for found in finder.all_proposals):
            if finder.kind.is_learning:
                return tr(
                    "Paint over three or more places of the damage, then press {key}.", key=self._key("find_marks")
                )
            return tr("Press {key} to have damage found, or paint over it.", key=self._key("find_marks"))
        return tr("Click marks that are no damage; {key} makes mask of the others.", key=self._key("accept_marks"))

    def _key(self, action: str) -> str:
        return self._actions[action].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _is_done(self, state: str) -> bool:
        return self._editor.settings.read_state(state) in (True, "true")

    def _finish(self, state: str) -> None:
        if not self._is_done(state):
            self._editor.settings.write_state(state, True)
