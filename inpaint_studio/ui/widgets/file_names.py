"""Names of files where Qt reads more into a text than what it says: markup in tooltips, a sign in titles."""

from html import escape

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def as_tooltip(text: str) -> str:
    """Return what a tooltip shows as the text itself, tags and all."""
    return escape(text, quote=False) if Qt.mightBeRichText(text) else text


def as_title(text: str) -> str:
    """Return what a window's title shows as the text itself: [*] stands for the mark of what is unsaved."""
    return text.replace("[*]", "[*][*]")


def shortened(text: str, widget: QWidget, width: int) -> str:
    """Return a text with its middle left out, so that ``widget`` can show it in so many logical pixels."""
    widget.ensurePolished()
    return widget.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)
