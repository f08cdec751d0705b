"""Number fields that look like the other fields."""

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox

_Box = TypeVar("_Box", bound=QAbstractSpinBox)
_INDENT = 5  # logical pixels before the number; Qt leaves a style sheet's padding out where it places the buttons


def indented(box: _Box) -> _Box:
    """Return ``box`` with its text indented as in other kinds of fields."""
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
    return box
