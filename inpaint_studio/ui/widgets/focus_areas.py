"""FocusAreas: moves the keyboard focus from the photo to the panels and back, without a mouse."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class FocusAreas(QObject):
    """The parts of a window that F6 goes through."""

    def __init__(self, areas: Callable[[], Sequence[QWidget]], parent: QObject | None = None) -> None:
        """Go through the widgets that ``areas`` returns, in its order; areas that cannot take the focus are skipped."""
        super().__init__(parent)
        self._areas = areas

    def go(self, step: int) -> None:
        """Move the focus to the next area (``step`` 1) or the previous one (-1)."""
        targets = [(area, target) for area in self._areas() if (target := _first_target(area)) is not None]
        if not targets:
            return
        focused = QApplication.focusWidget()
        here = next(
            (number for number, (area, _) in enumerate(targets) if _holds(area, focused)), -1 if step > 0 else 0
        )
        target = targets[(here + step) % len(targets)][1]
        target.setFocus(Qt.FocusReason.TabFocusReason)


def _holds(area: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (area is widget or area.isAncestorOf(widget))


def _first_target(area: QWidget) -> QWidget | None:
    """Return the first widget of ``area`` that Tab would stop at, or None."""
    widget: QWidget | None = area
    while widget is not None:
        can_be_used = _holds(area, widget) and widget.isVisible() and widget.isEnabled()
        if can_be_used and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
        widget = widget.nextInFocusChain()
        if widget is area:
            break
    return None
