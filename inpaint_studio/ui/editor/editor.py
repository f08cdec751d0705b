"""Editor: what widgets call to work on the open document, and whose signals tell them what changed."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Change, PatchEdit, Plane
from inpaint_studio.core.fade_stroke import FadeStroke
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.mask_change import MaskChange
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.shapes import Shape
from inpaint_studio.core.step import Step
from inpaint_studio.core.stroke import Mode
from inpaint_studio.healing.soft_brush import SoftCapsule
from inpaint_studio.healing.stroke import RetouchStroke
from inpaint_studio.translation import Title
from inpaint_studio.ui.editor.document_files import DocumentFiles
from inpaint_studio.ui.editor.document_signals import DocumentSignals
from inpaint_studio.ui.editor.fader import Fader
from inpaint_studio.ui.editor.finder import Finder
from inpaint_studio.ui.editor.infrared_view import InfraredView
from inpaint_studio.ui.editor.mask_jobs import Find, MaskJobs, fitting
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.painter import Painter
from inpaint_studio.ui.editor.remains import Remains
from inpaint_studio.ui.editor.restorer import Restorer
from inpaint_studio.ui.editor.review import Review
from inpaint_studio.ui.editor.saved_state import SavedState
from inpaint_studio.ui.editor.stroke_queue import StrokeQueue
from inpaint_studio.ui.editor.waiting_files import WaitingFiles
from inpaint_studio.ui.editor.waiting_strokes import WaitingStrokes
from inpaint_studio.ui.settings.settings import Settings


class Editor(DocumentSignals):
    """The façade of this package: it passes calls on to the part that does them, and repeats the parts' signals.

    Attributes:
        settings: what the user chose.
        history: the steps that led to the document.
        jobs: runs one job at a time.
        restorer: runs engines on the document.
        strokes: puts strokes into the history, restored before if that is wanted.
        waiting: strokes that wait for the job that runs.
        waiting_files: files that wait to be written.
        files: opens, saves and exports the document.
        saved_state: which of the work is safe in files.
        finder: has damage found, and keeps what is proposed.
        review: goes through the doubtful proposals.
        remains: what the last restoration has left along its rim.
        fader: fades a restoration of the history.
        infrared: shows the infrared plane in place of the photo.

    Signals:
        state_changed: what can be done, or whether there is unsaved work, may have changed. While one document takes
            the place of another it is emitted once, at the end.
    """

    state_changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(parent)
        self._open = OpenDocument(settings, self)
        self._is_exchanging = False
        self._open.closing.connect(self._begin_exchange)  # First of all: the parts forget at this signal, too.
        self.settings = settings
        self.history = self._open.history
        self.jobs = self._open.jobs
        self.restorer = Restorer(self._open)
        self.strokes = StrokeQueue(self._open, self.restorer)
        self.waiting = WaitingStrokes(self._open)
        self._painter = Painter(self._open, self.strokes, self.waiting)
        self.waiting_files = WaitingFiles(self._open, self.strokes, self._painter)
        self._mask_jobs = MaskJobs(self._open, self._painter, self.strokes, self.waiting)
        self.finder = Finder(self._open, self._painter, self._mask_jobs)
        self.review = Review(self._open, self.finder)
        self.remains = Remains(self._open)
        self.fader = Fader(self._open, self._painter)
        self.infrared = InfraredView(self._open)
        self.saved_state = SavedState(self._open, self.waiting, self.finder)
        self.files = DocumentFiles(self._open, self._painter, self.waiting_files, self.saved_state)
        self._repeat_signals()

    def _repeat_signals(self) -> None:
        """Connect the signals; last, so that the parts have reacted to a change before the widgets hear of it."""
        self.repeat(self._open)
        self._open.opened.connect(self._end_exchange)
        for changed in (
            self.waiting.changed, self.waiting_files.changed, self.jobs.started, self.jobs.ended, self.history.chosen,
            self.finder.decided, self.infrared.changed, self.review.moved, self.remains.changed,
            self.undo_stack.indexChanged, self.undo_stack.cleanChanged,
        ):  # fmt: skip
            changed.connect(self._tell_state)

    def _begin_exchange(self) -> None:
        self._is_exchanging = True

    def _end_exchange(self) -> None:
        self._is_exchanging = False
        self.state_changed.emit()

    def _tell_state(self) -> None:
        if not self._is_exchanging:
            self.state_changed.emit()

    @property
    def is_exchanging(self) -> bool:
        """Whether one document takes the place of another: every part forgets what it knew, one after the other."""
        return self._is_exchanging

    # --- what can be done --------------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """The open document; to be read, never to be changed."""
        return self._open.document

    @property
    def undo_stack(self) -> QUndoStack:
        """The steps, as Qt's widgets show them."""
        return self.history.undo_stack

    @property
    def can_edit(self) -> bool:
        """Whether a document is open and no job works on it."""
        return self._open.can_edit

    @property
    def can_paint(self) -> bool:
        """Whether a stroke may be painted now. While a job runs the stroke may have to wait for its end."""
        return self._open.can_paint

    @property
    def is_painting(self) -> bool:
        """Whether a gesture is under way."""
        return self._open.stroke is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        has_recent = self.strokes.is_busy or self.waiting.count > 0
        return has_recent or (self.can_edit and self.undo_stack.canUndo())

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return self.waiting.can_redo or (self.can_edit and self.undo_stack.canRedo())

    @property
    def under_way(self) -> list[Change]:
        """The gesture that changes the photo right now, if any: what the photo shows and the history does not."""
        stroke = self._open.stroke
        return [stroke] if isinstance(stroke, RetouchStroke | FadeStroke) else []

    def can_clear(self, plane: Plane) -> bool:
        """Whether some pixels of this mask are marked, and it may be changed now."""
        return self.can_edit and self.is_marked(plane)

    @property
    def can_restore(self) -> bool:
        """Whether there is a mask, or a restoration to try with other settings, and no job runs."""
        return self.can_edit and (self.is_marked(Plane.MASK) or self.history.can_restore_again)

    @property
    def masked_count(self) -> int:
        """Number of pixels to restore."""
        return self._open.masked_count

    def is_marked(self, plane: Plane) -> bool:
        """Whether any pixel of this mask is marked."""
        return self._open.is_marked(plane)

    # --- what is open ------------------------------------------------------------------------------------------

    def show_photo(self, photo: Photo, mask: Mask | None = None) -> None:
        """Make ``photo`` the open document, with ``mask`` if given."""
        self._open.show(Document(photo, mask))

    def show_work(self, document: Document, steps: Sequence[Step], index: int, saved: int) -> None:
        """Make ``document`` the open one, with a history; see ``History.fill`` for the arguments."""
        self._open.show(document)
        self.history.fill(steps, index, saved)
        self.state_changed.emit()

    def close(self) -> None:
        """Close the document without asking, and cancel the job that runs."""
        self._open.close()

    # --- mask --------------------------------------------------------------------------------------------------

    def begin_stroke(self, plane: Plane = Plane.MASK, mode: Mode = Mode.ADD) -> None:
        """Start a gesture on one of the masks; ends with ``end_stroke`` or ``cancel_stroke``."""
        self._painter.begin(plane, mode)

    def paint(self, shape: Shape) -> None:
        """Paint a shape as part of the gesture."""
        self._painter.paint(shape)

    def begin_retouch(self, make: Callable[[Document], RetouchStroke]) -> RetouchStroke | None:
        """Start a gesture that paints on the photo from a source; it ends like any stroke.

        ``make`` begins the stroke on the document. While a job runs nothing happens, and None is returned.
        """
        return self._painter.begin_on_photo(make)

    def retouch(self, dab: SoftCapsule) -> None:
        """Paint a piece of the brush's way from the source."""
        self._painter.retouch(dab)

    def preview_mask(self, change: MaskChange) -> None:
        """Show what ``change`` would make of the mask: a gesture that ``end_stroke`` keeps, ``cancel_stroke`` does not.

        A further preview replaces the one before.
        """
        self._painter.preview(change)

    def end_stroke(self, title: str = Title("brush stroke")) -> None:
        """Finish the gesture: one step of the history, if anything changed.

        Where the settings say so, what it adds to the mask is brought to where the damage below it ends.
        """
        if self.settings.get("fit_strokes"):
            self._mask_jobs.end_fitted(title)
        else:
            self._painter.end(title)

    def cancel_stroke(self) -> None:
        """Give the gesture up and restore what was there before."""
        self._painter.cancel()

    def settle_strokes(self) -> None:
        """Finish the gesture, and put every finished stroke into the history."""
        self._painter.settle()

    def change_mask(self, title: str, change: MaskChange) -> None:
        """Change the mask as a whole, for example by ``Mask.invert``, as one step of the history."""
        self._mask_jobs.change(title, change)

    def fit_mask(self, title: str) -> None:
        """Bring the mask to where the damage below it ends, as one step of the history."""
        self._mask_jobs.fit(title)

    def paint_found(self, title: str, find: Find, plane: Plane = Plane.MASK, mode: Mode = Mode.ADD) -> None:
        """Paint the pixels that ``find`` finds in the photo, as a gesture of its own, fitted as ``end_stroke`` does."""
        if self.settings.get("fit_strokes") and (plane, mode) == (Plane.MASK, Mode.ADD):
            find = fitting(find)
        self._mask_jobs.paint_found(title, find, plane, mode)

    def clear(self, plane: Plane, title: str) -> None:
        """Mark nothing on one of the masks any more, as one step of the history."""
        self._painter.clear(plane, title)

    # --- restoring ---------------------------------------------------------------------------------------------

    def restore(self, engine: str, options: dict[str, Any]) -> None:
        """Restore the masked pixels; without any, try the last restoration with other settings."""
        self.settle_strokes()
        self.restorer.restore(engine, options)

    def restore_remains(self, engine: str, options: dict[str, Any]) -> None:
        """Restore once more what was restored last, with the remains along its rim."""
        self.settle_strokes()
        if self.remains.mark():
            self.restorer.restore(engine, options)

    def restore_again(self, engine: str, options: dict[str, Any]) -> None:
        """Try the last restoration with other settings, whatever is masked now."""
        self.settle_strokes()
        self.restorer.restore_again(engine, options)

    def choose_variant(self, number: int) -> None:
        """Put another variant of the last restoration in force."""
        self.settle_strokes()
        self.restorer.choose(number)

    def choose_next_variant(self, by: int) -> None:
        """Put the variant ``by`` places further on in force; after the last comes the first."""
        self.settle_strokes()
        self.restorer.choose_next(by)

    # --- history -----------------------------------------------------------------------------------------------

    def record(self, edit: PatchEdit) -> None:
        """Make a change, as one step of the history."""
        self._open.record(Step.of(edit))

    def undo(self) -> None:
        """Take the last step back; a gesture under way, or else a stroke that waits, comes before the history."""
        self.settle_strokes()
        if not self.waiting.undo() and self.can_edit:
            self.undo_stack.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last; a gesture under way is finished first and leaves none."""
        self.settle_strokes()
        if not self.waiting.redo() and self.can_edit:
            self.undo_stack.redo()
