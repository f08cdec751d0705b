"""WaitingFiles: files that are to be written when the job that runs is over."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.painter import Painter
from inpaint_studio.ui.editor.stroke_queue import StrokeQueue

Write = Callable[[], object]

SAVED: Text = "{name} will be saved as soon as this is over: {running}."
EXPORTED: Text = "{name} will be exported as soon as this is over: {running}."


class WaitingFiles(QObject):
    """Writes files one after the other, in the order in which they were asked for, after the strokes before them.

    Signals:
        changed: the number of waiting files changed.
    """

    changed = Signal()

    def __init__(self, open_document: OpenDocument, queue: StrokeQueue, painter: Painter) -> None:
        """Wait for the jobs of ``open_document``, and for strokes that ``queue`` or ``painter`` has not recorded."""
        super().__init__(open_document)
        self._open = open_document
        self._queue = queue
        self._painter = painter
        self._writes: dict[Path, Write] = {}
        open_document.closing.connect(self.forget)
        open_document.jobs.failed.connect(self._give_up)
        painter.caught_up.connect(self._go_on)

    @property
    def count(self) -> int:
        """How many files wait."""
        return len(self._writes)

    def when_free(self, path: Path, text: Text, write: Write) -> None:
        """Write a file now, or when the job that runs is over and the strokes before it are restored.

        Args:
            path: the file. A later request for the same file replaces the one that waits.
            text: tells the user that the file has to wait; with ``{name}`` and ``{running}``.
            write: writes the file.
        """
        self._painter.end_on_photo()  # The file is to hold what the history says.
        if not self._open.jobs.is_running and not self._queue.is_busy:
            write()
            return
        self._writes[path] = write
        self._open.noticed.emit(tr(text, name=path.name, running=self._open.jobs.title))
        self.changed.emit()

    def forget(self) -> None:
        """Drop every file that waits."""
        if self._writes:
            self._writes.clear()
            self.changed.emit()

    def _go_on(self) -> None:
        while self._writes and not self._open.jobs.is_running:
            if self._queue.is_busy:
                if self._open.stroke is None:  # Otherwise the end of the gesture calls.
                    QTimer.singleShot(0, self._go_on)
                return
            self._painter.end_on_photo()
            self._writes.pop(next(iter(self._writes)))()
            self.changed.emit()

    def _give_up(self, sentence: str) -> None:
        if self._writes:
            self.forget()
            self._open.failed.emit(f"{sentence} " + tr("What was to be saved after it has not been saved."))
