"""ReviewWork: restores what was accepted in a thread of its own, while the next photo is looked at."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from inpaint_studio.batch.manifest import Manifest
from inpaint_studio.batch.rows import Row
from inpaint_studio.core.job import Cancelled, CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.job_runner import JobRunner

if TYPE_CHECKING:
    from inpaint_studio.batch.photo import Work


@dataclass(frozen=True, eq=False)
class _Piece:
    """One thing to do: ``do`` gets the manifest and returns the row as it is then."""

    row: Row
    path: Path
    do: Callable[[Manifest, CancelToken], Row]


class ReviewWork(QObject):
    """Does one thing after the other.

    Signals:
        done: (Row) a photo was accepted, or could not be restored, as its note says then.
        failed: (Row, sentence) the manifest could not be used.
        changed: there is more or less to do.
    """

    done = Signal(object)
    failed = Signal(object, str)
    changed = Signal()

    def __init__(self, turn: threading.Lock, parent: QObject | None = None) -> None:
        """Restore only while ``turn`` is held, so that no batch works on a photo at the same time."""
        super().__init__(parent)
        self._turn = turn
        self._jobs: JobRunner | None = None
        self._pieces: deque[_Piece] = deque()
        self._current: _Piece | None = None
        self._token = CancelToken()

    @property
    def under_way(self) -> set[int]:
        """The numbers of the photos on which something is still to be done."""
        current = [self._current] if self._current is not None else []
        return {piece.row.id for piece in (*current, *self._pieces)}

    def accept(self, path: Path, row: Row, mask: Mask, wait: Callable[[CancelToken], object]) -> None:
        """Restore a photo of a manifest where ``mask`` says, once ``wait`` returns: then the engine is ready."""

        def do(manifest: Manifest, cancel: CancelToken) -> Row:
            from inpaint_studio.batch.reviewing import accept, keep_mask

            keep_mask(manifest, row, mask)  # So that nothing is lost if the program ends before.
            wait(cancel)
            with self._turn:
                return accept(manifest, row, mask, cancel)

        self._add(_Piece(row, path, do))

    def accept_work(self, path: Path, row: Row, work: "Work", mask: Mask) -> None:
        """Write what was made of a photo in the editor."""

        def do(manifest: Manifest, cancel: CancelToken) -> Row:
            from inpaint_studio.batch.reviewing import accept_work

            return accept_work(manifest, row, work, mask, cancel)

        self._add(_Piece(row, path, do))

    def keep(self, path: Path, row: Row, mask: Mask) -> None:
        """Keep a mask that was touched up for another time."""

        def do(manifest: Manifest, cancel: CancelToken) -> Row:
            from inpaint_studio.batch.reviewing import keep_mask

            keep_mask(manifest, row, mask)
            return row

        self._add(_Piece(row, path, do))

    def finish(self) -> None:
        """Wait until masks are kept; what is being restored is given up, and stays on the review list."""
        self._token.cancel()
        if self._jobs is not None:
            self._jobs.shut_down()
        for piece in self._pieces:
            self._keep_only(piece)
        self._pieces.clear()

    def _keep_only(self, piece: _Piece) -> None:
        """Do as much of a piece as is done without restoring."""
        try:
            with Manifest(piece.path) as manifest:
                piece.do(manifest, self._token)
        except (Cancelled, InpaintStudioError):
            return

    def _add(self, piece: _Piece) -> None:
        self._pieces.append(piece)
        self._go_on()
        self.changed.emit()

    def _go_on(self) -> None:
        if self._jobs is None:
            self._jobs = JobRunner(self)
            self._jobs.rested.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        if self._jobs.is_running or not self._pieces:
            return
        piece = self._current = self._pieces.popleft()

        def work(progress: ProgressCallback, token: CancelToken) -> Row:
            with Manifest(piece.path) as manifest:
                return piece.do(manifest, self._token)

        self._jobs.run(tr("Restoring"), work, lambda row: self._end(piece, row), otherwise=self._fail)

    def _end(self, piece: _Piece, row: Row) -> None:
        self._current = None
        self.done.emit(row)
        self.changed.emit()

    def _fail(self, error: BaseException | None) -> None:
        piece, self._current = self._current, None
        if piece is not None and error is not None:
            self.failed.emit(piece.row, str(error))
        self.changed.emit()
