"""Toolbox: the tools of the table, the one in use, and what all of them share."""

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
from inpaint_studio.ui.tools.presets import BrushPresets
from inpaint_studio.ui.tools.source_choice import SourceChoice
from inpaint_studio.ui.tools.table import TOOLS
from inpaint_studio.ui.tools.tool import Tool, ToolEntry, View, Workbench
from inpaint_studio.ui.widgets.action_keys import set_tip


class ToolHolder(Protocol):
    """Passes the input on the canvas to the tool in use."""

    def set_tool(self, tool: Tool) -> None:
        """Use ``tool`` from now on."""

    def refresh(self) -> None:
        """Update the cursor and the guides of the tool."""


class Toolbox(QObject):
    """Makes the tools and their actions, and puts the chosen tool into use.

    Attributes:
        brush: the size that all painting tools share.
        marking: what the tools mark, and how.
        source: where Heal and Clone take from.
        presets: what the number keys hold for the brush.
        tools: every tool, by name.
        actions: the action that chooses each tool, by name.

    Signals:
        chosen: (ToolEntry) a tool has been put into use.
    """

    chosen = Signal(object)

    def __init__(
        self, editor: Editor, brush: Brush, view: View, pointer: ToolHolder, choose_engine: Choose, parent: QObject
    ) -> None:
        """Make every tool of the table.

        Args:
            editor: changes the document.
            brush: the size of the painting tools.
            view: shows the photo.
            pointer: passes input to the tool in use.
            choose_engine: returns the engine, and its options, that restores strokes as they end.
            parent: the owner in Qt's sense.
        """
        super().__init__(parent)
        self.brush = brush
        self.marking: Marking = Marking(editor.settings, self)
        self.source = SourceChoice(editor, self)
        self.presets = BrushPresets(editor.settings, brush, self.source, self)
        bench = Workbench(editor, brush, self.marking, view, self.source)
        self.tools = {entry.name: entry.make(bench) for entry in TOOLS}
        self.actions = _make_actions(self.choose, self)
        self._editor = editor
        self._pointer = pointer
        self._choose_engine = choose_engine
        self.marking.changed.connect(self._follow_marking)
        self.source.changed.connect(pointer.refresh)
        self._follow_marking()

    def choose(self, name: str) -> None:
        """Put the tool with this name into use."""
        self._pointer.set_tool(self.tools[name])
        self.actions[name].setChecked(True)
        self.chosen.emit(self.entry(name))

    def entry(self, name: str) -> ToolEntry:
        """Return the row of the table with this name."""
        return next(entry for entry in TOOLS if entry.name == name)

    def toggle_target(self, plane: Plane, is_on: bool) -> None:
        """Have the tools mark one of the masks, or else what is usual."""
        self.marking.set_target(plane if is_on else self.marking.usual)

    def _follow_marking(self) -> None:
        self._editor.strokes.choose = self._choose_engine if self.marking.restores_strokes else None
        self._pointer.refresh()


def _make_actions(choose: Callable[[str], None], parent: QObject) -> dict[str, QAction]:
    """Return an action for each tool, by name; one at a time is checked, and each calls ``choose`` with its name."""
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
