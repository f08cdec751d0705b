"""Texts for Qt in which file names show unchanged: Qt reads markup in tooltips and [*] in titles."""

from html import escape

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def as_tooltip(text: str) -> str:
    """Return a tooltip that shows ``text`` literally, even where it looks like markup."""
    return escape(text, quote=False) if Qt.mightBeRichText(text) else text


def as_title(text: str) -> str:
    """Return a window title that shows ``text`` literally; Qt replaces a single [*] by the mark for unsaved work."""
    return text.replace("[*]", "[*][*]")


def shortened(text: str, widget: QWidget, width: int) -> str:
    """Return ``text`` with its middle left out as far as ``widget`` needs to show it in ``width`` logical pixels."""
    widget.ensurePolished()
    return widget.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)
