"""Heal and Clone: paint on the photo from a chosen source."""

from inpaint_studio.core.document import Document
from inpaint_studio.core.shapes import Point, on_grid
from inpaint_studio.healing.placement import Placement
from inpaint_studio.healing.soft_brush import SoftCapsule
from inpaint_studio.healing.stroke import Retouch, RetouchStroke
from inpaint_studio.translation import tr
from inpaint_studio.ui.tools.tool import Gesture, SourceView, Tool, Workbench


class RetouchTool(Tool):
    """Paints from a source with a round brush. Alt+click, or the right button, chooses the source.

    Attributes:
        kind: what its strokes do.
    """

    marks = False
    is_dragged = True
    kind = Retouch.HEAL

    def __init__(self, bench: Workbench) -> None:
        """Paint with the brush and the source of ``bench``."""
        super().__init__(bench)
        self._last: tuple[Point, int] | None = None
        self._stroke: RetouchStroke | None = None
        self._placement: Placement | None = None
        self._is_choosing = False
        self._is_line = False

    @property
    def cursor_size(self) -> int | None:
        """Diameter in photo pixels of the circle that shows the tool."""
        return self.bench.brush.size

    def source_view(self, point: Point) -> SourceView | None:
        """Return where the source is that would be painted, or is painted, at ``point``."""
        source = self.bench.source
        placement = self._placement or source.placement(point)
        if placement is None or source.document is None or self._is_choosing:
            return None
        is_painting = self._stroke is not None
        return SourceView(placement, None if source.is_in_open_photo else source.image(), not is_painting)

    def press(self, gesture: Gesture) -> None:
        """Choose the source, or begin a stroke; with Shift, paint a straight line from the end of the last one."""
        editor, source = self.bench.editor, self.bench.source
        if editor.document is None:
            return
        if gesture.is_source:
            self._is_choosing = True
            source.set_point(gesture.point)
            return
        if not source.is_set:
            editor.noticed.emit(tr("Alt+click where to take from (or click with the right button), then paint."))
        elif not editor.can_edit:
            editor.noticed.emit(tr("Heal and Clone paint on the photo itself: wait for the end of what is running."))
        else:
            self._begin(gesture, source.begin(self._start_of(gesture)))

    def move(self, gesture: Gesture) -> None:
        """Go on with the stroke, unless it is a straight line, or with the choice of the source."""
        if self._is_choosing:
            self.bench.source.set_point(gesture.point)
        elif self._is_under_way and not self._is_line:
            self._paint_to(gesture)

    def release(self) -> None:
        """Finish the stroke, which becomes one step of the history."""
        self._is_choosing = False
        stroke, is_own = self._stroke, self._is_under_way
        self._stroke = self._placement = None
        if stroke is None or not is_own:
            return
        self.bench.editor.end_stroke()
        if stroke.is_beyond:
            self.bench.editor.noticed.emit(
                tr("The source lies beyond its photo there: nothing was painted. Choose another one by Alt+click.")
                if stroke.is_empty
                else tr("Some of it was not painted: the source lies beyond its photo there.")
            )

    def finish(self) -> None:
        """Finish the stroke."""
        self.release()

    def cancel(self) -> None:
        """Give the stroke up."""
        if self._is_under_way:
            self.bench.editor.cancel_stroke()
        self._stroke = self._placement = None
        self._is_choosing = False

    def forget(self) -> None:
        """Forget the stroke and where the last one ended."""
        self._stroke = self._placement = self._last = None
        self._is_choosing = False

    @property
    def _is_under_way(self) -> bool:
        """Whether the stroke is being painted: something else may have ended it."""
        return self._stroke is not None and self.bench.editor.is_painting

    def _start_of(self, gesture: Gesture) -> Point:
        """Return where the stroke begins: for a line that is the end of the last stroke."""
        return self._last[0] if gesture.is_straight and self._last is not None else gesture.point

    def _begin(self, gesture: Gesture, placement: Placement | None) -> None:
        if placement is None:
            return
        source = self.bench.source
        self._is_line = gesture.is_straight and self._last is not None

        def make(document: Document) -> RetouchStroke:
            options = {"brush": self.bench.brush.size, "hardness": source.hardness, "source": source.words(placement)}
            return RetouchStroke(document, self.kind, placement, source.image(), options)

        self._stroke, self._placement = self.bench.editor.begin_retouch(make), placement
        if not self._is_line:
            self._last = None
        if self._is_under_way:
            self._paint_to(gesture)

    def _paint_to(self, gesture: Gesture) -> None:
        size = max(1, round(self.bench.brush.size * gesture.pressure))
        start, start_size = self._last or (gesture.point, size)
        self._last = gesture.point, size
        ends = on_grid(start, start_size), on_grid(gesture.point, size)
        self.bench.editor.retouch(SoftCapsule(*ends, start_size, size, self.bench.source.hardness / 100))


class HealTool(RetouchTool):
    """Takes the texture of the source and the tone of the place."""


class CloneTool(RetouchTool):
    """Copies the source."""

    kind = Retouch.CLONE
