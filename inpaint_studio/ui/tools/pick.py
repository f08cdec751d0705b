"""Pick: a click takes a single hole off the mask, or puts it back."""

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Stamp
from inpaint_studio.core.flood import hole_at
from inpaint_studio.core.stroke import Mode
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.tools.tool import Gesture, Tool, Workbench


class PickTool(Tool):
    """Takes the hole under the pointer away whole; one that it took away it adds back."""

    def __init__(self, bench: Workbench) -> None:
        """Start with nothing taken away."""
        super().__init__(bench)
        self._taken: list[tuple[Plane, Stamp]] = []

    def press(self, gesture: Gesture) -> None:
        """Toggle the hole that is clicked; to keep what lies inside means to keep this hole alone."""
        editor, target = self.bench.editor, self.bench.marking.target
        if editor.document is None:
            return
        hole = hole_at(editor.waiting.plane(target), gesture.point, gesture.reach)
        if hole is None:
            self._add_back(target, gesture)
        elif gesture.mode is Mode.INTERSECT:
            self.mark(hole, Title("pick hole"), Mode.INTERSECT)
        else:
            self._taken.append((target, hole))
            self.mark(hole, Title("pick hole"), Mode.SUBTRACT)

    def forget(self) -> None:
        """Forget what was taken away."""
        self._taken = []

    def _add_back(self, target: Plane, gesture: Gesture) -> None:
        for entry in reversed(self._taken):
            plane, hole = entry
            if plane is target and hole.holds(gesture.point):
                self._taken.remove(entry)
                self.mark(hole, Title("pick hole"), Mode.ADD)
                return
        self.bench.editor.noticed.emit(
            tr("There is no hole here. Click one to take it off the mask, again to put it back.")
        )
