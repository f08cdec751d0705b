"""Pick: a click removes a single hole from the mask, or puts it back."""

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Stamp
from inpaint_studio.core.flood import hole_at
from inpaint_studio.core.stroke import Mode
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.tools.tool import Gesture, Tool, Workbench


class PickTool(Tool):
    """Removes the whole hole under the pointer; where it removed one before, it puts that back."""

    def __init__(self, bench: Workbench) -> None:
        """Start without any removed holes."""
        super().__init__(bench)
        self._removed: list[tuple[Plane, Stamp]] = []

    def press(self, gesture: Gesture) -> None:
        """Toggle the hole that is clicked; in the mode that keeps what lies inside, keep only this hole."""
        editor, target = self.bench.editor, self.bench.marking.target
        if editor.document is None:
            return
        hole = hole_at(editor.waiting.plane(target), gesture.point, gesture.reach)
        if hole is None:
            self._add_back(target, gesture)
        elif gesture.mode is Mode.INTERSECT:
            self.mark(hole, Title("pick spot"), Mode.INTERSECT)
        else:
            self._removed.append((target, hole))
            self.mark(hole, Title("pick spot"), Mode.SUBTRACT)

    def forget(self) -> None:
        """Forget which holes were removed."""
        self._removed = []

    def _add_back(self, target: Plane, gesture: Gesture) -> None:
        for entry in reversed(self._removed):
            plane, hole = entry
            if plane is target and hole.holds(gesture.point):
                self._removed.remove(entry)
                self.mark(hole, Title("pick spot"), Mode.ADD)
                return
        self.bench.editor.noticed.emit(
            tr("There is no spot here. Click one to take it off the mask, again to put it back.")
        )
