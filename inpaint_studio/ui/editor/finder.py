"""Finder: has damage found on the open photo, and keeps what is proposed until it becomes mask."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.core.step import Step
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.marks import Choice
from inpaint_studio.detection.proposals import KEPT, REJECTED, Proposals
from inpaint_studio.detection.proposals_file import table_of
from inpaint_studio.detection.registry import ENOUGH, LEARNED, SOURCES, Question
from inpaint_studio.files.session.saved_work import Finding
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.editor.mask_jobs import MaskJobs
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.painter import Painter
from inpaint_studio.ui.editor.remembered_choice import remember, remembered

if TYPE_CHECKING:
    from inpaint_studio.detection.strokes.learned import Learned


class Finder(QObject):
    """The proposals on the open document. They are no part of it before ``accept`` makes them mask.

    While the step that made them mask is in force they are done with; once it is taken back they are there again.

    Attributes:
        source: the name of the source that is asked.
        learned: what the source that learns has learned last, on this photo or another; None before it has.
        choice: which marks are wanted, of these and of those found later.
        margin: pixels by which marks are made wider.

    Signals:
        replaced: there are other proposals, or none, or they are shown or hidden.
        changed: (list of Region) other marks are proposed there.
        source_chosen: another source is asked from now on.
        decided: something was chosen or judged; follows ``replaced`` and ``changed``, too.
    """

    replaced = Signal()
    changed = Signal(list)
    source_chosen = Signal()
    decided = Signal()

    def __init__(self, open_document: OpenDocument, painter: Painter, mask_jobs: MaskJobs) -> None:
        """Find on ``open_document``; ``mask_jobs`` makes mask of what is proposed, after what ``painter`` paints."""
        super().__init__(open_document)
        self._open = open_document
        self.source, self.choice, self.margin = remembered(open_document.settings)
        self.learned: Learned | None = None
        self._painter = painter
        self._mask_jobs = mask_jobs
        self._proposals: Proposals | None = None
        self._is_shown = False
        self._title: Title | None = None  # of the step that will make mask of the proposals
        self._accepted: Step | None = None
        self._kept: dict[str, dict[str, Any]] = {}
        open_document.opened.connect(self._forget)
        open_document.photo_changed.connect(self._kept.clear)
        open_document.history.recorded.connect(self._note_step)
        open_document.history.moved.connect(self._follow_history)

    # --- what is proposed --------------------------------------------------------------------------------------

    @property
    def proposals(self) -> Proposals | None:
        """What is proposed and not mask yet; None before anything was found."""
        return None if self.is_accepted else self._proposals

    @property
    def visible(self) -> Proposals | None:
        """What is proposed, while it is shown."""
        return self.proposals if self._is_shown else None

    @property
    def is_accepted(self) -> bool:
        """Whether what was proposed is mask now."""
        history = self._open.history
        return self._accepted is not None and any(step is self._accepted for step in history.steps[: history.index])

    @property
    def has_verdicts(self) -> bool:
        """Whether marks were kept or rejected one by one, which is work, and are not mask yet."""
        return self.proposals is not None and bool(self.proposals.verdicts.any())

    @property
    def is_shown(self) -> bool:
        """Whether proposals are shown, and clicks judge them."""
        return self._is_shown

    def show(self, is_shown: bool) -> None:
        """Show or hide what is proposed; nothing of it changes."""
        if is_shown != self._is_shown:
            self._is_shown = is_shown
            self._tell_replaced()

    # --- finding -----------------------------------------------------------------------------------------------

    def choose_source(self, source: str) -> None:
        """Choose the source that is asked, by its name."""
        if source != self.source:
            self.source = source
            remember(self._open.settings, source, self.choice, self.margin)
            self.source_chosen.emit()
            self.decided.emit()

    @property
    def is_learning(self) -> bool:
        """Whether the source learns from examples that are painted."""
        return SOURCES[self.source].learns

    @property
    def has_examples(self) -> bool:
        """Whether damage is painted as an example."""
        return self._open.is_marked(Plane.EXAMPLES)

    @property
    def has_kept_marks(self) -> bool:
        """Whether marks were kept, which are examples, too."""
        return self.proposals is not None and bool((self.proposals.verdicts == KEPT).any())

    @property
    def can_find(self) -> bool:
        """Whether the source can be asked about the open photo now."""
        is_told = self.has_examples or self.has_kept_marks or self.learned is not None or not self.is_learning
        return self._open.can_edit and is_told and not self.why_not(self.source)

    def why_not(self, source: str) -> str:
        """Return why a source cannot be asked about the open photo, a sentence, or ""."""
        document = self._open.document
        return tr(SOURCES[source].why_not(document.photo)) if document is not None else ""

    def find(self, around: Region | None = None) -> None:
        """Have the source find marks, in the worker thread, first ``around`` what the user looks at.

        Verdicts on marks that it finds again stay.
        """
        self._painter.settle()
        document, entry = self._open.document, SOURCES[self.source]
        if document is None or not self.can_find:
            return
        protected = document.protection.pixels.copy() if self._open.is_marked(Plane.PROTECTION) else None
        kept, before = self._kept.setdefault(entry.name, {}), self.proposals
        painted = document.examples.pixels.copy() if entry.learns and self.has_examples else None
        photo, learned = document.photo, self.learned

        def ask(progress: ProgressCallback, cancel: CancelToken) -> Found:
            kept_marks, erased = _judged(before, painted, learned) if entry.learns else (None, None)
            question = Question(photo, protected, around, painted, kept_marks, erased, learned, kept)
            marks = entry.find(question, progress, cancel)
            found = Found(before.carried_to(marks) if before is not None and entry.learns else marks)
            found.prepare()
            return found

        def use(found: Found) -> None:
            self.learned = kept.get(LEARNED, self.learned)
            self._use(found)

        self._open.jobs.run(tr("Finding damage"), ask, use)

    def _use(self, found: Found) -> None:
        before, self._accepted = self.proposals, None
        self._proposals = before.moved_to(found) if before is not None else Proposals(found, self.choice, self.margin)
        self._tell_replaced()

    # --- on the drive ------------------------------------------------------------------------------------------

    def packed(self) -> Finding | None:
        """Return what a journal or a session keeps, or None if nothing was found."""
        found, steps = self._proposals, self._open.history.steps
        if found is None:
            return None
        accepted = next((number for number, step in enumerate(steps) if step is self._accepted), -1)
        return Finding(table_of(found, self.source, self.learned), found.found.packed, accepted)

    def bring_back(self, proposals: Proposals, accepted: int, source: str, learned: "Learned | None" = None) -> None:
        """Propose again what was proposed when the work was left.

        Args:
            proposals: read from a file.
            accepted: which step of the history, from 0, made mask of it; -1 if none did.
            source: the name of the source that was asked.
            learned: what had been learned from strokes; None if nothing was.
        """
        steps = self._open.history.steps
        self._proposals, self.choice, self.margin = proposals, proposals.choice, proposals.margin
        self.source, self.learned = source, learned or self.learned
        self._accepted = steps[accepted] if 0 <= accepted < len(steps) else None
        self._tell_replaced()

    # --- choosing ----------------------------------------------------------------------------------------------

    def choose(self, choice: Choice, margin: int) -> None:
        """Choose among the marks, and by how many pixels they are made wider."""
        self.choice, self.margin = choice, margin
        remember(self._open.settings, self.source, choice, margin)
        if self.proposals is not None:
            found = self.proposals
            self._change(Proposals(found.found, choice, margin, found.verdicts))

    def judge(self, mark: int, verdict: int) -> None:
        """Give a verdict on one mark."""
        if self.proposals is not None:
            self._change(self.proposals.decided(mark, verdict))

    def click(self, point: Point, reach: float) -> None:
        """Reject the proposed mark at a point of the photo, or propose the one that is there but is not proposed.

        Args:
            point: (row, column).
            reach: pixels by which the mark may be missed.
        """
        if self.proposals is None:
            self._open.noticed.emit(tr("Nothing has been found yet. Press Find first."))
            return
        found = self.proposals.at(int(point[0] // 1), int(point[1] // 1), round(reach))
        if found is None:
            self._open.noticed.emit(tr("No mark was found here. Paint it with the brush."))
        else:
            self.judge(found[0], REJECTED if found[1] else KEPT)

    # --- becoming mask -----------------------------------------------------------------------------------------

    @property
    def can_accept(self) -> bool:
        """Whether something is proposed, and the mask may be changed now."""
        found = self.proposals
        return self._open.can_edit and found is not None and (found.count > 0 or self.has_examples)

    def accept(self, then: Callable[[], object] | None = None) -> None:
        """Add what is proposed and what is painted as an example to the mask, as one step, and call ``then``."""
        found = self.proposals
        if found is None or not self.can_accept:
            return
        title = Title("Accept {n} mark|Accept {n} marks", n=found.count) if found.count else Title("Accept examples")
        self._title = title
        self._mask_jobs.change(title, found.paint, then, takes_examples=True)

    def _note_step(self, step: Step) -> None:
        if self._title is not None and step.edit.title is self._title:
            self._accepted, self._title = step, None
            self._tell_replaced()

    def _follow_history(self) -> None:
        if self._accepted is not None:
            self._tell_replaced()

    # ---------------------------------------------------------------------------------------------------------------

    def _change(self, proposals: Proposals) -> None:
        before, self._proposals = self._proposals, proposals
        if before is not None and self._is_shown:
            self.changed.emit(proposals.changes_from(before))
        self.decided.emit()

    def _forget(self) -> None:
        self._proposals = self._accepted = self._title = None
        self._kept.clear()
        self._tell_replaced()

    def _tell_replaced(self) -> None:
        self.replaced.emit()
        self.decided.emit()


def _judged(
    proposals: Proposals | None, painted: NDArray[np.uint8] | None, learned: "Learned | None"
) -> tuple[NDArray[np.uint8] | None, NDArray[np.uint8] | None]:
    """Return what verdicts teach: where marks were kept, and where they were rejected, (H, W) each or None."""
    if proposals is None:
        return None, None
    kept, erased = proposals.judged(KEPT), proposals.judged(REJECTED)
    if painted is not None and erased is not None:
        erased[painted != 0] = 0
    # A few marks that were kept say less than what was learned before, perhaps from strokes on another photo.
    is_few = np.count_nonzero(proposals.verdicts == KEPT) < ENOUGH
    return None if painted is None and learned is not None and is_few else kept, erased
