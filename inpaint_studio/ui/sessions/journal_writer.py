"""JournalWriter: writes the journal of the open document, in a thread of its own."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.edit import PatchEdit
from inpaint_studio.core.photo import Photo
from inpaint_studio.files.digest import digest_of
from inpaint_studio.files.load import stamp_of
from inpaint_studio.files.reasons import reason
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.session.journal import Journal
from inpaint_studio.files.session.saved_work import PhotoLink, SavedWork
from inpaint_studio.files.tiff.write import TiffOptions
from inpaint_studio.translation import tr
from inpaint_studio.ui.sessions.recovery_slot import Slot

_log = logging.getLogger(__name__)

Lent = AbstractContextManager[Photo]
"""Gives a photo whose pixels stay as they are while the ``with`` block reads them."""


class JournalWriter(QObject):
    """Writes into one slot at a time, in the order of the calls.

    The GUI thread hands over values that do not change any more; the thread alone touches the journal.

    Attributes:
        slot: the folder that holds the journal; None while no journal is kept.
        has_failed: whether something could not be written since the journal was begun or reopened.

    Signals:
        failed: (reason) something could not be written; not emitted again before something has been written.
    """

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a slot: nothing is written."""
        super().__init__(parent)
        self.slot: Slot | None = None
        self.has_failed = False
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="recovery")
        self._journal: Journal | None = None
        self._snapshot_count = 0
        self._was_told = False

    # --- in the GUI thread -------------------------------------------------------------------------------------

    def begin(self, slot: Slot, link: PhotoLink, masks: PatchEdit, lent: Lent | None, limit: int) -> None:
        """Begin an empty journal.

        Args:
            slot: where; what it holds is removed.
            link: the photo's file.
            masks: the edit that makes the masks out of empty ones.
            lent: the photo, to be written into the slot because no file holds it; else None.
            limit: bytes that the journal may take.
        """
        self.slot = slot
        self.has_failed = False
        self._snapshot_count = 0

        def begin() -> None:
            self._close()
            slot.clear()
            journal = Journal(slot.journal, limit)
            journal.begin(self.with_snapshot(link, lent), masks)
            self._journal = journal
            journal.flush()
            self.note_digest(link)

        self._submit(begin)

    def reopen(self, slot: Slot, work: SavedWork, end: int, limit: int) -> None:
        """Go on with a journal.

        Args:
            slot: where it is.
            work: what it holds.
            end: how many bytes of it are valid.
            limit: bytes that the journal may take.
        """
        self.slot = slot
        self.has_failed = False
        self._snapshot_count = len(list(slot.folder.iterdir()))  # No name is used twice.

        def reopen() -> None:
            self._journal = Journal.reopen(slot.journal, limit, work, end)
            if not work.beyond:
                self._journal.set_photo(work.link, work.saved)  # Its photo may have been found elsewhere.
                self._journal.flush()

        self._submit(reopen)

    def write(self, note: Callable[[Journal], None]) -> None:
        """Call ``note`` in the thread, if a journal is kept, and write what it notes to the drive."""

        def write() -> None:
            if self._journal is not None:
                note(self._journal)
                self._journal.flush()

        self._submit(write)

    def wait(self) -> None:
        """Wait until everything handed over so far is written."""
        self._executor.submit(lambda: None).result()

    def release(self) -> Slot | None:
        """Close the journal, and return its slot with all that was written; None if no journal was kept."""
        if self.slot is None:
            return None
        self._executor.submit(self._close).result()
        slot, self.slot = self.slot, None
        return slot

    def drop(self) -> None:
        """Remove the journal and its slot."""
        slot = self.release()
        if slot is not None:
            slot.remove()

    def shut_down(self) -> None:
        """Remove the journal and end the thread."""
        self.drop()
        self._executor.shutdown(wait=True)

    def report(self, why: str) -> None:
        """Emit ``failed``, unless it has been emitted since something was written last; from any thread."""
        if not self._was_told:
            self._was_told = True
            self.failed.emit(why)

    def _submit(self, task: Callable[[], None]) -> None:
        if self.slot is None:
            return

        def run() -> None:
            try:
                task()
            except OSError as error:
                self.has_failed = True
                self.report(reason(error))
            except Exception:
                self.has_failed = True
                _log.exception("The journal could not be written")
                self.report(tr("see the log"))
            else:
                self._was_told = False

        self._executor.submit(run)

    # --- in the writer's thread --------------------------------------------------------------------------------

    def with_snapshot(self, link: PhotoLink, lent: Lent | None) -> PhotoLink:
        """Write the lent photo into the slot, and return the link with its name; None leaves the link as it is."""
        if lent is None:
            return link
        with lent as photo:
            name = self.save_snapshot(photo)
            return replace(link, snapshot=name) if name else link

    def save_snapshot(self, photo: Photo) -> str:
        """Write a photo into the slot, and return the name of its file; "" while no journal is kept."""
        slot = self.slot
        if slot is None:
            return ""
        self._snapshot_count += 1
        name = f"photo-{self._snapshot_count}.tif"
        save_photo(photo, slot.folder / name, options=TiffOptions())
        return name

    def note_digest(self, link: PhotoLink) -> None:
        """Note the digest of the photo's file, if it is still the file that was read or written."""
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
