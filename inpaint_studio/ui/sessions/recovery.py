"""Recovery: keeps every finished edit in a journal, so that the work outlives a crash."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.errors import FileError
from inpaint_studio.files.digest import digest_of
from inpaint_studio.files.load import stamp_of
from inpaint_studio.files.reasons import reason
from inpaint_studio.files.save import Announce, holds_everything, save_photo
from inpaint_studio.files.session.journal import Journal, masks_edit
from inpaint_studio.files.session.saved_work import PhotoLink, Work
from inpaint_studio.files.tiff.write import TiffOptions
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.sessions.recovery_slot import Slot, recovery_folder

_MEGABYTE = 1_000_000
_log = logging.getLogger(__name__)


class Recovery(QObject):
    """Writes the journal of what ``editor`` has open, in a thread of its own, in order.

    The GUI thread hands over what does not change any more; the thread alone touches the journal.
    """

    _failed = Signal(str)

    def __init__(self, editor: Editor) -> None:
        """Follow ``editor``; nothing is written before a photo is open."""
        super().__init__(editor)
        self._editor = editor
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="recovery")
        self._slot: Slot | None = None
        self._journal: Journal | None = None
        self._painted: dict[Step, PatchEdit] = {}  # what the journal has of steps that are not in the history yet
        self._announced: PhotoLink | None = None  # the file that is about to be the photo's own
        self._before_waiting = 0  # how many steps there are before the strokes that wait for a job
        self._snapshots = 0
        self._was_told = False
        self._is_adopting = False
        self._has_failed = False
        self._take: Callable[[Slot], object] | None = None
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        editor.files.prepare = self._prepare_saving
        editor.opened.connect(self._begin)
        editor.saved.connect(self._note_saved)
        editor.strokes.painted.connect(self._note_painted)
        editor.waiting.taken.connect(self._note_waiting)
        editor.waiting.moved.connect(self._move_waiting)
        editor.history.recorded.connect(self._note_step)
        editor.history.moved.connect(lambda index: self._write(lambda journal: journal.move(index)))
        editor.history.tried.connect(lambda variant: self._write(lambda journal: journal.add_variant(variant)))
        editor.history.chosen.connect(self._note_choice)

    def adopt(self, slot: Slot, work: Work, end: int, show: Callable[[], None]) -> None:
        """Go on with the journal in ``slot``, which is valid up to ``end``, while ``show`` opens its work."""
        self._is_adopting = True
        try:
            show()
        finally:
            self._is_adopting = False
        self._give_slot_away()
        self._has_failed = False
        self._slot = slot
        self._snapshots = len(list(slot.folder.iterdir()))  # No name is used twice.
        limit = self._limit

        def reopen() -> None:
            self._journal = Journal.reopen(slot.journal, limit, work, end)
            if not work.beyond:
                self._journal.set_photo(work.link, work.saved)  # Its photo may have been found elsewhere.
                self._journal.flush()

        self._submit(reopen)

    def keep_photo(self) -> None:
        """Keep the photo itself, as it was saved: its file is no longer what the steps begin with."""
        document = self._editor.document
        if document is None or self._slot is None:
            return
        loan = document.lend()

        def keep(journal: Journal) -> None:
            with loan as photo:
                if self._slot is not None and not journal.has_snapshot:
                    before = replace(photo, pixels=journal.as_saved(photo.pixels))
                    try:
                        journal.set_snapshot(self._saved_snapshot(before, self._slot))
                    except FileError:  # The steps are as safe as they were; what happened to the file is told.
                        _log.warning("The photo could not be kept for a crash", exc_info=True)

        self._write(keep)

    def can_park(self) -> bool:
        """Whether the journal holds all that was done, so that the work can wait there."""
        self.wait()
        return self._slot is not None and not self._has_failed

    def park(self, take: Callable[[Slot], object] | None) -> None:
        """Give the slot to ``take`` when something else is opened, instead of using it for that; None: as ever."""
        self._take = take

    def wait(self) -> None:
        """Wait until everything so far is written."""
        self._executor.submit(lambda: None).result()

    def finish(self) -> None:
        """Leave nothing behind; for the end of the program."""
        self._drop(self._slot)
        self._slot = None
        self._executor.shutdown(wait=True)

    @property
    def _limit(self) -> int:
        return int(self._editor.settings.get("journal_megabytes")) * _MEGABYTE

    # --- what happens ------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._painted.clear()
        if self._is_adopting:
            return
        if self._take is not None:
            self._give_slot_away()
        self._has_failed = False
        document, slot = self._editor.document, self._slot
        if document is None or not self._editor.settings.get("keep_journal"):
            self._drop(slot)
            self._slot = None
            return
        masks = masks_edit({plane: document.plane(plane).pixels for plane in (Plane.MASK, Plane.PROTECTION)})
        if slot is None:
            try:
                self._slot = Slot.create(recovery_folder())
            except OSError as error:
                self._tell(reason(error))
                return
        link, limit = PhotoLink.to(document.photo), self._limit
        loan = document.lend() if link.path is None else None
        self._snapshots = 0

        def begin() -> None:
            self._close()
            if self._slot is None:
                return
            self._slot.clear()
            journal = Journal(self._slot.journal, limit)
            journal.begin(self._with_snapshot(link, loan), masks)
            self._journal = journal
            journal.flush()
            self._note_digest(link)

        self._submit(begin)

    def _give_slot_away(self) -> None:
        """Leave the slot to who has asked for it, or remove it."""
        slot, take = self._slot, self._take
        self._slot = self._take = None
        if slot is not None and take is not None:
            self._executor.submit(self._close).result()
            take(slot)
        else:
            self._drop(slot)

    def _prepare_saving(self, options: Any) -> Announce | None:
        """Return what notes, in the worker thread, the file that is about to take the place of the photo's own.

        Whoever is killed between the two finds that file at the next start, and must know it for one's own.
        """
        document = self._editor.document
        if document is None or self._slot is None:
            return None
        photo, index = document.photo, self._editor.history.index  # While it is saved they do not change.

        def announce(source: Source, digest: str) -> None:
            link = replace(PhotoLink.to(photo.with_source(source)), digest=digest)
            is_whole = holds_everything(photo, source.format, options)

            def note(journal: Journal) -> None:
                self._announced = self._with_snapshot(link, None if is_whole else nullcontext(photo))
                journal.set_saving(self._announced, index)

            self._write(note)
            self.wait()

        return announce

    def _note_saved(self, path: Path) -> None:
        document, index = self._editor.document, self._editor.history.index
        if document is None:
            return
        link = PhotoLink.to(document.photo)
        loan = None if self._editor.saved_state.is_saved_whole else document.lend()

        def note(journal: Journal) -> None:
            announced, self._announced = self._announced, None
            if announced is not None and (announced.path, announced.stamp) == (link.path, link.stamp):
                with loan or nullcontext():  # It has all that is to be known, and the pixels if they are needed.
                    journal.set_photo(announced, index)
                return
            journal.set_photo(self._with_snapshot(link, loan), index)
            journal.flush()
            self._note_digest(link)

        self._write(note)

    def _note_painted(self, step: Step) -> None:
        self._painted[step] = step.edit
        self._add(step)

    def _note_step(self, step: Step) -> None:
        painted = self._painted.pop(step, None)
        if painted is None:
            self._add(step)
        elif step.edit is not painted:
            variant = step.variants[step.chosen]
            self._write(lambda journal: journal.complete(painted, variant))

    def _note_waiting(self, edit: PatchEdit) -> None:
        """Note a stroke that waits as a step, until the job that it waits for is over."""
        if self._editor.waiting.count == 1:
            self._before_waiting = self._editor.history.index
        self._add(Step.of(edit))

    def _move_waiting(self, count: int) -> None:
        index = self._before_waiting + count
        self._write(lambda journal: journal.move(index))

    def _add(self, step: Step) -> None:
        variants, chosen, moment = tuple(step.variants), step.chosen, step.time
        self._write(lambda journal: journal.add_step(variants, chosen, moment))

    def _note_choice(self, number: int) -> None:
        step = self._editor.history.last_step
        if step is not None:
            variant: Variant = step.variants[number]
            self._write(lambda journal: journal.choose(number, variant.edit))

    # --- in the writer's thread ----------------------------------------------------------------------------------

    def _write(self, note: Callable[[Journal], None]) -> None:
        def write() -> None:
            if self._journal is not None:
                note(self._journal)
                self._journal.flush()

        self._submit(write)

    def _submit(self, work: Callable[[], None]) -> None:
        if self._slot is None:
            return

        def run() -> None:
            try:
                work()
            except OSError as error:
                self._has_failed = True
                self._failed.emit(reason(error))
            except Exception:
                self._has_failed = True
                _log.exception("The journal could not be written")
                self._failed.emit(tr("see the log"))
            else:
                self._was_told = False

        self._executor.submit(run)

    def _with_snapshot(self, link: PhotoLink, loan: AbstractContextManager[Photo] | None) -> PhotoLink:
        """Write the pixels themselves if they are lent, because no file holds them."""
        if loan is None:
            return link
        with loan as photo:
            if self._slot is None:
                return link
            return replace(link, snapshot=self._saved_snapshot(photo, self._slot))

    def _saved_snapshot(self, photo: Photo, slot: Slot) -> str:
        """Write a photo into the slot and return the name of its file."""
        self._snapshots += 1
        name = f"photo-{self._snapshots}.tif"
        save_photo(photo, slot.folder / name, options=TiffOptions())
        return name

    def _note_digest(self, link: PhotoLink) -> None:
        """Note what the photo's file holds, if it is still the one that was read or written."""
        if link.path is None or self._journal is None:
            return
        with suppress(OSError):  # Then its size and time of change have to do.
            digest = digest_of(link.path)
            if stamp_of(link.path.stat()) == link.stamp:
                self._journal.set_digest(digest)

    def _close(self) -> None:
        if self._journal is not None:
            self._journal.close()
        self._journal = None

    def _drop(self, slot: Slot | None) -> None:
        if slot is None:
            return

        def drop() -> None:
            self._close()
            slot.remove()

        self._executor.submit(drop).result()

    def _tell(self, why: str) -> None:
        if not self._was_told:
            self._was_told = True
            self._editor.noticed.emit(
                tr(
                    "Your steps cannot be kept safe against a crash for now: {reason}. Work goes on; save from time to "
                    "time.",
                    reason=why,
                )
            )
