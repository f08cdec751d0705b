"""MaskJobs: changes that look at the whole mask or the whole photo."""

from collections.abc import Callable, Iterable

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback
from inpaint_studio.core.mask_change import MaskChange, mask_edit
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.shapes import Shape
from inpaint_studio.core.step import Step
from inpaint_studio.core.stroke import Mode, Stroke
from inpaint_studio.detection.fit import fit, fitted
from inpaint_studio.detection.scan import Scan
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.painter import Painter
from inpaint_studio.ui.editor.stroke_queue import StrokeQueue
from inpaint_studio.ui.editor.waiting_strokes import WaitingStrokes

Find = Callable[[Photo, CancelToken], Shape | None]
"""Finds pixels of a photo, or None; raises ``Cancelled``."""

_AT_ONCE = 4_000_000  # pixels; a larger photo takes so long that the user would notice


def fitting(find: Find) -> Find:
    """Return a search for the damage below what ``find`` finds."""

    def find_damage(photo: Photo, cancel: CancelToken) -> Shape | None:
        found = find(photo, cancel)
        return None if found is None else fitted(photo, (found,), cancel)

    return find_damage


class MaskJobs:
    """Makes such changes at once on a small photo, and in the worker thread, with progress and Cancel, on a large one.

    A photo is small up to 4 megapixels.
    """

    def __init__(
        self, open_document: OpenDocument, painter: Painter, queue: StrokeQueue, waiting: WaitingStrokes
    ) -> None:
        """Paint with ``painter``; what a job painted goes to ``queue``, a search that has to wait to ``waiting``."""
        self._open = open_document
        self._painter = painter
        self._queue = queue
        self._waiting = waiting

    def change(
        self,
        title: str,
        change: MaskChange,
        then: Callable[[], object] | None = None,
        *,
        examples: Iterable[Plane] = (),
    ) -> None:
        """Change the mask as a whole, as one step of the history.

        Args:
            title: of the step.
            change: of the mask.
            then: called after success.
            examples: planes whose marks become mask in the same step.
        """
        self._painter.settle()
        document = self._open.document
        if not self._open.can_edit or document is None:
            return
        mask, protection = document.mask, document.protection
        painted = {plane: document.plane(plane) for plane in examples if self._open.is_marked(plane)}
        if mask.pixels.size <= _AT_ONCE:
            self._open.record(Step.of(mask_edit(title, mask, protection, change, painted)))
            if then is not None:
                then()
            return
        mask, protection = mask.copy(), protection.copy()
        painted = {plane: marks.copy() for plane, marks in painted.items()}
        self._open.jobs.run(
            tr(title),
            lambda progress, cancel: mask_edit(title, mask, protection, change, painted),
            lambda edit: self._open.record(Step.of(edit)),
            lambda _: then() if then is not None else None,
        )

    def fit(self, title: str) -> None:
        """Bring the mask to where the damage below it ends, in the worker thread, as one step of the history."""
        self._painter.settle()
        document = self._open.document
        if not self._open.can_edit or document is None:
            return
        photo, mask, protection = document.photo, document.mask.copy(), document.protection.copy()

        def edit(progress: ProgressCallback, cancel: CancelToken) -> PatchEdit:
            scan = Scan(photo)
            return mask_edit(title, mask, protection, lambda each: fit(scan, each, progress=progress, cancel=cancel))

        def use(edit: PatchEdit) -> None:
            if edit.is_empty:
                self._open.noticed.emit(tr("The mask fits the damage already."))
            else:
                self._open.record(Step.of(edit))

        self._open.jobs.run(tr(title), edit, use)

    def end_fitted(self, title: str) -> None:
        """Finish the gesture; what it has added to the mask is brought to where the damage below it ends."""
        stroke = self._open.stroke
        if not isinstance(stroke, Stroke) or not stroke.marks_mask or not stroke.shapes:
            self._painter.end(title)
            return
        shapes = tuple(stroke.shapes)
        self._painter.cancel()
        self.paint_found(title, lambda photo, cancel: fitted(photo, shapes, cancel), Plane.MASK, Mode.ADD)

    def paint_found(self, title: str, find: Find, plane: Plane, mode: Mode) -> None:
        """Paint the pixels that ``find`` finds, as a gesture of its own."""
        self._painter.end()
        document = self._open.document
        if document is None:
            return
        is_large = document.mask.pixels.size > _AT_ONCE
        if is_large and self._open.can_paint and self._painter.must_wait:
            self._waiting.take_search(title, lambda: self.paint_found(title, find, plane, mode))
        elif is_large and self._open.can_edit:
            self._run(title, find, plane, mode, document)
        elif self._open.can_paint:
            shape = find(document.photo, NEVER)
            if shape is not None:
                self._painter.begin(plane, mode)
                self._painter.paint(shape)
                self._painter.end(title)

    def _run(self, title: str, find: Find, plane: Plane, mode: Mode, document: Document) -> None:
        photo, draft = document.photo, document.draft()

        def search(progress: ProgressCallback, cancel: CancelToken) -> tuple[PatchEdit, Stroke] | None:
            shape = find(photo, cancel)
            if shape is None:
                return None
            stroke = Stroke(draft, plane, mode)
            stroke.paint(shape)
            cancel.raise_if_cancelled()
            return stroke.finish(title), stroke

        def take(painted: tuple[PatchEdit, Stroke] | None) -> None:
            if painted is not None:
                self._queue.take(*painted, is_applied=False)

        self._open.jobs.run(tr(title), search, then=take)
