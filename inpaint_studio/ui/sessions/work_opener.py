"""WorkOpener: opens work with its history, and asks what to do where its photo is missing or has changed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from inpaint_studio.core.document import Document, size_mismatch
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import InputError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.session.journal import masks_edit
from inpaint_studio.files.session.saved_work import PhotoChangedError, PhotoMissingError, Work, load_work, resume
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.dialogs.questions import Choice, ask, ask_file
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.job_runner import Otherwise

Role = QMessageBox.ButtonRole
Opened = Callable[[Callable[[], None], Work | None], None]
"""Takes what shows the work, and the work that is shown or None where only its mask is."""


@dataclass(frozen=True)
class _Wish:
    """What ``WorkOpener.open`` is asked for, beside the work."""

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

    def open(self, work: Work, folder: Path, use: Opened, give_up: Choice, fail: Otherwise | None = None) -> None:
        """Load the photo of ``work`` and make its steps, in the worker thread.

        Args:
            work: what to open.
            folder: where a snapshot of the photo would be.
            use: called when all is ready, with what shows it.
            give_up: the button that is offered where the photo is missing or another one.
            fail: called when it cannot be opened, with what was wrong, or None where the user has stopped it.
        """
        self._open(work, _Wish(folder, use, give_up, fail))

    def _open(self, work: Work, wish: _Wish) -> None:
        max_pixels = self._editor.files.max_pixels

        def load(progress: ProgressCallback, cancel: CancelToken) -> tuple[Work, Document] | Exception:
            try:
                found, photo = load_work(work, wish.folder, max_pixels=max_pixels)
            except (PhotoMissingError, PhotoChangedError) as error:
                return error
            return found, resume(found, photo)

        def take(result: tuple[Work, Document] | Exception) -> None:
            if isinstance(result, Exception):
                self._ask(result, work, wish)
            else:
                found, document = result
                wish.use(partial(self._show, document, found), found)

        self._editor.jobs.run(
            tr("Opening {name}", name=work.link.name), load, take, otherwise=wish.fail, leads_away=True
        )

    def _show(self, document: Document, work: Work) -> None:
        self._editor.show_work(document, work.steps, work.index, -1 if work.beyond else work.saved)
        self._editor.saved_state.is_saved_whole = not work.link.snapshot
        self._editor.saved_state.is_written = work.saved > 0 and work.link.path is not None

    def _ask(self, error: Exception, work: Work, wish: _Wish) -> None:
        find = (tr("&Find the Photo…"), Role.AcceptRole, lambda: self._find(work, wish))
        if isinstance(error, PhotoMissingError):
            detail = tr("If it has been moved or renamed, show where it is.")
            ask(self._window, str(error), detail, [find, wish.give_up])
            return
        detail = tr("What was restored no longer fits it, but the mask does. Another copy of the photo may still fit.")
        mask = (tr("Open with the &Mask"), Role.ActionRole, lambda: self._open_mask(work, wish))
        ask(self._window, str(error), detail, [mask, find, wish.give_up])

    def _find(self, work: Work, wish: _Wish) -> None:
        start = work.link.path.parent if work.link.path else Path.home()
        title = tr("Where is {name}?", name=work.link.name)
        # Without a digest the time of change tells; that of a file that was moved stays as it is.
        ask_file(self._window, title, start, [tr("All files (*)")], lambda path: self._open(work.moved(path), wish))

    def _open_mask(self, work: Work, wish: _Wish) -> None:
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
            wish.use(partial(show, photo), None)

        self._editor.jobs.run(tr("Opening {name}", name=path.name), load, take, otherwise=wish.fail, leads_away=True)
