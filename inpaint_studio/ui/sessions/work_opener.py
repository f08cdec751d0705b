"""WorkOpener: opens saved work with its history, and asks what to do if its photo is missing or has changed."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from inpaint_studio.core.document import Document, size_mismatch
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.kinds import Kind
from inpaint_studio.detection.kinds_file import read_kinds
from inpaint_studio.errors import InputError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.session.journal import masks_edit
from inpaint_studio.files.session.saved_work import PhotoChangedError, PhotoMissingError, SavedWork, load_work, resume
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.dialogs.questions import Choice, ask, ask_file
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.job_runner import Otherwise

_log = logging.getLogger(__name__)
Role = QMessageBox.ButtonRole
Opened = Callable[[Callable[[], None], SavedWork | None], None]
"""Takes a function that shows the work, and the work that it will show, or None if it will show the mask only."""


_Kinds = tuple[list[Kind], int]
_Loaded = tuple[SavedWork, Document, _Kinds | None]


@dataclass(frozen=True)
class _Request:
    """The arguments of ``WorkOpener.open``, without the work."""

    folder: Path
    use: Opened
    give_up: Choice
    fail: Otherwise | None


class WorkOpener(QObject):
    """Opens the work of a session or of a journal."""

    def __init__(self, editor: Editor, window: QWidget) -> None:
        """Open in ``editor``, asking in front of ``window``."""
        super().__init__(window)
        self._editor = editor
        self._window = window

    def open(self, work: SavedWork, folder: Path, use: Opened, give_up: Choice, fail: Otherwise | None = None) -> None:
        """Load the photo of ``work`` and make its steps, in the worker thread.

        Args:
            work: what to open.
            folder: holds the snapshot of the photo, if there is one.
            use: called when everything has been loaded.
            give_up: the button that is offered where the photo is missing or has changed.
            fail: called with the error when the work cannot be opened, or with None when the user cancelled.
        """
        self._open(work, _Request(folder, use, give_up, fail))

    def _open(self, work: SavedWork, request: _Request) -> None:
        max_pixels = self._editor.files.max_pixels

        def load(progress: ProgressCallback, cancel: CancelToken) -> _Loaded | Exception:
            try:
                found, photo = load_work(work, request.folder, max_pixels=max_pixels)
            except (PhotoMissingError, PhotoChangedError) as error:
                return error
            return found, resume(found, photo), _kinds(found, photo)

        def take(result: _Loaded | Exception) -> None:
            if isinstance(result, Exception):
                self._ask(result, work, request)
            else:
                request.use(partial(self._show, *result), result[0])

        self._editor.jobs.run(
            tr("Opening {name}", name=work.link.name), load, take, otherwise=request.fail, leads_away=True
        )

    def _show(self, work: SavedWork, document: Document, kinds: _Kinds | None) -> None:
        self._editor.show_work(document, work.steps, work.index, -1 if work.beyond else work.saved)
        if kinds is not None and work.finding is not None:
            self._editor.finder.bring_back(*kinds, work.finding.accepted)
        self._editor.saved_state.is_saved_whole = not work.link.snapshot
        self._editor.saved_state.is_written = work.saved > 0 and work.link.path is not None

    def _ask(self, error: Exception, work: SavedWork, request: _Request) -> None:
        find = (tr("&Find the Photo…"), Role.AcceptRole, lambda: self._find(work, request))
        if isinstance(error, PhotoMissingError):
            detail = tr("If it has been moved or renamed, show where it is.")
            ask(self._window, str(error), detail, [find, request.give_up])
            return
        detail = tr("What was restored no longer fits it, but the mask does. Another copy of the photo may still fit.")
        mask = (tr("Open with the &Mask"), Role.ActionRole, lambda: self._open_mask(work, request))
        ask(self._window, str(error), detail, [mask, find, request.give_up])

    def _find(self, work: SavedWork, request: _Request) -> None:
        start = work.link.path.parent if work.link.path else Path.home()
        title = tr("Where is {name}?", name=work.link.name)
        # The digest tells whether it is the same photo, or else the time of change, which moving a file keeps.
        ask_file(self._window, title, start, [tr("All files (*)")], lambda path: self._open(work.moved(path), request))

    def _open_mask(self, work: SavedWork, request: _Request) -> None:
        path = work.link.path
        if path is None:
            return
        edit = replace(masks_edit(work.masks), title=Title("Mask brought back"))
        max_pixels = self._editor.files.max_pixels

        def load(progress: ProgressCallback, cancel: CancelToken) -> Photo:
            photo = load_photo(path, max_pixels=max_pixels, page=work.link.page)
            if photo.shape != work.link.shape[:2]:
                raise InputError(size_mismatch(work.link.shape, photo.shape))
            return photo

        def show(photo: Photo) -> None:
            self._editor.show_photo(photo)
            self._editor.record(edit)

        def take(photo: Photo) -> None:
            request.use(partial(show, photo), None)

        self._editor.jobs.run(tr("Opening {name}", name=path.name), load, take, otherwise=request.fail, leads_away=True)


def _kinds(work: SavedWork, photo: Photo) -> _Kinds | None:
    """Return the kinds of damage and what was found; None if there is none, or if it is damaged: the work is not."""
    if work.finding is None:
        return None
    try:
        return read_kinds(work.finding.table, work.finding.data, photo.shape)
    except InputError:
        _log.warning("What was found on a photo could not be read", exc_info=True)
        return None
