"""Toolbox: the tools of the table, which one is in use, and what all of them share."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from inpaint_studio.core.edit import Plane
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.stroke_queue import Choose
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.tools.marking import Marking
from inpaint_studio.ui.tools.table import TOOLS
from inpaint_studio.ui.tools.tool import Tool, ToolEntry, View, Workbench
from inpaint_studio.ui.widgets.action_keys import set_tip


class Pointer(Protocol):
    """What has the tool in hand."""

    def set_tool(self, tool: Tool) -> None:
        """Use ``tool`` from now on."""

    def refresh(self) -> None:
        """Show the tool as it is now."""


class Toolbox(QObject):
    """Puts the tool that is chosen into the pointer's hand.

    Attributes:
        brush: the size that all painting tools share.
        marking: what tools mark, and how.
        tools: every tool, by name.
        actions: an action that chooses it, by name.

    Signals:
        chosen: (ToolEntry) another tool is in use.
    """

    chosen = Signal(object)

    def __init__(
        self, editor: Editor, brush: Brush, view: View, pointer: Pointer, choose_engine: Choose, parent: QObject
    ) -> None:
        """Make every tool of the table.

        Args:
            editor: what is painted on.
            brush: the size.
            view: where it is seen.
            pointer: what gets the tool in hand.
            choose_engine: tells the engine that restores strokes as they end.
            parent: owner in Qt's sense.
        """
        super().__init__(parent)
        self.brush = brush
        self.marking: Marking = Marking(editor.settings, self)
        bench = Workbench(editor, brush, self.marking, view)
        self.tools = {entry.name: entry.make(bench) for entry in TOOLS}
        self.actions = _make_actions(self.choose, self)
        self._editor = editor
        self._pointer = pointer
        self._choose_engine = choose_engine
        self.marking.changed.connect(self._follow_marking)
        self._follow_marking()

    def choose(self, name: str) -> None:
        """Use the tool of this name."""
        self._pointer.set_tool(self.tools[name])
        self.actions[name].setChecked(True)
        self.chosen.emit(self.entry(name))

    def entry(self, name: str) -> ToolEntry:
        """Return the row of the table with this name."""
        return next(entry for entry in TOOLS if entry.name == name)

    def toggle_target(self, is_protecting: bool) -> None:
        """Paint what is to be left alone, or the mask."""
        self.marking.set_target(Plane.PROTECTION if is_protecting else Plane.MASK)

    def _follow_marking(self) -> None:
        self._editor.strokes.choose = self._choose_engine if self.marking.restores_strokes else None
        self._pointer.refresh()


def _make_actions(choose: Callable[[str], None], parent: QObject) -> dict[str, QAction]:
    """Return an action for each tool, by name, of which one is checked; ``choose`` is called with a name."""
    group = QActionGroup(parent)
    actions = {}
    for entry in TOOLS:
        actions[entry.name] = _tool_action(entry, group, choose)
        group.addAction(actions[entry.name])
    return actions


def _tool_action(entry: ToolEntry, parent: QObject, choose: Callable[[str], None]) -> QAction:
    action = QAction(tr(entry.title), parent)
    action.setObjectName(entry.name)
    action.setCheckable(True)
    set_tip(action, f"<b>{tr(entry.title)}</b>", f"<br>{tr(entry.help)}")
    action.triggered.connect(lambda: choose(entry.name))
    return action
