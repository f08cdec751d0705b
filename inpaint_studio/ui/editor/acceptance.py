"""Acceptance: makes mask of what is proposed; once that step is taken back, it is proposed again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.step import Step
from inpaint_studio.detection.kinds import Kind
from inpaint_studio.translation import Title
from inpaint_studio.ui.editor.kind_list import KindList
from inpaint_studio.ui.editor.mask_jobs import MaskJobs
from inpaint_studio.ui.editor.open_document import OpenDocument


class Acceptance(QObject):
    """Accepts the proposals of all kinds together.

    Signals:
        changed: what is mask now, or is proposed again, may be something else.
    """

    changed = Signal()

    def __init__(self, open_document: OpenDocument, kinds: KindList, mask_jobs: MaskJobs) -> None:
        """Accept what is proposed of ``kinds`` on ``open_document``; ``mask_jobs`` paints it."""
        super().__init__(open_document)
        self._open = open_document
        self._kinds = kinds
        self._mask_jobs = mask_jobs
        self._title: Title | None = None  # of the step that will make mask of the proposals
        self._becoming: Sequence[Kind] = ()  # which kinds' proposals
        open_document.opened.connect(self._forget)
        open_document.history.recorded.connect(self._note_step)
        open_document.history.moved.connect(self._follow_history)

    @property
    def can_accept(self) -> bool:
        """Whether something is proposed, of any kind, and the mask may be changed now."""
        return self._open.can_edit and any(
            found is not None and (found.count > 0 or self._kinds.has_examples(kind))
            for kind, found in ((kind, self._kinds.proposals(kind)) for kind in self._kinds.all)
        )

    def accept(self, then: Callable[[], object] | None = None) -> None:
        """Add to the mask what is proposed of all kinds, and their examples, as one step, and call ``then``."""
        if not self.can_accept:
            return
        kinds = [kind for kind in self._kinds.all if self._kinds.proposals(kind) is not None]
        every = self._kinds.all_proposals
        count = sum(found.count for found in every)
        title = Title("Accept {n} mark|Accept {n} marks", n=count) if count else Title("Accept examples")
        self._title, self._becoming = title, kinds

        def paint(mask: Mask) -> Region:
            region = NOWHERE
            for found in every:
                region = region.union(found.paint(mask))
            return region

        self._mask_jobs.change(title, paint, then, examples=[kind.plane for kind in kinds])

    def _note_step(self, step: Step) -> None:
        if self._title is not None and step.edit.title is self._title:
            for kind in self._becoming:
                kind.accepted = step
            self._forget()
            self.changed.emit()

    def _follow_history(self) -> None:
        if any(kind.accepted is not None for kind in self._kinds.all):
            self.changed.emit()

    def _forget(self) -> None:
        self._title, self._becoming = None, ()
