"""SavedState: which of the work on the open document is safe in files."""

from PySide6.QtCore import QObject

from inpaint_studio.core.step import Step
from inpaint_studio.detection.proposals import Proposals
from inpaint_studio.ui.editor.exported import Exported
from inpaint_studio.ui.editor.finder import Finder
from inpaint_studio.ui.editor.look_at import look_at
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.waiting_strokes import WaitingStrokes

_State = tuple[Step | None, int, tuple[Proposals, ...]]
"""The last step, its variant, and what was judged."""


class SavedState(QObject):
    """Compares the history with what was written: the photo's file, a mask's file, a session.

    Attributes:
        is_saved_whole: whether the file saved last holds the photo to the last bit.
        is_written: whether this program has written the photo's file.
    """

    def __init__(self, open_document: OpenDocument, waiting: WaitingStrokes, finder: Finder) -> None:
        """Follow ``open_document`` and what ``finder`` proposes; strokes that are ``waiting`` are in no file."""
        super().__init__(open_document)
        self._open = open_document
        self._waiting = waiting
        self._finder = finder
        self._safe_mask_step: Step | None = None  # the last step when a file held the mask
        self._session_state: _State | None = None  # when a session was written
        self._is_session_whole = False  # whether the session can be opened without the photo's file
        self._exported: Exported | None = None
        self.is_saved_whole = True
        self.is_written = False
        open_document.opened.connect(self._forget)

    @property
    def is_in_session(self) -> bool:
        """Whether a session holds the document and its history as they are now."""
        return self._session_state == self._state() and not self._waiting.count

    @property
    def exported(self) -> Exported | None:
        """The copy that holds the photo as it is now; None if there is none."""
        found = self._exported
        return found if found is not None and found.edit is self._open.history.last_photo_edit else None

    @property
    def has_unsaved_photo(self) -> bool:
        """Whether no file holds the photo as it is now: neither its own nor a copy that holds it to the last bit."""
        exported = self.exported
        return self._open.history.is_photo_modified and not (exported is not None and exported.is_whole)

    @property
    def has_unsaved_mask(self) -> bool:
        """Whether there is a mask that no file holds, or a stroke waits that may become one."""
        is_safe = self._open.history.last_step is self._safe_mask_step
        return self._waiting.count > 0 or (self._open.masked_count > 0 and not is_safe)

    @property
    def has_unsaved_search(self) -> bool:
        """Whether work went into finding damage that is not mask yet, and no session holds that.

        That is: marks were kept or rejected one by one, or damage was painted as an example.
        """
        return (self._finder.has_verdicts or self._finder.has_any_examples) and not self.is_in_session

    @property
    def is_work_in_file(self) -> bool:
        """Whether the photo's file holds some of the work, which would be lost with the file."""
        history = self._open.history
        return self.is_written or history.changes_photo(0, max(history.undo_stack.cleanIndex(), history.index))

    def note_mask(self) -> None:
        """Note that a file holds the mask as it is now."""
        self._safe_mask_step = self._open.history.last_step

    def note_export(self, exported: Exported) -> None:
        """Note that a copy was written; one that holds less does not replace one that holds the same photo whole."""
        if self.exported is None or exported.is_whole or not self.exported.is_whole:
            self._exported = exported

    def note_session(self, *, is_whole: bool) -> None:
        """Note that a session holds everything as it is now, ``is_whole`` if it holds the photo itself, too."""
        self._session_state, self._is_session_whole = self._state(), is_whole

    def note_lost(self) -> None:
        """Note that the photo's file was changed by another program or removed, so that it no longer holds the work."""
        if self.is_work_in_file:
            if not self._is_session_whole:
                self._session_state = None
            self._open.history.undo_stack.resetClean()

    def check_file(self) -> None:
        """Look at the photo's file, and call ``note_lost`` if it is not as this program read or wrote it.

        A copy that is gone, or was changed, counts no longer.
        """
        if (copy := self._exported) is not None and look_at([copy.path]).get(copy.path) != copy.stamp:
            self._exported = None
        document = self._open.document
        if document is None or not self.is_work_in_file:
            return
        source = document.photo.source
        if source.path is None or source.stamp is None:
            return
        if look_at([source.path]).get(source.path, source.stamp) != source.stamp:
            self.note_lost()

    def _state(self) -> _State:
        step = self._open.history.last_step
        judged = self._finder.all_proposals if self._finder.has_verdicts else ()
        return step, step.chosen if step is not None else 0, judged

    def _forget(self) -> None:
        self._safe_mask_step = self._session_state = self._exported = None
        self.is_saved_whole = True
        self.is_written = False
