"""PhotoNotes: notes in the journal which file holds the photo, before and after each save."""

import logging
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from inpaint_studio.core.photo import Source
from inpaint_studio.errors import FileError
from inpaint_studio.files.save import Announce, holds_everything
from inpaint_studio.files.session.journal import Journal
from inpaint_studio.files.session.saved_work import PhotoLink
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.sessions.journal_writer import JournalWriter

_log = logging.getLogger(__name__)


class PhotoNotes(QObject):
    """Keeps the journal's link to the photo true, so that the steps are brought back onto the photo they belong to."""

    def __init__(self, editor: Editor, writer: JournalWriter) -> None:
        """Note with ``writer`` what ``editor`` saves."""
        super().__init__(editor)
        self._editor = editor
        self._writer = writer
        self._announced: PhotoLink | None = None  # the file that is about to be the photo's own; of the writer's thread
        editor.files.prepare = self._prepare_saving
        editor.saved.connect(self._note_saved)

    def keep_photo(self) -> None:
        """Write the photo as it was saved last into the slot, because its file no longer holds it."""
        document = self._editor.document
        if document is None or self._writer.slot is None:
            return
        lease = document.lease()

        def keep(journal: Journal) -> None:
            with lease as photo:
                if not journal.has_snapshot:
                    before = replace(photo, pixels=journal.as_saved(photo.pixels))
                    try:
                        name = self._writer.save_snapshot(before)
                    except FileError:  # The steps are as safe as they were; what happened to the file is told.
                        _log.warning("The photo could not be kept for a crash", exc_info=True)
                        return
                    if name:
                        journal.set_snapshot(name)

        self._writer.write(keep)

    def _prepare_saving(self, options: Any) -> Announce | None:
        """Return what notes, in the worker thread, the file that is about to take the place of the photo's own.

        If the program is killed between replacing the file and noting that, the next start finds the new file and has
        to know that it holds the work.
        """
        document = self._editor.document
        if document is None or self._writer.slot is None:
            return None
        photo, index = document.photo, self._editor.history.index  # While it is saved they do not change.

        def announce(source: Source, digest: str) -> None:
            link = replace(PhotoLink.to(photo.with_source(source)), digest=digest)
            is_whole = holds_everything(photo, source.format, options)

            def note(journal: Journal) -> None:
                self._announced = self._writer.with_snapshot(link, None if is_whole else nullcontext(photo))
                journal.set_saving(self._announced, index)

            self._writer.write(note)
            self._writer.wait()

        return announce

    def _note_saved(self) -> None:
        document, index = self._editor.document, self._editor.history.index
        if document is None:
            return
        link = PhotoLink.to(document.photo)
        lease = None if self._editor.saved_state.is_saved_whole else document.lease()

        def note(journal: Journal) -> None:
            announced, self._announced = self._announced, None
            if announced is not None and (announced.path, announced.stamp) == (link.path, link.stamp):
                with lease or nullcontext():  # The announced link has the digest, and the snapshot if one is needed.
                    journal.set_photo(announced, index)
                return
            journal.set_photo(self._writer.with_snapshot(link, lease), index)
            journal.flush()
            self._writer.note_digest(link)

        self._writer.write(note)
