"""The height of a list that shows a given number of rows."""

from PySide6.QtWidgets import QAbstractItemView

_USUAL_ROW = 20  # logical pixels of a row, for a list that has none yet
_BORDER = 10  # logical pixels of line and padding, above and below


def height_of_rows(view: QAbstractItemView, count: int) -> int:
    """Return the height, in logical pixels, at which ``view`` shows ``count`` rows as high as its first."""
    return count * max(view.sizeHintForRow(0), _USUAL_ROW) + _BORDER
