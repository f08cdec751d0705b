"""Painter: gestures on the masks, and on the photo. Each becomes one step of the history, or waits for a job to end."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.fade_stroke import FadeStroke
from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.mask_change import MaskChange
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Shape
from inpaint_studio.core.stroke import Mode, Stroke
from inpaint_studio.healing.soft_brush import SoftCapsule
from inpaint_studio.healing.stroke import RetouchStroke
from inpaint_studio.translation import Title
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.stroke_queue import StrokeQueue
from inpaint_studio.ui.editor.waiting_strokes import WaitingStroke, WaitingStrokes

_SLICE = 0.025  # seconds in which a part of a restoration is faded before the screen is drawn
_OnPhoto = TypeVar("_OnPhoto", RetouchStroke, FadeStroke)


class Painter(QObject):
    """Paints the gesture under way, and repeats the strokes that waited for a job when it is over.

    Signals:
        caught_up: no job runs, and every stroke that waited for one has been repeated on the document.
    """

    caught_up = Signal()

    def __init__(self, open_document: OpenDocument, queue: StrokeQueue, waiting: WaitingStrokes) -> None:
        """Hand strokes on the document to ``queue``, and strokes on the draft to ``waiting``."""
        super().__init__(open_document)
        self._open = open_document
        self._queue = queue
        self._waiting = waiting
        self._is_catching_up = False
        open_document.jobs.rested.connect(self._catch_up)

    @property
    def must_wait(self) -> bool:
        """Whether what is painted now has to wait: a job runs, and it does not restore a single stroke."""
        return self._open.jobs.is_running and not self._queue.is_running

    # --- the gesture under way ---------------------------------------------------------------------------------

    def begin(self, plane: Plane, mode: Mode) -> None:
        """Start a gesture on one of the masks."""
        self.end()
        if self._open.can_paint:
            stroke = self._open.stroke = Stroke(self._target(), plane, mode)
            self._tell(stroke, stroke.started_with)

    def begin_on_photo(self, make: Callable[[Document], _OnPhoto]) -> _OnPhoto | None:
        """Start a gesture that changes the photo; ``make`` begins its stroke. None, and nothing, while a job runs."""
        self.settle()
        if not self._open.can_edit:
            return None
        stroke = self._open.stroke = make(self._open.require())
        return stroke

    def paint(self, shape: Shape) -> None:
        """Paint a shape as part of a gesture on one of the masks."""
        stroke = self._open.stroke
        if isinstance(stroke, Stroke):
            self._tell(stroke, stroke.paint(shape))

    def retouch(self, dab: SoftCapsule) -> None:
        """Paint a piece of a brush's way as part of a gesture on the photo."""
        stroke = self._open.stroke
        if isinstance(stroke, RetouchStroke):
            self._tell(stroke, stroke.paint(dab))

    def fade(self, strength: int, edge: int, near: Region) -> None:
        """Fade further as part of a gesture that fades; what is ``near`` is shown first, the rest by ``advance``."""
        stroke = self._open.stroke
        if isinstance(stroke, FadeStroke):
            stroke.set(strength, edge, near)
            self.advance()

    def advance(self) -> bool:
        """Do a part of what is left of a gesture that fades; return whether more is left."""
        stroke = self._open.stroke
        if not isinstance(stroke, FadeStroke):
            return False
        for region in stroke.advance(_SLICE):
            self._tell(stroke, region)
        return stroke.is_behind

    def preview(self, change: MaskChange) -> None:
        """Show what ``change`` would make of the mask, as a gesture; a further preview replaces the one before."""
        if self._open.stroke is None:
            self.begin(Plane.MASK, Mode.ADD)
        stroke = self._open.stroke
        if isinstance(stroke, Stroke):
            self._tell(stroke, stroke.change(change))

    def end(self, title: str = Title("brush stroke")) -> None:
        """Finish the gesture: one step of the history, if anything changed."""
        stroke, self._open.stroke = self._open.stroke, None
        if isinstance(stroke, RetouchStroke | FadeStroke):
            for region in stroke.settle():
                self._tell(stroke, region)
            self._open.record(stroke.step(), is_applied=True)
        elif stroke is not None and self._is_on_document(stroke):
            self._queue.take(stroke.finish(title), stroke)
        elif stroke is not None:
            self._waiting.take(stroke, title)
        self._catch_up()

    def end_on_photo(self) -> None:
        """Finish the gesture if it changes the photo."""
        if isinstance(self._open.stroke, RetouchStroke | FadeStroke):
            self.end()

    def cancel(self) -> None:
        """Give the gesture up and restore what was there before."""
        stroke, self._open.stroke = self._open.stroke, None
        if isinstance(stroke, RetouchStroke | FadeStroke):
            for region in stroke.cancel():
                self._tell(stroke, region)
        elif stroke is not None:
            self._tell(stroke, stroke.cancel())
            if self._is_on_document(stroke):
                self._queue.take(stroke.finish(""), stroke)  # Empty; but the queue has waited for the gesture's end.
        self._catch_up()

    def settle(self) -> None:
        """Finish the gesture, and put every finished stroke into the history."""
        self.end()
        self._queue.flush()

    def clear(self, plane: Plane, title: str) -> None:
        """Mark nothing on one of the masks any more, as one step of the history."""
        self.settle()
        document = self._open.document
        if document is not None:
            bounds = document.plane(plane).bounds
            self.begin(plane, Mode.SUBTRACT)
            self.paint(Rectangle((bounds.top, bounds.left), (bounds.bottom, bounds.right)))
            self.end(title)

    def _target(self) -> Document:
        return self._waiting.draft() if self.must_wait else self._open.require()

    def _is_on_document(self, stroke: Stroke | RetouchStroke | FadeStroke) -> bool:
        """Whether ``stroke`` is painted on the document, not on the draft."""
        return stroke.document is self._open.document

    def _tell(self, stroke: Stroke | RetouchStroke | FadeStroke, region: Region) -> None:
        if self._is_on_document(stroke):
            self._open.tell(region, stroke.planes)
        elif not region.is_empty:
            self._waiting.painted.emit(region)

    # --- strokes that waited -----------------------------------------------------------------------------------

    def _catch_up(self) -> None:
        """Repeat the strokes that waited, unless a job runs."""
        if self._is_catching_up or self._open.jobs.is_running:
            return
        self._is_catching_up = True
        try:
            if self._waiting.has_draft or self._waiting.count:
                self._repeat_waiting()
        finally:
            self._is_catching_up = False
        if not self._open.jobs.is_running:
            self.caught_up.emit()

    def _repeat_waiting(self) -> None:
        under_way = self._lift()
        held, taken_back = self._waiting.release()
        while held and not self.must_wait:
            self._repeat(held.pop(0))
        if held:  # One of them was a search, which is a job; the others wait for its end.
            for item in held:
                self._waiting.take_again(item)
        elif under_way is None and self._queue.choose is None:
            self._repeat_and_take_back(taken_back)
        if under_way is not None:
            self._put_down(under_way)
        self._waiting.changed.emit()

    def _repeat(self, item: WaitingStroke) -> None:
        if item.search is not None:
            item.search()
        elif item.stroke is not None:
            self._put_down(item.stroke)
            self.end(item.title)

    def _repeat_and_take_back(self, items: list[WaitingStroke]) -> None:
        """Repeat strokes and undo them, so that the history can redo them as they could be put back before."""
        stack = self._open.history.undo_stack
        count = stack.count()
        for item in items:
            if item.stroke is not None:
                self._repeat(item)
        for _ in range(stack.count() - count):
            stack.undo()

    def _lift(self) -> Stroke | None:
        """Interrupt and return the gesture under way if it is on the draft, which is about to be dropped."""
        stroke = self._open.stroke
        if not isinstance(stroke, Stroke) or self._is_on_document(stroke):
            return None
        self._open.stroke = None
        return stroke

    def _put_down(self, stroke: Stroke) -> None:
        """Repeat a gesture where it belongs now, and go on with it."""
        if self._open.document is not None:
            repeated, region = stroke.again(self._target())
            self._open.stroke = repeated
            self._tell(repeated, region)
            self._waiting.painted.emit(region)  # It is no longer seen as something that waits.
