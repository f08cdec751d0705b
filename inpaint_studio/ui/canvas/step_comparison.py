"""StepComparison: compares the photo with an earlier step of the history, or with a variant of the last one."""

from functools import partial

from PySide6.QtCore import QObject

from inpaint_studio.core.step import Step
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.canvas.render.layers import ReadPixels
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.editor.earlier_photo import read_step, read_variant
from inpaint_studio.ui.editor.editor import Editor


class StepComparison(QObject):
    """Chooses what the canvas shows as before, and follows the history: a step may be undone or replaced."""

    def __init__(self, editor: Editor, canvas: Canvas) -> None:
        """Start with the photo as opened."""
        super().__init__(canvas)
        self._editor = editor
        self._canvas = canvas
        self._index = 0
        self._step: Step | None = None  # the one with that index
        self._variant: tuple[Step, int] | None = None
        self._name = ""
        editor.opened.connect(self._forget)
        editor.history.recorded.connect(self._note_change)
        editor.history.chosen.connect(self._note_change)

    def show(self, index: int, name: str) -> None:
        """Compare with the photo after ``index`` steps, 0 for the photo as opened; ``name`` is that step's."""
        self._index, self._variant, self._name = index, None, name
        self._step = self._editor.history.step(index - 1) if index else None
        self._show()

    def show_variant(self, row: int, name: str) -> None:
        """Compare with variant ``row`` of the last restoration, ``name`` on the screen."""
        step = self._editor.history.retriable
        if step is not None:
            self._index, self._variant, self._name = 0, (step, row), name
            self._show()

    def _show(self) -> None:
        self._read_again()
        if self._canvas.mode is CompareMode.OFF:
            self._canvas.set_mode(CompareMode.SPLIT)

    def _read_again(self) -> None:
        read: ReadPixels | None = None
        if self._variant is not None:
            read = partial(read_variant, self._editor, *self._variant)
        elif self._index:
            read = partial(read_step, self._editor, self._index)
        self._canvas.content.set_before(read, self._name)

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
