"""History: the steps that led to the document as it is; unlimited by count, bounded in memory."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.fade_stroke import fades_of
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.edit_command import EditCommand, Toggle
from inpaint_studio.ui.editor.retrial import repeatable_among, retriable_among
from inpaint_studio.ui.editor.spiller import Spiller

Show = Callable[[PatchEdit, Toggle], object]

MOST_LETTERS = 80
"""Letters of a step's name."""


class History(QObject):
    """The steps of one document, on a ``QUndoStack``.

    Attributes:
        undo_stack: where the steps are.

    Signals:
        recorded: (Step) a step was added; steps that had been taken back are gone.
        moved: (index) the first ``index`` steps are in force now.
        tried: (Variant) the last step got a further variant, which is not in force yet.
        chosen: (index) this variant of the last step is in force now.
        renamed: (index) this step, counted from 0, has another name.
        failed: (sentence) a step could not be applied or taken back.
        spill_failed: (OSError) steps above the limit cannot be moved to the drive for now, and stay in memory.
    """

    recorded = Signal(object)
    moved = Signal(int)
    tried = Signal(object)
    chosen = Signal(int)
    renamed = Signal(int)
    failed = Signal(str)
    spill_failed = Signal(object)

    def __init__(self, show: Show, limit: Callable[[], int], parent: QObject | None = None) -> None:
        """Begin without steps.

        Args:
            show: applies or reverts an edit, and tells the widgets which pixels changed.
            limit: returns how many bytes of memory the steps may take.
            parent: owner in Qt's sense.
        """
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._show = show
        self._limit = limit
        self._spiller = Spiller(self)
        self._is_filling = False
        self._has_spill_failed = False
        self.undo_stack.indexChanged.connect(self._note_index)
        self._spiller.ended.connect(self._end_moving)

    @property
    def steps(self) -> list[Step]:
        """All steps, those taken back included."""
        return [self._command(index).step for index in range(self.undo_stack.count())]

    def step(self, index: int) -> Step:
        """Return the step at ``index``, counted from 0."""
        return self._command(index).step

    @property
    def index(self) -> int:
        """How many steps are in force."""
        return self.undo_stack.index()

    @property
    def last_step(self) -> Step | None:
        """The step that led to the document as it is, or None as opened."""
        return self._command(self.index - 1).step if self.index > 0 else None

    @property
    def in_force(self) -> list[Step]:
        """The steps that led to the document as it is."""
        return self.steps[: self.index]

    @property
    def last_restoration(self) -> int | None:
        """The number of the newest restoration in force, by an engine or by hand; None if there is none."""
        return next((number for number, step in self._newest_first() if step.can_be_faded), None)

    @property
    def retriable(self) -> Step | None:
        """The restoration that can be tried with other settings: the newest step in force, but for those that fade."""
        number = self.retriable_number
        return self._command(number).step if number is not None else None

    @property
    def fades(self) -> list[Step]:
        """The steps that fade the retriable restoration."""
        number = self.retriable_number
        return fades_of(self.in_force, number) if number is not None else []

    @property
    def retriable_number(self) -> int | None:
        """The number of the retriable restoration, from 0; None if there is none."""
        return retriable_among(self._newest_first())

    @property
    def repeatable(self) -> Step | None:
        """The restoration since which nothing was done but to mark where to take from; see ``Restorer``."""
        return repeatable_among(self._newest_first())

    @property
    def can_restore_again(self) -> bool:
        """Whether there is a restoration to try again, with other settings or from other sources."""
        return self.retriable is not None or self.repeatable is not None

    @property
    def last_photo_edit(self) -> PatchEdit | None:
        """The newest change of the photo in force; None as opened."""
        edits = (step.edit for _, step in self._newest_first())
        return next((edit for edit in edits if Plane.PHOTO in edit.planes), None)

    @property
    def is_photo_modified(self) -> bool:
        """Whether the photo differs from what was saved last."""
        clean = self.undo_stack.cleanIndex()
        return clean < 0 or self.changes_photo(clean, self.index)

    @property
    def nbytes(self) -> int:
        """Bytes of memory that the steps take."""
        return sum(step.nbytes for step in self.steps)

    def changes_photo(self, one: int, other: int) -> bool:
        """Whether the photo after ``one`` steps may differ from that after ``other``."""
        return any(Plane.PHOTO in edit.planes for edit in self.between(one, other))

    def between(self, one: int, other: int) -> list[PatchEdit]:
        """Return the edits that lead from the document after ``one`` steps to that after ``other``, or back."""
        return [self._command(index).step.edit for index in range(min(one, other), max(one, other))]

    def add(self, step: Step) -> None:
        """Add a step that the document shows already; ``OpenDocument.record`` is the only caller."""
        self._push(step)
        self.recorded.emit(step)
        self.keep_within_limit()

    def add_variant(self, variant: Variant) -> None:
        """Give the last step in force a further variant and put it in force; see ``choose_variant``."""
        step = self.last_step
        if step is None:
            return
        step.variants.append(variant)
        self.tried.emit(variant)
        self.choose_variant(len(step.variants) - 1)
        self.keep_within_limit()

    def choose_variant(self, index: int) -> None:
        """Put another variant of the last step in force; steps that had been taken back are gone, as by any change."""
        if self.retriable is None or index == self.retriable.chosen:
            return
        command = self._command(self.index - 1)
        before, after = command.step.edit, command.step.variants[index].edit
        self._show(before, Document.revert)
        try:
            self._show(after, Document.apply)
        except Exception:
            self._show(before, Document.apply)
            raise
        command.step.choose(index)
        command.show_name()
        self._forget_undone()
        if self.undo_stack.cleanIndex() == self.index:
            self.undo_stack.resetClean()
        self.chosen.emit(index)

    def rename(self, index: int, name: str) -> None:
        """Give the step at ``index``, counted from 0, a name; "" gives it back its own."""
        command = self._command(index)
        name = " ".join(name.split())[:MOST_LETTERS]
        if name != command.step.name:
            command.step.name = name
            command.show_name()
            self.renamed.emit(index)

    def take_out(self, count: int) -> None:
        """Take the last ``count`` steps back and forget them; those that had been taken back before go with them.

        Raises:
            FileError: a step lies in a file that cannot be read; nothing has changed then.
            InputError: a step is damaged; nothing has changed then.
        """
        commands = [self._command(self.index - 1 - number) for number in range(count)]
        for command in commands:
            for patch in command.step.edit.patches:
                _ = patch.delta  # Qt would forget a step that cannot be taken back.
        if commands:
            self._forget_undone()
        for command in commands:
            command.is_leaving = True
            self.undo_stack.undo()

    def fill(self, steps: Sequence[Step], index: int, saved: int) -> None:
        """Fill an empty history with steps that are known from a journal; ``recorded`` is not emitted for them.

        Args:
            steps: all of them are in force in the document.
            index: how many are to stay in force; the others are taken back.
            saved: the photo after this many steps is in its file; -1 if that is no longer known.
        """
        for step in steps:
            self._push(step)
            self.keep_within_limit()
        self._is_filling = True
        if saved < 0:
            self.undo_stack.resetClean()
        else:
            self.undo_stack.setIndex(saved)
            self.undo_stack.setClean()
        self.undo_stack.setIndex(index)
        self._is_filling = False

    def clear(self) -> None:
        """Forget all steps."""
        self._is_filling = True
        self.undo_stack.clear()
        self._is_filling = False
        self._spiller.clear()

    def keep_within_limit(self) -> None:
        """Move the oldest steps to the drive if all steps together take more memory than the limit."""
        if self._spiller.is_busy:
            if self.nbytes <= 2 * self._limit():
                return
            self._spiller.wait()  # A slow drive stops the user here, before the memory is full.
        over, oldest = self.nbytes - self._limit(), []
        for step in self.steps:
            if over <= 0:
                break
            if step.movable_nbytes:
                oldest.append(step)
                over -= step.movable_nbytes
        if oldest:
            self._spiller.move(oldest)

    def try_to_show(self, edit: PatchEdit, toggle: Toggle) -> bool:
        """Apply or revert an edit for an ``EditCommand``; return whether it succeeded. A failure is told."""
        try:
            self._show(edit, toggle)
        except (InpaintStudioError, MemoryError) as error:
            self.failed.emit(str(error) or tr("There is not enough memory for this step."))
            return False
        return True

    def _end_moving(self, error: OSError | None) -> None:
        if error is None:
            self.keep_within_limit()
        elif not self._has_spill_failed:
            self.spill_failed.emit(error)
        self._has_spill_failed = error is not None

    def _push(self, step: Step) -> None:
        self._is_filling = True
        self.undo_stack.push(EditCommand(step, self.try_to_show))
        self._is_filling = False

    def _forget_undone(self) -> None:
        """Forget the steps that are not in force."""
        if self.index == self.undo_stack.count():
            return
        nothing = QUndoCommand()
        nothing.setObsolete(True)
        self._is_filling = True
        self.undo_stack.push(nothing)  # Qt drops what was taken back, then this; but it tells nobody.
        self.undo_stack.indexChanged.emit(self.index)
        self._is_filling = False

    def _newest_first(self) -> Iterator[tuple[int, Step]]:
        """Yield the steps in force with their numbers, from the last to the first."""
        for number in range(self.index - 1, -1, -1):
            yield number, self._command(number).step

    def _command(self, index: int) -> EditCommand:
        command = self.undo_stack.command(index)
        if not isinstance(command, EditCommand):
            raise IndexError(f"There is no step {index}")
        return command

    def _note_index(self, index: int) -> None:
        if not self._is_filling:
            self.moved.emit(index)
