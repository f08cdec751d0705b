"""RecoveryOffer: offers, at the start, the work of windows that ended without having been closed."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.step import Step
from inpaint_studio.errors import FileError
from inpaint_studio.files.session.journal_read import NothingKeptError, TooLargeError, read_journal
from inpaint_studio.files.session.saved_work import SavedWork
from inpaint_studio.translation import tr
from inpaint_studio.ui.dialogs.questions import Choice, ask
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.job_runner import sentence
from inpaint_studio.ui.sessions.recovery import Recovery
from inpaint_studio.ui.sessions.recovery_slot import Slot, leftovers, recovery_folder
from inpaint_studio.ui.sessions.work_opener import WorkOpener

Role = QMessageBox.ButtonRole
_log = logging.getLogger(__name__)


class RecoveryOffer(QObject):
    """Asks about each leftover slot, newest first, until one is brought back; the others wait for the next start.

    A slot that was declined is removed, and so asked about once only. A damaged slot is set aside, and the user is told
    where; the others are still asked about.
    """

    def __init__(self, editor: Editor, recovery: Recovery, opener: WorkOpener, window: QWidget) -> None:
        """Bring work back into ``editor``; questions stand in front of ``window``."""
        super().__init__(window)
        self._editor = editor
        self._recovery = recovery
        self._opener = opener
        self._window = window
        self._slots: list[Slot] = []
        self._then: Callable[[], object] = lambda: None
        self._sentences: list[str] = []  # on what could not be brought back

    def start(self, then: Callable[[], object] = lambda: None) -> None:
        """Look for leftovers and ask about them; ``then`` is called when none was brought back."""
        self._then = then
        try:
            self._slots = leftovers(recovery_folder())
        except OSError:
            _log.exception("The recovery folder cannot be read")
        self._go_on()

    def release(self) -> None:
        """Leave the slots that were not asked about for the next start."""
        for slot in self._slots:
            slot.release()
        self._slots = []

    def _go_on(self) -> None:
        if not self._slots:
            self._end(self._then)
            return
        slot, max_pixels = self._slots[0], self._editor.files.max_pixels

        def read(progress: ProgressCallback, cancel: CancelToken) -> tuple[SavedWork, int] | FileError:
            try:
                return read_journal(slot.journal, max_pixels=max_pixels)
            except FileError as error:
                return error

        def go_on(result: tuple[SavedWork, int] | FileError) -> None:
            if isinstance(result, NothingKeptError):
                self._discard(slot)
            elif isinstance(result, FileError):
                self._pass_over(slot, result, is_damaged=not isinstance(result, TooLargeError))
            elif result[0].is_worth_keeping:
                self._ask(slot, *result)
            else:
                self._discard(slot)

        def skip(error: BaseException | None) -> None:
            self._pass_over(slot, error, is_damaged=error is not None)

        self._editor.jobs.run(tr("Looking for unsaved work"), read, None, go_on, skip, leads_away=True)

    def _end(self, then: Callable[[], object]) -> None:
        """Call ``then``, and when its job is over tell what could not be brought back."""
        then()
        sentences, self._sentences = self._sentences, []
        if not sentences:
            return
        jobs, text = self._editor.jobs, " ".join(sentences)
        if jobs.is_running:
            once = Qt.ConnectionType.SingleShotConnection
            jobs.rested.connect(lambda: self._editor.failed.emit(text), once)
        else:
            self._editor.failed.emit(text)

    def _discard(self, slot: Slot) -> None:
        self._slots.remove(slot)
        slot.remove()
        self._go_on()

    def _pass_over(self, slot: Slot, error: BaseException | None, *, is_damaged: bool) -> None:
        """Go on without a slot that cannot be brought back, or whose job the user has cancelled."""
        self._slots.remove(slot)
        place = slot.set_aside() if is_damaged else slot.folder
        slot.release()
        if error is not None:
            self._sentences.append(f"{sentence(error)} " + tr("It is kept in {folder}.", folder=place))
        self._go_on()

    def _ask(self, slot: Slot, work: SavedWork, end: int) -> None:
        sentences = []
        if work.index or work.finding is None:
            sentences.append(tr("{n} step is safe, with the mask.|{n} steps are safe, with the mask.", n=work.index))
        if work.index:
            sentences.append(_last_step(work.steps[work.index - 1]))
        if work.finding is not None and work.finding.is_open:
            sentences.append(tr("The damage that was found is safe: D shows it."))
        sentences.append(tr("Bring the work back?"))
        ask(
            self._window,
            tr("Inpaint Studio ended unexpectedly while {name} was open.", name=work.link.name),
            " ".join(sentences),
            [
                (tr("Bring It &Back"), Role.AcceptRole, lambda: self._bring_back(slot, work, end)),
                self._discard_choice(slot),
            ],
        )

    def _discard_choice(self, slot: Slot) -> Choice:
        return (tr("&Discard"), Role.DestructiveRole, lambda: self._discard(slot))

    def _bring_back(self, slot: Slot, work: SavedWork, end: int) -> None:
        def use(show: Callable[[], None], shown: SavedWork | None) -> None:
            self._slots.remove(slot)
            self._recovery.adopt(slot, shown, end, show)
            self.release()
            self._end(lambda: self._editor.noticed.emit(tr("Your work is back.")))

        def fail(error: BaseException | None) -> None:
            # A problem with the photo's file, or too little memory, may be gone another day.
            may_pass = error is None or isinstance(error, FileError | MemoryError)
            self._pass_over(slot, error, is_damaged=not may_pass)

        self._opener.open(work, slot.folder, use, self._discard_choice(slot), fail)


def _last_step(step: Step) -> str:
    """Return the sentence that names the last step, and when it was done if that is known."""
    if not step.time:
        return tr("The last one was “{title}”.", title=step.name or tr(step.edit.title))
    # As Qt writes dates: https://doc.qt.io/qt-6/qlocale.html#toString-2
    moment = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(step.time)), tr("HH:mm 'on' d MMMM"))
    return tr("The last one was “{title}” at {moment}.", title=step.name or tr(step.edit.title), moment=moment)
