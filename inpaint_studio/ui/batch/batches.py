"""Batches: what the window does with batches: begins, follows and ends them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from inpaint_studio.batch.manifest import NAME
from inpaint_studio.translation import number, tr
from inpaint_studio.ui.batch.batch_panel import BatchPanel
from inpaint_studio.ui.batch.batch_run import BatchRun
from inpaint_studio.ui.batch.report_page import ReportPage
from inpaint_studio.ui.batch.review import Leave, Review
from inpaint_studio.ui.desktop.override_guard import guard_overrides
from inpaint_studio.ui.dialogs.questions import ask, ask_file
from inpaint_studio.ui.editor.editor import Editor

if TYPE_CHECKING:  # They load engines and detection, which the window does without until they are used.
    from inpaint_studio.batch.options import Batch
    from inpaint_studio.ui.batch.batch_dialog import BatchDialog

Role = QMessageBox.ButtonRole
_UNFINISHED = "batch_out"
"""State: the folder of the results of a batch that has not come to its end."""
_LAST = "batch_last"
"""State: the same of the batch that was begun last."""


@dataclass(frozen=True)
class EngineChoice:
    """What is chosen in the window.

    Attributes:
        engine: returns the name of the engine.
        options: returns the options of every engine, by its name.
    """

    engine: Callable[[], str]
    options: Callable[[], Mapping[str, Mapping[str, Any]]]


class Batches(QObject):
    """Begins batches and follows them, for one window.

    Attributes:
        run: the batch that runs.
        panel: shows how far it has come.
        review: goes through the photos that wait for somebody to decide.

    Signals:
        changed: the panel is to be shown or hidden.
    """

    changed = Signal()

    def __init__(
        self, editor: Editor, choice: EngineChoice, make_room: Callable[[Leave], None], window: QWidget
    ) -> None:
        """Begin without a batch.

        Args:
            editor: shows the photos that are reviewed.
            choice: the engine that is offered.
            make_room: closes what is open, after asking about unsaved work, and calls a function.
            window: questions stand in front of it.
        """
        super().__init__(window)
        self._settings = editor.settings
        self._restorer = editor.restorer
        self._choice = choice
        self._window = window
        self._dialog: BatchDialog | None = None
        self._batch: Batch | None = None
        self.run = BatchRun(self)
        self.review = Review(editor, self.run.turn, make_room, window)
        self._report = ReportPage(editor.noticed.emit, editor.failed.emit, self)
        offers = {
            "review": self._review_run,
            "report": self._show_report,
            "folder": self._show_folder,
            "again": self._go_on,
            "close": self._close,
        }
        self.panel = BatchPanel(self.run, offers)
        self.run.ended.connect(self._note_end)
        self.review.changed.connect(self.changed)

    @property
    def is_shown(self) -> bool:
        """Whether there is a batch to be followed."""
        return self._batch is not None

    def ask(self, folders: Sequence[Path] = ()) -> None:
        """Ask what is to be restored; ``folders`` are there from the beginning."""
        if self.run.is_running:
            ask(
                self._window,
                tr("A batch runs already."),
                tr("One runs at a time. Another one can begin when it has ended."),
                [(tr("&Close"), Role.RejectRole, None)],
            )
            return
        dialog = self._dialog = self._dialog or self._make_dialog()
        dialog.add_folders(folders)
        dialog.show()
        dialog.activateWindow()

    def start(self, batch: "Batch") -> None:
        """Run a batch."""
        self._batch = batch
        for state in (_UNFINISHED, _LAST):
            self._settings.write_state(state, str(batch.out))
        # Compiled here, an engine would keep the window waiting for seconds.
        warm_up = self._restorer.warm_up(batch.options.engine)
        warm_up.start()
        self.run.start(batch, warm_up.wait)
        self.panel.refresh()
        self.changed.emit()

    def ask_review(self) -> None:
        """Ask for the manifest of a batch, and review what waits in it."""
        last = self._settings.read_state(_LAST)
        begin = Path(last) if isinstance(last, str) else Path.home()
        manifests = tr("Manifest of a batch ({patterns})", patterns=f"*{Path(NAME).suffix}")
        ask_file(self._window, tr("Review a batch"), begin, [manifests], self.review.open)

    def _review_run(self) -> None:
        if self.run.out is not None:
            self.review.open(self.run.out / NAME)

    def confirm_leaving(self, leave: Leave) -> None:
        """Call ``leave`` at once if nothing is under way, else when the user has decided to stop it."""
        if not self.run.is_running:
            self.review.confirm_leaving(leave)
            return
        tally = self.run.tally
        ask(
            self._window,
            tr("A batch is running."),
            tr(
                "{done} of {total} photos are done. What is done stays, and the batch can go on another time.",
                done=number(tally.done, ",d"),
                total=number(tally.todo, ",d"),
            ),
            [
                (tr("&Keep Running"), Role.RejectRole, None),
                (tr("&Stop and Close"), Role.DestructiveRole, lambda: self.review.confirm_leaving(leave)),
            ],
        )

    def shut_down(self) -> None:
        """Give up what is under way; for the end of the program."""
        if self._dialog is not None:
            self._dialog.close()
        self._report.shut_down()
        self.review.shut_down()
        self.run.shut_down()

    # --- when it has ended ---------------------------------------------------------------------------------------

    def _note_end(self) -> None:
        summary = self.run.summary
        if summary is not None and not (summary.is_stopped or summary.is_drive_full):
            self._settings.forget_state(_UNFINISHED)

    def _show_report(self) -> None:
        if self.run.out is not None:
            self._report.show(self.run.out / NAME)

    def _show_folder(self) -> None:
        if self.run.out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.run.out)))

    def _go_on(self) -> None:
        if self._batch is not None:
            self.start(self._batch.resumed())

    def _close(self) -> None:
        self._batch = None
        self.changed.emit()

    # --- the dialog ----------------------------------------------------------------------------------------------

    def _make_dialog(self) -> "BatchDialog":
        from inpaint_studio.ui.batch.batch_dialog import BatchDialog

        guard_overrides()  # of what was loaded just now
        dialog = BatchDialog(self._settings, self._choice.engine(), self._choice.options(), self._window)
        dialog.started.connect(self.start)
        dialog.finished.connect(self._forget_dialog)
        self._offer_unfinished(dialog)
        return dialog

    def _offer_unfinished(self, dialog: "BatchDialog") -> None:
        """Let the dialog begin with the batch that has not come to its end, if its manifest is still there."""
        out = self._settings.read_state(_UNFINISHED)
        if isinstance(out, str) and (Path(out) / NAME).is_file():
            dialog.out.set_folder(Path(out))

    def _forget_dialog(self) -> None:
        self._dialog = None
