"""Recovery: keeps every finished edit in a journal, so that the work outlives a crash."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from inpaint_studio.core.edit import PatchEdit
from inpaint_studio.core.step import Step
from inpaint_studio.files.reasons import reason
from inpaint_studio.files.session.journal import masks_edit
from inpaint_studio.files.session.saved_work import MASKS, PhotoLink, SavedWork
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.sessions.journal_writer import JournalWriter
from inpaint_studio.ui.sessions.photo_notes import PhotoNotes
from inpaint_studio.ui.sessions.recovery_slot import Slot, recovery_folder

_MEGABYTE = 1_000_000
_PAUSE = 400  # milliseconds after which what is proposed is noted, as a slider may still move


class Recovery(QObject):
    """Follows the open document and notes in its journal what happens to it."""

    def __init__(self, editor: Editor) -> None:
        """Follow ``editor``; nothing is written before a photo is open."""
        super().__init__(editor)
        self._editor = editor
        self._writer = JournalWriter(self)
        self._photo_notes = PhotoNotes(editor, self._writer)
        self._painted: dict[Step, PatchEdit] = {}  # what the journal has of steps that are not in the history yet
        self._before_waiting = 0  # how many steps there are before the strokes that wait for a job
        self._is_adopting = False
        self._take: Callable[[Slot], object] | None = None
        self._is_finding_new = False  # whether the journal lacks what was chosen among the marks found
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._writer.failed.connect(self._tell)  # Qt queues what the writer's thread emits.
        editor.opened.connect(self._begin)
        editor.strokes.painted.connect(self._note_painted)
        editor.waiting.taken.connect(self._note_waiting)
        editor.waiting.moved.connect(self._move_waiting)
        editor.history.recorded.connect(self._note_step)
        editor.history.moved.connect(lambda index: self._writer.write(lambda journal: journal.move(index)))
        editor.history.tried.connect(lambda variant: self._writer.write(lambda journal: journal.add_variant(variant)))
        editor.history.chosen.connect(self._note_choice)
        editor.history.renamed.connect(self._note_name)
        editor.finder.decided.connect(self._note_finding_soon)
        self._pause.timeout.connect(self._note_finding)

    @property
    def slot(self) -> Slot | None:
        """The folder that holds the journal; None while no journal is kept."""
        return self._writer.slot

    def adopt(self, slot: Slot, work: SavedWork | None, end: int, show: Callable[[], None]) -> None:
        """Open work that was left or parked, and go on with its journal.

        Args:
            slot: where the journal is.
            work: what it holds; None where only its mask is opened, for which another journal is begun.
            end: how many bytes of the journal are valid.
            show: opens the work.
        """
        if work is None:
            show()
            self.wait()  # Until the mask is safe in the other journal.
            slot.remove()
            return
        self._is_adopting = True
        try:
            show()
        finally:
            self._is_adopting = False
        self._give_slot_away()
        self._writer.reopen(slot, work, end, self._limit)

    def keep_photo(self) -> None:
        """Keep the photo itself, as it was saved last, because its file no longer holds it."""
        self._photo_notes.keep_photo()

    def can_park(self) -> bool:
        """Whether the journal holds all that was done, so that the work can wait there."""
        self.wait()
        return self._writer.slot is not None and not self._writer.has_failed

    def park(self, take: Callable[[Slot], object] | None) -> None:
        """Choose what becomes of the journal when something else is opened: ``take`` receives it; None removes it."""
        self._take = take

    def wait(self) -> None:
        """Wait until everything so far is written."""
        self._note_finding()
        self._writer.wait()

    def abandon(self) -> None:
        """Leave the journal as a killed program would: the next start finds it, and offers the work."""
        slot = self._writer.release()
        if slot is not None:
            slot.release()

    def finish(self) -> None:
        """Remove the journal and end the thread; for the end of the program."""
        self._writer.shut_down()

    @property
    def _limit(self) -> int:
        return int(self._editor.settings.get("journal_megabytes")) * _MEGABYTE

    # --- another document --------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._painted.clear()
        self._is_finding_new = False
        if self._is_adopting:
            return
        if self._take is not None:
            self._give_slot_away()
        document = self._editor.document
        if document is None or not self._editor.settings.get("keep_journal"):
            self._writer.drop()
            return
        try:
            slot = self._writer.slot or Slot.create(recovery_folder())
        except OSError as error:
            self._writer.report(reason(error))
            return
        masks = masks_edit({plane: document.plane(plane).pixels for plane in MASKS})
        link = PhotoLink.to(document.photo)
        lease = document.lease() if link.path is None else None
        self._writer.begin(slot, link, masks, lease, self._limit)

    def _give_slot_away(self) -> None:
        """Give the journal to the function that ``park`` was told, or remove it."""
        take, self._take = self._take, None
        if take is None:
            self._writer.drop()
            return
        slot = self._writer.release()
        if slot is not None:
            take(slot)

    # --- steps -------------------------------------------------------------------------------------------------

    def _note_painted(self, step: Step) -> None:
        self._painted[step] = step.edit
        self._add(step)

    def _note_step(self, step: Step) -> None:
        painted = self._painted.pop(step, None)
        if painted is None:
            self._add(step)
        elif step.edit is not painted:
            variant = step.variants[step.chosen]
            self._writer.write(lambda journal: journal.complete(painted, variant))

    def _note_waiting(self, edit: PatchEdit) -> None:
        """Note a stroke that waits as a step, until the job that it waits for is over."""
        if self._editor.waiting.count == 1:
            self._before_waiting = self._editor.history.index
        self._add(Step.of(edit))

    def _move_waiting(self, count: int) -> None:
        index = self._before_waiting + count
        self._writer.write(lambda journal: journal.move(index))

    def _add(self, step: Step) -> None:
        variants, chosen, moment = tuple(step.variants), step.chosen, step.time
        self._writer.write(lambda journal: journal.add_step(variants, chosen, moment))

    def _note_choice(self, number: int) -> None:
        step = self._editor.history.last_step
        if step is not None:
            edit = step.variants[number].edit
            self._writer.write(lambda journal: journal.choose(number, edit))

    def _note_name(self, index: int) -> None:
        name = self._editor.history.step(index).name
        self._writer.write(lambda journal: journal.set_name(index, name))

    def _note_finding_soon(self) -> None:
        self._is_finding_new = True
        self._pause.start()

    def _note_finding(self) -> None:
        finding = self._editor.finder.packed() if self._is_finding_new else None
        self._is_finding_new = False
        if finding is not None:
            self._writer.write(lambda journal: journal.set_finding(finding))

    def _tell(self, why: str) -> None:
        self._editor.noticed.emit(
            tr(
                "Your steps cannot be kept safe against a crash for now: {reason}. Work goes on; save from time to "
                "time.",
                reason=why,
            )
        )
