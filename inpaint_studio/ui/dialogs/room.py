"""Keeps dialogs smaller than the screen, so that their buttons stay in sight while their content scrolls."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_SHARE_OF_SCREEN = 0.9  # the rest is for the frame that the desktop puts around windows


def room_for(dialog: QDialog) -> QSize:
    """Return the largest size of a dialog, in logical pixels."""
    return dialog.screen().availableGeometry().size() * _SHARE_OF_SCREEN


def open_at(dialog: QDialog, wanted: QSize) -> None:
    """Resize a dialog to ``wanted``, in logical pixels, or to what the screen has room for."""
    dialog.resize(wanted.boundedTo(room_for(dialog)))
