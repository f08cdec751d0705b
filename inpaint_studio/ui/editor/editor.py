"""Editor: the only one who changes the document. Widgets call it and redraw on its signals."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Edit, PatchEdit, Plane
from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.mask_change import Change
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.pixel_count import Tally
from inpaint_studio.core.region import Region, joined
from inpaint_studio.core.shapes import Shape
from inpaint_studio.core.step import Step
from inpaint_studio.core.stroke import Mode, Stroke
from inpaint_studio.errors import InputError
from inpaint_studio.files.reasons import reason
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.editor.document_files import DocumentFiles
from inpaint_studio.ui.editor.history import Change as Toggle
from inpaint_studio.ui.editor.history import History
from inpaint_studio.ui.editor.job_runner import JobRunner
from inpaint_studio.ui.editor.mask_jobs import Find, MaskJobs
from inpaint_studio.ui.editor.restorer import Restorer
from inpaint_studio.ui.editor.stroke_queue import StrokeRestorer
from inpaint_studio.ui.editor.waiting import Waiting
from inpaint_studio.ui.settings.settings import Settings

MEGABYTE = 1_000_000


class Editor(QObject):
    """The document and what is done to it.

    Attributes:
        document: what is open, or None.
        history: the steps that led to it.
        files: opens, saves and exports it.
        restorer: restores it.
        strokes: restores each stroke as it ends, if that is wanted.
        waiting: what is done while a job runs, until that is over.
        jobs: runs what takes time.

    Signals:
        opened: another document is open (or none).
        photo_changed: (Region) pixels of the photo changed.
        mask_changed: (Region) pixels of the mask changed.
        protection_changed: (Region) pixels of the protection changed.
        saved: (Path) the photo is in this file now.
        state_changed: what is possible, or whether there is unsaved work, may have changed.
        noticed: (sentence) worth telling the user.
        failed: (sentence) something could not be done.
    """

    opened = Signal()
    photo_changed = Signal(Region)
    mask_changed = Signal(Region)
    protection_changed = Signal(Region)
    saved = Signal(Path)
    state_changed = Signal()
    noticed = Signal(str)
    failed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(parent)
        self.document: Document | None = None
        self.settings = settings
        self.jobs = JobRunner(self)
        self.history = History(self.show_edit, lambda: settings.get("history_megabytes") * MEGABYTE, self)
        self.files: DocumentFiles = DocumentFiles(self)
        self.restorer: Restorer = Restorer(self)
        self.strokes = StrokeRestorer(self)
        self._mask_jobs = MaskJobs(self)
        self._stroke: Stroke | None = None
        self._tallies: dict[Plane, Tally] = {}
        self.mask_changed.connect(lambda region: self._tallies[Plane.MASK].spoil(region))
        self.protection_changed.connect(lambda region: self._tallies[Plane.PROTECTION].spoil(region))
        self.jobs.failed.connect(self.failed)
        self.waiting: Waiting = Waiting(self)
        self.waiting.changed.connect(self.state_changed)
        self.jobs.started.connect(self.state_changed)
        self.jobs.ended.connect(self.state_changed)
        self.history.failed.connect(self.failed)
        self.history.spill_failed.connect(self._tell_spill_failed)
        self.history.chosen.connect(self.state_changed)
        self.undo_stack.indexChanged.connect(self.state_changed)
        self.undo_stack.cleanChanged.connect(self.state_changed)

    @property
    def undo_stack(self) -> QUndoStack:
        """The steps, as Qt's widgets show them."""
        return self.history.undo_stack

    @property
    def can_edit(self) -> bool:
        """Whether the document may be changed now."""
        return self.document is not None and not self.jobs.is_running

    @property
    def can_paint(self) -> bool:
        """Whether a stroke may be painted now; while a job runs it may have to wait for that."""
        return self.document is not None and not self.jobs.leads_away

    @property
    def must_wait(self) -> bool:
        """Whether what is painted now has to wait: a job runs that does not restore single strokes."""
        return self.jobs.is_running and not self.strokes.is_running

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        has_recent = self.strokes.is_busy or self.waiting.stroke_count > 0
        return has_recent or (self.can_edit and self.undo_stack.canUndo())

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return self.waiting.can_redo or (self.can_edit and self.undo_stack.canRedo())

    @property
    def has_protection(self) -> bool:
        """Whether there is something to leave alone, and it may be changed now."""
        return self.can_edit and self.is_marked(Plane.PROTECTION)

    @property
    def can_restore(self) -> bool:
        """Whether there is a mask, or a restoration to try with other settings, and nothing runs."""
        return self.can_edit and (self.is_marked(Plane.MASK) or self.history.retriable is not None)

    @property
    def masked_count(self) -> int:
        """Number of pixels to restore."""
        return self._tallies[Plane.MASK].count if self._tallies else 0

    def is_marked(self, plane: Plane) -> bool:
        """Whether the mask or the protection has any marks; known at once."""
        return bool(self._tallies) and not self._tallies[plane].is_empty

    # --- what is open ------------------------------------------------------------------------------------------

    def show_photo(self, photo: Photo, mask: Mask | None = None) -> None:
        """Make ``photo`` the open document, with ``mask`` if given."""
        self._take(Document(photo, mask))
        self.state_changed.emit()

    def show_work(self, document: Document, steps: Sequence[Step], index: int, saved: int) -> None:
        """Make ``document`` the open one, with a history.

        Args:
            document: with all ``steps`` made.
            steps: of its history.
            index: how many of them are to be in force.
            saved: after how many of them the photo is as in its file, or -1.
        """
        self._take(document)
        self.history.fill(steps, index, saved)
        self.state_changed.emit()

    def close(self) -> None:
        """Close the document, whatever state it is in."""
        self.strokes.forget()
        self.waiting.forget()
        self.jobs.cancel()
        self._take(None)
        self.state_changed.emit()

    def _take(self, document: Document | None) -> None:
        self._stroke = None
        self.waiting.forget()
        self.document = document
        planes = (Plane.MASK, Plane.PROTECTION)
        self._tallies = {plane: Tally(document.plane(plane)) for plane in planes} if document is not None else {}
        self.history.clear()
        self.opened.emit()

    # --- mask --------------------------------------------------------------------------------------------------

    def begin_stroke(self, plane: Plane = Plane.MASK, mode: Mode = Mode.ADD) -> None:
        """Start a gesture on the mask or the protection; ends with ``end_stroke`` or ``cancel_stroke``."""
        self.end_stroke()
        if self.can_paint and self.document is not None:
            self._stroke = Stroke(self.waiting.draft() if self.must_wait else self.document, plane, mode)
            self._show_stroke(self._stroke, self._stroke.started_with)

    def paint(self, shape: Shape) -> None:
        """Paint a shape as part of the gesture."""
        if self._stroke is not None:
            self._show_stroke(self._stroke, self._stroke.paint(shape))

    def end_stroke(self, title: str = Title("brush stroke")) -> None:
        """Finish the gesture: one step of the history, if anything changed."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None and stroke.document is self.document:
            self.strokes.take(stroke.finish(title), stroke)
        elif stroke is not None:
            self.waiting.take(stroke, title)
        self.waiting.go_on()

    def cancel_stroke(self) -> None:
        """Give the gesture up: everything is as before."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            self._show_stroke(stroke, stroke.cancel())
            if stroke.document is self.document:
                self.strokes.take(stroke.finish(""), stroke)
        self.waiting.go_on()

    def repeat_stroke(self, stroke: Stroke, title: str) -> None:
        """Make a gesture that waited. For who helps the editor."""
        self.put_down_stroke(stroke)
        self.end_stroke(title)

    def lift_stroke(self) -> Stroke | None:
        """Give up, and return, the gesture under way if it has to wait. For who helps the editor."""
        stroke = self._stroke
        if stroke is None or stroke.document is self.document:
            return None
        self._stroke = None
        return stroke

    def put_down_stroke(self, stroke: Stroke) -> None:
        """Go on with a gesture where it belongs now. For who helps the editor."""
        if self.document is not None:
            self._stroke, region = stroke.again(self.waiting.draft() if self.must_wait else self.document)
            self._show_stroke(self._stroke, region)
            self.waiting.painted.emit(region)  # It is seen there no more.

    @property
    def is_painting(self) -> bool:
        """Whether a gesture is under way."""
        return self._stroke is not None

    def change_mask(self, title: str, change: Change) -> None:
        """Change the mask as a whole, for example ``Mask.invert``, as one step of the history."""
        self.settle_strokes()
        self._mask_jobs.change(title, change)

    def paint_found(self, title: str, find: Find, plane: Plane = Plane.MASK, mode: Mode = Mode.ADD) -> None:
        """Paint what ``find`` finds in the photo, as a gesture of its own."""
        self.end_stroke()
        self._mask_jobs.paint_found(title, find, plane, mode)

    def preview_mask(self, change: Change) -> None:
        """Show what ``change`` would make of the mask: a gesture that ``end_stroke`` keeps, ``cancel_stroke`` does not.

        A further preview replaces the one before.
        """
        if self._stroke is None:
            self.begin_stroke()
        if self._stroke is not None:
            self._show_stroke(self._stroke, self._stroke.change(change))

    def clear_protection(self) -> None:
        """Protect nothing any more, as one step of the history."""
        self.settle_strokes()
        if self.document is not None:
            bounds = self.document.protection.bounds
            self.begin_stroke(Plane.PROTECTION, Mode.SUBTRACT)
            self.paint(Rectangle((bounds.top, bounds.left), (bounds.bottom, bounds.right)))
            self.end_stroke(Title("Clear protection"))

    def settle_strokes(self) -> None:
        """Finish the gesture under way and give every stroke its place in the history."""
        self.end_stroke()
        self.strokes.flush()

    def _show_stroke(self, stroke: Stroke, region: Region) -> None:
        if stroke.document is self.document:
            self._tell(region, stroke.planes)
        elif not region.is_empty:
            self.waiting.painted.emit(region)

    def _tell(self, region: Region, planes: Iterable[Plane]) -> None:
        """Tell who shows them that pixels of these planes changed."""
        if region.is_empty:
            return
        signals = {
            Plane.PHOTO: self.photo_changed,
            Plane.MASK: self.mask_changed,
            Plane.PROTECTION: self.protection_changed,
        }
        for plane in planes:
            signals[plane].emit(region)

    # --- restoring ---------------------------------------------------------------------------------------------

    def restore(self, engine: str, options: dict[str, Any]) -> None:
        """Restore the masked pixels; without any, try the last restoration with other settings."""
        self.settle_strokes()
        self.restorer.restore(engine, options)

    def restore_again(self, engine: str, options: dict[str, Any]) -> None:
        """Try the last restoration with other settings, whatever is masked now."""
        self.settle_strokes()
        self.restorer.restore_again(engine, options)

    # --- history -----------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back: a stroke under way, or one that waits, if there is one."""
        self.settle_strokes()
        if not self.waiting.undo() and self.can_edit:
            self.undo_stack.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last, unless a stroke under way takes its place."""
        self.settle_strokes()
        if not self.waiting.redo() and self.can_edit:
            self.undo_stack.redo()

    def record(self, edit: PatchEdit, *, is_applied: bool) -> None:
        """Put an edit into the history, making it unless ``is_applied``. For who helps the editor."""
        if not edit.is_empty:
            self.history.record(Step.of(edit), is_applied=is_applied)

    def read_step(self, index: int, region: Region) -> Any:
        """Return a copy of the photo's pixels of ``region`` as they were after ``index`` steps; 0 is as opened."""
        if self.document is None:
            raise InputError("No photo is open.")
        return self.document.read_without(self.history.between(index, self.history.index), region)

    def read_variant(self, step: Step, row: int, region: Region) -> Any:
        """Return a copy of the photo's pixels of ``region`` as a variant of ``step``, the last one, has made them."""
        if self.document is None:
            raise InputError("No photo is open.")
        # An edit is its own opposite: the one in force is taken back, the other made.
        return self.document.read_without([step.edit, step.variants[row].edit], region)

    def show_edit(self, edit: Edit, change: Toggle) -> Region:
        """Apply or revert an edit and tell who shows the document. For who helps the editor."""
        if self.document is None:
            raise InputError("No photo is open.")
        region = change(self.document, edit)
        for plane in edit.planes:
            # Piece by piece: a stroke across the photo changes little of the rectangle around it.
            for piece in joined(patch.region for patch in edit.touching(plane, region)):
                self._tell(piece, (plane,))
        return region

    def _tell_spill_failed(self, error: OSError) -> None:
        self.noticed.emit(
            tr("The history cannot be moved out of the memory: {reason}. It stays complete.", reason=reason(error))
        )
