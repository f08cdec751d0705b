"""EditCommand: one step of the history, on Qt's undo stack."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtGui import QUndoCommand

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Edit, PatchEdit
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Step
from inpaint_studio.translation import tr

Toggle: TypeAlias = Callable[[Document, Edit], Region]
"""``Document.apply`` or ``Document.revert``."""

TryToShow: TypeAlias = Callable[[PatchEdit, Toggle], bool]
"""Applies or reverts an edit; returns whether it succeeded, and has told why where it has not."""


class EditCommand(QUndoCommand):
    """One step on the undo stack. When it is pushed, the document shows it already.

    A step whose pixels cannot be read back from the drive stays as it is, although the stack has moved past it. Each
    step can be taken back without the others, so these go on to work.

    Attributes:
        step: what it does.
        is_leaving: whether the stack forgets it as soon as it is taken back.
    """

    def __init__(self, step: Step, show: TryToShow) -> None:
        """Do ``step``; ``show`` makes and takes back the change."""
        super().__init__()
        self.step = step
        self._show = show
        self._is_applied = True
        self.is_leaving = False
        self.show_name()

    def show_name(self) -> None:
        """Take the name that the step has now; one of the user's is not translated."""
        self.setText(self.step.name or tr(self.step.edit.title))

    def redo(self) -> None:
        """Make the change."""
        if not self._is_applied:
            self._is_applied = self._show(self.step.edit, Document.apply)

    def undo(self) -> None:
        """Take the change back."""
        if self._is_applied:
            self._is_applied = not self._show(self.step.edit, Document.revert)
        if self.is_leaving:
            self.setObsolete(True)  # Qt forgets it now; before, it would not have taken it back.
