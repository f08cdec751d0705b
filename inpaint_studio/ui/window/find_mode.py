"""FindMode: shows the panel that finds damage while that is wanted, and leads back to the tool used before."""

from PySide6.QtCore import QObject

from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.tools.tool import ToolEntry
from inpaint_studio.ui.tools.toolbox import Toolbox
from inpaint_studio.ui.window.docks import Docks

_TOOL = "find"


class FindMode(QObject):
    """Begins with the choice of the tool, and ends with Esc; other tools may be used meanwhile."""

    def __init__(self, editor: Editor, toolbox: Toolbox, docks: Docks) -> None:
        """Show the finder of ``editor`` in ``docks`` as long as the tool in ``toolbox`` has not been left."""
        super().__init__(editor)
        self._editor = editor
        self._toolbox = toolbox
        self._before = "brush"
        toolbox.chosen.connect(self._follow)
        editor.finder.source_chosen.connect(self._begin_examples)
        editor.finder.decided.connect(self._follow_source)
        editor.finder.replaced.connect(lambda: docks.show(editor.document is not None))

    @property
    def is_on(self) -> bool:
        """Whether the panel is wanted."""
        return self._editor.finder.is_shown

    def enter(self) -> None:
        """Show the panel and take its tool, unless it is shown: then another tool may be meant."""
        if not self.is_on:
            self._toolbox.choose(_TOOL)

    def judge(self) -> None:
        """Show the panel, and take the tool that judges marks; where strokes teach, the tool in hand stays."""
        if not self._is_learning:
            self._toolbox.choose(_TOOL)

    def leave(self) -> None:
        """End the review, or else leave; what is proposed stays as it is."""
        if self._editor.review.is_running:
            self._editor.review.stop()
        else:
            self.close()

    def close(self) -> None:
        """Leave, whatever is under way; what is proposed stays as it is."""
        self._editor.review.stop()
        self._editor.finder.show(False)
        self._toolbox.choose(self._before)

    def _follow_source(self) -> None:
        self._toolbox.marking.offer_examples(self._editor.finder.kind.plane if self._is_learning else None)

    @property
    def _is_learning(self) -> bool:
        return self.is_on and self._editor.finder.kind.is_learning

    def _begin_examples(self) -> None:
        """Take a tool that paints examples, if they are wanted."""
        if self._is_learning:
            self._toolbox.choose(self._before if self._toolbox.tools[self._before].paints else "brush")

    def _follow(self, entry: ToolEntry) -> None:
        if entry.name == _TOOL:
            self._editor.finder.show(True)
            if not self._editor.finder.can_find:  # There is nothing to judge before examples are painted.
                self._begin_examples()
        else:
            self._before = entry.name
