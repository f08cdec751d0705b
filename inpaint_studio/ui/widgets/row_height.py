"""How high a list is that shows so many rows."""

from PySide6.QtWidgets import QAbstractItemView

_USUAL = 20  # logical pixels of a row, of a list that has none yet
_FRAME = 10  # logical pixels of line and padding, above and below


def height_of_rows(view: QAbstractItemView, count: int) -> int:
    """Return the height, in logical pixels, at which ``view`` shows ``count`` rows as high as its first."""
    return count * max(view.sizeHintForRow(0), _USUAL) + _FRAME
