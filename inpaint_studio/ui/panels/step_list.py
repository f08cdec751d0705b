"""StepList: the list of steps, in which strokes of one kind that follow each other fold into one row."""

from weakref import WeakSet

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QUndoView, QWidget
from shiboken6 import isValid

from inpaint_studio.core.step import Step
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.history import MOST_LETTERS
from inpaint_studio.ui.panels.name_field import NameField
from inpaint_studio.ui.panels.step_groups import groups_of
from inpaint_studio.ui.widgets.row_height import height_of_rows

ARROW = 16
"""Logical pixels at the left of a row that the arrow of a group takes, and its members are moved in by."""

_LEAST_ROWS, _ROWS = 2, 3  # that the list shows: in the lowest window, and before the engine's rows scroll


class StepList(QUndoView):
    """Jumps to a step by the left button, names one by F2 or a double click, folds and unfolds groups.

    A folded group shows its last row alone. While only some of its steps are in force it is unfolded by itself.
    """

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        """List the steps in ``editor``."""
        super().__init__(editor.undo_stack, parent)
        self._editor = editor
        self._groups: list[range] = []  # rows, counted as in the list, where the first is the photo as opened
        self._unfolded: WeakSet[Step] = WeakSet()  # the first step of each group that the user has unfolded
        for changed in (editor.undo_stack.indexChanged, editor.undo_stack.cleanChanged):
            changed.connect(self._fold)  # After the model, which begins anew: then no row is hidden any more.
        editor.history.renamed.connect(self._fold)
        editor.history.chosen.connect(self._fold)
        self._fold()

    def group_at(self, row: int) -> range | None:
        """Return the rows of the group that a row belongs to, or None."""
        return next((group for group in self._groups if row in group), None)

    def is_folded(self, group: range) -> bool:
        """Whether the last row stands for all of them."""
        is_within = group[0] <= self._editor.history.index < group[-1]
        return not is_within and self._editor.history.step(group[0] - 1) not in self._unfolded

    def has_arrow(self, row: int) -> bool:
        """Whether the row has the arrow that folds and unfolds its group: the last one if folded, else the first."""
        group = self.group_at(row)
        return group is not None and row == (group[-1] if self.is_folded(group) else group[0])

    def unfold(self, row: int, is_unfolded: bool) -> None:
        """Show all rows of the group that a row belongs to, or one for all."""
        group = self.group_at(row)
        if group is None:
            return
        change = self._unfolded.add if is_unfolded else self._unfolded.discard
        change(self._editor.history.step(group[0] - 1))
        self._fold()

    def name_step(self, row: int) -> None:
        """Open a field in which the step in a row is given another name."""
        history, index = self._editor.history, row - 1
        if not 0 <= index < self._editor.undo_stack.count() or not self._editor.can_edit:
            return
        group = self.group_at(row)
        if group is not None and self.is_folded(group):
            self.unfold(row, True)
        self.scrollTo(self.model().index(row, 0))
        place = self.visualRect(self.model().index(row, 0))
        step, text = history.step(index), self._editor.undo_stack.text(index)

        def take(name: str) -> None:
            is_there = index < self._editor.undo_stack.count() and history.step(index) is step
            if is_there and name.strip() != text:
                history.rename(index, name)

        NameField(self, place, text, MOST_LETTERS, tr("Name of the step"), take)

    def _fold(self) -> None:
        """Hide the rows of folded groups."""
        if not isValid(self._editor.undo_stack):
            return  # It tells that it is emptied while the program takes it down.
        self._groups = [range(group.start + 1, group.stop + 1) for group in groups_of(self._editor.history.steps)]
        for group in self._groups:
            is_folded = self.is_folded(group)
            for row in group[:-1]:
                self.setRowHidden(row, is_folded)
        self.viewport().update()

    def _arrow(self, place: QPoint) -> int | None:
        """Return the row whose arrow is at ``place``, or None."""
        index = self.indexAt(place)
        rect = QRect(self.visualRect(index))
        rect.setWidth(ARROW + rect.left() + 4)
        is_there = index.isValid() and self.has_arrow(index.row()) and rect.contains(place)
        return index.row() if is_there else None

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep F2 from the shortcuts of the window while the list has the keyboard."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Name the current step by F2, fold and unfold its group by Left and Right."""
        row, key = self.currentIndex().row(), Qt.Key
        if event.key() == key.Key_F2:
            self.name_step(row)
        elif event.key() in (key.Key_Left, key.Key_Right) and self.group_at(row) is not None:
            self.unfold(row, event.key() == key.Key_Right)
        else:
            self._editor.fader.end()
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump by the left button alone, or fold and unfold: the right one asks for the menu and changes nothing."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        row = self._arrow(event.position().toPoint())
        if row is None:
            self._editor.fader.end()
            super().mousePressEvent(event)
        else:
            group = self.group_at(row)
            self.unfold(row, group is not None and self.is_folded(group))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Name the step there; unfold a folded group."""
        place = event.position().toPoint()
        index: QModelIndex = self.indexAt(place)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        group = self.group_at(index.row())
        if self._arrow(place) is not None or (group is not None and self.is_folded(group)):
            self.unfold(index.row(), group is not None and self.is_folded(group))
        else:
            self.name_step(index.row())

    def sizeHint(self) -> QSize:
        """Ask for a few rows; most windows have room for more."""
        return QSize(super().sizeHint().width(), height_of_rows(self, _ROWS))

    def minimumSizeHint(self) -> QSize:
        """Leave room for two rows, so that the list can be scrolled."""
        return QSize(super().minimumSizeHint().width(), height_of_rows(self, _LEAST_ROWS))
