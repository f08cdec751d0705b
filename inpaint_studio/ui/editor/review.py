"""Review: goes through the doubtful marks one by one, the worst first."""

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.region import Region
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.proposals import KEPT, REJECTED
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.finder import Finder
from inpaint_studio.ui.editor.open_document import OpenDocument


class Review(QObject):
    """Asks for a verdict on one mark after the other.

    Signals:
        moved: another mark is asked about, or none any more.
    """

    moved = Signal()

    def __init__(self, open_document: OpenDocument, finder: Finder) -> None:
        """Ask about the proposals of ``finder``."""
        super().__init__(open_document)
        self._open = open_document
        self._finder = finder
        self._found: Found | None = None  # whose marks the numbers are of
        self._marks: list[int] = []
        self._position = 0
        finder.replaced.connect(self._follow)  # Another kind has other marks, too.

    @property
    def is_running(self) -> bool:
        """Whether a mark is asked about."""
        return bool(self._marks)

    @property
    def count(self) -> int:
        """How many marks there are to go through."""
        return len(self._marks)

    @property
    def position(self) -> int:
        """Which one is asked about, from 0."""
        return self._position

    @property
    def region(self) -> Region | None:
        """Where the mark lies that is asked about, or None."""
        found = self._finder.visible
        return found.marks.region(self._marks[self._position]) if self._marks and found is not None else None

    @property
    def can_start(self) -> bool:
        """Whether there are marks to go through."""
        return self._finder.visible is not None and self._finder.visible.count > 0

    def start(self) -> None:
        """Begin with the worst mark."""
        found = self._finder.visible
        if found is None:
            return
        self._marks, self._position, self._found = found.doubtful().tolist(), 0, found.found
        if not self._marks:
            self._open.noticed.emit(tr("No mark that is proposed is doubtful."))
        self.moved.emit()

    def keep(self) -> None:
        """Keep the mark, whatever is chosen later, and go on."""
        self._judge(KEPT)

    def reject(self) -> None:
        """Reject the mark, whatever is chosen later, and go on."""
        self._judge(REJECTED)

    def back(self) -> None:
        """Go back to the mark before, to judge it again."""
        if self._position > 0:
            self._position -= 1
            self.moved.emit()

    def stop(self) -> None:
        """Ask about nothing any more; the verdicts stay."""
        if self._marks:
            self._marks, self._position = [], 0
            self.moved.emit()

    def _judge(self, verdict: int) -> None:
        if not self._marks:
            return
        self._finder.judge(self._marks[self._position], verdict)
        if self._position + 1 < len(self._marks):
            self._position += 1
            self.moved.emit()
        else:
            self._open.noticed.emit(tr("All doubtful marks have been looked at."))
            self.stop()

    def _follow(self) -> None:
        found = self._finder.visible
        if found is None or found.found is not self._found:
            self.stop()
