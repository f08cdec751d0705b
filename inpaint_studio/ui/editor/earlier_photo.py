"""Pixels of the photo as it was after an earlier step, or as another variant of the last step made it."""

from typing import Any

from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Step
from inpaint_studio.errors import InputError
from inpaint_studio.ui.editor.editor import Editor


def read_step(editor: Editor, index: int, region: Region) -> NDArray[Any]:
    """Return a copy of the photo's pixels of ``region`` as they were after ``index`` steps; 0 is as opened.

    Raises:
        InputError: no photo is open.
        FileError: a step lies in a file that cannot be read.
    """
    if editor.document is None:
        raise InputError("No photo is open.")
    return editor.document.read_without(editor.history.between(index, editor.history.index), region)


def read_variant(editor: Editor, step: Step, row: int, region: Region) -> NDArray[Any]:
    """Return a copy of the photo's pixels of ``region`` as variant ``row`` of ``step``, the last step, made them.

    Raises:
        InputError: no photo is open.
        FileError: a step lies in a file that cannot be read.
    """
    if editor.document is None:
        raise InputError("No photo is open.")
    # An edit is its own opposite: the one in force is taken back, the other one is applied.
    return editor.document.read_without([step.edit, step.variants[row].edit], region)
