"""Review: goes through the photos of a batch that wait for somebody to decide, one by one, in the editor."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from inpaint_studio.batch.manifest import Manifest
from inpaint_studio.batch.rows import Pictures, Row, State
from inpaint_studio.core.document import Document
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import tr
from inpaint_studio.ui.batch.review_work import ReviewWork
from inpaint_studio.ui.batch.reviewed_photo import DONE, engine_of, load_reviewed, work_on
from inpaint_studio.ui.dialogs.questions import ask
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.warm_up import WarmUp

Role = QMessageBox.ButtonRole
Leave = Callable[[], None]
_PLACE = "review"
"""Fact of the manifest: the number of the photo that was looked at last."""


class Review(QObject):
    """The photos on the review list of a manifest, of which one is shown with the mask that is proposed.

    What is painted changes the proposal; what is accepted is restored in the background.

    Attributes:
        rows: all of them, also those that were decided since the review began.
        current: index of the one that is looked at, or -1.
        work: restores what was accepted.

    Signals:
        changed: there are others, another one is looked at, or one was decided.
    """

    changed = Signal()

    def __init__(
        self, editor: Editor, turn: threading.Lock, make_room: Callable[[Leave], None], window: QWidget
    ) -> None:
        """Review nothing yet.

        Args:
            editor: shows the photos.
            turn: held while one is restored.
            make_room: closes what is open, after asking about unsaved work, and calls a function.
            window: questions stand in front of it.
        """
        super().__init__(window)
        self.rows: list[Row] = []
        self.current = -1
        self.work = ReviewWork(turn, self)
        self._editor = editor
        self._make_room = make_room
        self._window = window
        self._manifest: Manifest | None = None
        self._document: Document | None = None  # the one that was opened for the current photo
        self.work.done.connect(self._take)
        self.work.failed.connect(lambda row, sentence: self._tell_failure(sentence))
        self.work.changed.connect(self.changed)
        editor.opened.connect(self.changed)

    @property
    def is_open(self) -> bool:
        """Whether a manifest is reviewed."""
        return self._manifest is not None

    @property
    def path(self) -> Path | None:
        """The manifest that is reviewed."""
        return self._manifest.path if self._manifest is not None else None

    @property
    def is_shown(self) -> bool:
        """Whether the editor shows the current photo, rather than one that was opened meanwhile."""
        return self._document is not None and self._editor.document is self._document

    @property
    def can_decide(self) -> bool:
        """Whether the current photo can be accepted or skipped now."""
        row = self.row
        return self.is_shown and self._editor.can_edit and row is not None and not self.is_decided(row)

    @property
    def row(self) -> Row | None:
        """The photo that is looked at."""
        return self.rows[self.current] if self.current >= 0 else None

    @property
    def left(self) -> int:
        """How many are not decided yet."""
        under_way = self.work.under_way
        return sum(_waits(row, under_way) for row in self.rows)

    def is_decided(self, row: Row) -> bool:
        """Whether a photo was accepted; it may be under way yet."""
        return row.state in DONE or row.id in self.work.under_way

    def pictures(self, row: Row) -> Pictures | None:
        """Return the small pictures of a photo."""
        try:
            return self._manifest.pictures(row.id) if self._manifest is not None else None
        except InpaintStudioError:
            return None

    # --- opening and closing -------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Review what waits in the manifest at ``path``, from where one was."""
        self.leave(lambda: self._make_room(lambda: self._open(path)))

    def _open(self, path: Path) -> None:
        self._forget()
        try:
            manifest = Manifest(path)
            rows = list(manifest.rows(State.REVIEW, State.SKIPPED))
            place = manifest.facts().get(_PLACE, "")
        except InpaintStudioError as error:
            self._editor.failed.emit(str(error))
            return
        if not rows:
            manifest.close()
            self._editor.noticed.emit(tr("No photo of this batch is to be reviewed."))
            return
        self._manifest, self.rows = manifest, rows
        self._warm_up(rows[0], manifest).start()
        waiting = [index for index, row in enumerate(rows) if row.state is State.REVIEW]
        last = next((index for index, row in enumerate(rows) if str(row.id) == place), None)
        self._show(last if last is not None else (waiting or [0])[0])

    def close(self) -> None:
        """Close the review; what waits keeps waiting."""

        def close() -> None:
            is_shown = self.is_shown
            self._forget()
            if is_shown:
                self._editor.close()

        self.leave(close)

    def _forget(self) -> None:
        if self._manifest is not None:
            self._manifest.close()
        self._manifest, self._document, self.rows, self.current = None, None, [], -1
        self.changed.emit()

    def confirm_leaving(self, leave: Leave) -> None:
        """Call ``leave`` at once, or where accepted photos wait to be restored, when the user has decided."""

        def go_on() -> None:
            count = len(self.work.under_way)
            if not count:
                leave()
                return
            told = tr("{n} accepted photo is not restored yet.|{n} accepted photos are not restored yet.", n=count)
            choices = [
                (tr("&Keep Working"), Role.RejectRole, None),
                (tr("&Stop and Close"), Role.DestructiveRole, leave),
            ]
            ask(self._window, told, tr("They stay on the review list, with their masks."), choices)

        self.leave(go_on)

    def leave(self, then: Leave) -> None:
        """Keep the mask of the current photo if it was touched up, then call ``then``.

        Where it was restored in the editor, the user decides before whether that is accepted.
        """
        self._editor.settle_strokes()
        row, document = self.row, self._editor.document
        if not self.is_shown or row is None or document is None or self.is_decided(row):
            then()
        elif self._editor.history.is_photo_modified:

            def accept() -> None:
                self._accept_shown()
                then()

            ask(
                self._window,
                tr("Accept what you restored in {name}?", name=row.input.name),
                tr("Otherwise it stays on the review list as it was."),
                [
                    (tr("&Accept"), Role.AcceptRole, accept),
                    (tr("&Discard"), Role.DestructiveRole, then),
                    (tr("&Cancel"), Role.RejectRole, None),
                ],
            )
        else:
            if self._editor.saved_state.has_unsaved_mask and self.path is not None:
                self.work.keep(self.path, row, document.mask.copy())
                self._editor.saved_state.note_mask()
            then()

    def shut_down(self) -> None:
        """End the thread; for the end of the program."""
        self.work.finish()
        if self._manifest is not None:
            self._manifest.close()
            self._manifest = None

    # --- going through -------------------------------------------------------------------------------------------

    def go(self, index: int) -> None:
        """Look at the photo at ``index``."""
        if self._editor.jobs.is_running or (index == self.current and self.is_shown):
            self.changed.emit()  # The list in which the user chose it shows the old one again.
        elif self.is_shown or self._editor.document is None:
            self.leave(lambda: self._show(index))
        else:
            self._make_room(lambda: self._show(index))

    def step(self, by: int) -> None:
        """Look at the photo ``by`` places further on; after the last comes the first."""
        if self.rows:
            self.go((self.current + by) % len(self.rows))

    def _show(self, index: int) -> None:
        row, manifest = self.rows[index], self._manifest
        if manifest is None:
            return
        path, max_pixels, is_decided = manifest.path, self._editor.files.max_pixels, self.is_decided(row)

        def load(progress: ProgressCallback, cancel: CancelToken) -> tuple[Photo, Mask]:
            import inpaint_studio.batch.reviewing  # noqa: F401 - here, so that the first decision need not wait for it

            return load_reviewed(row, path, max_pixels)

        def use(loaded: tuple[Photo, Mask]) -> None:
            self.current, self._document = index, None
            self._editor.show_photo(*loaded)
            # One that is decided is a photo like any other: what is done to it now is saved as usual.
            self._document = None if is_decided else self._editor.document
            self._note_place(row)
            self.changed.emit()

        def stay(error: BaseException | None) -> None:
            self.current = index if error is not None and not self.is_shown else self.current
            self.changed.emit()

        self._editor.jobs.run(tr("Opening {name}", name=row.input.name), load, use, otherwise=stay, leads_away=True)

    def _note_place(self, row: Row) -> None:
        try:
            if self._manifest is not None:
                self._manifest.set_facts(**{_PLACE: str(row.id)})
        except InpaintStudioError as error:
            self._editor.noticed.emit(str(error))

    # --- deciding ------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Have the current photo restored as it is marked, or written as it was restored here; look at the next."""
        self._editor.settle_strokes()
        if self.can_decide:
            self._accept_shown()
            self._go_to_next()

    def _accept_shown(self) -> None:
        document, row, manifest = self._editor.document, self.row, self._manifest
        if document is None or row is None or manifest is None:
            return
        path = manifest.path
        if not self._editor.history.is_photo_modified:
            self.work.accept(path, row, document.mask.copy(), self._warm_up(row, manifest).wait)
        else:
            self.work.accept_work(path, row, *work_on(document, self._editor))
            self._editor.undo_stack.setClean()
        self._editor.saved_state.note_mask()

    def skip(self) -> None:
        """Leave the current photo as it is, and look at the next; or put one that was skipped on the list again."""
        from inpaint_studio.batch.reviewing import skip, unskip

        row, manifest = self.row, self._manifest
        if row is None or manifest is None or not self.can_decide:
            return
        was_skipped = row.state is State.SKIPPED
        try:
            self.rows[self.current] = unskip(manifest, row) if was_skipped else skip(manifest, row)
        except InpaintStudioError as error:
            self._editor.failed.emit(str(error))
            return
        self.changed.emit()
        if not was_skipped:
            self._go_to_next()

    def _go_to_next(self) -> None:
        """Look at the next photo that is not decided; at the end tell how many are left."""
        count = len(self.rows)
        order = ((self.current + by) % count for by in range(1, count))
        under_way = self.work.under_way
        waiting = next((each for each in order if _waits(self.rows[each], under_way)), None)
        if waiting is not None:
            self.go(waiting)
        else:
            self._editor.noticed.emit(tr("Every photo of the review list is decided."))
        self.changed.emit()

    def _take(self, row: Row) -> None:
        """Show what has become of a photo that was accepted."""
        for index, each in enumerate(self.rows):
            if each.id == row.id:
                if row.state not in DONE and row.note != each.note:
                    self._tell_failure(row.note)
                self.rows[index] = row
        QTimer.singleShot(0, self.changed.emit)

    def _warm_up(self, row: Row, manifest: Manifest) -> WarmUp:
        """Return what gets the engine ready that restores a photo."""
        return self._editor.restorer.warm_up(engine_of(row, manifest))

    def _tell_failure(self, sentence: str) -> None:
        """Tell why a photo was not restored; another one that is being opened would hide it."""
        jobs = self._editor.jobs
        if jobs.is_running:
            once = Qt.ConnectionType.SingleShotConnection
            jobs.rested.connect(lambda: self._editor.failed.emit(sentence), once)
        else:
            self._editor.failed.emit(sentence)


def _waits(row: Row, under_way: set[int]) -> bool:
    """Whether nobody has decided on a photo."""
    return row.state is State.REVIEW and row.id not in under_way
