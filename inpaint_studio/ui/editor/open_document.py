"""OpenDocument: the document that is open, its history, the job on it, and the signals that tell of changes."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import EXAMPLES, Edit, Plane
from inpaint_studio.core.fade_stroke import FadeStroke
from inpaint_studio.core.photo import Source
from inpaint_studio.core.pixel_count import PixelCount
from inpaint_studio.core.region import Region, joined
from inpaint_studio.core.sources import ANYWHERE, Sources
from inpaint_studio.core.step import Step
from inpaint_studio.core.stroke import Stroke
from inpaint_studio.errors import InputError
from inpaint_studio.files.reasons import reason
from inpaint_studio.healing.stroke import RetouchStroke
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.document_signals import DocumentSignals
from inpaint_studio.ui.editor.edit_command import Toggle
from inpaint_studio.ui.editor.history import History
from inpaint_studio.ui.editor.job_runner import JobRunner
from inpaint_studio.ui.settings.settings import Settings

MEGABYTE = 1_000_000


class OpenDocument(DocumentSignals):
    """What the parts of the editor share. Only here is the document replaced, changed and given a history.

    Attributes:
        document: the open document, or None.
        settings: what the user chose.
        history: the steps that led to the document.
        jobs: runs one job at a time.
        stroke: the gesture under way, on the document or on a draft of its masks, or on the photo itself: from a source
            or fading a restoration. None while nothing of that is done.

    Signals:
        closing: the document is about to be replaced; whatever belongs to it is to be forgotten.
    """

    closing = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(parent)
        self.document: Document | None = None
        self.settings = settings
        self.jobs = JobRunner(self)
        self.history = History(self.show_edit, lambda: settings.get("history_megabytes") * MEGABYTE, self)
        self.stroke: Stroke | RetouchStroke | FadeStroke | None = None
        self._pixel_counts: dict[Plane, PixelCount] = {}
        self.jobs.failed.connect(self.failed)
        self.history.failed.connect(self.failed)
        self.history.spill_failed.connect(self._tell_spill_failed)

    @property
    def can_edit(self) -> bool:
        """Whether a document is open and no job works on it."""
        return self.document is not None and not self.jobs.is_running

    @property
    def can_paint(self) -> bool:
        """Whether a stroke may be painted now. While a job runs the stroke may have to wait for its end."""
        return self.document is not None and not self.jobs.leads_away

    @property
    def masked_count(self) -> int:
        """Number of pixels to restore."""
        return self._pixel_counts[Plane.MASK].count if self._pixel_counts else 0

    def is_marked(self, plane: Plane) -> bool:
        """Whether any pixel of this mask is marked."""
        return bool(self._pixel_counts) and not self._pixel_counts[plane].is_empty

    def sources(self) -> Sources:
        """Return copies of the marks that say where detail is to be taken from."""
        planes = (Plane.DONORS, Plane.EXCLUSION, Plane.PROTECTION)
        # What is counted already need not be searched: on a large photo that takes longer than a stroke.
        is_any = self.document is not None and any(map(self.is_marked, planes))
        return Sources.marked_on(self.require()) if is_any else ANYWHERE

    def require(self) -> Document:
        """Return the open document.

        Raises:
            InputError: no photo is open.
        """
        if self.document is None:
            raise InputError("No photo is open.")
        return self.document

    # --- another document --------------------------------------------------------------------------------------

    def show(self, document: Document | None) -> None:
        """Make ``document`` the open one, with an empty history; None closes what is open."""
        pixel_counts = _counts(document) if document is not None else {}
        self.closing.emit()
        self.stroke = None
        self.document, self._pixel_counts = document, pixel_counts
        self.history.clear()
        self.opened.emit()

    def close(self) -> None:
        """Close the document without asking, and cancel the job that runs."""
        self.closing.emit()  # Before the cancel: what waits for the job is not to be done any more.
        self.jobs.cancel()
        self.show(None)

    def set_source(self, source: Source) -> None:
        """Note that the photo, as it is now, has been saved as ``source`` says."""
        self.require().set_source(source)
        self.history.undo_stack.setClean()

    # --- changes -----------------------------------------------------------------------------------------------

    def record(self, step: Step, *, is_applied: bool = False) -> None:
        """Add a step to the history. Every step enters the history here; a step that changes nothing is left out.

        Args:
            step: the change; it is made first, unless the document shows it already.
            is_applied: whether the document shows it already, as after a stroke that was painted live.
        """
        if step.edit.is_empty:
            return
        if not is_applied:
            self.show_edit(step.edit, Document.apply)
        self.history.add(step)

    def show_edit(self, edit: Edit, toggle: Toggle) -> Region:
        """Apply or revert an edit, and tell which pixels changed.

        Args:
            edit: the change.
            toggle: ``Document.apply`` or ``Document.revert``.

        Returns:
            The region in which pixels changed.

        Raises:
            InputError: no photo is open.
        """
        region = toggle(self.require(), edit)
        for plane in edit.planes:
            # Piece by piece: a stroke across the photo changes little of the rectangle around it.
            for piece in joined(patch.region for patch in edit.touching(plane, region)):
                self.tell(piece, (plane,))
        return region

    def tell(self, region: Region, planes: Iterable[Plane]) -> None:
        """Emit the signals for pixels that changed within ``region`` of these planes."""
        if region.is_empty:
            return
        signals = {
            Plane.PHOTO: self.photo_changed,
            Plane.MASK: self.mask_changed,
            Plane.PROTECTION: self.protection_changed,
            Plane.DONORS: self.sources_changed,
            Plane.EXCLUSION: self.sources_changed,
            **dict.fromkeys(EXAMPLES, self.examples_changed),
        }
        for plane in planes:
            if plane in self._pixel_counts:
                self._pixel_counts[plane].invalidate(region)
            signals[plane].emit(region)

    def _tell_spill_failed(self, error: OSError) -> None:
        self.noticed.emit(
            tr("The history cannot be moved out of the memory: {reason}. It stays complete.", reason=reason(error))
        )


def _counts(document: Document) -> dict[Plane, PixelCount]:
    return {plane: PixelCount(document.plane(plane)) for plane in Plane if plane is not Plane.PHOTO}
