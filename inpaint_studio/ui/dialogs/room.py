"""Dialogs are never larger than the screen: what is too high for it is scrolled, and the buttons stay in sight."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_SHARE_OF_SCREEN = 0.9  # the rest is for what the desktop puts around windows


def room_for(dialog: QDialog) -> QSize:
    """Return the largest size of a dialog, in logical pixels."""
    return dialog.screen().availableGeometry().size() * _SHARE_OF_SCREEN


def open_at(dialog: QDialog, wanted: QSize) -> None:
    """Have a dialog open in the size wanted, as far as the screen has room for it."""
    dialog.resize(wanted.boundedTo(room_for(dialog)))
