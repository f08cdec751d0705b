"""Finder: has damage found on the open photo, and keeps what is proposed until it becomes mask."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.job import CancelToken, ProgressCallback, scaled_progress
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.detection.kinds import Kind
from inpaint_studio.detection.kinds_file import parts_of, table_of
from inpaint_studio.detection.marks import Choice
from inpaint_studio.detection.proposals import KEPT, REJECTED, Proposals
from inpaint_studio.detection.registry import SOURCES, Question
from inpaint_studio.files.session.saved_work import Finding
from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.editor.acceptance import Acceptance
from inpaint_studio.ui.editor.asking import Answered, Ask, asking
from inpaint_studio.ui.editor.flood import without_flood
from inpaint_studio.ui.editor.kind_list import KindList
from inpaint_studio.ui.editor.mask_jobs import MaskJobs
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.painter import Painter
from inpaint_studio.ui.editor.remembered_choice import remember

HELD_BACK: Text = (
    "Much of the photo looks like that. Only the surest marks are proposed: paint over more places, or reject what is "
    "no damage, and find again."
)


class Finder(QObject):
    """The proposals on the open document. They are no part of it before ``accept`` makes them mask.

    While the step that made them mask is in force they are done with; once it is taken back they are there again.
    Each kind of damage has proposals of its own; what is chosen and found concerns the current kind.

    Attributes:
        kinds: the kinds that are told apart.

    Signals:
        replaced: there are other proposals, or none, or they are shown or hidden.
        changed: (Plane, list of Region) other marks of the kind with this plane are proposed there.
        source_chosen: another source is asked from now on.
        decided: something was chosen or judged; follows ``replaced`` and ``changed``, too.
    """

    replaced = Signal()
    changed = Signal(Plane, list)
    source_chosen = Signal()
    decided = Signal()

    def __init__(self, open_document: OpenDocument, painter: Painter, mask_jobs: MaskJobs) -> None:
        """Find on ``open_document``; ``mask_jobs`` makes mask of what is proposed, after what ``painter`` paints."""
        super().__init__(open_document)
        self.kinds = KindList(open_document, painter)
        self._open = open_document
        self._painter = painter
        self._acceptance = Acceptance(open_document, self.kinds, mask_jobs)
        self._is_shown = False
        self._kept: dict[str, dict[str, Any]] = {}
        self._packed: tuple[list[bytes], bytes] = ([], b"")
        open_document.opened.connect(self._forget)
        open_document.photo_changed.connect(self._kept.clear)
        for changed in (self._acceptance.changed, self.kinds.changed):
            changed.connect(self._tell_replaced)

    # --- what is proposed --------------------------------------------------------------------------------------

    @property
    def kind(self) -> Kind:
        """The kind of damage that is worked on."""
        return self.kinds.current

    @property
    def proposals(self) -> Proposals | None:
        """What is proposed of the current kind and not mask yet; None before anything was found."""
        return self.kinds.proposals(self.kind)

    @property
    def visible(self) -> Proposals | None:
        """What is proposed of it, while it is shown."""
        return self.proposals if self._is_shown else None

    def visible_on(self, plane: Plane) -> Proposals | None:
        """What is proposed of the kind with this plane, while it is shown."""
        kind = self.kinds.of(plane) if self._is_shown else None
        return self.kinds.proposals(kind) if kind is not None else None

    @property
    def all_proposals(self) -> tuple[Proposals, ...]:
        """What is proposed of all kinds, kind by kind."""
        return self.kinds.all_proposals

    @property
    def is_held_back(self) -> bool:
        """Whether fewer marks of the current kind are proposed than was chosen, as they would be much of the photo."""
        return self.proposals is not None and self.proposals.choice != self.kind.choice

    @property
    def is_accepted(self) -> bool:
        """Whether what was proposed of the current kind is mask now."""
        return self.kinds.is_accepted(self.kind)

    @property
    def has_verdicts(self) -> bool:
        """Whether marks were kept or rejected one by one, which is work, and are not mask yet."""
        return any(bool(found.verdicts.any()) for found in self.all_proposals)

    @property
    def has_any_examples(self) -> bool:
        """Whether damage of any kind is painted as an example."""
        return any(map(self.kinds.has_examples, self.kinds.all))

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
        if source != self.kind.source:
            self.kind.source = source
            self._remember()
            self.source_chosen.emit()
            self.decided.emit()

    @property
    def has_examples(self) -> bool:
        """Whether damage of the current kind is painted as an example."""
        return self.kinds.has_examples(self.kind)

    @property
    def can_find(self) -> bool:
        """Whether the source of the current kind can be asked about the open photo now."""
        return self._open.can_edit and self._is_told(self.kind)

    def why_not(self, source: str) -> str:
        """Return why a source cannot be asked about the open photo, a sentence, or ""."""
        document = self._open.document
        return tr(SOURCES[source].why_not(document.photo)) if document is not None else ""

    def find(self, around: Region | None = None) -> None:
        """Have marks of the current kind found, in the worker thread, first ``around`` what the user looks at.

        Verdicts on marks that are found again stay.
        """
        if self.can_find:
            self._find([self.kind], around)

    @property
    def can_find_again(self) -> bool:
        """Whether there is a kind that was found on the photo before, and not yet on this one."""
        return self._open.can_edit and bool(self._kinds_before())

    def find_again(self, around: Region | None = None) -> None:
        """Have found, kind by kind, what was found on the photo before."""
        if self.can_find_again:
            self._find(self._kinds_before(), around)

    def _kinds_before(self) -> list[Kind]:
        return [kind for kind in self.kinds.all if kind.was_found and kind.found is None and self._is_told(kind)]

    def _is_told(self, kind: Kind) -> bool:
        """Whether the source of a kind knows what to look for, and can look for it on the open photo."""
        found = self.kinds.proposals(kind)
        is_shown = self.kinds.has_examples(kind) or (found is not None and bool((found.verdicts == KEPT).any()))
        return (is_shown or kind.learned is not None or not kind.is_learning) and not self.why_not(kind.source)

    def _find(self, kinds: list[Kind], around: Region | None) -> None:
        self._painter.settle()
        document = self._open.document
        if document is None:
            return
        asks = [self._ask(kind, document, around) for kind in kinds]

        def ask(progress: ProgressCallback, cancel: CancelToken) -> list[Answered]:
            count = len(asks)
            shares = (scaled_progress(progress, number / count, (number + 1) / count) for number in range(count))
            return [each(share, cancel) for each, share in zip(asks, shares, strict=True)]

        def use(answers: list[Answered]) -> None:
            for kind, (found, learned) in zip(kinds, answers, strict=True):
                before = self.kinds.proposals(kind)
                kind.learned, kind.accepted = learned or kind.learned, None
                again = before.moved_to(found) if before else Proposals(found, margin=kind.margin)
                places = learned.examples if learned is not None else None
                kind.found = without_flood(replace(again, choice=kind.choice), places)
            self._tell_replaced()
            if self.is_held_back:
                self._open.noticed.emit(tr(HELD_BACK))

        self._open.jobs.run(tr("Finding damage"), ask, use)

    def _ask(self, kind: Kind, document: Document, around: Region | None) -> Ask:
        """Return what asks the source of a kind about the document as it is now."""
        is_protected = self._open.is_marked(Plane.PROTECTION)
        is_shown = kind.is_learning and self.kinds.has_examples(kind)
        question = Question(
            document.photo,
            document.protection.pixels.copy() if is_protected else None,
            around,
            document.plane(kind.plane).pixels.copy() if is_shown else None,
            learned=kind.learned,
            kept=self._kept.setdefault(kind.source, {}),
        )
        return asking(SOURCES[kind.source], question, self.kinds.proposals(kind))

    # --- on the drive ------------------------------------------------------------------------------------------

    def packed(self) -> Finding | None:
        """Return what a journal or a session keeps, or None if nothing was found and there are no kinds to tell."""
        kinds, steps = self.kinds.all, self._open.history.steps
        parts = parts_of(kinds)
        if not parts and not any(map(self.kinds.has_examples, kinds[1:])):
            return None
        before, _ = self._packed
        # The same bytes as long as the marks are the same: then they are not written again.
        if len(parts) != len(before) or any(one is not other for one, other in zip(parts, before, strict=True)):
            self._packed = parts, b"".join(parts)
        numbers = {step: number for number, step in enumerate(steps)}
        accepted = tuple(numbers.get(kind.accepted, -1) if kind.accepted else -1 for kind in kinds)
        return Finding(table_of(kinds, self.kinds.number), self._packed[1], accepted)

    def bring_back(self, kinds: list[Kind], current: int, accepted: Sequence[int]) -> None:
        """Propose again what was proposed when the work was left.

        Args:
            kinds: read from a file.
            current: the number of the one that was worked on.
            accepted: for each which step of the history, from 0, made mask of it; -1 if none did.
        """
        steps = self._open.history.steps
        for kind, number in zip(kinds, accepted, strict=False):
            kind.accepted = steps[number] if 0 <= number < len(steps) else None
        self.kinds.bring_back(kinds, current)

    # --- choosing ----------------------------------------------------------------------------------------------

    def choose(self, choice: Choice, margin: int) -> None:
        """Choose among the marks of the current kind, and by how many pixels they are made wider."""
        found = self.proposals
        if found is not None and choice.sensitivity == found.choice.sensitivity:  # It may be held back: not chosen.
            self.kind.choice = replace(choice, sensitivity=self.kind.choice.sensitivity)
        else:
            self.kind.choice = choice
        self.kind.margin = margin
        self._remember()
        if found is not None:
            self._change(self.kind, Proposals(found.found, choice, margin, found.verdicts))

    def judge(self, mark: int, verdict: int, kind: Kind | None = None) -> None:
        """Give a verdict on one mark, of the current kind unless another one is named."""
        kind = kind or self.kind
        found = self.kinds.proposals(kind)
        if found is not None:
            self._change(kind, found.decided(mark, verdict))

    def click(self, point: Point, reach: float) -> None:
        """Reject the proposed mark at a point of the photo, of whatever kind it is.

        Where none is proposed, propose the mark of the current kind that is there.

        Args:
            point: (row, column).
            reach: pixels by which the mark may be missed.
        """
        if not self.all_proposals:
            self._open.noticed.emit(tr("Nothing has been found yet. Press Find first."))
            return
        others = [kind for kind in self.kinds.all if kind is not self.kind]
        out: int | None = None
        for kind in (self.kind, *others):
            found = self.kinds.proposals(kind)
            mark = found.at(int(point[0] // 1), int(point[1] // 1), round(reach)) if found is not None else None
            if mark is not None and mark[1]:
                self.judge(mark[0], REJECTED, kind)
                return
            out = mark[0] if mark is not None and kind is self.kind else out
        if out is None:
            self._open.noticed.emit(tr("No mark was found here. Paint it with the brush."))
        else:
            self.judge(out, KEPT)

    # --- becoming mask -----------------------------------------------------------------------------------------

    @property
    def can_accept(self) -> bool:
        """Whether something is proposed, of any kind, and the mask may be changed now."""
        return self._acceptance.can_accept

    def accept(self, then: Callable[[], object] | None = None) -> None:
        """Add to the mask what is proposed of all kinds, and their examples, as one step, and call ``then``."""
        self._acceptance.accept(then)

    # ---------------------------------------------------------------------------------------------------------------

    def _remember(self) -> None:
        remember(self._open.settings, self.kind.source, self.kind.choice, self.kind.margin)

    def _change(self, kind: Kind, proposals: Proposals) -> None:
        before, kind.found = kind.found, proposals
        if before is not None and self._is_shown:
            self.changed.emit(kind.plane, proposals.changes_from(before))
        self.decided.emit()

    def _forget(self) -> None:
        self._kept.clear()
        self._tell_replaced()

    def _tell_replaced(self) -> None:
        self.replaced.emit()
        self.decided.emit()
