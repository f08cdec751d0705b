"""SessionActions: saves and opens sessions, the photo's masks and steps in one ``.inpaint`` file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.errors import FileError
from inpaint_studio.files.reasons import reason
from inpaint_studio.files.session.journal import write_journal
from inpaint_studio.files.session.saved_work import MASKS, PhotoLink, SavedWork
from inpaint_studio.files.session.session import SUFFIX, load_session, save_session
from inpaint_studio.translation import tr
from inpaint_studio.ui.dialogs.questions import ask_file
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.waiting_files import SAVED
from inpaint_studio.ui.sessions.recovery import Recovery
from inpaint_studio.ui.sessions.recovery_slot import Slot, recovery_folder
from inpaint_studio.ui.sessions.work_opener import WorkOpener

EngineChoice = tuple[str, Mapping[str, Any]]
"""The name of an engine and its options."""


def session_filter() -> str:
    """Return the filter of file dialogs for sessions."""
    return tr("Session ({patterns})", patterns=f"*{SUFFIX}")


class SessionActions(QObject):
    """Saves what is open as a session, and opens sessions: each is unpacked to a journal, in which the work goes on."""

    def __init__(
        self,
        editor: Editor,
        recovery: Recovery,
        opener: WorkOpener,
        window: QWidget,
        read_engine: Callable[[], EngineChoice],
        show_engine: Callable[[str, Mapping[str, Any]], None],
    ) -> None:
        """Save and open what ``editor`` shows.

        Args:
            editor: holds the open document.
            recovery: goes on with the journal of a session.
            opener: opens the work of a session.
            window: questions stand in front of it.
            read_engine: returns the engine that is chosen, which a session keeps.
            show_engine: chooses the engine that a session has kept.
        """
        super().__init__(window)
        self._editor = editor
        self._recovery = recovery
        self._opener = opener
        self._window = window
        self._read_engine = read_engine
        self._show_engine = show_engine

    def ask_save(self, folder: Path) -> None:
        """Ask for a file and save the session to it; ``folder`` is offered for a photo that has none."""
        document = self._editor.document
        if document is None:
            return
        path = document.photo.source.path
        ask_file(
            self._window,
            tr("Save the session"),
            path.parent if path else folder,
            [session_filter()],
            self.save,
            is_saving=True,
            name=f"{path.stem if path else 'photo'}{SUFFIX}",
            suffix=SUFFIX[1:],
        )

    def save(self, path: Path) -> None:
        """Save the session to ``path``, now or when the job that runs is over."""
        self._editor.waiting_files.when_free(path, SAVED, lambda: self._save(path))

    def _save(self, path: Path) -> None:
        work = self._work()
        if work is None or self._editor.document is None:
            return
        photo = self._editor.document.photo

        def use(_: object) -> None:
            self._editor.saved_state.note_session(is_whole=bool(work.link.snapshot))
            self._editor.noticed.emit(tr("The session was saved to {path}.", path=path))

        self._editor.jobs.run(
            tr("Saving {name}", name=path.name), lambda progress, cancel: save_session(work, photo, path), use
        )

    def open(self, path: Path) -> None:
        """Open the session in ``path``; what is open stays until that has succeeded."""
        max_pixels = self._editor.files.max_pixels
        try:
            slot = Slot.create(recovery_folder())
        except OSError as error:
            self._editor.failed.emit(tr("“{name}” cannot be unpacked: {reason}.", name=path.name, reason=reason(error)))
            return

        def load(progress: ProgressCallback, cancel: CancelToken) -> tuple[SavedWork, int]:
            try:
                work = load_session(path, slot.folder, max_pixels=max_pixels)
                return work, write_journal(slot.journal, work)
            except OSError as error:
                slot.remove()
                raise FileError(
                    "“{name}” cannot be unpacked: {reason}.", name=path.name, reason=reason(error)
                ) from error
            except BaseException:
                slot.remove()
                raise

        def go_on(unpacked: tuple[SavedWork, int]) -> None:
            self._open_unpacked(slot, *unpacked)

        self._editor.jobs.run(tr("Opening {name}", name=path.name), load, then=go_on, leads_away=True)

    def _open_unpacked(self, slot: Slot, work: SavedWork, end: int) -> None:
        def use(show: Callable[[], None], shown: SavedWork | None) -> None:
            self._recovery.adopt(slot, shown, end, show)
            if shown is not None:
                self._editor.saved_state.note_session(is_whole=bool(work.link.snapshot))
            self._show_engine(work.engine, work.options)

        self._opener.open(work, slot.folder, use, (tr("&Cancel"), QMessageBox.ButtonRole.RejectRole, slot.remove))

    def _work(self) -> SavedWork | None:
        document, history = self._editor.document, self._editor.history
        if document is None:
            return None
        saved = history.undo_stack.cleanIndex()
        is_in_file = saved >= 0 and self._editor.saved_state.is_saved_whole
        engine, options = self._read_engine()
        return SavedWork(
            PhotoLink.to(document.photo, "" if is_in_file else "photo"),
            saved if is_in_file else history.index,
            history.steps,
            history.index,
            {plane: self._copy(document.plane(plane), plane) for plane in MASKS},
            engine=engine,
            options=options,
            finding=self._editor.finder.packed(),
        )

    def _copy(self, mask: Mask, plane: Plane) -> NDArray[np.uint8]:
        """Return a copy of a mask; an empty one takes no memory."""
        return mask.pixels.copy() if self._editor.is_marked(plane) else np.zeros(mask.shape, np.uint8)
