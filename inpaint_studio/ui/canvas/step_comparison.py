"""StepComparison: compares the photo with an earlier step of the history, or two variants of the last restoration."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.step import Step
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.canvas.render.layers import ReadPixels
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.editor.earlier_photo import read_step, read_variant
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.variant_names import variant_names


class StepComparison(QObject):
    """Chooses what the canvas shows as before, and follows the history: a step may be undone or replaced.

    Signals:
        changed: something else is compared now.
    """

    changed = Signal()

    def __init__(self, editor: Editor, canvas: Canvas) -> None:
        """Start with the photo as opened."""
        super().__init__(canvas)
        self._editor = editor
        self._canvas = canvas
        self._index = 0
        self._step: Step | None = None  # the one with that index
        self._variant: tuple[Step, int] | None = None
        self._name = ""
        self._chosen, self._chosen_before = 0, 0  # variants of the last restoration: in force, and in force before
        editor.opened.connect(self._forget)
        editor.history.recorded.connect(self._note_step)
        editor.history.moved.connect(self._note_change)
        editor.history.chosen.connect(self._note_variant)

    def show(self, index: int, name: str) -> None:
        """Compare with the photo after ``index`` steps, 0 for the photo as opened; ``name`` is that step's."""
        self._index, self._variant, self._name = index, None, name
        self._step = self._editor.history.step(index - 1) if index else None
        self._show()

    # --- variants ------------------------------------------------------------------------------------------------

    @property
    def can_compare_variants(self) -> bool:
        """Whether the last restoration has several variants."""
        step = self._editor.history.retriable
        return step is not None and len(step.variants) > 1

    @property
    def left_variant(self) -> int | None:
        """Which variant is seen as before; None while others are not compared."""
        is_seen = self._variant is not None and self._canvas.mode is not CompareMode.OFF
        return self._variant[1] if self._variant is not None and is_seen else None

    def show_variant(self, row: int) -> None:
        """Compare variant ``row`` of the last restoration with the one in force; that one with the one before it."""
        step = self._editor.history.retriable
        if step is None or not self.can_compare_variants:
            return
        if row == step.chosen:
            row = self._chosen_before
        if not 0 <= row < len(step.variants) or row == step.chosen:
            row = (step.chosen - 1) % len(step.variants)
        self._index, self._variant = 0, (step, row)
        self._show()

    def compare_variants(self, is_on: bool) -> None:
        """Compare the variant in force with the one that was in force before it, or end that."""
        if is_on:
            self.show_variant(self._editor.history.retriable.chosen if self._editor.history.retriable else 0)
        elif self._variant is not None:
            self._variant = None
            self._canvas.set_mode(CompareMode.OFF)
            self._read_again()

    def _show(self) -> None:
        self._read_again()
        if self._canvas.mode is CompareMode.OFF:
            self._canvas.set_mode(CompareMode.SPLIT)
        self.changed.emit()

    def _read_again(self) -> None:
        read: ReadPixels | None = None
        name, after = self._name, ""
        if self._variant is not None:
            step, row = self._variant
            read, names = partial(read_variant, self._editor, step, row), variant_names(step.variants)
            name, after = names[row], names[step.chosen]
        elif self._index:
            read = partial(read_step, self._editor, self._index)
        self._canvas.content.set_before(read, name, after)
        self.changed.emit()

    def _note_step(self, step: Step) -> None:
        if step.fade is None:
            self._chosen = self._chosen_before = step.chosen
        self._note_change()

    def _note_variant(self, row: int) -> None:
        """Follow another variant that is in force; where it was seen as before, the two change places."""
        self._chosen, self._chosen_before = row, self._chosen
        if self._variant is not None and self._variant[1] == row:
            self._variant = self._variant[0], self._chosen_before
        self._note_change()

    def _note_change(self) -> None:
        history = self._editor.history
        if self._variant is not None:
            if self._variant[0] is not history.retriable:
                self._variant = None  # The variants' step is no longer the last.
            self._read_again()
            return
        if not self._index > 0 or self._index < history.index:
            return
        is_there = self._index <= history.undo_stack.count() and self._step is history.step(self._index - 1)
        if not is_there:
            self._index, self._step = 0, None  # Another step has taken the place of the chosen one.
        self._read_again()

    def _forget(self) -> None:
        self._index, self._step, self._variant = 0, None, None
        self._chosen = self._chosen_before = 0
